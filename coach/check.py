"""Checking proposals by reading them: clean, on topic, short enough, and better than what they replace."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coach.detect.learned import Detector
from coach.reading import labels
from coach.reading.encoder import Memory
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.reading.topics import topics
from coach.records import (
    Edit,
    Finding,
    Kind,
    LeftOut,
    Message,
    Report,
    Span,
    Strength,
    Suggestion,
    apply_edits,
)
from coach.rewrite.suggest import Problem, Proposal
from coach.rewrite.want import Source
from coach.score import score_message

MOST_SUGGESTIONS = 3
NO_REWRITE = "No wording here is safe to suggest: what is wanted isn't in the text. Say it in your own words."
_ASKING = frozenset({Kind.NEGATIVE_REQUEST, Kind.ULTIMATUM, Kind.DIRECTIVE})
"""Kinds that ask for something."""
_TAUNT = "directive.phrase"
"""Orders that ask for nothing: "grow up", "get a grip"."""
_SAYING = frozenset({labels.AUX, labels.NOUN, labels.ADJECTIVE})
LEFT_OUT = "Left out: it judges more than it asks, and the rest of the message stands without it."


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
    rewrite: str
    left_out: tuple[LeftOut, ...]
    dropped: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Window:
    """The sentences that a proposal changes, with the one before, as they would read."""

    old: Span
    """Those sentences in the draft."""
    text: str
    changed: Span
    """Where the proposal's wording stands in ``text``."""


class Checker:
    """Reads proposals and whole rewrites with the detectors."""

    def __init__(self, pipeline: Pipeline, detector: Detector) -> None:
        self._pipeline = pipeline
        self._detector = detector

    def check(self, drafts: Sequence[Draft]) -> Iterator[Checked]:
        """The checked suggestions of each draft, in order; all windows go through the parser in one batch."""
        plain = [[(p, _fault(draft, p)) for p in draft.proposals] for draft in drafts]
        windows = {
            (n, p): _window(draft.reading, p)
            for n, (draft, group) in enumerate(zip(drafts, plain, strict=True))
            for p, fault in group
            if not fault
        }
        texts = list(dict.fromkeys(w.text for w in windows.values()))
        readings = dict(zip(texts, self._pipeline.read_many(Message(t) for t in texts), strict=True))
        memory: Memory = {}
        for n, (draft, group) in enumerate(zip(drafts, plain, strict=True)):
            verdicts = [
                (p, 0, fault)
                if fault
                else (p, *self._verdict(draft, windows[n, p], readings[windows[n, p].text], memory))
                for p, fault in group
            ]
            yield self._checked(draft, verdicts)

    def _verdict(self, draft: Draft, window: _Window, after: Reading, memory: Memory) -> tuple[int, str]:
        """The points that a window gains, and what is wrong with it, empty where nothing is."""
        opinions = self._detector.opinions(after, memory)
        findings = self._detector.findings(after, opinions)
        found = next((f for f in findings if f.span.overlaps(window.changed)), None)
        if found is not None:
            return 0, f"has a finding of its own: {found.rule}"
        report = draft.report
        gain = _points(findings, self._detector.strengths(after, findings, opinions)) - _points(
            [f for f in report.findings if f.span.overlaps(window.old)],
            [s for s in report.strengths if s.span.overlaps(window.old)],
        )
        return gain, "" if gain > 0 else "doesn't raise the score"

    def _checked(self, draft: Draft, verdicts: Sequence[tuple[Proposal, int, str]]) -> Checked:
        kept = [(p, gain) for p, gain, reason in verdicts if not reason]
        dropped = tuple((p.text, reason) for p, _, reason in verdicts if reason)
        by_problem = [
            [(p, g) for p, g in kept if p.problem is problem][:MOST_SUGGESTIONS] for problem in draft.problems
        ]
        suggestions = tuple(_suggestion(p, gain) for group in by_problem for p, gain in group)
        rewrite, left_out = self._rewrite(draft, [[p for p, _ in group] for group in by_problem])
        return Checked(suggestions, rewrite, left_out, dropped)

    def _rewrite(self, draft: Draft, groups: Sequence[Sequence[Proposal]]) -> tuple[str, tuple[LeftOut, ...]]:
        """The whole message with the best suggestion for every problem, and what it leaves out."""
        edits: list[Edit] = []
        left_out: list[LeftOut] = []
        asked: set[str] = set()
        text = draft.reading.text
        for problem, group in zip(draft.problems, groups, strict=True):
            best = next(iter(group), None)
            if _only_dismisses(draft, problem):
                best = None
            if best is None or best.text.lower() in asked or best.frame in asked:
                removal = _removal(draft, problem)
                left_out.append(LeftOut(problem.span, NO_REWRITE if removal is None else LEFT_OUT))
                edits += [removal] if removal is not None else []
            else:
                asked |= {best.text.lower(), best.frame}
                edits.extend(best.edits)
        rewrite = _tidied(apply_edits(text, _apart(edits)))
        if not any(c.isalpha() for c in rewrite):
            return text, tuple(LeftOut(problem.span, NO_REWRITE) for problem in draft.problems)
        return rewrite, tuple(left_out)


def _apart(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits in text order without overlaps: a mere joint gives way, else the earlier edit stays."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: e.span):
        if kept and edit.span.start < kept[-1].span.end:
            if not _is_joint(kept[-1]):
                continue
            kept.pop()
        kept.append(edit)
    return tuple(kept)


def _is_joint(edit: Edit) -> bool:
    """An edit that only turns a comma into the start of a sentence."""
    return len(edit.text) == 2 and edit.text[0] == " "


def _tidied(text: str) -> str:
    """The text without doubled marks and blanks that two edits left side by side."""
    text = re.sub(r"(?<=[!?])\.(?=\s|$)", "", text)
    text = re.sub(r" +,", ",", text)
    text = re.sub(r"(?<![.])\.\.(?![.])", ".", text)
    return re.sub(r"[ \t]+(?=\n|$)", "", re.sub(r"(?<=\S) {2,}(?=\S)", " ", text)).strip()


def _only_dismisses(draft: Draft, problem: Problem) -> bool:
    """Whether a stretch waves a reaction away beside words that say more: better left out than answered."""
    if {draft.report.findings[i].kind for i in problem.answers} != {Kind.DISMISSAL}:
        return False
    region, words = problem.region, draft.reading.words
    return any(w.is_verb for w in words if not region.first <= w.i <= region.last)


def _removal(draft: Draft, problem: Problem) -> Edit | None:
    """Take the stretch of a problem out, with what joins it to the rest.

    None where something is asked for, so that it would be lost, and where nothing would remain that says
    something: a name alone is no message.
    """
    reading, region = draft.reading, problem.region
    findings = [draft.report.findings[i] for i in problem.answers]
    if any(f.kind in _ASKING and f.rule != _TAUNT for f in findings):
        return None
    words, sentence = reading.words, reading.sentence_of(reading.words[region.first])
    rest = [w for w in words if not region.first <= w.i <= region.last and not w.is_punct]
    own = [w for w in rest if sentence.start <= w.i < region.sentence_end]
    if len(own) < len(rest) and not any(w.is_verb or w.pos in _SAYING for w in own):
        return Edit(Span(sentence.span.start, words[region.sentence_end - 1].end), "")
    if not any(w.is_verb for w in rest):
        return None
    if region.opens and not region.breaks:
        following = next((w for w in words[region.last + 1 : region.sentence_end] if not w.is_punct), None)
        if following is None:
            return Edit(Span(sentence.span.start, words[region.sentence_end - 1].end), "")
        capital = words[region.first].text[:1].isupper()
        letter = following.text[0].upper() if capital else following.text[0]
        return Edit(Span(words[region.first].start, following.start + 1), letter)
    joint = region.first
    while joint > sentence.start and (
        words[joint - 1].is_punct or words[joint - 1].norm in {"and", "so", "but"}
    ):
        joint -= 1
    return Edit(Span(words[joint].start, words[region.last].end), "") if joint > sentence.start else None


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
    start = reading.sentences[max(0, first.index - 1)].span.start
    end = max(last.span.end, *(e.span.end for e in proposal.edits))
    edits = tuple(Edit(e.span.shifted(-start), e.text) for e in proposal.edits)
    at = edits[0].span.start
    return _Window(Span(start, end), apply_edits(text[start:end], edits), Span(at, at + len(edits[0].text)))


def _last_sentence(reading: Reading, proposal: Proposal) -> int:
    end = max(e.span.end for e in proposal.edits)
    return max(s.index for s in reading.sentences if s.span.start < end)


def _points(findings: Sequence[Finding], strengths: Sequence[Strength]) -> int:
    """The points of a window without the scale's limits, so that a gain shows in a bad message too."""
    return sum(part.points for part in score_message(findings, strengths).parts if part.label != "limit")


def _fault(draft: Draft, proposal: Proposal) -> str:
    """What is wrong with a proposal's own words, empty where nothing is."""
    if not keeps_topic(draft, proposal):
        return "loses the topic"
    if unwanted_returns(proposal):
        return "the unwanted act comes back"
    return "" if is_grammatical(proposal.text) else "reads badly"


def keeps_topic(draft: Draft, proposal: Proposal) -> bool:
    """A topic word of what is replaced stands in the suggestion, or a word that its frame puts for it."""
    if proposal.source in {Source.FRAME, Source.SAYING} or proposal.topic:
        return True
    span = proposal.problem.span
    penalties = [c.span for f in draft.report.findings for c in f.cues if c.role == "consequence"]
    there = [
        t
        for t in topics(draft.reading)
        if span.covers(t.span) and not any(p.covers(t.span) for p in penalties)
    ]
    if not there:
        return True
    said = proposal.text.lower()
    return any(t.lemma[:5] in said for t in there)


def unwanted_returns(proposal: Proposal) -> bool:
    """Whether a request to stop, quit or not to do comes back in the suggestion."""
    told = r"\b(?:stop|quit|no more|never|always)\b"
    asked = r"\b(?:stop|quit|don['’]?t|do not|no more|never|always)\b"
    pattern = told if proposal.source is Source.SAYING else asked
    return bool(re.search(pattern, proposal.text.lower()))


def is_grammatical(text: str) -> bool:
    """Cheap signs of a broken sentence: a doubled word, a determiner before another, a stray space."""
    if re.search(r"\b(\w+) \1\b", text.lower()) and not re.search(r"\b(?:that that|had had)\b", text.lower()):
        return False
    if re.search(r"\b(?:the|a|an|our|your|my) (?:the|a|an|our|your|my|this|every|all)\b", text.lower()):
        return False
    return not any(torn in text for torn in (" ?", " .", " ,", "  "))
