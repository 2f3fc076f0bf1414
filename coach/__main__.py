"""``python -m coach`` and the ``coach`` command."""

from __future__ import annotations

import sys

from coach.cli import app


def main() -> None:
    """Run the command line. Without docstrings the rules would have no words, so it refuses to start."""
    if not __doc__:
        sys.exit("coach: Python runs with -OO, which drops the words of the rules. Run it without -OO.")
    app(prog_name="coach")


if __name__ == "__main__":
    main()
