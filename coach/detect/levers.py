"""Levers: a condition and what is held out for it, joined by if, unless, until, or, and, otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.detect import guards
from coach.detect.penalty import Proof, is_penalty, orders
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word

_POLITE = frozenset("want like need prefer fancy wish mind feel hear wonder love know".split())
_OPTIONS = frozenset({"can", "could", "may", "might", "shall", "should", "would", "'d", "d"})
_REPEATS = frozenset({"again", "another", "more", "keep", "continue"})
_TURNS = frozenset({"or", "otherwise"})
CONDITIONS = frozenset({"if", "unless", "until", "till"})
_PHASES = frozenset({"stop", "quit", "keep", "continue"})
_MOST_WORDS = 18
_DEADLINES = frozenset({"by", "before", "tomorrow", "tonight", "today", "noon", "week", "weekend", "first"})
_MUTUAL = frozenset("call ring text see meet bring pick come write drive talk visit send give phone".split())
_TOLD_OF = frozenset("your ur this that these those another one more no any again it".split())
_OFFERS = frozenset({"say", "help", "shout", "holler"})
_LEARNT = frozenset("find catch see hear smell get receive".split())


@dataclass(frozen=True, slots=True)
class Lever:
    """A condition and what is held out for it; by ``unmet`` the named act is the wanted one."""

    condition: tuple[Word, ...]
    act: Word
    penalty: tuple[Word, ...]
    unmet: Word | None


def if_levers(reading: Reading, clause: Clause, lexicons: Lexicons) -> Iterator[Lever]:
    """If, unless or until the other does it, then a loss."""
    if clause.head.lemma in _POLITE or clause.modal in _OPTIONS or guards.fond(reading, clause):
        return
    if guards.unhurried(reading, clause):
        return
    until = clause.marker in {"until", "till"}
    unless = until or clause.marker == "unless"
    denied = clause.negation or next(
        (w for w in clause.words if w.norm in {"no", "n't"} and w.i < clause.head.i), None
    )
    for condition, penalty in _parted(reading, clause):
        proof = _proof_for(clause, condition, missing=bool(unless or denied))
        if (
            proof is None
            or guards.not_the_writers(reading, penalty[:6])
            or (until and not _holds_back(penalty))
        ):
            continue
        if is_penalty(penalty, lexicons, proof):
            act, unmet = named_act(reading, clause, condition[0] if unless else denied)
            yield Lever(condition, act, penalty, unmet)
            return


def _proof_for(clause: Clause, condition: Sequence[Word], *, missing: bool) -> Proof | None:
    """How much the penalty must show; None where the other could not bring the condition about."""
    if _depends_on_you(clause):
        return Proof.OPEN if missing or (clause.i_is_subject and _is_repeated(condition)) else Proof.WARY
    if clause.subject is None or clause.subject.head.is_i:
        return None
    thing = clause.subject.head.pos == labels.NOUN
    if thing and any(w.norm == "again" for w in condition):
        return Proof.WARY
    if missing:
        return Proof.OPEN if any(w.norm in _DEADLINES or w.norm.endswith("day") for w in condition) else None
    person = clause.subject.head.pos == labels.PROPER_NOUN or clause.subject.head.norm in {
        "he",
        "she",
        "they",
    }
    return Proof.STRICT if person and clause.is_verbal and not clause.modal else None


def named_act(reading: Reading, clause: Clause, unmet: Word | None) -> tuple[Word, Word | None]:
    """The act that a clause is about: behind "stop" and "keep" the next verb, which is then unwanted."""
    below = next((c for c in reading.subclauses(clause, labels.OPEN_COMPLEMENT) if c.head.is_verb), None)
    if clause.head.lemma not in _PHASES:
        return clause.head, unmet
    after = reading.words[clause.head.i + 1 : clause.head.i + 2]
    named = below.head if below is not None else next((w for w in after if w.norm.endswith("ing")), None)
    return (clause.head, unmet) if named is None else (named, None)


def _stretch(reading: Reading, word: Word) -> tuple[Word, ...]:
    """The sentence of a word, and what follows without a full stop: parsers part what people write as one."""
    found: list[Word] = []
    for sentence in reading.sentences[reading.sentence_of(word).index :]:
        found += reading.sentence_words(sentence)
        if found[-1].is_punct:
            break
    return tuple(found)


def _parted(reading: Reading, clause: Clause) -> Iterator[tuple[tuple[Word, ...], tuple[Word, ...]]]:
    """The condition with what is held out behind it, and with what is held out in front of it."""
    words = _stretch(reading, clause.head)
    first = next((w for w in words if w.norm == clause.marker and w.i < clause.head.i), None)
    if first is None:
        return
    end = _end(reading, clause, words, first)
    behind = tuple(w for w in words if w.i >= end)
    if len(behind) > 2 and behind[0].pos == labels.PROPER_NOUN and behind[1].text == ",":
        behind = behind[2:]
    if behind:
        yield tuple(w for w in words if first.i <= w.i < end and not w.is_punct), behind
    main = reading.parent(clause)
    comma = max((w.i for w in words if w.is_punct and w.i < first.i - 1), default=-1)
    before = tuple(w for w in words if comma < w.i < first.i)
    if main is not None and main.head.i < first.i and before:
        stop = next((w.i for w in words if w.is_punct and w.i > clause.head.i), words[-1].i + 1)
        yield tuple(w for w in words if first.i <= w.i < stop), before


def _end(reading: Reading, clause: Clause, words: Sequence[Word], first: Word) -> int:
    """Where the condition ends: at its comma, or where the next clause with a subject of its own begins."""
    comma = next((w.i for w in words if w.text in {",", ";", "-", "–", "—"} and w.i > clause.head.i), None)
    subjects = (
        c.subject.words[0].i
        for c in reading.clauses
        if c.subject
        and c.subject_given
        and c.head.i > clause.head.i
        and not c.relation.startswith("acl")
        and c.marker not in {"that", "because", "when", "and"}
    )
    begun = next((i for i in sorted(subjects) if clause.head.i < i <= words[-1].i), None)
    last = words[-1].i + 1
    if comma is not None and (begun is None or comma < begun or begun - first.i < 3):
        return comma + 1
    return begun if begun is not None else max((w.i + 1 for w in clause.words), default=last)


def _holds_back(penalty: Sequence[Word]) -> bool:
    """Whether something is refused for as long: "I'm not coming home until", "no biscuits till"."""
    told = (
        penalty[0].tag == labels.BASE_FORM
        or penalty[0].is_you
        or any(w.tag == labels.PAST for w in penalty[:4])
    )
    return not told and any(w.norm in {"not", "no", "nobody", "never"} for w in penalty[:6])


def _depends_on_you(clause: Clause) -> bool:
    """Whether the other can make it true: it is about them, theirs, or a thing that was asked for."""
    if guards.about_you(clause):
        return True
    if clause.subject is None or clause.passive:
        return clause.negation is not None or _is_repeated(clause.words)
    if clause.i_is_subject:
        theirs = any(w.is_you or w.norm in _TOLD_OF for w in clause.words)
        return clause.head.lemma in _LEARNT and (theirs or clause.negation is not None)
    return clause.subject.head.norm in {"this", "that", "it", "one"} and _is_repeated(clause.words)


def _is_repeated(words: Sequence[Word]) -> bool:
    return any(w.norm in _REPEATS for w in words)


def joined_levers(reading: Reading, lexicons: Lexicons) -> Iterator[Lever]:
    """A command, or one more time, joined to a loss by or, and, otherwise or a comma."""
    for sentence in reading.sentences:
        words = list(reading.sentence_words(sentence))
        if sentence.index + 1 < len(reading.sentences):
            following = reading.sentence_words(reading.sentences[sentence.index + 1])
            words += following if following[0].norm in _TURNS else []
        for joint in words[1:]:
            lever = _joined_at(reading, words, joint, lexicons)
            if lever is not None:
                yield lever
                break


def _joined_at(reading: Reading, words: Sequence[Word], joint: Word, lexicons: Lexicons) -> Lever | None:
    turned = joint.norm in _TURNS
    if not turned and joint.norm != "and" and joint.text != ",":
        return None
    if reading.is_question(reading.sentence_of(joint)):
        return None
    before = [w for w in words if w.i < joint.i]
    if guards.not_the_writers(reading, [w for w in words if w.i <= joint.i + 3]):
        return None
    act = _asked_act(reading, before)
    if act is None or guards.fond(reading, act) or _offers(act, before):
        return None
    condition = tuple(w for w in before if w.i >= _opening(before, act) and not w.is_punct)
    penalty = tuple(
        w for w in words if w.i > joint.i and w.norm not in {"else", "then", "or"} and not w.is_punct
    )
    proof = _proof(joint, act, condition)
    if (
        not 0 < len(condition) <= _MOST_WORDS
        or len(penalty) < 2
        or proof is None
        or not is_penalty(penalty, lexicons, proof)
    ):
        return None
    if _echoes(act, condition, penalty) or (not turned and not _said_of_people(penalty)):
        return None
    denied = act.negation is not None and act.negation.i < act.head.i
    named, unmet = named_act(reading, act, joint if turned and not denied else None)
    return Lever(condition, named, penalty, unmet)


def _proof(joint: Word, act: Clause, condition: Sequence[Word]) -> Proof | None:
    """How much the penalty must show behind this joint; None where the joint makes no lever."""
    if joint.norm in _TURNS:
        return Proof.OPEN
    repeated = _is_repeated(condition) or act.head.lemma == "keep"
    if repeated:
        return Proof.WARY
    plain = act.is_verbal and not act.is_past and not act.negation and not act.auxiliaries
    if joint.norm == "and" and plain and act.mood is not Mood.FRAGMENT:
        return Proof.STRICT
    return Proof.STRICT if joint.text == "," and plain and act.you_is_subject else None


def _asked_act(reading: Reading, before: Sequence[Word]) -> Clause | None:
    """The clause in front of the joint that asks for something or names one more time."""
    inside = {w.i for w in before}
    for clause in reading.clauses:
        if clause.head.i not in inside or guards.someone_elses(clause) or clause.marker:
            continue
        bare = clause.mood is Mood.FRAGMENT or (not clause.is_verbal and clause.copula is None)
        asked = clause.mood is Mood.COMMAND or (bare and clause.relation == labels.ROOT)
        told = clause.you_is_subject and clause.mood is Mood.STATEMENT and _tells(reading, clause)
        told = told or any(w.norm == "either" for w in before)
        if asked or told:
            return clause
        swears = clause.i_is_subject and clause.head.lemma in {"swear", "mean", "promise", "warn"}
        if clause.mood in {Mood.QUESTION, Mood.PROPOSAL} or (clause.i_is_subject and not swears):
            return None
    return None


def _tells(reading: Reading, clause: Clause) -> bool:
    """Whether the other is told what to do or will do; advice on how a thing works is no lever."""
    advises = (
        clause.modal in {"must", "may", "can", "should", "shall"}
        or clause.adverb({"never", "always"}) is not None
    )
    above = reading.parent(clause) or clause
    needs = any(c.head.lemma in {"have", "need", "get"} and c.you_is_subject for c in (clause, above))
    return not (advises or needs or clause.is_past or guards.generic_you(reading, clause))


def _opening(before: Sequence[Word], act: Clause) -> int:
    """Where the asking begins: after a name or greeting and its comma."""
    first = act.words[0].i
    return max([w.i + 1 for w in before if w.is_punct and w.i < min(first, act.head.i)], default=before[0].i)


def _said_of_people(penalty: Sequence[Word]) -> bool:
    start = [w for w in penalty if not w.is_punct]
    return any(w.is_i or w.is_we or w.is_you or w.norm in {"it", "that", "see"} for w in start[:2]) or orders(
        start
    )


def _offers(act: Clause, before: Sequence[Word]) -> bool:
    """ "Say when, or I'll fill it", "help yourself, or leave them"."""
    after = {w.norm for w in before if w.i > act.head.i}
    return act.head.lemma in _OFFERS and bool({"when", "so", "yourself", "if"} & after)


def _echoes(act: Clause, condition: Sequence[Word], penalty: Sequence[Word]) -> bool:
    """An offer of the same act: "call me or I'll call you", "talk or don't talk"."""
    denied = len(condition) > 1 and any(w.norm == "not" for w in penalty[:4])
    return not denied and act.head.lemma in _MUTUAL and any(w.lemma == act.head.lemma for w in penalty[:5])
