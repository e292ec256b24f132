"""The tables of states are the rule, and the README shows them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from services.registry.model.agreement import Agreement, Owed, Terms
from services.registry.model.agreement_parts import AgreementParty
from services.registry.model.agreement_states import AGREEMENT, OBLIGATION, PRIVATE, PUBLIC, after
from services.registry.model.days import day_in_romania
from shared.errors import Refusal
from shared.ids import new_id
from tests.every_service import ROOT

START = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("table", [AGREEMENT, OBLIGATION], ids=["agreement", "obligation"])
def test_the_readme_shows_the_table(table: Mapping[str, Mapping[str, str]]) -> None:
    """Who reads about the service reads what the code does."""
    readme = (ROOT / "services/registry/README.md").read_text(encoding="utf-8")
    for state, acts in table.items():
        shown = ", ".join(f"{act} → `{then}`" for act, then in acts.items()) or "–"
        assert f"\n| `{state}` | {shown} |\n" in readme


def test_every_state_is_private_or_public() -> None:
    """A new one is sorted before anybody sees it."""
    assert PRIVATE | set(PUBLIC) == set(AGREEMENT)
    assert not PRIVATE & set(PUBLIC)


@given(st.sampled_from(sorted(AGREEMENT)), st.text(max_size=12))
def test_what_is_not_in_the_table_is_refused(state: str, act: str) -> None:
    """Whatever is asked."""
    acts: Mapping[Any, Any] = AGREEMENT[state]  # type: ignore[index]
    if act not in acts:
        with pytest.raises(Refusal):
            after(state, act)  # type: ignore[arg-type]


class OneAgreement(RuleBasedStateMachine):
    """An agreement to which anything is done on any day; refusals change nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.agreement = Agreement.draft(
            "oras-exemplu", self.terms(), self.parties(), (), by=new_id(), now=self.now
        )
        self.before = self.agreement.state

    def terms(self) -> Terms:
        """In force from ten days later, for twenty."""
        return Terms(
            title="Acord",
            object="Obiect",
            legal_basis=None,
            legal_date=None,
            from_date=date(2026, 1, 23),
            until_date=date(2026, 2, 12),
        )

    def parties(self) -> list[AgreementParty]:
        """The town and a school."""
        return [AgreementParty.of(0, "authority", "Oraș"), AgreementParty.of(1, "external", "Școală")]

    def attempt(self, act: Any) -> None:
        """Do something that may be refused."""
        state, said = self.agreement.state, len(self.agreement._unwritten())
        self.before = state
        try:
            act()
        except Refusal:
            assert self.agreement.state == state
            assert len(self.agreement._unwritten()) == said

    @rule(days=st.integers(0, 12))
    def wait(self, days: int) -> None:
        """Days pass, and the worker looks."""
        self.now += timedelta(days=days)
        self.attempt(lambda: self.agreement.turn(self.now, has_successor=False))

    @rule(place=st.integers(0, 1))
    def confirm(self, place: int) -> None:
        """A party confirms."""
        party = self.agreement.parties[place]
        self.attempt(lambda: self.agreement.confirm(party.id, new_id(), self.now))

    @rule(place=st.integers(0, 1), has_file=st.booleans(), ago=st.integers(-1, 2))
    def sign(self, place: int, has_file: bool, ago: int) -> None:
        """A party signs."""
        party, on = self.agreement.parties[place], day_in_romania(self.now) - timedelta(days=ago)
        self.attempt(
            lambda: self.agreement.sign(party.id, on, "paper", new_id(), self.now, has_signed_file=has_file)
        )

    @rule()
    def edit(self) -> None:
        """The clerk writes."""
        owed = (Owed(party=1, text="Ceva", due_date=None),)
        self.attempt(lambda: self.agreement.edit(self.terms(), self.parties(), owed))

    @rule()
    def reopen(self) -> None:
        """The clerk goes back to writing."""
        self.attempt(self.agreement.reopen)

    @rule()
    def withdraw(self) -> None:
        """The clerk gives it up."""
        self.attempt(lambda: self.agreement.withdraw(self.now))

    @rule(days=st.integers(-3, 20))
    def extend(self, days: int) -> None:
        """It is to bind longer."""
        until = (self.agreement.until_date or date(2026, 1, 1)) + timedelta(days=days)
        self.attempt(lambda: self.agreement.extend(until, "Act adițional", self.now))

    @rule(place=st.integers(0, 1), days=st.integers(-1, 9))
    def terminate(self, place: int, days: int) -> None:
        """A party ends it."""
        party, on = self.agreement.parties[place], day_in_romania(self.now) + timedelta(days=days)
        self.attempt(lambda: self.agreement.terminate(party.id, "Motiv", on, self.now))

    @invariant()
    def it_came_by_the_table(self) -> None:
        """Each state is one or two steps of the table from the one before: a day may bring two."""
        reached = {self.before}
        for _ in range(3):
            reached |= {then for state in reached for then in AGREEMENT[state].values()}  # type: ignore[index]
        assert self.agreement.state in reached

    @invariant()
    def what_is_signed_has_all_signatures(self) -> None:
        """And all that is public was said once."""
        signatures = [party.signed_on for party in self.agreement.parties]
        is_public = self.agreement.state in PUBLIC
        assert is_public == all(signatures)
        said = [recorded.event.TYPE for recorded in self.agreement._unwritten()]
        assert said.count("agreement.signed") == int(is_public)
        ended = self.agreement.state in ("ended", "terminated", "renewed")
        assert said.count("agreement.ended") == int(ended)


TestOneAgreement = OneAgreement.TestCase
