"""What a person has chosen: kinds, rules, wordings and mild findings that are switched off, and how strongly
suggestions ask.

Safety notices can't be switched off.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from coach.detect import ALL
from coach.lexicon.load import Lexicons
from coach.records import Finding, Firmness, InputError, Kind, Severity

FILE: Final = "coach.toml"
_KEYS: Final = ("off", "allow", "least", "reader", "strength")


@dataclass(frozen=True, slots=True)
class Switches:
    """Which findings are reported, and how suggestions ask.

    Attributes:
        off: kinds ("directive"), rules ("directive.you-need-to") and phrases ("contempt.dry") that are not.
        allow: wordings that are fine here, in any case; a finding whose quote holds one is not reported.
        least: the mildest severity that is reported.
        reader: whether the second reader adds to the rules.
        strength: how strongly suggestions ask: gently (with an easy no), plainly or firmly.
    """

    off: frozenset[str] = frozenset()
    allow: tuple[str, ...] = ()
    least: Severity = Severity.LOW
    reader: bool = True
    strength: Firmness = Firmness.PLAIN

    def keeps(self, finding: Finding) -> bool:
        """Whether a finding is reported."""
        quote = finding.quote.casefold()
        allowed = any(wording.casefold() in quote for wording in self.allow)
        return not (finding.names & self.off) and not allowed and finding.severity >= self.least

    def checked(self, lexicons: Lexicons) -> Switches:
        """These switches, if every name among them is known.

        Raises:
            InputError: a name is none of a kind, a rule or a phrase; the message offers the nearest ones.
        """
        known = known_names(lexicons)
        for name in sorted(self.off - known):
            near = difflib.get_close_matches(name, sorted(known), n=3)
            hint = f" Did you mean {' or '.join(near)}?" if near else " See `coach explain`."
            raise InputError(f"There is no kind, rule or phrase “{name}” to switch off.{hint}")
        return self


ALL_ON: Final = Switches()


def known_names(lexicons: Lexicons) -> frozenset[str]:
    """All that can be switched off by name."""
    phrases = (phrase.id for entries in lexicons.phrases.values() for phrase in entries)
    readers = (f"reader.{kind}" for kind in Kind)
    return frozenset([*map(str, Kind), *(rule.id for rule in ALL), *phrases, *readers])


def read_switches(path: Path) -> Switches:
    """The switches in a TOML file.

    Raises:
        InputError: the file can't be read, isn't TOML, or holds a key or value that no switch has.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name} can't be read. Check that it is there and is UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path.name} isn't TOML: {error}.") from error
    unknown = sorted(set(table) - set(_KEYS))
    if unknown:
        raise InputError(f"{path.name}: there is no switch “{unknown[0]}”. Known are {', '.join(_KEYS)}.")
    return Switches(
        off=frozenset(_words(path, table, "off")),
        allow=tuple(_words(path, table, "allow")),
        least=_severity(path, table.get("least", "low")),
        reader=_flag(path, table.get("reader", True)),
        strength=_strength(path, table.get("strength", Firmness.PLAIN)),
    )


def _words(path: Path, table: dict[str, Any], key: str) -> Iterable[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise InputError(f'{path.name}: {key} must be a list of texts, such as ["directive"].')
    return value


def _severity(path: Path, value: object) -> Severity:
    names = [level.name.lower() for level in Severity]
    if value not in names:
        raise InputError(f"{path.name}: least must be one of {', '.join(names)}.")
    return Severity[str(value).upper()]


def _strength(path: Path, value: object) -> Firmness:
    names = [str(level) for level in Firmness]
    if value not in names:
        raise InputError(f"{path.name}: strength must be one of {', '.join(names)}.")
    return Firmness(str(value))


def _flag(path: Path, value: object) -> bool:
    if not isinstance(value, bool):
        raise InputError(f"{path.name}: reader must be true or false.")
    return value
