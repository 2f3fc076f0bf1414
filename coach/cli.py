"""The command line.

Findings go to standard output, notes and errors to standard error. What is slow to import is imported in the
command that needs it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final, ParamSpec

import typer

from coach import __version__
from coach.exits import Exit, fail, status_of
from coach.files import STDIN, read_draft
from coach.records import Firmness, InputError

if TYPE_CHECKING:
    from coach.detect.switches import Switches
    from coach.engine import Coach
    from coach.lexicon.load import Lexicons

P = ParamSpec("P")
EMPTY: Final = ""


class Format(StrEnum):
    """How the result is written."""

    TEXT = "text"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", help="Text to read, or JSON as in docs/wire.md.")]
CountryOption = Annotated[str, typer.Option(help="Two-letter code of the country whose help lines to show.")]
FindingsOption = Annotated[Path | None, typer.Option(help="Where to write a row for each finding.")]
ConfigOption = Annotated[
    Path | None, typer.Option("--config", help="A file of switches; coach.toml of this folder by default.")
]
ReaderOption = Annotated[bool, typer.Option("--reader/--no-reader", help="Read with the second reader.")]
StrengthOption = Annotated[
    Firmness | None, typer.Option("--strength", help="How strongly suggestions ask; plain by default.")
]
AsTextOption = Annotated[
    bool,
    typer.Option("--text", help="Take the argument for the draft, even where a file has that name."),
]


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="See what may start a fight in a draft, and better ways to ask. No text leaves this machine.",
    epilog="Exit status: 0 clean, 1 findings, 2 wrong usage, 3 could not be read, 4 a safety notice.",
)


def _version(*, value: bool) -> None:
    if value:
        typer.echo(f"coach {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Options of the program itself."""


def readable(command: Callable[P, None]) -> Callable[P, None]:
    """The command, with what it can't read ending in one line and never in a traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except InputError as error:
            fail(str(error), Exit.UNREADABLE)

    return run


@app.command()
@readable
def review(
    draft: Annotated[str, typer.Argument(help="The draft itself, a file, or - for standard input.")] = EMPTY,
    *,
    as_text: AsTextOption = False,
    output: FormatOption = Format.TEXT,
    country: CountryOption = EMPTY,
    config: ConfigOption = None,
    reader: ReaderOption = True,
    strength: StrengthOption = None,
    debug: Annotated[bool, typer.Option(help="Show which proposals were dropped, and why.")] = False,
) -> None:
    """Review one message.

    An argument that names a file is read from that file; anything else is the draft itself.
    """
    from coach.console import make_console, print_dropped, print_report  # noqa: PLC0415

    text = draft_of(draft, as_text=as_text)
    report = load_coach(country, switches_of(config, reader=reader, strength=strength)).review(text)
    if output is Format.JSON:
        echo_json(report.to_dict())
    else:
        print_report(make_console(), report)
    if debug:
        print_dropped(make_console(stderr=True), report)
    raise typer.Exit(status_of(report))


@app.command()
@readable
def compare(
    before: Annotated[str, typer.Argument(help="The first wording: text, a file, or -.")],
    after: Annotated[str, typer.Argument(help="The second wording: text, a file, or -.")],
    *,
    as_text: AsTextOption = False,
    output: FormatOption = Format.TEXT,
    country: CountryOption = EMPTY,
    config: ConfigOption = None,
    reader: ReaderOption = True,
    strength: StrengthOption = None,
) -> None:
    """Show what one wording settles that another left open. The exit status is that of the second."""
    from coach.console import make_console, print_comparison  # noqa: PLC0415

    if before == after == STDIN:
        fail(
            "Only one of the two wordings can come from standard input. Give the other as a file.", Exit.USAGE
        )
    texts = [draft_of(text, as_text=as_text) for text in (before, after)]
    comparison = load_coach(country, switches_of(config, reader=reader, strength=strength)).compare(*texts)
    if output is Format.JSON:
        echo_json(comparison.to_dict())
    else:
        print_comparison(make_console(), comparison)
    raise typer.Exit(status_of(comparison.after))


@app.command()
@readable
def batch(
    table: Annotated[Path, typer.Argument(help="A CSV, TSV, JSON Lines or Parquet file.")],
    *,
    out: Annotated[Path, typer.Option(help="Where to write a row for each message.")],
    text_column: Annotated[str, typer.Option(help="The column with the texts.")] = "text",
    findings_out: FindingsOption = None,
    processes: Annotated[int, typer.Option(min=1, help="How many processes share the work.")] = 1,
    config: ConfigOption = None,
    reader: ReaderOption = True,
    strength: StrengthOption = None,
) -> None:
    """Review every row of a table.

    A row that can't be read is kept, with the reason in the column "error". The exit status is 0 once the
    tables are written.
    """
    from coach.batch import read_table, review_frame, write_tables  # noqa: PLC0415
    from coach.console import progress_bar  # noqa: PLC0415
    from coach.tables import check_target  # noqa: PLC0415

    targets = [check_target(path) for path in (out, findings_out) if path is not None]
    if len({path.resolve() for path in (table, *targets)}) <= len(targets):
        fail("The tables to read and to write must be different files. Choose other names.", Exit.USAGE)
    with progress_bar() as progress:
        result = review_frame(
            read_table(table),
            text_column,
            processes=processes,
            progress=progress,
            switches=switches_of(config, reader=reader, strength=strength),
        )
    written = {out: result.messages}
    if findings_out is not None:
        written[findings_out] = result.findings
    write_tables(written)
    bad = int(result.messages["error"].notna().sum())
    rows = f"{len(result.messages)} messages, {len(result.findings)} findings"
    typer.echo(f"coach: {rows}, {bad} rows that could not be read.", err=True)


@app.command()
def explain(
    name: Annotated[str, typer.Argument(help="A rule or kind, as in `coach rules`.")],
    *,
    output: FormatOption = Format.TEXT,
) -> None:
    """Explain a rule or a kind: what it finds, why it matters, what it leaves alone."""
    from coach import catalog  # noqa: PLC0415

    try:
        entry = catalog.find(name)
    except catalog.UnknownIdError as error:
        fail(str(error.args[0]), Exit.USAGE)
    if output is Format.JSON:
        echo_json(catalog.to_dict(entry))
    else:
        typer.echo(catalog.page(entry, read_lexicons()).to_text(), nl=False)


@app.command()
def rules(*, output: FormatOption = Format.TEXT) -> None:
    """List all rules."""
    from coach import catalog  # noqa: PLC0415

    if output is Format.JSON:
        echo_json([catalog.to_dict(rule) for doc in catalog.kinds() for rule in catalog.rules_of(doc.kind)])
        return
    for doc in catalog.kinds():
        typer.echo(f"{doc.kind}: {doc.title}")
        for rule in catalog.rules_of(doc.kind):
            typer.echo(f"  {rule.id:<44} {rule.severity.name.lower()}")


@app.command()
def lexicon(
    folder: Annotated[Path | None, typer.Argument(help="A folder in place of the shipped one.")] = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Only say whether all is well.")] = False,
) -> None:
    """Read and check all lexicons, and say how much is in them."""
    found = read_lexicons(folder, broken=Exit.FINDINGS)
    if check:
        typer.echo(f"The lexicons are in order (version {found.version}).")
        return
    sizes = {f"words/{name}": len(words) for name, words in found.words.items()}
    sizes |= {f"phrases/{name}": len(phrases) for name, phrases in found.phrases.items()}
    sizes |= {"frames": len(found.frames), "matters": len(found.matters)}
    sizes |= {"forms": len(found.forms), "safety signs": len(found.safety.signs)}
    for name, size in sizes.items():
        typer.echo(f"{name:<32} {size:>5}")


@app.command()
def docs(
    folder: Annotated[Path, typer.Argument(help="Where the pages stand.")] = Path("docs/rules"),
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; fail when a page is stale.")] = False,
) -> None:
    """Write the pages about kinds and rules from the rules themselves."""
    from coach import catalog  # noqa: PLC0415

    lexicons = read_lexicons()
    if not check:
        for name in catalog.write_docs(folder, lexicons):
            typer.echo(f"wrote {folder / name}")
        return
    if stale := catalog.stale_docs(folder, lexicons):
        fail(f"Stale in {folder}: {', '.join(stale)}. Run `make docs`.", Exit.FINDINGS)
    typer.echo("The pages are up to date.")


@app.command(name="app")
def serve(
    *, port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve on.")] = 8501
) -> None:
    """Serve the app to this machine only."""
    from coach.paths import app_file  # noqa: PLC0415

    command = [sys.executable, "-m", "streamlit", "run", str(app_file())]
    command += ["--server.address=127.0.0.1", f"--server.port={port}", "--server.headless=true"]
    command += ["--browser.gatherUsageStats=false"]
    try:
        raise typer.Exit(subprocess.run(command, check=False).returncode)  # noqa: S603 - our own arguments
    except KeyboardInterrupt:
        raise typer.Exit(Exit.CLEAN) from None


def read_lexicons(folder: Path | None = None, *, broken: Exit = Exit.UNREADABLE) -> Lexicons:
    """All lexicons, checked."""
    from coach.lexicon.load import load_lexicons  # noqa: PLC0415
    from coach.lexicon.schema import LexiconError  # noqa: PLC0415

    try:
        return load_lexicons(folder)
    except LexiconError as error:
        fail(str(error), broken)


def switches_of(config: Path | None, *, reader: bool, strength: Firmness | None) -> Switches:
    """The switches of a file, by default those of ``coach.toml`` in this folder if there is one; what the
    command line says goes before.
    """
    from coach.detect.switches import ALL_ON, FILE, read_switches  # noqa: PLC0415

    path = config or Path(FILE)
    switches = read_switches(path) if config is not None or path.is_file() else ALL_ON
    return replace(switches, reader=reader and switches.reader, strength=strength or switches.strength)


def load_coach(country: str, switches: Switches) -> Coach:
    """A coach that shows the help lines of ``country``."""
    from coach.engine import Coach  # noqa: PLC0415
    from coach.lexicon.schema import LexiconError  # noqa: PLC0415
    from coach.reading.pipeline import PipelineError  # noqa: PLC0415
    from coach.reading.session import EncoderError  # noqa: PLC0415

    if country and not re.fullmatch(r"[A-Za-z]{2}", country):
        fail("A country is named by its two-letter code, such as GB or US.", Exit.USAGE)
    try:
        if country:
            return Coach.load(country=country.upper(), switches=switches)
        return Coach.load(switches=switches)
    except (LexiconError, PipelineError, EncoderError) as error:
        fail(str(error), Exit.UNREADABLE)


def draft_of(argument: str, *, as_text: bool) -> str:
    """The draft that an argument stands for; without one, standard input unless a person sits at it."""
    if as_text:
        return argument
    if not argument and sys.stdin.isatty():
        fail("Give a draft, a file, or - to read standard input. See `coach review --help`.", Exit.USAGE)
    return read_draft(argument or STDIN)


def echo_json(value: Any) -> None:
    """Write JSON to standard output."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
