"""The app's own words in one place: names of forms and strengths, the score in a word, examples."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from coach.records import Family, Firmness, Form, Severity, Sign, StrengthKind

TITLE: Final = "Phrasing coach"
PROMISE: Final = "Say what you need, so that it can be heard."
PRIVATE: Final = "Nothing you type leaves this computer."
NO_THERAPY: Final = "A writing aid, not therapy and not advice about a relationship."

PLACEHOLDER: Final = "Type it the way it comes to you. Nobody sees it but you."

NO_WORDING: Final = (
    "There is no wording to offer here: what you want instead isn't in the text. Say it in your own words."
)

FAULT: Final = "The coach stumbled here ({name}). The fault is in the coach; what you typed is untouched."
"""Said of errors that nobody foresaw; a traceback could hold a piece of a draft, so none is shown."""

CLEAN: Final = ("This reads well.", "Nothing in here is likely to sting. It can go as it is.")
YOUR_CALL: Final = ("Your call.", "Apart from what you set aside, nothing in here is likely to sting.")
MOVED_ON: Final = "The draft has changed since, so here is a fresh look at it."
GUESS: Final = "“{guess}” is a guess: choose or type what fits"

FAMILIES: Final = MappingProxyType(
    {
        Family.BLAME: ("Blame", "puts it on the other person"),
        Family.REQUEST: ("Not-to-do", "says what not to do"),
        Family.ULTIMATUM: ("Ultimatum", "puts a price on it"),
    }
)
"""A small label for each family, and what it means, for the legend."""

SEVERITIES: Final = MappingProxyType(
    {Severity.LOW: "a small edge", Severity.MEDIUM: "lands hard", Severity.HIGH: "likely to hurt"}
)

FIRMNESS: Final = MappingProxyType(
    {Firmness.GENTLE: "gently", Firmness.PLAIN: "plainly", Firmness.FIRM: "firmly"}
)

SIGNS: Final = MappingProxyType(
    {
        Sign.ABUSE: "violence or control",
        Sign.SELF_HARM: "self-harm",
        Sign.THREAT: "a threat",
        Sign.ILLNESS: "a health crisis",
        Sign.CHILD: "a child's safety",
    }
)

FORMS: Final = MappingProxyType(
    {
        Form.WE_REQUEST: "Ask as a team",
        Form.PLAIN_REQUEST: "Ask for what you want",
        Form.OWN_FEELING: "Say what it means to you",
        Form.CURIOUS_QUESTION: "Ask and find out",
        Form.VALIDATION: "Show that you see their side",
        Form.BOUNDARY: "Say what you will do",
    }
)

STRENGTHS: Final = MappingProxyType(
    {
        StrengthKind.WE_FRAMING: "You speak as a team",
        StrengthKind.OWN_FEELING: "You say how it is for you",
        StrengthKind.POSITIVE_REQUEST: "You ask for something that can be done",
        StrengthKind.CURIOSITY: "You ask and want to know",
        StrengthKind.VALIDATION: "You show that you see their side",
        StrengthKind.APPRECIATION: "You say what you value",
        StrengthKind.OWNERSHIP: "You name your own part",
        StrengthKind.OPENNESS: "You leave them room",
        StrengthKind.OBSERVATION: "You stay with one event",
    }
)

PARTS: Final = MappingProxyType({"start": "A plain message", "limit": "The scale ends here"})
"""Parts of the score that are neither a finding nor a strength."""


_SCORE_WORDS: Final = (
    (85, "Inviting", "Easy to answer with a yes."),
    (70, "Clear", "It says what it says, without a sting."),
    (50, "A bit edgy", "The point may get lost behind the edge."),
    (30, "Hard to hear", "They may defend themselves before they hear what you want."),
    (0, "Likely to hurt", "What you want may not get through at all."),
)


def score_word(value: int) -> tuple[str, str]:
    """The score in a word, and in a sentence."""
    return next((word, line) for least, word, line in _SCORE_WORDS if value >= least)


def change_line(change: int) -> str:
    """What a change of the score means for the second wording."""
    if change > 0:
        return "The second wording is easier to answer."
    return "The second wording is harder to hear." if change < 0 else "Both are about as easy to answer."


BATCH: Final = (
    "A file of messages at once: each is scored, and what was found stands in a table you can keep."
)
FROM_DRAFT: Final = "The draft as you first put it, and as it stands now"

COUNTRIES: Final = MappingProxyType(
    {
        "AU": "Australia",
        "CA": "Canada",
        "DE": "Germany",
        "ES": "Spain",
        "EU": "European Union",
        "FR": "France",
        "GB": "United Kingdom",
        "IE": "Ireland",
        "IN": "India",
        "IT": "Italy",
        "KE": "Kenya",
        "NG": "Nigeria",
        "NL": "Netherlands",
        "NZ": "New Zealand",
        "PH": "Philippines",
        "SG": "Singapore",
        "US": "United States",
        "ZA": "South Africa",
        "ZZ": "Another country",
    }
)

EXAMPLES: Final = (
    (
        "Shoes in the hallway",
        "Please stop leaving your shoes all over the hallway. I nearly fell over them this morning.",
    ),
    (
        "Nobody listens",
        "You never listen to me. I tried to talk about the budget yesterday and you just stared at "
        "your phone!! If you don't put it away at dinner, I'm done.",
    ),
    (
        "Getting help",
        "You need therapy. You're always so moody, and I can't take it anymore. "
        "Either you see someone or I'm moving out.",
    ),
    (
        "Slides at work",
        "Why can't you send the slides on time? You always leave me to explain it to the client. "
        "Don't email me at midnight again.",
    ),
    (
        "A kind one",
        "I felt a bit lonely at dinner yesterday. Could we put our phones away while we eat?",
    ),
)
"""Drafts to try: a name for the button, and the text."""

PAIR: Final = (
    "You never help with dinner. Stop leaving the dishes in the sink, I'm not your maid.",
    "I was worn out when I got home yesterday. Could we do the dishes together after dinner?",
)
"""Two wordings of one message, for the comparison."""
