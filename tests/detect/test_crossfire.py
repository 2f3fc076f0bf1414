"""What is harmless by one rule's own examples, and what the forms ask for, fires no rule at all."""

from __future__ import annotations

from coach.detect import ALL
from coach.detect.findings import find_all
from coach.lexicon.load import Lexicons
from coach.lexicon.schema import placeholders
from coach.reading.pipeline import Pipeline
from coach.records import Kind, Message

WANTS = ("put the shoes on the rack", "call when plans change")


def fired(texts: list[str], pipeline: Pipeline, lexicons: Lexicons) -> list[str]:
    readings = pipeline.read_many([Message(text) for text in texts])
    return [r.text for r in readings if list(find_all(r, lexicons))]


def test_the_look_alikes_of_a_rule_or_wording_fire_no_other(pipeline: Pipeline, lexicons: Lexicons) -> None:
    of_rules = [text for rule in ALL for text in rule.silent]
    of_wordings = [text for kind in Kind for phrase in lexicons.phrases[kind] for text in phrase.entry.silent]
    assert fired([*of_rules, *of_wordings], pipeline, lexicons) == []


def test_no_form_of_a_request_is_a_problem_itself(pipeline: Pipeline, lexicons: Lexicons) -> None:
    shells = [form.text for form in lexicons.forms if set(placeholders(form.text)) == {"want", "when"}]
    assert len(shells) > 40
    asked = [
        shell.format(want=want, when=when) for shell in shells for want in WANTS for when in ("", " tonight")
    ]
    assert fired(asked, pipeline, lexicons) == []
