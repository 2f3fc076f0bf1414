"""What an act was done without: "you lent the van out without asking" wants "ask before lending it out", and
"you lent it out behind my back" wants "tell me before".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import gerund_phrase
from coach.rewrite.predicate import base_phrase, predicate_words
from coach.rewrite.want import Source, Want, plain_want

_WITHOUT: Final = "without"
_FIRST: Final = frozenset(
    "ask tell check call ring phone text message warn test look knock read consult say mention discuss "
    "talk inform measure book charge clean fill wash lock clear sign rinse wipe".split()
)
"""What can be done before an act."""
_TELLING: Final = frozenset({"tell", "warn", "inform", "consult"})
"""Such acts that need somebody."""
_ANYBODY: Final = frozenset({"anyone", "anybody"})
_BARRED: Final = frozenset({"can", "could", "ca", "wo", "will", "would"})
_MOST_WORDS: Final = 12
_OURS: Final = frozenset({"my", "our"})
_SAID_OR_VAGUE: Final = frozenset(
    "talk speak gossip bitch moan complain laugh whisper joke mock badmouth slag say tell ask go do act be "
    "get sneak".split()
)
"""What nobody announces, and verbs that name no act."""


def before_acting(complaint: Complaint) -> Iterator[Want]:
    """The omitted act, to be done before the one that is complained of."""
    reading, span = complaint.reading, complaint.finding.span
    for omitted in reading.clauses:
        act = _act_without(reading, omitted)
        if act is None or not span.start <= act.head.start < span.end or not _is_theirs(reading, act):
            continue
        first = _said(complaint, omitted)
        then = _said(complaint, act)
        if first and then:
            if omitted.head.lemma in _TELLING and " " not in first:
                first = f"{first} me"
            first = " ".join(
                "me" if word in _ANYBODY else word for word in first.replace("a soul", "me").split(" ")
            )
            wanted = f"{first} before {gerund_phrase(then)}"
            yield plain_want(
                "complement.before",
                Source.TOLD,
                we=None,
                you=wanted,
                topic=(omitted.head.lemma, act.head.lemma),
            )
            return


def told_before(complaint: Complaint) -> Iterator[Want]:
    """Word before an act that was done behind somebody's back."""
    reading, span = complaint.reading, complaint.finding.span
    for act in reading.clauses:
        hidden = next((o for o in act.obliques if o.case == "behind" and o.phrase.lemma == "back"), None)
        inside = span.start <= act.head.start < span.end
        if (
            hidden is None
            or not inside
            or hidden.phrase.possessor not in _OURS
            or not _is_theirs(reading, act)
        ):
            continue
        words = predicate_words(reading, act)
        kept = tuple(w for w in words if w.i < hidden.words[0].i)
        whole = len(kept) > 1 and kept[0].i == act.head.i and not any(w.is_punct for w in kept)
        if whole and act.head.lemma not in _SAID_OR_VAGUE:
            wanted = f"tell me before {gerund_phrase(base_phrase(complaint, act, kept, 'you'))}"
            yield plain_want("complement.tell", Source.TOLD, we=None, you=wanted, topic=(act.head.lemma,))
            return


def _act_without(reading: Reading, omitted: Clause) -> Clause | None:
    """The act that was done without ``omitted``, where that is something to be done before it."""
    before = reading.words[max(0, omitted.head.i - 2) : omitted.head.i]
    lacking = omitted.head.tag == labels.GERUND and any(w.norm == _WITHOUT for w in before)
    if not lacking or omitted.head.lemma not in _FIRST:
        return None
    act = reading.parent(omitted)
    if (
        act is None
        or not act.is_verbal
        or act.head.i > omitted.head.i
        or omitted.head.i - act.head.i > _MOST_WORDS
    ):
        return None
    return act


def _is_theirs(reading: Reading, act: Clause) -> bool:
    """Whether the act is one that the other did or does, and no word denies it."""
    above: Clause | None = act
    while above is not None:
        if above.denial is not None or above.modal in _BARRED:
            return False
        above = reading.parent(above)
    mine = act.subject_given and (act.i_is_subject or act.we_is_subject)
    told = act.subject_given and not (act.you_is_subject or act.subject_is_anybody or _asked(act))
    return not mine and not told and not act.passive


def _asked(act: Clause) -> bool:
    return act.subject is not None and act.subject.head.norm in {"who", "whoever"}


def _said(complaint: Complaint, clause: Clause) -> str:
    """An act in the draft's own words as a bare verb phrase; "" where it isn't whole."""
    words = predicate_words(complaint.reading, clause)
    whole = bool(words) and words[0].i == clause.head.i and len(words) <= _MOST_WORDS
    torn = any(w.is_punct or w.tag.startswith("W") or w.i in complaint.reading.quoted for w in words)
    return base_phrase(complaint, clause, words, "you") if whole and not torn else ""
