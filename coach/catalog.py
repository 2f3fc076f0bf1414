"""One text for each kind and rule, shown in three places: the docs, the command line and the app."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from coach.detect import ALL, KIND_DOCS
from coach.detect.rule import KindDoc, Rule, unmark
from coach.lexicon.load import Lexicons
from coach.records import KIND_ORDER, Kind, Span

_MOST_EXAMPLES: Final = 6
_I: Final = re.IGNORECASE
_TYPICAL: Final[Mapping[Kind, re.Pattern[str]]] = MappingProxyType(
    {
        Kind.NEGATIVE_REQUEST: re.compile(r"^(?:please )?(?:stop|quit|don['’]?t|no more|enough)\b", _I),
        Kind.GENERALIZATION: re.compile(r"\byou(?:['’]re)? (?:always|never)\b", _I),
        Kind.ULTIMATUM: re.compile(
            r"\bor else\b|\bor (?:I|we)['’](?:m|re|ll)\b|^(?:if|unless) you\b.*\b(?:I|we|you)['’](?:m|re)\b",
            _I,
        ),
        Kind.ACCUSING_QUESTION: re.compile(r"^why (?:can['’]?t|don['’]?t|won['’]?t|do|must) you\b", _I),
        Kind.DIRECTIVE: re.compile(r"^you (?:need|have|ought) to\b|^you (?:should|must)\b", _I),
    }
)
"""How a draft of the frames' examples must read to be shown under a kind."""


class UnknownIdError(LookupError):
    """There is no kind and no rule of that name; the message offers the nearest ones."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its paragraphs, or with the items of a list."""

    title: str
    lines: tuple[str, ...]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All that is said about a kind or a rule, in order.

    Lines may hold ``**strong**`` marks around what a rule reports, and are plain text otherwise.
    """

    id: str
    title: str
    sections: tuple[Section, ...]

    def to_text(self) -> str:
        """The page for a terminal."""
        parts = [f"{self.title}  ({self.id})"]
        for section in self.sections:
            lead = "  - " if section.is_list else "  "
            body = "\n".join(lead + _bracketed(line) for line in section.lines)
            parts.append(f"{section.title}\n{body}")
        return "\n\n".join(parts) + "\n"

    def to_markdown(self, *, level: int = 1) -> str:
        """The page for the docs; ``level`` is the depth of its heading."""
        parts = [f"{'#' * level} {self.title}", f"`{self.id}`"]
        for section in self.sections:
            lead, join = ("- ", "\n") if section.is_list else ("", "\n\n")
            body = join.join(lead + _escaped(line) for line in section.lines)
            parts.append(f"{'#' * (level + 1)} {section.title}\n\n{body}")
        return "\n\n".join(parts) + "\n"


def _bracketed(line: str) -> str:
    """The line with its ``**strong**`` stretches in square brackets."""
    return re.sub(r"\*\*(.+?)\*\*", r"[\1]", line)


def _escaped(line: str) -> str:
    """The line with what Markdown would read as markup held back, its ``**`` marks aside."""
    return re.sub(r"(?<!\*)\*(?!\*)|[_<>\[\]`\\]", lambda m: "\\" + m.group(), line)


def _strong(text: str, spans: Sequence[Span]) -> str:
    """The example with ``**`` around what is reported."""
    for span in sorted(spans, reverse=True):
        text = f"{text[: span.start]}**{span.of(text)}**{text[span.end :]}"
    return text


def kinds() -> tuple[KindDoc, ...]:
    """The documented kinds, most specific first."""
    return tuple(KIND_DOCS[kind] for kind in KIND_ORDER if kind in KIND_DOCS)


def rules_of(kind: Kind) -> tuple[Rule, ...]:
    """The rules of a kind in the order of their module."""
    return tuple(rule for rule in ALL if rule.kind is kind)


READER: Final = "reader."
"""In front of a kind: what the second reader found, in the kind's own words."""


def find(name: str) -> KindDoc | Rule:
    """The kind or rule of that id.

    Raises:
        UnknownIdError: there is none.
    """
    if name.startswith(READER):
        name = name.removeprefix(READER)
    for rule in ALL:
        if rule.id == name:
            return rule
    for doc in kinds():
        if doc.kind == name:
            return doc
    known = [*(rule.id for rule in ALL), *(str(doc.kind) for doc in kinds())]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else "See `coach rules` for all of them."
    raise UnknownIdError(f"There is no rule or kind “{name}”. {hint}")


def page(entry: KindDoc | Rule, lexicons: Lexicons) -> Page:
    """All that is said about a kind or a rule."""
    return _rule_page(entry, lexicons) if isinstance(entry, Rule) else _kind_page(entry, lexicons)


def _kind_page(doc: KindDoc, lexicons: Lexicons) -> Page:
    rules = tuple(f"{rule.id}: {_one_line(rule.doc)}" for rule in rules_of(doc.kind))
    return Page(
        id=str(doc.kind),
        title=doc.title,
        sections=(
            Section("What it finds", (doc.what,)),
            *_reasons(doc),
            Section("Rules", rules, is_list=True),
            *_instead(doc, lexicons),
            *_sources(doc),
        ),
    )


def _rule_page(rule: Rule, lexicons: Lexicons) -> Page:
    doc = KIND_DOCS[rule.kind]
    return Page(
        id=rule.id,
        title=doc.title,
        sections=(
            Section("What it finds", (_one_line(rule.doc),)),
            *_reasons(doc),
            *_examples(rule),
            *_instead(doc, lexicons),
            *_sources(doc),
            Section("Since", (rule.since,)),
        ),
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _reasons(doc: KindDoc) -> tuple[Section, ...]:
    return Section("Why it matters", (doc.why,)), Section("Ask yourself", (doc.ask,))


def _examples(rule: Rule) -> tuple[Section, ...]:
    found = tuple(_strong(*unmark(example)) for example in rule.fires)
    sections = [Section("Found", found, is_list=True), Section("Left alone", rule.silent, is_list=True)]
    if rule.known_misses:
        sections.append(Section("Known misses", rule.known_misses, is_list=True))
    return tuple(sections)


def _instead(doc: KindDoc, lexicons: Lexicons) -> tuple[Section, ...]:
    shown = tuple(f"“{draft}” Ask for: {want}." for draft, want in say_instead(doc.kind, lexicons))
    first = Section("Say instead", (doc.instead,))
    return (first, Section("For example", shown, is_list=True)) if shown else (first,)


def _sources(doc: KindDoc) -> tuple[Section, ...]:
    return (Section("Sources", doc.sources, is_list=True),) if doc.sources else ()


def say_instead(kind: Kind, lexicons: Lexicons) -> tuple[tuple[str, str], ...]:
    """Drafts of that kind among the examples of the frames, one from a file, with what is wanted instead."""
    typical = _TYPICAL.get(kind)
    if typical is None:
        return ()
    shown: dict[str, tuple[str, str]] = {}
    for frame in sorted(lexicons.frames, key=lambda f: f.id):
        for example in frame.example:
            if typical.search(example.draft):
                shown.setdefault(frame.id.split(".")[0], (example.draft, example.want))
    return tuple(shown.values())[:_MOST_EXAMPLES]


def to_dict(entry: KindDoc | Rule) -> dict[str, Any]:
    """A kind or a rule as plain JSON values."""
    return _rule_dict(entry) if isinstance(entry, Rule) else _kind_dict(entry)


def _kind_dict(doc: KindDoc) -> dict[str, Any]:
    return {
        "id": str(doc.kind),
        "family": str(doc.kind.family),
        "title": doc.title,
        "what": doc.what,
        "why": doc.why,
        "ask": doc.ask,
        "instead": doc.instead,
        "sources": list(doc.sources),
        "rules": [rule.id for rule in rules_of(doc.kind)],
    }


def _rule_dict(rule: Rule) -> dict[str, Any]:
    doc = KIND_DOCS[rule.kind]
    return {
        "id": rule.id,
        "kind": str(rule.kind),
        "family": str(rule.kind.family),
        "severity": rule.severity.name.lower(),
        "message": rule.message,
        "what": _one_line(rule.doc),
        "why": doc.why,
        "ask": doc.ask,
        "instead": doc.instead,
        "fires": [_marked(example) for example in rule.fires],
        "silent": list(rule.silent),
        "known_misses": list(rule.known_misses),
        "sources": list(doc.sources),
        "since": rule.since,
    }


def _marked(example: str) -> dict[str, Any]:
    text, spans = unmark(example)
    return {"text": text, "spans": [{"start": s.start, "end": s.end} for s in spans]}


def doc_pages(lexicons: Lexicons) -> Mapping[str, str]:
    """The generated pages of ``docs/rules``: file name to content."""
    pages = {f"{doc.kind}.md": _kind_markdown(doc, lexicons) for doc in kinds()}
    return MappingProxyType({"README.md": _index(), **pages})


_GENERATED: Final = "<!-- Made by `coach docs` from the rules themselves; don't edit. -->\n\n"


def _kind_markdown(doc: KindDoc, lexicons: Lexicons) -> str:
    parts = [_kind_page(doc, lexicons).to_markdown()]
    for rule in rules_of(doc.kind):
        about = Section("What it finds", (_one_line(rule.doc),))
        says = Section("What it says", (f"{rule.message} (severity: {rule.severity.name.lower()})",))
        since = Section("Since", (f"Version {rule.since}",))
        title = rule.id.split(".")[1].replace("-", " ").capitalize()
        parts.append(Page(rule.id, title, (about, says, *_examples(rule), since)).to_markdown(level=2))
    source = f"The rules of this page: [`coach/detect/{doc.kind}.py`](../../coach/detect/{doc.kind}.py)\n"
    return _GENERATED + "\n".join((*parts, source))


def _index() -> str:
    rows = [
        f"| [{doc.title}]({doc.kind}.md) | `{doc.kind}` | {doc.kind.family} | {doc.what} |" for doc in kinds()
    ]
    head = "# What the coach looks for\n\n| | kind | family | what it is |\n|---|---|---|---|\n"
    return _GENERATED + head + "\n".join(rows) + "\n"


def stale_docs(folder: Path, lexicons: Lexicons) -> tuple[str, ...]:
    """The names of pages that are missing, out of date or left over, in order."""
    pages = doc_pages(lexicons)
    there = {path.name for path in folder.glob("*.md")}
    wrong = {name for name, text in pages.items() if name not in there or _read(folder / name) != text}
    return tuple(sorted(wrong | (there - set(pages))))


def write_docs(folder: Path, lexicons: Lexicons) -> tuple[str, ...]:
    """Write the pages that are stale, remove those left over; returns their names."""
    stale = stale_docs(folder, lexicons)
    pages = doc_pages(lexicons)
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        path = folder / name
        if name in pages:
            draft = path.with_suffix(".part")
            draft.write_text(pages[name], encoding="utf-8", newline="\n")
            draft.replace(path)
        else:
            path.unlink()
    return stale


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")
