"""For `spacy train --code`: what the recipe registers, and numpy's matrix product, which trains faster."""

from thinc.api import NumpyOps, set_current_ops

import registered  # noqa: F401  makes spaCy know the tokenizer, the table and the augmenter

set_current_ops(NumpyOps(use_blis=False))
