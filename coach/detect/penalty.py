"""What counts as a penalty: a loss by name, a refusal, a parting, an order to see what happens."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.word import Word

_KIND_OFFERS = frozenset(
    "help happy glad fine understand love bring cook drive pick treat buy hug thank grab get explain show "
    "laugh cry scream burst guess".split()
)
_OPTIONS = frozenset({"can", "could", "may", "might", "should"})
_ORDERED = frozenset("forget find pack kiss count expect consider bother accept leave explain".split())
_BARRED = frozenset(
    "come expect count bother talk speak call text ask cry blame complain write ring return".split()
)
_SPITE = frozenset({"own", "goodbye", "happens", "yourself", "elsewhere", "ever", "outside", "else"})
_BENIGN = frozenset(
    "order wait ask google try come cook see check look use buy be have walk think know hope guess "
    "feel make eat worry".split()
)
_BE_LOSSES = frozenset("over done out through finished gone history off".split())
_NO_OPENING = frozenset("if when because something anything whatever someone twice maybe not so".split())
_SHUTS = frozenset("will wo 'll ll shall sha am 'm m are 're re is 's be gon going".split())
_SPARING = frozenset(
    "mind worry be keep disturb judge bother wake blame hurt need forget lie offend bite complain".split()
)
_MOVES = frozenset(
    "move tell walk call pack take stay cancel keep sell go change cut stop drop ring rubbish put give pull "
    "send lock report book delete post leave block sleep bin throw hand ask raise charge invoice "
    "remove".split()
)
_CERTAIN = frozenset({"will", "'ll", "ll", "shall", "wo", "sha"})
_MOCKS = frozenset(
    {"yourself", "own", "keep", "sleep", "pack", "explain", "pay", "forget", "lose", "hear", "be"}
)
_KINDLY = frozenset(
    "call ring text see meet give send help pick bring let get love miss thank mean need want "
    "join owe".split()
)
_BONDS = frozenset({"friend", "mate", "family", "anything", "couple", "partner", "together"})
_MOST_WORDS = 24


class Proof(IntEnum):
    """How much a stretch must show: any clear consequence, a loss or refusal, or an end."""

    OPEN = 0
    WARY = 1
    STRICT = 2


def is_penalty(words: Sequence[Word], lexicons: Lexicons, proof: Proof) -> bool:
    """Whether the words say what happens otherwise: to you, to me, to us, to a thing."""
    words = [w for w in words if not w.is_punct][:_MOST_WORDS]
    stop = next(
        (n for n, w in enumerate(words) if n and w.norm in {"if", "because", "unless", "or"}), len(words)
    )
    words = words[:stop]
    if len(words) < 2 or words[0].norm in _NO_OPENING:
        return False
    opening = words[:6]
    ended = words[0].norm == "were" and words[1].norm in _BE_LOSSES
    if orders(words, proof) or ended:
        return True
    kindly = _mine(opening) and any(w.lemma in _KIND_OFFERS for w in opening)
    if (
        kindly
        or any(w.norm in {"would", "fine", "okay", "ok", "worries"} for w in opening)
        or _offers_option(opening)
    ):
        return False
    if not _has_subject(opening):
        return False
    if _refuses(opening) or _parts(opening) or (proof < Proof.STRICT and _mocks(opening)):
        return True
    losses = [w for w in words if _is_loss(w, words, lexicons)]
    if proof is Proof.STRICT:
        return _mocks(opening) or any(w.norm in _BE_LOSSES | {"divorce", "court", "police"} for w in losses)
    return bool(losses) or (proof is Proof.OPEN and _follows(opening))


def orders(words: Sequence[Word], proof: Proof = Proof.STRICT) -> bool:
    """ "Find your own way", "don't come back"."""
    first, rest = words[0], words[1:6]
    if first.norm == "do" and len(rest) > 1 and rest[0].norm == "not":
        return rest[1].lemma in _BARRED
    told = first.is_verb and first.tag != labels.GERUND
    spite = any(w.norm in _SPITE for w in rest)
    if proof is Proof.OPEN:
        return told and (
            first.lemma in _ORDERED or (spite and first.lemma in {"sleep", "stay", "go", "live"})
        )
    sees = proof is Proof.WARY and first.lemma == "see"
    return told and spite and (sees or first.lemma in _ORDERED)


def _has_subject(opening: Sequence[Word]) -> bool:
    if opening[0].is_i and any(w.lemma == "lose" for w in opening[1:3]):
        return False
    noun = next((n for n, w in enumerate(opening) if w.pos in labels.NOMINALS), None)
    verb = next((n for n, w in enumerate(opening) if w.is_verb), len(opening))
    return noun is not None and noun < verb and opening[0].tag != labels.BASE_FORM


def _mine(opening: Sequence[Word]) -> bool:
    joined = opening[0].norm in {"me", "the"} and any(w.is_i or w.is_we for w in opening[1:4])
    return opening[0].norm in {"i", "we"} or joined


def _refuses(opening: Sequence[Word]) -> bool:
    """ "I won't wait", "I'm not marrying you", "you're not going"; "I haven't forgotten" refuses nothing."""
    if opening[0].norm in {"no", "nobody", "nothing", "noone"}:
        return not any(
            w.norm in {"problem", "worries", "rush", "pressure", "hurry", "stress"} for w in opening
        )
    denied = next((n for n, w in enumerate(opening) if w.norm in {"not", "never"} and n > 0), None)
    if denied is None or not (_mine(opening) or opening[0].is_you):
        return False
    aux = any(w.norm in _SHUTS for w in opening[1 : denied + 1])
    if aux and any(w.lemma in _BONDS for w in opening[denied + 1 :]):
        return True
    after = [w for w in opening[denied + 1 :] if w.is_verb]
    return (
        aux
        and bool(after)
        and after[0].lemma not in _SPARING
        and after[0].tag in {labels.BASE_FORM, labels.GERUND}
    )


def _parts(opening: Sequence[Word]) -> bool:
    """ "I'm moving out", "we are cancelling", "I go"."""
    if not _mine(opening) or opening[1].norm in {"'ll", "will"}:
        return False
    if any(w.norm in {"too", "also", "ahead", "there", "anyway", "to"} for w in opening[2:5]):
        return False
    return opening[1].lemma == "be" and any(
        w.tag == labels.GERUND and w.lemma in _MOVES for w in opening[2:4]
    )


def _mocks(opening: Sequence[Word]) -> bool:
    """ "You can sleep with it", "you'll be hearing from us", "you lose Wednesday"."""
    if not opening[0].is_you or len(opening) < 3:
        return False
    told = opening[1].norm in _CERTAIN | {"can", "lose", "forget", "get"}
    own = any(w.norm in _MOCKS - {"be"} or w.lemma in _MOCKS - {"be"} for w in opening[1:])
    return told and own and not any(w.norm == "not" for w in opening)


def _follows(opening: Sequence[Word]) -> bool:
    """A plain consequence after "or": "you won't eat", "I tell him my way", "it goes in the bin"."""
    second = opening[1]
    if opening[0].is_you:
        return second.norm in _CERTAIN
    if opening[0].is_we:
        return False
    if opening[0].norm != "i":
        verb = next((n for n, w in enumerate(opening) if w.is_verb), len(opening))
        rest = [w.norm for w in opening[verb + 1 :]]
        goes = any(w.lemma == "go" for w in opening[verb : verb + 2]) and bool(
            {"in", "on", "to", "out"} & set(rest)
        )
        return goes or any(w.lemma == "happen" for w in opening[verb:])
    act = next((w for w in opening[1:] if w.is_verb and w.lemma not in {"be", "will", "shall", "go"}), None)
    if act is None:
        return second.lemma == "go" or (len(opening) == 2 and second.norm in _CERTAIN | {"am", "go"})
    told = second.norm in _CERTAIN or act.tag in {"VBP", labels.GERUND}
    return told and act.lemma not in _KINDLY | _BENIGN


def _offers_option(opening: Sequence[Word]) -> bool:
    """ "I can", "we could": something to choose, no penalty."""
    need = any(w.lemma in {"have", "need"} for w in opening)
    spared = opening[0].is_you and any(w.norm == "not" for w in opening) and need
    return spared or (opening[0].norm in {"i", "we"} and any(w.norm in _OPTIONS for w in opening[1:3]))


def _is_loss(word: Word, words: Sequence[Word], lexicons: Lexicons) -> bool:
    losses = lexicons.words["losses"]
    row = losses.get(word.norm) or losses.get(word.lemma)
    if row is None:
        return False
    if word.norm in {"finished", "done"} and words[0].norm == "it":
        return False  # "and it'll soon be finished": good news
    if word.norm in _BE_LOSSES:
        before = {b.lemma for b in words[: words.index(word)][-3:]}
        if word.norm == "out" and words[0].is_i and any(b.norm in {"will", "'ll", "ll"} for b in words[1:3]):
            return False  # "I'll be out all day"
        return "be" in before or (word.norm == "out" and bool(before & {"count", "move", "get"}))
    if word.lemma in {"lose", "forget"} and words[0].is_i:
        return False
    return word.is_verb or not row["note"].startswith("to ")
