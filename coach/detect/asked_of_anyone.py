"""Accusing questions about anyone that mean the reader: "who leaves a bike there?", "did nobody think?"."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards
from coach.detect.rule import Hit, hit, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Mood
from coach.reading.reading import Reading
from coach.records import Severity

_ANY_SORT = frozenset({"a", "an", "their", "somebody", "someone", "people", "another", "midnight", "whole"})
_PEOPLE = frozenset(
    "anyone anybody somebody someone person man woman adult people parent colleague human".split()
)
_BLUNDERS = frozenset(
    "forget lose miss leave ignore burn ruin break skip mess mix book drop waste eat park".split()
)


@rule(
    id="accusing_question.who-would",
    severity=Severity.MEDIUM,
    message="“{who}” asks for nobody's name; it holds a verdict.",
    fires=(
        "[Who leaves a wet towel on somebody's bed]?",
        "[Who schedules a meeting at seven on a Monday]?",
        "[Who forgets their own sister's graduation]?",
    ),
    silent=(
        "Who brings a dessert on Friday, you or me?",
        "Who takes the kids to swimming?",
        "Do you know who parks a van here?",
        "Who cooks tonight?",
        "Who scored a goal?",
    ),
)
def who_would(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """Who in the simple present with a thing of any sort: what nobody decent would do."""
    for clause in reading.clauses:
        subject = clause.subject
        if subject is None or subject.head.norm != "who":
            continue
        if clause.relation not in {labels.ROOT, labels.PARATAXIS} or clause.head.tag != "VBZ":
            continue
        if clause.auxiliaries or clause.copula is not None or guards.someone_elses(clause):
            continue
        span = guards.clause_span(reading, clause)
        any_sort = any(w.norm in _ANY_SORT or w.pos == labels.NUMBER for w in clause.words)
        wished = clause.head.lemma in {"want", "need", "have", "know", "fancy"}
        if any_sort and not wished and not goodwill.wants_answer(reading, span):
            yield hit(span, clause.head, who=subject)


@rule(
    id="accusing_question.nobody-thought",
    severity=Severity.MEDIUM,
    message="“{nobody}” asks of everybody, and means somebody.",
    fires=(
        "[Did nobody think to lock the shed]?",
        "[Is anyone even reading the minutes]?",
        "[Can no one here put a lid back on]?",
    ),
    silent=(
        "Has anyone seen my keys?",
        "Does anybody want a lift?",
        "Is nobody hungry yet?",
        "Has anyone ever been to Oslo?",
        "Did nobody get hurt?",
    ),
)
def nobody_thought(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """Did nobody think to, is anyone even: asked of all, meant for one."""
    for clause in reading.clauses:
        subject = clause.subject
        if clause.mood is not Mood.QUESTION or subject is None or clause.wh is not None:
            continue
        if not clause.is_verbal or clause.passive or guards.someone_elses(clause):
            continue
        norms = {w.norm for w in subject.words}
        none = norms & {"nobody", "noone"} or norms >= {"no", "one"}
        any_one = norms & {"anyone", "anybody", "somebody", "someone"}
        act = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), clause)
        tried = clause.head.lemma in {"think", "bother", "manage", "care"} or norms & {
            "here",
            "house",
            "team",
        }
        edge = clause.adverb({"even", "actually", "seriously"})
        if (none and tried) or (any_one and (edge is not None or clause.head.lemma in {"bother"})):
            yield hit(guards.clause_span(reading, clause), act.head, nobody=subject, unmet=subject.head)


@rule(
    id="accusing_question.how-does-anyone",
    severity=Severity.MEDIUM,
    message="“{opener}” wonders aloud, and holds the verdict.",
    fires=(
        "[How does a grown man lose a ladder]?",
        "[How do you forget your own wedding anniversary]?",
        "[How can anybody leave a baby gate open]?",
    ),
    silent=(
        "How do you lose weight so fast?",
        "How does anyone get there by six?",
        "How do you leave the ring road?",
        "How does the boiler break so often?",
    ),
)
def how_does_anyone(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """How does a person, a grown adult or anybody forget, lose or leave a thing."""
    for clause in reading.clauses:
        subject = clause.subject
        if clause.wh is None or clause.wh.norm != "how" or clause.wh.head != clause.head.i or subject is None:
            continue
        if clause.negation is not None or guards.someone_elses(clause) or clause.object is None:
            continue
        anybody = subject.lemma in _PEOPLE and clause.head.lemma in _BLUNDERS
        if anybody or (
            subject.is_you and clause.head.lemma in {"forget", "miss"} and clause.modal != "could"
        ):
            yield hit(guards.clause_span(reading, clause), clause.head, opener=clause.wh)
