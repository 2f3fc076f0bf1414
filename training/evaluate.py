"""Every figure of the README, of the baseline and of ours, into metrics.json and the README's table."""

import argparse
import json
import random
import time
from pathlib import Path

import spacy
from spacy.language import Language

import registered  # noqa: F401  makes spaCy know the tokenizer
from conllu import Row, read_sentences, text_of
from score import attachment, boundaries, probes, with_starts
from style import NOISE, drop, marks, restyle

HERE = Path(__file__).parent
BETWEEN = ("<!-- figures -->", "<!-- end of figures -->")
SETS = (("ewt-test", "EWT test"), ("childes-test", "CHILDES test"))


def run_ons(sentences: list[list[Row]], *, bare: bool) -> list[tuple[str, list[int]]]:
    """Two to four neighbouring sentences; `bare` is lower-cased and without any mark."""
    rng, out, at = random.Random(3), [], 0
    while at + 4 <= len(sentences):
        size = rng.randint(2, 4)
        group = sentences[at : at + size]
        at += size
        out.append(with_starts([stripped(s) for s in group] if bare else group))
    return out


def stripped(rows: list[Row]) -> list[Row]:
    """Lower-cased, no punctuation; a sentence of marks alone stays."""
    lower = [r._replace(form=r.form.lower()) for r in rows]
    return drop(lower, set(marks(lower))) if len(marks(lower)) < len(lower) else lower


def noisy(sentences: list[list[Row]]) -> list[list[Row]]:
    """The same sentences as people might type them."""
    rng = random.Random(7)
    return [restyle(s, rng, NOISE) for s in sentences]


def figures(nlp: Language, treebanks: Path, *, ours: bool) -> dict[str, object]:
    """All but size and speed."""
    out: dict[str, object] = {}
    for name, _ in SETS:
        sentences = read_sentences(treebanks / f"{name}.conllu")
        out[name] = attachment(nlp, sentences, own_norms=ours)
        out[f"{name}, message style"] = attachment(nlp, noisy(sentences), own_norms=ours)
        out[f"{name}, run-ons"] = boundaries(nlp, run_ons(sentences, bare=True))
        out[f"{name}, punctuated"] = boundaries(nlp, run_ons(sentences, bare=False))
    out["probes"] = probes(nlp, HERE / "own" / "probes.conllu")
    return out


def size(folder: Path) -> float:
    """Megabytes on disk."""
    return round(sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6, 2)


def speeds(pipelines: list[Language], texts: list[str], rounds: int = 7) -> list[float]:
    """Words a second of processor time, best of several turns, taken by turns: a busy machine is fair."""
    best = [0.0] * len(pipelines)
    for _ in range(rounds):
        for i, nlp in enumerate(pipelines):
            start = time.process_time()
            words = sum(len(d) for d in nlp.pipe(texts, batch_size=64))
            best[i] = max(best[i], words / (time.process_time() - start))
    return [round(b) for b in best]


def pick(found: dict[str, object], where: str, what: str) -> float:
    """One number of the figures."""
    group = found[where]
    if not isinstance(group, dict):
        raise TypeError(f"{where}: {group!r} is no group of figures")
    return float(group[what])


def table(base: dict[str, object], ours: dict[str, object]) -> str:
    """Markdown: what, baseline, ours, difference."""
    lines = ["| what | baseline | ours | difference |", "|---|---|---|---|"]

    def add(what: str, where: str, key: str) -> None:
        a, b = pick(base, where, key), pick(ours, where, key)
        lines.append(f"| {what} | {a:g} | {b:g} | {b - a:+.4g} |")

    for name, title in SETS:
        for suffix, words in (("", ""), (", message style", " in message style")):
            for key in ("las", "uas", "tag", "upos"):
                label = key.upper() if key != "tag" else "fine tag"
                add(f"{label}, {title}{words}", name + suffix, key)
        for suffix, words in ((", run-ons", "run-ons"), (", punctuated", "as written")):
            for key in ("precision", "recall", "f1"):
                add(f"sentence starts, {title}, {words}: {key}", name + suffix, key)
    add("probes, % of arcs", "probes", "right")
    for what, key in (("MB on disk", "mb"), ("words a second, one core, same run", "words_per_second")):
        add(what, "cost", key)
    return "\n".join(lines)


def write(found: dict[str, dict[str, object]]) -> None:
    """metrics.json, and the table between its markers in the README."""
    (HERE / "metrics.json").write_text(
        json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf8"
    )
    readme = HERE / "README.md"
    before, rest = readme.read_text(encoding="utf8").split(BETWEEN[0])
    after = rest.split(BETWEEN[1])[1]
    body = table(found["baseline"], found["ours"])
    readme.write_text(f"{before}{BETWEEN[0]}\n{body}\n{BETWEEN[1]}{after}", encoding="utf8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("--baseline", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=HERE.parent / "coach" / "reading" / "en_coach_ud")
    args = parser.parse_args()
    pipelines = [spacy.load(args.baseline), spacy.load(args.model)]
    texts = [text_of(s) for s in read_sentences(args.treebanks / "ewt-test.conllu")]
    fast = speeds(pipelines, texts)
    found: dict[str, dict[str, object]] = {}
    for i, (name, path) in enumerate((("baseline", args.baseline), ("ours", args.model))):
        found[name] = figures(pipelines[i], args.treebanks, ours=name == "ours")
        found[name]["cost"] = {"mb": size(path), "words_per_second": fast[i]}
    write(found)


if __name__ == "__main__":
    main()
