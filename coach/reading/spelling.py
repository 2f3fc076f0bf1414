"""How people spell in messages: where a word is split, and the plain spelling that rules compare with.

The text is never altered. A token keeps its characters and its place; its NORM holds the plain spelling
("u" -> "you"), which is what rules compare with.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType

from spacy.attrs import ORTH
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry
from spacy.vocab import Vocab

from coach.reading import spelling_words as table

VERSION = 1  # goes up when tokens are cut differently: a pipeline must be trained with the rules it runs with


_SOMETIMES: MappingProxyType[str, tuple[int, Callable[[str, str], bool]]] = MappingProxyType(
    {  # word: where it is cut, and whether the words before and after it allow that
        "ill": (1, lambda before, after: after in table.WILL and before not in table.ILL_AFTER),
        "id": (1, lambda before, after: after in table.WOULD and before not in table.CARD),
        "its": (2, lambda _before, after: after in table.IS),
        "ur": (1, lambda _before, after: after in table.ARE),
        "lets": (
            3,
            lambda before, after: (
                before not in table.LETTER and after.isalpha() and after not in table.PRONOUNS
            ),
        ),
    }
)

_RUN = re.compile(r"(.)\1{2,}")
_FOLD = str.maketrans("\u2018\u2019`\u00b4\u02bc\u201c\u201d\u2013\u2014", "'''''\"\"--")


@lru_cache(maxsize=50_000)
def norm(word: str) -> str:
    """The plain spelling of one word as typed: "U" -> "you", "soooo" -> "so", "STOP" -> "stop"."""
    low = word.lower().translate(_FOLD)
    if low == "…":
        return "..."
    if low in table.SPELLINGS:
        return table.SPELLINGS[low]
    if low.isalpha() and len(set(low)) > 1 and 0 < len(_RUN.findall(low)) <= 4:
        low = _squeeze(low)
    return table.SPELLINGS.get(low, low)


def _squeeze(low: str) -> str:
    parts = _RUN.split(low)  # text, letter, text, letter, ..., text
    letters = parts[1::2]
    pieces = list(zip(parts[::2], [*letters, ""], strict=True))
    for counts in product((2, 1), repeat=len(letters)):
        guess = "".join(a + b * n for (a, b), n in zip(pieces, [*counts, 0], strict=True))
        if guess in table.DOUBLED:
            return guess
    return "".join(a + b for a, b in pieces)


def norms(words: Sequence[str], spaces: Sequence[bool]) -> list[str]:
    """The plain spelling of each token, its neighbours seen: the "m" of "im" is "am"."""
    out = [norm(w) for w in words]
    for i in range(1, len(out)):
        low = words[i].lower()
        if spaces[i - 1]:
            if (low == "m" and out[i - 1] == "i") or (low == "re" and out[i - 1] in ("you", "we", "they")):
                out[i] = table.SECOND_HALVES[low]
        elif words[i - 1][-1].isalpha():
            before = words[i - 1].lower()
            if low.translate(_FOLD) in table.SECOND and before in table.FIRST_HALVES:
                out[i - 1] = table.FIRST_HALVES[before]
            out[i] = table.AFTER.get((before, low.translate(_FOLD))) or table.SECOND_HALVES.get(low, out[i])
    return out


def _cases(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """As given, Capitalised, and in CAPITALS."""
    yield tuple(pieces)
    yield (pieces[0][:1].upper() + pieces[0][1:], *pieces[1:])
    yield tuple(p.upper() for p in pieces)


def _exceptions() -> dict[str, list[dict[int, str]]]:
    """spaCy's English exceptions in every case, ours on top, none that needs a look at the neighbours."""
    plain = dict.fromkeys(
        tuple(str(p[ORTH]) for p in pieces) for pieces in English.Defaults.tokenizer_exceptions.values()
    )
    ours = [tuple(p.split("|")) for p in table.ALWAYS] + [(w,) for w in ("w/", "w/o", "b/c", "'em", "'til")]
    rules = {}
    for pieces in [*plain, *ours]:
        for cased in _cases(pieces) if any(len(p) > 1 for p in pieces) or len(pieces) > 1 else [pieces]:
            rules["".join(cased)] = [{ORTH: p} for p in cased]
    return {k: v for k, v in rules.items() if k.lower() not in _SOMETIMES}


class MessageTokenizer:
    """spaCy's English tokenizer for messages: cuts "dont" and "im", keeps "?!" whole, sets NORM."""

    def __init__(self, vocab: Vocab) -> None:
        defaults = English.Defaults
        self.vocab = vocab
        self._rules = Tokenizer(
            vocab,
            rules=_exceptions(),
            prefix_search=compile_prefix_regex(defaults.prefixes or []).search,
            suffix_search=compile_suffix_regex([*(defaults.suffixes or []), r"[!?]{2,}"]).search,
            infix_finditer=compile_infix_regex(defaults.infixes or []).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    def __call__(self, text: str) -> Doc:
        doc = self._rules(text)
        words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
        cut_words, cut_spaces = cut(words, spaces)
        if len(cut_words) != len(words):
            words, spaces = cut_words, cut_spaces
            doc = Doc(self.vocab, words=words, spaces=spaces)
        return set_norms(doc, words, spaces)

    def pipe(self, texts: Iterable[str], batch_size: int = 1000) -> Iterator[Doc]:
        """One text after the other; `batch_size` is there because spaCy passes it."""
        del batch_size
        for text in texts:
            yield self(text)

    def __reduce__(self) -> tuple[type["MessageTokenizer"], tuple[Vocab]]:
        return type(self), (self.vocab,)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Only the version: the rules are code."""
        del exclude
        return json.dumps({"version": VERSION}).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "MessageTokenizer":
        """Checks that the data was written by rules of this version."""
        del exclude
        return self._check(json.loads(data), "the bytes")

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Only the version: the rules are code."""
        del exclude
        Path(path).write_text(json.dumps({"version": VERSION}), encoding="utf8")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "MessageTokenizer":
        """Checks that the file was written by rules of this version."""
        del exclude
        return self._check(json.loads(Path(path).read_text(encoding="utf8")), str(path))

    def _check(self, data: object, where: str) -> "MessageTokenizer":
        if not isinstance(data, dict) or data.get("version") != VERSION:
            raise ValueError(f"{where}: made by other spelling rules than version {VERSION}; train anew")
        return self


def cut(words: Sequence[str], spaces: Sequence[bool]) -> tuple[list[str], list[bool]]:
    """Cuts the words that are one or two by what stands beside them: "ill call", "id love", "its not"."""
    out_words: list[str] = []
    out_spaces: list[bool] = []
    for i, word in enumerate(words):
        rule = _SOMETIMES.get(word.lower())
        before = words[i - 1].lower() if i else ""
        after = words[i + 1].lower() if i + 1 < len(words) else ""
        if word == "I.":  # spaCy takes it for an initial, but in a message it ends a sentence: "So am I."
            out_words += ["I", "."]
            out_spaces += [False, spaces[i]]
        elif rule and spaces[i] and rule[1](before, after):
            out_words += [word[: rule[0]], word[rule[0] :]]
            out_spaces += [False, spaces[i]]
        else:
            out_words.append(word)
            out_spaces.append(spaces[i])
    return out_words, out_spaces


def set_norms(doc: Doc, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
    """Writes the plain spellings into the document; for documents made of ready tokens too."""
    for token, plain in zip(doc, norms(words, spaces), strict=True):
        token.norm_ = plain
    return doc


def create_message_tokenizer() -> Callable[[Language], MessageTokenizer]:
    """What a spaCy config names."""

    def create(nlp: Language) -> MessageTokenizer:
        return MessageTokenizer(nlp.vocab)

    return create


registry.tokenizers("coach.message_tokenizer.v1", func=create_message_tokenizer)
