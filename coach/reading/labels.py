"""The Universal Dependencies labels and Penn tags that the coach reads.

Nothing else in the project spells a label, so that a renamed one fails one test instead of silencing a rule.
"""

from __future__ import annotations

from typing import Final

# Universal Dependencies relations (https://universaldependencies.org/u/dep/)
ROOT: Final = "ROOT"
SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
CLAUSE_SUBJECTS: Final = frozenset({"csubj"})
OBJECT: Final = "obj"
INDIRECT_OBJECT: Final = "iobj"
OBLIQUES: Final = frozenset({"obl", "obl:unmarked", "obl:npmod", "obl:tmod", "obl:agent"})
AUXILIARIES: Final = frozenset({"aux", "aux:pass"})
PASSIVE_AUXILIARY: Final = "aux:pass"
COPULA: Final = "cop"
ADVERBIAL: Final = "advmod"
MARKER: Final = "mark"
CASE: Final = "case"
PARTICLE: Final = "compound:prt"
COORDINATOR: Final = "cc"
CONJUNCT: Final = "conj"
VOCATIVE: Final = "vocative"
DISCOURSE: Final = "discourse"
PUNCTUATION: Final = "punct"
DETERMINER: Final = "det"
POSSESSIVE: Final = "nmod:poss"
OPEN_COMPLEMENT: Final = "xcomp"
COMPLEMENT: Final = "ccomp"
ADVERBIAL_CLAUSE: Final = "advcl"
ADNOMINAL_CLAUSES: Final = frozenset({"acl", "acl:relcl"})
PARATAXIS: Final = "parataxis"
CLAUSAL: Final = (
    frozenset({ROOT, OPEN_COMPLEMENT, COMPLEMENT, ADVERBIAL_CLAUSE, "advcl:relcl", PARATAXIS, CONJUNCT})
    | ADNOMINAL_CLAUSES
    | CLAUSE_SUBJECTS
)
"""Relations under which a predicate opens a clause of its own."""

# Universal part-of-speech tags
VERB: Final = "VERB"
AUX: Final = "AUX"
NOUN: Final = "NOUN"
PROPER_NOUN: Final = "PROPN"
PRONOUN: Final = "PRON"
ADJECTIVE: Final = "ADJ"
ADVERB: Final = "ADV"
NUMBER: Final = "NUM"
NOMINALS: Final = frozenset({NOUN, PROPER_NOUN, PRONOUN, NUMBER})

# Penn Treebank tags
BASE_FORM: Final = "VB"
GERUND: Final = "VBG"
PAST: Final = "VBD"
PARTICIPLE: Final = "VBN"
PREPOSITION: Final = "IN"
PARTICLE_TAG: Final = "RP"
FINITE: Final = frozenset({"VBD", "VBP", "VBZ", "MD"})
MODAL: Final = "MD"
POSSESSIVE_MARK: Final = "POS"
PLURAL_NOUNS: Final = frozenset({"NNS", "NNPS"})

ALL: Final = (
    SUBJECTS
    | CLAUSE_SUBJECTS
    | {OBJECT, INDIRECT_OBJECT, COPULA, ADVERBIAL, MARKER, CASE, PARTICLE, COORDINATOR, VOCATIVE, DISCOURSE}
    | {PUNCTUATION, DETERMINER, POSSESSIVE}
    | AUXILIARIES
    | CLAUSAL
)
"""Every relation that the shipped parser must know (``obl`` subtypes differ between treebank releases)."""
