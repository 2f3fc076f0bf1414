"""TextBlob's polarity of single words."""

from __future__ import annotations

from coach.reading.polarity import polarity


def test_unkind_words_lie_below_zero_and_kind_ones_above() -> None:
    assert polarity("horrible") < -0.5
    assert polarity("wonderful") > 0.5


def test_a_word_that_textblob_does_not_know_is_neutral() -> None:
    assert polarity("spreadsheet") == 0.0
