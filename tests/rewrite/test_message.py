"""How a suggestion joins the rest of its message: what stays, what goes, and that nothing goes in silence."""

from __future__ import annotations

import re

import pytest

from coach.engine import Coach
from coach.records import Report
from coach.rewrite.message import ECHO, ONCE, SHORT, TORN

ASK = re.compile(
    r"(?i:can we try to|(?:could|can) we(?: please)?|how about we|(?:could|can) (?:you|u)(?: please)?)\b"
    r"[^?]*?(?=[,?]| because)"
)
"""What is asked is another test's matter; these are about what stands around it."""


@pytest.fixture(scope="module")
def whole() -> Coach:
    """A coach with its second reader."""
    return Coach.load()


def asked(report: Report) -> str:
    return ASK.sub("<ask>", report.rewrite)


def left(report: Report, why: str) -> list[str]:
    text = report.message.text
    return [item.span.of(text).rstrip(".!?") for item in report.left_out if item.why == why]


@pytest.mark.parametrize(
    "draft,rewrite",
    [
        ("Joe, don't slam the gate because the dog gets scared.", "Joe, <ask> because the dog gets scared?"),
        ("Don't leave the gate open, my dog ran out twice.", "<ask>? My dog ran out twice."),
        ("don't leave the gate open, it's dark at five", "<ask>? it's dark at five"),
        ("I'm worn out and you never help with the kids.", "I'm worn out. <ask>?"),
        ("I know work is busy but stop leaving your plates in the sink.", "I know work is busy but <ask>?"),
        ("Stop leaving your bag on the stairs, I tripped over it, and my knee hurts.",
         "<ask>? I tripped over it, and my knee hurts."),
        ("Don't call me at work, are you free at seven?", "<ask>? Are you free at seven?"),
    ],
    ids=["a reason", "a clause", "the hour", "a clause in front", "but", "what hangs on it", "a question"],
)  # fmt: skip
def test_what_stands_on_its_own_stays_to_the_letter(coach: Coach, draft: str, rewrite: str) -> None:
    report = coach.review(draft)
    assert asked(report) == rewrite
    assert left(report, TORN) == []


@pytest.mark.parametrize(
    "draft,torn",
    [
        ("You always interrupt me at lunch, then you look around for applause.",
         "then you look around for applause"),
        ("Stop using my towels, it's gross.", "it's gross"),
        ("You always leave the gate open, and then the dog runs off.", "and then the dog runs off"),
        ("I don't want you reading my letters, ever.", "ever"),
    ],
    ids=["goes on", "points back", "and then", "a scrap"],
)  # fmt: skip
def test_what_hung_on_the_blame_goes_and_is_told(coach: Coach, draft: str, torn: str) -> None:
    report = coach.review(draft)
    assert report.rewrite.endswith("?")
    assert left(report, TORN) == [torn]


@pytest.mark.parametrize(
    "draft,echo",
    [
        ("Stop leaving your bag on the stairs. I mean it.", "I mean it"),
        ("don't touch my bike. not joking", "not joking"),
        ("You never wash up. Pots, pans, pots, pans.", "Pots, pans, pots, pans"),
        ("Stop slamming the gate. Every single night!", "Every single night"),
    ],
)
def test_what_only_lent_weight_goes(coach: Coach, draft: str, echo: str) -> None:
    report = coach.review(draft)
    assert echo not in report.rewrite
    assert left(report, ECHO) == [echo]


@pytest.mark.parametrize(
    "draft,stays",
    [
        ("Stop leaving your bag on the stairs. Two people fell last week.", "Two people fell last week."),
        ("You never wash up. See you at six!", "See you at six!"),
        (
            "You never wash up. Thanks for the flowers, they are lovely.",
            "Thanks for the flowers, they are lovely.",
        ),
        ("You never wash up. Your turn on Friday?", "Your turn on Friday?"),
        ("Hi Ann,\n\nStop slamming the gate.\n\nRegards,\nBo", "\n\nRegards,\nBo"),
    ],
)
def test_facts_warm_words_and_sign_offs_stay(coach: Coach, draft: str, stays: str) -> None:
    report = coach.review(draft)
    assert report.rewrite.endswith(stays)
    assert report.left_out == ()


@pytest.mark.parametrize(
    "draft,rewrite",
    [
        ("mate you never wash up", "mate, <ask>?"),
        ("Mate, you never wash up.", "Mate, <ask>?"),
        ("You never wash up, love.", "<ask>, love?"),
        ("You never wash up, girl, I do it all week.", "<ask>, girl? I do it all week."),
        ("Honestly Joe, you never wash up!", "Honestly Joe, <ask>?"),
        ("you never wash up 🙄", "<ask>? 🙄"),
        ("You never wash up!!! 😤 See you later x", "<ask>? 😤 See you later x"),
        ("Hi Ann,\r\nyou never wash up.\r\nBo", "Hi Ann,\r\n<ask>?\r\nBo"),
        ("“Fine.” You never wash up.", "“Fine.” <ask>?"),
        ("I'm so tired 💛 You never wash up.", "I'm so tired 💛 <ask>?"),
        ("Ann and Bo, you never wash up.", "Ann and Bo, <ask>?"),
        ("You never wash up, the plumber took $240.", "<ask>? The plumber took $240."),
    ],
)
def test_names_signs_and_lines_keep_their_place(coach: Coach, draft: str, rewrite: str) -> None:
    assert asked(coach.review(draft)) == rewrite


def test_a_lower_case_writer_stays_one_at_every_joint(coach: Coach) -> None:
    rewrite = coach.review("i cooked all week, you never wash up, my hands hurt").rewrite
    assert rewrite == rewrite.lower()
    assert rewrite.startswith("i cooked all week. ")
    assert rewrite.endswith("? my hands hurt")


def test_blame_without_wording_takes_its_sentence_along(coach: Coach) -> None:
    report = coach.review("Ann, grow up. Could you bring the keys on Monday?")
    assert report.rewrite == "Ann, could you bring the keys on Monday?"


def test_a_request_without_wording_stays_and_is_told(coach: Coach) -> None:
    text = "I know I was late. Don't do that to me again."
    report = coach.review(text)
    assert "again" in report.rewrite or report.suggestions
    assert report.rewrite == text or report.suggestions


def test_two_problems_of_one_topic_become_one_request(coach: Coach) -> None:
    report = coach.review("You never put the bins out. You always leave the bins to me.")
    assert report.rewrite.count("?") == 1
    assert len(left(report, ONCE)) == 1


def test_the_call_for_a_choice_goes_with_its_ultimatum(whole: Coach) -> None:
    assert whole.review("It's me or the parrot. Choose.").rewrite == "Could we talk about the parrot?"


def test_a_lone_remark_is_no_rewrite_but_a_message_without_an_insult_is(whole: Coach) -> None:
    blamed = "You clearly have no shame. It left by the back door."
    assert whole.review(blamed).rewrite == blamed
    assert whole.review("You selfish pig. The meeting is at three.").rewrite == "The meeting is at three."


def test_what_a_lever_only_points_at_is_asked_for_once(whole: Coach) -> None:
    report = whole.review("Your dog NEVER shuts up. Sort it out or I'm ringing the council.")
    assert "council" not in report.rewrite
    assert report.suggestions


def test_what_made_it_small_goes_with_the_dismissal(whole: Coach) -> None:
    assert whole.review("Calm down, it was one plate.").rewrite == "I'm listening. What upset you?"
    assert whole.review("Calm down, Otto. Supper is at six.").rewrite.endswith("Supper is at six.")


def test_an_order_that_asks_for_something_stays_where_no_wording_is_known(whole: Coach) -> None:
    rewrite = whole.review("Your selfishness is ruining this courtyard. Pick up after your dog.").rewrite
    assert "after your dog" in rewrite or "your dog" in rewrite


def test_whom_a_notice_is_for_is_no_part_of_its_threat(whole: Coach) -> None:
    rewrite = whole.review("To whoever owns the grey van: move it by six or I will have it towed.").rewrite
    assert re.fullmatch(r"To whoever owns the grey van: (?:can|could) you move it by six\?", rewrite)


def test_two_requests_of_two_topics_both_stay(coach: Coach) -> None:
    report = coach.review("Stop slamming the gate. Please don't feed the dog at the table.")
    assert report.rewrite.count("?") == 2
    assert left(report, ONCE) == []


def test_a_request_of_the_writer_is_not_asked_twice(coach: Coach) -> None:
    report = coach.review("You hurt me with that joke at dinner. Could we talk about it on Sunday?")
    assert report.rewrite.count("?") == 1
    assert report.rewrite.endswith("Could we talk about it on Sunday?")


RANT = (
    "Hi Jo. You never wash up. You always leave your bags on the stairs. I felt lonely on Sunday. "
    "You don't care about us. You're so lazy. Stop slamming the gate. Grow up. Love, Ann"
)


def test_a_rant_becomes_a_short_start(coach: Coach) -> None:
    report = coach.review(RANT)
    assert report.rewrite.startswith("Hi Jo. ")
    assert "I felt lonely on Sunday." in report.rewrite
    assert report.rewrite.endswith("Love, Ann")
    assert report.rewrite.count("?") == 1
    assert len(report.rewrite) < len(RANT) / 2
    assert left(report, SHORT)


def test_a_long_letter_with_one_hard_sentence_stays_a_letter(coach: Coach) -> None:
    text = (
        "Hi Jo. Thanks for the soup, it was lovely. I was up with the baby from three. You never wash up. "
        "I know your week was hard. See you on Friday. Love, Ann"
    )
    report = coach.review(text)
    before, after = text.split("You never wash up.")
    assert report.rewrite.startswith(before)
    assert report.rewrite.endswith(after)
    assert report.left_out == ()


def test_what_is_fine_to_the_writer_stays(coach: Coach) -> None:
    text = "You never wash up. Stop slamming the gate."
    first, second = coach.review(text).findings
    report = coach.review(text, dismissed={first.key})
    assert report.findings == (first, second)
    assert report.rewrite.startswith("You never wash up. ")
    assert {i for s in report.suggestions for i in s.answers} == {1}
    assert coach.review(text, dismissed={first.key, second.key}).rewrite == text
