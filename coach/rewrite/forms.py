"""Want and form make a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.lexicon.load import Lexicons
from coach.lexicon.schema import FormEntry
from coach.records import Form
from coach.rewrite.template import Piece
from coach.rewrite.voice import Register, Voice
from coach.rewrite.want import Source, Want


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence that asks for a want, as pieces, with its final mark."""

    form: Form
    form_id: str
    pieces: tuple[Piece, ...]
    plain: tuple[Piece, ...]
    """The same without the optional ``when``."""


def wordings(want: Want, voice: Voice, lexicons: Lexicons, *, turn: int) -> Iterator[tuple[Wording, ...]]:
    """For each form that suits the want its wordings, best first; ``turn`` varies the shell along a
    message.
    """
    for form in _families(want):
        shells = [s for s in _shells(lexicons.forms, form, want, voice.register) if not _stutters(s, want)]
        start = turn % len(shells) if shells else 0
        yield tuple(_wording(shell, want) for shell in (*shells[start:], *shells[:start]))
    if want.we is None and voice.register != "casual":
        yield tuple(_wording(shell, want) for shell in lexicons.forms if shell.strength == "gentle")


def _families(want: Want) -> Sequence[Form]:
    """The forms that suit a want, best first; a question only where the frame has one of its own."""
    asked = (Form.CURIOUS_QUESTION,) if want.question else ()
    if want.we is None:
        return (Form.PLAIN_REQUEST, Form.OWN_FEELING, *asked)
    if want.source is Source.OPEN:
        return (Form.WE_REQUEST, Form.OWN_FEELING)
    return (
        Form.WE_REQUEST,
        *asked,
        Form.OWN_FEELING,
        *((Form.PLAIN_REQUEST,) if want.you is not None else ()),
    )


def _shells(forms: Sequence[FormEntry], form: Form, want: Want, register: Register) -> list[FormEntry]:
    person = "we" if want.we is not None and form is not Form.PLAIN_REQUEST else "you"
    own_question = form is Form.CURIOUS_QUESTION and bool(want.question)
    return [
        f
        for f in forms
        if f.form == form
        and not f.kinds
        and f.strength == "plain"
        and (("{question}" in f.text) == own_question)
        and (own_question or f.person == person)
        and f.register_ in {register, "any"}
    ]


def _stutters(shell: FormEntry, want: Want) -> bool:
    """ "Can we try to try": a shell that doesn't go with the verb of the want."""
    said = want.said_of(shell.person) or ()
    opening = said[0].text if said else ""
    return "try to {want}" in shell.text and opening.startswith(
        ("try ", "agree ", "talk ", "work out ", "find ")
    )


def _wording(shell: FormEntry, want: Want) -> Wording:
    person = shell.person
    said = want.said_of(person) or ()
    full = _fill(shell.text, said, want.when[person], want.question)
    plain = _fill(shell.text, said, (), want.question)
    return Wording(Form(shell.form), shell.id, full, plain)


def _fill(
    text: str, want: tuple[Piece, ...], when: tuple[Piece, ...], question: tuple[Piece, ...]
) -> tuple[Piece, ...]:
    parts = {"want": want, "when": when, "question": question}
    pieces: list[Piece] = []
    rest = text
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        pieces += [Piece(before), *parts[name]]
    pieces.append(Piece(rest))
    return tuple(p for p in pieces if p.text)
