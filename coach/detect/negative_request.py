"""Negative request: asks for something not to happen, and leaves open what is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from coach.detect import goodwill, guards
from coach.detect.rule import Hit, KindDoc, hit, phrase_hits, rule
from coach.lexicon.load import Lexicons
from coach.reading import labels
from coach.reading.clause import Clause, Mood
from coach.reading.reading import Reading
from coach.reading.word import Word
from coach.records import Certainty, Kind, Severity

KIND = KindDoc(
    kind=Kind.NEGATIVE_REQUEST,
    title="What to stop, not what to do",
    what="Asks for something not to happen, and names no act that is wanted instead.",
    why=(
        "People can act on what is wanted. “Don't” names the old act, brings the guilt with it and "
        "leaves the "
        "other person to guess what would be right."
    ),
    ask="What would you see them do if it went well?",
    instead="Name the act that you would like, with its place or time.",
    sources=("Rosenberg, Nonviolent Communication: positive requests",),
)

_STOPPING = frozenset({"stop", "quit", "cease", "avoid"})
_STATES_OF_MIND = frozenset(
    "know think care mind want need like remember believe see feel have get understand recall "
    "suppose seem mean matter "
    "reckon wanna know hear own work give".split()
)
_ASKING = frozenset({"can", "could", "would", "will"})
_ANYBODY = frozenset({"they", "them", "him", "her", "it", "anyone", "anybody", "people", "that", "this"})
_PROVERBIAL = frozenset({"life", "chain", "other", "others", "dream", "world", "moment"})
"""What sayings that go round are about: "never waste a moment", "don't break the chain"."""
_TOGETHER = frozenset({"start", "begin", "go", "leave", "eat", "watch", "set"})
_GIFTS = frozenset({"on my account", "for me", "on me", "for us"})
_WISHES = frozenset(
    "appreciate grateful thankful thank like love prefer happy happier glad obliged ask request beg "
    "tell advise "
    "implore expect want need".split()
)
_ABILITIES = frozenset(
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


def _target(reading: Reading, clause: Clause) -> Clause:
    """The clause with the unwanted act: under "stop", "dare", "go", "think about" the gerund or
    infinitive.
    """
    lower = reading.subclauses(clause, labels.OPEN_COMPLEMENT, labels.ADVERBIAL_CLAUSE, labels.COMPLEMENT)
    carriers = _STOPPING | {
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


def _stopped(reading: Reading, clause: Clause) -> Word | None:
    """What "stop" is to end: the gerund, or the noun that it takes; None where it only halts."""
    after = _target(reading, clause)
    if after is not clause and after.head.tag == labels.GERUND:
        return after.head
    following = reading.words[clause.head.i + 1] if clause.head.i + 1 < len(reading.words) else None
    if following is not None and following.tag == labels.GERUND:
        return following
    return clause.object.head if clause.object is not None else None


def _asked_of_you(clause: Clause) -> bool:
    asks = clause.mood is Mood.QUESTION and clause.modal in _ASKING
    return (clause.you_is_subject or clause.we_is_subject or guards.about_you(clause)) and asks


def _soothing(reading: Reading, clause: Clause, act: Word, lexicons: Lexicons) -> bool:
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


@rule(
    id="negative_request.stop-doing",
    severity=Severity.MEDIUM,
    message="“{act}” is named as what should end; what is wanted stays open.",
    fires=(
        "[Please stop leaving your bike in the corridor].",
        "[Could you stop humming] while I'm on the phone?",
        "[You have to stop feeding the pigeons].",
    ),
    silent=(
        "Stop by any time this weekend.",
        "I have to stop buying shoes.",
        "Stop apologising, it was nobody's fault.",
        "Can you stop at the bakery on your way?",
        "Stop kneading when it feels soft.",
    ),
)
def stop_doing(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Stop, quit, cease or avoid, as a command, as a question to the other, or as what they need to do."""
    for clause in reading.clauses:
        if clause.head.lemma not in _STOPPING or guards.someone_elses(clause) or clause.negation is not None:
            continue
        top = _speaker_clause(reading, clause)
        if top is None or guards.conditional(reading, clause):
            continue
        act = _stopped(reading, clause)
        delighted = act is not None and _delights(reading, clause, act, lexicons)
        if act is not None and not delighted and not _soothing(reading, clause, act, lexicons):
            yield hit(guards.clause_span(reading, top), act, act=act)


def _delights(reading: Reading, clause: Clause, act: Word, lexicons: Lexicons) -> bool:
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


def _speaker_clause(reading: Reading, clause: Clause) -> Clause | None:
    """The clause that turns "stop" into a request: itself, or "I need you to", "you have to" above it."""
    told = clause.you_is_subject and clause.modal == "can" and clause.mood is Mood.STATEMENT
    if clause.mood is Mood.COMMAND or _asked_of_you(clause) or told:
        return clause
    above = reading.parent(clause)
    if clause.relation != labels.OPEN_COMPLEMENT or above is None or guards.someone_elses(above):
        return None
    pressing = above.head.lemma in {"need", "have", "want", "like", "ask", "beg", "get", "got", "try"}
    if above.i_is_subject and clause.you_is_subject and pressing:
        return above
    if above.you_is_subject and pressing and above.mood is not Mood.QUESTION:
        return above
    return above if above.mood is Mood.COMMAND and above.head.lemma in {"try", "want"} else None


@rule(
    id="negative_request.dont",
    severity=Severity.MEDIUM,
    message="“{act}” is named as what must not happen; what is wanted stays open.",
    fires=(
        "[Don't park your van across my gate].",
        "[pls dont use my towel]",
        "[Don't you dare open that letter].",
        "[Never speak to my mother like that again].",
    ),
    silent=(
        "Don't worry about the dishes.",
        "Don't forget your umbrella!",
        "Don't beat yourself up over it.",
        "Don't think I can make it tonight.",
        "Never mind, I found it.",
        "Don't overmix the batter!",
        "Don't tell mum, it's a surprise.",
    ),
)
def dont(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A negated command that is no comfort and no reminder."""
    for clause in reading.clauses:
        never = clause.has({"never"})
        plain_do = any(a.norm == "do" for a in clause.auxiliaries)
        denied = clause.negation if plain_do else (never if never and _opens(reading, never) else None)
        if clause.mood is not Mood.COMMAND or denied is None or denied.i > clause.head.i:
            continue
        if guards.someone_elses(clause) or _no_request(reading, clause, lexicons):
            continue
        if denied is never and guards.impersonal(reading, clause):
            continue
        act = _target(reading, clause).head
        if not _soothing(reading, clause, act, lexicons):
            yield hit(guards.clause_span(reading, clause), act, act=act)


def _no_request(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """Dropped "I", idioms, comfort, and what another rule says better."""
    first = next(w for w in reading.sentence_words(reading.sentence_of(clause.head)) if not w.is_punct)
    polite = clause.has({"please", "pls", "plz", "kindly"}) is not None
    lemma = clause.head.lemma
    if (
        lemma in _STATES_OF_MIND
        and not polite
        and not (lemma == "think" and _target(reading, clause) is not clause)
    ):
        return True
    following = reading.words[clause.head.i + 1].norm if clause.head.i + 1 < len(reading.words) else ""
    if lemma == "think" and following not in {"about", "of"}:
        return True
    if lemma in lexicons.words["harmless_imperatives"] and _target(reading, clause) is clause:
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


def _opens(reading: Reading, word: Word) -> bool:
    return word.i == reading.sentence_of(word).start or reading.words[word.i - 1].is_punct


def _let_them(clause: Clause) -> bool:
    thing = clause.object
    return thing is not None and (thing.head.norm in _ANYBODY or (thing.head.is_i and not clause.particle))


@rule(
    id="negative_request.asked-not-to",
    severity=Severity.LOW,
    certainty=Certainty.LIKELY,
    message="“{denied}” with “{act}” asks for less of something and leaves open what is wanted.",
    fires=(
        "[Can you not smoke on the balcony]?",
        "[could u two not argue in front of gran]",
        "[Can we not do this in the car]?",
    ),
    silent=(
        "Can't you stay a bit longer?",
        "Could you not find the shop?",
        "Will you not have another slice?",
    ),
)
def asked_not_to(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """Can you not, could you not: a request with the negation behind the person asked."""
    for clause in reading.clauses:
        denied = clause.negation
        if (
            denied is None
            or not _asked_of_you(clause)
            or guards.someone_elses(clause)
            or clause.wh is not None
        ):
            continue
        if (
            clause.subject is None
            or denied.i < clause.subject.head.i
            or clause.head.lemma in _ABILITIES
            or goodwill.wants_answer(reading, clause.span)
        ):
            continue
        if not _soothing(reading, clause, clause.head, lexicons) and clause.modal in {
            "can",
            "could",
            "would",
        }:
            yield hit(guards.clause_span(reading, clause), clause.head, denied=denied, act=clause.head)


@rule(
    id="negative_request.wish-not",
    severity=Severity.LOW,
    message="“{wish}” with “{denied}” leaves open what is wanted.",
    fires=(
        "[I'd be grateful if you weren't drilling at midnight].",
        "[I'd appreciate it if nobody moved my notes].",
        "[I'd ask you not to ring my mother].",
    ),
    silent=(
        "I'd be glad if you could come early.",
        "I'd understand if you didn't want to come.",
        "I'd be sad if you weren't there.",
        "I asked you not to worry.",
        "I'm glad you didn't find it too far.",
        "Would you prefer not to drive?",
    ),
)
def wish_not(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """The writer would like it if they didn't, or asks them not to."""
    for clause in reading.clauses:
        above = reading.parent(clause)
        if above is None or not (above.i_is_subject or above.we_is_subject) or above.mood is Mood.QUESTION:
            continue
        nobody = clause.subject is not None and clause.subject.lemma in {"nobody", "noone", "no-one"}
        denied = clause.negation or (clause.subject.head if nobody and clause.subject else None)
        told = any(p is not None and p.is_you for p in (above.object, above.recipient))
        about = nobody or told or guards.about_you(clause)
        if denied is None or not about or guards.someone_elses(clause):
            continue
        wish = above.head.lemma in _WISHES and not above.is_past
        asked = (
            wish
            and clause.relation in {labels.OPEN_COMPLEMENT, labels.COMPLEMENT}
            and clause.marker != "that"
        )
        wished = wish and clause.marker == "if" and above.modal != ""
        relieved = clause.is_past and above.copula is not None
        if (
            (asked or wished)
            and not (relieved and not wished)
            and not _soothing(reading, clause, clause.head, lexicons)
        ):
            words = [w for w in (*above.words, *reading.subtree(clause.head)) if not w.is_punct]
            yield hit(reading.span(*words), clause.head, wish=above.head, denied=denied)


@rule(
    id="negative_request.phrase",
    severity=Severity.MEDIUM,
    message="“{phrase}” says what should not be, and leaves open what is wanted.",
    fires=(
        "[I'd rather you didn't smoke indoors].",
        "[No more crumbs in the butter], please.",
        "[Would you mind not whistling]?",
    ),
    silent=("I'd rather not say.", "There is no more milk.", "Would you mind if I sat here?"),
)
def phrase(reading: Reading, lexicons: Lexicons) -> Iterator[Hit]:
    """A fixed wording of the lexicon that asks for something not to happen."""
    for found in phrase_hits("negative_request", reading, lexicons):
        clause = reading.clause_of(reading.words[found.head])
        if clause is None or not _kindly_meant(reading, clause, lexicons):
            yield found


def _kindly_meant(reading: Reading, clause: Clause, lexicons: Lexicons) -> bool:
    """How a thing is done, a name, a favour or a delight, whatever the wording."""
    if clause.coordinator == "or":
        return True
    if clause.mood is Mood.QUESTION:
        return clause.head.lemma in _ABILITIES or goodwill.wants_answer(reading, clause.span)
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


RULES = (stop_doing, dont, asked_not_to, wish_not, phrase)
