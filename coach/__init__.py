"""The phrasing coach: reads a draft message and helps to ask so that the other person can say yes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from coach.compare import Comparison
    from coach.engine import Coach
    from coach.records import Report

__all__ = ["Coach", "Comparison", "Report", "__version__"]

_HOMES = {"Coach": "coach.engine", "Comparison": "coach.compare", "Report": "coach.records"}


def __getattr__(name: str) -> Any:
    """Hand the public names on when they are first asked for, so that ``import coach`` stays light."""
    if name not in _HOMES:
        raise AttributeError(f"module 'coach' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
