"""The whole message reworded: one request for each topic, nothing torn, what is left out said with a reason.

A draft in which nearly everything blames becomes a short start: a greeting, one thing that the writer feels
or saw, one request.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading, Sentence
from coach.records import Edit, Finding, Form, Kind, LeftOut, Span, Strength, StrengthKind
from coach.rewrite.calls import is_call
from coach.rewrite.compose import Block, Change, blocks, compose
from coach.rewrite.echo import is_echo, is_weighty, makes_small
from coach.rewrite.joints import Item, Kept, Put, join
from coach.rewrite.remainder import Role
from coach.rewrite.suggest import Problem, Proposal
from coach.rewrite.voice import read_voice
from coach.rewrite.want import Source

NO_REWRITE: Final = (
    "No wording here is safe to suggest: what is wanted isn't in the text. Say it in your own words."
)
LEFT_OUT: Final = "Left out: it judges more than it asks, and the rest of the message stands without it."
TORN: Final = "Left out: it hung on the words beside it that are gone, and doesn't stand without them."
ECHO: Final = "Left out: it only lends weight to what was said before it, which reads differently now."
ONCE: Final = "Left out: the message asks for this already, and one request is heard better than two."
SHORT: Final = "Left out: one thing at a time is heard; this can wait for the talk."

_MANY_FINDINGS: Final = 5
_MANY_SENTENCES: Final = 4
_ENOUGH: Final = 3
"""So many sentences without a problem, a request among them, make a message of their own."""
_REQUESTS: Final = frozenset({StrengthKind.POSITIVE_REQUEST, StrengthKind.WE_FRAMING})
_STARTS: Final = (StrengthKind.OWN_FEELING, StrengthKind.OBSERVATION, StrengthKind.APPRECIATION)
_FUNCTION_WORDS: Final = frozenset(
    "can could would will shall may please pls try we you u i me my our us your ur it it's i'd its the a an "
    "to of in on at for and or if when be is are do does each other both let lets about with that this help "
    "lot mean love really how more so".split()
)
_ALIKE: Final = 0.5
_SIGN_OFF: Final = 6
_CALLING: Final = 3
_MESSAGE: Final = 4
"""So many words beside an insult make a message."""
_TALK: Final = re.compile(r"(?:(?<=\.) [^.?]*\?|, and I['’]?d like us to talk about it\.?)$", re.IGNORECASE)
"""The end of a wording that only opens the talk."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The edits that make the rewrite, and what it leaves out or could not reword."""

    edits: tuple[Edit, ...]
    left_out: tuple[LeftOut, ...]
    clauses: tuple[Span, ...] = ()
    """The clauses of the draft that became sentences of their own."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """What happens to a problem: ``wording`` in its place, or nothing; or it stays, where both are None."""

    problem: Problem
    wording: str | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A draft as the chooser sees it: what was found and praised in it, and what is proposed, best first."""

    reading: Reading
    findings: Sequence[Finding]
    strengths: Sequence[Strength]
    problems: Sequence[Problem]
    proposals: Mapping[int, Sequence[Proposal]]
    """By the index of the problem."""
    unfit: tuple[Span, ...] = ()
    """Clauses that blame where they stand alone."""
    answers_all: bool = False
    """Whether what waves a reaction away is answered too: nothing would be left of the message else."""

    @property
    def insults(self) -> tuple[Span, ...]:
        """The names that the draft calls the other."""
        scorned = (f for f in self.findings if f.kind is Kind.CONTEMPT)
        return tuple(cue.span for f in scorned for cue in f.cues if cue.role == "phrase")

    def kinds(self, problem: Problem) -> frozenset[Kind]:
        """The kinds of what was found in a problem."""
        return frozenset(self.findings[i].kind for i in problem.answers)

    @property
    def dismissed(self) -> Iterator[Finding]:
        """The findings that are no problem to the writer."""
        answered = {i for problem in self.problems for i in problem.answers}
        return (f for i, f in enumerate(self.findings) if i not in answered)

    def blamed(self, sentence: Sentence) -> bool:
        """Whether a problem stands in the sentence."""
        return any(sentence.span.overlaps(p.span) for p in self.problems)

    def asks_in(self, sentence: Sentence) -> bool:
        """Whether the writer asks for something in the sentence, and there is no problem in it."""
        asked = any(s.kind in _REQUESTS and s.span.overlaps(sentence.span) for s in self.strengths)
        return asked and not self.blamed(sentence)


def reword(case: Case) -> Whole:
    """The whole message with the best suggestion for every problem."""
    if not case.problems:
        return Whole((), ())
    short = _short_start(case) if _is_rant(case) else None
    choices, gone = short or (_choose(case), {})
    changes = [
        Change(c.problem.region, c.wording, c.problem.blames) for c in choices if c.wording is not None
    ]
    if short is None:
        gone = _echoes(case, choices, blocks(case.reading, changes))
        choices = [c for c in choices if not _lies_in(case.reading, c, gone)]
    composition = compose(case.reading, changes, gone=gone, unfit=case.unfit, insults=case.insults)
    edits = join(case.reading, composition.items, read_voice(case.reading))
    if not _says_something(case, composition.items):
        if not case.answers_all and any(case.proposals.values()):
            return reword(replace(case, answers_all=True))
        return Whole((), tuple(LeftOut(problem.span, NO_REWRITE) for problem in case.problems))
    left_out = [LeftOut(c.problem.span, c.why) for c in choices if c.why]
    left_out += [LeftOut(span, TORN) for span in composition.torn]
    left_out += [LeftOut(case.reading.sentences[n].span, why) for n, why in gone.items()]
    clauses = tuple(i.span for i in composition.items if isinstance(i, Kept) and i.role is Role.CLAUSE)
    return Whole(edits, tuple(sorted(left_out, key=lambda x: (x.span, x.why))), clauses)


def _lies_in(reading: Reading, choice: _Choice, gone: Mapping[int, str]) -> bool:
    """Whether the sentences of a problem that was to stay are left out."""
    return choice.wording is None and all(n in gone for n in _sentences(reading, choice.problem.span))


def _is_rant(case: Case) -> bool:
    """Whether so much of a longer draft blames that a rewrite, sentence by sentence, would still be one."""
    count = len(case.reading.sentences)
    blamed = sum(case.blamed(sentence) for sentence in case.reading.sentences)
    asks = any(case.asks_in(sentence) for sentence in case.reading.sentences)
    if count < _MANY_SENTENCES or (asks and count - blamed >= _ENOUGH):
        return False
    many = sum(len(p.answers) for p in case.problems) >= _MANY_FINDINGS and blamed * 3 >= count
    return many or blamed * 2 > count


def _short_start(case: Case) -> tuple[list[_Choice], dict[int, str]] | None:
    """One request, the greeting, one thing felt or seen and the sign-off; None where nothing can be asked.

    Told as what happens to each problem, and the sentences that go besides.
    """
    reading = case.reading
    own = next((s for s in reading.sentences if case.asks_in(s)), None)
    offered = sorted((group[0].source, n) for n, group in case.proposals.items() if group)
    if own is None and not offered:
        return None
    asked = None if own is not None else offered[0][1]
    keeps = {s.index for s in (own, _opening(case), *_edges(case)) if s is not None}
    choices = []
    for n, problem in enumerate(case.problems):
        if n == asked:
            choices.append(_Choice(problem, case.proposals[n][0].text))
            keeps |= set(_sentences(reading, problem.span))
        elif problem.region.first < reading.sentences[0].end:
            choices.append(_Choice(problem, "", SHORT))
            keeps.add(0)
    beside = [_Choice(p, "", SHORT) for p in case.problems if not any(c.problem is p for c in choices)]
    choices += [c for c in beside if set(_sentences(reading, c.problem.span)) & keeps]
    return choices, {s.index: SHORT for s in reading.sentences if s.index not in keeps}


def _opening(case: Case) -> Sentence | None:
    """The sentence that says best what the writer feels or saw."""
    for kind in _STARTS:
        for strength in case.strengths:
            for n in _sentences(case.reading, strength.span):
                if strength.kind is kind and not case.blamed(case.reading.sentences[n]):
                    return case.reading.sentences[n]
    return None


def _edges(case: Case) -> Iterator[Sentence]:
    """The greeting and the sign-off."""
    first, last = case.reading.sentences[0], case.reading.sentences[-1]
    if not case.blamed(first) and is_call(case.reading, case.reading.sentence_words(first)):
        yield first
    if not case.blamed(last) and last.end - last.start <= _SIGN_OFF:
        yield last


def _sentences(reading: Reading, span: Span) -> Iterator[int]:
    return (s.index for s in reading.sentences if s.span.overlaps(span))


def _choose(case: Case) -> list[_Choice]:
    """The best wording for each problem, but only one for a topic and one that just opens the talk."""
    best = {n: group[0] for n, group in case.proposals.items() if group and not _only_dismisses(case, n)}
    taken: dict[int, tuple[Proposal, str]] = {}
    for n in sorted(best, key=lambda n: (best[n].source, case.problems[n].blames, n)):
        wording = _beside(case, best[n], taken)
        if wording:
            taken[n] = (best[n], wording)
    choices = []
    for n, problem in enumerate(case.problems):
        if n in taken:
            choices.append(_Choice(problem, taken[n][1]))
        elif n in best:
            choices.append(_Choice(problem, "", ONCE))
        elif problem.blames or _is_rest_of_lever(case, n, taken):
            choices.append(_Choice(problem, "", LEFT_OUT))
        else:
            choices.append(_Choice(problem, None, NO_REWRITE))
    return choices


def _is_rest_of_lever(case: Case, n: int, taken: Collection[int]) -> bool:
    """Whether a problem is the penalty of an ultimatum whose request is reworded beside it, or the short word
    behind it that calls for the choice ("Choose.").
    """
    problem = case.problems[n]
    lever = Kind.ULTIMATUM in case.kinds(problem)
    near = set(_sentences(case.reading, problem.span))
    if problem.region.last - problem.region.first < _CALLING or _only_points(case.reading, problem):
        near |= {min(near) - 1}
    return lever and any(near & set(_sentences(case.reading, case.problems[m].span)) for m in taken)


def _only_points(reading: Reading, problem: Problem) -> bool:
    """Whether an ultimatum's request only points at what was said before it: "sort it out or I'm off"."""
    words = reading.words[problem.region.first : problem.region.last + 1]
    asked = words[: next((n for n, w in enumerate(words) if w.norm in {"or", "and"}), 0)]
    named = any(w.pos in {labels.NOUN, labels.PROPER_NOUN} for w in asked)
    return not named and any(w.norm in {"it", "this", "that"} for w in asked)


def _only_dismisses(case: Case, n: int) -> bool:
    """Whether a stretch waves a reaction away beside words that say more: better left out than answered."""
    problem = case.problems[n]
    if case.answers_all or case.kinds(problem) != {Kind.DISMISSAL}:
        return False
    region = problem.region
    return any(w.is_verb for w in case.reading.words if not region.first <= w.i <= region.last)


def _beside(case: Case, proposal: Proposal, taken: Mapping[int, tuple[Proposal, str]]) -> str | None:
    """What is said of a proposal beside those taken and the draft's own requests; None for too much.

    One that only opens the talk says what it feels or saw, where a request follows that.
    """
    own = [strength for strength in case.strengths if strength.kind in _REQUESTS]
    said = [*(s.quote for s in own), *(text for _, text in taken.values())]
    if any(other.frame == proposal.frame for other, _ in taken.values()):
        return None
    if any(_alike(proposal.text, text) for text in said):
        plain = _statement(proposal.text) if proposal.form is Form.OWN_FEELING else None
        return None if plain is None or any(_alike(plain, text) for text in said) else plain
    if (
        proposal.source is Source.MATTER
        and proposal.problem.blames
        and (own or _is_near(case, proposal, taken))
    ):
        return None
    if proposal.source not in {Source.SAYING, Source.OPEN} or not said:
        return proposal.text
    told = any(other.form is Form.OWN_FEELING for other, _ in taken.values())
    asked = [s.span for s in own] + [
        case.problems[m].span for m, (_, text) in taken.items() if text[-1] == "?"
    ]
    follows = any(span.start > proposal.problem.span.start for span in asked)
    return _statement(proposal.text) if proposal.form is Form.OWN_FEELING and follows and not told else None


def _is_near(case: Case, proposal: Proposal, taken: Mapping[int, tuple[Proposal, str]]) -> bool:
    """Whether something is said already in the sentence of a proposal, or of the same thing."""
    here = set(_sentences(case.reading, proposal.problem.span))
    return any(
        here & set(_sentences(case.reading, case.problems[m].span)) or _stems(text) & _stems(proposal.text)
        for m, (_, text) in taken.items()
    )


def _statement(text: str) -> str | None:
    """A wording without the question that it ends in; None where it is nothing else."""
    plain = _TALK.sub("", text)
    if not plain or plain.endswith("?"):
        return None
    return plain if plain[-1] in ".!" else f"{plain}."


def _alike(a: str, b: str) -> bool:
    """Whether two requests ask for the same, by the words that carry them."""
    ours, theirs = _stems(a), _stems(b)
    shared = len(ours & theirs)
    return bool(shared) and shared >= _ALIKE * min(len(ours), len(theirs))


def _stems(text: str) -> frozenset[str]:
    return frozenset(w[:5] for w in re.findall(r"[\w'’]+", text.lower()) if w not in _FUNCTION_WORDS)


def _echoes(case: Case, choices: Sequence[_Choice], changed: Sequence[Block]) -> dict[int, str]:
    """The sentences behind a change that only lent weight to what stood there."""
    reading = case.reading
    kept = {n for c in choices if c.wording is not None for n in _sentences(reading, c.problem.span)}
    kept |= {reading.sentence_of(w).index for b in changed for w in reading.words[b.start : b.end]}
    kept |= {n for s in case.strengths for n in _sentences(reading, s.span)}
    kept |= {n for f in case.dismissed for n in _sentences(reading, f.span)}
    gone: dict[int, str] = {}
    for block in changed:
        last, near = block.changes[-1], True
        near_dismissal = any(
            p.region == last.region and case.kinds(p) == {Kind.DISMISSAL} for p in case.problems
        )
        for sentence in reading.sentences[reading.sentence_of(reading.words[block.end - 1]).index + 1 :]:
            words = reading.sentence_words(sentence)
            if "\n" in reading.text[reading.words[words[0].i - 1].end : words[0].start]:
                break
            echo = near and is_echo(reading, words, asks=last.asks, blames=last.blames)
            near = echo and sentence.index not in kept
            small = near_dismissal and makes_small(words)
            near_dismissal = small
            if sentence.index not in kept and (echo or small or is_weighty(words)):
                gone[sentence.index] = ECHO
    return gone


def _says_something(case: Case, items: Sequence[Item]) -> bool:
    """Whether a message is left: new wording, or of the draft's own more than a name and a lone remark.

    Beside a mere insult one sentence is a message: "You muppet. The meeting is at three."
    """
    if any(isinstance(item, Put) for item in items):
        return True
    reading = case.reading
    kept = [item.span for item in items if isinstance(item, Kept)]
    if any(span.overlaps(s.span) for span in kept for s in case.strengths):
        return True
    words = [w for w in reading.words if any(s.start <= w.start < s.end for s in kept) and not w.is_punct]
    said = {reading.sentence_of(w).index for w in words if w.is_verb}
    names = all(case.kinds(p) == {Kind.CONTEMPT} for p in case.problems)
    if names:
        return len(said) > 0 and len(words) >= _MESSAGE and not is_call(reading, words)
    return len(said) > 1 and not is_call(reading, words)
