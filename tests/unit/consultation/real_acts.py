"""Texts of real acts, which stand beside the checkout, and what was counted in them by hand."""

import json
from pathlib import Path

import pytest

HERE = Path(__file__).resolve()
PLACES = [parent / "shared" / "data" / "acts" for parent in HERE.parents]
FACTS = json.loads((HERE.parents[2] / "data" / "acts.json").read_text(encoding="utf-8"))


def real_act(name: str) -> str:
    """An act's text, without the line that says where it is from; skips where the folder is not there."""
    for place in PLACES:
        if (place / name).is_file():
            return (place / name).read_text(encoding="utf-8").partition("\n")[2]
    pytest.skip("no folder shared/data/acts with texts of real acts beside the checkout")
