"""The feeling in a charge: whose it is, what it is, and when or about what it comes up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.word import Word
from coach.records import Kind
from coach.rewrite.act import PERSONS
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.occasion import OPENERS, parts, reach
from coach.rewrite.predicate import calm_words, spoken
from coach.rewrite.wordings import text_of

_MOST_WORDS: Final = 14
_LOOSE: Final = frozenset({"in", "on", "over", "at"})
_DETERMINED: Final = frozenset({"my", "your", "our", "ur", "the", "this", "that", "these", "those"})
_OWNERS: Final = frozenset({"my", "your", "our", "ur"})
_SINCE: Final = "since"
_EVENTS: Final = frozenset("when whenever that because since while time how after before every".split())
_WHENEVER: Final = frozenset({"when", "whenever", "time"})
"""What opens an occasion at which the other must have done something: not "hurt when I eat"."""
_CROWD: Final = frozenset({"everyone", "everybody", "people"})
_BY: Final = frozenset({"by", "with", "at"})
_LOT: Final = frozenset({"lot", "two", "guys", "all", "both", "people", "three"})
_FEARED: Final = frozenset({"like", "that", "if", "though"})
_LIKE: Final = frozenset({"like", "as"})
_HINTS: Final = frozenset({"feel", "feels", "feeling", "felt"})
_SERVING: Final = frozenset({"help", "cook", "bank", "ghost"})
"""Verbs that sound like what some feel they are: "the help"."""
_GROUPS: Final = frozenset({"intern", "staff", "crew", "class", "office", "group"})
_AIMING: Final = frozenset({"so", "because", "cause", "cuz", "bc", "cos", "to"})
_BODY: Final = frozenset("mouth head throat face stomach chest heart bones shoes skin boots gut".split())
_IDIOMATIC: Final = frozenset(
    "stabbed hung thrown walked left taken strung stitched talked cut kept put".split()
)
"""Participles whose next words belong to an idiom: "stabbed in the back"."""
_UNKNOWN: Final = "<hurt|frustrated|sad>"
_FELT_KINDS: Final = frozenset({Kind.FAUX_FEELING, Kind.CAUSATION})
_COMING_UP: Final = frozenset(
    "angry annoyed anxious embarrassed frustrated furious impatient irritated jealous nervous scared "
    "stressed tense upset worried".split()
)
"""Feelings that one gets when something happens."""


def felt(complaint: Complaint) -> str:
    """The feeling as a sentence without its mark ("I feel tense when the rota changes").

    Several possible feelings make a blank. "" where it is nobody's, and where the draft doesn't tell what
    brings it up: a feeling alone, or one about a thing, says less than the draft did.
    """
    feeling, word = _feeling(complaint)
    whose = _whose(complaint)
    occasion = _occasion(complaint, word)
    if not whose or not _tells(occasion):
        return ""
    degree = " so" if _has_result(complaint, word, occasion) else ""
    verb = _verb(complaint, whose, feeling, occasion)
    return f"{whose}{verb}{degree} {feeling}{_worded(complaint, occasion)}"


def _has_result(complaint: Complaint, feeling: Word | None, occasion: Sequence[Word]) -> bool:
    """Whether a feeling was so strong that something came of it: "so nervous that I lost my place"."""
    if feeling is None or not any(w.norm == "that" for w in occasion):
        return False
    near = complaint.reading.words[max(0, feeling.i - 2) : occasion[0].i]
    return any(w.norm == "so" for w in near)


def bare(complaint: Complaint) -> str | None:
    """The feeling alone, where nothing tells what brings it up: "I feel lonely around your brother"."""
    if complaint.finding.kind not in _FELT_KINDS:
        return None
    feeling, word = _feeling(complaint)
    whose = _whose(complaint)
    if not whose or (feeling == _UNKNOWN and word is None):
        return None
    past = any(w.norm == "felt" and w.tag == labels.PAST for w in _words(complaint))
    verb = " felt" if past else _verb(complaint, whose, feeling, [])
    occasion = _occasion(complaint, word)
    told = _worded(complaint, occasion) if occasion else _around(complaint)
    feeling = f"so {feeling}" if _has_result(complaint, word, occasion) else feeling
    return f"{whose}{verb} {feeling}{told}" if told or _says_no_more(complaint, word) else None


def _says_no_more(complaint: Complaint, feeling: Word | None) -> bool:
    """Whether a charge names nothing beside its feeling that would be lost: "I feel sidelined by you"."""
    caused = _HINTS | {"make", "makes", "made", "making"}
    words = _words(complaint)
    like = next((n for n, w in enumerate(words) if w.norm == "like"), len(words))
    likeness = words[like:]
    if feeling in likeness and not any(w.is_you or w.norm in {"your", "ur"} for w in likeness):
        words = words[:like]  # "I feel like a cash machine"
    rest = [w for w in words if w.norm not in caused and (feeling is None or w.i != feeling.i)]
    return not any(w.pos in {labels.NOUN, labels.PROPER_NOUN} or _acts(complaint, w) for w in rest)


def _acts(complaint: Complaint, word: Word) -> bool:
    """Whether a word tells of an act: not the second of two feelings, "unheard and pushed aside"."""
    clause = complaint.reading.clause_at(word.i)
    felt_too = (
        word.tag in {labels.PARTICIPLE, labels.PAST} and clause is not None and not clause.subject_given
    )
    return word.is_verb and not felt_too


def _around(complaint: Complaint) -> str:
    """The company in which it is felt, where others than the reader are named as its doers."""
    words = _words(complaint)
    by = next((n for n, w in enumerate(words) if w.norm == "by"), len(words))
    doers = list(takewhile(lambda w: not w.is_punct and not w.is_verb, words[by + 1 :]))
    persons = any(_is_person(complaint, complaint.reading.phrase(w)) for w in doers if w.pos == labels.NOUN)
    return f" around {text_of(complaint, doers, 'you')}" if persons else ""


def feared(complaint: Complaint) -> str | None:
    """What somebody fears who says "I feel like you've picked his side": the clause in their words."""
    if complaint.finding.kind is not Kind.FAUX_FEELING or _feeling(complaint)[0] != _UNKNOWN:
        return None
    inside = _words(complaint)
    start = next((w for w in inside if w.norm in _HINTS), None)
    if start is None:
        return None
    behind = [w for w in inside if w.i > start.i]
    behind += _purpose(complaint, inside[-1].i)
    while behind and behind[0].norm in _FEARED | {"as"}:
        behind.pop(0)
    told = calm_words(takewhile(lambda w: not w.is_punct, behind))
    lists = complaint.lexicons.words
    harsh = any(w.lemma in lists["negative_traits"] or w.lemma in lists["insults"] for w in told)
    whole = 2 < len(told) <= _MOST_WORDS and any(w.is_verb for w in told)
    begun = told[:1] and (told[0].is_you or told[0].norm in _OWNERS)
    return text_of(complaint, told, "you") if whole and begun and not harsh else None


def _purpose(complaint: Complaint, last: int) -> Sequence[Word]:
    """What for, where it stands right behind a fear: "… so there'd be someone to drive"."""
    after = complaint.reading.words[last + 1 : last + 2]
    aims = any(w.norm in _AIMING for w in after)
    return complaint.reading.words[last + 1 : reach(complaint.reading, last + 1) + 1] if aims else ()


def _words(complaint: Complaint) -> list[Word]:
    span = complaint.finding.span
    return [w for w in complaint.reading.words if span.start <= w.start < span.end]


def _feeling(complaint: Complaint) -> tuple[str, Word | None]:
    """The feeling that the draft names or a word of it stands for, and that word."""
    words = complaint.lexicons.words
    for word in _words(complaint):
        faux = words["faux_feelings"].get(word.norm) or words["faux_feelings"].get(word.lemma)
        if faux is not None and not word.tag.startswith("NN"):
            return _blank(faux["meant"]), word
    for word in reversed(_words(complaint)):
        caused = words["caused_feelings"].get(word.norm) or words["caused_feelings"].get(word.lemma)
        if (
            caused is not None
            and not (word.is_verb and word.lemma in _SERVING)
            and not _is_theirs(complaint, word)
            and (word.pos != labels.NOUN or _is_likeness(complaint, word))
        ):
            return _blank(caused["feeling"]), word
        if word.is_verb and word.lemma in words["upset_verbs"]:
            return inflect(word.lemma, labels.PARTICIPLE), word
    literal = _literal(complaint)
    if literal is not None:
        return literal.text.lower(), literal
    likened = next((w for w in _behind(complaint) if w.lemma in words["caused_feelings"]), None)
    if likened is not None and not likened.is_verb:
        return _blank(words["caused_feelings"][likened.lemma]["feeling"]), likened
    return _UNKNOWN, _participle(complaint)


def _literal(complaint: Complaint) -> Word | None:
    """The plain word for a feeling that no list holds: "you make me feel tiny when …"."""
    reading, words = complaint.reading, _words(complaint)
    felt = next((w for w in words if w.norm == "feel"), None)
    if felt is None or felt.i + 2 >= len(reading.words):
        return None
    word, after = reading.words[felt.i + 1 : felt.i + 3]
    told = word.pos == labels.ADJECTIVE or (word.pos == labels.NUMBER and word.text.isdigit())
    harsh = (
        word.lemma in complaint.lexicons.words["insults"]
        or word.lemma in complaint.lexicons.words["absolutes"]
    )
    return word if told and not harsh and after.norm in _WHENEVER | {"every", "each"} else None


def _is_likeness(complaint: Complaint, noun: Word) -> bool:
    """Whether a noun is a feeling or a likeness: "like the maid", not "turned the kids on me"."""
    row = complaint.lexicons.words["caused_feelings"].get(noun.lemma)
    if row is not None and row["feeling"].split("; ")[0][:3] == noun.lemma[:3]:
        return True
    before = [w for w in _words(complaint) if w.i < noun.i]
    like = next((n for n, w in enumerate(before) if w.norm in _LIKE), None)
    return like is not None and noun.tag == "NN" and not any(w.is_you for w in before[like:])


def _is_theirs(complaint: Complaint, word: Word) -> bool:
    """Whether a feeling is told of the other: "I feel like you're ashamed of us"."""
    clause = complaint.reading.clause_at(word.i)
    return clause is not None and clause.copula is not None and clause.you_is_subject


def _behind(complaint: Complaint) -> Sequence[Word]:
    """The rest of the stretch behind what was found: "… lodger" of "I feel like the only lodger"."""
    last = _words(complaint)[-1].i
    return complaint.reading.words[last + 1 : reach(complaint.reading, last) + 1]


def _participle(complaint: Complaint) -> Word | None:
    """What follows "feel" as a charge that no list holds: "upstaged"."""
    said = _words(complaint)
    at = next((w.i for w in said if w.norm in _HINTS), None)
    return next((w for w in said if at is not None and w.i > at and w.tag == labels.PARTICIPLE), None)


def _blank(values: str) -> str:
    several = values.split("; ")
    return f"<{'|'.join(several)}>" if len(several) > 1 else values


def _whose(complaint: Complaint) -> str:
    """Who feels it: "I", "We", "We all"; "" where it is somebody else."""
    inside = _words(complaint)
    if complaint.finding.kind is Kind.FAUX_FEELING or any(w.is_i or w.norm == "my" for w in inside):
        return "I"
    if any(w.is_we or w.norm == "our" for w in inside):
        return "We"
    if any(w.norm in _CROWD for w in inside):
        return "We all"
    thing = complaint.clause.object if complaint.clause is not None else None
    named = thing is not None and thing.determiner in {"the", "my", "our"} and _is_person(complaint, thing)
    if not named or thing is None or complaint.finding.kind is not Kind.CAUSATION:
        return ""
    text = text_of(complaint, thing.words, "you")
    return text[:1].upper() + text[1:]


def _is_person(complaint: Complaint, phrase: Phrase) -> bool:
    lemma = phrase.lemma
    return lemma in PERSONS | _GROUPS or complaint.lexicons.is_a(lemma, ("@relative", "@child", "@guest"))


def _verb(complaint: Complaint, whose: str, feeling: str, occasion: list[Word]) -> str:
    """The verb of feeling in the tense of its occasion: "I get angry when", "I felt small", "I feel sad"."""
    told_past = complaint.is_past or any(w.tag == labels.PAST for w in _words(complaint))
    caused = complaint.finding.kind is Kind.CAUSATION and told_past
    if occasion and occasion[0].norm == _SINCE:
        return "'ve felt" if whose in {"I", "We"} else " have felt"
    if caused or any(w.tag == labels.PAST for w in occasion):
        return " felt"
    thing = complaint.clause.object if complaint.clause is not None else None
    if whose not in {"I", "We", "We all"}:
        return " feels" if thing is not None and thing.head.tag == "NN" else " feel"
    comes_up = bool(occasion) and occasion[0].norm in {"when", "whenever"}
    return " get" if comes_up and feeling.strip("<").partition("|")[0] in _COMING_UP else " feel"


def _occasion(complaint: Complaint, feeling: Word | None) -> list[Word]:
    """The words behind a feeling that say when or at what it comes up; none where they judge or run on."""
    reading = complaint.reading
    inside = _words(complaint)
    when = next((w for w in inside if w.norm in {"when", "whenever"} and w.i > inside[0].i), None)
    if when is not None and any(w.norm == "only" and w.i < when.i for w in inside):
        return []
    before = feeling.i if feeling is not None else when.i - 1 if when is not None else None
    if before is None:
        return []
    last = reach(reading, max(before, inside[-1].i))
    words = _past_doer(list(reading.words[before + 1 : last + 1]))
    while words and not _opens(words):
        words.pop(0)
    if feeling is not None and feeling.norm in _IDIOMATIC and words and words[0].i == feeling.i + 1:
        words = words[1:]
        while words and not _opens(words):
            words.pop(0)
    if (
        words
        and words[0].norm == "that"
        and len(words) > 1
        and (words[1].is_verb or words[1].pos == labels.AUX)
    ):
        return []  # "like the lodger that pays the bills"
    if [w.norm for w in words[:2]] in (["every", "time"], ["each", "time"]):
        words = words[1:]
    lists = complaint.lexicons.words
    harsh = any(w.lemma in lists["absolutes"] or w.lemma in lists["insults"] for w in words)
    mine = words[:1] and words[0].norm in _WHENEVER and any(w.is_i for w in words[1:2])
    odd = harsh or mine or any(parts(reading, w) for w in words)
    return [] if odd or len(words) > _MOST_WORDS else words


def _tells(occasion: list[Word]) -> bool:
    """Whether an occasion is an event or an act: "when the rota changes", "about being left out", "in my own
    kitchen when your mother cooks".
    """
    if not occasion:
        return False
    if any(w.norm in {"when", "whenever"} for w in occasion):
        return True
    acted = any(w.tag == labels.GERUND for w in occasion)
    return acted or (occasion[0].norm in _EVENTS and any(w.is_verb or w.pos == labels.AUX for w in occasion))


def _past_doer(words: list[Word]) -> list[Word]:
    """The words behind "by you lot", where nothing but the doer is named in front."""
    if [w.norm for w in words[1:4]] == ["the", "two", "of"] and words[0].norm in _BY:
        words = [words[0], *words[4:]]
    for n, word in enumerate(words[:-1]):
        if word.norm in _BY and words[n + 1].is_you:
            rest = words[n + 2 :]
            while rest and rest[0].norm in _LOT:
                rest = rest[1:]
            if len(rest) < len(words) - n - 2 and rest and rest[0].norm in _LOOSE:
                return []
            if rest and rest[0].tag == labels.GERUND and rest[0].norm != "being":
                return words[n:]  # "by you two going behind my back"
            return [] if rest and rest[0].norm in {"and", "or", "being", "n"} else rest
    return words


def _opens(words: list[Word]) -> bool:
    """Whether an occasion begins here: "when …", "at your work things", not "on and on"."""
    if words[0].norm == "time" and len(words) > 2:
        return words[1].pos == labels.PRONOUN or words[1].norm in _DETERMINED
    if words[0].norm not in OPENERS or len(words) < 2:
        return False
    if words[0].norm == "every":
        return words[1].norm in {"time", "day", "night", "week", "morning", "evening", "weekend"}
    if words[0].norm in _BY and words[1].pos == "ADP":
        return False  # "people I work with on Monday"
    if words[0].norm in _LOOSE and any(w.norm in _BODY for w in words[2:3]):
        return False  # "my heart in my mouth"
    return words[0].norm not in _LOOSE or words[1].pos == "DET" or words[1].norm in _DETERMINED


def _worded(complaint: Complaint, words: list[Word]) -> str:
    """The occasion as it follows a feeling, with a leading space."""
    opener = words[0].norm
    rest = spoken(complaint, words[1:], "you")
    if opener == "time":
        return f" when {rest}"
    if opener in {"by", "with"}:
        return f" about {rest}"
    if opener == "that" and not any(w.is_verb for w in words):
        return f" about that {rest}"
    return f" about how {rest}" if opener == "how" else f" {spoken(complaint, words, 'you')}"
