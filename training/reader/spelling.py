"""Respell a sentence as people type on a phone, keeping track of which words carry which label."""

from __future__ import annotations

import random
import re

PIECE = re.compile(r"\s+|[A-Za-z]+(?:['’][A-Za-z]+)*|\d+|.", re.DOTALL)
SHORT = {
    "you": ["u", "ya", "yu"],
    "your": ["ur", "yr"],
    "you're": ["ur", "your", "youre", "u r"],
    "are": ["r"],
    "please": ["pls", "plz", "pleease"],
    "because": ["cuz", "bc", "cos", "becuase"],
    "thanks": ["thx", "tnx"],
    "though": ["tho"],
    "really": ["rly", "realy", "reallly"],
    "people": ["ppl"],
    "tonight": ["2nite", "tonite"],
    "tomorrow": ["tmrw", "tomorow", "2moro"],
    "before": ["b4"],
    "with": ["w", "wit"],
    "without": ["w/o"],
    "to": ["2", "too"],
    "too": ["to"],
    "for": ["4"],
    "going": ["goin"],
    "know": ["kno"],
    "message": ["msg"],
    "messages": ["msgs"],
    "and": ["n", "&"],
    "something": ["smth", "sth"],
    "whatever": ["wtv", "whatevs"],
    "never": ["nvr", "neva"],
    "always": ["alwys", "allways"],
    "should": ["shud"],
    "could": ["cud"],
    "would": ["wud"],
    "again": ["agen", "agian"],
    "their": ["there", "thier"],
    "it's": ["its"],
    "don't": ["dont", "dnt"],
    "right": ["rite"],
    "every": ["evry"],
    "everything": ["everythin"],
    "nothing": ["nothin"],
    "okay": ["k", "ok"],
    "about": ["abt"],
    "what": ["wat"],
    "why": ["y"],
}
KEYS = "qwertyuiop asdfghjkl zxcvbnm"


def pieces(text: str) -> list[tuple[str, int]]:
    """The words, marks and gaps of a text with where each starts."""
    return [(m.group(), m.start()) for m in PIECE.finditer(text)]


def respell(text: str, rng: random.Random) -> tuple[str, list[int]]:
    """The text in another spelling, and for each of its characters its place in ``text``."""
    style = rng.random()
    bare = rng.random() < 0.35
    no_apostrophe = rng.random() < 0.5
    out: list[str] = []
    source: list[int] = []
    for piece, start in pieces(text):
        new = piece
        lower = piece.lower().replace("’", "'")
        if lower in SHORT and rng.random() < 0.5 * style:
            new = rng.choice(SHORT[lower])
        elif bare and re.fullmatch(r"[.,;:!?—–-]", piece) and rng.random() < 0.8:
            new = ""
        elif no_apostrophe and re.search(r"['’]", piece):
            new = re.sub(r"['’]", "", piece)
        elif len(piece) > 3 and piece.isalpha() and rng.random() < 0.05:
            new = _slip(piece, rng)
        out.append(new)
        source += [start + min(n, len(piece) - 1) for n in range(len(new))]
    return "".join(out), source


def _slip(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word) - 1)
    match rng.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + rng.choice(KEYS.replace(" ", "")) + word[at + 1 :]
