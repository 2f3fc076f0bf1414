"""CoNLL-U in and out, only the columns that the recipe reads."""

import lzma
from pathlib import Path
from typing import NamedTuple


class Row(NamedTuple):
    """One word of a sentence; `head` counts from 1, 0 is the root."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space: bool = True


def read_sentences(path: Path) -> list[list[Row]]:
    """All sentences of a file, in order."""
    return [rows for rows, _ in read_with_comments(path)]


def read_with_comments(path: Path) -> list[tuple[list[Row], dict[str, str]]]:
    """Sentences with their `# key = value` lines; a file that ends in .xz is unpacked."""
    out = []
    packed = path.suffix == ".xz"
    text = lzma.decompress(path.read_bytes()).decode("utf8") if packed else path.read_text(encoding="utf8")
    for block in text.split("\n\n"):
        rows: list[Row] = []
        notes: dict[str, str] = {}
        for line in block.strip("\n").split("\n"):
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                notes[key.strip()] = value.strip()
            elif line:
                c = line.split("\t")
                rows.append(Row(c[1], c[3], c[4], int(c[6]), c[7], "SpaceAfter=No" not in c[9]))
        if rows:
            out.append((rows, notes))
    return out


def text_of(rows: list[Row]) -> str:
    """The text as typed."""
    return "".join(r.form + (" " if r.space else "") for r in rows).rstrip()


def render(rows: list[Row], notes: dict[str, str]) -> str:
    """One sentence as CoNLL-U, with the blank line after it."""
    lines = [f"# {k} = {v}" for k, v in notes.items()]
    for i, r in enumerate(rows, 1):
        misc = "_" if r.space else "SpaceAfter=No"
        lines.append(f"{i}\t{r.form}\t_\t{r.upos}\t{r.xpos}\t_\t{r.head}\t{r.deprel}\t_\t{misc}")
    return "\n".join(lines) + "\n\n"


def write_sentences(path: Path, sentences: list[list[Row]]) -> None:
    """Sentences without comments but for their text."""
    path.write_text("".join(render(s, {"text": text_of(s)}) for s in sentences), encoding="utf8")
