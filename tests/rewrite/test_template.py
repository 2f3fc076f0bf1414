"""Templates: slots, blanks, and what is missing."""

from __future__ import annotations

import pytest

from coach.rewrite.template import MissingSlotError, Piece, fill, joined


def test_slots_are_filled_and_text_between_them_stays() -> None:
    pieces = fill("put {object:own} {home}", {"object:own": "our shoes", "home": "on the rack"})
    assert joined(pieces) == "put our shoes on the rack"


def test_a_blank_reads_as_its_first_choice_and_keeps_all_of_them() -> None:
    pieces = fill("be home by <eight|nine|ten>", {})
    assert joined(pieces) == "be home by eight"
    assert pieces[-1] == Piece("eight", ("eight", "nine", "ten"))


def test_slots_inside_a_blank_are_filled() -> None:
    pieces = fill("switch it off <when {we} leave|at night>", {"we": "we"})
    assert pieces[-1].choices == ("when we leave", "at night")


def test_a_slot_that_nothing_fills_stops_the_frame() -> None:
    with pytest.raises(MissingSlotError, match="object:own"):
        fill("wash {object:own}", {"object": "your cup"})


def test_an_empty_optional_slot_leaves_no_piece() -> None:
    assert fill("keep our voices calm{time}", {"time": ""}) == (Piece("keep our voices calm"),)
