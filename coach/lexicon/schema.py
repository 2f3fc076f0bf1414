"""What the lexicon files must look like. The check is the loader: a broken file never loads in part."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import tomli
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from coach.records import Firmness, Kind

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_-]+\.[a-z0-9-]+$")]
Lower = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^A-Z]+$")]
Filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class LexiconError(ValueError):
    """A lexicon file that can't be used; the message names the file, the entry, the key and the remedy."""


class Model(BaseModel):
    """A frozen entry; unknown keys are refused, so that a misspelled key can't be silently ignored."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PhraseEntry(Model):
    """A fixed wording and the texts that prove it alive. ``match`` is in the notation of ``phrases.py``."""

    id: Id
    match: Annotated[tuple[Filled, ...], Field(min_length=1)]
    where: Literal["start", "opening", "end", "whole", "anywhere"] = "anywhere"
    span: Literal["match", "run", "sentence"] = "match"
    unless: tuple[Filled, ...] = ()
    severity: Literal["low", "medium", "high"] = "medium"
    certainty: Literal["certain", "likely"] = "certain"
    fires: Annotated[tuple[Filled, ...], Field(min_length=1)]
    silent: Annotated[tuple[Filled, ...], Field(min_length=1)]


class FrameExample(Model):
    """A draft, what is wanted, and the whole message once the frame has answered it."""

    draft: Filled
    want: Filled
    ask: Filled | None = None


class WantEntry(Model):
    """A wanted act in place of a complaint; see ``lexicons/README.md`` for the notation of ``want``."""

    id: Id
    want: Filled
    when: str = ""
    shared: bool
    question: str = ""
    topic: tuple[Lower, ...] = ()


class MatterEntry(WantEntry):
    """What people quarrel about, found by how much a draft is like its ``drafts``; ``words`` tell it."""

    words: Annotated[tuple[Lower, ...], Field(min_length=1)]
    drafts: tuple[Filled, ...]


class FrameEntry(WantEntry):
    """From an unwanted act to the wanted one, found by the grammar of the complaint."""

    gloss: Filled
    polarity: Literal["unwanted", "wanted", "any"] = "unwanted"
    verbs: tuple[Lower, ...] = ()
    nouns: tuple[Lower, ...] = ()
    predicates: tuple[Lower, ...] = ()
    objects: tuple[Lower, ...] = ()
    states: tuple[Lower, ...] = ()
    cases: tuple[Lower, ...] = ()
    around: tuple[Lower, ...] = ()
    without: tuple[Lower, ...] = ()
    words: tuple[Lower, ...] = ()
    also: tuple[Filled, ...] = ()
    example: Annotated[tuple[FrameExample, ...], Field(min_length=1)]

    @property
    def drafts(self) -> tuple[str, ...]:
        """The drafts of its examples, and those that sound like it in another grammar."""
        return (*(example.draft for example in self.example), *self.also)


class FormEntry(Model):
    """A sentence shell with a slot for what is wanted; where ``kinds`` are named, one that answers those."""

    id: Id
    form: Literal["we_request", "plain_request", "own_feeling", "curious_question", "validation", "boundary"]
    person: Literal["we", "you"]
    kinds: tuple[Kind, ...] = ()
    register_: Annotated[Literal["casual", "neutral", "formal", "any"], Field(alias="register")] = "any"
    strength: Firmness = Firmness.PLAIN
    text: Filled


class SignEntry(Model):
    """Wordings that are a sign that phrasing is not the matter, and their look-alikes."""

    id: Id
    sign: Literal["abuse", "self_harm", "threat", "illness", "child"]
    match: Annotated[tuple[Filled, ...], Field(min_length=1)]
    unless: tuple[Filled, ...] = ()
    fires: Annotated[tuple[Filled, ...], Field(min_length=1)]
    silent: Annotated[tuple[Filled, ...], Field(min_length=1)]


class NoticeEntry(Model):
    """What the coach says in place of coaching, and the kinds of help line that go with it, best first."""

    sign: Literal["abuse", "self_harm", "threat", "illness", "child"]
    title: Filled
    body: Filled
    lines: tuple[Filled, ...]


M = TypeVar("M", bound=Model)


def read_text(path: Path) -> str:
    """The content of a lexicon file.

    Raises:
        LexiconError: it isn't there, or isn't UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise LexiconError(f"{path.name} can't be read ({error.strerror}). Restore the file.") from error
    except UnicodeDecodeError as error:
        where = f"byte {error.start + 1:,}"
        raise LexiconError(f"{path.name} isn't UTF-8 ({where}). Save it again as UTF-8.") from error


def read_entries(path: Path, key: str, model: type[M]) -> tuple[M, ...]:
    """The entries of one TOML file, in order.

    Raises:
        LexiconError: not TOML, an unknown table, or an entry that breaks the schema.
    """
    try:
        table = tomli.loads(read_text(path))
    except tomli.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: not valid TOML ({error}). Mend the line that is named.") from error
    return entries_of(table, path.name, key, model)


def entries_of(table: dict[str, object], file: str, key: str, model: type[M]) -> tuple[M, ...]:
    """The entries under ``key`` of a TOML table, checked."""
    rows = table.get(key, [])
    if not isinstance(rows, list):
        raise LexiconError(f"{file}: [[{key}]] must be an array of tables.")
    return tuple(_entry(row, n, file, key, model) for n, row in enumerate(rows, 1))


def _entry(row: object, number: int, file: str, key: str, model: type[M]) -> M:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        name = row.get("id", f"number {number}") if isinstance(row, dict) else f"number {number}"
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{file}: {key} {name}: {where}: {first['msg']}.") from error


def check_ids(path: Path, ids: tuple[str, ...]) -> None:
    """Ids start with the file's stem and occur once."""
    seen: set[str] = set()
    for name in ids:
        if name.split(".")[0] != path.stem:
            raise LexiconError(f"{path.name}: {name}: the id must start with “{path.stem}.”.")
        if name in seen:
            raise LexiconError(f"{path.name}: {name}: this id occurs twice. Give one of them another name.")
        seen.add(name)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a word list, checked: header as expected, trimmed, lower-case key, sorted, no word twice.

    Raises:
        LexiconError: any of these doesn't hold.
    """
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    header = next(reader, [])
    if tuple(header) != columns:
        raise LexiconError(f"{path.name}: the header must be {','.join(columns)}, not {','.join(header)}.")
    last = ""
    for number, row in enumerate(reader, 2):
        if len(row) != len(columns):
            raise LexiconError(f"{path.name}: line {number}: {len(row)} fields, {len(columns)} wanted.")
        if any(cell != cell.strip() for cell in row):
            raise LexiconError(f"{path.name}: line {number}: blanks around “{row[0]}”. Trim the fields.")
        word = row[0]
        if not word or word != word.lower():
            raise LexiconError(f"{path.name}: line {number}: “{word}” must be lower case and not empty.")
        if word == last:
            raise LexiconError(f"{path.name}: line {number}: “{word}” stands there twice.")
        if word < last:
            raise LexiconError(
                f"{path.name}: line {number}: “{word}” must stand before “{last}” (sort the file)."
            )
        last = word
        yield dict(zip(columns, row, strict=True))


def placeholders(text: str) -> tuple[str, ...]:
    """The bare names in ``{name}`` and ``{name:filter}`` of a template."""
    return tuple(re.findall(r"\{([^{}]*)\}", text))
