"""Faux feeling: an accusation dressed as a feeling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coach.detect import guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.FAUX_FEELING,
    title="A charge dressed as a feeling",
    what="“I feel” with what the other does or is, or with a word for what was done to me.",
    why="“I feel ignored” says what they did, not what you feel, so it is heard as a charge. "
    "A feeling such as sad or scared can't be argued with.",
    ask="Is it a feeling, or a story about them?",
    instead="Name the feeling under it: hurt, lonely, scared, tired.",
    sources=("Rosenberg, Nonviolent Communication: feelings and what stands in for them",),
)


_AS_IF = frozenset({"like", "that", "as", "if", "though", ""})
_SAID_KINDLY = frozenset(
    "get understand hear know love enjoy like deserve need try mean see listen help support care".split()
)
_OPEN = frozenset({"would", "'d", "d", "might", "could", "should", "may", "will", "'ll"})
_ONLY = frozenset({"only", "just", "nothing"})
_SUITED = frozenset({"ready", "right", "meant", "close", "born", "deserve", "earned"})
_WELL = frozenset({"well", "brilliantly", "beautifully", "wonderfully"})
_GLADLY = frozenset(
    "loved supported seen heard valued appreciated inspired understood helped cherished moved blessed spoilt "
    "spoiled encouraged reassured comforted held looked touched welcomed included".split()
)
_OTHERS = frozenset({"my", "the", "a", "an", "him", "her", "them", "his", "their", "myself", "it", "life"})
_FEELING = frozenset({"feel", "feels", "felt", "feeling", "feelin"})


@rule(
    id="faux_feeling.done-to",
    severity=Severity.MEDIUM,
    message="“{deed}” says what was done; the feeling stays unsaid.",
    fires=(
        "[I feel ignored].",
        "[We feel pretty cornered by your emails].",
        "[Feeling ghosted tbh].",
    ),
    silent=(
        "I feel lonely.",
        "I never feel judged with you.",
        "Do you feel ignored?",
        "I felt judged by my boss.",
        "He felt used.",
        "Feel invited any time!",
    ),
)
def done_to(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """I feel, with a participle that names what somebody did."""
    listed = lexicons.words["faux_feelings"]
    for clause in reading.clauses:
        deed = clause.head.norm in listed or _is_yours(clause)
        if not deed or clause.head.tag == labels.BASE_FORM:
            continue
        feeling = _felt(reading, clause)
        if feeling is None or guards.negated(clause) or _is_else(reading, clause):
            continue
        words = [w for w in (*feeling.words, *reading.subtree(clause.head)) if not w.is_punct]
        kept = [w for w in words if w.dep not in {labels.COORDINATOR, labels.DISCOURSE, labels.VOCATIVE}]
        yield hit(reading.span(*kept), clause.head, deed=clause.head)


def _is_yours(clause: Clause) -> bool:
    """Any deed done by the other: "I feel upstaged by your phone"; "loved by you" is none."""
    by = clause.oblique("by")
    yours = by is not None and any(w.is_you or w.norm == "your" for w in by.words)
    return yours and clause.head.tag == labels.PARTICIPLE and clause.head.norm not in _GLADLY


def _felt(reading: Reading, clause: Clause) -> Clause | None:
    """The clause of feeling that this one hangs on, where the writer is the one who feels."""
    above = reading.parent(clause)
    if above is not None and clause.relation == labels.CONJUNCT and above.head.lemma != "feel":
        above = reading.parent(above)
    if above is None or above.head.lemma != "feel" or clause.head.i < above.head.i:
        return None
    left = reading.parent(above)
    if above.relation == labels.ADVERBIAL_CLAUSE and left is not None and left.i_is_subject:
        return above
    return above if _is_the_writers(above) else None


def _is_the_writers(clause: Clause) -> bool:
    mine = clause.i_is_subject or clause.we_is_subject
    alone = clause.subject is None and clause.words[0].i == clause.head.i
    if not (mine or alone) or clause.mood is Mood.QUESTION or guards.someone_elses(clause):
        return False
    return not guards.negated(clause) and not clause.modal and clause.marker not in {"if", "that", "to"}


def _is_else(reading: Reading, clause: Clause) -> bool:
    """Somebody else's doing, or no deed at all: "judged by my boss", "used to it", "shut up in here"."""
    after = reading.words[clause.head.i + 1 : clause.head.i + 2]
    if after and ((clause.head.norm == "used" and after[0].norm == "to") or after[0].norm == "up"):
        return True
    by = clause.oblique("by", "at", "from")
    if by is None:
        return False
    return not any(w.is_you or w.norm in {"your", "this", "that", "these", "all"} for w in by.words)


@rule(
    id="faux_feeling.about-you",
    severity=Severity.MEDIUM,
    message="“I feel” leads into what they do or are; the feeling stays unsaid.",
    fires=(
        "[I feel like you were making fun of my cooking].",
        "[I feel that your friends look down on me].",
        "[Feel like you only want me for lifts].",
    ),
    silent=(
        "I feel like you really heard me.",
        "I feel like you'd love this film.",
        "I feel like dumplings.",
        "I feel you deserve better.",
        "Do you feel like you were lucky?",
    ),
)
def about_you(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """I feel like, that or as if, and then the other person."""
    for clause in reading.clauses:
        feeling = _felt(reading, clause)
        if feeling is None or not clause.subject_given or clause.marker not in _AS_IF:
            continue
        if (
            clause.modal in _OPEN
            or (clause.head.lemma in _SAID_KINDLY and not guards.negated(clause))
            or _is_warm(reading, clause, lexicons)
        ):
            continue
        if _is_beside(clause, feeling) or _is_suited(clause):
            continue
        done = clause.head.norm in lexicons.words["faux_feelings"] and not _is_own_deed(clause)
        used = clause.i_is_subject and (done or _belittled(clause))
        if guards.about_you(clause) or used:
            words = [w for w in (*feeling.words, *reading.subtree(clause.head)) if not w.is_punct]
            unmet = clause.negation or clause.adverb({"never"})
            if unmet is None:
                yield hit(reading.span(*words), clause.head, feel=feeling.head)
            else:
                yield hit(reading.span(*words), clause.head, feel=feeling.head, unmet=unmet)


def _is_beside(clause: Clause, feeling: Clause) -> bool:
    """A clause that stands beside a feeling proper: "I feel sick, can you ring?", "I feel lucky you came"."""
    if clause.mood is Mood.QUESTION or clause.relation in {labels.PARATAXIS, labels.CONJUNCT}:
        return True
    return feeling.state is not None and not clause.marker


def _is_suited(clause: Clause) -> bool:
    """Praise that no list of warm words holds: "you handled it well", "you were made for it"."""
    suits = clause.head.norm in _SUITED or (clause.head.norm == "made" and clause.passive)
    return not guards.negated(clause) and (suits or clause.adverb(_WELL) is not None)


def _is_own_deed(clause: Clause) -> bool:
    """What the writer did: "I feel like I betrayed my diet"."""
    return clause.is_verbal and not clause.passive and not any(a.lemma == "be" for a in clause.auxiliaries)


def _is_warm(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Praise; "only", "making fun" and "laughing at" are none."""
    mocked = clause.oblique("at") is not None or (clause.object is not None and clause.object.lemma == "fun")
    return not mocked and clause.has(_ONLY) is None and guards.warm(reading, clause, lexicons)


def _belittled(clause: Clause) -> bool:
    """ "I feel I'm only good for lifts"."""
    return clause.copula is not None and clause.has(_ONLY) is not None


@rule(
    id="faux_feeling.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” says what they did or are; the feeling stays unsaid.",
    fires=("[I feel like you never want me around].", "honestly [i felt so used after that night]"),
    silent=("I feel like dumplings.", "I feel lonely.", "I feel like you really heard me."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that dresses a charge as a feeling."""
    for found in phrase_hits("faux_feeling", reading, lexicons):
        words = [w for w in reading.words if found.span.start <= w.start < found.span.end]
        if not _is_felt_elsewhere(reading, words):
            yield found


def _is_felt_elsewhere(reading: Reading, words: Sequence[Word]) -> bool:
    """Felt by somebody else, or done by somebody else: "the family feel ignored", "robbed by the bank"."""
    feeling = next((w for w in words if w.norm in _FEELING), None)
    mine = feeling is not None and any(w.is_i for w in words if feeling.i - 4 < w.i < feeling.i)
    clause = reading.clause_of(feeling) if feeling is not None else None
    subject = clause.subject if clause is not None else None
    if (
        subject is not None
        and not mine
        and not (
            subject.head.is_i or subject.head.is_we or subject.head.norm in {"it", "one", "that", "part"}
        )
    ):
        return True
    by = next((n for n, w in enumerate(words) if w.norm == "by"), None)
    if by is None:
        return False
    doer = [w.norm for w in words[by + 1 : by + 3]]
    return bool(doer) and doer[0] in _OTHERS and "way" not in doer


RULES = (about_you, done_to, phrase)
