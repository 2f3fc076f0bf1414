"""The whole way from a draft to a report."""

from __future__ import annotations

import re

import pytest

from coach.engine import Coach
from coach.records import Form, InputError, Kind

SHELL = re.compile(r"(?i:can we try to|could we|can we|how about we|could you|would you be willing to)\b")
"""Which shell asks may change along a message; these tests are about what stands around it."""

SHOES = "Please stop leaving your shoes all over the hallway."


def test_shoes_are_asked_to_the_rack_by_both(coach: Coach) -> None:
    report = coach.review(SHOES)
    (finding,) = report.findings
    assert finding.kind is Kind.NEGATIVE_REQUEST
    assert "leaving your shoes all over the hallway" in finding.quote
    best = report.suggestions[0]
    assert best.form is Form.WE_REQUEST
    assert "our shoes on the rack" in best.text
    assert "stop" not in best.text.lower()
    assert "leav" not in best.text.lower()


def test_a_clean_message_is_left_to_the_letter(coach: Coach) -> None:
    text = "Could you pick up milk on the way? Thanks, love."
    report = coach.review(text)
    assert report.findings == ()
    assert report.suggestions == ()
    assert report.rewrite == text
    assert report.score is not None
    assert report.score.value >= 80


@pytest.mark.parametrize(
    "before,after",
    [
        (
            "Dave, don't slam the door because the baby is asleep.",
            "Dave, can we try to close the door gently because the baby is asleep?",
        ),
        (
            "Thanks for cooking. Stop shouting at me. See you at six.",
            "Thanks for cooking. Can we try to keep our voices calm? See you at six.",
        ),
    ],
    ids=["a reason and a name stay", "sentences around it stay"],
)
def test_what_was_fine_stays_where_it_was(coach: Coach, before: str, after: str) -> None:
    rewrite = coach.review(before).rewrite
    assert SHELL.sub("<ask>", rewrite) == SHELL.sub("<ask>", after)


def test_a_name_behind_a_request_stays_in_front_of_the_question_mark(coach: Coach) -> None:
    assert coach.review("Please don't touch my screen, Tom.").rewrite.endswith(" my screen, Tom?")


def test_a_taunt_is_left_out_and_the_rest_stays(coach: Coach) -> None:
    report = coach.review("Grow up. Could you bring the form on Monday?")
    assert report.rewrite == "Could you bring the form on Monday?"
    assert [left.span.of(report.message.text) for left in report.left_out] == ["Grow up"]


def test_a_rewrite_never_removes_everything(coach: Coach) -> None:
    assert coach.review("You idiot. You moron.").rewrite == "You idiot. You moron."


def test_a_lower_case_writer_gets_lower_case_wording(coach: Coach) -> None:
    rewrite = coach.review(
        "hi thx for the lift. can u not leave ur bike in the hall, i nearly fell over it"
    ).rewrite
    assert rewrite == rewrite.lower()
    assert rewrite.startswith("hi thx for the lift. ")
    assert rewrite.endswith("? i nearly fell over it")


def test_every_suggestion_is_clean_and_scores_higher(coach: Coach) -> None:
    report = coach.review(
        "You never listen to me. Stop leaving your coat on the floor. Pay the rent or I'm moving out."
    )
    assert report.suggestions
    for suggestion in report.suggestions:
        assert suggestion.gain > 0
        again = coach.review(suggestion.apply(report.message.text))
        assert again.score is not None
        assert report.score is not None
        assert len(again.findings) < len(report.findings)


def test_rewriting_a_rewrite_changes_nothing(coach: Coach) -> None:
    once = coach.review("You never wipe the counter. Don't leave the fridge door open.").rewrite
    again = coach.review(once)
    assert again.findings == ()
    assert again.rewrite == once


def test_many_reviews_are_the_same_as_single_ones(coach: Coach) -> None:
    texts = [SHOES, "You never call.", "Lovely to see you yesterday!", "I'm leaving if you drink again."] * 3
    together = list(coach.review_many(texts, batch_size=5))
    assert [r.to_dict() for r in together] == [coach.review(t).to_dict() for t in texts]


def test_heat_is_noted_in_the_middle_of_a_fight_and_not_for_one_plain_request(coach: Coach) -> None:
    assert coach.review(SHOES).heat is None
    hot = "YOU NEVER LISTEN!!! Stop shouting at me. Do that again and I'm leaving you!!"
    assert coach.review(hot).heat is not None


@pytest.mark.parametrize("text", ["", "  \n ", "a" * 20_001, "a\x00b", "a\ud800b"])
def test_text_that_cannot_be_read_is_refused_without_quoting_it(coach: Coach, text: str) -> None:
    with pytest.raises(InputError) as caught:
        coach.review(text)
    assert text not in str(caught.value) or not text.strip()
    assert str(caught.value).endswith(".")


def test_a_ready_reading_gives_the_same_report(coach: Coach, pipeline) -> None:
    from coach.records import Message

    reading = pipeline.read(Message(SHOES))
    assert coach.review(SHOES, reading=reading) == coach.review(SHOES)
