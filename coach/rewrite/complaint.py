"""A complaint: what a finding says that the other does, or should do, with its things, places and times."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood, Oblique
from coach.reading.lemmas import singular
from coach.reading.phrase import Phrase
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Finding, Kind
from coach.rewrite.act import Act, hidden_act

_ACT_KINDS: Final = frozenset(
    {
        Kind.NEGATIVE_REQUEST,
        Kind.GENERALIZATION,
        Kind.ACCUSATION,
        Kind.DIRECTIVE,
        Kind.ACCUSING_QUESTION,
        Kind.ULTIMATUM,
    }
)
_NOUN_KINDS: Final = frozenset({Kind.NEGATIVE_REQUEST, Kind.DIRECTIVE, Kind.ULTIMATUM})
"""Kinds that may name a thing and no act: "no more noise", "you need therapy"."""
_WISH_KINDS: Final = frozenset({Kind.GUILT_TRIP, Kind.FAUX_FEELING})
_ASPECT: Final = frozenset(
    "keep start begin continue go love like tend insist try bother manage dare use get have want need "
    "offer".split()
)
_FLIP: Final = frozenset("forget fail refuse neglect avoid skip stop quit decline".split())
_DENIED: Final = frozenset({Kind.GENERALIZATION, Kind.ACCUSATION})
_NOBODY: Final = frozenset({"nobody", "no-one", "noone", "none"})
_DOUBTING: Final = frozenset({"seriously", "really", "honestly", "just", "actually"})
_UNTIL: Final = frozenset({"until", "till", "unless"})
_GRACES: Final = frozenset("decency courtesy guts balls sense manners kindness grace respect heart".split())
_END: Final = frozenset({"stop", "quit", "avoid"})
"""Verbs of a request that something end: what stands behind them is not wanted."""
_TIME_CASES: Final = frozenset({"during", "after", "before", "until", "till", "by", "past", "since"})
_PLACE_CASES: Final = frozenset(
    "in on at over under by near around across into onto outside inside behind beside against along "
    "throughout through next to beneath above below off from".split()
)
_TIME_MARKERS: Final = frozenset(
    {"when", "while", "whenever", "before", "after", "until", "till", "once", "as"}
)


@dataclass(frozen=True)
class Complaint:
    """What is complained about.

    ``wanted`` is true where the named act is the one that the writer wants ("you never wash up"). ``clause``
    is None for a complaint without a verb ("no more mess"), whose thing is then ``noun``.
    """

    reading: Reading
    lexicons: Lexicons
    finding: Finding
    clause: Clause | None
    noun: Phrase | None
    wanted: bool
    object: Phrase | None
    state: str
    recipient: Phrase | None
    obliques: tuple[Oblique, ...]
    time: tuple[Word, ...]
    act: Act | None = None

    @property
    def is_past(self) -> bool:
        """Whether the act is over."""
        return self.act.past if self.act is not None else self.clause is not None and self.clause.is_past

    @property
    def is_theirs(self) -> bool:
        """Whether the act is the other's: said of "you", asked of them, or theirs by construction."""
        clause = self.clause
        if clause is None or clause.you_is_subject:
            return clause is not None
        if self.act is not None and self.act.theirs:
            kin = clause.subject is not None and self.lexicons.is_a(clause.subject.lemma, ("@relative",))
            return not ((clause.i_is_subject and clause.subject_given) or kin)
        return clause.subject is None

    @property
    def is_anybodys(self) -> bool:
        """Whether the act is told of anybody but meant of the other: "who lets their dog …?"."""
        subject = self.clause.subject if self.clause is not None else None
        return self.act is not None and subject is not None and not (subject.is_you or subject.head.is_i)

    @property
    def is_spelled_out(self) -> bool:
        """Whether the writer says in so many words what is to be done: "you need to update the page", "how
        hard is it to update the page?".
        """
        verbal = self.clause is not None and self.clause.is_verbal
        told = self.wanted and self.finding.kind is Kind.DIRECTIVE and verbal
        meant = self.act is not None and self.finding.kind is Kind.ACCUSING_QUESTION
        return told or (self.wanted and meant) or self.finding.kind is Kind.ULTIMATUM

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of what was found."""
        span = self.finding.span
        return frozenset(w.lemma for w in self.reading.words if span.start <= w.start < span.end)

    @property
    def names_an_act(self) -> bool:
        """Whether the finding is about something done or to be done, not about a person or a feeling."""
        if (
            self.finding.kind is Kind.ACCUSING_QUESTION
            and self.clause is not None
            and self.clause.i_is_subject
            and self.clause.subject_given
        ):
            return False
        if self.act is not None:
            return True
        return self.finding.kind in _ACT_KINDS or (self.wanted and self.finding.kind in _WISH_KINDS)

    @property
    def triggers(self) -> tuple[str, ...]:
        """The words by which frames are found, most specific first."""
        if self.clause is None:
            return tuple(dict.fromkeys((self.noun.lemma, singular(self.noun.head.norm)))) if self.noun else ()
        names = [self.clause.verb, self.clause.head.lemma]
        if self.object is not None:
            names.append(self.object.lemma)
        return tuple(dict.fromkeys(names))

    @property
    def place(self) -> Oblique | None:
        """The first oblique that says where."""
        times = {w.i for w in self.time}
        return next(
            (o for o in self.obliques if o.phrase.head.i not in times and set(o.case.split()) & _PLACE_CASES),
            None,
        )

    def oblique(self, cases: Container[str]) -> Oblique | None:
        """The first oblique with one of the prepositions."""
        return next((o for o in self.obliques if o.case in cases), None)


def _is_disbelieved(reading: Reading, finding: Finding, clause: Clause) -> bool:
    """Whether a question can't believe what it sees: "are you seriously going to sit there?"."""
    start = reading.sentence_of(clause.head).start
    ahead = [w.norm for w in reading.words[start : clause.head.i]]
    asked = finding.kind is Kind.ACCUSING_QUESTION and clause.negation is None and "why" not in ahead
    return asked and bool(_DOUBTING.intersection(ahead)) and {"are", "going"} <= set(ahead)


def read_complaint(reading: Reading, finding: Finding, lexicons: Lexicons) -> Complaint:
    """The complaint of a finding, from the word that the rule pointed at."""
    head = reading.words[finding.head]
    wanted = any(cue.role == "unmet" for cue in finding.cues)
    act = hidden_act(reading, finding)
    if act is not None:
        below, turned = _act(reading, act.clause)
        act = replace(act, clause=below, wanted=act.wanted != turned)
        return _verbal(reading, finding, below, lexicons, wanted=act.wanted, act=act)
    clause = reading.clause_at(head.i)
    pointless = clause is None and head.pos not in labels.NOMINALS
    if pointless and finding.kind is Kind.DIRECTIVE and finding.rule.endswith(".phrase"):
        clause = _ordered(reading, finding)
    if clause is None and (head.is_verb or finding.kind not in _NOUN_KINDS):
        clause = reading.clause_of(head)
    if clause is not None and not clause.is_verbal and clause.copula is None and not head.is_verb:
        clause = None
    if clause is not None:
        is_order = finding.kind is Kind.DIRECTIVE and clause.mood is Mood.COMMAND
        nobodys = clause.subject is not None and clause.subject.lemma in _NOBODY
        is_denied = finding.kind in _DENIED and (clause.denial is not None or nobodys)
        is_awaited = finding.kind is Kind.ULTIMATUM and (
            clause.marker in _UNTIL or (clause.marker == "if" and clause.negation is not None)
        )
        is_order = is_order or (finding.kind is Kind.DIRECTIVE and clause.head.i != head.i)
        wanted = wanted or is_denied or is_awaited or (is_order and clause.negation is None)
        wanted = wanted and not _is_disbelieved(reading, finding, clause)
        wanted = wanted and not (clause.modal == "must" and _is_asked_why(reading, clause))
        if _is_counterfactual(clause):
            wanted = clause.negation is None
        asks_to_end = finding.kind is Kind.NEGATIVE_REQUEST and clause.head.lemma in _END
        clause, flipped = _act(reading, clause)
        wanted = wanted != (flipped and not asks_to_end)
    if clause is not None and finding.kind is Kind.ULTIMATUM and _is_thing_by_time(reading, clause, lexicons):
        return _nominal(reading, finding, clause.head, lexicons, wanted=True)
    if clause is None:
        thing = _thing(reading, finding, head)
        return _nominal(reading, finding, thing, lexicons, wanted=wanted)
    return _verbal(reading, finding, clause, lexicons, wanted=wanted)


def _is_asked_why(reading: Reading, clause: Clause) -> bool:
    """Whether "why" stands in front of an act: "why you must sing at breakfast"."""
    start = reading.sentence_of(clause.head).start
    return any(w.norm in {"why", "y"} for w in reading.words[start : clause.head.i])


def _is_counterfactual(clause: Clause) -> bool:
    """Whether a condition denies what happened: "we'd be home if you hadn't lost the ticket"."""
    return clause.marker == "if" and any(
        a.lemma == "have" and a.tag == labels.PAST for a in clause.auxiliaries
    )


def _ordered(reading: Reading, finding: Finding) -> Clause | None:
    """The act of an order in a fixed wording that points at another word: "let him fail for once"."""
    inside = (c for c in reading.clauses if finding.span.start <= c.head.start < finding.span.end)
    return next((c for c in inside if c.is_verbal and not (c.subject_given and c.i_is_subject)), None)


def _is_thing_by_time(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Whether what reads like an order is a thing and its time: "Rent Friday or move out"."""
    behind = reading.words[clause.head.i + 1 : clause.head.i + 3]
    handed_in = [w.norm for w in behind] in (["in", "by"], ["in", "before"])
    timed = handed_in or any(lexicons.is_a(w.norm, ("@time",)) for w in behind[:1])
    opens = reading.sentence_of(clause.head).start == clause.head.i
    return timed and opens and clause.head.lemma in lexicons.words["classes"]


def _thing(reading: Reading, finding: Finding, head: Word) -> Word:
    """The noun that a verbless complaint is about: the head, or the nearest noun if the rule missed it."""
    while head.dep == "nmod" and finding.span.start <= reading.words[head.head].start < head.start:
        head = reading.words[head.head]
    if head.pos in labels.NOMINALS or head.is_verb:
        return head
    nouns = [
        w
        for w in reading.words
        if w.pos in {labels.NOUN, labels.PROPER_NOUN} and finding.span.start <= w.start < finding.span.end
    ]
    before = [w for w in nouns if w.i < head.i]
    return before[-1] if before else nouns[0] if nouns else head


def _act(reading: Reading, clause: Clause) -> tuple[Clause, bool]:
    """Go down from "keep leaving" to "leaving", and from "forget to lock" to "lock", which flips it."""
    flipped = False
    for _ in range(3):
        below = _with_grace(reading, clause)
        if below is not None:
            clause = below
            continue
        lemma = clause.head.lemma
        relations = {labels.OPEN_COMPLEMENT} | ({labels.COMPLEMENT} if lemma == "learn" else set())
        below = next(iter(reading.subclauses(clause, *relations)), None)
        if below is None or clause.object is not None or not below.is_verbal or below.subject_given:
            break
        taught = below.object is not None and below.object.head.pos == labels.NOUN
        if lemma in _ASPECT or (lemma == "learn" and taught):
            clause = below
        elif lemma in _FLIP:
            clause, flipped = below, not flipped
        else:
            break
    return clause, flipped


def _with_grace(reading: Reading, clause: Clause) -> Clause | None:
    """What somebody has the decency to do: "nobody had the courtesy to ask me"."""
    grace = clause.object
    if clause.head.lemma != "have" or grace is None or grace.lemma not in _GRACES:
        return None
    inside = (c for c in reading.clauses if c.marker == "to" and c.is_verbal and c.head.i > grace.head.i)
    return next((c for c in inside if c.head.head in {grace.head.i, clause.head.i}), None)


def _nominal(
    reading: Reading, finding: Finding, head: Word, lexicons: Lexicons, *, wanted: bool
) -> Complaint:
    phrase = reading.phrase(head)
    deps = {*labels.OBLIQUES, "nmod"}
    kids = [k for k in reading.children(head) if k.dep in deps]
    obliques = tuple(_oblique(reading, k) for k in kids)
    return Complaint(
        reading=reading,
        lexicons=lexicons,
        finding=finding,
        clause=None,
        noun=phrase,
        wanted=wanted,
        object=Phrase(head, tuple(w for w in phrase.words if not _inside(reading, w, kids))),
        state="",
        recipient=None,
        obliques=obliques,
        time=_time(reading, head, obliques, lexicons),
    )


def _oblique(reading: Reading, word: Word) -> Oblique:
    case = " ".join(k.norm for k in reading.children(word, labels.CASE) if k.i < word.i)
    return Oblique(case, reading.phrase(word), reading.subtree(word, without=frozenset({labels.PUNCTUATION})))


def _verbal(
    reading: Reading,
    finding: Finding,
    clause: Clause,
    lexicons: Lexicons,
    *,
    wanted: bool,
    act: Act | None = None,
) -> Complaint:
    obj, recipient = clause.object, clause.recipient
    if obj is None and recipient is not None:
        obj, recipient = recipient, None
    if obj is None and clause.passive:
        obj = clause.subject
    obliques = clause.obliques
    if obj is not None:
        nested = reading.children(obj.head, "nmod")
        obliques = (*obliques, *(_oblique(reading, k) for k in nested))
        obj = Phrase(obj.head, tuple(w for w in obj.words if not _inside(reading, w, nested)))
    return Complaint(
        reading=reading,
        lexicons=lexicons,
        finding=finding,
        clause=clause,
        noun=None,
        wanted=wanted,
        object=obj,
        state=_state(clause),
        recipient=recipient,
        obliques=obliques,
        time=_time(reading, clause.head, obliques, lexicons),
        act=act,
    )


def _inside(reading: Reading, word: Word, tops: Sequence[Word]) -> bool:
    places = {t.i for t in tops}
    while True:
        if word.i in places:
            return True
        if word.head == word.i:
            return False
        word = reading.words[word.head]


def _state(clause: Clause) -> str:
    """The state after the object: "open" in "leave the door open", "on" in "leave the lights on"."""
    if clause.state is not None:
        return clause.state.lemma
    if clause.particle is not None:
        return clause.particle.norm
    return next((w.norm for w in clause.adverbs if w.i > clause.head.i), "")


def _time(
    reading: Reading, head: Word, obliques: tuple[Oblique, ...], lexicons: Lexicons
) -> tuple[Word, ...]:
    """The words that say when: obliques of time and clauses with when, while, before and the like."""
    words: list[Word] = []
    for oblique in obliques:
        is_time = lexicons.is_a(oblique.phrase.lemma, ("@time",)) or oblique.case in _TIME_CASES
        if is_time or (
            oblique.phrase.head.pos == labels.NUMBER and oblique.case in {"at", "after", "before", ""}
        ):
            words.extend(oblique.words)
    for kid in reading.children(head):
        clause = reading.clause_at(kid.i)
        if clause is not None and kid.i > head.i and clause.marker in _TIME_MARKERS:
            words.extend(w for w in reading.subtree(kid) if not w.is_punct)
        elif kid.dep == labels.ADVERBIAL and kid.i > head.i and lexicons.is_a(kid.norm, ("@time",)):
            words.append(kid)
    unique = {w.i: w for w in words}
    return tuple(unique[i] for i in sorted(unique))
