"""What a dismissal waves away: a feeling, a memory, a complaint, the talk itself."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from coach.reading import labels
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.rewrite.complaint import Complaint
from coach.rewrite.wordings import bare_words, text_of

_FEELING: Final = frozenset(
    "tear calm relax chill cool overreact overthink dramatic drama sensitive emotional hysterical cry tears "
    "sulk upset hysterics tantrum panic worked paranoid simmer breathe breath settle fuss mood moody angry "
    "theatrics proportion meltdown sook crybaby snowflake mountain".split()
)
_MEMORY: Final = frozenset("imagine misremember invent hallucinate misread hear happen say".split())
_JOKE: Final = frozenset({"joke", "joking", "kidding", "banter", "teasing", "messing"})
_CLOSING: Final = frozenset({"whatever", "drop", "enough", "save", "spare", "blah", "yada"})
_SMALL: Final = frozenset("deal deep serious die nothing big".split())
_ENTRIES: Final = MappingProxyType(
    {
        "calm-down": "feeling",
        "overreacting": "feeling",
        "cool-it": "feeling",
        "get-over-it": "feeling",
        "making-much": "feeling",
        "no-reason": "feeling",
        "tears-and-drama": "feeling",
        "not-a-big-deal": "small",
    }
)
"""What the fixed wordings of the lexicon wave away."""
_UNASKED: Final = frozenset({"nobody", "noone", "no", "who"})
_ABOUT: Final = frozenset({"about", "over", "of", "for", "with", "at"})
_ONLY: Final = frozenset({"just", "only"})
_POINTING: Final = frozenset({"it", "that", "this"})
_NOTHING: Final = frozenset(
    "joke deal thing drama mountain fuss way proportion shame matter time bit lot scene meal song "
    "word world end life day molehill fun laugh face giggle".split()
)
_MOST_BEHIND: Final = 4
_SMALL_WORDS: Final = frozenset({"little", "wee", "tiny", "bit", "just", "only", "small", "silly", "few"})


def reaction_slots(complaint: Complaint) -> dict[str, str]:
    """The slots of answers to a dismissal that its words support."""
    words = _words(complaint)
    lemmas = {w.lemma for w in words} | {w.norm for w in words}
    entry = next((c.entry.split(".")[-1] for c in complaint.finding.cues if c.entry), "")
    waved = _ENTRIES.get(entry, "")
    slots: dict[str, str] = {}
    if "ask" in lemmas and lemmas & _UNASKED:
        return slots  # "nobody asked you": an opinion is waved away, and nobody need be upset
    matter = _matter(complaint, words)
    if lemmas & _JOKE and not lemmas & _MEMORY:
        slots["joke"] = "it"
    elif matter is not None:
        slots["matter"] = matter
    elif lemmas & _MEMORY and not lemmas & _FEELING:
        slots["memory"] = "it"
    elif {w.norm for w in words[:2]} & _CLOSING:
        slots["later"] = "<later|tonight|tomorrow>"
    elif _goes_on(complaint, words):
        return slots
    elif lemmas & _FEELING or waved == "feeling":
        slots |= {"reaction": "<upset|worried>", "upset": "upset"}
    elif lemmas & _SMALL or waved == "small":
        slots["weighty"] = "big"
    return slots


def _goes_on(complaint: Complaint, words: list[Word]) -> bool:
    """Whether a complaint of the writer's own follows: "here we go again, another Sunday in bed"."""
    behind = complaint.reading.words[words[-1].i + 1 : complaint.reading.sentence_of(words[-1]).end]
    said = [w for w in behind if not w.is_punct]
    addressed = any(w.is_you for w in words) or any(w.is_you for w in said[:1])
    return not addressed and len(said) > _MOST_BEHIND and any(w.pos == labels.NOUN for w in said)


def _words(complaint: Complaint) -> list[Word]:
    """The words of the finding, and of what makes it small behind it: "calm down it's just a deadline"."""
    reading, span = complaint.reading, complaint.finding.span
    inside = [w for w in reading.words if span.start <= w.start < span.end]
    behind = [
        w for w in reading.words[inside[-1].i + 1 : reading.sentence_of(inside[-1]).end] if not w.is_punct
    ]
    small = len(behind) > 2 and behind[0].norm in _POINTING and behind[1].lemma in {"be", "'s"}
    return [*inside, *behind] if small else inside


def _matter(complaint: Complaint, words: list[Word]) -> str | None:
    """The thing that is called small, as one that both know: "it's only a scratch" -> "the scratch"."""
    reading = complaint.reading
    for word in words:
        if word.pos != labels.NOUN or word.lemma in _NOTHING | _JOKE | _FEELING:
            continue
        before = {w.norm for w in reading.words[max(0, word.i - 6) : word.i]}
        case = {k.norm for k in reading.children(word, labels.CASE)}
        if case & _ABOUT or (before & _ONLY and not case):
            return _known(complaint, reading, word)
    return None


def _known(complaint: Complaint, reading: Reading, word: Word) -> str | None:
    phrase = reading.phrase(word)
    lists = complaint.lexicons.words
    judged = any(w.lemma in lists["negative_traits"] or w.lemma in lists["insults"] for w in phrase.words)
    counted = any(w.pos == labels.NUMBER for w in phrase.words)
    if judged or counted or len(phrase.words) > 5:
        return None
    if phrase.possessor or phrase.determiner in {"the", "this", "that", "these", "those"}:
        return text_of(complaint, phrase.words, "you")
    own = [w for w in bare_words(phrase) if w.i <= word.i and w.norm not in _SMALL_WORDS]
    return f"the {text_of(complaint, own, 'you')}" if own else None
