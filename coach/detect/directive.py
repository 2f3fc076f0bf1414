"""Directive: an order, a verdict on what the other needs, or a diagnosis."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Kind, Severity

KIND = KindDoc(
    kind=Kind.DIRECTIVE,
    title="An order or a verdict on what they need",
    what="Tells the other person what they need, should or must do or be.",
    why=(
        "Told what to do, people guard their freedom first. Asked, or told what it means to you, they "
        "can say yes "
        "of their own accord."
    ),
    ask="Did they ask for advice?",
    instead="Say what you would like and why, and ask.",
    sources=("Rosenberg, Nonviolent Communication: request or demand",),
)

_SHOULD = frozenset({"should", "must", "ought", "shall"})
_NEEDING = frozenset({"need", "have", "got", "ought", "gotta"})
_TREATS = frozenset(
    "see try taste hear watch come visit join meet read smell check eat stay rest sleep relax "
    "enjoy stop worry "
    "let get know remember use try take bring show send feel call keep have be find ask listen treat "
    "bide".split()
)
_GOOD_NEWS = frozenset("see try taste hear watch smell meet join visit come".split())
_KNOWN = frozenset({"supposed", "able", "due"})
_EXPLAIN = frozenset(
    {"if", "because", "before", "after", "until", "when", "once", "unless", "at", "by", "first"}
)
_CHEERED = frozenset(
    "go apply take treat rest book enter join run ask audition write publish celebrate".split()
)
_BEARING = frozenset(
    "reasonable sensible realistic fair serious mature professional responsible nicer kinder quieter "
    "father mother "
    "parent man woman adult grown-up grownup gentleman considerate respectful civil decent polite quiet "
    "punctual tidier better mum mom dad".split()
)
_ACQUIRED = frozenset({"have", "show", "learn", "grow", "use", "get", "find", "buy"})
_VIRTUES = frozenset(
    "self-respect respect spine backbone manners manner sense decency consideration patience shame "
    "conscience "
    "pride dignity courtesy gratitude responsibility pair humility compassion empathy initiative grip".split()
)
_MENDED = frozenset(
    "control change fix sort check watch mind lose improve adjust work drop mend curb".split()
)
_MANNERS = frozenset(
    "temper attitude tone language behaviour behavior mouth act priority way mood hygiene manners "
    "manner face "
    "ego business drinking spending".split()
)
_BEHAVING = frozenset(
    "act behave listen pull take help think pay treat respect appreciate be consider care".split()
)
_TREATED = frozenset("treat rest sit wear put frame enter apply plant cuddle nap".split())
_CONDUCT = frozenset(
    "apologise apologize learn grow listen respect improve change adjust help speak stop start "
    "try visit call clean tidy work "
    "act think study fix get pay do eat therapy counsel counselling counseling rehab job doctor attitude "
    "behave control "
    "manage route".split()
)
_PERSONAL = frozenset(
    "yourself your me my us our more less better sooner harder once listen respect apologise "
    "apologize grow help "
    "explain stop learn understand realise realize ashamed decide control focus man".split()
)


@rule(
    id="directive.you-need-to",
    severity=Severity.MEDIUM,
    message="“{need}” tells the other person what to do; it does not ask.",
    fires=(
        "[You need to listen to me].",
        "[You should call your mother more often].",
        "[you have to grow up]",
        "[You must apologise to her today].",
        "[You should have told me].",
    ),
    silent=(
        "You need to see this rainbow!",
        "You have to whisk it for two minutes.",
        "You must be shattered after that marathon.",
        "You don't have to come.",
        "You should be proud.",
        "My sister says you should call her.",
        "Do you have to work tomorrow?",
        "Could you ring me when you have to skip a lesson?",
    ),
)
def you_need_to(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Need to, have to, should, must or ought, with the other as subject."""
    for clause in reading.clauses:
        found = _pressed(reading, clause)
        if found is None or clause.mood is Mood.QUESTION or guards.conditional(reading, clause):
            continue
        if guards.under_request(reading, clause):
            continue
        need, act = found
        if _kind(reading, clause, act, lexicons) or guards.harmless(reading, clause, lexicons):
            continue
        if _advises(reading, clause, act) or clause.adverb({"only", "just"}) is not None:
            continue
        past = act.is_past and need.norm in _SHOULD
        if past:
            yield hit(guards.clause_span(reading, clause), act.head, need=need, unmet=act.negation or need)
        elif act.negation is None and clause.negation is None:
            yield hit(guards.clause_span(reading, clause), act.head, need=need, unmet=need)
        else:
            yield hit(guards.clause_span(reading, clause), act.head, need=need)


def _announces(reading: Reading, act: Clause) -> bool:
    """News and treats: "you need to know how proud we were", "you ought to rest", "you should wear that"."""
    told = act.head.lemma == "know" and bool(reading.subclauses(act, labels.COMPLEMENT))
    return (told or act.head.lemma in _TREATED) and act.has(_PERSONAL - {"your"}) is None


def _advises(reading: Reading, clause: Clause, act: Clause) -> bool:
    """A rule for anybody, or a good word: "you should always rinse it first", "you should apply, you'd be
    great".
    """
    general = any(c.adverb({"always", "never"}) is not None or c.negation is not None for c in (clause, act))
    about_them = act.head.lemma in _CONDUCT or any(w.lemma in _CONDUCT for w in reading.subtree(act.head))
    alone = guards.impersonal_alone(reading, clause)
    if alone and (general or (clause.head.lemma == "have" and not about_them)):
        return True
    cheers = clause.modal in {"should", "ought"} and act.head.lemma in _CHEERED and act.has(_PERSONAL) is None
    told_how = guards.impersonal(reading, clause) and act.object is not None and not clause.is_past
    return (cheers or told_how) and not about_them


def _pressed(reading: Reading, clause: Clause) -> tuple[Word, Clause] | None:
    """The word that presses ("need", "should") and the clause of the act."""
    if not clause.you_is_subject or not clause.subject_given:
        return None
    modal = next((a for a in clause.auxiliaries if a.norm in _SHOULD), None)
    if modal is not None:
        return modal, clause
    better = next((a for a in clause.words if a.norm == "better" and a.i < clause.head.i), None)
    if better is not None and any(a.lemma in {"would", "have"} for a in clause.auxiliaries):
        return better, clause
    if (
        (clause.head.lemma not in _NEEDING and clause.head.norm not in _NEEDING)
        or clause.negation is not None
        or clause.modal
        or (clause.is_past and clause.head.norm != "got")
    ):
        return None
    act = next(iter(reading.subclauses(clause, labels.OPEN_COMPLEMENT)), None)
    return (clause.head, act) if act is not None and act.marker == "to" else None


def _kind(reading: Reading, clause: Clause, act: Clause, lexicons: Lexicons) -> bool:
    """Good-news "should", a guess, an invitation, how a thing is done."""
    guess = clause.modal in {"must", "should"} and (
        act.head.lemma in {"be", "know", "think", "feel", "hear", "miss", "love"}
        or act.copula is not None
        or act.is_progressive
        or act.passive
    )
    ashamed = act.head.norm in {"ashamed", "careful", "grateful", "nicer", "kinder"} or (
        act.has({"the", "one"}) and act.has({"for"})
    )
    if (
        guess
        and not ashamed
        and not (act.has({"more", "better", "doing", "on", "at"}) and clause.modal == "should")
    ):
        return True
    if act.head.norm == "have" and act.object is None:
        return True
    if (act.has({"have"}) and clause.modal == "must") or clause.has({"received", "seen"}):
        return True
    if act.head.lemma in _GOOD_NEWS and act.has({"more", "often", "her", "him"}) is None:
        return True
    if guards.recipe(reading, clause, lexicons) or guards.fond(reading, clause):
        return True
    if any(guards.explains(reading, c, lexicons) or guards.named(reading, c) for c in (clause, act)):
        return True
    if (past_gift := clause.negation is not None and clause.has({"have"})) and goodwill.grateful(reading):
        return bool(past_gift)
    if _announces(reading, act):
        return True
    sentence = {w.norm for w in reading.sentence_words(reading.sentence_of(clause.head))}
    return bool(sentence & _EXPLAIN) and not sentence & _PERSONAL and clause.modal not in {"should", "must"}


@rule(
    id="directive.conduct",
    severity=Severity.MEDIUM,
    message="“{order}” orders how to be; it does not ask.",
    fires=(
        "[Be reasonable], Tom.",
        "[Be a parent].",
        "[Have some dignity].",
        "[Grow a backbone] and tell him.",
        "[Start acting like a partner].",
        "[Sort your attitude out].",
        "[Watch your tone with my sister].",
    ),
    silent=(
        "Be careful on the ice.",
        "Have some cake!",
        "Start cooking without me.",
        "Watch your step, it's wet.",
        "Let's be reasonable.",
        "Learn the words by Friday if you can.",
        "Try turning it off first.",
    ),
)
def conduct(reading: Reading, _: Lexicons) -> Iterator[Hit]:
    """A command about what the other is like: be an adult, have some manners, start listening."""
    for clause in reading.clauses:
        if clause.mood is not Mood.COMMAND or clause.negation is not None or guards.someone_elses(clause):
            continue
        if guards.fond(reading, clause) or guards.conditional(reading, clause):
            continue
        if reading.is_question(reading.sentence_of(clause.head)) or not _on_conduct(reading, clause):
            continue
        yield hit(guards.clause_span(reading, clause), clause.head, order=clause.head, unmet=clause.head)


def _on_conduct(reading: Reading, clause: Clause) -> bool:
    if clause.copula is not None and clause.copula.norm == "be":
        return clause.head.norm in _BEARING
    thing = clause.object
    if clause.head.lemma in _ACQUIRED and thing is not None:
        return thing.lemma in _VIRTUES
    if clause.head.lemma in _MENDED and thing is not None:
        return thing.lemma in _MANNERS and thing.possessor in {"your", "ur"}
    if clause.head.lemma in {"start", "try", "practise", "practice"}:
        below = reading.subclauses(clause, labels.OPEN_COMPLEMENT)
        return any(c.head.tag == labels.GERUND and (c.head.lemma in _BEHAVING or c.copula) for c in below)
    return False


@rule(
    id="directive.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” orders; it does not ask.",
    fires=("[Grow up].", "[You need therapy].", "[Get a grip]."),
    silent=("Kids grow up so fast.", "You need a permit to park there.", "Call me when you land."),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that orders or diagnoses."""
    yield from phrase_hits("directive", reading, lexicons)


RULES = (you_need_to, conduct, phrase)
