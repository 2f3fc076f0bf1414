"""Every frame is alive: its own drafts reach it and give the wording that it names."""

from __future__ import annotations

import pytest

from coach.detect.findings import find_all, resolve
from coach.lexicon.load import Lexicons, load_lexicons
from coach.lexicon.schema import FrameEntry, FrameExample
from coach.reading.pipeline import Pipeline
from coach.records import Message
from coach.rewrite.complaint import read_complaint
from coach.rewrite.template import joined
from coach.rewrite.want import Want, frame_wants

EXAMPLES = [(frame, example) for frame in load_lexicons().frames for example in frame.example]


def wants_for(draft: str, pipeline: Pipeline, lexicons: Lexicons) -> list[Want]:
    reading = pipeline.read(Message(draft))
    findings = resolve(find_all(reading, lexicons))
    return [want for f in findings for want in frame_wants(read_complaint(reading, f, lexicons))]


@pytest.mark.parametrize(
    "frame,example", EXAMPLES, ids=[f"{frame.id}-{n}" for n, (frame, _) in enumerate(EXAMPLES)]
)
def test_an_example_reaches_its_frame(
    frame: FrameEntry, example: FrameExample, pipeline: Pipeline, lexicons: Lexicons
) -> None:
    found = {want.frame: want for want in wants_for(example.draft, pipeline, lexicons)}
    assert frame.id in found
    want = found[frame.id]
    said = {joined(pieces) for pieces in (want.we, want.you) if pieces}
    assert example.want in said
