"""What "always" and "never" are said for: a law held against somebody, praise, a memory."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coach.detect import goodwill, guards
from coach.lexicon.load import Lexicons
from coach.reading.clause import Clause
from coach.reading.reading import Reading
from coach.reading.word import Word

DENYING = frozenset({"never", "ever", "nvr"})
NOBODY = frozenset({"nobody", "none", "no", "neither"})
_LET_DO = frozenset("me us him her them anyone anybody your".split())
_LET_GO = frozenset("down doon go slip fall fail feel forget starve suffer".split())
_LOWS = frozenset({"low", "down", "sad", "ill", "sick", "poorly", "lonely", "scared", "struggling"})
_BETTER = frozenset({"better", "happier", "prouder", "stronger", "lovelier", "calmer", "more"})
_LASTING = frozenset({"give up", "turn away", "back down", "back out", "give in", "run out", "take back"})
_STRINGS = frozenset(
    "ask want need complain moan shout tell say warn knock explain argue fight row argument drama beg expect "
    "check blame me us phone excuse lie sigh".split()
)
"""What makes "never without" a charge: "you never call without wanting something"."""
_FOUND = frozenset({"know", "regret"})
_FOR_ME = frozenset("keep save hold wait bring make cook cheer root pray stand stick warm".split())


def is_law(reading: Reading, clause: Clause, absolute: Word, lexicons: Lexicons) -> bool:
    """Whether the absolute is held against them, and is no praise, no superlative and no memory."""
    if absolute.norm == "ever":
        nobody = clause.subject is not None and clause.subject.words[0].norm in NOBODY
        return (clause.negation is not None or nobody) and clause.relation != "acl:relcl"
    bad = any(
        w.lemma in lexicons.words[n] for w in clause.words for n in ("negative_traits", "failings", "harms")
    )
    if absolute.norm in DENYING:
        return not (
            clause.head.lemma in lexicons.words["failings"]
            or {clause.head.lemma, clause.head.norm} & lexicons.words["upset_verbs"].keys()
            or clause.head.lemma == "stop"
            or _lets_down(reading, clause)
            or goodwill.spared(reading, clause, lexicons)
            or _unequalled(reading, clause, lexicons)
        ) or (clause.head.lemma == "stop" and bad)
    return bad or not _kindly(reading, clause, lexicons)


def _unequalled(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """A "never" that praises or tells of others: "you've never played better", "you never gave up", "your nan
    never forgets a face".
    """
    behind = [w for w in reading.subtree(clause.head) if w.i >= clause.head.i]
    if _goes_not_without(behind):
        return True
    better = any(w.tag in {"JJR", "RBR"} and w.norm in _BETTER for w in behind)
    lasting = clause.verb in _LASTING and clause.object is None and not list(reading.subclauses(clause))
    subject = clause.subject
    kin = subject is not None and lexicons.words["classes"].get(subject.lemma, {}).get("class") == "relative"
    elsewhere = kin and not any(w.is_i or w.norm in {"us", "my", "our", "you"} for w in clause.words)
    return better or lasting or elsewhere


def _goes_not_without(behind: Sequence[Word]) -> bool:
    """ "You never leave without a hug": said of what they always do, and gladly seen."""
    at = next((n for n, w in enumerate(behind) if w.norm == "without"), None)
    return at is not None and not any(w.lemma in _STRINGS for w in behind[at + 1 :])


def _kindly(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """An "always" that remembers, thanks or teases."""
    known = any(w.norm in {"been", "loved", "wanted", "had"} for w in clause.words)
    kind = clause.is_verbal and clause.head.lemma in lexicons.words["good_deeds"]
    own = [w.norm for w in reading.subtree(clause.head) if not w.is_punct]
    for_me = clause.head.lemma in _FOR_ME and any(
        pair in {("for", "me"), ("for", "us")} for pair in pairwise(own)
    )
    for_me = for_me and not {"never", "not", "nothing"} & set(own)
    cared = any(w.i > clause.head.i and w.norm in _LOWS for w in reading.subtree(clause.head))
    cared = cared and {"when", "i"} <= set(own)
    quoted = clause.head.lemma in {"say", "tell"} and any(w.i in reading.quoted for w in reading.words)
    return (
        known
        or kind
        or for_me
        or cared
        or quoted
        or goodwill.gives(reading, clause, lexicons)
        or guards.fond(reading, clause)
        or goodwill.grateful(reading)
    )


def muses(reading: Reading, clause: Clause) -> bool:
    """What anybody finds: "you never know with cows", "you can never have too many", "you'll never guess"."""
    behind = reading.words[clause.head.i : clause.head.i + 4]
    if any(w.norm in {"guess", "believe"} for w in behind) and not any(w.is_i for w in behind):
        return True
    if clause.head.lemma == "have" and clause.has({"too"}) is not None:
        return True
    return clause.head.lemma in _FOUND and guards.impersonal(reading, clause) and not clause.is_past


def _lets_down(reading: Reading, clause: Clause) -> bool:
    """Lets nobody down, nothing slip; "you never let me finish" is none of these."""
    if clause.head.lemma != "let":
        return False
    after = [w.norm for w in reading.sentence_words(reading.sentence_of(clause.head)) if w.i > clause.head.i]
    return after[:1] == [] or after[0] not in _LET_DO or bool(_LET_GO & set(after))
