"""The second reader: one opinion a sentence, the same wherever and with whatever it is read."""

from __future__ import annotations

import hashlib
import json
import math
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from coach.detect.findings import find_all, resolve
from coach.detect.learned import (
    MESSAGES,
    Limits,
    learned_signs,
    strengths_with_opinions,
    with_opinions,
)
from coach.detect.strengths import find_strengths
from coach.lexicon.load import Lexicons
from coach.reading.encoder import MODEL_DIR, Encoder, Memory, Opinion, worth_reading
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.reading.session import EncoderError
from coach.records import Evidence, Kind, Message, Sign, Span, StrengthKind

ROOT = Path(__file__).parents[2]
DRAFTS = (
    "You never listen to me. I'm tired.",
    "Thanks for dinner! It was lovely, and so were you.",
    "hey 😤 u always do this",
    "Ok.",
    "…",
    "I waited at the station. Nobody came. What happened?\nCall me when you can.",
)


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return Encoder.load()


@pytest.fixture(scope="session")
def readings(pipeline: Pipeline) -> list[Reading]:
    return [pipeline.read(Message(text)) for text in DRAFTS]


def test_one_opinion_for_each_sentence(encoder: Encoder, readings: list[Reading]) -> None:
    for reading in readings:
        opinions = encoder.opinions(reading)
        assert [o.sentence for o in opinions] == [s.index for s in reading.sentences]
        for opinion in opinions:
            if opinion.read:
                assert set(opinion.kinds) == set(Kind)
                assert set(opinion.strengths) == set(StrengthKind)
                assert set(opinion.signs) == set(Sign)
                for chances in (opinion.kinds, opinion.strengths, opinion.signs):
                    assert all(0 <= chance <= 1 for chance in chances.values())
                assert 0 <= opinion.problem <= 1
                assert all(opinion.span.covers(span) for span in opinion.stretches.values())


def test_the_same_opinion_in_any_order(encoder: Encoder, readings: list[Reading]) -> None:
    alone = [encoder.opinions(reading) for reading in readings]
    order = list(range(len(readings)))
    random.Random(3).shuffle(order)
    again = {n: encoder.opinions(readings[n]) for n in order}
    assert [again[n] for n in range(len(readings))] == alone


def test_a_kind_is_read_from_the_sentence_and_the_one_before(encoder: Encoder, pipeline: Pipeline) -> None:
    short = pipeline.read(Message("I came home at six. You left the door open."))
    long = pipeline.read(Message("It rained. I came home at six. You left the door open. Never mind."))
    here, there = encoder.opinions(short)[1], encoder.opinions(long)[2]
    assert here.kinds == there.kinds
    assert here.strengths == there.strengths


def test_what_stings_is_read_in_the_message_too(encoder: Encoder, pipeline: Pipeline) -> None:
    alone, bitter, warm = (
        encoder.opinions(pipeline.read(Message(f"You remembered my birthday.{after}")))[0]
        for after in ("", " Slow clap, it only took you nine years.", " It made my whole week, thank you.")
    )
    assert bitter.problem > alone.problem
    assert bitter.problem > warm.problem
    assert bitter.kinds == alone.kinds == warm.kinds


def test_a_part_is_read_by_its_sentences_only(encoder: Encoder, pipeline: Pipeline) -> None:
    memory: Memory = {}
    _, second = encoder.opinions(pipeline.read(Message("You sold the boat. I cried all night.")), memory)
    heard = dict(memory)
    part = pipeline.read(Message("I cried all night."))
    (again,) = encoder.opinions(part, memory, before="You sold the boat.")
    assert (again.kinds, again.strengths) == (second.kinds, second.strengths)
    assert memory.keys() == heard.keys()


def test_a_run_on_of_any_length_is_read_to_its_end(encoder: Encoder, pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("and then we went on " * 120 + "you useless liar"))
    assert encoder.opinions(reading)


def test_the_gate_lets_pass_what_holds_no_words() -> None:
    assert not worth_reading("…")
    assert not worth_reading("ok")
    assert worth_reading("Liar")


def test_a_missing_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="missing"):
        Encoder.load(tmp_path)


def opinion(
    reading: Reading,
    problem: float,
    kind: Kind = Kind.CONTEMPT,
    sign: float = 0.0,
    praise: Mapping[StrengthKind, float] = MappingProxyType({}),
) -> Opinion:
    """An opinion on the first sentence."""
    kinds = dict.fromkeys(Kind, 0.0) | {kind: problem}
    return Opinion(
        0,
        reading.sentences[0].span,
        problem,
        MappingProxyType(kinds),
        MappingProxyType(dict.fromkeys(StrengthKind, 0.0) | praise),
        MappingProxyType(dict.fromkeys(Sign, 0.0) | {Sign.ABUSE: sign}),
    )


LIMITS = Limits(sure=0.8, kind=0.3, agree=0.4, signs=dict.fromkeys(Sign, 0.9), trust={}, untried=2.0)


def test_it_adds_where_rules_are_silent_and_it_is_sure(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("The great chef speaks again."))
    (found,) = with_opinions(reading, (), [opinion(reading, 0.95)], LIMITS)
    assert (found.rule, found.evidence, found.kind) == ("reader.contempt", Evidence.READER, Kind.CONTEMPT)
    assert found.quote == "The great chef speaks again"
    assert found.why
    assert with_opinions(reading, (), [opinion(reading, 0.7)], LIMITS) == ()


def test_it_adds_where_a_word_of_the_sentence_carries_it(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("The great chef speaks again."))
    limits = replace(LIMITS, word=0.3)
    beside, there = (replace(opinion(reading, 0.95), word=word) for word in (0.1, 0.5))
    assert with_opinions(reading, (), [beside], limits) == ()
    assert len(with_opinions(reading, (), [there], limits)) == 1


def test_it_is_silent_where_a_rule_spoke(pipeline: Pipeline, lexicons: Lexicons) -> None:
    reading = pipeline.read(Message("You never listen."))
    by_rule = resolve(find_all(reading, lexicons))
    together = with_opinions(reading, by_rule, [opinion(reading, 0.99)], LIMITS)
    assert [f.rule for f in together] == [f.rule for f in by_rule]
    both = with_opinions(reading, by_rule, [opinion(reading, 0.99, Kind.GENERALIZATION)], LIMITS)
    assert [f.evidence for f in both] == [Evidence.BOTH]


def test_it_overrules_a_rule_as_far_as_that_rule_was_wrong(pipeline: Pipeline, lexicons: Lexicons) -> None:
    reading = pipeline.read(Message("You never listen when I tell you something."))
    by_rule = resolve(find_all(reading, lexicons))
    (name,) = {f.rule for f in by_rule}

    def stays(trust: dict[str, float], problem: float) -> bool:
        limits = replace(LIMITS, trust=trust)
        kept = with_opinions(reading, by_rule, [opinion(reading, problem)], limits)
        assert kept in ((), by_rule)
        return bool(kept)

    assert stays({name: 3.0}, 0.2)
    assert not stays({name: 3.0}, 0.05)
    assert not stays({name: 1.0}, 0.2)
    assert stays({name: math.inf}, 0.0001)  # a plain case
    assert stays({"another.rule": -3.0}, 0.4)  # never tried: as far as rules are trusted in the mean
    assert not stays({"another.rule": 9.0}, 0.1)


def test_a_terse_message_is_left_to_the_rules(pipeline: Pipeline, lexicons: Lexicons) -> None:
    reading = pipeline.read(Message("You never listen."))
    by_rule = resolve(find_all(reading, lexicons))
    assert by_rule
    assert with_opinions(reading, by_rule, [opinion(reading, 0.01)], LIMITS) == by_rule


def test_it_adds_strengths_that_it_is_sure_of_and_drops_those_that_it_doubts(
    pipeline: Pipeline, lexicons: Lexicons
) -> None:
    limits = replace(LIMITS, praise=0.7, no_praise=0.05)
    reading = pipeline.read(Message("The soup was a treat on a day like that."))
    sure = opinion(reading, 0.0, praise={StrengthKind.APPRECIATION: 0.9})
    (found,) = strengths_with_opinions(reading, (), (), [sure], limits)
    assert (found.kind, found.quote) == (StrengthKind.APPRECIATION, reading.text.rstrip("."))
    unsure = opinion(reading, 0.0, praise={StrengthKind.APPRECIATION: 0.6})
    assert strengths_with_opinions(reading, (), (), [unsure], limits) == ()

    asked = pipeline.read(Message("Could you rinse the sieve?"))
    by_rule = find_strengths(asked, (), lexicons)
    assert {s.kind for s in by_rule} == {StrengthKind.POSITIVE_REQUEST}
    assert strengths_with_opinions(asked, by_rule, (), [opinion(asked, 0.0)], limits) == ()
    heard = opinion(asked, 0.0, praise={StrengthKind.POSITIVE_REQUEST: 0.9})
    assert strengths_with_opinions(asked, by_rule, (), [heard], limits) == by_rule


def test_it_adds_no_strength_to_a_sentence_with_a_problem(pipeline: Pipeline, lexicons: Lexicons) -> None:
    limits = replace(LIMITS, praise=0.7)
    reading = pipeline.read(Message("You never listen."))
    findings = resolve(find_all(reading, lexicons))
    sure = opinion(reading, 0.9, praise={StrengthKind.OBSERVATION: 0.9})
    assert strengths_with_opinions(reading, (), findings, [sure], limits) == ()


def test_quoted_words_are_not_the_writers(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message('"You lazy old goat"'))
    assert with_opinions(reading, (), [opinion(reading, 0.99)], LIMITS) == ()


def test_signs_are_named_where_it_is_sure(pipeline: Pipeline) -> None:
    reading = pipeline.read(Message("He took my keys again."))
    sure = [opinion(reading, 0.0, sign=0.95)]
    assert learned_signs(sure, LIMITS) == ((Sign.ABUSE, reading.sentences[0].span),)
    assert learned_signs([opinion(reading, 0.0, sign=0.5)], LIMITS) == ()


def test_its_lines_have_no_finding_of_their_own(pipeline: Pipeline, lexicons: Lexicons) -> None:
    for line in MESSAGES.values():
        assert len(line.format(words="x" * 40)) <= 110
        reading = pipeline.read(Message(line.format(words="this")))
        assert resolve(find_all(reading, lexicons)) == ()


def test_the_thresholds_are_whole(encoder: Encoder) -> None:
    limits = Limits.of(encoder.thresholds)
    assert 0 < limits.kind < 1
    assert 0 < limits.sure < 1
    assert set(limits.trust.values()) > {math.inf}
    assert {"sure", "signs", "rules"} <= set(encoder.thresholds["curves"])


def test_the_files_are_those_of_the_recipe() -> None:
    recipe = json.loads((MODEL_DIR / "RECIPE.json").read_text(encoding="utf-8"))
    for name, known in recipe["files"].items():
        assert hashlib.sha256((MODEL_DIR / name).read_bytes()).hexdigest() == known, name
    for name, known in (recipe["corpus"] | recipe["scripts"]).items():
        text = (ROOT / name).read_bytes().replace(b"\r\n", b"\n")
        assert hashlib.sha256(text).hexdigest() == known, name


def test_the_reader_is_small() -> None:
    assert sum(p.stat().st_size for p in MODEL_DIR.iterdir()) <= 25_000_000


def test_a_greeting_does_not_change_the_opinion(encoder: Encoder, pipeline: Pipeline) -> None:
    plain, greeted = (
        encoder.opinions(pipeline.read(Message(text)))
        for text in ("you never lock the shed at night.", "Hey Noor, you never lock the shed at night.")
    )
    assert greeted[0].problem == plain[0].problem
    assert [o.stretches for o in greeted] == [
        {kind: Span(span.start + 10, span.end + 10) for kind, span in o.stretches.items()} for o in plain
    ]
