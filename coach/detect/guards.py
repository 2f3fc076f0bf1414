"""What is no problem, though it looks like one: named tests that all rules share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Span

NEGATIVES = frozenset(
    {"not", "never", "no", "none", "nobody", "nothing", "hardly", "barely", "rarely", "seldom"}
)
_WARM_AS_QUALITIES = frozenset({"like", "well", "just", "kind", "right", "better", "strong", "light"})
_WORRYING = frozenset("worry fear wonder dread afraid scared worried frightened anxious terrified".split())
_EASE = frozenset("hurry rush stress biggie worries worry pressure problem bother drama trouble".split())
_GENERIC_MARKERS = frozenset({"until", "permit", "generally", "usually", "normally", "typically"})
_ELSEWHERE = frozenset(
    "village country town city region state trade job church school culture language world business theatre "
    "hospital army biscuits bread cake soup stew curry".split()
)
"""Where or for what a rule holds that is anybody's: "in our village you never ..."."""
_GENERIC_SCENES = frozenset(
    {"when", "if", "before", "after", "once", "where", "with", "in", "at", "to", "for"}
)
FACE_VALUE = frozenset(
    {"haha", "hahaha", "lol", "lmao", "jk", "😂", "🤣", "😉", "😜", "😘", "🥰", "😍", "❤", "❤️", "🏆"}
)
_CONDITIONALS = frozenset({"if", "unless", "whether", "in case"})
ASKING = frozenset({"can", "could", "would", "will"})
_OCCASIONS = frozenset({"when", "as", "if", "before", "once", "whenever"})
_THINGS = frozenset({"what", "whatever"})
_THEIRS = frozenset(
    {"your", "yourself", "him", "her", "his", "mum", "mom", "dad", "kids", "everyone", "people", "here"}
)
_GIVING = frozenset("give save bring buy lend cook offer".split())
_NO_GIFTS = frozenset(
    "treatment attitude grief hell look looks headache excuse excuses lecture stick lip crap shit "
    "job work task orders order "
    "advice me bill blame".split()
)
_SELF = frozenset({"i", "me", "my", "myself", "we", "us", "our"})
_CHORE_VERBS, _RUBBISH = frozenset({"empty"}), frozenset({"trash", "rubbish", "garbage"})
"""Words of housework that say something bad in their other sense only."""
_UNITS = frozenset(
    "minute min hour degree gram g kg ml litre liter cup spoon tsp tbsp tablespoon teaspoon inch cm mm "
    "pound ounce".split()
)
_CALLED = frozenset({"called", "titled", "named"})
_PERSONAL_ACTS = frozenset(
    "want know think care say come go need have mean see look sound seem love like hate feel get leave "
    "drink smoke treat act ignore lie tell ask call text work ought gotta got try keep start stop "
    "earn owe live sleep sit stand promise".split()
)
_JOINED = frozenset({labels.CONJUNCT, labels.PARATAXIS, labels.ADVERBIAL_CLAUSE})
_IMPRESSION = re.compile(
    r"\bI (?:get|have|got|had) the (?:sense|impression|feeling)\b|\bit looks to me like\b", re.IGNORECASE
)


def clause_span(reading: Reading, clause: Clause) -> Span:
    """The clause with its complements, without coordinated and loosely joined clauses and edge
    punctuation.
    """
    drop = frozenset(
        {labels.CONJUNCT, labels.PARATAXIS, labels.COORDINATOR, labels.DISCOURSE, labels.VOCATIVE}
    )
    words = [w for w in reading.subtree(clause.head, without=drop) if w.i in _near(reading, clause)]
    while len(words) > 1 and (words[0].is_punct or words[0].dep == labels.COORDINATOR):
        words.pop(0)
    while len(words) > 1 and words[-1].is_punct:
        words.pop()
    return reading.span(*words)


def _near(reading: Reading, clause: Clause) -> range:
    sentence = reading.sentence_of(clause.head)
    return range(sentence.start, sentence.end)


def someone_elses(clause: Clause) -> bool:
    """Quotation, reported speech and titles: "my boss told me you never listen", "we read Never Let Me
    Go".
    """
    return clause.quoted or clause.reported or titled(clause)


def titled(clause: Clause) -> bool:
    """Whether the clause is a name: three words or more with a capital each, and not shouted."""
    words = [w for w in clause.words if w.text[:1].isalpha() and w.norm != "not"]
    capitals = [w for w in words if w.text[0].isupper() and not (w.is_capitals and w.norm != "i")]
    return len(capitals) >= 3 and len(capitals) >= len(words) - 1


def named(reading: Reading, clause: Clause) -> bool:
    """Whether the clause is what something is called: "the film's called don't look now", "You Oughta Know"
    inside a sentence.
    """
    words = [w for w in clause.words if w.text[:1].isalpha() and w.norm != "not"]
    first = min((w.i for w in clause.words), default=0)
    before = reading.words[first - 1] if first else None
    if before is None or reading.sentence_of(clause.head).start == first:
        return False
    return before.norm in _CALLED or (len(words) > 1 and all(w.text[0].isupper() for w in words))


def impersonal(reading: Reading, clause: Clause) -> bool:
    """Advice that anybody may be given: nothing in it is theirs or mine, and nothing is said again."""
    return _is_anybodys(reading.sentence_words(reading.sentence_of(clause.head)))


def impersonal_alone(reading: Reading, clause: Clause) -> bool:
    """As ``impersonal``, for the clause itself: what is told beside it may be the writer's own."""
    return _is_anybodys(reading.subtree(clause.head, without=_JOINED))


def _is_anybodys(words: Sequence[Word]) -> bool:
    ours = any(w.norm in _SELF | _THEIRS or (w.is_you and w.dep not in labels.SUBJECTS) for w in words)
    return not ours and not any(w.norm in {"again", "anymore", "once", "still"} for w in words)


def not_the_writers(reading: Reading, words: Iterable[Word]) -> bool:
    """Whether any of the words is quoted or belongs to what a third person said."""
    found = list(words)
    if any(w.i in reading.quoted for w in found):
        return True
    return any((clause := reading.clause_of(w)) is not None and clause.reported for w in found)


def perception_check(reading: Reading, span: Span) -> bool:
    """A claim that is offered as an impression and asked about: "I get the sense … Is that right?"."""
    sentences = [s for s in reading.sentences if s.span.overlaps(span)]
    own = any(_IMPRESSION.search(s.span.of(reading.text)) for s in sentences)
    after = reading.sentences[sentences[-1].index + 1 :][:1]
    return own and any(reading.is_question(s) for s in after)


def own_worry(reading: Reading, clause: Clause) -> bool:
    """What the writer fears or wonders, told as their own worry: "I worry that you're ashamed of me"."""
    above = reading.parent(clause)
    return above is not None and above.i_is_subject and above.denial is None and above.head.norm in _WORRYING


def harmless(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Whether any guard that holds for every kind holds for the clause."""
    return someone_elses(clause) or warm(reading, clause, lexicons) or generic_you(reading, clause)


def negated(clause: Clause) -> bool:
    """Whether the clause denies its predicate: "not", "never", "hardly"."""
    return clause.negation is not None or clause.adverb(NEGATIVES) is not None


def warm(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Warm you: "you always make me laugh", "you never let me down"."""
    joined = frozenset({labels.CONJUNCT, labels.PARATAXIS})
    own = [w for w in reading.subtree(clause.head, without=joined) if not w.is_punct]
    kind = any(warm_word(w, lexicons) for w in own)
    unkind = any(unkind_word(w, lexicons) for w in own)
    if negated(clause) and clause.head.lemma in {"cease", "fail"}:
        return not any(unkind_word(w, lexicons) for w in own if w.i != clause.head.i)
    if negated(clause):
        return unkind and not kind
    return (kind or _gives(clause)) and not unkind


def _gives(clause: Clause) -> bool:
    """What the other gives the writer: "you always save me a seat"."""
    taker = clause.recipient or clause.object
    to_me = taker is not None and (taker.head.is_i or taker.head.norm == "us")
    gift = clause.object.lemma if clause.object is not None else ""
    return to_me and clause.head.lemma in _GIVING and gift not in _NO_GIFTS


def warm_word(word: Word, lexicons: Lexicons) -> bool:
    if {word.norm, word.lemma} & _WARM_AS_QUALITIES and word.pos != labels.ADJECTIVE:
        return False  # "you always leave the lights on"
    return word.lemma in lexicons.words["warm_words"] or word.norm in lexicons.words["warm_words"]


def unkind_word(word: Word, lexicons: Lexicons) -> bool:
    if word.norm == "sorry" or word.lemma in (_CHORE_VERBS if word.is_verb else _RUBBISH):
        return False
    if word.is_verb and any(word.lemma in lexicons.words[name] for name in ("failings", "harms")):
        return True
    return word.lemma in lexicons.words["negative_traits"] or feels_bad(word, lexicons)


def feels_bad(word: Word, lexicons: Lexicons) -> bool:
    row = lexicons.words["feelings"].get(word.norm)
    return row is not None and row["valence"] == "negative" and word.pos in {labels.ADJECTIVE, labels.VERB}


def fond(reading: Reading, clause: Clause) -> bool:
    """Banter: the sentence, or the one behind it, laughs or sends hearts."""
    sentence = reading.sentence_of(clause.head)
    words = list(reading.sentence_words(sentence))
    if sentence.index + 1 < len(reading.sentences):
        after = reading.sentence_words(reading.sentences[sentence.index + 1])
        words += after if all(w.is_punct for w in after) else []
    return any(w.norm in FACE_VALUE or w.text in FACE_VALUE for w in words)


def unhurried(reading: Reading, clause: Clause) -> bool:
    """Whether the sentence, or the one behind it, takes the pressure off: "no hurry", "no worries if not"."""
    index = reading.sentence_of(clause.head).index
    near = [w for s in reading.sentences[index : index + 2] for w in reading.sentence_words(s)]
    eased = any(a.norm == "no" and b.norm in _EASE for a, b in pairwise(near))
    return eased or any(w.norm in {"nvm", "nbd"} for w in near)


def generic_you(reading: Reading, clause: Clause) -> bool:
    """Anybody's you: "you never really know a city until you've missed the last tram"."""
    if not clause.you_is_subject:
        return False
    sentence = reading.sentence_of(clause.head)
    words = reading.sentence_words(sentence)
    norms = {w.norm for w in words}
    if norms & _GENERIC_MARKERS and not norms & _SELF:
        return True
    first = next((w for w in words if not w.is_punct), None)
    if first is not None and first.norm in {"in", "for", "at"} and norms & _ELSEWHERE and not norms & _THEIRS:
        return not norms & {"i", "me", "myself", "we", "us"}
    opened = first is not None and first.norm in _GENERIC_SCENES and first.i < clause.head.i
    return opened and not norms & _SELF and not clause.is_past and "your" not in norms


def recipe(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """How a thing is done, at the stove or at a machine: "you have to whisk it for two minutes"."""
    words = reading.sentence_words(reading.sentence_of(clause.head))
    told = any(w.norm in _SELF for w in words)
    return not told and any(w.lemma in lexicons.words["procedures"] for w in words)


def conditional(reading: Reading, clause: Clause) -> bool:
    """Whether the clause, or one above it, only supposes: "if you never try"."""
    here: Clause | None = clause
    while here is not None:
        if here.marker in _CONDITIONALS:
            return True
        here = reading.parent(here) if here.relation not in {labels.ROOT, labels.PARATAXIS} else None
    return False


def under_request(reading: Reading, clause: Clause) -> bool:
    """A detail of what is politely asked: "could you replace what you broke", "can you text me when you'll
    be late".
    """
    if clause.marker not in _OCCASIONS and (clause.wh is None or clause.wh.norm not in _THINGS):
        above = reading.parent(clause)
        if above is None or above.marker not in _OCCASIONS or clause.relation != labels.COMPLEMENT:
            return False
    here = reading.parent(clause)
    while here is not None:
        if (
            here.mood is Mood.QUESTION
            and here.modal in ASKING
            and (here.you_is_subject or here.we_is_subject)
        ):
            return True
        here = reading.parent(here)
    return False


def about_you(clause: Clause) -> bool:
    """Whether the other person, or somebody or something of theirs, is what the clause is about."""
    subject = clause.subject
    if subject is None:
        return False
    return (
        subject.is_you or subject.possessor in {"your", "ur"} or any(w.norm == "you" for w in subject.words)
    )


def explains(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """A step of how a thing is done: "never salt it at the start", "don't stir it for ten minutes"."""
    sentence = reading.sentence_words(reading.sentence_of(clause.head))
    if clause.is_past or any(w.norm in _SELF | _THEIRS | {"again", "anymore"} for w in sentence):
        return False
    listed = lexicons.words["procedures"]
    steps = {w.lemma for w in reading.words if w.lemma in listed}
    amounts = sum(a.pos == labels.NUMBER and b.lemma in _UNITS for a, b in pairwise(reading.words))
    return len(steps) + amounts > 1 or any(_is_step(c) for c in reading.clauses if c is not clause)


def _is_step(clause: Clause) -> bool:
    """A plain "you wait", "you push it down": told of anybody, with nothing held against them."""
    if not (clause.is_verbal and clause.you_is_subject and clause.mood is Mood.STATEMENT) or clause.marker:
        return False
    if clause.is_past or clause.auxiliaries or clause.adverbs or clause.head.lemma in _PERSONAL_ACTS:
        return False
    if clause.head.tag != "VBP" or clause.state is not None or clause.relation.startswith("acl"):
        return False
    return not any(w.norm in _SELF | _THEIRS for w in clause.words)


def together(reading: Reading, clause: Clause) -> bool:
    """Whether the writer did it too: "your dad and I wrecked that car"."""
    subject = clause.subject
    if subject is None:
        return False
    return any(k.is_i for k in reading.children(subject.head, labels.CONJUNCT))


def supposes(reading: Reading, clause: Clause) -> bool:
    """A rule of some place for anybody: "where I come from you're rude if you keep your shoes on"."""
    below = reading.subclauses(clause, labels.ADVERBIAL_CLAUSE)
    return any(c.marker in {"if", "when"} and c.you_is_subject and not c.is_past for c in below)


def their_words(reading: Reading, clause: Clause) -> bool:
    """What the other has said themselves: "you said you'd rather be on nights"."""
    above = reading.parent(clause)
    return (
        above is not None and above.you_is_subject and above.head.lemma in {"say", "tell", "mention", "write"}
    )
