"""Suggestions that need no frame: what they must say, and where they must say nothing."""

from __future__ import annotations

import re

import pytest

from coach.detect.findings import find_all, resolve
from coach.detect.switches import Switches
from coach.engine import Coach
from coach.lexicon.load import Lexicons
from coach.reading.pipeline import Pipeline
from coach.records import Firmness, Form, Message, Report
from coach.rewrite.complaint import read_complaint
from coach.rewrite.observation import habit


@pytest.fixture(scope="module")
def whole() -> Coach:
    """A coach with its second reader."""
    return Coach.load()


def offered(report: Report) -> list[str]:
    return [s.text for s in report.suggestions]


@pytest.mark.parametrize(
    "draft,said",
    [
        ("Is it normal to leave muddy boots on the piano?", "leave muddy boots on the piano"),
        ("Fine, leave your old gran to carry the coal in alone.", "leave your old gran"),
    ],
)
def test_an_act_that_the_words_seem_to_approve_is_not_asked_for(whole: Coach, draft: str, said: str) -> None:
    asking = ("Could", "Can", "Would", "I'd love", "It would")
    assert not [text for text in offered(whole.review(draft)) if text.startswith(asking) and said in text]


@pytest.mark.parametrize(
    "draft,asked",
    [
        ("You lent my tent to Kev behind my back.", "tell me before lending my tent to Kev"),
        ("You left me to fold all the chairs on my own.", "fold all the chairs together"),
        ("Don't use my scarf as a duster.", "use something else as a duster"),
        ("Please don't let the ferret into the pantry.", "keep the ferret out of the pantry"),
        ("Why can't you just hang up your cape like a normal person?", "hang up your cape"),
        (
            "When were you going to tell me you'd sold the piano?",
            "tell me sooner about things like selling the piano",
        ),
        ("When were you planning to mention that the roof is leaking?", "tell me sooner about the roof"),
        ("How hard is it to fill in the visitors' book?", "fill in the visitors' book"),
        ("You need to take the fire drill seriously.", "take the fire drill seriously"),
        ("You always move my tools without telling a soul.", "tell me before moving my tools"),
        ("It was really mean of you to leave Otto out.", "I was upset when you left Otto out"),
        ("You make me feel tiny when you correct my accent.", "I feel tiny when you correct my accent"),
        ("I feel like a cash machine.", "I feel sad"),
        (
            "You make me feel like a child when you check my bank app.",
            "I feel small when you check my bank app",
        ),
        ("Nobody had the decency to warn my sister.", "warn my sister"),
        ("Last call: samples in by noon or I'm moving your stall.", "samples by noon"),
    ],
)
def test_what_the_draft_itself_tells_is_asked_for_first(whole: Coach, draft: str, asked: str) -> None:
    report = whole.review(draft)
    assert asked in report.rewrite, (report.rewrite, offered(report))


@pytest.mark.parametrize(
    "draft,never",
    [
        ("It would have been ten jars if you hadn't knocked one over.", "knock one over?"),
        ("Was the kennel invisible, or did you climb over it for exercise?", "when you climbed"),
        ("You only asked me because the babysitter cancelled.", "before asking me"),
        ("Here we go again, another Sunday wasted on that boat of his.", "What upset you"),
        ("Don't talk about me behind my back.", "before talking"),
        ("You left me to find out from the newspaper alone.", "find out from the newspaper together"),
        ("Either the parrot goes or I go.", "Could the parrot go"),
        ("why you must embarrass me in front of all the cousins", "you embarrass me"),
        ("Do it once more and I shan't be planning these picnics.", "talk about these picnics"),
        ("Papa's watch was promised to Nils, and everybody standing in that kitchen knew it.", "Papa, "),
        ("You people can't meet me once without asking my weight.", "my weight"),
        ("Since when do you get to vote on my haircut?", "why you vote"),
        ("I feel like the lodger that pays the bills.", "that pays"),
        ("What sort of brother sells our boat to buy a jacuzzi?", "Could you buy a jacuzzi"),
        ("Living with you is like nursing for free.", "when you live"),
        ("I feel like you've set the kids against me over the tent.", "I feel small"),
        ("Is it the custom at your house to return a kite with a hole in it?", "Could you return"),
        ("All the time on the phone with your cousin.", "free of time"),
        ("You must marry this year.", "marry this year?"),
        ("There's no call for the long face, it was only a few tulips.", "about the long face"),
    ],
)
def test_what_the_draft_tells_otherwise_is_not_asked_for(whole: Coach, draft: str, never: str) -> None:
    assert not [text for text in offered(whole.review(draft)) if never in text]


@pytest.mark.parametrize(
    "draft,asked",
    [
        ("Would it kill you to thread the needle?", "thread the needle"),
        ("A real friend would have saved me a seat.", "save me a seat next time"),
        ("I drove you to the clinic and you can't even hold my coat.", "hold my coat"),
        ("If you cared about us you would sand the door.", "sand the door"),
        ("You should have told me about the leak.", "tell me about the leak next time"),
        ("You need to start acting like a father and come to the recital.", "come to the recital"),
        ("Why can't you ever say thank you for a lift?", "say thank you for a lift"),
        ("Man up and tell the boss you need the leave.", "tell the boss you need the leave"),
        ("Nobody in this house ever waters the fern except me.", "water the fern?"),
        (
            "If you were a proper brother you would ask Gran about the boat for me.",
            "ask Gran about the boat for me",
        ),
    ],
)
def test_the_wanted_act_is_asked_for(coach: Coach, draft: str, asked: str) -> None:
    assert any(asked in text for text in offered(coach.review(draft))), offered(coach.review(draft))


@pytest.mark.parametrize(
    "draft,asked",
    [
        ("Stop lending the caravan out without asking me.", "ask me before lending the caravan out"),
        ("Who moved the beehives without telling the farmer?", "tell the farmer before moving the beehives"),
        ("Why must you paint the gate without checking the weather?", "check the weather before painting"),
        ("You still can't be bothered to spell my sister's name.", "spell my sister's name"),
        ("You should be carrying Gran's bags in not filming her.", "carry Gran's bags in?"),
        ("You need to let Marek lose a game for once.", "let Marek lose a game"),
        ("Please don't message me after eight unless it's urgent.", "message me before eight"),
        ("You could have knocked on the shed like a normal person.", "knock on the shed next time"),
        ("Either the fence is mended by Sunday or you explain it to Dad.", "the fence be mended by Sunday"),
    ],
)
def test_what_was_left_undone_is_asked_for(whole: Coach, draft: str, asked: str) -> None:
    assert any(asked in text for text in offered(whole.review(draft))), offered(whole.review(draft))


@pytest.mark.parametrize(
    "draft,reversed_",
    [
        ("You can't pass the bakery without asking for a bun.", "ask for a bun before"),
        ("You never visit without calling me fat.", "call me fat before"),
        ("Don't talk to me after what you did.", "talk to me before what"),
        ("I can't even sit down without you asking for tea.", "ask for tea before"),
        ("yall keep leaving the chicken coop unlatched", "keep leaving"),
        ("Stop copying my homework. You'll get us both thrown out of the club.", "get us both thrown"),
    ],
)
def test_what_is_always_done_beside_it_is_not_asked_for(whole: Coach, draft: str, reversed_: str) -> None:
    assert not [text for text in offered(whole.review(draft)) if reversed_ in text]


def test_a_feeling_keeps_what_came_of_it(whole: Coach) -> None:
    texts = offered(whole.review("You got me so worked up before my recital that I lost my place."))
    assert any("so upset before my recital that I lost my place" in text for text in texts), texts


def test_what_the_writer_did_is_not_told_as_the_others(whole: Coach) -> None:
    draft = "I sat with your mother for four Sundays, Jean, and did not once look at the clock."
    assert not [text for text in offered(whole.review(draft)) if "you look" in text]


def test_an_impression_keeps_the_motive_that_it_is_about(whole: Coach) -> None:
    (first, *_) = offered(whole.review("You're just being sweet because you need the van."))
    assert "because you need the van" in first


def test_what_is_forbidden_is_not_asked_for(whole: Coach) -> None:
    """ "You can't just" forbids; "you can't even" complains of what isn't done."""
    texts = offered(whole.review("I paid for the boat and you can't just lend it to Horst."))
    assert not any("you lend it" in text for text in texts)
    texts = offered(whole.review("I paid for the boat and you can't even grease the winch."))
    assert any("grease the winch" in text for text in texts)


def test_a_word_below_keeps_its_not(whole: Coach) -> None:
    texts = offered(whole.review("You have to tell your brother he can't keep borrowing the boat."))
    assert any("he can't keep borrowing" in text for text in texts), texts


@pytest.mark.parametrize(
    "draft",
    [
        "What possessed you to invite eleven sailors on my only day off?",
        "You can't ever keep a secret for nuts.",
        "Someone needs to teach you how to share a footpath.",
        "Are you seriously going to sit there while I carry the coal in?",
        "Can't you see I'm on a call?",
    ],
)
def test_what_is_complained_of_or_mocked_is_not_asked_for(whole: Coach, draft: str) -> None:
    asked = ("you invite", "keep a secret for nuts", "teach you", "you sit there", "you see I'm")
    assert not [text for text in offered(whole.review(draft)) if any(a in text for a in asked)]


def test_the_person_of_an_ideal_is_the_reader(coach: Coach) -> None:
    texts = offered(coach.review("A good son would visit his grandfather more than twice a year."))
    assert any("visit your grandfather" in text for text in texts), texts


def test_a_verdict_gives_way_to_the_deed_that_it_rests_on(coach: Coach) -> None:
    texts = offered(coach.review("You broke my trust when you opened my letters."))
    assert any("when you opened my letters" in text for text in texts), texts


def test_less_of_a_thing_that_has_no_plural(coach: Coach) -> None:
    texts = offered(coach.review("No more solitaire after one thanks."))
    assert any("keep solitaire to before one" in text for text in texts), texts


@pytest.mark.parametrize(
    "draft",
    [
        "Learn how a calendar works.",
        "Get your act together before the fair.",
        "You should know by now that I hate surprises.",
        "Clean up your act.",
    ],
)
def test_nobody_is_asked_to_learn_or_to_be_another_person(coach: Coach, draft: str) -> None:
    asked = [text for text in offered(coach.review(draft)) if text.startswith(("Could you", "Can you"))]
    assert asked == []


def test_a_state_that_is_wanted_is_asked_for_in_the_drafts_words(coach: Coach) -> None:
    report = coach.review("If that drill isn't off by nine I'm calling the landlord.")
    assert offered(report)[0] == "Could that drill be off by nine?"


def test_a_thing_and_its_time_are_no_order(coach: Coach) -> None:
    texts = offered(coach.review("Rent Monday or you're out."))
    assert "I'd really like the rent by Monday. Can we make that work?" in texts
    assert offered(coach.review("No transcript, no lift."))[0].startswith("I'd really like the transcript.")
    assert offered(coach.review("No help, no supper."))[0].startswith("I'd really like help.")
    assert not any("rent Monday" in text for text in texts)


@pytest.mark.parametrize(
    "draft,felt",
    [
        ("I feel ignored by you since you joined the choir.", "I've felt <hurt> since you joined the choir"),
        ("You make me furious when the ferry bell rings.", "I get angry when the ferry bell rings"),
        ("You make me sad when you sell the boat.", "I feel sad when you sell the boat"),
    ],
)
def test_a_feeling_keeps_its_occasion(coach: Coach, draft: str, felt: str) -> None:
    plain = felt.replace("<", "").replace(">", "")
    assert offered(coach.review(draft))[0].startswith(plain)


def test_a_feeling_goes_before_the_request_of_its_matter(coach: Coach) -> None:
    first = offered(coach.review("You make me furious when the bins stand in the hall till they stink."))[0]
    assert re.fullmatch(
        r"I get angry when the bins stand in the hall till they stink\. Could we .*bins.*\?", first
    )


def test_what_somebody_said_is_named_where_it_weighs_on_the_writer(coach: Coach) -> None:
    texts = offered(coach.review("I've been low all day because of your remark about my hat."))
    assert any("by your remark about my hat" in text for text in texts), texts


def test_a_fear_is_told_as_one_and_asked_about(coach: Coach) -> None:
    texts = offered(coach.review("I feel like you chose the band over us."))
    assert "Sometimes I worry that you chose the band over us. Can we talk about it?" in texts


def test_a_claim_keeps_what_turns_its_sense(coach: Coach) -> None:
    texts = offered(coach.review("You never wanted me on this team."))
    assert not any("you wanted me" in text for text in texts)


def test_a_deed_is_told_without_the_motive_that_is_read_into_it(whole: Coach) -> None:
    texts = offered(whole.review("You moved the rehearsal to my birthday on purpose."))
    assert any("moved the rehearsal to my birthday" in text for text in texts)
    assert not any("purpose" in text for text in texts)


@pytest.mark.parametrize(
    "draft,told",
    [
        ("Your harp is always across the front step.", "your harp is across the front step"),
        ("Your parcels always block the stairs.", "your parcels block the stairs"),
    ],
)
def test_what_keeps_happening_is_told_without_the_law(
    pipeline: Pipeline, lexicons: Lexicons, draft: str, told: str
) -> None:
    reading = pipeline.read(Message(draft))
    (finding,) = resolve(find_all(reading, lexicons))
    assert habit(read_complaint(reading, finding, lexicons)) == told


def test_what_happened_is_told_without_the_blame(coach: Coach) -> None:
    texts = offered(coach.review("Thanks to you the whole choir knows about my knee."))
    assert any("that the whole choir knows about my knee" in text for text in texts)
    assert not any("thanks to you" in text.lower() for text in texts)


def test_a_boundary_stands_beside_the_request(whole: Coach) -> None:
    report = whole.review("If you shout inside again I'm sleeping at my aunt's.")
    forms = [s.form for s in report.suggestions]
    assert Form.BOUNDARY in forms
    assert forms[0] is not Form.BOUNDARY
    assert "If there is shouting inside, I'll sleep at my aunt's." in offered(report)


@pytest.mark.parametrize(
    "draft",
    [
        "If you shout inside again I'm leaving you.",
        "If you shout inside again I'm calling your mother.",
        "If you shout inside again I'm throwing your guitar out.",
    ],
)
def test_a_penalty_is_never_worded_as_a_boundary(whole: Coach, draft: str) -> None:
    assert Form.BOUNDARY not in [s.form for s in whole.review(draft).suggestions]


def test_a_compound_noun_stays_whole(coach: Coach) -> None:
    texts = offered(coach.review("You keep talking over the speeches at my hen do."))
    assert texts
    assert not any(text.rstrip("?.").endswith("my hen") for text in texts)


@pytest.mark.parametrize(
    "draft,answer",
    [
        ("You're being rather dramatic, Otto.", "What upset you"),
        ("You're imagining things.", "How did it look to you?"),
        ("You're overreacting about the hamster.", "What worries you about the hamster?"),
        ("Calm down, it was one plate.", "What upset you?"),
    ],
)
def test_a_dismissal_is_answered_by_what_it_waves_away(coach: Coach, draft: str, answer: str) -> None:
    assert any(answer in text for text in offered(coach.review(draft)))


@pytest.mark.parametrize(
    "firmness,opening",
    [
        (Firmness.GENTLE, ("Would you be willing", "Could you")),
        (Firmness.PLAIN, ("Could you", "Can you")),
        (Firmness.FIRM, ("Please ",)),
    ],
)
def test_how_strongly_to_ask_is_a_choice(
    firmness: Firmness, opening: tuple[str, ...], pipeline: Pipeline, lexicons: Lexicons
) -> None:
    coach = Coach(pipeline, lexicons, switches=Switches(strength=firmness))
    assert offered(coach.review("You never thread the needle."))[0].startswith(opening)


def test_a_gentle_request_leaves_an_easy_no(lexicons: Lexicons) -> None:
    gentle = [form for form in lexicons.forms if form.strength is Firmness.GENTLE and not form.kinds]
    easy = ("?", "no worries", "no pressure", "no rush", "glad", "grateful")
    assert gentle
    assert all(any(mark in form.text for mark in easy) for form in gentle)


def test_no_form_hides_a_demand_behind_we(lexicons: Lexicons) -> None:
    assert not [form.id for form in lexicons.forms if "we need to" in form.text.lower()]


@pytest.mark.parametrize("register", ["casual", "neutral", "formal"])
@pytest.mark.parametrize("firmness", list(Firmness))
@pytest.mark.parametrize("form", ["we_request", "plain_request", "own_feeling"])
def test_every_register_has_shells_of_every_strength(
    form: str, firmness: Firmness, register: str, lexicons: Lexicons
) -> None:
    assert any(
        f.form == form and f.strength is firmness and f.register_ == register and not f.kinds
        for f in lexicons.forms
    )
