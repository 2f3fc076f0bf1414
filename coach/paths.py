"""Where the shipped data lies, in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def lexicon_dir() -> Path:
    """The folder of the lexicons: inside the package in a wheel, beside it in a checkout."""
    shipped = _HERE / "_lexicons"
    return shipped if shipped.is_dir() else _HERE.parent / "lexicons"


def samples_dir() -> Path:
    """The folder of the sample files: inside the package in a wheel, under ``data`` in a checkout."""
    shipped = _HERE / "_samples"
    return shipped if shipped.is_dir() else _HERE.parent / "data" / "samples"


def pipeline_dir() -> Path:
    """The folder of the trained English pipeline."""
    return _HERE / "reading" / "en_coach_ud"


def app_file() -> Path:
    """The script that Streamlit runs: inside the package in a wheel, at the top of a checkout."""
    shipped = _HERE / "_app.py"
    return shipped if shipped.is_file() else _HERE.parent / "app.py"
