"""The verb phrase of a complaint in the draft's own words."""

from __future__ import annotations

from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import Person
from coach.rewrite.wordings import text_of

_LEFT_OUT_ADVERBS: Final = frozenset(
    "always never ever just even again constantly forever really actually simply please once twice anymore "
    "still not finally literally continually perpetually seriously bloody honestly also".split()
)
_DROPPED: Final = frozenset(
    {
        labels.PARATAXIS,
        labels.VOCATIVE,
        labels.DISCOURSE,
        labels.PUNCTUATION,
        labels.COORDINATOR,
        *labels.SUBJECTS,
    }
)
_REASONS: Final = frozenset(
    {"because", "since", "cause", "cuz", "bc", "cos", "so", "if", "unless", "as", "though"}
)


def predicate_words(reading: Reading, clause: Clause) -> tuple[Word, ...]:
    """The verb phrase of a clause from its verb on: what is done, without hedges, absolutes and reasons."""
    skip = {w.i for w in clause.auxiliaries}
    if clause.negation is not None:
        skip.add(clause.negation.i)
    if clause.copula is not None:
        skip.add(clause.copula.i)
    skip |= {k.i for k in reading.children(clause.head, labels.MARKER)}
    return tuple(
        word
        for word in _kept(reading, clause.head)
        if word.i not in skip
        and not (word.norm in _LEFT_OUT_ADVERBS and word.dep == labels.ADVERBIAL)
        and (word.i >= clause.head.i or clause.copula is not None)
    )


def _kept(reading: Reading, head: Word) -> list[Word]:
    found, stack = [], [head]
    while stack:
        word = stack.pop()
        found.append(word)
        for kid in reading.children(word):
            clause = reading.clause_at(kid.i)
            if word.i == head.i and kid.dep in _DROPPED:
                continue
            if clause is not None and (kid.dep == labels.CONJUNCT or clause.marker in _REASONS):
                continue
            if any(k.norm == "without" for k in reading.children(kid, labels.CASE, labels.MARKER)):
                continue
            if clause is None and any(w.text in {",", ";"} for w in reading.words[word.i + 1 : kid.i]):
                continue
            stack.append(kid)
    found = sorted(found, key=lambda w: w.i)
    while found and found[-1].is_punct:
        found.pop()
    return found


def base_phrase(complaint: Complaint, clause: Clause, words: tuple[Word, ...], person: Person) -> str:
    """The verb phrase with its verb in the base form."""
    if clause.copula is not None:
        return f"be {text_of(complaint, words, person)}"
    return f"{clause.head.lemma} {text_of(complaint, words[1:], person)}".rstrip()
