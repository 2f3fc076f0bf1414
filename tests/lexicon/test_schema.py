"""A broken lexicon never loads in part: the message names the file, the entry and what is wrong with it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.lexicon.load import load_lexicons
from coach.lexicon.schema import LexiconError
from coach.lexicon.words import COLUMNS
from coach.paths import lexicon_dir

Break = Callable[[Path], None]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The lexicons of this checkout, to be broken."""
    return Path(shutil.copytree(lexicon_dir(), tmp_path / "lexicons"))


def _appends(name: str, text: str) -> Break:
    def change(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as handle:
            handle.write(text)

    return change


def _writes(name: str, content: bytes) -> Break:
    return lambda folder: (folder / name).write_bytes(content) and None


def _removes(name: str) -> Break:
    return lambda folder: (folder / name).unlink()


def _phrase(**keys: str) -> str:
    entry = {
        "id": '"generalization.test-entry"',
        "match": '["once in a purple moon"]',
        "fires": '["[Once in a purple moon] you cook."]',
        "silent": '["A purple moon."]',
        **keys,
    }
    return "\n[[phrase]]\n" + "".join(f"{key} = {value}\n" for key, value in entry.items() if value)


def _matter(**cells: str) -> str:
    row = {
        "matter": "zz-ladders",
        "wanted": "hang the ladder back",
        "occasion": "",
        "shared": "yes",
        "words": "ladder; rung",
        "drafts": "My ladder again. | who had the ladder | the ladder for the third time",
        **cells,
    }
    return ",".join(row.values()) + "\n"


HOME = "matters/home.csv"
GENERAL = "phrases/generalization.toml"


def test_the_copy_itself_is_whole(copy: Path) -> None:
    assert load_lexicons(copy).version == load_lexicons().version


def test_a_well_formed_phrase_is_taken(copy: Path) -> None:
    _appends(GENERAL, _phrase())(copy)
    found = load_lexicons(copy)
    assert "generalization.test-entry" in [p.id for p in found.phrases["generalization"]]
    assert found.version != load_lexicons().version


def test_a_well_formed_matter_is_taken(copy: Path) -> None:
    _appends(HOME, _matter())(copy)
    assert "matter-home.zz-ladders" in [matter.id for matter in load_lexicons(copy).matters]


@pytest.mark.parametrize(
    "change, said",
    [
        (_appends(HOME, _matter(shared="maybe")), "shared must be yes or no"),
        (_appends(HOME, _matter(drafts="My ladder again.")), "1 drafts. Write 3 at least"),
        (_appends(HOME, _matter(wanted="hang {thing} back")), "known are"),
        (_appends(HOME, _matter(wanted="hang it <there>")), "a blank is written"),
        (_appends(HOME, _matter() + _matter()), "stands there twice"),
        (_appends(GENERAL, _phrase(wher='"start"')), "generalization.test-entry: wher"),
        (_appends(GENERAL, _phrase(where='"middle"')), "generalization.test-entry: where"),
        (_appends(GENERAL, _phrase(severity='"huge"')), "generalization.test-entry: severity"),
        (_appends(GENERAL, _phrase(fires="[]")), "generalization.test-entry: fires"),
        (_appends(GENERAL, _phrase(silent="")), "generalization.test-entry: silent"),
        (_appends(GENERAL, _phrase(match='["<nobody> cooks"]')), "generalization.test-entry: match"),
        (_appends(GENERAL, _phrase(match='["@nolist cooks"]')), "generalization.test-entry: match"),
        (_appends(GENERAL, _phrase(id='"ultimatum.test-entry"')), "must start with"),
        (_appends(GENERAL, _phrase() + _phrase()), "occurs twice"),
        (_appends(GENERAL, "\n[[phrase\n"), "not valid TOML"),
        (_appends("forms.toml", '\n[[form]]\nid = "forms.x"\n'), "forms.toml: form forms.x"),
        (_removes("forms.toml"), "forms.toml"),
        (_removes("safety.toml"), "safety.toml"),
        (_removes("helplines.csv"), "helplines.csv"),
        (_removes("words/absolutes.csv"), "words/absolutes.csv is missing"),
        (_writes("words/sounds.csv", b"word,note\n"), "sounds.csv is not a list"),
        (_writes("words/absolutes.csv", b"wort,note\n"), "the header must be word,note"),
        (_writes("words/absolutes.csv", b"word,note\nalways\n"), "line 2: 1 fields"),
        (_writes("words/absolutes.csv", b"word,note\nAlways,\n"), "must be lower case"),
        (_writes("words/absolutes.csv", b"word,note\nnever,\nalways,\n"), "must stand before"),
        (_writes("words/absolutes.csv", b"word,note\nnever,\nnever,\n"), "stands there twice"),
        (_writes("words/absolutes.csv", b"word,note\n never,\n"), "Trim"),
        (_writes("words/absolutes.csv", b"word,note\nall the time,\n"), "more than one word"),
        (_writes("words/absolutes.csv", b"word,note\nn\xe9ver,\n"), "absolutes.csv"),
        (_writes("helplines.csv", b"country\nGB\n"), "helplines.csv: the header"),
        (_appends("helplines.csv", "GB,crisis,A line\n"), "helplines.csv: line "),
    ],
)
def test_a_broken_file_is_named(copy: Path, change: Break, said: str) -> None:
    change(copy)
    with pytest.raises(LexiconError) as error:
        load_lexicons(copy)
    assert said in str(error.value)
    assert str(copy) not in str(error.value)


def test_no_folder_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no folder"):
        load_lexicons(tmp_path / "gone")


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_word_list_holds_words(name: str) -> None:
    assert len(load_lexicons().words[name]) > 0


def test_the_readme_names_every_word_list() -> None:
    readme = (lexicon_dir() / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COLUMNS if f"`{name}.csv`" not in readme]
    assert missing == []
