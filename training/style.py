"""Rewrites a tree the way people type: the words change, the tree stays right. Knows no spaCy."""

import random
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

from coach.reading.spelling_words import SPELLINGS
from conllu import Row

NOT_SHORTENED = frozenset(
    ["y", "yr", "k", "n't", "nt", "'m", "'re", "'ve", "ve", "'ll", "ll", "na", "ta", "cd", "wd", "shd", "def"]
)


def _short_forms() -> MappingProxyType[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for short, plain in SPELLINGS.items():
        if short not in NOT_SHORTENED:
            out.setdefault(plain, []).append(short)
    return MappingProxyType({k: tuple(v) for k, v in out.items()})


SHORT = _short_forms()
COMMON = MappingProxyType(
    {
        "you": ("u", "u", "u", "ya"),
        "because": ("cuz", "bc", "coz", "cos"),
        "please": ("pls", "plz"),
        "thanks": ("thx",),
        "and": ("n", "&"),
        "your": ("ur",),
        "are": ("r",),
    }
)
CLITICS = frozenset(["n't", "'m", "'re", "'ve", "'ll", "'s", "'d"])
PAIRS = MappingProxyType(
    {
        ("going", "to"): ("gon", "na"),
        ("want", "to"): ("wan", "na"),
        ("got", "to"): ("got", "ta"),
        ("let", "me"): ("lem", "me"),
        ("give", "me"): ("gim", "me"),
    }
)
_STRETCHED = "so no please really stop why what hey yes all now way too you never always me hate love just oh"
STRETCHED = frozenset(_STRETCHED.split())
EMOJI = ("😂", "😡", "😤", "🙄", "😭", "❤️", "😅", "🙏", "👍", ":)", ":(", "😢", "🤦", ":/", "xx", "🤷")
_OPENERS = """
lol, omg, wtf, ugh, hey, ok, tbh, ffs, smh, honestly, seriously, well, look, oh, yeah, ok so
"""
OPENERS = tuple(w.strip() for w in _OPENERS.replace("\n", " ").split(","))
_NAMES = "Dan Kate Sam Priya Tom Leah Marcus Ana Joe Nina Ben Chloe Omar Ruth Kev Zoe"
NAMES = tuple(_NAMES.split())
_CALLED = "babe mum mom dad dude mate love hun honey guys man bro sis darling buddy sweetie"
CALLED = tuple(_CALLED.split())
Rule = Callable[[list[Row], random.Random], list[Row]]


def _lexicon() -> MappingProxyType[str, tuple[str, ...]]:
    """Words that the treebanks hardly know, by tag: lexicon.txt."""
    lines = (Path(__file__).parent / "lexicon.txt").read_text(encoding="utf8").splitlines()
    return MappingProxyType({line.split()[0]: tuple(line.split()[1:]) for line in lines})


LEXICON = _lexicon()


def swap(rows: list[Row], rng: random.Random) -> list[Row]:
    """Other nouns, names and adjectives in the same places, so that unknown words are nothing new."""
    share = rng.choice([0.1, 0.2, 0.4])
    out = []
    for r in rows:
        if r.xpos in LEXICON and r.deprel != "fixed" and r.form.isalpha() and rng.random() < share:
            new = rng.choice(LEXICON[r.xpos])
            r = r._replace(form=as_cased(r.form, new) if r.xpos != "NNP" else new)  # noqa: PLW2901
        out.append(r)
    return out


def insert(rows: list[Row], at: int, new: Row) -> list[Row]:
    """A word more before place `at` (from 0); `new.head` counts as in the old rows."""

    def moved(r: Row) -> Row:
        return r._replace(head=r.head + 1) if r.head > at else r

    return [moved(r) for r in rows[:at]] + [moved(new)] + [moved(r) for r in rows[at:]]


def drop(rows: list[Row], gone: set[int]) -> list[Row]:
    """Leave words out; those that hang on them move up to their head."""
    heads = [r.head for r in rows]

    def up(h: int) -> int:
        while h and h - 1 in gone:
            h = heads[h - 1]
        return h

    kept = [i for i in range(len(rows)) if i not in gone]
    place = {old + 1: new for new, old in enumerate(kept, 1)} | {0: 0}
    out = [rows[i]._replace(head=place[up(rows[i].head)]) for i in kept]
    for n, i in enumerate(kept):
        if i + 1 in gone and not rows[i].space:
            last = max(
                j for j in range(i, len(rows)) if j == i or all(k in gone for k in range(i + 1, j + 1))
            )
            out[n] = out[n]._replace(space=any(rows[k].space for k in range(i, last + 1)))
    return out


def marks(rows: list[Row]) -> list[int]:
    """Places of punctuation on which nothing hangs."""
    heads = {r.head - 1 for r in rows}
    return [i for i, r in enumerate(rows) if r.deprel == "punct" and i not in heads]


def final_marks(rows: list[Row]) -> list[int]:
    """Punctuation at the end of a sentence: nothing of the same tree follows."""
    tops = [top_of(rows, i) for i in range(len(rows))]
    return [i for i in marks(rows) if i + 1 == len(rows) or tops[i + 1] != tops[i]]


def top_of(rows: list[Row], i: int) -> int:
    """The root over a word."""
    for _ in rows:
        if not rows[i].head:
            break
        i = rows[i].head - 1
    return i


def no_marks(rows: list[Row], rng: random.Random) -> list[Row]:
    """All punctuation, the final marks, the last mark, or the commas go."""
    kind = rng.choices(["all", "final", "last", "commas", "none"], [25, 25, 20, 12, 18])[0]
    gone = {
        "all": lambda: {
            i for i in marks(rows) if rows[i].form in set(".,!?;:-\"'…") | {"...", "--", "\u201c", "\u201d"}
        },
        "final": lambda: set(final_marks(rows)),
        "last": lambda: {i for i in marks(rows) if i == len(rows) - 1},
        "commas": lambda: {i for i in marks(rows) if rows[i].form == ","},
        "none": set,
    }[kind]()
    return drop(rows, gone) if 0 < len(gone) < len(rows) else rows


def loud_marks(rows: list[Row], rng: random.Random) -> list[Row]:
    """ "." -> "...", "!!"; "?" -> "?!", "???"."""
    if rng.random() > 0.25:
        return rows
    loud = {".": ("...", "!!", "!", "..", "…"), "?": ("??", "?!", "???", "!?"), "!": ("!!", "!!!", "!1")}
    ends = set(final_marks(rows))
    return [
        r._replace(form=rng.choice(loud[r.form])) if i in ends and r.form in loud else r
        for i, r in enumerate(rows)
    ]


def no_apostrophes(rows: list[Row], rng: random.Random) -> list[Row]:
    """ "don't" -> "dont", or with a curly mark."""
    kind = rng.choices(["drop", "curly", "keep"], [55, 15, 30])[0]
    if kind == "keep":
        return rows
    new = "" if kind == "drop" else "\u2019"
    return [r._replace(form=r.form.replace("'", new)) if r.form.lower() in CLITICS else r for r in rows]


def short_forms(rows: list[Row], rng: random.Random) -> list[Row]:
    """ "you" -> "u", "going to" -> "gonna"."""
    share = rng.choice([0, 0, 0.2, 0.5, 0.8])
    out = list(rows)
    for i, r in enumerate(rows):
        low = r.form.lower()
        after = rows[i + 1] if i + 1 < len(rows) else None
        if rng.random() >= share:
            continue
        if (
            after
            and (low, after.form.lower()) in PAIRS
            and r.space
            and (after.xpos == "TO" or low in ("let", "give"))
        ):
            a, b = PAIRS[low, after.form.lower()]
            out[i] = r._replace(form=as_cased(r.form, a), space=False)
            out[i + 1] = after._replace(form=b)
        elif (
            low in SHORT
            and out[i] is r
            and r.xpos not in ("NNP", "NN")
            and (r.space or after is None or after.deprel == "punct")
        ):
            forms = COMMON.get(low, SHORT[low]) if rng.random() < 0.8 else SHORT[low]
            out[i] = r._replace(form=as_cased(r.form, rng.choice(forms)))
    return out


def as_cased(old: str, new: str) -> str:
    """The new word with the capitals of the old."""
    return new[0].upper() + new[1:] if old[0].isupper() and len(old) > 1 else new


def stretch(rows: list[Row], rng: random.Random) -> list[Row]:
    """ "so" -> "soooo"."""

    def long(word: str) -> str:
        k = max((i for i, c in enumerate(word) if c in "aeiouyAEIOUY"), default=len(word) - 1)
        return word[:k] + word[k] * rng.randint(3, 6) + word[k + 1 :]

    return [
        r._replace(form=long(r.form)) if r.form.lower() in STRETCHED and rng.random() < 0.08 else r
        for r in rows
    ]


def case(rows: list[Row], rng: random.Random) -> list[Row]:
    """No capitals, some, or CAPITALS."""
    kind = rng.choices(["lower", "i", "first", "shout", "one", "keep"], [50, 8, 10, 6, 11, 15])[0]
    if kind == "one":
        lucky = rng.randrange(len(rows))
        return [r._replace(form=r.form.upper()) if i == lucky else r for i, r in enumerate(rows)]
    change: dict[str, Callable[[int, Row], str]] = {
        "lower": lambda _i, r: r.form.lower(),
        "i": lambda _i, r: "i" if r.form == "I" else r.form,
        "first": lambda i, r: r.form if i and r.xpos.startswith("NNP") else r.form.lower(),
        "shout": lambda _i, r: r.form.upper(),
        "keep": lambda _i, r: r.form,
    }
    return [r._replace(form=change[kind](i, r)) for i, r in enumerate(rows)]


def extras(rows: list[Row], rng: random.Random) -> list[Row]:
    """An emoji, an opener, a "please", somebody's name."""
    root = next(i for i, r in enumerate(rows) if r.head == 0)
    mine = [i for i in range(len(rows)) if top_of(rows, i) == root]
    first, last = mine[0], mine[-1]
    verb = rows[root].xpos in ("VB", "VBP", "VBD", "VBZ", "VBG", "VBN", "MD")
    if rng.random() < 0.12:
        rows = insert(rows, last + 1, Row(rng.choice(EMOJI), "SYM", "NFP", root + 1, "discourse"))
    if rng.random() < 0.10 and rows[last].deprel == "punct":
        name = rng.choice(NAMES + CALLED)
        tag = ("PROPN", "NNP") if name[0].isupper() else ("NOUN", "NN")
        rows = insert(rows, last, Row(name, *tag, root + 1, "vocative", space=False)) if verb else rows
        if verb and last and rows[last].deprel == "vocative":
            rows[last - 1] = rows[last - 1]._replace(space=True)
            if rng.random() < 0.6:
                rows = insert(rows, last, Row(",", "PUNCT", ",", root + 1, "punct"))
                rows[last - 1] = rows[last - 1]._replace(space=False)
    has_subject = any(r.head == root + 1 and r.deprel in ("nsubj", "expl", "nsubj:pass") for r in rows)
    if rows[root].xpos == "VB" and not has_subject and rng.random() < 0.15:
        rows = insert(rows, first, Row("please", "INTJ", "UH", root + 1, "discourse"))
    elif rng.random() < 0.08:
        for word in reversed(rng.choice(OPENERS).split()):
            rows = insert(rows, first, Row(word, "INTJ", "UH", root + 1, "discourse"))
    return rows


RULES: tuple[Rule, ...] = (extras, no_marks, loud_marks, no_apostrophes, short_forms, stretch, case)
RUN_ONS = 0.45  # of the rough copies of several sentences, how many lose every mark and capital
NOISE: tuple[Rule, ...] = (no_marks, loud_marks, no_apostrophes, short_forms, stretch, case)


def bare_marks(rows: list[Row], _rng: random.Random) -> list[Row]:
    """No punctuation at all."""
    gone = set(marks(rows))
    return drop(rows, gone) if len(gone) < len(rows) else rows


def lower(rows: list[Row], _rng: random.Random) -> list[Row]:
    """No capitals at all."""
    return [r._replace(form=r.form.lower()) for r in rows]


RUN_ON: tuple[Rule, ...] = (bare_marks, no_apostrophes, short_forms, lower)


def restyle(rows: list[Row], rng: random.Random, rules: tuple[Rule, ...] = RULES) -> list[Row]:
    """One rough copy of the tree; `NOISE` alone adds no words."""
    if rules is RULES and sum(not r.head for r in rows) > 1 and rng.random() < RUN_ONS:
        rules = RUN_ON
    for rule in rules:
        rows = rule(rows, rng)
    return rows
