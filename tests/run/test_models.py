"""Models come from pinned packages and are checked before they are used."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.errors import WeightsError
from rashomon.run import models


def test_the_installed_models_are_the_pinned_ones() -> None:
    """Every file of every model package has the digest that was written down."""
    for package in models.pinned_models():
        models.check_model(package)
    assert set(models.pinned_models()) <= set(models.weights_digests())


def test_a_changed_model_file_is_refused_with_the_way_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corrupted file stops the run and the message says what to do."""
    package = tmp_path / "some_model"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "weights").write_bytes(b"corrupted")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(models, "pinned_models", lambda: {"some_model": {"weights": "0" * 64}})
    with pytest.raises(WeightsError, match=r"some_model/weights is not .*`make clean setup`"):
        models.check_model("some_model")


def test_a_missing_model_package_is_named() -> None:
    """A package that is not installed is no mystery."""
    with pytest.raises(WeightsError, match="no_such_model is not installed"):
        models.check_model("no_such_model")
