"""Forms: sentence shells that ask for what is wanted."""

from __future__ import annotations

from pathlib import Path

from coach.lexicon.schema import FormEntry, LexiconError, check_ids, placeholders, read_entries


def read_forms(path: Path) -> tuple[FormEntry, ...]:
    """The forms in the order of the file, which is the order of preference.

    Raises:
        LexiconError: the file is broken, or a form lacks its one slot.
    """
    forms = read_entries(path, "form", FormEntry)
    check_ids(path, tuple(form.id for form in forms))
    for form in forms:
        if placeholders(form.text) not in {("want",), ("want", "when"), ("question",), ("topic",)}:
            raise LexiconError(f"{path.name}: {form.id}: text needs {{want}}, {{want}}{{when}}, {{question}} or {{topic}}.")
    return forms
