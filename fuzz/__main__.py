"""Run one target, or all, under atheris: `python -m fuzz html --seconds 120`.

In: names of targets.  Out: how many inputs were tried, on stderr; a file with the input where a promise was broken.
The first inputs are the invented examples and small hostile pages; what is found on the way is not kept.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from fuzz.hostile import MARKUP, TEXTS

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LONGEST_INPUT = 8192  # bytes: the engine finds short inputs, the tests of growth hold long ones to account
SEED_CHARACTERS = 600
SECONDS_AN_INPUT = 10
MEBIBYTES = 3000


def main() -> int:
    """Fuzz the named targets one after the other; 1 where one of them failed."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("names", nargs="*", help="targets; none: all of them")
    asked.add_argument("--seconds", type=int, default=900, help="how long a target is tried")
    asked.add_argument("--failures", type=Path, default=Path("out/fuzz"), help="where failing inputs are kept")
    asked.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = asked.parse_args()
    options.failures.mkdir(parents=True, exist_ok=True)
    if options.here:
        run_target(options.names[0], options.seconds, options.failures)
        return 0
    # The engine ends its process: each target has one of its own.
    rest = ("--here", "--seconds", str(options.seconds), "--failures", str(options.failures))
    codes = [
        subprocess.run([sys.executable, "-m", "fuzz", name, *rest], check=False).returncode  # noqa: S603 our own module
        for name in options.names or _all_names()
    ]
    return int(any(codes))


def _all_names() -> list[str]:
    from fuzz.targets import TARGETS

    return list(TARGETS)


def run_target(name: str, seconds: int, failures: Path) -> None:
    """Hand the target to atheris; the process ends with it."""
    import atheris  # type: ignore[import-untyped]  # it has an environment of its own: `make fuzz`

    with atheris.instrument_imports(include=["rashomon"]):
        from fuzz.targets import TARGETS
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(first_inputs(name)):
            (Path(corpus) / str(number)).write_bytes(seed)
        settings = {
            "max_total_time": seconds,
            "max_len": LONGEST_INPUT,
            "timeout": SECONDS_AN_INPUT,
            "rss_limit_mb": MEBIBYTES,
            "print_final_stats": 1,
            "verbosity": 1,
            "artifact_prefix": f"{failures}/{name}-",
        }
        atheris.Setup([name, corpus, *(f"-{key}={value}" for key, value in settings.items())], TARGETS[name])
        atheris.Fuzz()


def first_inputs(name: str) -> Iterator[bytes]:
    """Yield what the engine begins with: examples that fit the target, and small hostile pages."""
    for file in sorted((EXAMPLES / "pages").iterdir()):
        if name not in ("text", "html") or (file.suffix == ".html") == (name == "html"):
            yield file.read_bytes()[:LONGEST_INPUT]
    for make in (TEXTS | MARKUP).values():
        yield make(SEED_CHARACTERS).encode("utf-8", "surrogatepass")
    yield from SEEDS.get(name, ())


SEEDS: dict[str, tuple[bytes, ...]] = {
    "row": (b'{"title": "A ferry", "text": "It sank. \\ud83d\\udea2", "date": "2031-03-03", "authors": ["A B"]}',),
    "rows": (b'{"title": "A", "text": "It sank."}\n\n[1]\n{"html": "<p>a</p>"}\n',),
    "file": (b'[{"title": "A", "text": "It sank."}, {}]', b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03"),
    "webarchive": (
        (
            b"WARC/1.0\r\nWARC-Type: response\r\n"
            b"WARC-Target-URI: https://a.example/\r\nWARC-Date: 2031-03-04T05:06:07Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: 70\r\n\r\n"
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The ferry is late.</p>...\r\n\r\n"
        ),
    ),
    "manifest": (b"path,url,outlet,published,captured,genre\na.txt,https://a.example/,A,2031-03-03,2031-03,news\n",),
    "feed": (
        b"<rss version='2.0'><channel><title>A</title><item><link>https://a.example/1</link></item></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><link href='/1'/></entry></feed>",
        b"<urlset><url><loc>https://a.example/1</loc></url></urlset>",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "https://a.example/1"}]}',
        b"<opml><body><outline xmlUrl='https://a.example/feed'/></body></opml>",
    ),
    "date": (b"Friday, 24 January 2025, 17:04", b"2025-01-24T17:04:00+01:00", b"5/6/2025 5 p.m. EST", b"24.01.2025"),
    "contract": (b'{"schema": "rashomon/comparison@1", "made_by": {"version": "0", "options": {}}, "pages": []}',),
    "profiles": (b'{"sites": {}}', b"[]"),
}

if __name__ == "__main__":
    sys.exit(main())
