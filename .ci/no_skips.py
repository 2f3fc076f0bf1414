"""Fail when the browser tests did not run: a skipped test proves nothing."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

BROWSER = "test_browser"


def main(report: str) -> int:
    """0 when browser tests are in the report and none of them was skipped."""
    tree = ET.parse(report)  # noqa: S314 - our own file
    cases = [case for case in tree.iter("testcase") if BROWSER in case.get("classname", "")]
    skipped = [c.get("name") for c in cases if c.find("skipped") is not None]
    if not cases:
        print("No browser test ran. Run pytest without -k or -m.", file=sys.stderr)
    if skipped:
        names = ", ".join(map(str, skipped))
        print(f"Browser tests were skipped: {names}. Install Chromium.", file=sys.stderr)
    return 1 if skipped or not cases else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
