"""Heat: signs that a draft was written in the middle of a fight. Advice on timing, not a finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from coach.reading.reading import Reading
from coach.records import Finding, Severity

NOTE: Final = (
    "This reads as if it was written in a hot moment. "
    "It may help to send it later, with the calmer wording ready."
)

_SWEARING: Final = frozenset(
    "fuck fucking fucked shit bullshit bitch asshole arsehole bastard damn goddamn crap wtf piss".split()
)
_HOT_AT: Final = 3


def heat_note(reading: Reading, findings: Sequence[Finding]) -> str | None:
    """The note, or None while the draft is cool. A draft without a finding is never hot."""
    if not findings:
        return None
    signs = len(findings) - 1 + sum(f.severity is Severity.HIGH for f in findings)
    signs += min(2, sum(w.lemma in _SWEARING for w in reading.words))
    signs += 1 if re.search(r"!{2,}|\?!|!\?|\?{3,}", reading.text) else 0
    shouted = sum(len(w.text) > 2 and w.is_capitals for w in reading.words)
    signs += 2 if shouted >= 4 else int(shouted >= 2)
    return NOTE if signs >= _HOT_AT else None
