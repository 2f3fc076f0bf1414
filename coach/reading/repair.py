"""Named repairs of what the parser is known to get wrong; a better pipeline makes each of them idle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coach.reading import labels
from coach.reading.lemmas import is_verb_form, lemma
from coach.reading.word import Word

_STOPPING = frozenset({"stop", "quit"})
_GOING_ON = _STOPPING | {"keep"}
_OPENERS = frozenset(
    {"please", "pls", "plz", "can", "could", "just", "and", "or", "but", "so", "you", "kindly", "then"}
)
_JOINING = frozenset({",", ";", ":"})
"""Marks that open no sentence."""
_HANGING = frozenset({"amod", "compound", "nmod", labels.OBJECT, labels.OPEN_COMPLEMENT})
"""How a gerund is seen to hang on something by mistake."""
_THINGS = frozenset({labels.OBJECT, labels.OPEN_COMPLEMENT})
_GIVING = frozenset(
    "give send hand buy feed bring tell show lend offer cook pass owe teach charge serve write throw promise "
    "pay text email forward".split()
)
_PARTICLES = frozenset({"off", "up", "out", "down", "over", "away"})
_PHRASAL = frozenset({("fill", "in"), ("fill", "out"), ("hand", "in"), ("give", "up"), ("point", "out")})
"""Verbs that take no place with their particle."""
_ALL_OR_NONE = frozenset("everyone everybody anyone anybody nobody noone everything nothing all".split())
_MOVING = frozenset({"obl", "advmod", "advcl", "obl:tmod"})


def repair(words: Sequence[Word], starts: Sequence[int]) -> tuple[list[Word], list[int]]:
    """The words and sentence starts with the known slips mended."""
    mended = list(words)
    _stop_is_a_verb(mended, starts)
    _what_should_stop_is_an_act(mended)
    _an_act_is_no_thing(mended)
    _a_noun_behind_a_noun_is_its_head(mended)
    _but_sets_apart(mended)
    _whom_they_make_what(mended)
    _time_is_spent(mended)
    starts = _rather_opens_what_follows(mended, starts)
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
        if word.lemma not in _GOING_ON or word.pos != labels.VERB or not after.norm.endswith("ing"):
            continue
        form = lemma(after.norm, labels.VERB, labels.GERUND)
        bare = after.tag in {"NN", labels.BASE_FORM} and after.dep in _THINGS
        seen = bare or (after.tag == "JJ" and word.lemma in _STOPPING) or after.tag == labels.GERUND
        if not seen or after.dep not in _HANGING or not is_verb_form(after.norm):
            continue
        thing = words[after.head]
        if thing.i <= after.i:
            thing = next((w for w in words[after.i + 1 :] if w.head == word.i and w.dep in _THINGS), after)
        words[after.i] = replace(
            after,
            pos=labels.VERB,
            tag=labels.GERUND,
            lemma=form,
            dep=labels.OPEN_COMPLEMENT,
            head=word.i,
        )
        for other in words[after.i + 1 :]:
            if other.head == word.i and (other.i == thing.i or other.dep in _MOVING):
                words[other.i] = replace(other, head=after.i)
        if thing.i != after.i and words[thing.i].head == after.i:
            words[thing.i] = replace(words[thing.i], dep=labels.OBJECT)


def _an_act_is_no_thing(words: list[Word]) -> None:
    """ "You never give up smoking": a bare gerund behind its verb is an act of the same doer."""
    for word in list(words):
        owned = any(w.head == word.i and w.dep in {"det", labels.POSSESSIVE, "amod"} for w in words)
        if word.tag == labels.GERUND and word.dep == labels.OBJECT and not owned:
            words[word.i] = replace(word, pos=labels.VERB, dep=labels.OPEN_COMPLEMENT)


def _a_noun_behind_a_noun_is_its_head(words: list[Word]) -> None:
    """ "You leave the hospital visits to me": of two nouns in a row the second is the thing."""
    for before, word in pairwise(list(words)):
        split = (
            before.dep == labels.OBJECT and word.dep == labels.OPEN_COMPLEMENT and word.head == before.head
        )
        if not split or before.tag != "NN" or word.tag not in {"NN", "NNS"}:
            continue
        words[word.i] = replace(word, dep=labels.OBJECT)
        words[before.i] = replace(before, dep="compound", head=word.i)
        for kid in list(words):
            if kid.head == before.i and kid.i < before.i:
                words[kid.i] = replace(kid, head=word.i)
            elif kid.head == word.i and kid.i > word.i and kid.dep in labels.OBLIQUES:
                words[kid.i] = replace(kid, head=word.head)


def _but_sets_apart(words: list[Word]) -> None:
    """ "You invited everybody but me": behind all or nobody "but" excepts."""
    for before, word, after in zip(words, words[1:], list(words[2:]), strict=False):
        if word.norm == "but" and before.norm in _ALL_OR_NONE and after.dep == labels.CONJUNCT:
            words[word.i] = replace(word, pos="ADP", tag=labels.PREPOSITION, dep=labels.CASE, head=after.i)
            words[after.i] = replace(after, dep="nmod", head=before.i)


def _whom_they_make_what(words: list[Word]) -> None:
    """ "You always make me the villain": not a thing that is made for me."""
    for word in list(words):
        taker = next(
            (w for w in words if w.head == word.head and w.dep == labels.INDIRECT_OBJECT and w.i < word.i),
            None,
        )
        the = any(w.head == word.i and w.norm == "the" for w in words)
        if word.dep == labels.OBJECT and taker is not None and the and words[word.head].lemma == "make":
            words[taker.i] = replace(taker, dep=labels.OBJECT)
            words[word.i] = replace(word, dep=labels.OPEN_COMPLEMENT)


def _time_is_spent(words: list[Word]) -> None:
    """ "Stop spending every weekend at the club": what is spent is a thing, though it is a time."""
    for word in list(words):
        timed = word.dep in {"obl:unmarked", "obl:tmod", "obl:npmod"} and words[word.head].lemma == "spend"
        if timed and not any(w.head == word.head and w.dep == labels.OBJECT for w in words):
            words[word.i] = replace(word, dep=labels.OBJECT)


def _rather_opens_what_follows(words: list[Word], starts: Sequence[int]) -> list[int]:
    """ "I'd rather you didn't vape indoors": what one would rather have is no sentence of its own."""
    kept = []
    for start in starts:
        rather = words[start - 1] if start else None
        if rather is None or rather.norm != "rather":
            kept.append(start)
            continue
        end = next((s for s in starts if s > start), len(words))
        for word in list(words[start:end]):
            if word.dep == labels.ROOT:
                words[word.i] = replace(word, dep=labels.COMPLEMENT, head=rather.i)
    return kept


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
        loose = loose or (before.lemma, word.norm) in _PHRASAL
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
        bare = bare and word.norm != "warning"
        form = lemma(word.norm, labels.VERB, labels.GERUND)
        above = words[word.head].pos == labels.VERB and word.dep in labels.OBLIQUES
        if bare and above and is_verb_form(word.norm):
            words[word.i] = replace(
                word, pos=labels.VERB, tag=labels.GERUND, lemma=form, dep=labels.ADVERBIAL_CLAUSE
            )
            words[before.i] = replace(before, dep=labels.MARKER, head=word.i)


def _keep_rooted(words: list[Word], top: int) -> None:
    """A word that heads itself is a root, and a root heads itself."""
    word = words[top]
    if word.head == top and word.dep != labels.ROOT:
        words[top] = replace(word, dep=labels.ROOT)
