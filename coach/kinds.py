"""The closed sets that every layer shares: families, kinds, severities, forms, signs."""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Family(StrEnum):
    """The three families of problems."""

    BLAME = "blame"
    REQUEST = "request"
    ULTIMATUM = "ultimatum"


class Kind(StrEnum):
    """The twelve problem kinds of the taxonomy."""

    ACCUSATION = "accusation"
    GENERALIZATION = "generalization"
    CAUSATION = "causation"
    MIND_READING = "mind_reading"
    DIRECTIVE = "directive"
    ACCUSING_QUESTION = "accusing_question"
    CONTEMPT = "contempt"
    FAUX_FEELING = "faux_feeling"
    GUILT_TRIP = "guilt_trip"
    DISMISSAL = "dismissal"
    NEGATIVE_REQUEST = "negative_request"
    ULTIMATUM = "ultimatum"

    @property
    def family(self) -> Family:
        """The family that the kind belongs to."""
        match self:
            case Kind.NEGATIVE_REQUEST:
                return Family.REQUEST
            case Kind.ULTIMATUM:
                return Family.ULTIMATUM
            case _:
                return Family.BLAME


KIND_ORDER: tuple[Kind, ...] = (
    Kind.ULTIMATUM,
    Kind.NEGATIVE_REQUEST,
    Kind.FAUX_FEELING,
    Kind.GUILT_TRIP,
    Kind.CONTEMPT,
    Kind.DISMISSAL,
    Kind.CAUSATION,
    Kind.MIND_READING,
    Kind.GENERALIZATION,
    Kind.ACCUSING_QUESTION,
    Kind.DIRECTIVE,
    Kind.ACCUSATION,
)
"""Most specific first: where findings of one family overlap, the earlier kind stays."""


class StrengthKind(StrEnum):
    """The nine strength kinds of the taxonomy."""

    WE_FRAMING = "we_framing"
    OWN_FEELING = "own_feeling"
    POSITIVE_REQUEST = "positive_request"
    CURIOSITY = "curiosity"
    VALIDATION = "validation"
    APPRECIATION = "appreciation"
    OWNERSHIP = "ownership"
    OPENNESS = "openness"
    OBSERVATION = "observation"


class Severity(IntEnum):
    """How hard a finding lands: an edge, a blow, an attack."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Certainty(StrEnum):
    """Whether a rule saw the plain case or a soft one."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Evidence(StrEnum):
    """Which voice spoke for a finding."""

    RULE = "rule"
    READER = "reader"
    BOTH = "both"


class Form(StrEnum):
    """How a suggestion asks."""

    WE_REQUEST = "we_request"
    PLAIN_REQUEST = "plain_request"
    OWN_FEELING = "own_feeling"
    CURIOUS_QUESTION = "curious_question"
    VALIDATION = "validation"
    BOUNDARY = "boundary"


class Firmness(StrEnum):
    """How strongly suggestions ask: with an easy no, plainly, or firmly."""

    GENTLE = "gentle"
    PLAIN = "plain"
    FIRM = "firm"


class Sign(StrEnum):
    """Signs that phrasing is not the matter."""

    ABUSE = "abuse"
    SELF_HARM = "self_harm"
    THREAT = "threat"
    ILLNESS = "illness"
    CHILD = "child"
