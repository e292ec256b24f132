"""The table of states is the rule, and the README shows it."""

import re

import pytest

from services.registry.errors.organisations import NotInThisState
from services.registry.model.states import (
    CHANGE,
    ENDED,
    LIFE,
    OPEN,
    STANDING,
    after,
    after_change,
    after_life,
)
from tests.every_service import ROOT


def test_the_readme_shows_the_table() -> None:
    """Who reads about the service reads what the code does."""
    readme = (ROOT / "services/registry/README.md").read_text(encoding="utf-8")
    shown = re.findall(r"^\| `([a-z-]+)` \| ([a-z-]+) \| `([a-z-]+)` \|$", readme, re.MULTILINE)
    said = [(state, act, then) for state, acts in STANDING.items() for act, then in acts.items()]
    lives = [(life, act, then) for life, acts in LIFE.items() for act, then in acts.items()]
    assert shown == [*said, *lives]


def test_the_readme_shows_what_becomes_of_a_change() -> None:
    """As above, for requests for a change."""
    readme = (ROOT / "services/registry/README.md").read_text(encoding="utf-8")
    shown = readme.partition("### Changes of what was verified")[2].partition("\n## ")[0]
    for state, acts in CHANGE.items():
        possible = ", ".join(f"{act} → `{then}`" for act, then in acts.items()) or "–"
        assert f"| `{state}` | {possible} |\n" in shown
    with pytest.raises(NotInThisState):
        after_change("accepted", "withdraw")


def test_what_is_not_in_the_table_is_refused_with_the_state() -> None:
    """A suspended organisation is not verified again; its suspension is lifted."""
    with pytest.raises(NotInThisState) as refused:
        after("suspended", "verify")
    assert refused.value.params == {"state": "suspended", "act": "verify"}


def test_what_has_ended_does_not_end_again() -> None:
    """Nor by another way."""
    with pytest.raises(NotInThisState) as refused:
        after_life("dissolved", "merge")
    assert "dizolvată" in refused.value.text("ro")
    assert "merging" not in refused.value.text("en")
    assert "dissolved" in refused.value.text("en")


def test_every_state_is_reached_and_nothing_leaves_an_end() -> None:
    """No dead letters in the table."""
    reached = {then for acts in STANDING.values() for then in acts.values()}
    assert reached | {"pending"} == set(STANDING)
    assert {"withdrawn", "refused", "struck-off"} == ENDED
    assert not OPEN & ENDED
