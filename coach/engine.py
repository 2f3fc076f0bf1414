"""The coach: read, look for danger, detect, score, propose, check proposals by reading them, and report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from coach import __version__
from coach.check import Checker, Draft
from coach.compare import Comparison, compare_reports
from coach.detect.learned import Detector
from coach.detect.switches import ALL_ON, Switches
from coach.heat import heat_note
from coach.lexicon.load import Lexicons, load_lexicons
from coach.reading.encoder import Encoder, Memory
from coach.reading.likeness import Likeness
from coach.reading.pipeline import Pipeline
from coach.reading.reading import Reading
from coach.reading.topics import topics
from coach.records import Build, Message, Report, apply_edits
from coach.rewrite.matter import Matters
from coach.rewrite.suggest import find_problems, propose
from coach.safety import WORLDWIDE, safety_notices
from coach.score import score_message


class Coach:
    """Reviews messages. Make one with ``Coach.load()`` and keep it: loading takes about a second.

    A coach keeps nothing of what it reads. It may be used from several threads that each wait for the other.
    """

    def __init__(
        self,
        pipeline: Pipeline,
        lexicons: Lexicons,
        *,
        country: str = WORLDWIDE,
        encoder: Encoder | None = None,
        switches: Switches = ALL_ON,
    ) -> None:
        self._pipeline = pipeline
        self._lexicons = lexicons
        self._matters = Matters(lexicons, Likeness())
        self._country = country
        self._strength = switches.strength
        self._detector = Detector(lexicons, encoder if switches.reader else None, switches.checked(lexicons))
        self._checker = Checker(pipeline, self._detector)
        self._build = Build(__version__, pipeline.version, lexicons.version)

    @classmethod
    def load(
        cls,
        *,
        lexicons: Path | None = None,
        country: str = WORLDWIDE,
        reader: bool = True,
        switches: Switches = ALL_ON,
    ) -> Coach:
        """A coach with the shipped pipeline and lexicons.

        Args:
            lexicons: a folder to read lexicons from in place of the shipped one.
            country: ISO 3166 code of the help lines to show, worldwide directories by default.
            reader: whether the second reader adds to the rules, as it does by default; without it, loading is
                half a second faster and fewer problems are found.
            switches: what is not to be reported, and how strongly suggestions ask; ``read_switches`` reads
                them from a file.

        Raises:
            InputError: a kind, rule or phrase to switch off is unknown.
            PipelineError: the pipeline is missing or unfit.
            LexiconError: a lexicon file is missing or broken.
            EncoderError: the second reader is asked for and is missing, or what it needs is not installed.
        """
        encoder = Encoder.load() if reader and switches.reader else None
        return cls(
            Pipeline.load(), load_lexicons(lexicons), country=country, encoder=encoder, switches=switches
        )

    def review(self, text: str, *, reading: Reading | None = None, dismissed: Collection[str] = ()) -> Report:
        """The report on one message.

        Args:
            text: the message as typed, up to 20,000 characters.
            reading: a ready reading of the same text, if the caller has one.
            dismissed: keys of findings that are fine to the writer. They are reported all the same, but
                nothing is suggested for them, and the rewrite leaves them as they are.

        Raises:
            InputError: the text is empty, too long or holds characters that no text has.
        """
        message = Message(text)
        if reading is None:
            reading = self._pipeline.read(message)
        return next(self._reports([reading], dismissed))

    def review_many(
        self, texts: Iterable[str], *, batch_size: int = 64, n_process: int = 1
    ) -> Iterator[Report]:
        """The reports on many messages, in order; each the same as ``review`` gives.

        Raises:
            InputError: when a text that can't be read comes up; see ``review``.
        """
        messages = (Message(text) for text in texts)
        readings = self._pipeline.read_many(messages, batch_size=batch_size, n_process=n_process)
        while batch := list(islice(readings, batch_size)):
            yield from self._reports(batch)

    def compare(self, before: str, after: str) -> Comparison:
        """What changed from one wording to another.

        Raises:
            InputError: one of the texts can't be read; see ``review``.
        """
        old, new = self.review_many([before, after])
        return compare_reports(old, new)

    def _reports(self, readings: Sequence[Reading], dismissed: Collection[str] = ()) -> Iterator[Report]:
        """The reports on a batch of readings; all their proposals are read in one go."""
        memory: Memory = {}
        drafts = [self._draft(reading, dismissed, memory) for reading in readings]
        for draft, checked in zip(drafts, self._checker.check(drafts, memory), strict=True):
            report = draft.report
            yield (
                report
                if report.safety
                else replace(
                    report,
                    suggestions=checked.suggestions,
                    rewrite=apply_edits(report.message.text, checked.whole.edits),
                    edits=checked.whole.edits,
                    left_out=checked.whole.left_out,
                    dropped=checked.dropped,
                )
            )

    def _draft(self, reading: Reading, dismissed: Collection[str], memory: Memory) -> Draft:
        opinions = self._detector.opinions(reading, memory)
        learned = self._detector.signs(opinions)
        notices = safety_notices(reading, self._lexicons, country=self._country, learned=learned)
        findings = () if notices else self._detector.findings(reading, opinions)
        strengths = () if notices else self._detector.strengths(reading, findings, opinions)
        report = Report(
            message=reading.message,
            findings=findings,
            strengths=strengths,
            suggestions=(),
            rewrite=reading.text,
            left_out=(),
            topics=topics(reading),
            heat=None if notices else heat_note(reading, findings),
            score=None if notices else score_message(findings, strengths),
            safety=notices,
            build=self._build,
        )
        problems = find_problems(reading, findings, dismissed)
        proposals = propose(
            reading, findings, problems, self._lexicons, self._matters, firmness=self._strength
        )
        return Draft(reading, report, problems, tuple(proposals))
