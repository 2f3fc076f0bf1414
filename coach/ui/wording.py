"""Small sums over a report that the tabs share: no layout and no state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from coach.records import Edit, Finding, Report, Score, Span, Suggestion, apply_edits
from coach.score import score_message


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with the number that stands beside it in the draft and on its card."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Card:
    """Findings that one and the same wording settles, with the wordings."""

    findings: tuple[Numbered, ...]
    suggestions: tuple[tuple[int, Suggestion], ...]
    """Each with its index in the report."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What a blank guesses and proposes; blanks of several wordings with one gap are filled together."""

    guess: str
    choices: tuple[str, ...]


def gaps(suggestion: Suggestion) -> tuple[Gap, ...]:
    """The gaps of a suggestion, in the order of its blanks."""
    return tuple(Gap(blank.span.of(suggestion.text), blank.choices) for blank in suggestion.blanks)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap made one: a stretch that is good in two ways is marked once."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.overlaps(found[-1]):
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def shown(report: Report, set_aside: Collection[str]) -> tuple[Numbered, ...]:
    """The findings that the person hasn't set aside, numbered in the order of the text."""
    kept = [f for f in report.findings if f.key not in set_aside]
    return tuple(Numbered(number, finding) for number, finding in enumerate(kept, start=1))


def shown_score(report: Report, set_aside: Collection[str]) -> Score | None:
    """The score without the findings that the person has set aside."""
    if report.score is None or not any(f.key in set_aside for f in report.findings):
        return report.score
    return score_message([f for f in report.findings if f.key not in set_aside], report.strengths)


def cards(report: Report, set_aside: Collection[str]) -> tuple[Card, ...]:
    """One card for each finding, or for findings that share their wordings, in the order of the text."""
    groups: list[set[int]] = []
    for answers in [set(s.answers) for s in report.suggestions] + [{i} for i in range(len(report.findings))]:
        touching = [g for g in groups if g & answers]
        groups = [g for g in groups if g not in touching] + [answers.union(*touching)]
    numbered = {n.finding: n for n in shown(report, set_aside)}
    made = []
    for group in sorted(groups, key=min):
        kept = tuple(numbered[report.findings[i]] for i in sorted(group) if report.findings[i] in numbered)
        wordings = tuple((i, s) for i, s in enumerate(report.suggestions) if group & set(s.answers))
        if kept:
            made.append(Card(kept, wordings))
    return tuple(made)


def filled(suggestion: Suggestion, chosen: Mapping[int, str]) -> Suggestion:
    """The suggestion with the chosen words in its blanks; ``chosen`` maps the index of a blank to its words.

    The wording shown and the edit that carries it change alike, so that what is read is what is used.
    """
    whole = Edit(suggestion.edits[0].span, suggestion.text)
    shown, *edits = _filled((whole, *suggestion.edits), suggestion, chosen)
    if tuple(edits) == suggestion.edits:
        return suggestion
    return replace(suggestion, text=shown.text, edits=tuple(edits), blanks=())


def reworded(report: Report, picked: Iterable[tuple[Suggestion, Mapping[int, str]]]) -> str:
    """The whole rewrite with the chosen words in the blanks of the suggestions that it is made of."""
    edits = report.edits
    for suggestion, chosen in picked:
        edits = _filled(edits, suggestion, chosen)
    return apply_edits(report.message.text, edits)


def _filled(edits: tuple[Edit, ...], suggestion: Suggestion, chosen: Mapping[int, str]) -> tuple[Edit, ...]:
    """The edits with the chosen words wherever they carry the suggestion's wording."""
    for index in sorted(chosen, key=lambda i: suggestion.blanks[i].span, reverse=True):
        words = chosen[index].strip()
        if words:
            edits = tuple(
                _with(edit, suggestion.text, suggestion.blanks[index].span, words) for edit in edits
            )
    return edits


def _with(edit: Edit, wording: str, blank: Span, words: str) -> Edit:
    """The edit with ``words`` in the blank of ``wording``, which may begin with another case there; an
    edit that doesn't carry that stretch stays.
    """
    at = edit.text.find(wording[1 : blank.end]) - 1
    if at < 0 or edit.text[at].lower() != wording[0].lower():
        return edit
    return Edit(edit.span, edit.text[: at + blank.start] + words + edit.text[at + blank.end :])


def pieces(suggestion: Suggestion, chosen: Mapping[int, str]) -> Sequence[tuple[str, bool]]:
    """The wording cut into plain stretches and blanks, with what is chosen: ``(text, is a blank)``."""
    found: list[tuple[str, bool]] = []
    at = 0
    for index, blank in enumerate(suggestion.blanks):
        found.append((suggestion.text[at : blank.span.start], False))
        found.append((chosen.get(index, "").strip() or blank.span.of(suggestion.text), True))
        at = blank.span.end
    found.append((suggestion.text[at:], False))
    return [piece for piece in found if piece[0]]
