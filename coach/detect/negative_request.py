"""Negative request: asks for something not to happen, and leaves open what is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards, refusals
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.NEGATIVE_REQUEST,
    title="What to stop, not what to do",
    what="Asks for something not to happen, and names no act that is wanted instead.",
    why=(
        "People can act on what is wanted. “Don't” names the old act, brings the guilt with it and "
        "leaves the "
        "other person to guess what would be right."
    ),
    ask="What would you see them do if it went well?",
    instead="Name the act that you would like, with its place or time.",
    sources=("Rosenberg, Nonviolent Communication: positive requests",),
)

_WISHES = frozenset(
    "appreciate grateful thankful thank like love prefer happy happier glad obliged ask request beg "
    "tell advise "
    "implore expect want need".split()
)


def _stopped(reading: Reading, clause: Clause) -> Word | None:
    """What "stop" is to end: the gerund, or the noun that it takes; None where it only halts."""
    after = refusals.target_of(reading, clause)
    if after is not clause and after.head.tag == labels.GERUND:
        return after.head
    following = reading.words[clause.head.i + 1] if clause.head.i + 1 < len(reading.words) else None
    if following is not None and following.tag == labels.GERUND:
        return following
    return clause.object.head if clause.object is not None else None


def _asked_of_you(clause: Clause) -> bool:
    asks = clause.mood is Mood.QUESTION and clause.modal in guards.ASKING
    return (clause.you_is_subject or clause.we_is_subject or guards.about_you(clause)) and asks


@rule(
    id="negative_request.stop-doing",
    severity=Severity.MEDIUM,
    message="“{act}” is named as what should end; what is wanted stays open.",
    fires=(
        "[Please stop leaving your bike in the corridor].",
        "[Could you stop humming] while I'm on the phone?",
        "[You have to stop feeding the pigeons].",
    ),
    silent=(
        "Stop by any time this weekend.",
        "I have to stop buying shoes.",
        "Stop apologising, it was nobody's fault.",
        "Can you stop at the bakery on your way?",
        "Stop kneading when it feels soft.",
    ),
)
def stop_doing(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Stop, quit, cease or avoid, as a command, as a question to the other, or as what they need to do."""
    for clause in reading.clauses:
        if (
            clause.head.lemma not in refusals.STOPPING
            or guards.someone_elses(clause)
            or clause.negation is not None
        ):
            continue
        top = _speaker_clause(reading, clause)
        if top is None or guards.conditional(reading, clause):
            continue
        act = _stopped(reading, clause)
        delighted = act is not None and refusals.delights(reading, clause, act, lexicons)
        if act is not None and not delighted and not refusals.soothes(reading, clause, act, lexicons):
            yield hit(guards.clause_span(reading, top), act, act=act)


def _speaker_clause(reading: Reading, clause: Clause) -> Clause | None:
    """The clause that turns "stop" into a request: itself, or "I need you to", "you have to" above it."""
    told = clause.you_is_subject and clause.modal == "can" and clause.mood is Mood.STATEMENT
    if clause.mood is Mood.COMMAND or _asked_of_you(clause) or told:
        return clause
    above = reading.parent(clause)
    if clause.relation != labels.OPEN_COMPLEMENT or above is None or guards.someone_elses(above):
        return None
    pressing = above.head.lemma in {"need", "have", "want", "like", "ask", "beg", "get", "got", "try"}
    if above.i_is_subject and clause.you_is_subject and pressing:
        return above
    if above.you_is_subject and pressing and above.mood is not Mood.QUESTION:
        return above
    return above if above.mood is Mood.COMMAND and above.head.lemma in {"try", "want"} else None


@rule(
    id="negative_request.dont",
    severity=Severity.MEDIUM,
    message="“{act}” is named as what must not happen; what is wanted stays open.",
    fires=(
        "[Don't park your van across my gate].",
        "[pls dont use my towel]",
        "[Don't you dare open that letter].",
        "[Never speak to my mother like that again].",
    ),
    silent=(
        "Don't worry about the dishes.",
        "Don't forget your umbrella!",
        "Don't beat yourself up over it.",
        "Don't think I can make it tonight.",
        "Never mind, I found it.",
        "Don't overmix the batter!",
        "Don't tell mum, it's a surprise.",
    ),
)
def dont(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A negated command that is no comfort and no reminder."""
    for clause in reading.clauses:
        never = clause.has({"never"})
        plain_do = any(a.norm == "do" for a in clause.auxiliaries)
        denied = clause.negation if plain_do else (never if never and _opens(reading, never) else None)
        if clause.mood is not Mood.COMMAND or denied is None or denied.i > clause.head.i:
            continue
        if guards.someone_elses(clause) or refusals.asks_nothing(reading, clause, lexicons):
            continue
        if denied is never and guards.impersonal(reading, clause):
            continue
        act = refusals.target_of(reading, clause).head
        if not refusals.soothes(reading, clause, act, lexicons):
            yield hit(guards.clause_span(reading, clause), act, act=act)


def _opens(reading: Reading, word: Word) -> bool:
    return word.i == reading.sentence_of(word).start or reading.words[word.i - 1].is_punct


@rule(
    id="negative_request.asked-not-to",
    severity=Severity.LOW,
    certainty=Certainty.LIKELY,
    message="“{denied}” with “{act}” asks for less of something and leaves open what is wanted.",
    fires=(
        "[Can you not smoke on the balcony]?",
        "[could u two not argue in front of gran]",
        "[Can we not do this in the car]?",
    ),
    silent=(
        "Can't you stay a bit longer?",
        "Could you not find the shop?",
        "Will you not have another slice?",
    ),
)
def asked_not_to(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Can you not, could you not: a request with the negation behind the person asked."""
    for clause in reading.clauses:
        denied = clause.negation
        if (
            denied is None
            or not _asked_of_you(clause)
            or guards.someone_elses(clause)
            or clause.wh is not None
        ):
            continue
        if (
            clause.subject is None
            or denied.i < clause.subject.head.i
            or clause.head.lemma in refusals.ABILITIES
            or goodwill.wants_answer(reading, clause.span)
        ):
            continue
        if not refusals.soothes(reading, clause, clause.head, lexicons) and clause.modal in {
            "can",
            "could",
            "would",
        }:
            yield hit(guards.clause_span(reading, clause), clause.head, denied=denied, act=clause.head)


@rule(
    id="negative_request.wish-not",
    severity=Severity.LOW,
    message="“{wish}” with “{denied}” leaves open what is wanted.",
    fires=(
        "[I'd be grateful if you weren't drilling at midnight].",
        "[I'd appreciate it if nobody moved my notes].",
        "[I'd ask you not to ring my mother].",
    ),
    silent=(
        "I'd be glad if you could come early.",
        "I'd understand if you didn't want to come.",
        "I'd be sad if you weren't there.",
        "I asked you not to worry.",
        "I'm glad you didn't find it too far.",
        "Would you prefer not to drive?",
    ),
)
def wish_not(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The writer would like it if they didn't, or asks them not to."""
    for clause in reading.clauses:
        above = reading.parent(clause)
        if above is None or not (above.i_is_subject or above.we_is_subject) or above.mood is Mood.QUESTION:
            continue
        nobody = clause.subject is not None and clause.subject.lemma in {"nobody", "noone", "no-one"}
        denied = clause.negation or (clause.subject.head if nobody and clause.subject else None)
        told = any(p is not None and p.is_you for p in (above.object, above.recipient))
        about = nobody or told or guards.about_you(clause)
        if denied is None or not about or guards.someone_elses(clause):
            continue
        wish = above.head.lemma in _WISHES and not above.is_past
        asked = (
            wish
            and clause.relation in {labels.OPEN_COMPLEMENT, labels.COMPLEMENT}
            and clause.marker != "that"
        )
        wished = wish and clause.marker == "if" and above.modal != ""
        relieved = clause.is_past and above.copula is not None
        if (
            (asked or wished)
            and not (relieved and not wished)
            and not refusals.soothes(reading, clause, clause.head, lexicons)
        ):
            words = [w for w in (*above.words, *reading.subtree(clause.head)) if not w.is_punct]
            yield hit(reading.span(*words), clause.head, wish=above.head, denied=denied)


@rule(
    id="negative_request.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” says what should not be, and leaves open what is wanted.",
    fires=(
        "[I'd rather you didn't smoke indoors].",
        "[No more crumbs in the butter], please.",
        "[Would you mind not whistling]?",
    ),
    silent=("I'd rather not say.", "There is no more milk.", "Would you mind if I sat here?"),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that asks for something not to happen."""
    for found in phrase_hits("negative_request", reading, lexicons):
        clause = reading.clause_of(reading.words[found.head])
        if clause is None or not refusals.kindly_meant(reading, clause, lexicons):
            yield found


RULES = (stop_doing, dont, asked_not_to, wish_not, phrase)
