"""The desk for assistants: a server that speaks the Model Context Protocol on standard input and output."""

from __future__ import annotations

from rashomon.cli.desk import DeskAt, open_here


def mcp(desk: DeskAt = None) -> None:
    """Serve the desk to an assistant (Model Context Protocol): search, story, said and evidence, read only."""
    from rashomon.show.mcp import make_server

    with open_here(desk) as opened:
        make_server(opened).run("stdio")
