"""The drafts of matters and frames as texts that hold some problem, and what is wanted as harmless requests.

    python training/reader/drafts.py

Writes training/out/reader/drafts.json. Which kind a draft is of and where it lies isn't known: only that it
stings. Three drafts of each are drawn; drafts of more than one sentence
are left out, since it isn't known which of them does.
"""

from __future__ import annotations

import random

from sentences import write

from coach.lexicon.load import load_lexicons
from coach.lexicon.schema import FrameEntry, MatterEntry
from coach.reading.pipeline import Pipeline
from coach.records import Message
from coach.rewrite.english import PERSON_SLOTS
from coach.rewrite.template import MissingSlotError, fill, joined

OF_EACH = 3
ASKING = ("Could we {}?", "Can we {}?", "how about we {}?", "I'd love it if we could {}.", "Let's {}.")
ASKING_YOU = ("Could you {}?", "can you {}", "Would you mind if I asked you to {}?", "Please {}.")


def request(entry: FrameEntry | MatterEntry, rng: random.Random) -> str:
    """What is wanted, asked for; "" where the want needs words of a draft."""
    try:
        want = joined(fill(entry.want, PERSON_SLOTS["we" if entry.shared else "you"]))
    except MissingSlotError:
        return ""
    return rng.choice(ASKING if entry.shared else ASKING_YOU).format(want)


def row(name: str, text: str, *, stings: bool) -> dict[str, object]:
    """A text of one sentence."""
    return {
        "id": name,
        "text": text,
        "sentences": [[0, len(text)]],
        "labels": [["problem"] if stings else []],
        "spans": [],
        "safety": "none",
        "lookalike": False,
        "trap": None,
        "source": "draft",
    }


def main() -> None:
    """Write them."""
    rng = random.Random(9)  # noqa: S311
    lexicons, pipeline = load_lexicons(), Pipeline.load()
    entries = (*lexicons.matters, *lexicons.frames)
    told = [*(m.drafts for m in lexicons.matters), *(f.also for f in lexicons.frames)]
    drafts = [draft for group in told for draft in rng.sample(group, min(OF_EACH, len(group)))]
    readings = pipeline.read_many(Message(draft) for draft in drafts)
    single = [d for d, reading in zip(drafts, readings, strict=True) if len(reading.sentences) == 1]
    asked = [text for text in (request(entry, rng) for entry in entries) if text]
    rows = [row(f"draft-{n:05}", text, stings=True) for n, text in enumerate(single)]
    rows += [row(f"wanted-{n:05}", text, stings=False) for n, text in enumerate(asked)]
    write("drafts", rows)


if __name__ == "__main__":
    main()
