"""Joining new wording with the stretches of a draft that stay: marks, capitals and blanks at the joints.

What stays is never touched, but for the first letter of a clause that became a sentence, or the reverse.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading
from coach.records import Edit, Span
from coach.rewrite.calls import is_emoji
from coach.rewrite.remainder import Role
from coach.rewrite.voice import Voice

FINAL: Final = frozenset(".!?…")
_HEAD: Final = re.compile(r"[^\w]*")
_TAIL: Final = re.compile(r"[^\w]*$")
_LINE: Final = re.compile(r"[^\S\n]*\n\s*")
_QUOTE: Final = re.compile(r"[\"'“”‘’()\[\]]")
_JOINERS: Final = "\ufe0f\u200d"
"""Characters that only say how an emoji is drawn."""
_ASKING: Final = frozenset("can could would will shall may do did does are is".split())
_ENDED: Final = re.compile(r"[.!?…][\"”’')\s]*$")


@dataclass(frozen=True, slots=True)
class Kept:
    """A stretch of the draft that stays, in characters."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Put:
    """Wording with its final mark, and the stretch of the draft that it stands for."""

    span: Span
    text: str


Item = Kept | Put


def join(reading: Reading, items: Sequence[Item], voice: Voice) -> tuple[Edit, ...]:
    """The edits that leave of a draft what is kept and put the wording in its place, in the order of text."""
    found: list[Edit] = []
    before: Kept | None = None
    puts: list[Put] = []
    waiting = ""
    for item in (*items, None):
        if isinstance(item, Put):
            puts.append(item)
            continue
        gap = _Gap(reading, voice, before, tuple(puts), item, waiting)
        edit = gap.edit()
        found += [] if edit is None else [edit]
        before, puts, waiting = item, [], gap.left_waiting
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Gap:
    """What lies between two stretches that stay (none at an end of the draft), and the wording put there.

    ``waiting`` is a final mark that a reason or a name still keeps from its place.
    """

    reading: Reading
    voice: Voice
    a: Kept | None
    puts: tuple[Put, ...]
    b: Kept | None
    waiting: str

    @property
    def start(self) -> int:
        return self.a.span.end if self.a else 0

    @property
    def end(self) -> int:
        return self.b.span.start if self.b else len(self.reading.text)

    @property
    def old(self) -> str:
        return self.reading.text[self.start : self.end]

    @property
    def head(self) -> str:
        """The marks and blanks in front of the first word that is gone."""
        found = _HEAD.match(self.old)
        return _QUOTE.sub("", found[0]) if found else ""

    @property
    def tail(self) -> str:
        """The marks and blanks behind the last word that is gone."""
        found = _TAIL.search(self.old)
        return _QUOTE.sub("", found[0]) if found else ""

    @property
    def goes_on(self) -> bool:
        """Whether what follows belongs to the sentence that the wording, or what it waits for, makes."""
        return self.b is not None and self.b.role in {Role.NAME, Role.REASON}

    @property
    def begins(self) -> bool:
        """Whether a sentence begins behind the stretch in front."""
        if self.a is None or self.a.role not in {Role.CALL, Role.LEAD}:
            return bool(self.puts) or not self.goes_on
        return "\n" in self.head or bool(set(self.head) & FINAL)

    @property
    def mark(self) -> str:
        """The final mark of the wording."""
        return self.puts[-1].text[-1] if self.puts and self.puts[-1].text[-1] in FINAL else ""

    @property
    def left_waiting(self) -> str:
        """The final mark that still waits behind this gap."""
        if not self.goes_on:
            return ""
        return self.mark if self.puts else self.waiting

    def edit(self) -> Edit | None:
        """The edit that makes the gap what it is to be; None where it is so."""
        if not self.puts and not self.waiting and not any(c.isalnum() for c in self.old):
            return None
        front, body, back = self._front(), self._body(), self._back()
        start, end = self.start, self.end
        letter = self._letter()
        if letter:
            back, end = back + letter, end + 1
        old, new = self.reading.text[start:end], front + body + back
        same = _common(old, front)
        start, old, new = start + same, old[same:], new[same:]
        same = _common(old[::-1], back[::-1] if body else new[::-1])
        end, old, new = end - same, old[: len(old) - same], new[: len(new) - same]
        if old == new:
            return None
        if not old:
            start, new = (start - 1, self.reading.text[start - 1] + new) if start else (start, new)
            end, new = (end, new) if start < end else (end + 1, new + self.reading.text[end])
        return Edit(Span(start, end), new)

    def _front(self) -> str:
        """What closes the stretch in front and leads to what follows it."""
        a = self.a
        if a is None:
            return self.head
        if self.begins and a.role not in {Role.CALL, Role.LEAD}:
            return self._closing(a) + self._space_before()
        if self.goes_on and not self.puts:
            return ", " if self.b is not None and self.b.role is Role.NAME else " "
        if a.role is Role.LEAD:
            return ", " if "," in self.head and (self.puts or "," not in self.tail) else " "
        return self.head if self.head.strip() or "\n" in self.head else ", "

    def _closing(self, a: Kept) -> str:
        """The final mark behind the stretch in front, where it has none."""
        said = a.span.of(self.reading.text)
        if a.role is Role.SIGN or _ENDED.search(said) or is_emoji(said.rstrip(_JOINERS)[-1]):
            return ""
        given = self.head.strip()
        own = given if given and set(given) <= FINAL else ""
        if self.waiting:
            return self.waiting
        if self.puts or self.b is not None:
            broken = "\n" in self.head and a.role is Role.WHOLE
            asks = a.role is Role.CLAUSE and said.split(maxsplit=1)[0].lower() in _ASKING
            return own or ("" if broken else "?" if asks else ".")
        return own or ("." if _ENDED.search(self.reading.text) else "")

    def _space_before(self) -> str:
        """The blank in front of what follows: the draft's own break of line, or a space."""
        if not self.puts and self.b is None:
            return self._ending()
        lines = _LINE.findall(self.head if self.puts else self.old)
        return max(lines, key=len) if lines else " "

    def _ending(self) -> str:
        text = self.reading.text
        return text[len(text.rstrip()) :]

    def _body(self) -> str:
        """The wording, one sentence behind the other, without a final mark that waits."""
        texts = [self.voice.cased(put.text, capital=self.begins or n > 0) for n, put in enumerate(self.puts)]
        body = ""
        for n, text in enumerate(texts):
            between = self.reading.text[self.puts[n - 1].span.end : self.puts[n].span.start] if n else ""
            lines = _LINE.findall(between)
            body += (lines[-1] if lines else " " if n else "") + text
        drops = self.goes_on or (self.mark == "." and not self._is_closed_behind())
        return body.removesuffix(self.mark) if self.mark and drops else body

    def _is_closed_behind(self) -> bool:
        """Whether the draft has a final mark here, or words behind it that need one."""
        if self.b is not None and self.b.role is not Role.SIGN:
            return True
        return bool(_ENDED.search(self.reading.text)) or bool(set(self.tail) & FINAL)

    def _back(self) -> str:
        """What leads from the wording to the stretch behind it."""
        if not self.puts:
            return ""
        if self.b is None:
            return self._ending()
        if self.b.role is Role.NAME:
            return ", "
        if self.b.role is Role.REASON:
            return ", " if "," in self.tail else " "
        lines = _LINE.findall(self.tail)
        return lines[-1] if lines else " "

    def _letter(self) -> str:
        """The first letter of the stretch behind, where it changes; else nothing."""
        if self.b is None:
            return ""
        first = self.reading.text[self.b.span.start]
        opens = (
            self.b.role is Role.CALL and not first.isupper() and self.reading.text[self.start :][:1].isupper()
        )
        if (self.b.role is Role.CLAUSE or opens) and (self.begins or self.puts):
            capital = self.voice.start(first)
            return capital if capital != first else ""
        if self.b.role is Role.WHOLE and not self.puts and not self.begins and self._is_lowered():
            return first.lower()
        return ""

    def _is_lowered(self) -> bool:
        """Whether the sentence behind a name has its capital only because it begins."""
        word = next((w for w in self.reading.words if w.start == self.b.span.start), None) if self.b else None
        if word is None or word.pos == labels.PROPER_NOUN or word.is_capitals or word.norm.startswith("i'"):
            return False
        return word.text[:1].isupper() and word.norm != "i"


def _common(a: str, b: str) -> int:
    """How many characters the two begin with alike."""
    n = 0
    while n < min(len(a), len(b)) and a[n] == b[n]:
        n += 1
    return n
