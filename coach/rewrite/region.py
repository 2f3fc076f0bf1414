"""Which stretch of the draft a rewrite replaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Finding, Kind
from coach.rewrite.act import hidden_act
from coach.rewrite.calls import is_call, is_sign
from coach.rewrite.echo import is_weighty
from coach.rewrite.occasion import OPENERS, reach

_LEAD_INS: Final = frozenset(
    "please pls plz kindly just honestly seriously literally ok okay so well look listen oh ugh man god omg "
    "like shame pity".split()
)
_POLITE_TAILS: Final = frozenset(
    "please pls plz ok okay thanks thx ta alright right again though tho then honestly seriously yeah eh huh "
    "innit really anymore man".split()
)
_TAILS: Final = frozenset(
    {"i 'm afraid", "i am afraid", "as it turns out", "to be honest", "to be fair", "you know"}
)
_PLEASE: Final = frozenset({"please", "pls", "plz"})
_AFTERTHOUGHTS: Final = frozenset({"even", "especially", "particularly", "not"})
_LINKS: Final = frozenset({labels.ADVERB, "ADP", "SCONJ"})
_OPINIONS: Final = frozenset("think guess bet suppose reckon feel believe know swear say mean".split())
_BETWEEN: Final = frozenset({"that", "fine", "well", "full", "perfectly", "damn"})
_WHY: Final = frozenset({"because", "since", "cause", "cuz", "bc", "cos", "coz", "unless"})
_REASONS: Final = _WHY | {"as", "so", "when", "if", "while"}
_NAMES: Final = frozenset({labels.VOCATIVE, labels.DISCOURSE})
_QUOTES: Final = frozenset({'"', "“", "”", "'", "``", "''"})
_MATTERS: Final = frozenset("it that this everyone everybody nobody you she he they".split())
_ASIDE: Final = 4
_TORN_OFF: Final = 6
_JOINTS: Final = frozenset("and but so or then please because cos cause honestly just also".split())
_CALLS: Final = frozenset({labels.PROPER_NOUN, "INTJ", "CCONJ"})
_SET_OFF: Final = frozenset({",", "-", "–", "—", ":"})
_FELT: Final = frozenset({Kind.FAUX_FEELING, Kind.CAUSATION})


@dataclass(frozen=True, slots=True)
class Region:
    """Words ``first`` to ``last`` are replaced.

    ``name`` are the first and last word of a name set off in the midst of them. An ``aside`` only makes a law
    of its sentence ("once again"): without it the sentence stands.
    """

    first: int
    last: int
    name: tuple[int, int] | None = None
    aside: bool = False

    def overlaps(self, other: Region) -> bool:
        """Whether the two replace a common word."""
        return self.first <= other.last and other.first <= self.last

    def union(self, other: Region) -> Region:
        """Both as one."""
        first, last = min(self.first, other.first), max(self.last, other.last)
        return Region(first, last, self.name or other.name)


def find_region(reading: Reading, finding: Finding) -> Region:
    """The region of a finding: its words, with "please" and the like in front, to where its clause ends.

    An ultimatum in a fixed wording takes its whole sentence with it, a question all up to its mark. A name at
    either end stays outside.
    """
    span = finding.span
    inside = [w for w in reading.words if w.start < span.end and span.start < w.end]
    if is_aside(reading, finding):
        return _aside(inside)
    inside = _without_names(reading, inside)
    if finding.kind is Kind.DISMISSAL:
        inside += _made_small(reading, inside[-1])
    elif finding.kind is Kind.ULTIMATUM and finding.rule.endswith(".phrase"):
        inside = _sentence(reading, inside)
    elif finding.kind is Kind.ACCUSING_QUESTION:
        inside += _to_question_mark(reading, inside[-1])
    first = _from_a_start(reading, _leftmost(reading, _deed_before(reading, finding, inside[0])))
    last = _past_afterthought(reading, _rightmost(reading, inside, finding.kind))
    if finding.kind in _FELT:
        last = _with_occasion(reading, last)
    last = _past_politeness(reading, last)
    return Region(first.i, last, _name_inside(reading, first.i, last))


def _deed_before(reading: Reading, finding: Finding, first: Word) -> Word:
    """Where the deed begins whose motive a finding supposes: "you left it there because you figure …"."""
    act = hidden_act(reading, finding) if finding.kind is Kind.MIND_READING else None
    deed = act.clause.words[0] if act is not None else first
    same = reading.sentence_of(deed).start == reading.sentence_of(first).start
    return deed if same and deed.i < first.i else first


def is_aside(reading: Reading, finding: Finding) -> bool:
    """Whether only an aside makes a law of it ("as usual", "once again"): without it the sentence stands."""
    if finding.kind is not Kind.GENERALIZATION:
        return False
    inside = [w for w in reading.words if finding.span.start <= w.start < finding.span.end]
    sentence = reading.sentence_of(inside[0])
    said = any(w.is_verb or w.pos == labels.AUX or w.is_you for w in inside)
    outside = any(w.is_verb for w in reading.sentence_words(sentence) if w not in inside)
    after = reading.words[inside[-1].i + 1 : sentence.end]
    if inside[-1].norm in {"time", "times"} and after and not after[0].is_punct:
        return False
    return len(inside) <= _ASIDE and not said and outside


def _aside(inside: list[Word]) -> Region:
    """An aside without the article or preposition of what follows it."""
    while len(inside) > 1 and (inside[-1].pos in {"DET", "ADP"} or inside[-1].is_punct):
        inside = inside[:-1]
    return Region(inside[0].i, inside[-1].i, aside=True)


def _without_names(reading: Reading, inside: list[Word]) -> list[Word]:
    """The words without a name or greeting that a comma sets off in front of them or behind them."""
    first = next((n for n, w in enumerate(inside) if w.is_punct), 0)
    if 0 < first < len(inside) - 1 and inside[first].text in _SET_OFF and is_call(reading, inside[:first]):
        inside = inside[first + 1 :]
    elif len(inside) > 2 and inside[0].dep == labels.VOCATIVE and not inside[1].is_punct:
        inside = inside[1:]
    return inside


def _name_inside(reading: Reading, first: int, last: int) -> tuple[int, int] | None:
    """The name that commas set off in the midst of a region."""
    words = reading.words
    for i in range(first + 1, last):
        if words[i].text == "," and i + 2 <= last:
            end = next((n for n in range(i + 1, min(i + 4, last + 1)) if words[n].text == ","), i)
            if end > i + 1 and all(
                w.dep == labels.VOCATIVE or is_call(reading, [w]) for w in words[i + 1 : end]
            ):
                return i + 1, end - 1
    return None


def _past_politeness(reading: Reading, last: int) -> int:
    """Where the stretch ends with "please" or "do you?" behind it, up to the end of its sentence."""
    words, end = reading.words, reading.sentence_of(reading.words[last]).end
    if end < len(words) and last + 1 == end and words[end].norm in _PLEASE:
        asks = end + 1 < len(words) and words[end + 1].is_verb
        return last if asks else end
    behind = [w for w in words[last + 1 : end] if not w.is_punct and not is_sign(w)]
    if " ".join(w.text.lower() for w in behind) in _TAILS:
        return behind[-1].i
    if behind and (all(w.norm in _POLITE_TAILS for w in behind) or _is_tag_question(behind)):
        return behind[-1].i
    return last


def _with_occasion(reading: Reading, last: int) -> int:
    """The end of the occasion that is given behind a feeling, so that the new wording can carry it."""
    end = reading.sentence_of(reading.words[last]).end
    opens = last + 1 < end and reading.words[last + 1].norm in OPENERS
    return reach(reading, last + 1) if opens else last


def _made_small(reading: Reading, last: Word) -> list[Word]:
    """What makes it small behind a dismissal, to the end of its sentence: "calm down, it was one plate"."""
    rest = list(reading.words[last.i + 1 : reading.sentence_of(last).end])
    said = [w for w in rest if not w.is_punct]
    small = (
        len(said) > 1 and said[0].norm in _MATTERS and (said[1].pos == labels.AUX or said[1].lemma == "be")
    )
    return rest[:-1] if small and rest[-1].is_punct else rest if small else []


def _sentence(reading: Reading, inside: list[Word]) -> list[Word]:
    """The words of the sentence, without a name or greeting and its comma in front."""
    words = list(reading.sentence_words(reading.sentence_of(inside[-1])))
    first = next((n for n, w in enumerate(words) if w.is_punct), 0)
    named = 0 < first <= 2 and all(w.dep in _NAMES or w.pos == labels.PROPER_NOUN for w in words[:first])
    return words[first + 1 :] if named else words


def _to_question_mark(reading: Reading, last: Word) -> list[Word]:
    rest = reading.words[last.i + 1 : reading.sentence_of(last).end]
    if rest and "?" in rest[-1].text and not any(w.is_verb for w in rest):
        return list(rest[:-1])
    mark = next((n for n, w in enumerate(rest) if w.is_punct), len(rest))
    return list(rest[:mark]) if mark < len(rest) and "?" in rest[mark].text else []


def _leftmost(reading: Reading, word: Word) -> Word:
    start = reading.sentence_of(word).start
    clause = reading.clause_of(word)
    above = reading.parent(clause) if clause is not None else None
    if above is not None and above.i_is_subject and above.head.lemma in _OPINIONS:
        between = reading.words[above.words[0].i : word.i]
        if start <= above.words[0].i < word.i and all(
            w in above.words or w.norm in _BETWEEN for w in between
        ):
            word = above.words[0]
    while word.i > start and (reading.words[word.i - 1].norm in _LEAD_INS or _same_clause(reading, word)):
        word = reading.words[word.i - 1]
    return word


def _from_a_start(reading: Reading, word: Word) -> Word:
    """The word, or where a sentence could begin in front of it: "three weekends I've given this" begins with
    "three".
    """
    start = reading.sentence_of(word).start
    back = next(
        (i for i in range(word.i, max(start, word.i - _TORN_OFF) - 1, -1) if can_start(reading, i)), None
    )
    return word if back is None else reading.words[back]


def can_start(reading: Reading, i: int) -> bool:
    """Whether a sentence may begin with this word, and isn't torn from the words in front of it."""
    start = reading.sentence_of(reading.words[i]).start
    if i == start or all(w.is_punct for w in reading.words[start:i]):
        return True
    before = reading.words[i - 1]
    return before.is_punct or before.norm in _JOINTS or before.pos in _CALLS or before.dep == labels.VOCATIVE


def _same_clause(reading: Reading, word: Word) -> bool:
    """Whether the word before belongs to the same clause, so that a cut between them would leave a torso."""
    before, clause = reading.words[word.i - 1], reading.clause_of(word)
    torn = not before.is_punct and before.dep not in {labels.COORDINATOR, *_NAMES}
    return torn and clause is not None and before in clause.words and clause.subject_given


def _past_afterthought(reading: Reading, last: int) -> int:
    """Where the stretch ends with what hangs on it: "right before bed", ", even if it's late"."""
    end = reading.sentence_of(reading.words[last]).end
    after = reading.words[last + 1 : end]
    if not after or after[0].norm in _WHY:
        return last
    hangs = not after[0].is_punct and after[0].pos in _LINKS and not _starts_clause(reading, after[0].i)
    if hangs:
        run = next((n for n, w in enumerate(after) if w.is_punct), len(after))
        return last + run
    if after[0].text == "," and is_weighty(after[1:]):
        return after[-1].i - after[-1].is_punct
    second = next((w for w in after if not w.is_punct), None)
    if second is not None and second.norm in _AFTERTHOUGHTS and second.i - last <= 2:
        return max(w.i for w in after if not w.is_punct)
    return last


def _rightmost(reading: Reading, inside: list[Word], kind: Kind) -> int:
    last = inside[-1] if kind is Kind.MIND_READING else _before_reason(reading, inside, kind)
    last = _before_name(reading, inside[0].i, last)
    if last.i < inside[-1].i:
        return last.i
    while last.is_punct and last.i > inside[0].i:
        last = reading.words[last.i - 1]
    owned = {w.i for head in _tops(inside) for w in reading.subtree(head)}
    end = reading.sentence_of(last).end
    i = last.i + 1
    while i < end and i in owned and not _is_boundary(reading, i) and not _starts_clause(reading, i):
        i += 1
    while i - 1 > inside[0].i and reading.words[i - 1].is_punct and reading.words[i - 1].text not in _QUOTES:
        i -= 1
    return i - 1


def _is_boundary(reading: Reading, i: int) -> bool:
    """Punctuation between words; not a hyphen inside one, and no quotation mark of what is quoted here."""
    word, before = reading.words[i], reading.words[i - 1]
    inside_word = (
        i + 1 < len(reading.words) and before.end == word.start and word.end == reading.words[i + 1].start
    )
    return word.is_punct and not inside_word and word.text not in _QUOTES


def _before_reason(reading: Reading, inside: list[Word], kind: Kind) -> Word:
    """The last of the words, or the one before a reason that is given: reasons stay, and exceptions to a
    request.
    """
    kept = _WHY if kind is Kind.NEGATIVE_REQUEST else _WHY - {"unless"}
    for clause in reading.clauses:
        opener = clause.words[0]
        if clause.marker in kept and opener.norm in _WHY and inside[0].i < opener.i <= inside[-1].i:
            before = opener.i - 1
            before = before - 1 if reading.words[before].is_punct else before
            return reading.words[max(before, inside[0].i)]
    return inside[-1]


def _before_name(reading: Reading, first: int, last: Word) -> Word:
    """The last word in front of a name that is set off by a comma at the end, if there is one."""
    for word in reversed(reading.words[first + 1 : last.i]):
        if word.text == ",":
            after = reading.words[word.i + 1 : last.i + 1]
            named = all(w.dep in _NAMES or w.pos == labels.PROPER_NOUN or w.is_punct for w in after)
            return reading.words[word.i - 1] if named and len(after) <= 3 else last
    return last


def _tops(inside: list[Word]) -> list[Word]:
    ids = {w.i for w in inside}
    return [w for w in inside if (w.head not in ids or w.head == w.i) and not w.is_punct]


def _starts_clause(reading: Reading, i: int) -> bool:
    """Whether the word opens a reason or a coordinated clause with a subject of its own."""
    word = reading.words[i]
    if word.norm in _REASONS and word.dep == labels.MARKER and word.norm not in {"when", "while"}:
        return True
    for clause in reading.clauses:
        if (
            clause.relation in {labels.CONJUNCT, labels.PARATAXIS}
            and clause.subject_given
            and clause.words[0].i == i
        ):
            return True
    return word.dep == labels.VOCATIVE


def _is_tag_question(words: list[Word]) -> bool:
    """ "do you?", "aren't we?" behind a statement."""
    return len(words) <= 3 and words[0].pos == labels.AUX and words[-1].pos == labels.PRONOUN
