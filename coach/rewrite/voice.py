"""The writer's voice: case, spelling and register of the draft, given to wording that the coach adds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from coach.reading.reading import Reading
from coach.rewrite.template import Piece

Register = Literal["casual", "neutral", "formal"]

_FORMAL: Final = frozenset(
    {"dear", "kindly", "regards", "sincerely", "hereby", "sir", "madam", "furthermore", "revert"}
)
_CASUAL: Final = re.compile(
    r"\b(?:lol|lmao|omg|tbh|ngl|rn|pls|plz|thx|bro|dude|mate|babe|hun|gonna|wanna|gotta|ur|u|idk|btw|hey|yo|tho|cuz|wtf)\b",
    re.IGNORECASE,
)
_NO_APOSTROPHE: Final = re.compile(
    r"\b(?:dont|cant|wont|didnt|doesnt|isnt|wasnt|im|ive|youre|thats|its not|couldnt|havent|arent|whats)\b",
    re.IGNORECASE,
)
_APOSTROPHE: Final = re.compile(r"\w['’](?:t|s|m|re|ve|ll|d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voice:
    """What the draft shows of how its writer types."""

    register: Register
    lower_case: bool
    short_you: bool
    no_apostrophe: bool
    curly: bool

    def speak(self, pieces: tuple[Piece, ...], *, capital: bool) -> tuple[Piece, ...]:
        """The pieces as this writer would type them, with a capital at the start where one is due."""
        spoken = [Piece(self._typed(p.text), tuple(self._typed(c) for c in p.choices)) for p in pieces]
        if spoken:
            choices = tuple(self.cased(c, capital=capital) for c in spoken[0].choices)
            spoken[0] = Piece(self.cased(spoken[0].text, capital=capital), choices)
        return tuple(spoken)

    def cased(self, text: str, *, capital: bool) -> str:
        """Wording with a capital at its start where one is due and this writer sets it."""
        return _capital(text) if capital and not self.lower_case else _small(text)

    def start(self, letter: str) -> str:
        """The first letter of a sentence that used to be none."""
        return letter if self.lower_case else letter.upper()

    def _typed(self, text: str) -> str:
        if self.short_you:
            text = re.sub(r"\byou['’]re\b", "ur", text)
            text = re.sub(r"\byou\b", "u", text)
            text = re.sub(r"\byour\b", "ur", text)
        if self.lower_case:
            text = re.sub(r"\bI\b(?=[ '’]|$)", "i", text)
            text = re.sub(r"(?<=[.?!] )[A-Z](?=[a-z])", lambda m: m[0].lower(), text)
        if self.no_apostrophe:
            text = re.sub(r"(?<=\w)['’](?=(?:t|s|m|re|ve|ll|d)\b)", "", text)
        return text.replace("'", "’") if self.curly else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text if re.match(r"I\b", text) else text[:1].lower() + text[1:]


def read_voice(reading: Reading) -> Voice:
    """The voice of a draft."""
    text = reading.text
    norms = {w.norm for w in reading.words}
    starts = [next((w for w in reading.sentence_words(s) if not w.is_punct), None) for s in reading.sentences]
    letters = [w.text for w in starts if w is not None and w.text[:1].isalpha()]
    lower = bool(letters) and sum(t[0].islower() for t in letters) * 2 > len(letters)
    dropped, kept = len(_NO_APOSTROPHE.findall(text)), len(_APOSTROPHE.findall(text))
    return Voice(
        register=_register(reading, norms, lower=lower),
        lower_case=lower,
        short_you=bool(re.search(r"\b(?:u|ur)\b", text)),
        no_apostrophe=dropped > kept,
        curly="’" in text and "'" not in text,
    )


def _register(reading: Reading, norms: set[str], *, lower: bool) -> Register:
    if norms & _FORMAL and not lower:
        return "formal"
    return "casual" if lower or _CASUAL.search(reading.text) else "neutral"
