"""Accusing question: a question that already contains its verdict."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import asked_of_anyone, goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.ACCUSING_QUESTION,
    title="A question that has its answer in it",
    what="A question to which nobody expects an answer, since the verdict stands in it.",
    why="There is no good answer to it, only a defence. Asked with real curiosity, the same question can be "
    "answered, and the request behind it can be heard.",
    ask="Would any answer satisfy me?",
    instead="Ask what you would like to know, or ask for the act itself.",
    sources=("Rogers, Howieson and Neame 2018", "Gottman: harsh start-up"),
)

_INSULTING = frozenset(
    {
        "accusing_question.what-is-wrong-with-you",
        "accusing_question.what-are-you",
        "accusing_question.themselves",
        "accusing_question.yes-or-no",
        "accusing_question.broken-limbs",
    }
)
"""Wordings that stay a verdict where a choice follows: "are you deaf or stupid"."""
_EDGES = frozenset(
    {"even", "ever", "actually", "really", "seriously", "honestly", "possibly", "just", "once", "bother"}
)
_LAWS = frozenset({"always", "never", "constantly", "forever", "continually"})
_FRIENDLY = frozenset(
    "come join stay sit visit taste try have take see let send call meet pop drop go start bring".split()
)
_GRAVE = frozenset(
    "do say be let not suppose think forget leave lie treat miss lose throw expect betray".split()
)
_TRYING = frozenset(
    "think expect believe imagine suppose hear listen care realise realize know own read look understand "
    "remember see notice appreciate bother".split()
)


def _asks_the_reader(clause: Clause) -> bool:
    return clause.mood is Mood.QUESTION and clause.you_is_subject and not guards.someone_elses(clause)


@rule(
    id="accusing_question.why-cant-you",
    severity=Severity.MEDIUM,
    message="“{why}” with “{denied}” asks for a defence, not for a reason.",
    fires=(
        "[Why can't you just rinse your plate]?",
        "[Why don't you ever call your mother]?",
        "[why wont u just tell me]",
    ),
    silent=(
        "Why don't we go by train?",
        "Why don't you come over on Sunday?",
        "Why can't you make it, is the car broken again?",
    ),
)
def why_cant_you(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """Why, with a negated modal or auxiliary; an invitation ("why don't you come") is none."""
    for clause in reading.clauses:
        if clause.wh is None or clause.wh.norm != "why" or not _asks_the_reader(clause):
            continue
        denied = clause.negation
        if denied is None or _invites(clause):
            continue
        yield hit(
            guards.clause_span(reading, clause), clause.head, why=clause.wh, denied=denied, unmet=denied
        )


def _invites(clause: Clause) -> bool:
    """A suggestion or a caring question: "why don't you sit down", "why can't you make it"."""
    if clause.adverb(_EDGES) is not None or clause.adverb(_LAWS) is not None:
        return False
    do = any(a.lemma == "do" and a.tag != labels.PAST for a in clause.auxiliaries)
    can = clause.modal in {"can", "ca", "could"}
    if do and clause.wh is not None and clause.wh.norm == "why":
        for_me = clause.has({"me", "us"}) is not None
        return clause.head.lemma in _FRIENDLY or not (for_me or clause.has(_EDGES))
    return can and clause.head.lemma in {"make", "sleep", "come", "eat"}


@rule(
    id="accusing_question.why-must-you",
    severity=Severity.MEDIUM,
    message="“{opener}” asks the other person to answer for a law about them.",
    fires=(
        "[Why do you always leave the gate open]?",
        "[Why must you ruin every holiday]?",
        "[Do you have to slam every door]?",
        "[Must you hum at breakfast]?",
    ),
    silent=(
        "Do you have to work on Saturday?",
        "Why do you always bake such lovely bread?",
        "Must you go so soon?",
    ),
)
def why_must_you(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Why do you always, why must you, do you have to: a question about what the other does all the time."""
    for clause in reading.clauses:
        if (
            not _asks_the_reader(clause)
            or guards.warm(reading, clause, lexicons)
            or clause.negation is not None
        ):
            continue
        found = _pressed(reading, clause, lexicons)
        if found is not None:
            act = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), clause)
            head = act.head if clause.head.lemma in {"have", "need", "keep"} else clause.head
            yield hit(guards.clause_span(reading, clause), head, opener=found)


def _pressed(reading: Reading, clause: Clause, lexicons: Lexicons) -> Word | None:
    law = clause.adverb(_LAWS) or (clause.head if clause.head.lemma == "keep" else None)
    if clause.wh is not None and clause.wh.norm in {"why", "how"}:
        below = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), None)
        if clause.wh.norm == "how" and below is not None and not _is_burdensome(reading, below, lexicons):
            return None
        return clause.wh if law is not None or clause.modal == "must" else None
    if clause.wh is not None:
        return None
    if clause.modal == "must" and clause.head.lemma not in {"go", "leave"}:
        return next(a for a in clause.auxiliaries if a.norm == "must")
    below = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), None)
    if clause.head.lemma == "have" and below is not None and _is_burdensome(reading, below, lexicons):
        return clause.head
    return None


def _is_burdensome(reading: Reading, act: Clause, lexicons: Lexicons) -> bool:
    words = reading.subtree(act.head)
    unkind = any(
        w.lemma in lexicons.words[name] for w in words for name in ("failings", "harms", "negative_traits")
    )
    return unkind or any(
        w.norm in _LAWS | {"every", "everything", "so", "such", "all", "everywhere"} for w in words
    )


@rule(
    id="accusing_question.do-you-even",
    severity=Severity.MEDIUM,
    message="“{edge}” turns the question into a verdict.",
    fires=(
        "[Do you even read my messages]?",
        "[Did you even look]? There is mud on every step.",
        "[Did you even think of me]?",
        "[Do you ever listen]?",
    ),
    silent=(
        "Do you ever swim in the lake?",
        "Have you ever been to Rome?",
        "Do you even know how proud your gran was?",
        "Did you ever find your scarf?",
    ),
)
def do_you_even(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Do you even, do you ever: a yes-no question about what anybody decent would do."""
    for clause in reading.clauses:
        if clause.mood is not Mood.QUESTION or clause.wh is not None or guards.someone_elses(clause):
            continue
        edge = clause.adverb({"even"}) or clause.adverb(
            {"ever", "actually", "honestly", "seriously", "really"}
        )
        if (
            edge is None
            or edge.i > clause.head.i
            or clause.modal
            or guards.warm(reading, clause, lexicons)
            or not _about_the_reader(clause)
            or goodwill.wants_answer(reading, clause.span)
        ):
            continue
        if edge.norm == "even" or clause.head.lemma in _TRYING | {
            "occur",
            "help",
            "clean",
            "think",
            "stop",
            "cross",
        }:
            yield hit(guards.clause_span(reading, clause), clause.head, edge=edge, unmet=edge)


def _about_the_reader(clause: Clause) -> bool:
    return guards.about_you(clause) or (
        clause.head.lemma in {"occur", "cross"} and clause.has({"you"}) is not None
    )


@rule(
    id="accusing_question.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” asks for a defence, not for an answer.",
    fires=("[What is wrong with you]?", "[How many times do I have to ask]?", "[Who does that]?"),
    silent=("What's wrong, love?", "How many times do you train a week?", "Who does that song?"),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that asks for no answer."""
    for found in phrase_hits("accusing_question", reading, lexicons):
        kindly = goodwill.wants_answer(reading, found.span) or goodwill.affectionate(reading, found.span)
        if found.names & _INSULTING or not kindly:
            yield found


@rule(
    id="accusing_question.how-could-you",
    severity=Severity.MEDIUM,
    certainty=Certainty.LIKELY,
    message="“{opener}” holds the verdict that no answer can change.",
    fires=(
        "[How could you forget her birthday]?",
        "[How can you say that to my mum]?",
        "[How could you let her walk home alone]?",
    ),
    silent=(
        "How could you tell it was me?",
        "How can you get there by bus?",
        "How do you say that in French?",
    ),
)
def how_could_you(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """How could you, how can you, how dare you."""
    for clause in reading.clauses:
        if (
            clause.wh is None
            or clause.wh.norm != "how"
            or not _asks_the_reader(clause)
            or clause.negation is not None
        ):
            continue
        dares = clause.head.lemma == "dare" or clause.modal == "dare"
        if not dares and (clause.modal not in {"could", "can"} or clause.wh.head != clause.head.i):
            continue
        grave = clause.head.lemma in _GRAVE or (clause.head.lemma == "tell" and clause.object is not None)
        if dares or grave or _is_burdensome(reading, clause, lexicons):
            yield hit(guards.clause_span(reading, clause), clause.head, opener=clause.wh)


RULES = (
    why_cant_you,
    why_must_you,
    do_you_even,
    how_could_you,
    asked_of_anyone.who_would,
    asked_of_anyone.nobody_thought,
    asked_of_anyone.how_does_anyone,
    phrase,
)
