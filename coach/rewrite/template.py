"""Templates of frames: a closed set of slots and filters, and blanks with proposed fillings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(r"\{(?P<slot>[a-z]+)(?::(?P<filter>[a-z_]+))?\}|<(?P<blank>[^<>]+)>")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of wording; a blank carries its fillings, the first of which is ``text``."""

    text: str
    choices: tuple[str, ...] = ()


class MissingSlotError(LookupError):
    """The complaint lacks what a template needs, so that the template can't be used here."""


def fill(template: str, slots: Mapping[str, str]) -> tuple[Piece, ...]:
    """The pieces of a template with its slots filled; the key of a filtered slot is ``slot:filter``.

    Raises:
        MissingSlotError: a slot that the template names is not in ``slots``.
    """
    pieces: list[Piece] = []
    at = 0
    for token in _TOKEN.finditer(template):
        if token.start() > at:
            pieces.append(Piece(template[at : token.start()]))
        if token["blank"]:
            choices = tuple(joined(fill(choice, slots)) for choice in token["blank"].split("|"))
            pieces.append(Piece(choices[0], choices))
        else:
            key = token["slot"] + (f":{token['filter']}" if token["filter"] else "")
            if key not in slots:
                raise MissingSlotError(key)
            pieces.extend(_refill(slots[key]))
        at = token.end()
    if at < len(template):
        pieces.append(Piece(template[at:]))
    return tuple(piece for piece in pieces if piece.text)


def _refill(value: str) -> tuple[Piece, ...]:
    """A slot's value may hold blanks of its own, never slots."""
    return fill(value.replace("{", "(").replace("}", ")"), {}) if "<" in value else (Piece(value),)


def joined(pieces: tuple[Piece, ...]) -> str:
    """The plain text of the pieces."""
    return "".join(piece.text for piece in pieces)
