"""The command line: one command per thing a person wants.

Results go to stdout, messages to stderr.
Exit codes: 0 done, 1 nothing usable found, 2 wrong use, 3 verification failed.
Everything heavy is imported inside the command that needs it, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from rashomon.cli import compare, desk, export, mcp, serve, stages, watch
from rashomon.cli.common import NOT_PROVED, WRONG_USE, say
from rashomon.errors import RashomonError, VerificationError

__all__ = ["THREAD_VARIABLES", "app", "main"]

# One thread of linear algebra a process, set before numpy loads: threads of several workers would fight for the cores,
# and sums would depend on how many there are.
THREAD_VARIABLES = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

# The commands in the order of the help, in families.
FAMILIES: dict[str, tuple[Callable[..., None], ...]] = {
    "Compare pages": (compare.compare, compare.verify),
    "Keep a desk": (
        watch.add,
        watch.watch,
        desk.stories,
        desk.story,
        desk.said,
        desk.search,
        desk.status,
        export.export,
        serve.serve,
        mcp.mcp,
        desk.relink,
        desk.forget,
    ),
    "Use one stage alone": (stages.articles, stages.statements, stages.profiles, compare.schema),
}


class InFamilies(TyperGroup):
    """A command line whose help lists its commands in families, each with its whole sentence."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 Typer's own classes
        """Write the families."""
        for family, functions in FAMILIES.items():
            with formatter.section(family):
                commands = [(one.__name__, self.get_command(ctx, one.__name__)) for one in functions]
                formatter.write_dl([(name, _first_sentence(one.help)) for name, one in commands if one is not None])


def _first_sentence(text: str | None) -> str:
    return (text or "").strip().partition(".")[0]


app = typer.Typer(
    cls=InFamilies,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Read every account of a story and put them side by side, with the sentence behind every finding.",
)
for _commands in FAMILIES.values():
    for _command in _commands:
        app.command()(_command)


def _show_version(asked: bool) -> None:
    if asked:
        from rashomon.version import VERSION

        typer.echo(f"rashomon {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run the command line; every expected error is one line on stderr and an exit code."""
    os.environ.update(dict.fromkeys(THREAD_VARIABLES, "1"))
    try:
        app()
    except VerificationError as error:
        say(f"rashomon: {error}")
        sys.exit(NOT_PROVED)
    except RashomonError as error:
        say(f"rashomon: {error}")
        sys.exit(WRONG_USE)
    except BrokenPipeError:  # the reader of our output has left, as `head` does
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)
