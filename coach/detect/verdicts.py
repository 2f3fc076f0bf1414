"""Verdicts: which word condemns a deed, whether it is said of the other, and what is praise or bad luck."""

from __future__ import annotations

from coach.detect import goodwill
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word

_OF_THINGS = frozenset(
    "bad awful terrible cold late slow loud messy noisy dirty sick boring horrible difficult dull "
    "tight thick "
    "critical crazy dumb mad hopeless rubbish crap shit smelly gross dreadful tiring draining exhausting "
    "frustrating annoying lazy absurd distant severe impossible negative old-fashioned worse worst fat false "
    "fake predictable tedious cheap low dense embarrassing disgusting disorganised silly ridiculous stupid "
    "brutal savage wicked insane loathsome missing mental harsh rigid strict volatile useless stubborn "
    "unpredictable unstable unhelpful shaky heavy creepy weak stiff blunt twisted toxic intense evil".split()
)
"""Traits that are as often said of weather, films and work."""
_DEEDS = frozenset(
    "thing trick move way shot stunt act form behaviour behavior manners attitude remark".split()
)
_SPICE = frozenset(
    {"tbh", "honestly", "really", "mate", "love", "frankly", "proper", "pure", "well", "pretty"}
)
_BITS = frozenset({"a", "bit", "how", "so", "very", "bloody", "that", "'s", "just", "proper", "pure", "too"})
_SPOILT = frozenset("mood vibe atmosphere buzz party fun plant joy evening conversation".split())
_PROUD = frozenset(
    "record silence ice myth news curse streak fever world duck glass bank code mould mold".split()
)


def judged(reading: Reading, clause: Clause, lexicons: Lexicons) -> Word | None:
    """The condemning word of "that was mean", "a mean trick", "mean of you"; None where no deed is meant."""
    traits, head = lexicons.words["negative_traits"], clause.head
    adjectives = [
        w for w in clause.words if (w.norm in traits or w.lemma in traits) and w.norm not in _OF_THINGS
    ]
    if clause.mood is Mood.QUESTION or not adjectives:
        return None
    word = adjectives[0]
    if clause.mood is Mood.FRAGMENT:
        alone = word is head and _stands_alone(reading, word)
        return word if alone and not goodwill.cheered(reading, clause, lexicons) else None
    if clause.copula is None or (word is not head and not (head.lemma in _DEEDS and word.head == head.i)):
        return None
    subject = clause.subject
    done = subject is None or (subject.head.norm in {"that", "this"} and len(subject.words) == 1)
    below = reading.subclauses(clause, *labels.CLAUSE_SUBJECTS, labels.OPEN_COMPLEMENT, labels.COMPLEMENT)
    to_do = any(c.is_verbal for c in below) or clause.oblique("of") is not None
    if subject is not None and subject.head.norm == "it":
        done = to_do
    acted = any(c.relation in labels.CLAUSE_SUBJECTS for c in below)
    return word if acted or (done and subject is not None) else None


def _stands_alone(reading: Reading, word: Word) -> bool:
    """ "Careless, Tom", "very unprofessional", "disloyal of you": adverbs before, a mark or a doer behind."""
    sentence = [w for w in reading.sentence_words(reading.sentence_of(word)) if w.norm not in _SPICE]
    before = [w for w in sentence if w.i < word.i]
    behind = [w for w in sentence if w.i > word.i]
    if any(w.pos not in {labels.ADVERB, labels.ADJECTIVE, "INTJ"} and w.norm not in _BITS for w in before):
        return False
    of_you = [w.norm for w in behind[:2]] in (["of", "you"], ["of", "ye"], ["from", "you"])
    return not behind or behind[0].is_punct or of_you


def is_elsewhere(reading: Reading, clause: Clause) -> bool:
    """A judgement on the writer, on somebody else, or on a thing."""
    index = reading.sentence_of(clause.head).index
    near = [c for s in reading.sentences[max(0, index - 1) : index + 1] for c in reading.clauses_in(s)]
    subjects = [c.subject for c in near if c.subject is not None and c is not clause]
    yours = (
        any(s.is_you or s.possessor == "your" for s in subjects) or clause.has({"you", "your"}) is not None
    )
    others = any(s.head.norm in {"he", "she", "they", "him", "her"} for s in subjects)
    mine = clause.has({"me", "i"}) is not None or (
        any(s.head.is_i for s in subjects) and clause.mood is Mood.FRAGMENT
    )
    return mine or (others and not yours)


def is_busy(clause: Clause) -> bool:
    """ "sick", "late", "drunk" of a thing; "you're crazy busy"."""
    subject = clause.subject
    thing = (
        subject is not None
        and not subject.is_you
        and subject.head.norm in {"mum", "mom", "dad", "cat", "back", "car", "train"}
    )
    return thing or (
        clause.head.norm in {"sick", "absent", "cold", "mad", "critical", "tight", "thick"}
        and not clause.has({"so", "being", "such"})
    )


def is_fine(clause: Clause) -> bool:
    """What is praise or bad luck: a broken record, a broken arm, a lost mother."""
    thing = clause.object
    if clause.head.lemma == "steal" and clause.has({"heart", "hearts", "show"}) is not None:
        return True
    if clause.head.lemma == "ruin" and clause.oblique("for") is not None:
        return True
    if clause.head.lemma == "kill":
        return thing is None or not (thing.possessor in {"my", "our"} or thing.lemma in _SPOILT)
    if clause.head.lemma in {"lose", "break", "blow", "cost", "fail", "steal", "sink", "screw"}:
        if thing is None:
            return clause.head.lemma not in {"fail", "blow", "steal", "screw"}
        praised = thing.lemma in _PROUD or (thing.head.is_i and clause.head.lemma in {"blow", "lose"})
        own = thing.possessor in {"your", "ur"} and thing.lemma not in {"promise", "word"}
        return praised or own or (clause.head.lemma == "lose" and thing.possessor not in {"my", "our"})
    return thing is not None and any(w.norm in {"other", "others", "else"} for w in thing.words)


def own_loss(clause: Clause) -> bool:
    """What hurts only themselves: "you left your gloves here again"."""
    thing = clause.object
    own = thing is not None and thing.possessor in {"your", "ur"}
    return own and not any(o.phrase.possessor in {"my", "our"} for o in clause.obliques)
