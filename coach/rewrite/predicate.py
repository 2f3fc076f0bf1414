"""The verb phrase of a complaint in the draft's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
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
    "still not finally literally continually perpetually seriously bloody honestly also either".split()
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
_LIKENED: Final = frozenset("look sound feel taste smell seem act behave treat speak talk be".split())
"""Verbs that need what they are likened to: "treat me like a guest"; with others it only mocks."""

STRONG: Final = frozenset(
    "fucking fuckin bloody damn goddamn freaking frigging effing shitty crappy stupid poxy sodding "
    "dumb lazy selfish just even literally actually ever always never again still constantly totally "
    "completely forever perpetually continually endlessly permanently such so yet finally once clearly "
    "obviously lol lmao".split()
)
"""Words that heat a sentence up and say nothing in it."""
_TURNING: Final = frozenset({"never", "yet", "again", "still", "so"})
_HAD: Final = frozenset({"'d", "had", "would", "d"})
_NOT_ONE: Final = frozenset({"every", "one", "a", "each"})
_AFTER_ONE: Final = frozenset({"of", "another", "or", "and", "thing", "day"})
_RUDE: Final = frozenset({"shit", "crap"})
"""What some call the other's things."""
_TIMES: Final = frozenset({"before", "when", "after", "if", "until", "till", "while", "once"})
_LACKING: Final = frozenset({"without", "except", "but", "besides"})
_THIRD_OWN: Final = frozenset({"his", "her", "their"})


def calm_words(words: Iterable[Word]) -> list[Word]:
    """The words of a claim or a report without strong ones; those that would turn its sense stay."""
    return [w for w in words if w.norm not in STRONG or w.norm in _TURNING]


def predicate_words(reading: Reading, clause: Clause) -> tuple[Word, ...]:
    """The verb phrase of a clause from its verb on: what is done, without hedges, absolutes and reasons."""
    skip = {w.i for w in clause.auxiliaries}
    if clause.negation is not None:
        skip.add(clause.negation.i)
    if clause.copula is not None:
        skip.add(clause.copula.i)
    skip |= {k.i for k in reading.children(clause.head, labels.MARKER)}
    skip |= {k.i for k in clause.adverbs if k.norm == "better" and reading.words[k.i - 1].norm in _HAD}
    return tuple(
        word
        for word in _kept(reading, clause.head)
        if word.i not in skip
        and not (word.norm in _LEFT_OUT_ADVERBS and word.dep == labels.ADVERBIAL and _is_own(word, clause))
        and (word.i >= clause.head.i or clause.copula is not None)
    )


def _is_own(word: Word, clause: Clause) -> bool:
    """Whether an adverb may go: not the "not" of a clause below, nor what "take" needs."""
    taken = word.norm == "seriously" and clause.head.lemma == "take"
    return not taken and (word.norm != "not" or word.head == clause.head.i)


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
            marks = {k.norm for k in reading.children(kid, labels.CASE, labels.MARKER)}
            if marks & _LACKING or "because" in marks:
                continue
            if clause is not None and clause.marker == "like" and word.lemma not in _LIKENED:
                continue
            if clause is None and any(w.text in {",", ";"} for w in reading.words[word.i + 1 : kid.i]):
                continue
            stack.append(kid)
    found = sorted(found, key=lambda w: w.i)
    while found and found[-1].is_punct:
        found.pop()
    return found


def base_phrase(complaint: Complaint, clause: Clause, words: Sequence[Word], person: Person) -> str:
    """The verb phrase with its verb in the base form; a passive of the writer's is turned: "ask me"."""
    if clause.copula is not None:
        return f"be {spoken(complaint, words, person)}"
    turned = " me" if clause.passive and clause.i_is_subject else ""
    return f"{clause.head.lemma}{turned} {spoken(complaint, words[1:], person)}".rstrip()


def spoken(complaint: Complaint, words: Sequence[Word], person: Person, *, told: bool = False) -> str:
    """The draft's words as a calm sentence about any such time can carry them.

    Strong words go, "one more towel" is "a towel", and what "before you lent it" tells of once is told of
    every time ("before you lend it"); not where it is ``told`` of that once.
    """
    again = [w.norm for w in words[-3:]] in (["one", "more", "time"], ["a", "second", "time"])
    kept = [w for w in (words[:-3] if again else words) if w.norm not in STRONG]
    kept = [w for w in kept if not (w.norm == "for" and _next_norm(complaint.reading, w) == "once")]
    if [w.norm for w in kept[-2:]] == ["by", "now"]:
        kept = kept[:-2]
    if [w.norm for w in kept[-3:]] == ["in", "your", "life"]:  # "for once in your life"
        kept = kept[:-3]
    kept = [w for n, w in enumerate(kept) if not (n == 0 and w.text == "s")]  # "lets" is read as "let s"
    kept = [w for n, w in enumerate(kept) if not (w.norm == "single" and n and kept[n - 1].norm in _NOT_ONE)]
    instead: dict[int, str] = {}
    for word, following in pairwise(kept):
        if _counts(word, following) and not _is_time(complaint, kept, word):
            instead[word.i] = _article(kept, word)
    kept = [w for n, w in enumerate(kept) if not (w.norm == "more" and n and kept[n - 1].i in instead)]
    instead |= {b.i: "things" for a, b in pairwise(kept) if b.norm in _RUDE and a.dep == labels.POSSESSIVE}
    if not told and (not complaint.is_past or complaint.wanted):
        instead |= _present(complaint.reading, kept)
    if complaint.act is not None and not (complaint.clause and complaint.clause.you_is_subject):
        instead |= {w.i: "your" for n, w in enumerate(kept) if _is_the_doers(kept, n)}
    return text_of(complaint, kept, person, instead)


def _is_the_doers(words: Sequence[Word], n: int) -> bool:
    """Whether "his" or "their" is the doer's: "her own keys", and where nobody else is named before it."""
    if words[n].norm not in _THIRD_OWN or n + 1 == len(words):
        return False
    named = any(w.pos in {labels.NOUN, labels.PROPER_NOUN} for w in words[:n])
    return words[n + 1].norm == "own" or (not named and words[n].dep == labels.POSSESSIVE)


def _is_time(complaint: Complaint, words: Sequence[Word], number: Word) -> bool:
    """Whether the number counts times: "one more Wednesday"."""
    thing = next((w for w in words if w.i > number.i and w.pos in {labels.NOUN, labels.PROPER_NOUN}), None)
    return thing is not None and complaint.lexicons.is_a(thing.norm, ("@time",))


def _next_norm(reading: Reading, word: Word) -> str:
    return reading.words[word.i + 1].norm if word.i + 1 < len(reading.words) else ""


def _counts(word: Word, following: Word) -> bool:
    """ "One" and "another" before what they count, where the number says only that it is too many or few."""
    counted = (
        following.pos in {labels.NOUN, labels.ADJECTIVE, labels.PROPER_NOUN} and following.norm.isalpha()
    )
    if word.norm == "one":
        return following.norm not in _AFTER_ONE and (counted or following.norm in {"more", "single"})
    return word.norm == "another" and counted and following.norm != "one"


def _article(words: Sequence[Word], number: Word) -> str:
    after = next(w for w in words if w.i > number.i and w.norm != "more")
    return "an" if after.norm[:1] in "aeiou" else "a"


def _present(reading: Reading, words: Sequence[Word]) -> dict[int, str]:
    """The verbs of past clauses of time and condition, in the present."""
    found = {}
    for word in words:
        clause = reading.clause_at(word.i)
        if clause is None or clause.marker not in _TIMES or word.tag != labels.PAST:
            continue
        third = not (clause.you_is_subject or clause.i_is_subject or clause.we_is_subject)
        if word.lemma != "be" and clause.copula is None and not clause.auxiliaries and not third:
            found[word.i] = word.lemma
    return found
