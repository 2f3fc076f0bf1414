"""Forms: sentence shells that ask for what is wanted."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from coach.lexicon.schema import FormEntry, LexiconError, check_ids, placeholders, read_entries

ASKED_SLOTS: Final = frozenset({"want", "when", "question"})
"""Slots of forms that ask for a want."""
SAID_SLOTS: Final = frozenset(
    "topic said felt act deed remark fear fact outcome thing need reaction upset matter memory "
    "joke later weighty limit care favour burden doubt feeling claim that".split()
)
"""Slots of forms that answer a kind of problem.

``felt`` is an own feeling with its occasion ("I feel tense when the rota changes") where it is the whole
message, ``said`` the same among other sentences, with an occasion or without; ``act`` is what the other
does ("you leave the gate open"), ``deed`` what they did, ``remark`` what they
said or did ("what you said at dinner"). ``lexicons/README.md`` has them all.
"""


def read_forms(path: Path) -> tuple[FormEntry, ...]:
    """The forms in the order of the file, which is the order of preference.

    Raises:
        LexiconError: the file is broken, or a form lacks its one slot.
    """
    forms = read_entries(path, "form", FormEntry)
    check_ids(path, tuple(form.id for form in forms))
    for form in forms:
        known = SAID_SLOTS if form.kinds else ASKED_SLOTS
        unknown = [name for name in placeholders(form.text) if name not in known]
        if unknown:
            names = ", ".join(sorted(known))
            raise LexiconError(f"{path.name}: {form.id}: text uses {{{unknown[0]}}}; known here are {names}.")
    return forms
