"""Results in; what a person reads out: terminal, HTML report, Markdown, JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rashomon.show.markdown import render_markdown
    from rashomon.show.report import render_report
    from rashomon.show.terminal import print_comparison

__all__ = ["print_comparison", "render_markdown", "render_report"]

_HOMES = {"print_comparison": "terminal", "render_markdown": "markdown", "render_report": "report"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - one of the functions of this folder
    """Import a function when it is first asked for: templates and terminal are heavier than the command line's help."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"rashomon.show.{_HOMES[name]}"), name)
