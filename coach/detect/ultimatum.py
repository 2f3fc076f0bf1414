"""Ultimatum: a consequence or a forced choice used as a lever."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import guards
from coach.detect.levers import CONDITIONS, Lever, if_levers, joined_levers
from coach.detect.penalty import Proof, is_penalty
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.reading import Reading
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.ULTIMATUM,
    title="A choice with a penalty",
    what="A loss for the other person or for the two of you, held out so that they give in.",
    why="Under a threat people defend their freedom first and hear the wish last. What is given in to is "
    "seldom meant, and a threat that isn't carried out costs trust too.",
    ask="Is this what I will do to look after myself, or what will happen to them?",
    instead="Say why it matters so much and ask for the act; say a limit that you mean as your own plan.",
    sources=("Rosenberg, Nonviolent Communication: request or demand", "Gottman: harsh start-up"),
)

_OTHERS = frozenset("the that this your him her them those these".split())
_PARTING = frozenset(
    "leave leaving divorce divorced done over gone finished through out single walk pack separate separated "
    "court lawyer solicitor police cops custody disown".split()
)


@rule(
    id="ultimatum.condition",
    severity=Severity.MEDIUM,
    message="“{consequence}” is held out as the price.",
    fires=(
        "[If you don't move the van by Friday, I'm calling the council].",
        "[Unless you start helping with the rent, you can pack your things].",
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
        if (
            clause.marker in CONDITIONS
            and clause.relation != labels.COMPLEMENT
            and not guards.someone_elses(clause)
        ):
            for lever in if_levers(reading, clause, lexicons):
                yield _hit(reading, lever)


@rule(
    id="ultimatum.should-it",
    severity=Severity.MEDIUM,
    message="“{consequence}” is held out as the price.",
    fires=(
        "[Should the rota change once more, I'll be speaking to the union].",
        "[Should you miss another payment, we will cancel the contract].",
    ),
    silent=(
        "Should you need a lift, I'll bring the van.",
        "Should I call first?",
        "Should it rain we'll eat inside.",
    ),
)
def should_it(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Should it happen once more, with a loss for it."""
    for sentence in reading.sentences:
        words = [w for w in reading.sentence_words(sentence) if not w.is_punct or w.text == ","]
        comma = next((n for n, w in enumerate(words) if w.text == ","), None)
        if comma is None or comma < 2 or words[0].norm != "should" or reading.is_question(sentence):
            continue
        condition, penalty = words[1:comma], words[comma + 1 :]
        again = any(w.norm in {"again", "another", "more", "ever"} for w in condition)
        acts = [w for w in condition if w.is_verb] or [w for w in condition[-3:] if w.pos == labels.NOUN]
        act = acts[0] if acts else None
        if again and act is not None and penalty and is_penalty(penalty, lexicons, Proof.OPEN):
            yield _hit(reading, Lever((words[0], *condition), act, tuple(penalty), None))


@rule(
    id="ultimatum.or-me",
    severity=Severity.HIGH,
    message="“{choice}” forces a choice between people or things.",
    fires=(
        "[The drone or me], Colin.",
        "[That dog or our marriage].",
        "[Him or us].",
    ),
    silent=(
        "Sam or me?",
        "Whose turn is it, you or me?",
        "Tea or coffee.",
        "Ask Dad or me.",
    ),
)
def or_me(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """A thing or somebody, and the writer or what they share: no verb, no question."""
    for sentence in reading.sentences:
        words = [w for w in reading.sentence_words(sentence) if not w.is_punct]
        joint = next((n for n, w in enumerate(words) if w.norm == "or"), None)
        if not joint or joint + 1 >= len(words) or reading.is_question(sentence):
            continue
        first, last = words[0], words[joint + 1]
        set_against = first.norm in _OTHERS or (joint == 1 and first.pos == labels.NOUN)
        ours = last.norm in {"me", "us"} or (last.norm in {"our", "this", "my"} and joint + 2 < len(words))
        verbless = not any(w.is_verb for w in words)
        end = joint + 1 if last.norm in {"me", "us"} else joint + 2
        if set_against and ours and verbless and joint <= 4 and len(words) <= end + 2:
            yield hit(reading.span(first, words[end]), last, choice=reading.span(first, words[end]))


@rule(
    id="ultimatum.joined",
    severity=Severity.MEDIUM,
    message="“{consequence}” is held out as the price.",
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
    for lever in joined_levers(reading, lexicons):
        yield _hit(reading, lever)


def _hit(reading: Reading, lever: Lever) -> Hit:
    words = [w for w in (*lever.condition, *lever.penalty) if not w.is_punct]
    words = sorted(words, key=lambda w: w.i)
    first, last = words[0], words[-1]
    consequence = [w for w in lever.penalty if not w.is_punct]
    hard = any(w.lemma in _PARTING or w.norm in _PARTING for w in consequence)
    severity = Severity.HIGH if hard else Severity.MEDIUM
    span, held_out = reading.span(first, last), reading.span(*consequence)
    asked = reading.span(*lever.condition)
    if lever.unmet is None:
        return hit(span, lever.act, severity=severity, condition=asked, consequence=held_out)
    return hit(span, lever.act, severity=severity, condition=asked, consequence=held_out, unmet=lever.unmet)


@rule(
    id="ultimatum.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” leaves the other person a forced choice.",
    fires=("[Tidy the shed or else].", "[It's the dog or me].", "[This is your last chance]."),
    silent=("Last chance to book a seat on the coach!", "Or else we could order curry."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that forces a choice or threatens."""
    yield from phrase_hits("ultimatum", reading, lexicons)


RULES = (condition, should_it, or_me, joined, phrase)
