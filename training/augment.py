"""Message-style augmentation for spaCy: every tree is also seen the way people type."""

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.training import Example
from spacy.util import registry

from style import restyle
from trees import recut, to_doc, to_rows


def create_message_style(
    level: float, copies: int, seed: int
) -> Callable[[Language, Example], Iterator[Example]]:
    """What a spaCy config names: each document `copies` times, each copy roughened with chance `level`.

    spaCy reads the corpus once and shuffles it for every epoch, so variety has to come from the copies.
    """
    rng = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        for _ in range(copies):
            if rng.random() >= level:
                yield example
                continue
            gold = to_doc(nlp.vocab, recut(restyle(to_rows(example.reference), rng), nlp))
            yield Example(nlp.make_doc(gold.text), gold)

    return augment


registry.augmenters("coach.message_style.v1", func=create_message_style)
