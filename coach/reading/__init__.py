"""From text to clauses: the only layer that knows spaCy, TextBlob and LemmInflect's lemmas."""
