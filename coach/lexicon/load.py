"""All lexicons, read once."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coach.lexicon.forms import read_forms
from coach.lexicon.frames import by_trigger, read_frames
from coach.lexicon.matters import read_matters
from coach.lexicon.phrases import PhraseList, read_phrases
from coach.lexicon.safety import SafetyLexicon, read_safety
from coach.lexicon.schema import FormEntry, FrameEntry, LexiconError, MatterEntry
from coach.lexicon.words import WordList, read_words
from coach.paths import lexicon_dir


@dataclass(frozen=True)
class Lexicons:
    """Everything under ``lexicons/``, with a hash of its content for ``Report.build``."""

    words: Mapping[str, WordList]
    phrases: Mapping[str, PhraseList]
    frames: tuple[FrameEntry, ...]
    matters: tuple[MatterEntry, ...]
    forms: tuple[FormEntry, ...]
    safety: SafetyLexicon
    version: str

    @cached_property
    def frames_by_trigger(self) -> Mapping[str, tuple[FrameEntry, ...]]:
        """The frames under each verb, noun or predicate that calls them."""
        return by_trigger(self.frames, self.words["classes"])

    def classes_of(self, lemma: str) -> frozenset[str]:
        """The classes of a word ("shoes" is a "thing" and "clothes"), as named in ``classes.csv``."""
        row = self.words["classes"].get(lemma)
        return frozenset(row["class"].split("; ")) if row else frozenset()

    def is_a(self, lemma: str, wanted: tuple[str, ...]) -> bool:
        """Whether ``lemma`` is one of the ``wanted`` words or in one of the ``@classes`` among them."""
        return lemma in wanted or any(f"@{name}" in wanted for name in self.classes_of(lemma))


def load_lexicons(folder: Path | None = None) -> Lexicons:
    """Read and check all lexicons, from the shipped folder or from ``folder``.

    Raises:
        LexiconError: a file is missing or broken; the message names file, entry and key.
    """
    home = folder or lexicon_dir()
    if not home.is_dir():
        raise LexiconError(f"There is no folder {home.name} with lexicons. Install the coach again.")
    words = read_words(home / "words")
    return Lexicons(
        words=words,
        phrases=read_phrases(home / "phrases", words),
        frames=read_frames(home / "frames", words["classes"]),
        matters=read_matters(home / "matters"),
        forms=read_forms(home / "forms.toml"),
        safety=read_safety(home / "safety.toml", home / "helplines.csv"),
        version=_content_hash(home),
    )


def _content_hash(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.suffix in {".csv", ".toml"}):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
