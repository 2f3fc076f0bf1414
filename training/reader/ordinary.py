"""Sentences of the treebanks as ordinary texts: what people say to each other when nothing is wrong.

    python training/reader/ordinary.py FOLDER

FOLDER holds the treebank files that training/sources.toml names. Writes ordinary.json (for training) and
ordinary-dev.json (for the limits) into training/out/reader. A text is one to three neighbouring sentences.
One that addresses nobody can't blame its reader, whatever it says; one that does stays only where neither the
rules nor the reader of the package see a problem in it.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

from sentences import ROOT, write

sys.path.insert(0, str(ROOT / "training"))

from coach.detect.findings import find_all  # noqa: E402
from coach.lexicon.load import Lexicons, load_lexicons  # noqa: E402
from coach.reading.encoder import Encoder  # noqa: E402
from coach.reading.pipeline import Pipeline  # noqa: E402
from coach.reading.reading import Reading  # noqa: E402
from coach.records import Message  # noqa: E402
from conllu import Row, read_sentences, text_of  # noqa: E402

SOURCES = {"ordinary": ("ewt-train", "childes-train"), "ordinary-dev": ("ewt-dev", "childes-test")}
EVERY = {"childes-train": 3, "childes-test": 4}
"""Of these only every so many sentences, or they would drown the rest."""
SIZES = (1, 1, 1, 2, 2, 3)
MOST_WORDS = 60
SURE = 0.5


def addressed(rows: list[Row]) -> bool:
    """Whether a sentence speaks to somebody: "you", a command, a question."""
    words = {r.form.lower() for r in rows}
    commands = any(r.head == 0 and r.xpos == "VB" for r in rows)
    return commands or bool(words & {"you", "your", "yours", "yourself", "u", "ur", "?", "y'", "ya"})


def groups(folder: Path, name: str, rng: random.Random) -> list[list[list[Row]]]:
    """Neighbouring sentences, one to three."""
    sentences = [s for s in read_sentences(folder / f"{name}.conllu") if len(s) <= MOST_WORDS]
    out, at = [], 0
    while at < len(sentences):
        size = rng.choice(SIZES)
        out.append(sentences[at : at + size])
        at += size * EVERY.get(name, 1)
    return out


def is_calm(reading: Reading, lexicons: Lexicons, encoder: Encoder) -> bool:
    """Whether neither the rules nor the reader of the package see a problem."""
    if any(True for _ in find_all(reading, lexicons)):
        return False
    return all(o.problem < SURE for o in encoder.opinions(reading))


def row(name: str, texts: list[str]) -> dict[str, object]:
    """A text without labels."""
    spans, at = [], 0
    for text in texts:
        spans.append([at, at + len(text)])
        at += len(text) + 1
    return {
        "id": name,
        "text": " ".join(texts),
        "sentences": spans,
        "labels": [[] for _ in texts],
        "spans": [],
        "safety": "none",
        "lookalike": False,
        "trap": None,
        "source": "ordinary",
    }


def main() -> None:
    """Write both."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    pipeline, lexicons, encoder = Pipeline.load(), load_lexicons(), Encoder.load()
    rng = random.Random(5)  # noqa: S311
    for split, names in SOURCES.items():
        found = [group for name in names for group in groups(folder, name, rng)]
        told = [group for group in found if not any(addressed(s) for s in group)]
        said = [group for group in found if any(addressed(s) for s in group)]
        readings = pipeline.read_many(Message(" ".join(map(text_of, group))) for group in said)
        calm = [g for g, reading in zip(said, readings, strict=True) if is_calm(reading, lexicons, encoder)]
        print(split, len(found), "groups,", len(told), "speak to nobody,", len(calm), "of", len(said), "do")
        kept = [*told, *calm]
        write(split, [row(f"{split}-{n:05}", [text_of(s) for s in g]) for n, g in enumerate(kept)])


if __name__ == "__main__":
    main()
