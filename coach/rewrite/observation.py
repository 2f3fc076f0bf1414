"""What happened, said as an observation: "you always leave the gate open" -> "you leave the gate open".

An I-statement can carry it ("I find it hard when you leave the gate open"): the deed without the law about
the person, the verdict and the strong words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.phrase import Phrase
from coach.reading.word import Word
from coach.records import Kind
from coach.rewrite.complaint import Complaint
from coach.rewrite.english import inflect
from coach.rewrite.occasion import reach
from coach.rewrite.predicate import calm_words, predicate_words, spoken
from coach.rewrite.topic import THING_STATES
from coach.rewrite.wordings import text_of

_VERDICTS: Final = frozenset(
    "ruin wreck spoil destroy mess screw botch bungle blow sabotage betray lie cheat abandon ditch dump fail "
    "neglect disrespect abuse use manipulate gaslight disappoint hurt humiliate embarrass insult belittle "
    "stuff muck bugger cock fuck bail flake bully exploit drive ghost deceive mislead act behave "
    "pretend dare bother manage refuse waste treat think want need know like believe mean care feel "
    "expect deserve kill die suck stink be count hang kid joke feign fake steal rob sneak snoop spy gossip "
    "grass snitch occur find appear seem hide lurk storm sulk moan whine realise realize notice".split()
)
"""Verbs that judge."""
_VAGUE: Final = frozenset("make pull play turn run do have get go come love take put sit stand".split())
"""Verbs that tell what was done only with the thing or the place that goes with them."""
_AIMS: Final = frozenset({"to", "so", "because", "cause", "cuz", "bc", "cos", "coz", "as", "in"})
_TIMES: Final = frozenset({"when", "while", "if", "before", "after", "until", "till", "whenever"})
_BLAMED: Final = frozenset({"fault", "doing", "because", "thanks"})
_NOBODYS: Final = frozenset(
    {"it", "this", "that", "which", "who", "ye", "yous", "youse", "ya", "yer", "your"}
)
_SOMEBODYS: Final = frozenset({"his", "her", "him", "himself", "herself", "themselves"})
_REASONS: Final = frozenset({"because", "cos", "cause", "cuz", "bc", "thanks"})
_ORDERING: Final = frozenset({Kind.DIRECTIVE, Kind.CONTEMPT})
"""Kinds whose commands tell of nothing that was done."""
_LAWS: Final = frozenset({Kind.GENERALIZATION, Kind.ACCUSATION})
_REMARKS: Final = frozenset("thing comment move joke trick stunt way remark".split())
_SAID: Final = frozenset(
    "remark comment joke email message text letter note speech post reply answer".split()
)
_TAKEN_BADLY: Final = frozenset({Kind.CAUSATION, Kind.GUILT_TRIP})
_DENYING: Final = frozenset({"not", "never", "hardly", "barely"})
_BUT_SELF: Final = frozenset({"anyone", "anybody", "anything", "yourself", "yourselves", "urself"})
_ODD: Final = frozenset("nothing nobody never every no none nowhere anything".split())
_MOST_WORDS: Final = 14
_DOERS: Final = frozenset({"i", "he", "she", "we", "they"})
_SAYING: Final = frozenset("say think know tell believe hope wish mean hear see feel".split())
_HEDGES: Final = frozenset({"would", "could", "might", "may", "can"})
_INNER: Final = frozenset("want like love trust miss need enjoy believe understand".split())
"""What one may be unsure of in another, and ask."""


@dataclass(frozen=True, slots=True)
class Observation:
    """A deed said of the other person ("you left the gate open"), and whether it is past."""

    text: str
    past: bool


def observe(complaint: Complaint) -> Observation | None:
    """The act of a complaint as an observation; None where the draft judges more than it tells."""
    clause = complaint.clause
    if clause is None or not _tells_of_them(complaint, clause):
        return None
    if complaint.finding.kind is Kind.ACCUSATION and complaint.lexicons.words["harms"].get(clause.head.lemma):
        shown = _shown_by(complaint, clause)
        if shown is not None:
            return shown
    if (
        complaint.finding.kind is Kind.CONTEMPT
        and complaint.reading.words[max(0, clause.head.i - 1)].norm == "of"
    ):
        return None
    ordered = complaint.finding.kind in _ORDERING and complaint.act is None and not complaint.is_past
    if ordered and (complaint.finding.kind is Kind.DIRECTIVE or clause.mood is Mood.COMMAND):
        return None
    denied = clause.negation is not None
    before = complaint.reading.words[complaint.reading.sentence_of(clause.head).start : clause.head.i]
    if complaint.act is None and not denied and any(w.norm in _DENYING for w in before):
        return None
    unmet = complaint.wanted or (denied and clause.mood is not Mood.COMMAND)
    if unmet and not complaint.is_past:
        return None
    words = _without_motive(complaint, clause, predicate_words(complaint.reading, clause))
    if not words or words[0].i != clause.head.i or not _is_telling(complaint, words):
        return None
    rest = spoken(complaint, words[1:], "you", told=complaint.is_past)
    if unmet:
        verb = f"didn't {clause.head.lemma}"
    elif complaint.is_past:
        verb = inflect(clause.head.lemma, labels.PAST)
    else:
        verb = clause.head.lemma
    return Observation(f"you {verb} {rest}".rstrip(), complaint.is_past)


def _shown_by(complaint: Complaint, clause: Clause) -> Observation | None:
    """The deed that a verdict rests on: "you broke my trust when you read my diary"."""
    for below in complaint.reading.subclauses(clause, labels.ADVERBIAL_CLAUSE):
        over = below.is_past or complaint.is_past
        told = below.marker == "when" and below.you_is_subject and below.is_verbal and over
        if not told or below.negation is not None or below.head.lemma in _VERDICTS:
            continue
        words = predicate_words(complaint.reading, below)
        if words and words[0].i == below.head.i and _is_calm(complaint, words[1:]):
            rest = spoken(complaint, words[1:], "you")
            return Observation(f"you {inflect(below.head.lemma, labels.PAST)} {rest}".rstrip(), past=True)
    return None


def habit(complaint: Complaint) -> str | None:
    """What keeps happening, where its subject is a thing or somebody else: "your shoes are in the hall"."""
    clause = complaint.clause
    if clause is None or complaint.wanted or complaint.is_past or clause.modal or clause.wh is not None:
        return None
    conditional = complaint.finding.kind is Kind.ULTIMATUM and clause.marker == "if"
    if complaint.finding.kind not in _LAWS and not conditional:
        return None
    subject = clause.subject
    if subject is None or not clause.subject_given or clause.negation or clause.head.lemma in _VERDICTS:
        return None
    if any(a.i < subject.words[0].i for a in clause.auxiliaries):
        return None  # "not once has Ron been the first"
    named = subject.head.pos == labels.PROPER_NOUN and clause.head.tag not in {labels.BASE_FORM, "VBP"}
    if subject.head.pos != labels.NOUN and not named and not (_bears(clause) or _cleft(complaint, clause)):
        return None
    words = _cleft(complaint, clause) or _clause_words(complaint, clause, subject.words[0].i)
    if conditional:
        last = max((w.i for w in predicate_words(complaint.reading, clause)), default=clause.head.i)
        words = [w for w in words if w.i <= last]
    if not words or words[-1].is_you:
        return None
    general = words[0].norm in {"every", "each"} and len(words) > 1
    told = words[1:] if general else words
    if not _is_calm(complaint, told) or not _is_plain(complaint, words):
        return None
    text = spoken(complaint, [w for w in told if w.norm != "single" or not general], "you")
    return f"{'an' if text[:1] in 'aeiou' else 'a'} {text}" if general else text


def _bears(clause: Clause) -> bool:
    """Whether the writer is the one whom it falls to: "it's me who …", "I'm always the one who …"."""
    mine = clause.subject is not None and clause.subject.head.is_i
    pointed = clause.subject is not None and clause.subject.head.norm == "it"
    to_me = clause.head.norm in {"me", "us"} or any(
        w.norm == "my" and w.head == clause.head.i for w in clause.words
    )
    return clause.copula is not None and ((mine and clause.head.norm == "one") or (pointed and to_me))


def _cleft(complaint: Complaint, clause: Clause) -> list[Word]:
    """What a cleft says of a thing: "it's always your van that hoots" -> "your van hoots"."""
    reading = complaint.reading
    pointed = (
        clause.subject is not None and clause.subject.head.norm == "it" and clause.head.pos == labels.NOUN
    )
    relative = next(iter(reading.subclauses(clause, "acl:relcl")), None)
    if not pointed or relative is None or relative.subject is None:
        return []
    if relative.subject.head.norm not in {"who", "that", "which"}:
        return []
    before = max(clause.subject.head.i, clause.copula.i if clause.copula else 0) if clause.subject else 0
    thing = [w for w in reading.phrase(clause.head).words if w.i > before]
    if relative.subject.head.i > clause.head.i + 1:
        return []  # "the same performance over who gets the tools"
    said = [w for w in _clause_words(complaint, relative, thing[0].i) if w.i != relative.subject.head.i]
    return [w for w in said if w.i <= thing[-1].i or w.i > relative.subject.head.i]


def happened(complaint: Complaint) -> str | None:
    """What happened that a draft lays at the other's door: "because of you we missed the ferry"."""
    reading, span = complaint.reading, complaint.finding.span
    for clause in reading.clauses:
        subject = clause.subject
        inside = span.start <= clause.head.start < span.end
        if not inside or subject is None or not clause.subject_given or subject.is_you or clause.modal:
            continue
        if subject.head.is_i or subject.words[0].norm == "some":
            continue
        if clause.marker in _TIMES or clause.head.lemma in _BLAMED or subject.head.norm in _NOBODYS:
            continue
        if clause.head.tag == labels.PARTICIPLE and not clause.auxiliaries:
            continue  # "whole surprise gone"
        over = clause.is_past or any(a.lemma in {"have", "'s", "'ve"} for a in clause.auxiliaries)
        asked = any(
            w.tag.startswith("W") for w in reading.words[max(0, subject.words[0].i - 1) : clause.head.i]
        )
        if not clause.is_verbal or (asked and not over) or subject.words[0].norm == "that":
            continue
        words = _clause_words(complaint, clause, subject.words[0].i)
        theirs = any(w.is_you or w.norm in {"your", "ur", "yours"} for w in words)
        if _is_calm(complaint, words) and _is_plain(complaint, words) and not theirs:
            return text_of(complaint, words, "you")
    return None


def doubted(complaint: Complaint) -> str | None:
    """What the other is said not to want or trust, as something that the writer isn't sure of: "you trust
    me".
    """
    if complaint.finding.kind not in {Kind.MIND_READING, Kind.FAUX_FEELING}:
        return None
    span = complaint.finding.span
    for clause in complaint.reading.clauses:
        denied = clause.negation is not None and clause.you_is_subject and clause.is_verbal
        inside = span.start <= clause.head.start < span.end
        if inside and denied and clause.head.lemma in _INNER and not clause.is_past and not clause.modal:
            words = predicate_words(complaint.reading, clause)
            if len(words) > 1 and words[0].i == clause.head.i and _is_calm(complaint, words[1:]):
                return f"you {clause.head.lemma} {spoken(complaint, words[1:], 'you')}"
    return None


def sensed(complaint: Complaint) -> str | None:
    """What the draft claims of the other's mind, to be asked about as an impression: "you want Isla to fear
    me".
    """
    if complaint.finding.kind is not Kind.MIND_READING:
        return None
    span, reading = complaint.finding.span, complaint.reading
    for clause in reading.clauses:
        told = clause.you_is_subject and clause.subject_given and clause.mood is Mood.STATEMENT
        inside = span.start <= clause.head.start < span.end and clause.subject is not None
        if (
            not (told and inside)
            or clause.marker in _TIMES
            or clause.modal in _HEDGES
            or clause.subject is None
        ):
            continue
        words = _claim_words(complaint, clause, clause.subject.words[0].i)
        blames = clause.verb == "let down" or clause.head.lemma in complaint.lexicons.words["harms"]
        if blames or clause.head.lemma in complaint.lexicons.words["failings"]:
            continue
        strong = any(w.lemma in complaint.lexicons.words["absolutes"] or w.norm in _BUT_SELF for w in words)
        torn = bool(words) and words[-1].tag == labels.PREPOSITION
        if (
            not (strong or torn)
            and words
            and words[0].is_you
            and _is_calm(complaint, words[1:])
            and _is_plain(complaint, words)
        ):
            return text_of(complaint, words, "you")
    return None


def _claim_words(complaint: Complaint, clause: Clause, first: int) -> list[Word]:
    """The words of a claim with the motive that it claims; none where they go on without a mark."""
    reading = complaint.reading
    last = reach(reading, clause.head.i)
    after = [w.norm for w in reading.words[last + 1 : last + 3]]
    aim = next((n for n, norm in enumerate(after) if norm in _AIMS), None)
    if aim == 0 or (aim == 1 and after[0] in {"just", "only"}):
        last = reach(reading, last + 1 + aim)
    elif after[:1] and after[0] in _DOERS:
        return []
    given = any(w.norm in _AIMS for w in reading.words[first : last + 1])
    if given and any(w.norm in {"and", "or", "n"} for w in reading.words[last + 1 : last + 2]):
        return []  # "you think because you own and we rent, …"
    return calm_words(reading.words[first : last + 1])


def judged(complaint: Complaint) -> str | None:
    """What a verdict on a deed points at, as it follows "by": "that" of "that was low"."""
    clause = complaint.clause
    if complaint.finding.kind is not Kind.ACCUSATION or clause is None or clause.subject is None:
        return None
    subject = clause.subject
    pointing = len(subject.words) == 1 and subject.head.norm in {"that", "this"}
    below = list(complaint.reading.subclauses(clause))
    return (
        subject.head.norm
        if pointing and clause.copula is not None and not clause.negation and not below
        else None
    )


def _clause_words(complaint: Complaint, clause: Clause, first: int) -> list[Word]:
    """The words of a clause from its subject to the end of its stretch, without strong ones."""
    reading = complaint.reading
    rest = reading.words[first : reach(reading, clause.head.i) + 1]
    stretch = takewhile(lambda w: w.i < clause.head.i or w.norm not in _REASONS, rest)
    return calm_words(stretch)


def _is_plain(complaint: Complaint, words: Sequence[Word]) -> bool:
    """Whether a stretch can stand behind "when": whole, not too long, nothing quoted or foreign to it."""
    torn = any(w.is_punct or w.tag.startswith("W") for w in words) or not any(w.is_verb for w in words)
    torn = torn or any(b.norm in _DOERS and a.is_verb and a.lemma not in _SAYING for a, b in pairwise(words))
    return 2 < len(words) <= _MOST_WORDS and not torn and not complaint.reading.quoted & {w.i for w in words}


def _without_motive(complaint: Complaint, clause: Clause, words: Sequence[Word]) -> Sequence[Word]:
    """The words without the reason that the draft reads into the act: "on purpose", "just to spite me"."""
    reading = complaint.reading
    if complaint.finding.kind is Kind.MIND_READING and _is_only(complaint):
        return []
    purpose = next((w for w in words if w.norm == "purpose"), None)
    drop = set() if purpose is None else {purpose.i, purpose.i - 1}
    if complaint.finding.kind is Kind.MIND_READING:
        aims = (c for c in reading.subclauses(clause, labels.ADVERBIAL_CLAUSE) if c.marker in _AIMS)
        drop |= {w.i for c in aims for w in reading.subtree(c.head)}
    return [w for w in words if w.i not in drop]


def remark(complaint: Complaint) -> str | None:
    """What was said or done, where a draft only judges it: "that was a low thing to say at dinner".

    The result follows "by" or "about": "what you said at dinner".
    """
    clause = complaint.clause
    reading = complaint.reading
    if complaint.finding.kind in _TAKEN_BADLY:
        span = complaint.finding.span
        inside = (w for w in reading.words if span.start <= w.start < span.end and w.lemma in _SAID)
        own = (reading.phrase(w) for w in inside)
        said = next((p for p in own if p.possessor in {"your", "ur"}), None)
        return text_of(complaint, said.words, "you") if said is not None else None
    if clause is None or clause.copula is None or clause.head.lemma not in _REMARKS:
        return None
    verb = next((w for w in reading.words[clause.head.i + 1 :] if w.norm in {"say", "do"}), None)
    if verb is None or reading.sentence_of(verb) != reading.sentence_of(clause.head):
        return None
    rest = text_of(complaint, reading.words[verb.i + 1 : reach(reading, verb.i) + 1], "you")
    return f"what you {'said' if verb.norm == 'say' else 'did'} {rest}".rstrip()


def _tells_of_them(complaint: Complaint, clause: Clause) -> bool:
    """Whether it is the other person's own act that the clause tells, without hedging it."""
    if clause.marker == "to" and not clause.you_is_subject and complaint.act is None:
        return False
    after = complaint.reading.words[reach(complaint.reading, clause.head.i) + 1 :][:1]
    if clause.subject is None and clause.head.tag == labels.GERUND and any(w.text == ":" for w in after):
        return False  # "Flagging for visibility: ..." is the writer's own
    foreign = complaint.act is not None and not (clause.you_is_subject or clause.subject is None)
    said = predicate_words(complaint.reading, clause)
    if clause.subject is None and any(w.is_you for w in said):
        return False  # "living with you is like …" is the writer's own
    if clause.coordinator == "or" and clause.mood is Mood.QUESTION:
        return False  # "was the bin invisible, or did you step over it?"
    if foreign and any(w.norm in _SOMEBODYS or w.is_you for w in said):
        return False
    asked = clause.mood is Mood.QUESTION and clause.modal in {"can", "could"}
    first = complaint.reading.words[max(0, clause.head.i - 2) : clause.head.i]
    if [w.norm for w in first] == ["get", "to"]:
        return False  # "since when do you get to decide?"
    if not clause.is_verbal or clause.passive or (clause.modal and not asked) or clause.mood is Mood.PROPOSAL:
        return False
    return clause.head.i not in complaint.reading.quoted and complaint.is_theirs


def _is_telling(complaint: Complaint, words: Sequence[Word]) -> bool:
    """Whether the words say what was done, with a thing or a person, and judge nobody."""
    verb, thing, lexicons = words[0].lemma, complaint.object, complaint.lexicons
    if (
        verb in _VERDICTS
        or _lets_down(complaint)
        or (verb in lexicons.words["states_of_mind"] and verb != "miss")
    ):
        return False
    placed = any(o.phrase.head.pos in {labels.NOUN, labels.NUMBER} for o in complaint.obliques)
    if verb in _VAGUE and not (placed if thing is None else _is_plain_thing(complaint, thing)):
        return False
    torn = (
        words[-1].tag.startswith("W") or words[-1].tag == labels.PREPOSITION or any(w.is_punct for w in words)
    )
    return 1 < len(words) <= _MOST_WORDS and not torn and _is_calm(complaint, words)


def _is_plain_thing(complaint: Complaint, thing: Phrase) -> bool:
    """Whether a verb that says little has a thing that says what was done: "you turned it up to 25"."""
    if thing.head.pos == labels.PRONOUN:
        return (
            bool(complaint.obliques)
            and complaint.clause is not None
            and complaint.clause.particle is not None
        )
    return thing.lemma in complaint.lexicons.words["classes"] or bool(thing.possessor)


def _is_only(complaint: Complaint) -> bool:
    """Whether not the act but its reason is the charge: "you only rang because …"."""
    span = complaint.finding.span
    return any(
        w.norm in {"only", "just"} for w in complaint.reading.words if span.start <= w.start < span.end
    )


def _lets_down(complaint: Complaint) -> bool:
    return complaint.clause is not None and complaint.clause.verb == "let down"


def _insults(complaint: Complaint, word: Word) -> bool:
    """Whether a word is a name for the other; "the baby" that is fed is none."""
    row = complaint.lexicons.words["insults"].get(word.lemma)
    named = word.dep in {labels.ROOT, labels.VOCATIVE, labels.DISCOURSE, labels.OPEN_COMPLEMENT}
    return row is not None and (row["severity"] == "high" or named)


def _is_calm(complaint: Complaint, words: Sequence[Word]) -> bool:
    lists = complaint.lexicons.words
    traits = (w.lemma for w in words if w.lemma not in THING_STATES)
    judged = any(t in lists["negative_traits"] for t in traits) or any(_insults(complaint, w) for w in words)
    return not judged and not any(w.norm in _ODD for w in words)
