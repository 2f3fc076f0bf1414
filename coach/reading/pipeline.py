"""The trained English pipeline: text in, readings out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from coach.paths import pipeline_dir
from coach.reading import breaks, labels, spelling, upos  # noqa: F401 - the pipeline's own components register themselves
from coach.reading.lemmas import lemma
from coach.reading.reading import Reading
from coach.reading.repair import repair
from coach.reading.word import Word
from coach.records import Message

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "\ufeff": " ", "\t": " "}
)
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:'[A-Z]+)?\b")
_LOWER = re.compile(r"[a-z]")


class PipelineError(RuntimeError):
    """The shipped pipeline is missing or is not one that the rules can read."""


class Pipeline:
    """A loaded pipeline.

    Attributes:
        version: name and version from the pipeline's own ``meta.json``.
    """

    def __init__(self, nlp: Language) -> None:
        _check_labels(nlp)
        if not isinstance(nlp.tokenizer, spelling.MessageTokenizer):
            raise PipelineError(
                "The English pipeline cuts words in another way than the rules. Install the coach again."
            )
        self._nlp = nlp
        self.version = f"{nlp.meta['name']} {nlp.meta['version']}"

    @classmethod
    def load(cls, path: Path | None = None) -> Pipeline:
        """Load the shipped pipeline, or the one at ``path``.

        Raises:
            PipelineError: nothing is there, or its labels are not those that the rules read.
        """
        folder = path or pipeline_dir()
        if not (folder / "meta.json").is_file():
            raise PipelineError("The English pipeline is missing from the package. Install the coach again.")
        return cls(spacy.load(folder))

    def read(self, message: Message) -> Reading:
        """The reading of one message."""
        return self._reading(message, self._nlp(parsed_text(message.text)))

    def read_many(
        self, messages: Iterable[Message], *, batch_size: int = 64, n_process: int = 1
    ) -> Iterator[Reading]:
        """The readings of many messages, in order; each the same as ``read`` would give."""
        pairs = ((parsed_text(m.text), m) for m in messages)
        docs = self._nlp.pipe(pairs, as_tuples=True, batch_size=batch_size, n_process=n_process)
        for doc, message in docs:
            yield self._reading(message, doc)

    def _reading(self, message: Message, doc: Doc) -> Reading:
        words, starts = words_of(doc, message.text)
        return Reading(message, *repair(words, starts))


def _check_labels(nlp: Language) -> None:
    if "parser" not in nlp.pipe_names:
        raise PipelineError("The English pipeline has no parser. Install the coach again.")
    missing = labels.ALL - set(nlp.meta.get("labels", {}).get("parser", ()))
    if missing:
        raise PipelineError(
            f"The English pipeline lacks the relations {', '.join(sorted(missing))}. Install the coach again."
        )


def parsed_text(text: str) -> str:
    """The text as the parser sees it: same length, plain apostrophes and spaces, and shouting in lower case.

    Capitals are lowered only where most of the letters are capitals, so that names and acronyms stay.
    """
    text = text.translate(_SAME_LENGTH)
    shouted = sum(len(m.group()) for m in _SHOUTED.finditer(text))
    if shouted > len(_LOWER.findall(text)):
        return _SHOUTED.sub(lambda m: m.group().lower(), text)
    return text


def words_of(doc: Doc, text: str) -> tuple[list[Word], list[int]]:
    """The words of a parse, white space left out, and the indices at which sentences start.

    ``doc`` must be of a text as long as ``text``, from which the words take their own spelling.
    """
    kept = [t for t in doc if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    words, starts = [], []
    for n, token in enumerate(kept):
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        norm = token.norm_.lower()
        words.append(
            Word(
                i=n,
                text=text[token.idx : token.idx + len(token)],
                norm=norm,
                lemma=lemma(norm, token.pos_, token.tag_),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_ if head.i in place else labels.ROOT,
                head=place.get(head.i, n),
                start=token.idx,
                end=token.idx + len(token),
            )
        )
        if (
            token.is_sent_start
            or token.i == 0
            or (n and doc[token.i - 1].is_space and doc[token.i - 1].is_sent_start)
        ):
            starts.append(n)
    return words, starts
