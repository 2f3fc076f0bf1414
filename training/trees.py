"""Between trees in CoNLL-U and spaCy's documents, cut as the pipeline cuts at run time."""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from coach.reading.spelling import set_norms
from conllu import Row, text_of

SPACE = Row("", "SPACE", "_SP", 0, "dep", space=False)


def is_space(text: str) -> bool:
    """spaCy makes tokens of line breaks and double spaces."""
    return not text.strip()


def join(sentences: Sequence[list[Row]]) -> list[Row]:
    """Several trees in a row, as one document; each keeps its root."""
    out: list[Row] = []
    for rows in sentences:
        base = len(out)
        last = [*rows[:-1], rows[-1]._replace(space=True)]
        out += [r._replace(head=r.head + base if r.head else 0) for r in last]
    return out


def to_doc(vocab: Vocab, rows: Sequence[Row]) -> Doc:
    """A document that carries the tree, with the plain spellings set."""
    words, spaces = [r.form for r in rows], [r.space for r in rows]
    doc = Doc(
        vocab,
        words=words,
        spaces=spaces,
        tags=[r.xpos for r in rows],
        pos=[r.upos if r.upos != "_" else "" for r in rows],
        heads=[r.head - 1 if r.head else i for i, r in enumerate(rows)],
        deps=["ROOT" if r.deprel == "root" else r.deprel for r in rows],
    )
    return set_norms(doc, words, spaces)


def bare_doc(vocab: Vocab, rows: Sequence[Row]) -> Doc:
    """The same tokens without the tree."""
    words, spaces = [r.form for r in rows], [r.space for r in rows]
    return set_norms(Doc(vocab, words=words, spaces=spaces), words, spaces)


def to_rows(doc: Doc) -> list[Row]:
    """A parsed document as rows."""
    return [
        Row(
            t.text,
            t.pos_ or "_",
            t.tag_,
            0 if t.head.i == t.i else t.head.i + 1,
            "root" if t.head.i == t.i else t.dep_,
            bool(t.whitespace_),
        )
        for t in doc
    ]


def spans(words: Sequence[str], spaces: Sequence[bool]) -> list[tuple[int, int]]:
    """Where each word stands in the text."""
    out, at = [], 0
    for word, space in zip(words, spaces, strict=True):
        out.append((at, at + len(word)))
        at += len(word) + space
    return out


def recut(rows: list[Row], nlp: Language) -> list[Row]:
    """The tree on the tokens that our tokenizer makes: "It" + "s" may become "Its", "!" + "!" one "!!"."""
    doc = nlp.make_doc(text_of(rows))
    if [t.text for t in doc] == [r.form for r in rows]:
        return rows
    places = spans([r.form for r in rows], [r.space for r in rows])
    owners = [[i for i, (a, b) in enumerate(places) if a < t.idx + len(t) and t.idx < b] for t in doc]
    tops = [top_row(rows, o) for o in owners]  # the row that each new token takes over
    last = {i: n for n, i in enumerate(tops) if i is not None}  # of the pieces of one row the last one is it
    new_of = {i: last[tops[n]] for n, o in enumerate(owners) for i in o if tops[n] in last}
    out: list[Row] = []
    for n, (token, top) in enumerate(zip(doc, tops, strict=True)):
        space = bool(token.whitespace_)
        if top is None:
            out.append(SPACE._replace(form=token.text, head=n or 2, space=space))
        elif last[top] != n:
            out.append(piece(token.text, rows[top], last[top] + 1)._replace(space=space))
        else:
            head = new_of[rows[top].head - 1] + 1 if rows[top].head else 0
            out.append(rows[top]._replace(form=token.text, head=head, space=space))
    return out


def piece(text: str, whole: Row, head: int) -> Row:
    """The first part of a word that was cut: a mark, or a compound of the last part."""
    if any(c.isalnum() for c in text):
        return Row(text, whole.upos, whole.xpos, head, "compound")
    return Row(text, "PUNCT", "HYPH", head, "punct")


def top_row(rows: Sequence[Row], group: Sequence[int]) -> int | None:
    """Of several rows that became one token: the one nearest to the root, so that no circle can arise."""
    return min(group, key=lambda i: depth(rows, i), default=None)


def depth(rows: Sequence[Row], i: int) -> int:
    """How many arcs lie between a word and the root."""
    steps = 0
    while rows[i].head:
        i = rows[i].head - 1
        steps += 1
    return steps
