"""UPOS from the fine tag, the relation and the word, by a table that the recipe counts on the treebanks."""

import json
from collections.abc import Iterable
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

FILE = "table.json"


class UposTable:
    """`{"VB": {"": "VERB", "aux": "AUX", " be": "AUX", "ROOT be": "VERB"}}`: a UPOS and what changes it.

    A key is the relation, a space and the word; either may be missing. The closest key counts.
    """

    def __init__(self, table: dict[str, dict[str, str]] | None = None) -> None:
        self.table = table or {}

    def __call__(self, doc: Doc) -> Doc:
        for token in doc:
            by_key = self.table.get(token.tag_)
            if by_key is not None:
                token.pos_ = look_up(by_key, token.dep_, token.norm_)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Writes the table, sorted."""
        del exclude
        Path(path).mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.table, indent=0, sort_keys=True)
        (Path(path) / FILE).write_text(text + "\n", encoding="utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "UposTable":
        """Reads it again; a file that holds no table is an error."""
        del exclude
        self.table = checked(json.loads((Path(path) / FILE).read_text(encoding="utf8")), str(path))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The same in memory."""
        del exclude
        return json.dumps(self.table, sort_keys=True).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "UposTable":
        """The same from memory."""
        del exclude
        self.table = checked(json.loads(data), "the bytes")
        return self


def look_up(by_key: dict[str, str], relation: str, word: str) -> str:
    """What relation and word make of a tag: both together first, then the word, then the relation."""
    for key in (f"{relation} {word}", f" {word}", relation):
        if key in by_key:
            return by_key[key]
    return by_key[""]


def checked(table: object, where: str) -> dict[str, dict[str, str]]:
    """Every tag needs its usual UPOS under the empty relation."""
    if not isinstance(table, dict) or not all("" in by_key for by_key in table.values()):
        raise ValueError(f"{where}: no UPOS table; install the pipeline anew with training/install.py")
    return table


def create_upos_table(nlp: Language, name: str) -> UposTable:
    """What a spaCy config names; the table comes from disk."""
    del nlp, name
    return UposTable()


Language.factory(
    "coach_upos", assigns=["token.pos"], requires=["token.tag", "token.dep"], func=create_upos_table
)
