"""Want and form make a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.lexicon.load import Lexicons
from coach.lexicon.schema import FormEntry
from coach.records import Firmness, Form
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


def wordings(
    want: Want, voice: Voice, lexicons: Lexicons, *, turn: int, firmness: Firmness
) -> Iterator[tuple[Wording, ...]]:
    """For each form that suits the want its wordings, best first; ``turn`` varies the shell along a
    message.
    """
    for form in _families(want):
        fitting = [f for f in lexicons.forms if _fits(f, form, want, voice.register)]
        shells = [s for s in of_firmness(fitting, firmness) if not _stutters(s, want)]
        start = turn % len(shells) if shells else 0
        yield tuple(_wording(shell, want) for shell in (*shells[start:], *shells[:start]))


def of_firmness(shells: Sequence[FormEntry], firmness: Firmness) -> Sequence[FormEntry]:
    """The shells of a firmness; the plain ones where there are none."""
    chosen = [shell for shell in shells if shell.strength is firmness]
    return chosen or [shell for shell in shells if shell.strength is Firmness.PLAIN]


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


def _fits(shell: FormEntry, form: Form, want: Want, register: Register) -> bool:
    """Whether a shell asks for the want in this form, of the right person and in the right register."""
    if shell.form != form or shell.kinds or shell.register_ not in {register, "any"}:
        return False
    person = "we" if want.we is not None and form is not Form.PLAIN_REQUEST else "you"
    own_question = form is Form.CURIOUS_QUESTION and bool(want.question)
    return own_question if "{question}" in shell.text else shell.person == person and not own_question


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
