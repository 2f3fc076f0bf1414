"""Every entry is alive: its own examples reach it, and its look-alikes don't."""

from __future__ import annotations

import pytest

from coach.detect.findings import find_all
from coach.detect.rule import unmark
from coach.engine import Coach
from coach.lexicon.load import Lexicons, load_lexicons
from coach.lexicon.phrases import Phrase
from coach.lexicon.safety import SignPhrase
from coach.reading.pipeline import Pipeline
from coach.records import Finding, Kind, Message, Span

LEXICONS = load_lexicons()
PHRASES = [p for name, phrases in LEXICONS.phrases.items() if name in set(Kind) for p in phrases]
SIGNS = LEXICONS.safety.signs


def _found(text: str, entry: str, pipeline: Pipeline, lexicons: Lexicons) -> list[Finding]:
    findings = find_all(pipeline.read(Message(text)), lexicons)
    return [f for f in findings if any(cue.entry == entry for cue in f.cues)]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.id)
def test_a_phrase_fires_on_its_examples(phrase: Phrase, pipeline: Pipeline, lexicons: Lexicons) -> None:
    for example in phrase.entry.fires:
        text, spans = unmark(example)
        found = _found(text, phrase.id, pipeline, lexicons)
        assert found, text
        marked = spans or (Span(0, len(text)),)
        assert any(f.span.overlaps(span) for f in found for span in marked), text


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda p: p.id)
def test_a_phrase_leaves_its_look_alikes_alone(
    phrase: Phrase, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    for text in phrase.entry.silent:
        assert _found(unmark(text)[0], phrase.id, pipeline, lexicons) == [], text


@pytest.mark.parametrize("sign", SIGNS, ids=lambda s: s.entry.id)
def test_a_sign_of_danger_is_seen_in_its_examples(sign: SignPhrase, coach: Coach) -> None:
    for text in sign.entry.fires:
        assert sign.entry.sign in [n.sign for n in coach.review(unmark(text)[0]).safety], text


@pytest.mark.parametrize("sign", SIGNS, ids=lambda s: s.entry.id)
def test_a_look_alike_of_danger_is_none(sign: SignPhrase, coach: Coach) -> None:
    for text in sign.entry.silent:
        assert sign.entry.sign not in [n.sign for n in coach.review(unmark(text)[0]).safety], text


def test_every_help_line_says_where_and_when_its_number_was_seen() -> None:
    lines = [line for group in LEXICONS.safety.lines.values() for line in group]
    assert lines
    for line in lines:
        assert line.name
        assert line.number or line.text_or_chat
        assert line.source
        assert line.seen[:4].isdigit()
