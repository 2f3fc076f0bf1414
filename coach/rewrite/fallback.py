"""Wants without a frame: the unmet act, opposites, remedies that need no verb sense, the open question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind
from coach.rewrite.act import NEXT_TIME, PERSONS, asks_nothing
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import gerund_phrase, inflect
from coach.rewrite.omitted import before_acting, told_before
from coach.rewrite.outcome import OPPOSITE_STATES
from coach.rewrite.predicate import base_phrase, predicate_words
from coach.rewrite.topic import is_known, is_somebody, topic_of
from coach.rewrite.want import Source, Want, is_joint, plain_want
from coach.rewrite.wordings import bare_words, definite, text_of

_MUTUAL: Final = frozenset("listen talk speak tell ask thank help support trust hug kiss".split())
_FIRST_PERSON: Final = frozenset({"me", "my", "mine", "myself", "i", "us"})
_LEAVING: Final = frozenset({"leave", "keep", "put", "have"})
_OUGHT: Final = frozenset({"should", "could", "would", "shoulda", "coulda"})
_COMING_UPON: Final = frozenset({"find", "see", "step", "trip", "catch"})
_EDGES: Final = MappingProxyType({"after": "before", "past": "before", "before": "after"})
"""The other side of a time."""
_HOURS: Final = frozenset({"midnight", "noon", "midday"})
_INSIDE: Final = frozenset({"in", "on", "at", "inside", "by", "near", "outside", "under"})
_LYING: Final = frozenset({"there", "here", "in", "on", "down", "around", "about", "under"})
_ASKED_FIRST: Final = frozenset(
    "use take borrow eat wear move open read sell lend drink touch play finish change throw give drive ride "
    "book cancel invite post share buy order promise sign delete edit rewrite merge push plan decide bring "
    "schedule assign copy forward".split()
)
_NEGATIVES: Final = frozenset(
    "nothing nobody none no never neither nor anything anyone any anymore nuts".split()
)
_STATES: Final = frozenset(
    "care believe mean want need feel like love know matter deserve seem exist figure notice lie manage "
    "trouble bother deign ought marry".split()
)
"""What nobody can do on request."""
_FOUL: Final = frozenset({"ass", "arse", "hell", "fuck", "bullshit"})
_LASTING: Final = frozenset({"before", "when", "after", "if", "until", "till", "while", "by"})
"""Openers of times that any such act has."""
_MOST_WORDS: Final = 14
_ENDING: Final = frozenset({Kind.NEGATIVE_REQUEST, Kind.ULTIMATUM})
"""Kinds that ask for an end, so that another place or time may answer them."""
_ALONE: Final = frozenset({"myself", "alone"})
_KEEPING: Final = MappingProxyType(
    {"in": "out of", "into": "out of", "inside": "out of", "on": "off", "onto": "off", "near": "away from"}
)
"""Where somebody is kept who isn't let there."""
_FOR_AN_END: Final = frozenset({"as", "for"})
_OWN_HANDS: Final = frozenset({"by", "on", "all", "my"})
_NOT_SHARED: Final = frozenset(
    "find hear learn discover guess wonder rot stew think feel worry wait suffer pay be explain die".split()
)
"""What nobody does together, or what is shared in another way."""
_OWED: Final = frozenset({"rent", "deposit", "bill", "mail", "water", "milk"})
"""Without an object they are no verbs but what is owed: "rent by Friday or …"."""
_NO_HELP: Final = frozenset("eat drink sleep live sit stay go be see watch enjoy celebrate die".split())
"""What nobody wants a hand with: "I'll eat both dinners myself"."""
_WITHOUT_HEARER: Final = frozenset({"mention", "say"})
_THEIRS: Final = frozenset({"your", "ur", "that", "this"})
"""How a topic begins that isn't just to be talked about: "your coat"."""
_TELLING_NEWS: Final = frozenset({"tell", "mention", "say", "warn", "inform"})
_TELLING: Final = frozenset({"ask", "tell", "show", "give"})
"""Verbs that say nothing with "me" alone."""
_BARE: Final = frozenset({"say", "mention", "see", "hear", "go", "get", "do", "have", "make"})
"""Verbs that ask for nothing by themselves."""
_SENSES: Final = frozenset({"see", "hear", "tell"})
_GONE_BY: Final = frozenset({"last", "yesterday", "ago", "earlier"})
_ABLE: Final = frozenset({"can", "could", "ca"})
"""What a question can't ask for: "can't you see I'm on a call?"."""
_HABITS: Final = frozenset({"smoke", "drink", "vape", "gamble", "bet"})
_SELVES: Final = frozenset({"yourself", "yourselves", "urself"})
_ME_ONLY: Final = 2
_MOST_JOINED: Final = 8
_TELLING_TOPIC: Final = 3
"""Words of a topic that says more than one noun of the act: "the works nights out", not "the kitchen"."""


def other_wants(complaint: Complaint) -> Iterator[Want]:
    """Wants below the frames, best first."""
    yield from _shared_load(complaint)
    yield from before_acting(complaint)
    yield from told_before(complaint)
    yield from _together(complaint)
    if not complaint.names_an_act:
        if complaint.finding.kind is Kind.FAUX_FEELING and not complaint.obliques and not complaint.time:
            yield from opposites(complaint)
        return
    yield from _given_up(complaint)
    if complaint.wanted:
        yield from complements(complaint)
    else:
        yield from opposites(complaint)
        yield from remedies(complaint)
    topic = topic_of(complaint)
    named = complaint.clause is None and complaint.finding.rule.startswith(Kind.NEGATIVE_REQUEST)
    chosen = complaint.finding.kind is Kind.ULTIMATUM  # "it's me or the parrot"
    telling = topic is not None and (chosen or len(topic.split()) >= _TELLING_TOPIC) and is_known(topic)
    theirs = topic is not None and topic.split(" ", maxsplit=1)[0].lower() in _THEIRS
    if topic is not None and (named or telling) and not theirs and not is_somebody(complaint, topic):
        yield plain_want("open.topic", Source.OPEN, we=f"talk about {topic}", you=None)


def _shared_load(complaint: Complaint) -> Iterator[Want]:
    """A hand with what the writer says they do alone: "guess I'll clean the kitchen myself"."""
    clause = complaint.clause
    if complaint.finding.kind is not Kind.GUILT_TRIP or clause is None or not clause.i_is_subject:
        return
    words = [w for w in predicate_words(complaint.reading, clause) if w.norm not in _ALONE]
    said = {w.norm for w in complaint.reading.sentence_words(complaint.reading.sentence_of(clause.head))}
    will = clause.modal in {"will", "'ll", "ll"} and clause.is_verbal and clause.negation is None
    if clause.head.lemma in _NO_HELP:
        return
    if will and said & _ALONE and 1 < len(words) < _MOST_WORDS and words[0].i == clause.head.i:
        act = f"help me {base_phrase(complaint, clause, words, 'you')}"
        yield plain_want("remedy.help", Source.REMEDY, we=None, you=act, topic=(clause.head.lemma,))


def _together(complaint: Complaint) -> Iterator[Want]:
    """What the writer was left to do alone, done by both: "you leave me to pack up alone"."""
    reading, span = complaint.reading, complaint.finding.span
    for act in reading.clauses:
        above = reading.parent(act)
        left = above is not None and above.head.lemma == "leave" and act.marker == "to" and act.is_verbal
        if not left or above is None or not span.start <= above.head.start < span.end:
            continue
        end = reading.sentence_of(act.head).end
        mine = any(w.norm == "me" for w in reading.words[above.head.i : act.head.i])
        alone = next((w for w in reading.words[act.head.i : end] if w.norm in _ALONE | {"own"}), None)
        if not mine or alone is None or above.denial is not None or act.head.lemma in _NOT_SHARED:
            continue
        behind = range(alone.i - 2, len(reading.words))  # "all by myself", "on my own"
        words = predicate_words(reading, act)
        kept = tuple(w for w in words if w.i < alone.i and not (w.i in behind and w.norm in _OWN_HANDS))
        if (
            kept
            and kept[0].i == act.head.i
            and len(kept) <= _MOST_WORDS
            and not any(w.is_punct for w in kept)
        ):
            wanted = f"{base_phrase(complaint, act, kept, 'we')} together"
            yield plain_want("complement.together", Source.TOLD, we=wanted, you=None, topic=(act.head.lemma,))
            return


def _given_up(complaint: Complaint) -> Iterator[Want]:
    """A habit that is to end for good: "quit smoking or I'm leaving" wants just that."""
    clause = complaint.clause
    if clause is None or not complaint.is_spelled_out or complaint.object is not None:
        return
    if clause.head.lemma in _HABITS and clause.head.tag == labels.GERUND:
        act = f"give up {clause.head.norm}"
        yield plain_want("complement.give-up", Source.ACT, we=None, you=act, topic=(clause.head.lemma,))


def complements(complaint: Complaint) -> Iterator[Want]:
    """The unmet act is what is wanted: "you never call me back" wants "call me back".

    Where its time is over ("you should have called"), it is asked for next time.
    """
    clause = complaint.clause
    if clause is None or not can_be_asked(complaint) or asks_nothing(clause):
        return
    if clause.passive and not clause.i_is_subject:
        return
    if clause.copula is not None and clause.head.pos in labels.NOMINALS:
        return  # "are we not human beings?": nobody is asked to be something
    when = complaint.act.when if complaint.act is not None else ""
    if not when and (
        _is_over(clause) or (clause.is_past and any(w.norm in _GONE_BY for w in complaint.time))
    ):
        when = NEXT_TIME
    words = _wanted_words(complaint, clause, once=bool(when))
    verb, thing = clause.head.lemma, complaint.object
    if (
        verb in _STATES
        or (verb == "have" and thing is not None and not thing.determiner)
        or any(w.norm in _NEGATIVES or w.norm in _FOUL for w in words)
        or not words
        or len(words) > _MOST_WORDS
        or any(w.i in complaint.reading.quoted for w in words)
        or (verb in _TELLING and len(words) == _ME_ONLY and words[-1].norm == "me")
        or (verb in _BARE and len(words) == 1)
        or (verb in _OWED and thing is None)
        or (verb in _SENSES and clause.modal in _ABLE and complaint.finding.kind is Kind.ACCUSING_QUESTION)
        or (verb == "do" and thing is not None and thing.lemma == "thing")
        or (thing is not None and (thing.head.norm in _SELVES or thing.head.is_you))
        or (complaint.recipient is not None and complaint.recipient.head.is_you)
        or any(w.norm == "without" for w in complaint.reading.subtree(clause.head))
    ):
        return  # the last: "you never leave without a kiss" tells what is always done
    you = _with_joined(complaint, clause, base_phrase(complaint, clause, words, "you"))
    if verb in _TELLING_NEWS:
        below = complaint.reading.subclauses(clause, labels.COMPLEMENT)
        news = next((c for c in below if when or _is_told(c)), None)
        told = _sooner(complaint, clause, news) if news is not None else None
        you, when = (told, "") if told is not None else (you, when)
    if clause.we_is_subject:
        yield plain_want("complement.we", Source.ACT, we=you, you=None, when=when)
        return
    first_person = [w.norm for w in words if w.norm in _FIRST_PERSON]
    ours = thing is not None and thing.head.pos == labels.NOUN and thing.possessor not in {"your", "ur"}
    timed = bool(when or complaint.time)
    many = thing is not None and thing.determiner not in {"a", "an", "one"}
    if verb in complaint.lexicons.words["shared_acts"] and ours and many and not first_person and not timed:
        act = base_phrase(complaint, clause, words, "we")
        yield plain_want("complement.take-turns", Source.ACT, we=f"take turns {gerund_phrase(act)}", you=you)
    elif verb in _MUTUAL and first_person == ["me"] and _is_for_me_alone(complaint, words):
        act = " ".join("each other" if part == "me" else part for part in you.split(" "))
        yield plain_want("complement.each-other", Source.ACT, we=act, you=you, when=when)
    topic = () if complaint.act is None else (verb,)
    yield plain_want("complement.you", Source.ACT, we=None, you=you, when=when, topic=topic)


def _sooner(complaint: Complaint, clause: Clause, news: Clause) -> str | None:
    """To tell news that came too late: "tell me sooner about things like selling the car"."""
    words = [
        w for w in predicate_words(complaint.reading, clause) if w.i < news.words[0].i and w.norm != "that"
    ]
    opening = min(w.i for w in complaint.reading.subtree(news.head))
    said = [w for w in words if w.i < opening]
    about = _as_a_matter(complaint, news)
    if not about or not said or said[0].i != clause.head.i:
        return None
    to_me = clause.head.lemma in _WITHOUT_HEARER and len(said) == 1
    telling = "tell me" if to_me else base_phrase(complaint, clause, said, "you")
    return f"{telling} sooner about {about}"


def _as_a_matter(complaint: Complaint, news: Clause) -> str:
    """What news are about: the other's deed, or the thing that something happened to; "" without either."""
    if news.you_is_subject and news.is_verbal and news.negation is None:
        words = predicate_words(complaint.reading, news)
        whole = 1 < len(words) <= _MOST_JOINED and words[0].i == news.head.i
        deed = gerund_phrase(base_phrase(complaint, news, words, "you")) if whole else ""
        return f"things like {deed}" if deed else ""
    thing = news.subject
    named = thing is not None and thing.head.pos == labels.NOUN and bool(thing.determiner or thing.possessor)
    return text_of(complaint, thing.words, "you") if named and thing is not None else ""


def _is_for_me_alone(complaint: Complaint, words: Sequence[Word]) -> bool:
    """Whether an act ends with the writer and has no other object: "listen to me", not "ask mum for me"."""
    thing = complaint.object
    return words[-1].norm == "me" and (thing is None or thing.head.norm == "me")


def _is_over(clause: Clause) -> bool:
    """Whether the time of a wanted act is gone by: "you should have called", "you didn't call"."""
    if clause.modal in _OUGHT:
        return clause.head.tag == labels.PARTICIPLE
    return any(a.lemma == "do" and a.tag == labels.PAST for a in clause.auxiliaries)


def _wanted_words(complaint: Complaint, clause: Clause, *, once: bool) -> tuple[Word, ...]:
    """The wanted act; where it is asked for next time, without the date and the news of the last one."""
    reading = complaint.reading
    words = predicate_words(reading, clause)
    if complaint.finding.kind is Kind.ULTIMATUM:
        words = tuple(takewhile(lambda w: w.norm != "or", words))
    jibe = complaint.finding.span
    if clause.head.start < jibe.start:
        words = tuple(w for w in words if w.start < jibe.start)
    words = tuple(takewhile(lambda w: not _opens_contrast(reading, w), words))
    if not once:
        return words
    dated = {w.i for w in complaint.time if complaint.time[0].norm not in _LASTING}
    told = (c for c in reading.subclauses(clause, labels.COMPLEMENT, labels.ADVERBIAL_CLAUSE) if _is_told(c))
    dated |= {w.i for c in told for w in reading.subtree(c.head)}
    return tuple(w for w in words if w.i not in dated)


def _opens_contrast(reading: Reading, word: Word) -> bool:
    """Whether a word begins what is not to be done: "thank her not roll your eyes", "instead of sulking"."""
    after = reading.words[word.i + 1 : word.i + 3]
    if word.text.lower() == "not":
        alone = reading.words[word.i - 1].pos != labels.AUX
        return alone and bool(after) and after[0].tag in {labels.GERUND, labels.BASE_FORM}
    return word.norm in {"instead", "rather"} and bool(after) and after[0].norm in {"of", "than"}


def _is_told(clause: Clause) -> bool:
    """Whether a clause tells of the last time: "that you moved", "before she'd slept there"."""
    return clause.is_past or clause.head.tag == labels.PARTICIPLE


def _with_joined(complaint: Complaint, clause: Clause, act: str) -> str:
    """The act with those that an order joins to it: "take it down and rinse the bin"."""
    reading = complaint.reading
    if clause.mood is not Mood.COMMAND or complaint.finding.kind is Kind.ULTIMATUM:
        return act
    joined = reading.subclauses(clause, labels.CONJUNCT)
    orders = [c for c in joined if c.is_verbal and not c.subject_given and c.head.tag == labels.BASE_FORM]
    if len(orders) != 1 or orders[0].coordinator not in {"and", "n", "&"} or asks_nothing(orders[0]):
        return act
    second = predicate_words(reading, orders[0])
    if not second or len(second) > _MOST_JOINED or second[0].i != orders[0].head.i:
        return act
    return f"{act} and {base_phrase(complaint, orders[0], second, 'you')}"


def can_be_asked(complaint: Complaint) -> bool:
    """Whether the act is one that the reader of the message can be asked for."""
    clause = complaint.clause
    if clause is None or (clause.i_is_subject and not clause.passive):
        return False
    unknown = clause.head.tag == labels.GERUND and clause.head.lemma == clause.head.norm
    if unknown or (clause.subject is not None and clause.subject.head.norm in {"one", "it"}):
        return False
    if clause.we_is_subject:
        return True
    if complaint.finding.kind is Kind.ULTIMATUM and clause.subject_given and not clause.you_is_subject:
        return False
    if clause.subject is not None and complaint.lexicons.is_a(clause.subject.lemma, ("@relative",)):
        return False
    someones = clause.subject is None or not clause.subject_given or clause.mood is Mood.COMMAND
    return complaint.is_theirs or someones or clause.subject_is_anybody


def opposites(complaint: Complaint) -> Iterator[Want]:
    """The opposite of a verb (``antonyms.csv``) or of a trait (``traits.csv``)."""
    words = complaint.lexicons.words
    rows = [words["antonyms"].get(name) for name in _acts(complaint)]
    rows += [words["traits"].get(name) for name in _traits(complaint)]
    for row in rows:
        if row is not None and (row["shared"] == "yes" or not _is_about_a_thing(complaint)):
            name = row.get("verb") or row["trait"]
            wanted, shared = row["wanted"], row["shared"] == "yes"
            ours = wanted.replace("{your}", "our").replace("{we}", "we") if shared else None
            alone = not (shared and is_joint(wanted))
            yours = wanted.replace("{your}", "your").replace("{we}", "you") if alone else None
            topic = tuple(row["topic"].split("; ")) if row["topic"] else tuple(wanted.split()[-1:])
            yield plain_want(
                f"opposite.{name.replace(' ', '-')}", Source.REMEDY, we=ours, you=yours, topic=topic
            )
            return


def _is_about_a_thing(complaint: Complaint) -> bool:
    """Whether the act is done to a thing, where its opposite would speak of the writer ("push secrets")."""
    clause, thing = complaint.clause, complaint.object
    return clause is not None and thing is not None and thing.head.pos == labels.NOUN


def _acts(complaint: Complaint) -> tuple[str, ...]:
    """What the other does: the verb, with its particle and without."""
    clause = complaint.clause
    if clause is None:
        return (complaint.noun.lemma,) if complaint.noun else ()
    theirs = complaint.is_theirs or complaint.finding.kind is Kind.FAUX_FEELING
    placed = clause.head.lemma == "lie" and (
        clause.has(_LYING) is not None or any(o.case in _LYING for o in clause.obliques)
    )
    if placed:
        return ()
    return (clause.verb, clause.head.lemma) if theirs else ()


def _traits(complaint: Complaint) -> tuple[str, ...]:
    """What the other is said to be: "lazy", "a slob"."""
    clause = complaint.clause
    if clause is None:
        span = complaint.finding.span
        inside = [
            w.norm for w in complaint.reading.words if span.start <= w.start < span.end and not w.is_punct
        ]
        return ("late",) if inside[:1] == ["late"] and inside[1:2] in ([], ["again"]) else ()
    return (clause.head.lemma,) if clause.copula is not None and clause.you_is_subject else ()


def remedies(complaint: Complaint) -> Iterator[Want]:
    """Remedies that carry the topic and need no verb sense: another state, another place or time, ask
    first.
    """
    clause, obj = complaint.clause, complaint.object
    if clause is None:
        yield from _kept_free(complaint)
        yield from _less(complaint)
    if clause is not None and clause.i_is_subject and clause.head.lemma in _COMING_UPON:
        yield from _kept_free(complaint)
    if clause is None or complaint.is_past or not can_be_asked(complaint):
        return
    named = obj is not None and obj.head.pos != labels.PRONOUN and bool(bare_words(obj))
    if obj is not None and named and clause.head.lemma in _LEAVING and complaint.state in OPPOSITE_STATES:
        thing = definite(complaint, obj, "we")
        state = f"make sure {thing} {_is_are(obj)} {OPPOSITE_STATES[complaint.state]}"
        yield plain_want("remedy.state", Source.REMEDY, we=state, you=state)
        return
    other = _other_thing(complaint, clause) or _kept_out(complaint, clause)
    if other is not None:
        yield other
        return
    if obj is not None and named and _is_given(obj) and clause.head.lemma in _ASKED_FIRST:
        act = base_phrase(complaint, clause, predicate_words(complaint.reading, clause), "you")
        if len(act.split()) <= _MOST_WORDS:
            first = f"check with me before {gerund_phrase(act)}"
            yield plain_want("remedy.ask-first", Source.REMEDY, we=None, you=first)
            return
    yield from _elsewhere(complaint, clause)


def _kept_free(complaint: Complaint) -> Iterator[Want]:
    """A place without the thing: "no more fish in the microwave" wants the microwave kept free of fish."""
    noun, place = complaint.noun or complaint.object, complaint.place
    if noun is not None and complaint.lexicons.is_a(noun.lemma, ("@time",)):
        return  # "all the time on the phone"
    if noun is None or place is None or place.case not in _INSIDE or place.phrase.head.pos != labels.NOUN:
        return
    own = Phrase(noun.head, tuple(w for w in noun.words if w.i <= noun.head.i))
    where = definite(complaint, place.phrase, "you")
    what = text_of(complaint, bare_words(own), "you")
    if own.head.tag == "NN" and any(w.norm in {"one", "another", "a"} for w in own.words):
        what = what.removesuffix(own.head.text) + inflect(own.lemma, "NNS")
    act = f"keep {where} free of {what}"
    yield plain_want("remedy.free-of", Source.REMEDY, we=act, you=act)


def _less(complaint: Complaint) -> Iterator[Want]:
    """Less of what there should be no more of, or all of it at a better time: "no more fireworks after
    ten" wants them before ten.
    """
    noun, topic = complaint.noun, topic_of(complaint)
    if noun is None or topic is None or complaint.finding.kind is not Kind.NEGATIVE_REQUEST:
        return
    edge = next((o for o in complaint.obliques if o.case in _EDGES), None)
    if edge is not None:
        when = text_of(complaint, [w for w in edge.phrase.words if w.pos != "INTJ"], "you")
        thing = topic.partition(f" {edge.case} ")[0]
        act = f"keep {thing} to {_EDGES[edge.case]} {when}"
    elif complaint.place is None and (noun.is_plural or noun.head.tag in {labels.GERUND, "NN"}):
        act = f"go easy on {topic}"
    else:
        return
    yield plain_want("remedy.less", Source.REMEDY, we=act, you=act)


def _is_given(phrase: Phrase) -> bool:
    """Whether the thing is one that both know, and not one of many: "a van", "list"."""
    if phrase.lemma in PERSONS and phrase.possessor not in {"your", "ur"}:
        return False
    return bool(phrase.possessor) or phrase.determiner not in {"", "a", "an"} or phrase.head.tag != "NN"


def _is_are(phrase: Phrase) -> str:
    return "are" if phrase.is_plural else "is"


def _other_thing(complaint: Complaint, clause: Clause) -> Want | None:
    """Something else for the same end: "don't use my boots as a door stop"."""
    end = next((o for o in clause.obliques if o.case in _FOR_AN_END), None)
    used = clause.head.lemma == "use" and complaint.object is not None
    if not used or end is None or complaint.finding.kind is not Kind.NEGATIVE_REQUEST:
        return None
    if end.phrase.head.pos != labels.NOUN or complaint.lexicons.is_a(end.phrase.lemma, ("@time",)):
        return None
    act = f"use something else {end.case} {text_of(complaint, end.phrase.words, 'you')}"
    return plain_want("remedy.other-thing", Source.TOLD, we=None, you=act, topic=(end.phrase.lemma,))


def _kept_out(complaint: Complaint, clause: Clause) -> Want | None:
    """Somebody kept where they should be: "don't let the dog into the bedroom"."""
    place, thing = complaint.place, complaint.object
    let = clause.head.lemma == "let" and complaint.finding.kind is Kind.NEGATIVE_REQUEST
    if not let or place is None or thing is None or thing.head.pos != labels.NOUN:
        return None
    if place.case not in _KEEPING or place.phrase.head.pos != labels.NOUN:
        return None
    who, where = (text_of(complaint, phrase.words, "you") for phrase in (thing, place.phrase))
    act = f"keep {who} {_KEEPING[place.case]} {where}"
    return plain_want("remedy.keep-out", Source.TOLD, we=None, you=act, topic=(thing.lemma,))


def _other_side(complaint: Complaint, clause: Clause) -> Want | None:
    """The same act on the other side of an hour: "don't message me after eight" wants it before eight."""
    edge = next((o for o in complaint.obliques if o.case in _EDGES), None)
    if edge is None or complaint.finding.kind is not Kind.NEGATIVE_REQUEST:
        return None
    hour = edge.phrase.head
    timed = hour.pos == labels.NUMBER or hour.norm in _HOURS
    inside = {w.i for w in edge.words}
    kept = [w for w in predicate_words(complaint.reading, clause) if w.i not in inside]
    words = tuple(takewhile(lambda w: w.i < edge.words[0].i, kept))
    if not timed or not words or words[0].i != clause.head.i or len(words) > _MOST_WORDS:
        return None
    when = text_of(complaint, edge.phrase.words, "you")
    act = f"{base_phrase(complaint, clause, words, 'you')} {_EDGES[edge.case]} {when}"
    return plain_want("remedy.other-side", Source.REMEDY, we=None, you=act)


def _elsewhere(complaint: Complaint, clause: Clause) -> Iterator[Want]:
    """The same act at another place or time, where the complaint is about its place or its time."""
    other_side = _other_side(complaint, clause)
    if other_side is not None:
        yield other_side
        return
    place = complaint.place
    where = {w.i for w in place.words} if place is not None else set()
    when = {w.i for w in complaint.time}
    cut = (where or when) and complaint.finding.kind in _ENDING
    pointed = complaint.object is not None and complaint.object.lemma in {"it", "this", "that"}
    dated = any(w.norm == "time" for w in complaint.time)
    if not cut or pointed or dated or clause.head.lemma not in complaint.lexicons.words["movable_acts"]:
        return
    words = tuple(w for w in predicate_words(complaint.reading, clause) if w.i not in where | when)
    if not words or len(words) > _MOST_WORDS or words[0].i != clause.head.i or any(w.is_punct for w in words):
        return
    act = base_phrase(complaint, clause, words, "you")
    name, other = ("place", "somewhere else") if where else ("time", "at another time")
    ours = f"{act} {other}" if clause.we_is_subject else None
    yield plain_want(f"remedy.{name}", Source.REMEDY, we=ours, you=None if ours else f"{act} {other}")
