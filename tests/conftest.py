"""What all tests share: the real coach, loaded once. pytest-socket lets no test past this machine."""

from __future__ import annotations

import pytest

from coach.engine import Coach
from coach.lexicon.load import Lexicons, load_lexicons
from coach.reading.pipeline import Pipeline


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """The shipped pipeline."""
    return Pipeline.load()


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    """The lexicons of this checkout."""
    return load_lexicons()


@pytest.fixture(scope="session")
def coach(pipeline: Pipeline, lexicons: Lexicons) -> Coach:
    """A coach that every test may use; it keeps nothing of what it reads."""
    return Coach(pipeline, lexicons)
