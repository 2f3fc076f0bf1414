"""Attachment, tags, sentence boundaries and probes of a pipeline, on given tokens and on raw text."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from conllu import Row, read_with_comments, text_of
from trees import bare_doc, join, spans


@dataclass
class Counts:
    """Words seen, and how many of them are right in head, label, tag, UPOS."""

    words: int = 0
    head: int = 0
    full: int = 0
    tag: int = 0
    pos: int = 0

    def percent(self) -> dict[str, float]:
        """As the table shows it."""
        n = max(self.words, 1)
        return {k: round(100 * v / n, 2) for k, v in
                (("uas", self.head), ("las", self.full), ("tag", self.tag), ("upos", self.pos))}  # fmt: skip


def parse(nlp: Language, docs: Sequence[list[Row]], *, own_norms: bool = True) -> list[Doc]:
    """Parses given tokens; a pipeline that is not ours keeps its own norms."""

    def bare(rows: list[Row]) -> Doc:
        return Doc(nlp.vocab, words=[r.form for r in rows], spaces=[r.space for r in rows])

    made = [bare_doc(nlp.vocab, rows) if own_norms else bare(rows) for rows in docs]
    return list(nlp.pipe(made, batch_size=64))


def attachment(nlp: Language, sentences: Sequence[list[Row]], *, own_norms: bool = True) -> dict[str, float]:
    """Given tokens, one sentence at a time; punctuation is not counted."""
    c = Counts()
    for gold, doc in zip(sentences, parse(nlp, sentences, own_norms=own_norms), strict=True):
        for g, t in zip(gold, doc, strict=True):
            if g.deprel == "punct":
                continue
            head = 0 if t.head.i == t.i else t.head.i + 1
            label = "root" if t.dep_ == "ROOT" else t.dep_
            c.words += 1
            c.head += head == g.head
            c.full += head == g.head and label == g.deprel
            c.tag += t.tag_ == g.xpos
            c.pos += t.pos_ == g.upos
    return c.percent()


def boundaries(nlp: Language, docs: Sequence[tuple[str, list[int]]]) -> dict[str, float]:
    """Raw text with the places where sentences start (but the first): precision, recall, F1."""
    right = found = wanted = 0
    for doc, (_, starts) in zip(nlp.pipe([text for text, _ in docs]), docs, strict=True):
        got = {s.start_char for s in doc.sents} - {0}
        right += len(got & set(starts))
        found += len(got)
        wanted += len(starts)
    p, r = right / max(found, 1), right / max(wanted, 1)
    return {
        "precision": round(100 * p, 1),
        "recall": round(100 * r, 1),
        "f1": round(200 * p * r / max(p + r, 1e-9), 1),
    }


def with_starts(sentences: Sequence[list[Row]]) -> tuple[str, list[int]]:
    """The text of several sentences and where the later ones start in it."""
    rows = join(sentences)
    places = spans([r.form for r in rows], [r.space for r in rows])
    starts, at = [], 0
    for s in sentences[:-1]:
        at += len(s)
        starts.append(places[at][0])
    return "".join(r.form + " " * r.space for r in rows).rstrip(), starts


def probes(nlp: Language, path: Path) -> dict[str, object]:
    """The arcs that rules depend on, from raw text: share with the right head and label, and the misses."""
    right, kinds, misses = 0, Counter[str](), []
    total = Counter[str]()
    for kind, trees, wanted in probe_messages(path):
        gold = join(trees)
        doc = nlp(text_of(gold))
        if [t.text for t in doc] != [r.form for r in gold]:
            doc = parse(nlp, [gold], own_norms=False)[0]  # a pipeline that cuts otherwise gets our tokens
        for i in wanted:
            token, row = doc[i], gold[i]
            head = 0 if token.head.i == token.i else token.head.i + 1
            label = "root" if token.dep_ == "ROOT" else token.dep_
            total[kind] += 1
            if (head, label) == (row.head, row.deprel):
                kinds[kind] += 1
                right += 1
            else:
                seen = f"{label} of {token.head.text}" if head else "root"
                misses.append(f"{doc.text!r}: {token.text} is {seen}, not {row.deprel}")
    share = round(100 * right / max(total.total(), 1), 1)
    by_kind = {k: f"{kinds[k]}/{n}" for k, n in sorted(total.items())}
    return {"arcs": total.total(), "right": share, "kinds": by_kind, "misses": misses}


def probe_messages(path: Path) -> Iterator[tuple[str, list[list[Row]], list[int]]]:
    """Kind, trees, and the places (from 0, in the whole message) that are probed."""
    kind, trees, wanted = "", [], []
    for rows, notes in read_with_comments(path):
        if "newdoc" in notes:
            if trees:
                yield kind, trees, wanted
            kind, trees, wanted = notes["kind"], [], []
        base = sum(map(len, trees))
        wanted += [base + int(i) - 1 for i in notes["probes"].split()]
        trees.append(rows)
    yield kind, trees, wanted
