"""What "don't" and "stop" refuse without asking for anything: comforts, crafts, kept secrets, sayings."""

from __future__ import annotations

from coach.detect import goodwill, guards
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word

STOPPING = frozenset({"stop", "quit", "cease", "avoid"})
_STATES_OF_MIND = frozenset(
    "know think care mind want need like remember believe see feel have get understand recall "
    "suppose seem mean matter "
    "reckon wanna know hear own work give".split()
)
_ANYBODY = frozenset({"they", "them", "him", "her", "it", "anyone", "anybody", "people", "that", "this"})
_PROVERBIAL = frozenset({"life", "chain", "other", "others", "dream", "world", "moment"})
"""What sayings that go round are about: "never waste a moment", "don't break the chain"."""
_TOGETHER = frozenset({"start", "begin", "go", "leave", "eat", "watch", "set"})
_GIFTS = frozenset({"on my account", "for me", "on me", "for us"})
ABILITIES = frozenset(
    "find have see stay make sleep reach get hear open eat come manage afford access log join fit connect "
    "wait walk breathe tell remember believe understand swap park swim move swallow hold sit "
    "finish start work like want fancy".split()
)
"""What one asks whether somebody is able to: "can you not make Friday?"."""
_PLAYFUL = frozenset({"ask", "peek", "peep", "change", "jinx", "faint"})
_COOKED = frozenset(
    "salt overmix overcook strain skimp stint knead whisk refreeze simmer marinate baste weld solder".split()
)
"""What hands do at the stove or the bench: told as a rule of the craft."""
_MOMENTS = frozenset({"when", "once", "till", "until"})
_PERSONAL = frozenset({"i", "me", "my", "us", "our", "we", "your", "ur", "night", "everyone", "people"})
_TOLD = frozenset({"tell", "show"})
_OTHERS = frozenset({"her", "him", "them", "mum", "mom", "dad", "nan", "gran", "everyone", "anyone"})
_STOPPED = frozenset({"press", "presses", "clock", "rot", "everything"})
"""What "don't" and "stop" go with where nobody is asked for anything: "don't peek", "stop the clock"."""
_REASSURING = frozenset(
    "sorry shy sad stranger afraid scared nervous hard mad angry upset late embarrassed alarmed".split()
)
_DISMISSING = frozenset(
    "silly dramatic sensitive ridiculous paranoid emotional hysterical daft stupid".split()
)


def target_of(reading: Reading, clause: Clause) -> Clause:
    """The clause with the unwanted act: under "stop", "dare", "go", "think about" the gerund or
    infinitive.
    """
    lower = reading.subclauses(clause, labels.OPEN_COMPLEMENT, labels.ADVERBIAL_CLAUSE, labels.COMPLEMENT)
    carriers = STOPPING | {
        "dare",
        "go",
        "think",
        "start",
        "try",
        "keep",
        "mind",
        "want",
        "need",
        "refrain",
        "bother",
    }
    if clause.head.lemma not in carriers:
        return clause
    return next((c for c in lower if c.head.i > clause.head.i and c.head.is_verb), clause)


def soothes(reading: Reading, clause: Clause, act: Word, lexicons: Lexicons) -> bool:
    """Harmless negated imperative: "don't worry", "stop apologising", "don't beat yourself up"."""
    target = reading.clause_at(act.i) or clause
    told = clause.head.lemma not in {"stop", "quit"} and guards.explains(reading, clause, lexicons)
    if told or guards.named(reading, clause):
        return True
    own = target.object is not None and target.object.head.norm in {"yourself", "yourselves"}
    for_me = any(f"{o.case} {o.phrase.head.norm}" in _GIFTS for o in target.obliques)
    harmless = lexicons.words["harmless_imperatives"]
    kindly = act.lemma in harmless and not (act.lemma == "frame" and target.object is None)
    kindly = kindly or goodwill.relieves(reading, clause) or is_saying(reading, target)
    return (
        own or for_me or kindly or (guards.fond(reading, clause) and guards.warm(reading, clause, lexicons))
    )


def delights(reading: Reading, clause: Clause, act: Word, lexicons: Lexicons) -> bool:
    """ "Stop it, that's the sweetest thing", "stop being so cute", "never stop singing"."""
    if clause.has({"never"}) is not None or act.is_i:
        return True
    if act.norm in {"him", "her", "them"} or _is_timed(reading, clause, act, lexicons):
        return True
    target = reading.clause_at(act.i) or clause
    if target is not clause and target.copula is not None and guards.warm(reading, target, lexicons):
        return True
    return act.norm in {"it", "that"} and goodwill.cheered(reading, clause, lexicons)


def _is_timed(reading: Reading, clause: Clause, act: Word, lexicons: Lexicons) -> bool:
    """A step of how a thing is made: "stop kneading when it feels soft"."""
    behind = [w for w in reading.subtree(clause.head) if w.i > act.i]
    timed = any(w.norm in _MOMENTS for w in behind)
    handled = act.lemma in lexicons.words["procedures"] or act.lemma in _COOKED
    return timed and handled and not any(w.is_you or w.norm in _PERSONAL for w in behind)


def asks_nothing(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Dropped "I", idioms, comfort, and what another rule says better."""
    first = next(w for w in reading.sentence_words(reading.sentence_of(clause.head)) if not w.is_punct)
    polite = clause.has({"please", "pls", "plz", "kindly"}) is not None
    lemma = clause.head.lemma
    if (
        lemma in _STATES_OF_MIND
        and not polite
        and not (lemma == "think" and target_of(reading, clause) is not clause)
    ):
        return True
    following = reading.words[clause.head.i + 1].norm if clause.head.i + 1 < len(reading.words) else ""
    if lemma == "think" and following not in {"about", "of"}:
        return True
    if lemma in lexicons.words["harmless_imperatives"] and target_of(reading, clause) is clause:
        return True
    if clause.head.norm in _REASSURING | _DISMISSING or lemma in lexicons.words["feelings"]:
        return True
    if lemma in {"bother", "mind", "expect", "let"} and (lemma != "let" or _let_them(clause)):
        return True
    tells_me = lemma == "tell" and clause.has({"me"}) is not None
    idiom = lemma == "go" and clause.has({"trouble", "changing", "anywhere"}) is not None
    surprise = lemma == "tell" and clause.has({"yet", "anyone"}) is not None and clause.has({"dare"}) is None
    up = lemma in {"wait", "stay"} or clause.verb in {"give up", "hold on", "hang up"}
    either = clause.coordinator == "or" or clause.has({"yourself", "yourselves"}) is not None
    return tells_me or idiom or surprise or up or either or first.norm == "if"


def _let_them(clause: Clause) -> bool:
    thing = clause.object
    return thing is not None and (thing.head.norm in _ANYBODY or (thing.head.is_i and not clause.particle))


def kindly_meant(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """How a thing is done, a name, a favour or a delight, whatever the wording."""
    if clause.coordinator == "or":
        return True
    if clause.mood is Mood.QUESTION:
        return clause.head.lemma in ABILITIES or goodwill.wants_answer(reading, clause.span)
    return (
        (clause.head.lemma not in {"stop", "quit"} and guards.explains(reading, clause, lexicons))
        or guards.titled(clause)
        or guards.named(reading, clause)
        or (clause.mood is Mood.COMMAND and goodwill.relieves(reading, clause))
        or is_saying(reading, clause)
    )


def is_saying(reading: Reading, clause: Clause) -> bool:
    """A saying: "don't ask", "don't start without me", "stop the clock"; it is meant as it stands."""
    if clause.head.lemma in _COOKED and not _is_ours(clause) and not list(clause.obliques):
        return True
    if clause.head.lemma in _TOLD and clause.head.tag == labels.BASE_FORM and _keeps_secret(clause):
        return True
    if clause.head.lemma in _PLAYFUL:
        return clause.object is None and not clause.obliques and not list(reading.subclauses(clause))
    thing = clause.object
    mine = [
        o
        for o in clause.obliques
        if o.case == "without" and (o.phrase.head.is_i or o.phrase.head.norm == "us")
    ]
    alone = clause.object is None and len(clause.obliques) == len(mine) == 1
    if clause.head.lemma in _TOGETHER and clause.head.tag == labels.BASE_FORM and alone:
        return True
    if thing is not None and thing.lemma in _PROVERBIAL and not (thing.possessor or _is_ours(clause)):
        return True
    stops = clause.head.lemma in {"stop", "hold"} and thing is not None and thing.lemma in _STOPPED
    return stops or (clause.head.lemma in _STOPPED and clause.head.pos == labels.NOUN)


def _keeps_secret(clause: Clause) -> bool:
    """ "Don't tell mum": no more is said than from whom it is to be kept."""
    told = clause.recipient or clause.object
    third = told is not None and (told.head.norm in _OTHERS or told.head.pos == labels.PROPER_NOUN)
    alone = clause.object is None or clause.recipient is None
    return third and alone and not clause.obliques and clause.has(_PERSONAL | {"lies"}) is None


def _is_ours(clause: Clause) -> bool:
    """Whether writer or reader stand in it with something of theirs."""
    return clause.has({"me", "my", "us", "our", "your", "ur"}) is not None
