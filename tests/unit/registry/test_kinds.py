"""The table of kinds is the README's."""

import re

from services.registry.model.kinds import NEEDS
from tests.every_service import ROOT

ROW = re.compile(r"^\| `([a-z-]+)` \| (\S+) \| (\S+) \| (\S+) \| (yes|no) \|$", re.MULTILINE)
WORDS = {"required": "required", "optional": "may", "none": "–"}


def test_the_readme_shows_the_same_table() -> None:
    """Kind by kind."""
    shown = ROW.findall((ROOT / "services/registry/README.md").read_text(encoding="utf-8"))
    assert shown == [
        (
            kind,
            WORDS[needs.cui],
            WORDS[needs.register_number],
            WORDS[needs.court],
            "yes" if needs.is_legal_person else "no",
        )
        for kind, needs in NEEDS.items()
    ]
