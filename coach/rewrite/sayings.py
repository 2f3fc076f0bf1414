"""Answers by kind where no act is asked for: an own feeling, a validation, a question about the topic."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from coach.lexicon.load import Lexicons
from coach.lexicon.schema import FormEntry, placeholders
from coach.records import Firmness, Form, Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.feeling import bare, feared, felt
from coach.rewrite.forms import Wording
from coach.rewrite.observation import doubted, habit, happened, judged, observe, remark, sensed
from coach.rewrite.outcome import boundary, favour, need, outcome, thing_wanted
from coach.rewrite.reaction import reaction_slots
from coach.rewrite.template import MissingSlotError, Piece, fill
from coach.rewrite.topic import burden_of, is_known, is_somebody, topic_of
from coach.rewrite.voice import Voice
from coach.rewrite.want import Source

_LITERAL: Final = frozenset({"outcome", "thing", "said", "felt"})
"""Slots that hold what the writer says they want or feel."""
_TOLD: Final = frozenset({"deed", "fact", "fear", "remark"})
"""Slots that hold what the writer tells of: what happened, what was said, what they fear."""
_FELT: Final = frozenset({Kind.CAUSATION, Kind.FAUX_FEELING})


def sayings(complaint: Complaint, voice: Voice, *, firmness: Firmness) -> Iterator[tuple[Source, Wording]]:
    """The wordings for the finding's kind whose slots the complaint can fill, in the order of the file.

    Those that say what the draft itself says count as much as the act that it names.
    """
    slots = _slots(complaint)
    fitting = [f for f in complaint.lexicons.forms if _fits(f, complaint, voice)]
    for form in (f for f in fitting if f.strength in {firmness, Firmness.PLAIN}):
        try:
            pieces = fill(form.text, slots)
        except MissingSlotError:
            continue
        asks = form.form in {Form.CURIOUS_QUESTION, Form.VALIDATION}
        short = () if asks else _first_sentence(form.text, slots)
        source = Source.ACT if _LITERAL.intersection(placeholders(form.text)) else Source.SAYING
        yield source, Wording(Form(form.form), form.id, pieces, short or pieces)


def tells(form_id: str, lexicons: Lexicons) -> bool:
    """Whether a form tells in the draft's words what happened, and not only of which kind it is."""
    form = next(f for f in lexicons.forms if f.id == form_id)
    return bool(_TOLD.intersection(placeholders(form.text)))


def own_feeling(complaint: Complaint) -> str:
    """The feeling in a charge as a sentence of its own; "" where the draft tells of none."""
    return felt(complaint) if complaint.finding.kind in _FELT else ""


def _first_sentence(text: str, slots: Mapping[str, str]) -> tuple[Piece, ...]:
    """The shell without its closing question, for where the draft leaves no room for it."""
    first, stop, _ = text.partition(". ")
    return fill(f"{first}.", slots) if stop else ()


def _fits(form: FormEntry, complaint: Complaint, voice: Voice) -> bool:
    return complaint.finding.kind in form.kinds and form.register_ in {voice.register, "any"}


def _slots(complaint: Complaint) -> dict[str, str]:
    slots = {}
    sentence = own_feeling(complaint)
    if sentence:
        slots["said" if len(complaint.reading.sentences) > 1 else "felt"] = sentence
    topic = topic_of(complaint)
    if topic is not None and is_known(topic) and not is_somebody(complaint, topic):
        slots["topic"] = topic
    deed = observe(complaint)
    if deed is not None:
        slots["deed" if deed.past else "act"] = deed.text
    told = {
        "remark": remark(complaint),
        "fear": feared(complaint),
        "feeling": bare(complaint) if not sentence else None,
        "claim": sensed(complaint) if deed is None else None,
        "that": judged(complaint),
        "fact": happened(complaint),
        "outcome": outcome(complaint),
        "thing": thing_wanted(complaint),
        "need": need(complaint),
        "favour": favour(complaint),
        "burden": burden_of(complaint),
        "doubt": doubted(complaint),
    }
    if complaint.finding.kind is Kind.DISMISSAL:
        slots |= reaction_slots(complaint)
    slots |= boundary(complaint)
    if deed is None:
        told["act"] = habit(complaint)
    if told["fact"] is not None:
        slots.pop("topic", None)
    return slots | {slot: text for slot, text in told.items() if text is not None}
