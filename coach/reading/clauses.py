"""Building clauses from the parser's tree: heads, arguments, moods, inherited subjects, reported speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.reading import labels
from coach.reading.clause import Clause, Mood, Oblique
from coach.reading.phrase import Phrase
from coach.reading.word import Word

if TYPE_CHECKING:
    from coach.reading.reading import Reading

_WH_WORDS = frozenset({"why", "how", "what", "who", "when", "where", "which", "whose", "whom"})
_SPEECH_VERBS = frozenset(
    "say tell ask text write shout yell joke go be like claim complain announce reply answer scream whisper "
    "sing warn message read state mention insist moan".split()
)
_OBJECT_CONTROL = frozenset(
    "let make help have want need tell ask get force teach remind watch see hear like".split()
)


@dataclass(frozen=True, slots=True)
class _Outline:
    """What the mood of a clause shows in: its head, subject and auxiliaries, and what stands around them."""

    head: Word
    subject: Word | None
    auxiliaries: tuple[Word, ...]
    copula: Word | None
    wh: Word | None
    marker: str
    governor: Clause | None

    @property
    def operators(self) -> list[Word]:
        """The auxiliaries and the copula: what changes place with the subject in a question."""
        return [*self.auxiliaries, *([self.copula] if self.copula else [])]


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
        return predicative and (
            _opens_clause(reading, first) or reading.child(word, *labels.SUBJECTS) is not None
        )
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
    wh = next((w for w in words if w.norm in _WH_WORDS and w.tag.startswith("W") and w.i <= head.i), None)
    wh = None if wh is not None and wh.norm == marker else wh
    mood = _mood(reading, _Outline(head, own_subject, auxiliaries, copula, wh, marker, governor))
    subject = reading.phrase(own_subject) if own_subject else _inherited(head, mood, governor)
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
        reported=_reported(head, governor),
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
            while top.head not in {head.i, top.i} and reading.words[top.head].i in own:
                top = reading.words[top.head]
            if top.head == head.i and top.i != head.i and top.dep not in labels.SUBJECTS | {labels.OBJECT}:
                found.append(word)
    return tuple(found)


def _marker(kids: Sequence[Word], head: Word) -> str:
    for kid in kids:
        if kid.i < head.i and kid.dep == labels.MARKER:
            return kid.norm
        if (
            kid.i < head.i
            and head.dep.startswith(labels.ADVERBIAL_CLAUSE)
            and kid.norm in _WH_WORDS | {"whenever"}
        ):
            return kid.norm
    return ""


def _mood(reading: Reading, outline: _Outline) -> Mood:
    head, subject = outline.head, outline.subject
    if outline.marker and outline.marker not in {"and", "or", "but"}:
        return Mood.STATEMENT
    if not head.is_verb and outline.copula is None and subject is None and not outline.auxiliaries:
        return Mood.FRAGMENT
    independent = head.dep in {labels.ROOT, labels.PARATAXIS, labels.CONJUNCT, labels.COMPLEMENT}
    if independent and _is_proposal(reading, head, subject):
        return Mood.PROPOSAL
    if independent and _is_command(reading, outline):
        return Mood.COMMAND
    return Mood.QUESTION if _is_question(reading, outline) else Mood.STATEMENT


def _is_question(reading: Reading, outline: _Outline) -> bool:
    head, subject, wh, governor = outline.head, outline.subject, outline.wh, outline.governor
    if head.dep not in {labels.ROOT, labels.PARATAXIS, labels.CONJUNCT, labels.COMPLEMENT}:
        return False
    inverted = subject is not None and any(o.i < subject.i for o in outline.operators)
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


def _is_command(reading: Reading, outline: _Outline) -> bool:
    head, subject, governor, operators = outline.head, outline.subject, outline.governor, outline.operators
    if outline.wh is not None or head.dep == labels.COMPLEMENT:
        return False
    if head.tag != labels.BASE_FORM and not (head.tag == "VBP" and subject is None):
        be = next((o for o in operators if o.norm == "be" and o.tag == labels.BASE_FORM), None)
        if be is None or subject is not None or len(operators) > 2:
            return False
    if any(o.lemma not in {"do", "be"} or o.tag in {labels.PAST, "VBZ"} for o in operators):
        return False
    if subject is not None:
        dont_you = operators and operators[0].norm == "do" and operators[0].i < subject.i and subject.is_you
        asked = reading.is_question(reading.sentence_of(head))
        return bool(dont_you and not asked and any(k.norm == "not" for k in reading.children(head)))
    if head.dep == labels.CONJUNCT and governor is not None:
        either = any(k.norm in {"or", "and", "then", "but", "so"} for k in reading.children(head))
        return governor.mood is Mood.COMMAND or (
            either and governor.head.tag not in {"VB"} and head.tag == "VB"
        )
    return True


def _inherited(head: Word, mood: Mood, governor: Clause | None) -> Phrase | None:
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


def _reported(head: Word, governor: Clause | None) -> bool:
    """Whether the clause is what a third person said: "my boss told me you never listen"."""
    if governor is None:
        return False
    if governor.reported:
        return True
    if head.dep not in {labels.COMPLEMENT, labels.OPEN_COMPLEMENT, labels.PARATAXIS}:
        return False
    speaker = governor.subject
    if governor.head.lemma not in _SPEECH_VERBS or governor.copula is not None or speaker is None:
        return False
    if governor.mood is Mood.QUESTION or governor.modal or governor.negation is not None:
        return False
    if speaker.is_you or speaker.head.is_we:
        return False
    if speaker.head.is_i:
        return governor.passive
    return head.dep != labels.PARATAXIS or governor.head.i < head.i
