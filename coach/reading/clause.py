"""Clauses: who does what to whom, said how. Rules speak these and never the parser's own objects."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from coach.reading import labels
from coach.reading.phrase import Phrase
from coach.reading.word import Word
from coach.records import Span

if TYPE_CHECKING:
    from coach.reading.reading import Reading

WH_WORDS = frozenset({"why", "how", "what", "who", "when", "where", "which", "whose", "whom"})
SPEECH_VERBS = frozenset(
    "say tell ask text write shout yell joke go be like claim complain announce reply answer scream whisper sing "
    "warn message read state mention insist moan".split()
)
_OBJECT_CONTROL = frozenset("let make help have want need tell ask get force teach remind watch see hear like".split())


class Mood(StrEnum):
    """What a clause does: states, asks, commands, proposes ("let's"), or has no finite verb at all."""

    STATEMENT = "statement"
    QUESTION = "question"
    COMMAND = "command"
    PROPOSAL = "proposal"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Oblique:
    """A prepositional or adverbial phrase of a clause; ``case`` is its preposition ("all over", "")."""

    case: str
    phrase: Phrase
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """One predicate with its own arguments.

    ``head`` is the verb, or the predicate adjective or noun under a copula, or the head of a verbless fragment.
    ``subject`` may be inherited (from a conjunct, a controller or the governing clause); ``subject_given`` tells.
    ``marker`` is the conjunction or infinitive marker in front ("if", "when", "to"), lower case, or "".
    """

    head: Word
    words: tuple[Word, ...]
    relation: str
    mood: Mood
    subject: Phrase | None
    subject_given: bool
    object: Phrase | None
    recipient: Phrase | None
    obliques: tuple[Oblique, ...]
    particle: Word | None
    state: Phrase | None
    auxiliaries: tuple[Word, ...]
    copula: Word | None
    negation: Word | None
    adverbs: tuple[Word, ...]
    wh: Word | None
    marker: str
    coordinator: str
    passive: bool
    quoted: bool
    reported: bool

    @property
    def verb(self) -> str:
        """The lemma of the predicate, with its particle if there is one ("pick up")."""
        return f"{self.head.lemma} {self.particle.norm}" if self.particle else self.head.lemma

    @property
    def is_verbal(self) -> bool:
        """Whether the head is a verb that carries meaning (no copula, no fragment)."""
        return self.head.is_verb and self.copula is None

    @property
    def you_is_subject(self) -> bool:
        """Whether the reader of the message is the subject."""
        return self.subject is not None and self.subject.is_you

    @property
    def i_is_subject(self) -> bool:
        """Whether the writer is the subject."""
        return self.subject is not None and self.subject.head.is_i

    @property
    def we_is_subject(self) -> bool:
        """Whether writer and reader together are the subject."""
        return self.subject is not None and self.subject.head.is_we

    @property
    def modal(self) -> str:
        """The modal verb ("should", "will"), lower case, or ""."""
        return next((a.norm for a in self.auxiliaries if a.tag == labels.MODAL), "")

    @property
    def is_past(self) -> bool:
        """Whether the clause is in the simple past, the present perfect or the pluperfect."""
        if self.head.tag == labels.PAST or (self.copula and self.copula.tag == labels.PAST):
            return True
        aux = {a.lemma for a in self.auxiliaries}
        if any(a.tag == labels.PAST for a in self.auxiliaries):
            return True
        return "have" in aux and self.head.tag == labels.PARTICIPLE

    @property
    def is_future(self) -> bool:
        """Whether the clause is about what will happen: will, shall, 'll, won't."""
        return self.modal in {"will", "'ll", "shall", "wo", "ll"}

    @property
    def is_progressive(self) -> bool:
        """Whether the head is an -ing form under a form of be."""
        return self.head.tag == labels.GERUND and any(a.lemma == "be" for a in self.auxiliaries)

    @property
    def span(self) -> Span:
        """From the first to the last own word that is no punctuation."""
        words = [w for w in self.words if not w.is_punct] or list(self.words)
        return Span(words[0].start, words[-1].end)

    def adverb(self, lemmas: Container[str]) -> Word | None:
        """The first adverb of the clause whose lemma or spelling is in ``lemmas``."""
        return next((w for w in self.adverbs if w.lemma in lemmas or w.norm in lemmas), None)

    def has(self, norms: Container[str]) -> Word | None:
        """The first own word whose spelling is in ``norms``."""
        return next((w for w in self.words if w.norm in norms), None)

    def oblique(self, *cases: str) -> Oblique | None:
        """The first oblique with one of the given prepositions."""
        return next((o for o in self.obliques if o.case in cases), None)


def build_clauses(reading: Reading) -> tuple[Clause, ...]:
    """The clauses of a reading, in the order of their heads."""
    heads = [w for w in reading.words if _opens_clause(reading, w)]
    head_ids = frozenset(w.i for w in heads)
    built: dict[int, Clause] = {}
    for head in sorted(heads, key=lambda w: (_depth(reading, w), w.i)):
        built[head.i] = _build(reading, head, head_ids, built)
    return tuple(built[i] for i in sorted(built))


def _depth(reading: Reading, word: Word) -> int:
    depth = 0
    while word.head != word.i:
        word, depth = reading.words[word.head], depth + 1
    return depth


def _opens_clause(reading: Reading, word: Word) -> bool:
    if word.is_punct or word.dep not in labels.CLAUSAL:
        return False
    predicative = word.is_verb or reading.child(word, labels.COPULA, *labels.SUBJECTS) is not None
    if word.dep == labels.OPEN_COMPLEMENT:
        return word.is_verb or reading.child(word, labels.COPULA) is not None
    if word.dep == labels.CONJUNCT:
        first = reading.head(word)
        if word.tag in {labels.GERUND, labels.PARTICIPLE} and not first.is_verb:
            return False
        return predicative and (_opens_clause(reading, first) or reading.child(word, *labels.SUBJECTS) is not None)
    if word.dep in labels.ADNOMINAL_CLAUSES:
        return predicative
    return True


def _governor(reading: Reading, head: Word, built: dict[int, Clause]) -> Clause | None:
    word = head
    while word.head != word.i:
        word = reading.words[word.head]
        if word.i in built:
            return built[word.i]
    return None


def _build(reading: Reading, head: Word, head_ids: frozenset[int], built: dict[int, Clause]) -> Clause:
    words = _own_words(reading, head, head_ids)
    kids = [k for k in reading.children(head) if k.i not in head_ids]
    governor = _governor(reading, head, built)
    auxiliaries = tuple(k for k in kids if k.dep in labels.AUXILIARIES)
    copula = next((k for k in kids if k.dep == labels.COPULA), None)
    own_subject = next((k for k in kids if k.dep in labels.SUBJECTS), None)
    marker = _marker(kids, head)
    wh = next((w for w in words if w.norm in WH_WORDS and w.tag.startswith("W") and w.i <= head.i), None)
    wh = None if wh is not None and wh.norm == marker else wh
    mood = _mood(reading, head, own_subject, auxiliaries, copula, wh, marker, governor)
    subject = reading.phrase(own_subject) if own_subject else _inherited(reading, head, mood, governor)
    coordinator = next((k.norm for k in kids if k.dep == labels.COORDINATOR and k.i < head.i), "")
    return Clause(
        head=head,
        words=words,
        relation=head.dep,
        mood=mood,
        subject=subject,
        subject_given=own_subject is not None,
        object=_argument(reading, kids, labels.OBJECT),
        recipient=_argument(reading, kids, labels.INDIRECT_OBJECT),
        obliques=tuple(_oblique(reading, k) for k in kids if k.dep in labels.OBLIQUES),
        particle=next((k for k in kids if k.dep == labels.PARTICLE), None),
        state=_argument(reading, kids, labels.OPEN_COMPLEMENT),
        auxiliaries=auxiliaries,
        copula=copula,
        negation=next((k for k in kids if k.norm == "not" or k.lemma == "not"), None),
        adverbs=_adverbs(reading, head, words),
        wh=wh,
        marker=marker,
        coordinator=coordinator,
        passive=any(a.dep == labels.PASSIVE_AUXILIARY for a in auxiliaries),
        quoted=head.i in reading.quoted,
        reported=_reported(head, governor, reading),
    )


def _own_words(reading: Reading, head: Word, head_ids: frozenset[int]) -> tuple[Word, ...]:
    found, stack = [head], list(reading.children(head))
    while stack:
        node = stack.pop()
        if node.i in head_ids:
            continue
        found.append(node)
        stack.extend(reading.children(node))
    return tuple(sorted(found, key=lambda w: w.i))


def _argument(reading: Reading, kids: Sequence[Word], relation: str) -> Phrase | None:
    word = next((k for k in kids if k.dep == relation), None)
    return reading.phrase(word) if word else None


def _oblique(reading: Reading, word: Word) -> Oblique:
    cases = [k for k in reading.children(word, labels.CASE) if k.i < word.i]
    case = " ".join(" ".join(w.norm for w in reading.subtree(k)) for k in cases)
    return Oblique(case, reading.phrase(word), reading.subtree(word, without=frozenset({labels.PUNCTUATION})))


def _adverbs(reading: Reading, head: Word, words: Sequence[Word]) -> tuple[Word, ...]:
    """Adverbs of the predicate, and adverbs of those ("not even once")."""
    own = {w.i for w in words}
    found = []
    for word in words:
        if word.pos == labels.ADVERB or word.dep == labels.ADVERBIAL:
            top = word
            while top.head != head.i and top.head != top.i and reading.words[top.head].i in own:
                top = reading.words[top.head]
            if top.head == head.i and top.i != head.i and top.dep not in labels.SUBJECTS | {labels.OBJECT}:
                found.append(word)
    return tuple(found)


def _marker(kids: Sequence[Word], head: Word) -> str:
    for kid in kids:
        if kid.i < head.i and kid.dep == labels.MARKER:
            return kid.norm
        if kid.i < head.i and head.dep.startswith(labels.ADVERBIAL_CLAUSE) and kid.norm in WH_WORDS | {"whenever"}:
            return kid.norm
    return ""


def _mood(
    reading: Reading,
    head: Word,
    subject: Word | None,
    auxiliaries: Sequence[Word],
    copula: Word | None,
    wh: Word | None,
    marker: str,
    governor: Clause | None,
) -> Mood:
    if marker and marker not in {"and", "or", "but"}:
        return Mood.STATEMENT
    if not head.is_verb and copula is None and subject is None and not auxiliaries:
        return Mood.FRAGMENT
    independent = head.dep in {labels.ROOT, labels.PARATAXIS, labels.CONJUNCT, labels.COMPLEMENT}
    operators = [*auxiliaries, *([copula] if copula else [])]
    if independent and _is_proposal(reading, head, subject):
        return Mood.PROPOSAL
    if independent and _is_command(reading, head, subject, operators, wh, governor):
        return Mood.COMMAND
    return Mood.QUESTION if _is_question(reading, head, subject, operators, wh, governor) else Mood.STATEMENT


def _is_question(
    reading: Reading,
    head: Word,
    subject: Word | None,
    operators: Sequence[Word],
    wh: Word | None,
    governor: Clause | None,
) -> bool:
    if head.dep not in {labels.ROOT, labels.PARATAXIS, labels.CONJUNCT, labels.COMPLEMENT}:
        return False
    inverted = subject is not None and any(o.i < subject.i for o in operators)
    if inverted and head.dep == labels.COMPLEMENT:
        return True
    if head.dep == labels.COMPLEMENT:
        return False
    asked = reading.is_question(reading.sentence_of(head))
    if head.dep == labels.CONJUNCT:
        return inverted or (asked and governor is not None and governor.mood is Mood.QUESTION)
    first = wh is not None and (inverted or subject is None or wh.i <= subject.i)
    return asked or (inverted and not _negative_inversion(reading, head)) or (first and inverted)


def _negative_inversion(reading: Reading, head: Word) -> bool:
    """ "Not once have you asked", "never have I": inverted, but no question."""
    return any(
        k.i < head.i and (k.norm in {"never", "nor", "neither"} or reading.child(k, labels.ADVERBIAL))
        for k in reading.children(head, labels.ADVERBIAL, *labels.OBLIQUES)
    )


def _is_proposal(reading: Reading, head: Word, subject: Word | None) -> bool:
    """ "Let's eat", parsed either way: ``let`` above the verb, or as its auxiliary."""
    if subject is not None and not subject.is_we:
        return False
    first = next((w for w in reading.subtree(head) if not w.is_punct), head)
    lets = {"'s", "us", "s", "lets"}
    if head.norm in {"let", "lets", "let's"}:
        after = reading.words[head.i + 1] if head.i + 1 < len(reading.words) else None
        return head.norm != "let" or (after is not None and after.norm in lets)
    return first.norm in {"let", "lets", "let's"} and first.i < head.i


def _is_command(
    reading: Reading,
    head: Word,
    subject: Word | None,
    operators: Sequence[Word],
    wh: Word | None,
    governor: Clause | None,
) -> bool:
    if wh is not None or head.dep == labels.COMPLEMENT:
        return False
    if head.tag != labels.BASE_FORM and not (head.tag == "VBP" and subject is None):
        be = next((o for o in operators if o.norm == "be" and o.tag == labels.BASE_FORM), None)
        if be is None or subject is not None or len(operators) > 2:
            return False
    if any(o.lemma not in {"do", "be"} for o in operators):
        return False
    if subject is not None:
        dont_you = operators and operators[0].norm == "do" and operators[0].i < subject.i and subject.is_you
        asked = reading.is_question(reading.sentence_of(head))
        return bool(dont_you and not asked and any(k.norm == "not" for k in reading.children(head)))
    if head.dep == labels.CONJUNCT and governor is not None:
        either = any(k.norm in {"or", "and", "then", "but", "so"} for k in reading.children(head))
        return governor.mood is Mood.COMMAND or (either and governor.head.tag not in {"VB"} and head.tag == "VB")
    return True


def _inherited(reading: Reading, head: Word, mood: Mood, governor: Clause | None) -> Phrase | None:
    """The understood subject: of a conjunct, of a controlled infinitive or gerund, of a participle."""
    if governor is None or mood in {Mood.COMMAND, Mood.FRAGMENT}:
        return None
    if head.dep == labels.CONJUNCT:
        return governor.subject
    if head.dep == labels.OPEN_COMPLEMENT:
        if governor.object is not None and governor.head.lemma in _OBJECT_CONTROL:
            return governor.object
        return governor.subject
    if head.dep in {labels.ADVERBIAL_CLAUSE, "acl"} and not head.tag.startswith(("VBP", "VBZ", "VBD")):
        return governor.subject
    return None


def _reported(head: Word, governor: Clause | None, reading: Reading) -> bool:
    """Whether the clause is what a third person said: "my boss told me you never listen"."""
    if governor is None:
        return False
    if governor.reported:
        return True
    if head.dep not in {labels.COMPLEMENT, labels.OPEN_COMPLEMENT, labels.PARATAXIS}:
        return False
    speaker = governor.subject
    if governor.head.lemma not in SPEECH_VERBS or governor.copula is not None or speaker is None:
        return False
    if governor.mood is Mood.QUESTION or governor.modal or governor.negation is not None:
        return False
    if speaker.is_you or speaker.head.is_we:
        return False
    if speaker.head.is_i:
        return governor.passive
    return head.dep != labels.PARATAXIS or governor.head.i < head.i
