"""Checking proposals by reading them: clean, on topic, short enough, and better than what they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coach.detect.learned import Detector
from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.encoder import Memory
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.reading.topics import topics
from coach.reading.word import Word
from coach.records import (
    Edit,
    Finding,
    Message,
    Report,
    Span,
    Strength,
    Suggestion,
    apply_edits,
)
from coach.rewrite.message import Case, Whole, reword
from coach.rewrite.suggest import Problem, Proposal
from coach.rewrite.want import Source
from coach.score import score_message

MOST_SUGGESTIONS = 3
_GIVEN = frozenset({Source.FRAME, Source.MATTER})
"""Sources that bring words of their own."""
_POINTING = frozenset({"it", "them", "those", "these"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A message on its way to a report: its reading, the report so far, its problems and what is proposed."""

    reading: Reading
    report: Report
    problems: tuple[Problem, ...]
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """What stood the check, and (for ``--debug``) what didn't, with the reason."""

    suggestions: tuple[Suggestion, ...]
    whole: Whole
    dropped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """The sentences that a proposal changes, with the one before, as they would read."""

    old: Span
    """Those sentences in the draft."""
    text: str
    changed: Span
    """Where the proposal's wording stands in ``text``."""
    before: str
    """The sentence in front of them in the draft."""


class Checker:
    """Reads proposals and whole rewrites with the detectors."""

    def __init__(self, pipeline: Pipeline, detector: Detector) -> None:
        self._pipeline = pipeline
        self._detector = detector

    def check(self, drafts: Sequence[Draft], memory: Memory) -> Iterator[Checked]:
        """The checked suggestions of each draft, in order; all windows go through the parser in one batch.

        ``memory`` is what the second reader has heard of the drafts; no sentence is read again.
        """
        plain = [[(p, _fault(draft, p)) for p in draft.proposals] for draft in drafts]
        windows = {
            (n, p): _window(draft.reading, p)
            for n, (draft, group) in enumerate(zip(drafts, plain, strict=True))
            for p, fault in group
            if not fault
        }
        texts = list(dict.fromkeys(w.text for w in windows.values()))
        readings = dict(zip(texts, self._pipeline.read_many(Message(t) for t in texts), strict=True))
        verdicts = [
            [
                (p, 0, fault)
                if fault
                else (p, *self._verdict(draft, p.source, windows[n, p], readings[windows[n, p].text], memory))
                for p, fault in group
            ]
            for n, (draft, group) in enumerate(zip(drafts, plain, strict=True))
        ]
        stood = [_by_problem(draft, group) for draft, group in zip(drafts, verdicts, strict=True)]
        cases = [_case(draft, group) for draft, group in zip(drafts, stood, strict=True)]
        wholes = self._wholes(cases, memory)
        for group, tried, whole in zip(stood, verdicts, wholes, strict=True):
            suggestions = tuple(_suggestion(p, gain) for kept in group for p, gain in kept)
            yield Checked(suggestions, whole, tuple((p.text, reason) for p, _, reason in tried if reason))

    def _wholes(self, cases: Sequence[Case], memory: Memory) -> list[Whole]:
        """The whole rewrites; a clause that blames once it stands alone there is left out after all."""
        wholes = [reword(case) for case in cases]
        split = {
            n: apply_edits(cases[n].reading.text, whole.edits)
            for n, whole in enumerate(wholes)
            if whole.clauses
        }
        readings = self._pipeline.read_many(Message(text) for text in split.values())
        for n, after in zip(split, readings, strict=True):
            found = [f.span for f in self._detector.findings(after, self._detector.opinions(after, memory))]
            unfit = [
                c for c in wholes[n].clauses if any(f.overlaps(_moved(c, wholes[n].edits)) for f in found)
            ]
            if unfit:
                wholes[n] = reword(replace(cases[n], unfit=tuple(unfit)))
        return wholes

    def _verdict(
        self, draft: Draft, source: Source, window: _Window, after: Reading, memory: Memory
    ) -> tuple[int, str]:
        """The points that a window gains, and what is wrong with it, empty where nothing is."""
        opinions = self._detector.opinions(after, memory, window.before)
        findings = self._detector.findings(after, opinions)
        found = next((f for f in findings if f.span.overlaps(window.changed)), None)
        if found is not None:
            return 0, f"has a finding of its own: {found.rule}"
        if source in _GIVEN and not _says_of_what(draft, window, after):
            return 0, "leaves open what it is about"
        report = draft.report
        gain = _points(findings, self._detector.strengths(after, findings, opinions)) - _points(
            [f for f in report.findings if f.span.overlaps(window.old)],
            [s for s in report.strengths if s.span.overlaps(window.old)],
        )
        return gain, "" if gain > 0 else "doesn't raise the score"


Stood = list[list[tuple[Proposal, int]]]
"""For each problem the proposals that stood the check, with their gain."""


def _by_problem(draft: Draft, verdicts: Sequence[tuple[Proposal, int, str]]) -> Stood:
    return [
        [(p, gain) for p, gain, reason in verdicts if not reason and p.problem is problem][:MOST_SUGGESTIONS]
        for problem in draft.problems
    ]


def _case(draft: Draft, stood: Stood) -> Case:
    return Case(
        reading=draft.reading,
        findings=draft.report.findings,
        strengths=draft.report.strengths,
        problems=draft.problems,
        proposals={n: [p for p, _ in group] for n, group in enumerate(stood)},
    )


def _moved(span: Span, edits: Sequence[Edit]) -> Span:
    """Where a stretch that stays stands once the edits are made."""
    earlier = [e for e in edits if e.span.start < span.start]
    return span.shifted(sum(len(e.text) - (e.span.end - e.span.start) for e in earlier))


def _suggestion(proposal: Proposal, gain: int) -> Suggestion:
    return Suggestion(
        edits=proposal.edits,
        text=proposal.text,
        form=proposal.form,
        frame=proposal.frame,
        answers=proposal.problem.answers,
        blanks=proposal.blanks,
        gain=gain,
    )


def _window(reading: Reading, proposal: Proposal) -> _Window:
    text = reading.text
    first = reading.sentence_of(reading.words[proposal.problem.region.first])
    last = reading.sentences[_last_sentence(reading, proposal)]
    start = min(reading.sentences[max(0, first.index - 1)].span.start, proposal.edits[0].span.start)
    end = max(last.span.end, *(e.span.end for e in proposal.edits))
    edits = tuple(Edit(e.span.shifted(-start), e.text) for e in proposal.edits)
    put = next(n for n, e in enumerate(edits) if e.text.lower().find(proposal.text[:-1].lower()) >= 0)
    at = edits[put].span.start + sum(len(e.text) - (e.span.end - e.span.start) for e in edits[:put])
    changed = Span(at, at + len(edits[put].text))
    before = [s.span.of(text) for s in reading.sentences if s.span.end <= start]
    return _Window(
        Span(start, end), apply_edits(text[start:end], edits), changed, before[-1] if before else ""
    )


def _last_sentence(reading: Reading, proposal: Proposal) -> int:
    end = max(e.span.end for e in proposal.edits)
    return max(s.index for s in reading.sentences if s.span.start < end)


def _points(findings: Sequence[Finding], strengths: Sequence[Strength]) -> int:
    """The points of a window without the scale's limits, so that a gain shows in a bad message too."""
    return sum(part.points for part in score_message(findings, strengths).parts if part.label != "limit")


def _says_of_what(draft: Draft, window: _Window, after: Reading) -> bool:
    """Whether new wording that points at something ("it", "tell me in private") or the rest of the draft says
    at what.
    """
    words = [w for w in after.words if window.changed.start <= w.start < window.changed.end]
    told = any(c.head.lemma == "tell" and not _tells(after, c) for c in after.clauses if c.head in words)
    if not told and not any(_refers(after, w) for w in words):
        return True
    changed = [problem.span for problem in draft.problems]
    named = any(t.span.overlaps(window.changed) for t in topics(after))
    return named or any(not any(c.overlaps(t.span) for c in changed) for t in draft.report.topics)


def _refers(reading: Reading, word: Word) -> bool:
    """Whether a pronoun stands for something said before; not in "it would help", "I'd love it if"."""
    before_if = word.i + 1 < len(reading.words) and reading.words[word.i + 1].norm == "if"
    return word.norm in _POINTING and word.dep not in labels.SUBJECTS and not before_if


def _tells(reading: Reading, clause: Clause) -> bool:
    """Whether a telling says what is told, or of what: "tell me about the leak", "tell me when it hurts"."""
    things = [o for o in (clause.object, clause.recipient) if o is not None and not o.head.is_i]
    return bool(things or clause.obliques or reading.subclauses(clause))


def _fault(draft: Draft, proposal: Proposal) -> str:
    """What is wrong with a proposal's own words, empty where nothing is."""
    if not keeps_topic(draft, proposal):
        return "loses the topic"
    if unwanted_returns(proposal):
        return "the unwanted act comes back"
    return "" if is_grammatical(proposal.text) else "reads badly"


def keeps_topic(draft: Draft, proposal: Proposal) -> bool:
    """A topic word of what is replaced stands in the suggestion, or a word that its frame puts for it."""
    if proposal.source in _GIVEN | {Source.SAYING} or proposal.topic:
        return True
    span = proposal.problem.span
    penalties = [c.span for f in draft.report.findings for c in f.cues if c.role == "consequence"]
    there = [
        t for t in draft.report.topics if span.covers(t.span) and not any(p.covers(t.span) for p in penalties)
    ]
    if not there:
        return True
    said = proposal.text.lower()
    return any(t.lemma[:5] in said for t in there)


def unwanted_returns(proposal: Proposal) -> bool:
    """Whether a request to stop, quit or not to do comes back in the suggestion."""
    stop = r"(?<!bus )(?<!door )(?<!full )stop"
    told = rf"\b(?:{stop}|quit|no more|never|always)\b"
    asked = rf"\b(?:{stop}|quit|don['’]?t|do not|no more|never|always)\b"
    pattern = told if proposal.source is Source.SAYING else asked
    return bool(re.search(pattern, proposal.text.lower()))


def is_grammatical(text: str) -> bool:
    """Cheap signs of a broken sentence: a doubled word, a determiner before another, a stray space."""
    if re.search(r"\b(\w+) \1\b", text.lower()) and not re.search(r"\b(?:that that|had had)\b", text.lower()):
        return False
    if re.search(r"\b(?:the|a|an|our|your|my) (?:the|a|an|our|your|my|this|every|all)\b", text.lower()):
        return False
    return not any(torn in text for torn in (" ?", " .", " ,", "  "))
