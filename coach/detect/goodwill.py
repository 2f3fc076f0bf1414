"""Signs of goodwill around what looks like blame: thanks, offers, fondness, good news."""

from __future__ import annotations

from itertools import pairwise

from coach.detect import guards
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Span

_BEARERS = frozenset(
    "pay return carry cook lift wait walk drive beg lug queue fall fend pull worry leave worthless small "
    "stupid bad guilty employee burden".split()
)
"""What nobody wants to have to do or to be, so that "you never let me carry it" thanks."""
_GRUDGES = frozenset(
    {
        ("say", "word"),
        ("breathe", "word"),
        ("raise", "voice"),
        ("keep", "score"),
        ("hold", "grudge"),
        ("make", "fuss"),
    }
)
_GIVING = frozenset("save bring buy make bake cook pour lend fetch knit pack fix teach".split())
_LOADS = frozenset(
    "work job shift blame bill bills dish dishes pan pot mess chore grief hell look excuse lecture rubbish "
    "trouble silence shoulder attitude headache task load burden lie story flack stick hassle worst rest "
    "leftover leftovers scrap scraps late last-minute nothing half same invoice list crumb".split()
)
"""What nobody is glad to be given."""
_FAVOURS = frozenset(
    "cook bring buy clean wash tidy carry climb lift drive pay make wait rush stay pick cancel dress book "
    "order ring hurry trouble bake iron hoover get come cycle walk bring prepare change rise hunt "
    "send".split()
)
_AT_ALL = frozenset({"anything", "finger", "thing", "bother"})
_OFFERING = frozenset("will 'll ll can could bring cook".split())
_DONE_ALREADY = frozenset({"brought", "made", "cooked", "baked", "ordered", "got", "did", "have"})
_PLENTY = frozenset({("there", "is"), ("there", "are"), ("my", "turn"), ("my", "treat"), ("is", "enough")})
_GOODS = frozenset({labels.NOUN, labels.NUMBER, labels.ADJECTIVE, "DET"})
_OWNING = frozenset({"have", "'ve", "ve"})
_ENDEARED = frozenset({"love", "adore", "marry", "luv"})
_UNSWAPPED = frozenset({"swap", "exchange", "trade"})
_YOUS = frozenset({"you", "ya", "ye", "youu", "yous"})
_KISSES = frozenset(
    {"x", "xx", "xxx", "xxxx", "xo", "xoxo", "😂", "🤣", "😘", "🥰", "😍", "❤", "❤️", "🎉", "🥳"}
)
_THANKS = frozenset({"thank", "thanks", "thankyou", "thx", "grateful", "joy", "bless", "blessing"})
_SUCCESSES = frozenset(
    "pass win save manage learn can could finally ahead up sorted done walk sleep smile dream believe "
    "graduate ready survive".split()
)
_CHOICES = frozenset({"or"})


def spared(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """What the other never did to the writer, and might have: "you never made me feel small", "you never let
    me pay", "you never said a cross word".
    """
    sentence = reading.sentence_of(clause.head)
    own: list[Word] = []
    for word in reading.words[clause.head.i + 1 : sentence.end]:
        if word.is_punct and word.i not in reading.quoted and not own:
            break
        own.append(word)
    own = own[: next((n for n, w in enumerate(own) if w.text in {",", ";", "."}), len(own))]
    to_me = any(w.is_i or w.norm == "us" for w in own[:2])
    if clause.head.lemma in {"let", "make", "tell", "ask"} and to_me:
        burden = any(w.lemma in _BEARERS or guards.feels_bad(w, lexicons) for w in own)
        return burden and not any(guards.warm_word(w, lexicons) for w in own)
    if clause.head.lemma in {"say", "raise", "keep", "hold", "make", "breathe"}:
        return any((clause.head.lemma, w.lemma) in _GRUDGES for w in own) or (
            any(w.i in reading.quoted for w in own) and not any(guards.warm_word(w, lexicons) for w in own)
        )
    return clause.verb in {"answer back", "let on"} or clause.head.lemma in {"moan", "remark"}


def gives(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """What the writer gets from the other and is glad of: "you always save me the crispy bit", "you always
    make my Monday", "you're always there when it counts".
    """
    behind = [w for w in reading.subtree(clause.head) if w.i > clause.head.i]
    bad = any(guards.unkind_word(w, lexicons) or _goes_badly(w, lexicons) for w in behind)
    if bad or any(w.lemma in _LOADS for w in behind) or clause.negation is not None:
        return False
    if clause.head.norm == "there" and clause.copula is not None:
        return True
    thing, taker = clause.object, clause.recipient
    if thing is None:
        return False
    mine = taker is not None and (taker.head.is_i or taker.head.norm == "us")
    made = clause.head.lemma == "make" and thing.possessor == "my" and lexicons.is_a(thing.lemma, ("@time",))
    return made or (mine and clause.head.lemma in _GIVING and thing.head.pos == labels.NOUN)


def relieves(reading: Reading, clause: Clause) -> bool:
    """A negated command that spares the other some work: "don't cook tonight, I'll bring soup"."""
    thing = clause.object
    if clause.head.lemma not in _FAVOURS or (thing is not None and thing.possessor in {"my", "our"}):
        return False
    if clause.has(_AT_ALL) is not None:
        return True
    return offered_after(reading, clause.head) or _is_done_already(reading, clause.head)


def _is_done_already(reading: Reading, word: Word) -> bool:
    """Whether the work that a refusal spares is done or needn't be: "I made rice", "there are two bags"."""
    behind = pairwise(_behind(reading, word))
    return any(
        (a.norm, b.norm) in _PLENTY or (a.norm in {"i", "we"} and b.norm in _DONE_ALREADY) for a, b in behind
    )


def offered_after(reading: Reading, word: Word) -> bool:
    """Whether the writer goes on with an offer: "I'll bring rice", "we've plenty"."""
    behind = _behind(reading, word)
    return any(
        a.norm in {"i", "we"}
        and (b.norm in _OFFERING or (b.norm in _OWNING and (c.norm == "got" or c.pos in _GOODS)))
        and c.norm not in {"not", "to"}
        for a, b, c in zip(behind, behind[1:], behind[2:], strict=False)
    )


def _behind(reading: Reading, word: Word) -> list[Word]:
    """The words behind one, to the end of the next sentence."""
    here = reading.sentence_of(word)
    until = reading.sentences[here.index + 1].end if here.index + 1 < len(reading.sentences) else here.end
    return [w for w in reading.words[word.i + 1 : until] if not w.is_punct]


def affectionate(reading: Reading, span: Span) -> bool:
    """Rough words between people who are fond of each other: "you menace, I love you", with kisses."""
    at = [s.index for s in reading.sentences if s.span.overlaps(span)]
    near = [w for s in reading.sentences[max(0, at[0] - 1) : at[-1] + 2] for w in reading.sentence_words(s)]
    fond_of = any(
        (a.lemma in _ENDEARED | _UNSWAPPED and b.norm in _YOUS and a.norm != "loved")
        or (a.norm, b.norm) in {("marry", "me"), ("keeping", "you")}
        for a, b in pairwise(near)
    )
    return fond_of or any(w.norm in _KISSES or w.text in _KISSES for w in near)


def grateful(reading: Reading) -> bool:
    """Whether the message thanks."""
    return any(w.norm in _THANKS for w in reading.words)


def wants_answer(reading: Reading, span: Span) -> bool:
    """A question that goes on with a choice or an offer: "who does the early, you or Maz?"."""
    words = [w for w in reading.words if w.start >= span.start]
    if not words:
        return False
    sentence = reading.sentence_of(words[0])
    inside = [w for w in words if w.i < sentence.end and not w.is_punct]
    choice = any(
        w.norm in _CHOICES and n + 1 < len(inside) and inside[n + 1].norm not in {"what", "something", "not"}
        for n, w in enumerate(inside)
    )
    return choice or offered_after(reading, words[0])


def cheered(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Whether the sentence, or the one behind it, holds something lovely and nothing bad."""
    sentence = reading.sentence_of(clause.head)
    near = [
        w for s in reading.sentences[sentence.index : sentence.index + 2] for w in reading.sentence_words(s)
    ]
    lovely = any(guards.warm_word(w, lexicons) for w in near) or guards.fond(reading, clause)
    return lovely and not any(guards.unkind_word(w, lexicons) for w in near)


def blames(reading: Reading, span: Span, lexicons: Lexicons) -> bool:
    """Whether "because of you" and the like blame: with something good beside them, and nothing bad, they
    thank.
    """
    at = [s.index for s in reading.sentences if s.span.overlaps(span)]
    beside = [w for t in reading.sentences[at[0] : at[-1] + 2] for w in reading.sentence_words(t)]
    good = any(guards.warm_word(w, lexicons) or w.lemma in _SUCCESSES for w in beside)
    return not good or any(_goes_badly(w, lexicons) for w in beside)


def _goes_badly(word: Word, lexicons: Lexicons) -> bool:
    listed = word.norm in lexicons.words["setbacks"] or word.lemma in lexicons.words["setbacks"]
    insult = word.lemma in lexicons.words["insults"]
    return listed or insult or word.norm in guards.NEGATIVES or guards.unkind_word(word, lexicons)


def good_news(reading: Reading, span: Span, lexicons: Lexicons) -> bool:
    """Whether what stands behind a stretch is lovely: "Oh great, another baby! So happy for you"."""
    at = [s.index for s in reading.sentences if s.span.overlaps(span)]
    near = [w for s in reading.sentences[at[0] : at[-1] + 2] for w in reading.sentence_words(s)]
    behind = [w for w in near if w.start >= span.end]
    lovely = any(guards.warm_word(w, lexicons) and w.dep != labels.VOCATIVE for w in behind)
    return lovely and not any(_goes_badly(w, lexicons) for w in behind)
