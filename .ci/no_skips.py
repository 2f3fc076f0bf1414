"""Fail when the browser tests did not run: a skipped test proves nothing."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

BROWSER = "test_browser"


def main(report: str) -> int:
    """0 when browser tests are in the report and none of them was skipped."""
    cases = [c for c in ET.parse(report).iter("testcase") if BROWSER in c.get("classname", "")]  # noqa: S314 - our own file
    skipped = [c.get("name") for c in cases if c.find("skipped") is not None]
    if not cases:
        print("No browser test ran. Run pytest without -k or -m.", file=sys.stderr)
    if skipped:
        print(f"Browser tests were skipped: {', '.join(map(str, skipped))}. Install Chromium.", file=sys.stderr)
    return 1 if skipped or not cases else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
