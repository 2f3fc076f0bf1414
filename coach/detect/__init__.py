"""The twelve kinds, a module each, and all their rules."""

from __future__ import annotations

from coach.detect import (
    accusation,
    accusing_question,
    causation,
    contempt,
    directive,
    dismissal,
    faux_feeling,
    generalization,
    guilt_trip,
    mind_reading,
    negative_request,
    ultimatum,
)
from coach.detect.rule import KindDoc, Rule

KINDS = (
    accusation,
    generalization,
    causation,
    mind_reading,
    directive,
    accusing_question,
    contempt,
    faux_feeling,
    guilt_trip,
    dismissal,
    negative_request,
    ultimatum,
)
ALL: tuple[Rule, ...] = tuple(rule for module in KINDS for rule in module.RULES)
KIND_DOCS: dict[str, KindDoc] = {module.KIND.kind: module.KIND for module in KINDS}
