"""Message-style augmentation for spaCy: every tree is also seen the way people type."""

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from style import restyle, swap
from trees import recut, to_doc, to_rows

HALF = 0.5
Augmenter = Callable[[Language, Example], Iterator[Example]]


def create_message_style(level: float, swapped: float, copies: int, seed: int) -> Augmenter:
    """What a spaCy config names: each document `copies` times, each copy roughened with chance `level`.

    With chance `swapped` a copy only has other words. spaCy reads the corpus once and shuffles it for every
    epoch, so variety has to come from the copies.
    """
    rng = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        for _ in range(copies):
            luck = rng.random()
            if luck >= level + swapped:
                yield example
                continue
            rows = to_rows(example.reference)
            if luck >= level or (swapped and rng.random() < HALF):
                rows = swap(rows, rng)
            if luck < level:
                rows = restyle(rows, rng)
            gold = to_doc(nlp.vocab, recut(rows, nlp))
            yield Example(nlp.make_doc(gold.text), gold)

    return augment


registry.augmenters("coach.message_style.v1", func=create_message_style)
