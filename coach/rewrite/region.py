"""Which stretch of the draft a rewrite replaces, and how the new wording joins what stays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Edit, Finding, Kind, Span
from coach.rewrite.occasion import OPENERS, reach
from coach.rewrite.voice import Voice

_LEAD_INS: Final = frozenset(
    "please pls plz kindly just honestly seriously literally ok okay so well look listen oh ugh man god omg "
    "like".split()
)
_POLITE_TAILS: Final = frozenset(
    "please pls plz ok okay thanks thx ta alright right again though tho then honestly seriously yeah eh huh "
    "innit really anymore man".split()
)
_AFTERTHOUGHTS: Final = frozenset({"even", "especially", "particularly", "not"})
_LINKS: Final = frozenset({labels.ADVERB, "ADP", "SCONJ"})
_OPINIONS: Final = frozenset("think guess bet suppose reckon feel believe know swear say mean".split())
_WHY: Final = frozenset({"because", "since", "cause", "cuz", "bc", "cos", "coz", "unless"})
_REASONS: Final = _WHY | {"as", "so", "when", "if", "while"}
_NAMES: Final = frozenset({labels.VOCATIVE, labels.DISCOURSE})
_QUOTES: Final = frozenset({'"', "“", "”", "'", "``", "''"})
_FINAL: Final = frozenset(".!?…")
_FELT: Final = frozenset({Kind.FAUX_FEELING, Kind.CAUSATION})


@dataclass(frozen=True, slots=True)
class Region:
    """Words ``first`` to ``last`` are replaced; ``tail`` says what follows them in the sentence.

    ``tail`` is "end" (nothing, or final punctuation), "joined" (words that go on as part of the sentence: a
    reason, a name) or "clause" (another clause, which becomes a sentence of its own).
    """

    first: int
    last: int
    opens: bool
    tail: str
    sentence_end: int
    breaks: bool = False
    """Whether a clause with a comma stands in front, so that the new wording begins a sentence."""

    def overlaps(self, other: Region) -> bool:
        """Whether the two replace a common word."""
        return self.first <= other.last and other.first <= self.last


def find_region(reading: Reading, finding: Finding) -> Region:
    """The region of a finding: its words, with "please" and the like in front, to where its clause ends.

    An ultimatum in a fixed wording takes its whole sentence with it, a question all up to its mark.
    """
    span = finding.span
    inside = [w for w in reading.words if w.start < span.end and span.start < w.end]
    if finding.kind is Kind.ULTIMATUM and finding.rule.endswith(".phrase"):
        inside = _sentence(reading, inside)
    elif finding.kind is Kind.ACCUSING_QUESTION:
        inside += _to_question_mark(reading, inside[-1])
    first = _leftmost(reading, inside[0])
    last = _past_afterthought(
        reading, _rightmost(reading, inside, asks=finding.kind is Kind.NEGATIVE_REQUEST)
    )
    if finding.kind in _FELT:
        last = _with_occasion(reading, last)
    sentence = reading.sentence_of(reading.words[last])
    breaks = _follows_clause(reading, first)
    opens = breaks or _opens_sentence(reading, first)
    tail = _tail(reading, last, sentence.end)
    if tail == "polite":
        last, tail = sentence.end - 1, "end"
        while reading.words[last].is_punct:
            last -= 1
    return Region(first.i, last, opens, tail, sentence.end, breaks)


def _with_occasion(reading: Reading, last: int) -> int:
    """The end of the occasion that is given behind a feeling, so that the new wording can carry it."""
    end = reading.sentence_of(reading.words[last]).end
    opens = last + 1 < end and reading.words[last + 1].norm in OPENERS
    return reach(reading, last + 1) if opens else last


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


def _follows_clause(reading: Reading, word: Word) -> bool:
    """Whether a comma or "and" and a whole clause stand in front: "I'm tired, you never help"."""
    start = reading.sentence_of(word).start
    before = reading.words[word.i - 1]
    if word.i - start < 3 or (before.text not in {",", ";"} and before.norm not in {"and", "so"}):
        return False
    return any(start <= c.head.i < word.i and c.subject_given for c in reading.clauses)


def _opens_sentence(reading: Reading, word: Word) -> bool:
    """Whether nothing but marks stands before the word in its sentence, and no comma right before it."""
    start = reading.sentence_of(word).start
    after_comma = word.i > 0 and reading.words[word.i - 1].text in {",", ";", ":"}
    return not after_comma and all(w.is_punct for w in reading.words[start : word.i])


def _leftmost(reading: Reading, word: Word) -> Word:
    start = reading.sentence_of(word).start
    clause = reading.clause_of(word)
    above = reading.parent(clause) if clause is not None else None
    if above is not None and above.i_is_subject and above.head.lemma in _OPINIONS:
        between = reading.words[above.words[0].i : word.i]
        if above.words[0].i >= start and all(w in above.words or w.norm == "that" for w in between):
            word = above.words[0]
    while word.i > start and (reading.words[word.i - 1].norm in _LEAD_INS or _same_clause(reading, word)):
        word = reading.words[word.i - 1]
    return word


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
    second = next((w for w in after if not w.is_punct), None)
    if second is not None and second.norm in _AFTERTHOUGHTS and second.i - last <= 2:
        return max(w.i for w in after if not w.is_punct)
    return last


def _rightmost(reading: Reading, inside: list[Word], *, asks: bool) -> int:
    last = _before_reason(reading, inside, asks=asks)
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
    while reading.words[i - 1].is_punct and reading.words[i - 1].text not in _QUOTES:
        i -= 1
    return i - 1


def _is_boundary(reading: Reading, i: int) -> bool:
    """Punctuation between words; not a hyphen inside one, and no quotation mark of what is quoted here."""
    word, before = reading.words[i], reading.words[i - 1]
    inside_word = (
        i + 1 < len(reading.words) and before.end == word.start and word.end == reading.words[i + 1].start
    )
    return word.is_punct and not inside_word and word.text not in _QUOTES


def _before_reason(reading: Reading, inside: list[Word], *, asks: bool) -> Word:
    """The last of the words, or the one before a reason that is given: reasons stay, and exceptions to a
    request.
    """
    kept = _WHY if asks else _WHY - {"unless"}
    for clause in reading.clauses:
        opener = clause.words[0]
        if clause.marker in kept and opener.norm in _WHY and inside[0].i < opener.i <= inside[-1].i:
            before = opener.i - 1
            return reading.words[before - 1 if reading.words[before].is_punct else before]
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


def _tail(reading: Reading, last: int, end: int) -> str:
    words = [w for w in reading.words[last + 1 : end] if not w.is_punct]
    if not words:
        return "end"
    if all(w.norm in _POLITE_TAILS for w in words) or _is_tag_question(words):
        return "polite"
    called = next((n for n, w in enumerate(words) if w.dep not in _NAMES and w.pos != labels.PROPER_NOUN), 0)
    if 0 < called <= 2 and words[called].norm in _REASONS - {"so"}:
        return "joined"
    if len(words) <= 3 and all(w.dep in _NAMES | {"flat"} or w.pos == labels.PROPER_NOUN for w in words):
        return "joined"
    return "joined" if words[0].norm in _REASONS - {"so"} else "clause"


def _is_tag_question(words: list[Word]) -> bool:
    """ "do you?", "aren't we?" behind a statement."""
    return len(words) <= 3 and words[0].pos == labels.AUX and words[-1].pos == labels.PRONOUN


def joined_edits(reading: Reading, region: Region, wording: str, voice: Voice) -> tuple[Edit, ...]:
    """The edits that put ``wording`` (with its final mark) in place of the region.

    Where words go on behind the region, the final mark moves behind them, or the clause that follows becomes
    a sentence of its own.
    """
    words = reading.words
    start, end = words[region.first].start, words[region.last].end
    if region.breaks:
        joint = region.first - 1
        while words[joint].is_punct or words[joint].norm in {"and", "so"}:
            joint -= 1
        start = words[joint].end
        wording = f". {wording}"
    mark = wording[-1] if wording[-1] in _FINAL else ""
    if region.tail == "joined":
        return _with_final_mark(reading, region, Edit(Span(start, end), wording.removesuffix(mark)), mark)
    if region.tail == "clause":
        return _with_new_sentence(reading, region, Edit(Span(start, end), wording), voice)
    closing = region.last + 1
    while closing < region.sentence_end and set(words[closing].text) <= _FINAL:
        end = words[closing].end
        closing += 1
    if mark == "." and not _writer_closes(reading, region):
        wording = wording.removesuffix(".")
    return (Edit(Span(start, end), wording),)


def _writer_closes(reading: Reading, region: Region) -> bool:
    """Whether the draft has a final mark here, or words behind it that need one."""
    words = reading.words
    after = words[region.last + 1 : region.last + 2]
    return region.last + 1 < len(words) and (region.sentence_end < len(words) or set(after[0].text) <= _FINAL)


def _with_final_mark(reading: Reading, region: Region, edit: Edit, mark: str) -> tuple[Edit, ...]:
    first, stop, rest = edit.text.partition(". ")
    if stop:
        edit, mark = Edit(edit.span, first), f". {rest}{mark}"
    last = reading.words[region.sentence_end - 1]
    if set(last.text) <= _FINAL:
        return (edit,) if mark in last.text else (edit, Edit(Span(last.start, last.end), mark or last.text))
    while last.is_punct:
        last = reading.words[last.i - 1]
    return edit, Edit(Span(last.start, last.end), last.text + mark)


def _with_new_sentence(reading: Reading, region: Region, edit: Edit, voice: Voice) -> tuple[Edit, ...]:
    words = reading.words
    i = region.last + 1
    while words[i].is_punct or (words[i].norm == "and" and i + 1 < region.sentence_end):
        i += 1
    follower = words[i]
    letter = voice.start(follower.text[0])
    return edit, Edit(Span(edit.span.end, follower.start + 1), f" {letter}")
