"""The second reader: a small encoder that has read labelled messages, and its opinion of each sentence.

It sees a sentence with the one before it, and where there are several the whole message once more: what
stings is often plain only from what comes after. One text a call, so its opinion can't change with what
else stands in the batch or with the order of reading.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from coach.reading.reading import Reading, Sentence
from coach.reading.session import CLS, SEP, open_session, open_tokenizer
from coach.records import Kind, Sign, Span, StrengthKind

Floats = NDArray[np.float32]
MODEL_DIR: Final = Path(__file__).resolve().parent / "reader_model"
OWN_TOKENS: Final = 128
STRIDE: Final = 96
BEFORE_TOKENS: Final = 32
_GREETING = re.compile(
    r"(?:hey|hi|hello|hiya|heya|yo|oi|dear)(?:\s+[\w'’-]+){0,2}\s*,\s+(?=\w+\W+\w)", re.IGNORECASE
)
"""An opening that says nothing of what follows: with it, "Hey Jo, you never lock up" seemed kind."""
_PROBLEM: Final = "problem"
_LEAST: Final = 1e-7
_LETTER = re.compile(r"[^\W\d_]")
_NOTHING: Final[Mapping[Any, Any]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class Heard:
    """What the reader heard of a text.

    Attributes:
        chances: of each output; shape (outputs,).
        words: of each token by kind; shape (tokens, kinds).
        places: where the tokens begin and end.
    """

    chances: Floats
    words: Floats
    places: tuple[tuple[int, int], ...]

    def shifted(self, by: int) -> Heard:
        """The same where the text begins at ``by``."""
        return self if not by else replace(self, places=tuple((a + by, b + by) for a, b in self.places))

    def strongest(self, span: Span) -> float:
        """The chance of the likeliest kind of any word in a stretch."""
        inside = [n for n, (a, b) in enumerate(self.places) if a < span.end and span.start < b]
        return float(self.words[inside].max()) if inside else 0.0


Memory = dict[tuple[str, str], Heard]
"""What was heard of a text with the sentence before it; kept for one call only."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the reader thinks of one sentence.

    Attributes:
        sentence: the index of the sentence in its reading.
        span: where the sentence stands.
        problem: how likely it holds any problem, by itself and in its message; so ``signs``.
        kinds: how likely it holds each kind; so ``strengths``.
        stretches: for the likelier kinds the words that carried the opinion.
        read: False where the gate let the sentence pass unread; all is nought then.
        word: how likely the likeliest of its words carries a kind, read in its message.
    """

    sentence: int
    span: Span
    problem: float = 0.0
    kinds: Mapping[Kind, float] = field(default_factory=lambda: _NOTHING)
    strengths: Mapping[StrengthKind, float] = field(default_factory=lambda: _NOTHING)
    signs: Mapping[Sign, float] = field(default_factory=lambda: _NOTHING)
    stretches: Mapping[Kind, Span] = field(default_factory=lambda: _NOTHING)
    read: bool = True
    word: float = 0.0


class Encoder:
    """A loaded second reader. Make one with ``Encoder.load()`` and keep it; it keeps nothing of what it read.

    Attributes:
        version: name and version from the model's own ``meta.json``.
        thresholds: the numbers that say when the reader is sure, as chosen on the dev split.
    """

    def __init__(
        self, session: Any, tokenizer: Any, *, meta: Mapping[str, Any], thresholds: Mapping[str, Any]
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._outputs = tuple(meta["outputs"])
        self.version = f"{meta['name']} {meta['version']}"
        self.thresholds = thresholds

    @classmethod
    def load(cls, path: Path | None = None) -> Encoder:
        """Load the shipped reader, or the one in the folder ``path``.

        Raises:
            EncoderError: nothing is there, or onnxruntime or tokenizers is not installed.
        """
        folder = path or MODEL_DIR
        return cls(
            open_session(folder / "reader.onnx"),
            open_tokenizer(folder / "tokenizer.json"),
            meta=json.loads((folder / "meta.json").read_text(encoding="utf-8")),
            thresholds=load_thresholds(folder),
        )

    def opinions(
        self, reading: Reading, memory: Memory | None = None, before: str | None = None
    ) -> tuple[Opinion, ...]:
        """One opinion for each sentence, in order.

        Texts that stand in ``memory`` aren't read again, and those that are read are added to it.
        ``before`` is the sentence that came before, where what is read is a part of a message; such a part
        is read sentence by sentence only.
        """
        heard = {} if memory is None else memory
        worth = sum(worth_reading(s.span.of(reading.text)) for s in reading.sentences)
        message = self._heard(reading.text, "", heard) if before is None and worth > 1 else None
        earlier = [before or "", *(s.span.of(reading.text) for s in reading.sentences)]
        return tuple(
            self._opinion(reading, sentence, said, message, heard)
            for sentence, said in zip(reading.sentences, earlier, strict=False)
        )

    def _opinion(
        self, reading: Reading, sentence: Sentence, before: str, message: Heard | None, memory: Memory
    ) -> Opinion:
        text = sentence.span.of(reading.text)
        if not worth_reading(text):
            return Opinion(sentence.index, sentence.span, read=False)
        alone = self._heard(text, before, memory).shifted(sentence.span.start)
        there = message or alone
        here, whole = self._named(alone), self._named(there)
        kinds = {kind: here[kind] for kind in Kind}
        problem = _midway(
            here[_PROBLEM],
            max(kinds.values()),
            whole[_PROBLEM],
            max(whole[kind] for kind in Kind),
        )
        stretches = _stretches(reading, sentence, alone, kinds)
        return Opinion(
            sentence=sentence.index,
            span=sentence.span,
            problem=problem,
            word=there.strongest(sentence.span),
            kinds=MappingProxyType(kinds),
            strengths=MappingProxyType({s: here[s] for s in StrengthKind}),
            signs=MappingProxyType({s: _midway(here[s], whole[s]) for s in Sign}),
            stretches=MappingProxyType(stretches),
        )

    def _named(self, heard: Heard) -> dict[str, float]:
        return dict(zip(self._outputs, map(float, heard.chances), strict=True))

    def _heard(self, text: str, before: str, memory: Memory) -> Heard:
        """What is heard of a text without its greeting."""
        greeting = _GREETING.match(text)
        skipped = greeting.end() if greeting else 0
        key = before, text[skipped:]
        if key not in memory:
            memory[key] = self._run(text[skipped:], before)
        return memory[key].shifted(skipped)

    def _run(self, text: str, before: str) -> Heard:
        coded = self._tokenizer.encode(text, add_special_tokens=False)
        earlier = self._tokenizer.encode(before, add_special_tokens=False).ids
        tail = [*earlier[-BEFORE_TOKENS:], SEP] if before else []
        whole = np.zeros(len(self._outputs), dtype=np.float32)
        words = np.zeros((len(coded.ids), len(Kind)), dtype=np.float32)
        for start, end in _windows(len(coded.ids)):
            ids = np.array([CLS, *coded.ids[start:end], SEP, *tail], dtype=np.int64)
            types, own = np.zeros_like(ids), np.zeros(len(ids), dtype=np.float32)
            types[end - start + 2 :] = 1
            own[1 : end - start + 1] = 1
            said, each = self._session.run(["sentence", "words"], {"ids": ids, "types": types, "own": own})
            each = each[1 : end - start + 1]
            # Words that stand out count as much as the whole, or a long run-on would drown them.
            said[0] = (said[0] + each.max()) / 2
            whole = np.maximum(whole, 1 / (1 + np.exp(-said)))
            part = 1 / (1 + np.exp(-each))
            words[start:end] = np.maximum(words[start:end], part)
        return Heard(whole, words, tuple(coded.offsets))


def load_thresholds(folder: Path | None = None) -> Mapping[str, Any]:
    """The numbers that say when the reader is sure."""
    with ((folder or MODEL_DIR) / "thresholds.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


def worth_reading(text: str) -> bool:
    """The gate: whether a sentence holds enough letters to matter."""
    return len(_LETTER.findall(text)) >= 3


def _midway(*chances: float) -> float:
    """The chance whose log odds are the mean of those of the chances."""
    return 1 / (1 + math.exp(-sum(map(log_odds, chances)) / len(chances)))


def log_odds(chance: float) -> float:
    """The log odds of a chance; those of 0 and 1 are finite."""
    return math.log(max(chance, _LEAST) / max(1 - chance, _LEAST))


def _windows(tokens: int) -> Iterator[tuple[int, int]]:
    """The sentence in windows that overlap; one, but for the longest run-ons."""
    start = 0
    while True:
        end = min(start + OWN_TOKENS, tokens)
        yield start, end
        if end == tokens:
            return
        start += STRIDE


def _stretches(
    reading: Reading, sentence: Sentence, heard: Heard, kinds: Mapping[Kind, float]
) -> dict[Kind, Span]:
    """For each kind that is at least half likely or the likeliest, the words that carried it."""
    best = max(kinds, key=lambda kind: kinds[kind])
    found = {}
    for place, kind in enumerate(Kind):
        if kinds[kind] >= 0.5 or kind is best:
            span = _stretch(reading, sentence, [float(c) for c in heard.words[:, place]], heard.places)
            if span is not None:
                found[kind] = span
    return found


def _stretch(
    reading: Reading, sentence: Sentence, chances: Sequence[float], offsets: Sequence[tuple[int, int]]
) -> Span | None:
    """Around the likeliest word, as far as the words stay likely, across gaps of two words at most."""
    words = [w for w in reading.sentence_words(sentence) if not w.is_punct]
    each = [0.0] * len(words)
    for chance, (a, b) in zip(chances, offsets, strict=True):
        for n, word in enumerate(words):
            if word.start < b and a < word.end:
                each[n] = max(each[n], chance)
    if not each or max(each) < 0.3:
        return None
    peak = max(range(len(each)), key=each.__getitem__)
    floor = max(0.2, 0.4 * each[peak])
    first = last = peak
    for n in range(peak - 1, -1, -1):
        if each[n] >= floor and first - n <= 3:
            first = n
    for n in range(peak + 1, len(words)):
        if each[n] >= floor and n - last <= 3:
            last = n
    return Span(words[first].start, words[last].end)
