"""Named repairs: what the parser is known to get wrong reads as it should, and its look-alikes stay."""

from __future__ import annotations

import pytest

from coach.reading import labels
from coach.reading.pipeline import Pipeline
from coach.records import Message


@pytest.mark.parametrize(
    "text", ["You never fill in the rota sheet.", "Lay off my rota sheet.", "Please turn off the light."]
)
def test_a_particle_leaves_the_thing_to_its_verb(text: str, pipeline: Pipeline) -> None:
    reading = pipeline.read(Message(text))
    clause = next(c for c in reading.clauses if c.is_verbal)
    assert clause.object is not None
    assert clause.object.lemma in {"sheet", "light"}


def test_a_preposition_keeps_its_thing(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("You never sleep in the big bed."))
    clause = next(c for c in reading.clauses if c.is_verbal)
    assert clause.object is None
    assert [w.dep for w in reading.words if w.norm == "in"] == [labels.CASE]


@pytest.mark.parametrize("text", ["Stop nitpicking my code.", "quit snoozing"])
def test_what_should_stop_is_an_act(text: str, pipeline: Pipeline) -> None:
    reading = pipeline.read(Message(text))
    assert [w.dep for w in reading.words if w.norm.endswith("ing")] == [labels.OPEN_COMPLEMENT]


def test_an_auxiliary_heads_nothing(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("A decent lodger would have at least asked before having a party."))
    subject = next(w for w in reading.words if w.norm == "lodger")
    assert reading.words[subject.head].norm == "asked"
    aux = {w.i for w in reading.words if w.dep in labels.AUXILIARIES}
    assert not any(w.head in aux for w in reading.words if w.head != w.i)


def test_what_have_joins_is_a_participle(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("you could have just rung the bell"))
    verb = next(w for w in reading.words if w.norm == "rung")
    assert (verb.tag, verb.lemma) == (labels.PARTICIPLE, "ring")


@pytest.mark.parametrize(
    "text,acts",
    [
        ("You closed it without testing.", ["close", "test"]),
        ("You left without a warning.", ["leave"]),
        ("You left without breakfast.", ["leave"]),
    ],
)
def test_what_is_left_undone_is_an_act(text: str, acts: list[str], pipeline: Pipeline) -> None:
    clauses = pipeline.read(Message(text)).clauses
    assert [c.head.lemma for c in clauses if c.is_verbal] == acts


def relations(text: str, pipeline: Pipeline) -> dict[str, tuple[str, str]]:
    """Each word with its relation and its head."""
    words = pipeline.read(Message(text)).words
    return {w.norm: (w.dep, words[w.head].norm) for w in words}


@pytest.mark.parametrize(
    "text,word,found",
    [
        ("You never give up smoking.", "smoking", (labels.OPEN_COMPLEMENT, "give")),
        ("You always leave the hospital visits to me.", "visits", (labels.OBJECT, "leave")),
        ("Stop inviting everybody but me.", "but", (labels.CASE, "me")),
        ("You always make me the villain.", "villain", (labels.OPEN_COMPLEMENT, "make")),
        ("Stop spending every weekend at the golf club.", "weekend", (labels.OBJECT, "spending")),
        ("i'd rather you didn't vape in the lounge", "vape", (labels.COMPLEMENT, "rather")),
        ("You keep labelling tickets as top priority.", "labelling", (labels.OPEN_COMPLEMENT, "keep")),
        ("Stop tailgating.", "tailgating", (labels.OPEN_COMPLEMENT, "stop")),
    ],
)
def test_a_known_slip_is_mended(text: str, word: str, found: tuple[str, str], pipeline: Pipeline) -> None:
    assert relations(text, pipeline)[word] == found


@pytest.mark.parametrize(
    "text,word,found",
    [
        ("You made me a cup of tea.", "cup", (labels.OBJECT, "made")),
        ("I like the cats but not the dogs.", "but", (labels.COORDINATOR, "dogs")),
        ("You keep nothing for yourself.", "nothing", (labels.OBJECT, "keep")),
        ("I love your singing.", "singing", (labels.OBJECT, "love")),
    ],
)
def test_what_is_right_stays(text: str, word: str, found: tuple[str, str], pipeline: Pipeline) -> None:
    assert relations(text, pipeline)[word] == found
