"""Named repairs of what the parser is known to get wrong; a better pipeline makes each of them idle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coach.reading import labels
from coach.reading.lemmas import lemma
from coach.reading.word import Word

_STOPPING = frozenset({"stop", "quit"})
_OPENERS = frozenset(
    {"please", "pls", "plz", "can", "could", "just", "and", "or", "but", "so", "you", "kindly", "then"}
)
_JOINING = frozenset({",", ";", ":"})
"""Marks that open no sentence."""
_QUALITIES = frozenset({"JJ", labels.GERUND})
_HANGING = frozenset({"amod", "compound", "nmod", labels.OBJECT, labels.OPEN_COMPLEMENT})
"""How a gerund is seen to hang on something by mistake."""
_THINGS = frozenset({labels.OBJECT, labels.OPEN_COMPLEMENT})
_GIVING = frozenset(
    "give send hand buy feed bring tell show lend offer cook pass owe teach charge serve write throw promise "
    "pay text email forward".split()
)
_PARTICLES = frozenset({"off", "up", "out", "down", "over", "away"})
_MOVING = frozenset({"obl", "advmod", "advcl", "obl:tmod"})


def repair(words: Sequence[Word], starts: Sequence[int]) -> tuple[list[Word], list[int]]:
    """The words and sentence starts with the known slips mended."""
    mended = list(words)
    _stop_is_a_verb(mended, starts)
    _what_should_stop_is_an_act(mended)
    _the_first_of_two_things_is_the_taker(mended)
    _a_particle_leaves_the_thing_to_its_verb(mended)
    _an_auxiliary_heads_nothing(mended)
    _what_have_joins_is_a_participle(mended)
    _what_is_left_undone_is_an_act(mended)
    return mended, [i for i in starts if not i or words[i].text not in _JOINING]


def _stop_is_a_verb(words: list[Word], starts: Sequence[int]) -> None:
    """ "Quit snoozing" and "Stop leaving" open a command, though the parser may see a name or a noun."""
    for word in list(words):
        after = words[word.i + 1] if word.i + 1 < len(words) else None
        if (
            word.norm not in _STOPPING
            or word.pos == labels.VERB
            or after is None
            or after.tag != labels.GERUND
        ):
            continue
        before = words[word.i - 1] if word.i else None
        if (
            before is not None
            and word.i not in starts
            and not before.is_punct
            and before.norm not in _OPENERS
        ):
            continue
        gerund = after
        heads_it = gerund.head == word.i
        words[word.i] = replace(
            word,
            pos=labels.VERB,
            tag=labels.BASE_FORM,
            lemma=word.norm,
            dep=word.dep if heads_it else gerund.dep,
            head=word.head if heads_it else (word.i if gerund.head == gerund.i else gerund.head),
        )
        words[gerund.i] = replace(gerund, pos=labels.VERB, dep=labels.OPEN_COMPLEMENT, head=word.i)
        _keep_rooted(words, word.i)


def _what_should_stop_is_an_act(words: list[Word]) -> None:
    """ "Stop nitpicking my code" asks for an act to end, though the parser may see a quality of the code."""
    for word, after in pairwise(list(words)):
        if word.norm not in _STOPPING or word.pos != labels.VERB or not after.norm.endswith("ing"):
            continue
        if after.tag not in _QUALITIES or after.dep not in _HANGING:
            continue
        thing = words[after.head]
        if thing.i <= after.i:
            thing = next((w for w in words[after.i + 1 :] if w.head == word.i and w.dep in _THINGS), after)
        words[after.i] = replace(
            after,
            pos=labels.VERB,
            tag=labels.GERUND,
            lemma=lemma(after.norm, labels.VERB, labels.GERUND),
            dep=labels.OPEN_COMPLEMENT,
            head=word.i,
        )
        for other in words[after.i + 1 :]:
            if other.head == word.i and (other.i == thing.i or other.dep in _MOVING):
                words[other.i] = replace(other, head=after.i)
        if thing.i != after.i and words[thing.i].head == after.i:
            words[thing.i] = replace(words[thing.i], dep=labels.OBJECT)


def _the_first_of_two_things_is_the_taker(words: list[Word]) -> None:
    """ "You send me work": of two objects the first receives the other."""
    things: dict[int, list[Word]] = {}
    for word in words:
        if word.dep == labels.OBJECT and word.i > word.head:
            things.setdefault(word.head, []).append(word)
    for head, (first, *others) in things.items():
        if words[head].lemma in _GIVING and any(other.pos in labels.NOMINALS for other in others):
            words[first.i] = replace(first, dep=labels.INDIRECT_OBJECT)


def _a_particle_leaves_the_thing_to_its_verb(words: list[Word]) -> None:
    """ "You never fill in the sheet", "lay off my milk": what is tagged a particle or stands before an
    object is no preposition.
    """
    for before, word in pairwise(list(words)):
        thing = words[word.head]
        loose = word.tag == labels.PARTICLE_TAG or (thing.dep == labels.OBJECT and word.norm in _PARTICLES)
        if not loose or word.dep != labels.CASE or thing.head != before.i:
            continue
        words[word.i] = replace(word, dep=labels.PARTICLE, head=before.i)
        words[thing.i] = replace(thing, dep=labels.OBJECT)


def _an_auxiliary_heads_nothing(words: list[Word]) -> None:
    """ "A friend would have at least asked": what hangs on "have" belongs to its verb."""
    for word in list(words):
        above = words[word.head]
        if above.i != word.i and above.dep in labels.AUXILIARIES and above.head != above.i:
            words[word.i] = replace(word, head=above.head)


def _what_have_joins_is_a_participle(words: list[Word]) -> None:
    """ "You could have just rung": a verb with the auxiliary "have" is no base form."""
    for word in list(words):
        joins = word.dep in labels.AUXILIARIES and word.lemma == "have"
        verb = words[word.head]
        if joins and verb.pos == labels.VERB and verb.tag in {labels.BASE_FORM, "VBP"}:
            form = lemma(verb.norm, labels.VERB, labels.PARTICIPLE)
            words[verb.i] = replace(verb, tag=labels.PARTICIPLE, lemma=form)


def _what_is_left_undone_is_an_act(words: list[Word]) -> None:
    """ "You closed it without testing": a bare word in -ing behind "without" is an act, not a thing."""
    for before, word in pairwise(list(words)):
        bare = before.norm == "without" and word.norm.endswith("ing") and word.tag == "NN"
        form = lemma(word.norm, labels.VERB, labels.GERUND)
        above = words[word.head].pos == labels.VERB and word.dep in labels.OBLIQUES
        if bare and above and form != word.norm:
            words[word.i] = replace(
                word, pos=labels.VERB, tag=labels.GERUND, lemma=form, dep=labels.ADVERBIAL_CLAUSE
            )
            words[before.i] = replace(before, dep=labels.MARKER, head=word.i)


def _keep_rooted(words: list[Word], top: int) -> None:
    """A word that heads itself is a root, and a root heads itself."""
    word = words[top]
    if word.head == top and word.dep != labels.ROOT:
        words[top] = replace(word, dep=labels.ROOT)
