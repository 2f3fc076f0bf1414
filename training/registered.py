"""Makes spaCy know our tokenizer, UPOS table and augmenter: `spacy train --code training/registered.py`."""

import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent)]

import augment  # noqa: E402, F401
import coach.reading.breaks  # noqa: E402
import coach.reading.spelling  # noqa: E402
import coach.reading.upos  # noqa: E402, F401
