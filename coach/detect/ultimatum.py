"""Ultimatum: a consequence or a forced choice used as a lever."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Severity, Span

KIND = KindDoc(
    kind=Kind.ULTIMATUM,
    title="A choice with a penalty",
    what="A loss for the other person or for the two of you, held out so that they give in.",
    why="Under a threat people defend their freedom first and hear the wish last. What is given in to is seldom meant, "
    "and a threat that isn't carried out costs trust too.",
    ask="Is this what I will do to look after myself, or what will happen to them?",
    instead="Say why it matters so much and ask for the act; a limit that you mean can be said as your own plan.",
    sources=("Rosenberg, Nonviolent Communication: request or demand", "Gottman: harsh start-up"),
)

_PARTING = frozenset(
    "leave leaving divorce divorced done over gone finished through out single walk pack separate separated court lawyer "
    "solicitor police cops custody disown".split()
)
_POLITE = frozenset("want like need prefer fancy wish mind feel decide hear wonder agree love see know".split())
_KIND_OFFERS = frozenset(
    "help happy glad fine understand love bring cook drive pick treat buy hug thank grab get explain show laugh cry scream "
    "burst guess".split()
)
_OPTIONS = frozenset({"can", "could", "may", "might", "shall", "should"})
_ORDERED = frozenset("forget find see pack kiss count expect consider bother".split())
_REPEATS = frozenset({"again", "another", "more", "keep", "continue", "carry", "once"})
_BE_LOSSES = frozenset("over done out through finished gone history off".split())
_NO_OPENING = frozenset("if when because something anything whatever someone twice maybe not so".split())
_TURNS = frozenset({"or", "otherwise"})
_CONDITIONS = frozenset({"if", "unless", "until", "till"})
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class _Lever:
    """A condition and what is held out for it. ``unmet`` is the word by which the named act is the wanted one."""

    condition: tuple[Word, ...]
    act: Word
    penalty: tuple[Word, ...]
    unmet: Word | None


class _Proof(IntEnum):
    """How much a stretch must show to count as a penalty: any consequence, a refusal, or a loss by name."""

    ANY = 0
    REFUSAL = 1
    LOSS = 2


def _is_penalty(words: Sequence[Word], lexicons: Lexicons, proof: _Proof) -> bool:
    """Whether the words say what happens otherwise: to you, to me, to us, to a thing."""
    words = [w for w in words if not w.is_punct][:_MOST_WORDS]
    if len(words) < 2 or words[0].norm in _NO_OPENING:
        return False
    opening = words[:6]
    if any(w.lemma in _KIND_OFFERS or w.norm == "would" for w in opening) or _offers_option(opening):
        return False
    orders = words[0].lemma in _ORDERED or (words[0].norm == "do" and words[1].norm == "not")
    said_of = any(w.pos in {labels.PRONOUN, labels.NOUN, labels.PROPER_NOUN} for w in opening) or orders
    if not said_of:
        return False
    if any(_is_loss(word, words, lexicons) for word in words):
        return True
    refusal = any(w.norm in {"not", "never", "no", "nobody"} for w in opening)
    if proof is _Proof.LOSS:
        return orders
    if proof is _Proof.REFUSAL:
        return refusal or orders or any(w.tag == labels.GERUND for w in opening[:4])
    finite = any(w.tag in labels.FINITE for w in opening)
    return (finite and opening[0].tag != labels.BASE_FORM) or refusal or orders


def _offers_option(opening: Sequence[Word]) -> bool:
    """ "I can", "we could": something to choose, no penalty."""
    spared = opening[0].is_you and any(w.norm == "not" for w in opening) and any(w.lemma in {"have", "need"} for w in opening)
    return spared or (opening[0].norm in {"i", "we"} and any(w.norm in _OPTIONS for w in opening[1:3]))


def _is_loss(word: Word, words: Sequence[Word], lexicons: Lexicons) -> bool:
    losses = lexicons.words["losses"]
    if word.lemma not in losses and word.norm not in losses:
        return False
    before = words[: words.index(word)][-3:]
    if word.norm in _BE_LOSSES:
        return any(b.lemma in {"be", "count", "move", "get"} for b in before)
    return True


def _if_levers(reading: Reading, clause: Clause, lexicons: Lexicons) -> Iterator[_Lever]:
    """If, unless or until the other does it, then a loss."""
    if not _depends_on_you(clause) or clause.head.lemma in _POLITE or clause.modal in _OPTIONS | {"would"}:
        return
    inside = {w.i for w in reading.subtree(clause.head)}
    sentence = reading.sentence_words(reading.sentence_of(clause.head))
    condition = tuple(w for w in sentence if w.i in inside and not w.is_punct)
    after = tuple(w for w in sentence if w.i > condition[-1].i)
    before = tuple(w for w in sentence if w.i < condition[0].i)
    main = reading.parent(clause)
    penalty = before if main is not None and main.head.i < condition[0].i else after
    unless = clause.marker in {"unless", "until", "till"}
    denied = clause.negation or next((w for w in clause.words if w.norm in {"no", "n't"} and w.i < clause.head.i), None)
    proof = _Proof.ANY if unless or denied else _Proof.REFUSAL if _is_repeated(condition) else _Proof.LOSS
    proof = max(proof, _Proof.REFUSAL) if clause.marker in {"until", "till"} else proof
    if not _is_penalty(penalty, lexicons, proof):
        return
    unmet = condition[0] if unless else denied
    yield _Lever(condition, clause.head, penalty, unmet)


def _depends_on_you(clause: Clause) -> bool:
    """Whether the other can make the condition true: it is about them, theirs, or a thing that was asked for."""
    if guards.about_you(clause):
        return True
    if clause.subject is None or clause.passive:
        return True
    found = clause.i_is_subject and (clause.head.lemma in {"find", "catch", "see", "hear", "smell"} or clause.negation)
    return bool(found) or clause.subject.head.norm in {"this", "that", "it", "one"} and _is_repeated(clause.words)


def _is_repeated(words: Sequence[Word]) -> bool:
    return any(w.norm in _REPEATS for w in words)


def _joined_levers(reading: Reading, lexicons: Lexicons) -> Iterator[_Lever]:
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


def _joined_at(reading: Reading, words: Sequence[Word], joint: Word, lexicons: Lexicons) -> _Lever | None:
    turned = joint.norm in _TURNS
    if reading.is_question(reading.sentence_of(joint)):
        return None
    if not turned and joint.norm != "and" and joint.text != ",":
        return None
    before = [w for w in words if w.i < joint.i]
    near = [w for w in words if w.i <= joint.i + 3]
    if guards.not_the_writers(reading, near):
        return None
    act = _asked_act(reading, before)
    if act is None:
        return None
    condition = tuple(w for w in before if w.i >= _opening(reading, before, act) and not w.is_punct)
    penalty = tuple(w for w in words if w.i > joint.i and w.norm not in {"else", "then", "or"})
    repeated = _is_repeated(condition) or act.head.lemma == "keep"
    if not turned and (not _said_of_people(penalty) or act.is_past or (joint.text == "," and not repeated)):
        return None
    if not turned and not repeated and not act.you_is_subject:
        return None
    if act.mood is Mood.FRAGMENT and not repeated and not _said_of_people(penalty):
        return None
    proof = _Proof.ANY if turned else _Proof.REFUSAL if repeated else _Proof.LOSS
    if not condition or not _is_penalty(penalty, lexicons, proof) or _echoes(act, penalty):
        return None
    denied = act.negation is not None and act.negation.i < act.head.i
    return _Lever(condition, act.head, penalty, joint if turned and not denied else None)


def _asked_act(reading: Reading, before: Sequence[Word]) -> Clause | None:
    """The clause in front of the joint that asks for something or names one more time; None where it does neither."""
    inside = {w.i for w in before}
    for clause in reading.clauses:
        if clause.head.i not in inside or guards.someone_elses(clause) or clause.marker:
            continue
        asked = clause.mood is Mood.COMMAND or (clause.mood is Mood.FRAGMENT and clause.relation == labels.ROOT)
        told = clause.you_is_subject and clause.mood is Mood.STATEMENT and _tells(reading, clause)
        told = told or any(w.norm == "either" for w in before)
        if asked or told:
            return clause
        if clause.mood in {Mood.QUESTION, Mood.PROPOSAL} or clause.i_is_subject:
            return None
    return None


def _tells(reading: Reading, clause: Clause) -> bool:
    """Whether the other is told what to do or will do; advice on how a thing works is no lever."""
    advises = clause.modal in {"must", "may", "can", "should", "shall"} or clause.adverb({"never", "always"}) is not None
    above = reading.parent(clause) or clause
    needs = any(c.head.lemma in {"have", "need", "get"} and c.you_is_subject for c in (clause, above))
    return not (advises or needs or clause.is_past or guards.generic_you(reading, clause))


def _opening(reading: Reading, before: Sequence[Word], act: Clause) -> int:
    """Where the asking begins: after a name or greeting and its comma."""
    first = act.words[0].i
    return max([w.i + 1 for w in before if w.is_punct and w.i < min(first, act.head.i)], default=before[0].i)


def _said_of_people(penalty: Sequence[Word]) -> bool:
    start = [w for w in penalty if not w.is_punct][:2]
    return any(w.is_i or w.is_we or w.is_you or w.norm in {"it", "that", "see"} for w in start)


def _echoes(clause: Clause, penalty: Sequence[Word]) -> bool:
    """An offer of the same act: "call me or I'll call you"."""
    return any(w.lemma == clause.head.lemma for w in penalty[:5])


@rule(
    id="ultimatum.condition",
    severity=Severity.MEDIUM,
    message="“{condition}” holds out “{consequence}” as the price.",
    fires=(
        "[If you don't move the van by Friday, I'm calling the council].",
        "[Unless you start helping with the rent you can pack your things].",
        "[I'm leaving if you drink tonight].",
    ),
    silent=(
        "If it rains I'm leaving early.",
        "If you want, I'll cancel the table.",
        "If you're free on Saturday we could go to the lake.",
        "Unless you've already bought bread I'll get some.",
        "If voices get raised I'll take ten minutes outside and come back.",
    ),
)
def condition(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """If, unless or until with what the other does, and a loss for it."""
    for clause in reading.clauses:
        if clause.marker in _CONDITIONS and clause.relation != labels.COMPLEMENT and not guards.someone_elses(clause):
            for lever in _if_levers(reading, clause, lexicons):
                yield _hit(reading, lever)


@rule(
    id="ultimatum.joined",
    severity=Severity.MEDIUM,
    message="“{condition}” holds out “{consequence}” as the price.",
    fires=(
        "[Clean up your room or I'm taking the phone].",
        "[Do that again and I'm gone].",
        "[One more word about my mother and we're done].",
        "[Pay me back by Monday, otherwise I'm telling your dad and the landlord].",
    ),
    silent=(
        "Come round on Friday or call me.",
        "Do it again and I'll film it this time!",
        "Let me know by six or just turn up.",
        "One more slice and I'll burst.",
    ),
)
def joined(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A command or "one more time", joined to a loss by or, and or otherwise."""
    for lever in _joined_levers(reading, lexicons):
        yield _hit(reading, lever)


def _hit(reading: Reading, lever: _Lever) -> Hit:
    words = [w for w in (*lever.condition, *lever.penalty) if not w.is_punct]
    words = sorted(words, key=lambda w: w.i)
    first, last = words[0], words[-1]
    consequence = [w for w in lever.penalty if not w.is_punct]
    hard = any(w.lemma in _PARTING or w.norm in _PARTING for w in consequence)
    cues: dict[str, Word | Span] = {
        "condition": reading.span(*lever.condition),
        "consequence": reading.span(*consequence),
    }
    if lever.unmet is not None:
        cues["unmet"] = lever.unmet
    severity = Severity.HIGH if hard else Severity.MEDIUM
    return hit(reading.span(first, last), lever.act, severity=severity, **cues)


@rule(
    id="ultimatum.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” leaves the other person a forced choice.",
    fires=("[Tidy the shed or else].", "[It's the dog or me].", "This is [your last chance]."),
    silent=("Last chance to book a seat, the list closes at four.", "Or else we could just stay in."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that forces a choice or threatens."""
    yield from phrase_hits("ultimatum", reading, lexicons)


RULES = (condition, joined, phrase)
