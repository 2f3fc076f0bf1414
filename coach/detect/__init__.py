"""The twelve kinds, a module each, and all their rules."""

from __future__ import annotations

from coach.detect import generalization, negative_request
from coach.detect.rule import KindDoc, Rule

KINDS = (generalization, negative_request)
ALL: tuple[Rule, ...] = tuple(rule for module in KINDS for rule in module.RULES)
KIND_DOCS: dict[str, KindDoc] = {module.KIND.kind: module.KIND for module in KINDS}
