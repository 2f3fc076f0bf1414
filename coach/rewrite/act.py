"""Which act a finding is about where its words hide it: "would it kill you to rinse the pan?", "a good friend
would have called", "drop that and go to bed".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Finding, Kind, Span

NEXT_TIME: Final = " next time"
_ASKING: Final = frozenset("ask tell remind say beg repeat explain wait".split())
_PROMISES: Final = frozenset({"promise", "swear", "say", "agree"})
_HOPING: Final = frozenset({"expect", "hope", "assume", "believe"})
"""What is too much to do in "is it too much to expect that …": nothing that the other is to do."""
_NOBODY_DOES: Final = frozenset({"ask", "care", "know", "need", "want"})
"""What "who ...?" says that nobody does: "who asked for your opinion?", "who cares?"."""
_TRYING: Final = frozenset({"try", "want", "like", "love", "mean", "plan", "go", "happen", "come", "seem"})
_HAVING: Final = frozenset({"have", "need", "get", "got"})
"""What a complaint about asking again names before what is asked for: "do I have to remind you to …"."""
_ACCEPTABLE: Final = frozenset(
    "normal ok okay fine acceptable fair cool funny appropriate right reasonable polite decent smart alright "
    "clever brilliant hilarious adult professional custom customary tradition policy practice".split()
)
"""How a question calls what it finds wrong: "is it normal to …", "you think it's ok to …"."""
_MERELY: Final = frozenset({"just", "simply", "keep", "only"})
""" "You can't just leave" forbids, where "you can't even ring" complains of what isn't done."""
_LATE: Final = frozenset("finally reply answer join show turn arrive bother surface decide remember".split())
_OUGHT: Final = frozenset({"could", "should", "might", "coulda", "shoulda"})
_WOULD: Final = frozenset({"would", "'d", "wld", "should"})
_PRAISED: Final = frozenset({"real", "good", "true", "proper", "decent"})
_ANYBODYS: Final = _PRAISED | {"a", "an", "any", "some", "most"}
_BARRED: Final = frozenset({"can", "could", "will", "would", "wo", "ca"})
_THOUGHT: Final = frozenset({"think", "possess", "smoke"})
_SENDING_ON: Final = frozenset("fine sure ok okay right yeah alright well great cool".split())
_LEFT_TO: Final = frozenset({"leave", "keep", "ignore", "forget", "enjoy", "let", "blame", "walk", "abandon"})
_WISHING: Final = frozenset({"want", "like", "love", "appreciate", "wish", "need", "prefer"})
PERSONS: Final = frozenset(
    "friend mate husband wife partner son daughter mother father mum mom dad brother sister roommate "
    "flatmate housemate neighbour neighbor colleague boss man woman person parent child grandson "
    "granddaughter nephew boyfriend girlfriend teammate captain manager leader host guest gentleman lady "
    "uncle aunt cousin team family doctor teacher coach pal buddy landlord tenant boy girl kid adult "
    "human player worker employee grandparent grandma grandad granny sibling godmother godfather "
    "lover owner spouse fiancé fiancée professional citizen chef nurse tutor dancer singer".split()
)
_DEIGNING: Final = frozenset({"bother", "trouble", "deign", "manage", "arse"})
_MEANING: Final = frozenset({"want", "think", "bother", "care", "plan", "mean", "remember", "go", "intend"})
_KINDS_OF: Final = frozenset({"kind", "sort", "type"})


@dataclass(frozen=True, slots=True)
class Act:
    """An act and how it is complained of.

    ``theirs`` is true where the construction makes it the other's act whatever its subject ("who puts a wet
    spoon back?"); ``when`` tells for which time it is asked for, with its leading blank.
    """

    clause: Clause
    wanted: bool
    past: bool
    theirs: bool = True
    when: str = ""


def hidden_act(reading: Reading, finding: Finding) -> Act | None:
    """The act behind the words of a finding, where a construction hides it."""
    if any(cue.role == "unmet" for cue in finding.cues) and finding.kind not in _PLAIN:
        return None
    if "." in finding.rule and finding.kind in _BY_PHRASE and not _is_loose(finding):
        return None
    found = (find(reading, finding.span) for find in _FINDERS.get(finding.kind, ()))
    return next((act for act in found if act is not None), None)


def _is_loose(finding: Finding) -> bool:
    """Whether the finding rests on what points at no act: a fixed wording, the reader or a verdict."""
    return finding.rule.endswith((".phrase", "accusation.deed")) or finding.rule.startswith("reader.")


def _within(reading: Reading, span: Span) -> Iterator[Clause]:
    return (c for c in reading.clauses if c.is_verbal and span.start <= c.head.start < span.end)


def _promised(reading: Reading, span: Span) -> Act | None:
    """What the other said that they would do: "you promised you'd book the van"."""
    for clause in _within(reading, span):
        if clause.head.lemma in _PROMISES and clause.you_is_subject:
            for below in reading.subclauses(clause):
                if below.modal in {"would", "'d", "will", "'ll"} and below.you_is_subject and below.is_verbal:
                    return Act(below, wanted=below.negation is None, past=False)
    return None


def _ordered(reading: Reading, span: Span) -> Act | None:
    """The act behind an order to change: "grow up and do the dishes", "you need to grow up and pay"."""
    orders = [c for c in _within(reading, span) if c.mood is Mood.COMMAND or c.marker == "to" or c.modal]
    first = next((c for c in orders if asks_nothing(c) or _begins_nothing(reading, c)), None)
    if first is None or (first.subject_given and not first.you_is_subject):
        return None
    joined = [c for c in reading.subclauses(first, labels.CONJUNCT) if c.head.tag == labels.BASE_FORM]
    act = next((c for c in joined if c.is_verbal and c.negation is None), None)
    return None if act is None or asks_nothing(act) else Act(act, wanted=True, past=False)


def _begins_nothing(reading: Reading, clause: Clause) -> bool:
    """ "Start acting like a father": an order to begin what can't be done on request."""
    below = reading.subclauses(clause, labels.OPEN_COMPLEMENT) if clause.head.lemma in _BEGINNING else ()
    return any(asks_nothing(c) for c in below)


_BEGINNING: Final = frozenset({"start", "begin", "try"})
_IDIOMS: Final = frozenset(
    "act mind grip life head manners sense attitude priorities spine backbone clue brain cell respect mouth "
    "tongue ass arse socks job place face song accountability ownership initiative conclusion "
    "adult grown-up".split()
)
_URGES: Final = frozenset({"get over", "move on", "shut up", "calm down", "cool off", "let go", "man up"})
_BEING: Final = frozenset("ashamed grateful above proud sorry better thankful embarrassed happy glad".split())
_SELF_HELP: Final = frozenset(
    "realise realize understand admit accept grow behave face imagine wake think shape man adjust".split()
)
_SELF_HELP_ALONE: Final = frozenset({"learn", "remember", "sort"})
"""The same unless a thing follows: "learn to park", but "learn her allergies"."""


def asks_nothing(clause: Clause) -> bool:
    """Whether an order asks for nothing that can be done: "clean up your act", "learn how a bin works"."""
    thing = clause.object
    figurative = thing is not None and thing.lemma in _IDIOMS
    vague = clause.head.lemma in _SELF_HELP_ALONE and (thing is None or thing.head.pos != labels.NOUN)
    alone = thing is None and not clause.obliques and clause.head.lemma in {"get", "come", "calm", "show"}
    urged = clause.head.lemma == "act" and any(o.case == "like" for o in clause.obliques)
    urged = urged or clause.verb in _URGES or (clause.copula is not None and clause.head.lemma in _BEING)
    return figurative or vague or clause.head.lemma in _SELF_HELP or alone or urged


def _sent_on(reading: Reading, span: Span) -> Act | None:
    """An order that means its opposite: "fine, leave your old dad to sort it out by himself"."""
    for clause in _within(reading, span):
        start = reading.sentence_of(clause.head).start
        lead = [w for w in reading.words[start : clause.head.i] if not w.is_punct]
        sent = bool(lead) and all(w.norm in _SENDING_ON for w in lead)
        if sent and clause.mood is Mood.COMMAND and clause.head.lemma in _LEFT_TO:
            return Act(clause, wanted=False, past=False)
    return None


def _accepted(reading: Reading, span: Span) -> Act | None:
    """What a question or a sneer finds wrong: "is it normal to leave …", "you think it's ok to use …"."""
    for clause in _within(reading, span):
        before = reading.words[max(0, clause.head.i - 6) : clause.head.i]
        if clause.marker == "to" and any(w.norm in _ACCEPTABLE for w in before):
            return Act(clause, wanted=clause.negation is not None, past=False)
    return None


def _asked(reading: Reading, span: Span) -> Act | None:
    """What stands behind the last "to" of a question: "is it too much to ask to put the lid back on?"."""
    acts = [
        c
        for c in _within(reading, span)
        if (c.marker == "to" or _is_hard(reading, c))
        and not (c.i_is_subject and c.subject_given)
        and not (c.head.lemma in _ASKING and _before(reading, c).lemma in _HAVING)
        and _before(reading, c).lemma not in _TRYING | _HAVING | {"suppose", "used"}
    ]
    if not acts:
        return None
    act = acts[-1]
    if act.head.lemma == "ask":
        below = reading.subclauses(act, labels.COMPLEMENT, labels.OPEN_COMPLEMENT)
        act = next((c for c in below if c.you_is_subject and c.is_verbal), act)
        if act.head.lemma == "ask" and act.object is None:
            return None
    if act.head.lemma in _HOPING:
        return None
    if _is_wondered_at(reading, act):
        return Act(act, wanted=False, past=True)
    occurred = any(w.lemma in {"occur", "cross", "think"} for w in reading.words[: act.head.i])
    return Act(act, wanted=act.negation is None, past=False, when=NEXT_TIME if occurred else "")


def _is_wondered_at(reading: Reading, clause: Clause) -> bool:
    """Whether a question asks what brought an act about: "what possessed you to sell it?"."""
    above = reading.parent(clause)
    asker = above.subject if above is not None else None
    taken = above.object or above.recipient if above is not None else None
    wh = asker is not None and asker.head.norm in {"what", "who"}
    return wh and taken is not None and taken.head.is_you


def _is_hard(reading: Reading, clause: Clause) -> bool:
    """Whether an act is asked about as hard: "is rinsing a bowl so hard?"."""
    above = reading.parent(clause)
    gerund = clause.head.tag == labels.GERUND and clause.relation in labels.CLAUSE_SUBJECTS
    return gerund and above is not None and above.head.lemma in {"hard", "difficult", "much", "tricky"}


def _before(reading: Reading, clause: Clause) -> Word:
    return reading.words[max(0, clause.words[0].i - 1)]


def _meant(reading: Reading, span: Span) -> Act | None:
    """What was left undone: "did you maybe want to mention that …?", "were you planning to tell us?"."""
    for clause in _within(reading, span):
        above = reading.parent(clause)
        if clause.marker != "to" or above is None or above.head.lemma not in _MEANING:
            continue
        past = any(a.lemma in {"do", "be"} and a.tag == labels.PAST for a in above.auxiliaries)
        if past and above.you_is_subject and above.mood is Mood.QUESTION:
            return Act(clause, wanted=True, past=False, when=NEXT_TIME)
    return None


def _unbothered(reading: Reading, span: Span) -> Act | None:
    """What the other doesn't take the trouble to do: "you can't be bothered to say my name right"."""
    for clause in _within(reading, span):
        above = reading.parent(clause)
        below = clause.marker == "to" or clause.relation == labels.OPEN_COMPLEMENT
        if not below or above is None or above.head.lemma not in _DEIGNING or above.denial is None:
            continue
        if above.you_is_subject and clause.negation is None:
            past = above.is_past or above.modal == "could"
            return Act(clause, wanted=True, past=False, when=NEXT_TIME if past else "")
    return None


def _done_to_me(reading: Reading, span: Span) -> Act | None:
    """What the writer wants to have done to them: "that I might want to be asked before you lent it out"."""
    for clause in _within(reading, span):
        wished = any(w.lemma in _WISHING for w in reading.words[max(0, clause.head.i - 4) : clause.head.i])
        if clause.passive and clause.i_is_subject and wished and clause.negation is None:
            return Act(clause, wanted=True, past=False, when=NEXT_TIME)
    return None


def _thinking(reading: Reading, span: Span) -> Act | None:
    """What was done without thought: "what were you thinking, letting him drive?"."""
    inside = [w for w in reading.words if span.start <= w.start < span.end]
    wondered = next((w for w in inside if w.lemma in _THOUGHT), None)
    if wondered is None or not any(w.tag.startswith("W") for w in inside[:3]):
        return None
    rest = reading.words[wondered.i + 1 : reading.sentence_of(wondered).end]
    acts = (reading.clause_at(w.i) for w in rest if w.tag == labels.GERUND)
    act = next((c for c in acts if c is not None and not c.subject_given and c.is_verbal), None)
    return None if act is None else Act(act, wanted=False, past=True)


def _whose(reading: Reading, span: Span) -> Act | None:
    """What "who …?" and "what kind of father …?" say of the other: "who puts a wet spoon back?"."""
    for clause in _within(reading, span):
        subject = clause.subject
        if subject is None or clause.modal or not clause.subject_given:
            continue
        if clause.head.lemma in _NOBODY_DOES:
            continue
        of_kind = subject.lemma in _KINDS_OF and subject.words[0].norm == "what"
        if (subject.head.norm == "who" and clause.relation == labels.ROOT) or of_kind:
            return Act(clause, wanted=clause.negation is not None, past=clause.is_past)
    return None


def _praised(reading: Reading, span: Span) -> Act | None:
    """What a sneer praises: "nice of you to finally reply", "must be nice to sleep in", "thanks for
    leaving the milk out".
    """
    for clause in _within(reading, span):
        before = [w.norm for w in reading.words[max(0, clause.head.i - 6) : clause.head.i]]
        if clause.marker == "to" and {"of", "you"} <= set(before):
            late = bool({clause.head.lemma, *before} & _LATE)
            return Act(clause, wanted=late, past=not late, when=" sooner" if late else "")
        if clause.marker == "to" and "must" in before:
            return Act(clause, wanted=False, past=False)
        if clause.head.tag == labels.GERUND and not clause.subject_given and not clause.auxiliaries:
            denied = clause.negation is not None
            return Act(clause, wanted=denied, past=True, when=NEXT_TIME if denied else "")
    return None


def _ideal(reading: Reading, span: Span) -> Act | None:
    """What the person would do whom the other isn't: "a real friend would have called"."""
    for main in _within(reading, span):
        subject = main.subject
        if subject is None or not main.subject_given:
            continue
        between = reading.words[subject.words[-1].i + 1 : main.head.i]
        first = subject.words[0].norm
        someone = subject.head.pos == labels.NOUN and subject.lemma in PERSONS
        praised = someone and first in {"a", "an"} and any(w.norm in _PRAISED for w in subject.words)
        if not any(w.norm in _WOULD for w in between) and not (praised and main.head.tag == "VBZ"):
            continue
        if main.subject_is_anybody or (someone and first in _ANYBODYS | {subject.head.norm}):
            below = next((c for c in reading.subclauses(main) if c.head.tag == labels.PARTICIPLE), None)
            clause = below if main.head.lemma == "have" and below is not None else main
            over = clause.head.tag == labels.PARTICIPLE or any(a.lemma == "have" for a in clause.auxiliaries)
            wanted = main.negation is None
            return Act(clause, wanted=wanted, past=over, when=NEXT_TIME if over and wanted else "")
    return None


def _proving(reading: Reading, span: Span) -> Act | None:
    """What would prove it: "if you had any respect for the street, you would trim the hedge"."""
    if not any(w.norm in {"if", "had"} for w in reading.words if span.start <= w.start < span.end):
        return None
    for clause in _within(reading, span):
        if clause.modal not in _WOULD or not clause.you_is_subject or clause.marker or clause.negation:
            continue
        over = any(a.lemma == "have" for a in clause.auxiliaries)
        if clause.head.lemma not in _NO_PROOFS:
            return Act(clause, wanted=True, past=over, when=NEXT_TIME if over else "")
    return None


def _chosen(reading: Reading, span: Span) -> Act | None:
    """The first of two that one is to choose from: "you can pay it back or you can find another place"."""
    clause = next((c for c in reading.clauses if span.start <= c.head.start < span.end), None)
    if clause is None or clause.negation is not None or clause.marker:
        return None
    if clause.subject_given and not clause.you_is_subject:
        return None
    behind = reading.words[clause.head.i : reading.sentence_of(clause.head).end]
    ahead = {w.norm for w in reading.words[reading.sentence_of(clause.head).start : clause.head.i]}
    offered = clause.modal in {"can", "could"} or "either" in ahead
    return Act(clause, wanted=True, past=False) if offered and any(w.norm == "or" for w in behind) else None


def _owed(reading: Reading, span: Span) -> Act | None:
    """What the other might at least have done: "you could have rung the bell like a normal person"."""
    sentence = reading.sentence_of(next(w for w in reading.words if w.end > span.start))
    for clause in reading.clauses_in(sentence):
        plain = (
            clause.is_verbal
            and clause.negation is None
            and clause.mood is Mood.STATEMENT
            and not clause.marker
        )
        if not plain or clause.modal not in _OUGHT or not clause.you_is_subject:
            continue
        over = clause.head.tag == labels.PARTICIPLE or any(a.lemma == "have" for a in clause.auxiliaries)
        if clause.head.lemma not in _NO_PROOFS | _NO_DEEDS:
            return Act(clause, wanted=True, past=over, when=NEXT_TIME if over else "")
    return None


def _judged(reading: Reading, span: Span) -> Act | None:
    """The deed that a verdict is passed on: "it was mean of you to leave Nora out"."""
    for clause in _within(reading, span):
        before = [w.norm for w in reading.words[max(0, clause.head.i - 5) : clause.head.i]]
        if clause.marker != "to" or not any(of == "of" and who in _HEARERS for of, who in pairwise(before)):
            continue
        if not asks_nothing(clause):
            return Act(clause, wanted=clause.negation is not None, past=clause.negation is None)
    return None


_HEARERS: Final = frozenset({"you", "ye", "u", "yous", "youse"})


def _refused(reading: Reading, span: Span) -> Act | None:
    """What the other won't do in return: "I drove you there and you can't answer a text"; not what they may
    not do: "you can't just leave".
    """
    sentence = reading.sentence_of(next(w for w in reading.words if w.end > span.start))
    for clause in reading.clauses_in(sentence):
        merely = clause.has(_MERELY) is not None and clause.mood is not Mood.QUESTION
        barred = clause.negation is not None and clause.modal in _BARRED and not merely
        if barred and clause.you_is_subject and clause.is_verbal and clause.head.lemma not in _NO_DEEDS:
            return Act(clause, wanted=True, past=False)
    return None


_NO_PROOFS: Final = frozenset("believe imagine know see understand have".split())
_NO_DEEDS: Final = frozenset("believe imagine know see understand deny say tell blame expect handle".split())


def _too(reading: Reading, span: Span) -> Act | None:
    """What the other is too grand for: "too busy to visit"."""
    for clause in _within(reading, span):
        before = reading.words[max(0, clause.head.i - 5) : clause.head.i]
        over = next((w for w in before if w.norm == "too"), None)
        mine = any(w.is_i or w.norm == "much" for w in before)
        if clause.marker == "to" and over is not None and not mine and clause.negation is None:
            return Act(clause, wanted=True, past=False)
    return None


def _motivated(reading: Reading, span: Span) -> Act | None:
    """The deed whose motive is supposed: "you left it in the sink because you figure I'll do it"."""
    for clause in reading.clauses:
        deed = reading.parent(clause)
        supposed = clause.marker in _MOTIVES and span.start <= clause.head.start < span.end
        if not supposed or deed is None or not deed.is_verbal or not deed.you_is_subject or deed.modal:
            continue
        if deed.has(_MERELY) is not None or clause.has(_MERELY) is not None:
            continue  # "you only rang because …" charges with the reason, not with the act
        if deed.negation is None and deed.mood is Mood.STATEMENT and not deed.marker:
            return Act(deed, wanted=False, past=deed.is_past)
    return None


_MOTIVES: Final = frozenset({"because", "cause", "cuz", "cos", "coz", "bc", "so", "to"})
_Finder = Callable[[Reading, Span], Act | None]
_FINDERS: Final[Mapping[Kind, tuple[_Finder, ...]]] = MappingProxyType(
    {
        Kind.ACCUSATION: (_promised, _unbothered, _judged),
        Kind.DIRECTIVE: (_sent_on, _ordered),
        Kind.DISMISSAL: (_ordered,),
        Kind.ACCUSING_QUESTION: (_done_to_me, _meant, _accepted, _whose, _asked, _thinking),
        Kind.MIND_READING: (_accepted, _unbothered, _too, _motivated),
        Kind.CONTEMPT: (_accepted, _unbothered, _praised, _thinking, _owed, _refused),
        Kind.GUILT_TRIP: (_unbothered, _ideal, _proving, _refused, _too, _sent_on, _owed),
        Kind.ULTIMATUM: (_chosen,),
    }
)
_BY_PHRASE: Final = frozenset({Kind.ACCUSATION, Kind.ACCUSING_QUESTION})
"""Kinds whose own rules point at the act; only their fixed wordings hide it."""
_PLAIN: Final = frozenset({Kind.GUILT_TRIP, Kind.DIRECTIVE})
