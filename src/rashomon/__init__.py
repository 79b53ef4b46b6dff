"""Read every account of a story and put them side by side.

```python
import rashomon

comparison = rashomon.compare(["pages/"])
for utterance in comparison.utterances:
    print(utterance.speaker_id, len(utterance.renderings))
```
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

# The function below and the folder of the comparison share the name `compare`: a folder that is imported first cannot
# take the name from the function later.
import rashomon.compare as _folder  # noqa: F401

if TYPE_CHECKING:
    from pathlib import Path

    from rashomon.model import Comparison

__all__ = ["compare"]


def compare(
    paths: Sequence[str | Path],
    *,
    one_story: bool = False,
    manifest: str | Path | None = None,
    workers: int = 0,
) -> Comparison:
    """Return the comparison of everything that `paths` hold: files, folders, globs, archives.

    one_story: the caller knows that all pages belong to one story.
    manifest: a CSV file that gives outlet, dates or genre where pages do not say them.
    workers: processes to use; 0 means as many as pay off. Never changes the result.

    A bad page is in the result's `rejected`; `rashomon.errors.RashomonError` is raised for a bad manifest only.
    """
    from rashomon.read import read_manifest
    from rashomon.run.options import Options
    from rashomon.run.pipeline import run_comparison

    given = read_manifest(manifest) if manifest is not None else None
    return run_comparison(paths, Options(one_story=one_story, manifest=given, workers=workers))
