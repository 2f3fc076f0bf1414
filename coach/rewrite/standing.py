"""Whether a piece of a sentence is a clause that says something by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word

QUOTES: Final = frozenset({'"', "“", "”", "'", "``", "''", "‘", "’"})
BRACKETS: Final = frozenset("()[]{}")
JOINTS: Final = frozenset({"and", "but", "so", "n", "also", "plus"})
"""Words that lead on from one clause to the next."""
_CONTINUING: Final = frozenset(
    "then or nor either neither which who whose whom that than whereas otherwise else except instead even "
    "like as how meanwhile therefore hence".split()
)
"""Words that go on from what was said, so that nothing can begin with them."""
WHY: Final = frozenset({"because", "since", "cause", "cuz", "bc", "cos", "coz", "as", "unless"})
_POINTING: Final = frozenset({"it", "that", "this", "these", "those", "which"})
_WEATHER: Final = frozenset(
    "cold freezing hot boiling warm wet dark light late early rain raining pour pouring snow snowing icy "
    "windy midnight noon morning night am pm oclock o'clock time term winter summer christmas birthday "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
"""What "it" is said to be without standing for anything."""
TIMES: Final = frozenset({"time", "single", "day", "night", "morning", "week", "weekend"})
_SAID_OF_ME: Final = frozenset({"VB", "VBP", "VBD", "MD"})
_TOLD_APART: Final = frozenset(
    "everything anything something nothing all what whatever thing things way time reason place one ones "
    "moment day minute everyone anyone someone nobody".split()
)
_THANKS: Final = frozenset({"thanks", "thank", "thx", "ta", "cheers", "sorry", "apologies"})
_FINE: Final = frozenset({"nice", "great", "good", "lovely", "brilliant", "amazing", "well", "fantastic"})
_DONE: Final = frozenset({"job", "work", "done", "effort", "dinner", "meal"})
_LEADING: Final = frozenset({"never", "always", "just", "only", "not"})


def stands(reading: Reading, piece: Sequence[Word], *, blames: bool | None = None) -> bool:
    """Whether a piece is a clause that says something by itself.

    ``blames`` is given where it stands behind what is gone, so that it must not lead on from it or point to
    it: whether that is blame.
    """
    goes_on = blames is not None
    joined = piece[0].norm in JOINTS
    words = without_opener(piece)
    if (
        not words
        or not _is_balanced(piece)
        or words[0].norm in _CONTINUING | WHY
        or words[0].norm in {"whoever", "whatever"}
        or _tells_of_which(reading, piece[0])
    ):
        return False
    opening = words[: 2 if words[0].pos == "ADP" else 1]
    asked = reading.is_question(reading.sentence_of(words[0]))
    if any(w.tag.startswith("W") for w in opening) and not asked:
        return False
    if words[0].norm in {"next", "every", "each"} and len(words) > 1 and words[1].norm in TIMES:
        return False
    clause = main_clause(reading, words)
    if clause is None:
        return not goes_on and (_drops_subject(reading, words) or _thanks(words))
    if clause.mood is Mood.QUESTION and not asked and _goes_on_inside(reading, words[0]):
        return False
    if clause.mood in {Mood.COMMAND, Mood.PROPOSAL}:
        return not (joined and goes_on and piece[0].norm != "but")
    if not goes_on or clause.mood is Mood.QUESTION:
        return True
    if points_back(clause):
        return False
    return not (clause.you_is_subject and (joined or bool(blames)))


def _goes_on_inside(reading: Reading, first: Word) -> bool:
    """Whether a piece begins inside a sentence without a mark before it: "not once | do you ask"."""
    return first.i > reading.sentence_of(first).start and not reading.words[first.i - 1].is_punct


def _tells_of_which(reading: Reading, first: Word) -> bool:
    """Whether a clause begins right behind the thing that it tells apart: "everything | I say"."""
    before = reading.words[first.i - 1] if first.i else None
    return before is not None and before.norm in _TOLD_APART and first.pos == labels.PRONOUN


def points_back(clause: Clause) -> bool:
    """Whether the subject of a clause stands for something said before: "it's rude", "two are dead"."""
    subject = clause.subject
    if subject is None:
        return True
    if subject.head.pos == labels.NUMBER and len(subject.words) == 1:
        return True
    if len(subject.words) > 1 or subject.head.norm not in _POINTING:
        return False
    about = [clause.head, *clause.words]
    return subject.head.norm != "it" or not any(w.norm in _WEATHER or w.lemma in _WEATHER for w in about)


def main_clause(reading: Reading, words: Sequence[Word]) -> Clause | None:
    """The clause that a piece begins with: a command, or one with a subject and a finite verb."""
    first, last = words[0].i, words[-1].i
    for clause in reading.clauses:
        if not first <= clause.head.i <= last or clause.relation in labels.ADNOMINAL_CLAUSES or clause.quoted:
            continue
        if clause.mood in {Mood.COMMAND, Mood.PROPOSAL}:
            if clause.head.i - first <= 3:
                return clause
        elif clause.subject is not None and clause.subject_given and is_finite(clause):
            opens = first_word(clause)
            led = all(_leads(w) for w in reading.words[first:opens])
            depends = clause.relation == labels.COMPLEMENT and first and not reading.words[first - 1].is_punct
            led = led and not depends
            if opens >= first and (led or reading.words[first].norm in {"there", "here"}):
                return clause
    return None


def _drops_subject(reading: Reading, words: Sequence[Word]) -> bool:
    """Whether a piece is a statement whose "I" goes without saying: "totally get that it's hard"."""
    verb = next((w for w in words[:3] if w.is_verb), None)
    clause = None if verb is None else reading.clause_of(verb)
    return (
        clause is not None and clause.relation == labels.ROOT and verb is not None and verb.tag in _SAID_OF_ME
    )


def _thanks(words: Sequence[Word]) -> bool:
    """Whether a piece thanks or praises without a verb: "thanks for the lift", "lovely job on the fence"."""
    thanked = words[0].norm in _THANKS and len(words) > 1
    return thanked or (words[0].norm in _FINE and len(words) > 2 and words[1].norm in _DONE)


def _leads(word: Word) -> bool:
    """Whether a word may stand in front of the subject: an adverb, a question word, a preposition phrase."""
    if word.norm in _CONTINUING - {"how"} or (word.pos == labels.PRONOUN and not word.tag.startswith("W")):
        return False
    return not word.is_verb or word.norm in {"is", "are", "was", "were", "do", "did", "does", "have", "has"}


def first_word(clause: Clause) -> int:
    """Where the clause begins: its subject, what changes place with it in a question, its verb, or an
    adverb before an order ("never mind").
    """
    begins = [clause.head, *clause.auxiliaries, *([clause.copula] if clause.copula else [])]
    if clause.subject is not None and clause.subject_given:
        begins.append(clause.subject.words[0])
    first = min(w.i for w in begins)
    if clause.mood is Mood.COMMAND:
        while any(w.i == first - 1 for w in clause.adverbs if w.norm in _LEADING):
            first -= 1
    return first


def is_finite(clause: Clause) -> bool:
    words = [clause.head, *clause.auxiliaries, *([clause.copula] if clause.copula else [])]
    return any(w.tag in labels.FINITE for w in words)


def _is_balanced(piece: Sequence[Word]) -> bool:
    return not any(w.text in BRACKETS for w in piece) and sum(w.text in QUOTES for w in piece) % 2 == 0


def without_opener(piece: Sequence[Word]) -> Sequence[Word]:
    """A piece without "and", "but" or "so" in front."""
    n = next((n for n, w in enumerate(piece) if w.norm not in JOINTS), len(piece))
    return piece[n:]
