"""Wants without a frame: the unmet act itself, remedies that need no verb sense, the open question with the topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.reading.topics import topics
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import Person, gerund_phrase
from coach.rewrite.template import Piece
from coach.rewrite.want import Source, Want, bare_words, text_of

_LEFT_OUT_ADVERBS: Final = frozenset(
    "always never ever just even again constantly forever really actually simply please once twice anymore still not "
    "finally literally continually perpetually seriously bloody honestly also for".split()
)
_DROPPED: Final = frozenset(
    {labels.PARATAXIS, labels.VOCATIVE, labels.DISCOURSE, labels.PUNCTUATION, *labels.SUBJECTS, labels.COORDINATOR}
)
_REASONS: Final = frozenset({"because", "since", "cause", "cuz", "bc", "cos", "so", "if", "unless", "as", "though"})
_MUTUAL: Final = frozenset("listen talk speak tell ask thank help text support trust call answer hug kiss".split())
_FIRST_PERSON: Final = frozenset({"me", "my", "mine", "myself", "i", "us"})
_ASKED_FIRST: Final = frozenset(
    "use take borrow eat wear move open read sell lend drink touch play finish change throw give drive ride book cancel "
    "invite post share tell buy spend order promise sign delete edit rewrite merge push discuss plan decide bring let "
    "schedule assign copy forward".split()
)
MOST_WORDS: Final = 14


def other_wants(reading: Reading, complaint: Complaint, lexicons: Lexicons) -> Iterator[Want]:
    """Wants below the frames, best first."""
    if complaint.wanted:
        yield from complements(reading, complaint, lexicons)
    else:
        yield from _antonym(complaint, lexicons)
        yield from remedies(reading, complaint, lexicons)
    yield from open_question(reading, complaint)


def complements(reading: Reading, complaint: Complaint, lexicons: Lexicons) -> Iterator[Want]:
    """The unmet act is what is wanted: "you never call me back" wants "call me back"."""
    clause = complaint.clause
    if clause is None:
        return
    words = predicate_words(reading, clause)
    if not words or len(words) > MOST_WORDS or any(w.i in reading.quoted for w in words):
        return
    you = _base_phrase(reading, clause, words, "you")
    mine = any(w.norm in _FIRST_PERSON for w in words)
    verb = clause.head.lemma
    if verb in lexicons.words["shared_acts"] and not mine:
        act = _base_phrase(reading, clause, words, "we")
        yield _plain("complement.take-turns", Source.REMEDY, we=f"take turns {gerund_phrase(act)}", you=you)
        yield _plain("complement.together", Source.COMPLEMENT, we=act, you=you)
    elif verb in _MUTUAL and mine and [w.norm for w in words if w.norm in _FIRST_PERSON] == ["me"]:
        act = " ".join("each other" if p == "me" else p for p in you.split(" "))
        yield _plain("complement.each-other", Source.COMPLEMENT, we=act, you=you)
    else:
        yield _plain("complement.you", Source.COMPLEMENT, we=None, you=you)


def predicate_words(reading: Reading, clause: Clause) -> tuple[Word, ...]:
    """The verb phrase of a clause from its verb on: what the subject does, without hedges, absolutes and reasons."""
    skip = {w.i for w in (*clause.auxiliaries, *((clause.negation,) if clause.negation else ()))}
    if clause.copula is not None:
        skip.add(clause.copula.i)
    out: list[Word] = []
    for word in _kept(reading, clause.head):
        if word.i in skip or word.norm in _LEFT_OUT_ADVERBS and word.dep == labels.ADVERBIAL:
            continue
        if word.i >= clause.head.i or clause.copula is not None:
            out.append(word)
    return tuple(out)


def _kept(reading: Reading, head: Word) -> list[Word]:
    found, stack = [], [head]
    while stack:
        word = stack.pop()
        found.append(word)
        for kid in reading.children(word):
            clause = reading.clause_at(kid.i)
            if word.i == head.i and kid.dep in _DROPPED:
                continue
            if clause is not None and kid.dep == labels.CONJUNCT:
                continue
            if clause is not None and clause.marker in _REASONS:
                continue
            stack.append(kid)
    found = sorted(found, key=lambda w: w.i)
    while found and found[-1].is_punct:
        found.pop()
    return found


def _base_phrase(reading: Reading, clause: Clause, words: tuple[Word, ...], person: Person) -> str:
    if clause.copula is not None:
        return f"be {text_of(reading, words, person)}"
    rest = text_of(reading, words[1:], person)
    return f"{clause.head.lemma} {rest}".rstrip()


def _plain(
    frame: str, source: Source, *, we: str | None, you: str | None, topic: tuple[str, ...] = (), question: str = ""
) -> Want:
    return Want(
        frame=frame,
        source=source,
        we=(Piece(we),) if we else None,
        you=(Piece(you),) if you else None,
        when={"we": (), "you": ()},
        question=(Piece(question),) if question else (),
        topic=topic,
    )


def _antonym(complaint: Complaint, lexicons: Lexicons) -> Iterator[Want]:
    """The verb's opposite from ``antonyms.csv``, with the time of the complaint."""
    if complaint.clause is None:
        return
    row = lexicons.words["antonyms"].get(complaint.clause.verb) or lexicons.words["antonyms"].get(
        complaint.clause.head.lemma
    )
    if row is None:
        return
    shared = row["shared"] == "yes"
    wanted = row["wanted"]
    yield _plain(
        f"antonym.{row['verb'].replace(' ', '-')}",
        Source.REMEDY,
        we=wanted.replace("{your}", "our") if shared else None,
        you=wanted.replace("{your}", "your"),
        topic=tuple(row["topic"].split("; ")) if row["topic"] else (),
    )


def remedies(reading: Reading, complaint: Complaint, lexicons: Lexicons) -> Iterator[Want]:
    """Remedies that carry the topic and need no verb sense: ask first, another time, another place, a plan for it."""
    clause, obj = complaint.clause, complaint.object
    if clause is not None and clause.head.lemma in _ASKED_FIRST and obj is not None and not obj.head.is_you:
        act = _base_phrase(reading, clause, predicate_words(reading, clause), "you")
        if len(act.split()) <= MOST_WORDS:
            yield _plain("remedy.ask-first", Source.REMEDY, we=None, you=f"check with me before {gerund_phrase(act)}")
    if obj is None or obj.head.pos == labels.PRONOUN:
        return
    thing = text_of(reading, bare_words(obj), "we")
    the = f"our {thing}" if obj.possessor == "your" else text_of(reading, obj.words, "we")
    if obj.determiner in {"no", "any", "every", "all"} or complaint.clause is None:
        the = f"the {thing}"
    if complaint.time:
        when = text_of(reading, complaint.time, "we")
        yield _plain("remedy.time", Source.REMEDY, we=f"agree on how we handle {the} {when}", you=None)
    yield _plain("remedy.plan", Source.REMEDY, we=f"agree on a plan for {the}", you=None)


def open_question(reading: Reading, complaint: Complaint) -> Iterator[Want]:
    """The last resort that still carries the topic; nothing where the complaint has none."""
    span = complaint.finding.span
    found = [t for t in topics(reading) if span.start <= t.span.start < span.end]
    found = found or list(topics(reading))
    if not found:
        return
    word = next(w for w in reading.words if w.start == found[-1].span.start)
    thing = text_of(reading, bare_words(reading.phrase(word)), "we")
    if thing.strip():
        the = thing if word.pos == labels.PROPER_NOUN else f"the {thing}"
        yield _plain("open.topic", Source.OPEN, we=f"find a way with {the} that works for both of us", you=None)
