"""What is wanted instead, from the frame that fits a complaint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from coach.lexicon.frames import MINE, NO_OBJECT
from coach.lexicon.load import Lexicons
from coach.lexicon.schema import FrameEntry
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import PERSON_SLOTS, Person, inflect, turned
from coach.rewrite.template import MissingSlotError, Piece, fill


class Source(IntEnum):
    """Where a want comes from, best first."""

    FRAME = 0
    REMEDY = 1
    COMPLEMENT = 2
    OPEN = 3


@dataclass(frozen=True, slots=True)
class Want:
    """A wanted act as a bare verb phrase, said of us and of you; ``we`` is None where only the other can do it."""

    frame: str
    source: Source
    we: tuple[Piece, ...] | None
    you: tuple[Piece, ...] | None
    when: Mapping[Person, tuple[Piece, ...]]
    question: tuple[Piece, ...] = ()
    topic: tuple[str, ...] = ()

    def said_of(self, person: Person) -> tuple[Piece, ...] | None:
        """The verb phrase for a person."""
        return self.we if person == "we" else self.you


def frame_wants(reading: Reading, complaint: Complaint, lexicons: Lexicons) -> Iterator[Want]:
    """The wants of all frames that fit, most specific first."""
    seen: set[str] = set()
    for trigger in complaint.triggers:
        for frame in lexicons.frames_by_trigger.get(trigger, ()):
            if frame.id not in seen and fits(frame, complaint, trigger, lexicons):
                seen.add(frame.id)
                want = _want(reading, complaint, frame, lexicons)
                if want is not None:
                    yield want


def fits(frame: FrameEntry, complaint: Complaint, trigger: str, lexicons: Lexicons) -> bool:
    """Whether a complaint meets all conditions of a frame that ``trigger`` called."""
    if frame.polarity != "any" and (frame.polarity == "wanted") != complaint.wanted:
        return False
    verbless = complaint.clause is None
    by_verb = trigger in frame.verbs and not verbless
    by_noun = trigger in frame.nouns and (verbless or _is_light(complaint))
    by_predicate = trigger in frame.predicates and (verbless or not by_verb)
    if not (by_verb or by_noun or by_predicate):
        return False
    if by_verb and frame.objects and not _object_is(complaint, frame.objects, lexicons):
        return False
    if frame.states and complaint.state not in frame.states:
        return False
    if frame.cases and not any(set(o.case.split()) & set(frame.cases) for o in complaint.obliques):
        return False
    if frame.around and not any(lexicons.is_a(lemma, frame.around) for lemma in complaint.lemmas):
        return False
    return not any(lexicons.is_a(lemma, frame.without) for lemma in complaint.lemmas)


def _is_light(complaint: Complaint) -> bool:
    """Verbs that leave the meaning to their object: "have parties", "make noise", "see crumbs"."""
    light = {"have", "make", "do", "see", "hear", "find", "get", "want", "keep", "throw", "bring", "need", "leave"}
    return complaint.clause is not None and complaint.clause.head.lemma in light


def _object_is(complaint: Complaint, wanted: tuple[str, ...], lexicons: Lexicons) -> bool:
    if complaint.object is None:
        return NO_OBJECT in wanted
    lemma = complaint.object.lemma
    return lexicons.is_a(lemma, wanted) or (MINE in wanted and complaint.object.possessor in {"my", "our"})


def _want(reading: Reading, complaint: Complaint, frame: FrameEntry, lexicons: Lexicons) -> Want | None:
    said: dict[Person, tuple[Piece, ...]] = {}
    when: dict[Person, tuple[Piece, ...]] = {}
    question: tuple[Piece, ...] = ()
    persons: tuple[Person, ...] = ("we", "you")
    for person in persons:
        values = slots(reading, complaint, person, lexicons)
        try:
            said[person] = fill(frame.want, values)
            when[person] = fill(frame.when, values)
            if frame.question and person == "we":
                question = fill(frame.question, values)
        except MissingSlotError:
            return None
    return Want(
        frame=frame.id,
        source=Source.FRAME,
        we=said["we"] if frame.shared else None,
        you=said["you"],
        when=when,
        question=question,
        topic=frame.topic,
    )


def slots(reading: Reading, complaint: Complaint, person: Person, lexicons: Lexicons) -> dict[str, str]:
    """The slots that a complaint can fill, worded for ``person``."""
    values: dict[str, str] = dict(PERSON_SLOTS[person])
    obj = complaint.object
    if obj is not None and not obj.head.is_you:
        values["object"] = text_of(reading, obj.words, "you")
        values["object:own"] = text_of(reading, obj.words, person)
        bare = bare_words(obj)
        values["object:bare"] = text_of(reading, bare, person)
        values["object:the"] = _definite(obj, values)
        home = lexicons.words["homes"].get(obj.lemma)
        values["home"] = home["where"] if home else "away"
    place = complaint.place
    values["place"] = f" {text_of(reading, place.words, person)}" if place else ""
    values["time"] = f" {text_of(reading, complaint.time, person)}" if complaint.time else ""
    topic = complaint.oblique({"about", "of", "on", "with"})
    if topic is not None:
        values["topic"] = text_of(reading, topic.phrase.words, person)
    others = complaint.oblique({"to", "with", "at", "for", "in front of"})
    if others is not None:
        values["person"] = text_of(reading, others.phrase.words, "you")
    if complaint.recipient is not None:
        values["recipient"] = text_of(reading, complaint.recipient.words, "you")
    if complaint.state:
        values["state"] = complaint.state
    return values


def _definite(obj: Phrase, values: dict[str, str]) -> str:
    """The thing as one that both know: "every cupboard" -> "the cupboards", "your music" -> "our music"."""
    if obj.possessor or obj.head.pos == "PROPN" or obj.head.pos == "PRON":
        return values["object:own"]
    bare = values["object:bare"]
    if obj.determiner in {"every", "each"}:
        bare = bare.removesuffix(obj.head.norm) + inflect(obj.lemma, "NNS")
    return f"the {bare}"


def bare_words(phrase: Phrase) -> tuple[Word, ...]:
    """A noun phrase without its determiners, possessive pronoun and quantifiers."""
    light = {"all", "every", "each", "any", "no", "more", "so", "much", "many", "the", "a", "an", "this", "that"}
    light |= {"these", "those", "my", "your", "our", "his", "her", "their", "its", "half", "both", "single", "another"}
    kept = tuple(w for w in phrase.words if w.i == phrase.head.i or w.norm not in light)
    return kept or phrase.words


def text_of(reading: Reading, words: Sequence[Word], person: Person) -> str:
    """The words with the writer's own spacing and spelling; "your" turned where ``person`` is "we", shouting lowered."""
    out = ""
    shouted = sum(w.is_capitals for w in reading.words) * 2 > len(reading.words)
    for n, word in enumerate(words):
        if n and words[n - 1].end < word.start:
            out += " "
        text = turned(word.norm, person) if word.norm in {"you", "your", "yours", "yourself"} else word.text
        if text is word.norm or person == "you":
            text = word.text
        out += text.lower() if shouted and word.is_capitals else _uncapitalised(reading, word, text)
    return out


def _uncapitalised(reading: Reading, word: Word, text: str) -> str:
    """A capital that a word has only because it opens a sentence is dropped."""
    opens = word.i in {s.start for s in reading.sentences}
    if opens and word.pos != "PROPN" and word.norm not in {"i", "i'm"} and not word.is_capitals:
        return text[:1].lower() + text[1:]
    return text
