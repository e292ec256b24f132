"""Any sequence of acts leaves a standing that the tables allow."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.registry.errors.organisations import AlreadyDecided, NotInThisState
from services.registry.errors.standings import (
    NoSuchSuccessor,
    ProposalDecided,
    ProposalExpired,
    SecondOfficialNeeded,
)
from services.registry.model import Organisation, StrikeOff, Verification
from services.registry.model.organisation import LegalFacts
from services.registry.model.states import ENDED, LIFE, OPEN, STANDING
from services.registry.model.strike_off import WAITS
from shared.ids import new_id

OFFICIALS = [UUID(int=number) for number in (1, 2, 3)]
official = st.sampled_from(OFFICIALS)
AUTHORITY = "oras-exemplu"


def organisation(now: datetime) -> Organisation:
    """Some association."""
    facts = LegalFacts(
        kind="association",
        name="Asociația Exemplu",
        cui=None,
        register_number=None,
        court=None,
        seat="Orașul Exemplu",
        locality_siruta=None,
        fields=(),
        contact_email="contact@example.org",
    )
    return Organisation.describe(facts, new_id(), now)


class Standing(RuleBasedStateMachine):
    """One organisation, one authority, three officials, and time that passes."""

    def __init__(self) -> None:
        super().__init__()
        self.now = datetime(2026, 1, 13, 9, 0, tzinfo=UTC)
        self.one, self.other = organisation(self.now), organisation(self.now)
        self.other.recognised = True
        self.standing = Verification.ask(
            organisation_id=self.one.id,
            authority=AUTHORITY,
            asked_by=new_id(),
            representative_role="președintă",
            identity="x",
            now=self.now,
        )
        self.proposal: StrikeOff | None = None
        self.path = [self.standing.state]
        self.lives = [self.one.life]

    @rule(by=official)
    def verify(self, by: UUID) -> None:
        """As a clerk does."""
        self._try("verify", lambda: self.standing.verify(by, self.now))

    @rule(by=official)
    def refuse(self, by: UUID) -> None:
        """As a clerk does."""
        self._try("refuse", lambda: self.standing.refuse(by, "Motiv.", self.now))

    @rule(by=official)
    def suspend(self, by: UUID) -> None:
        """As a clerk does."""
        self._try("suspend", lambda: self.standing.suspend(by, "Motiv.", self.now))

    @rule(by=official)
    def lift(self, by: UUID) -> None:
        """As a clerk does."""
        self._try("lift", lambda: self.standing.lift(by, "Motiv.", self.now))

    @rule(by=official)
    def dissolve(self, by: UUID) -> None:
        """Once."""
        self._end(lambda: self.one.dissolve(date(2026, 1, 1), "Sentința.", by, self.now))

    @rule(by=official)
    def merge(self, by: UUID) -> None:
        """Once."""
        self._end(lambda: self.one.merge(self.other, date(2026, 1, 1), "Sentința.", by, self.now))

    @precondition(lambda self: self.proposal is None or self.proposal.state != "open")
    @precondition(lambda self: "strike-off" in STANDING[self.standing.state])
    @rule(by=official)
    def propose(self, by: UUID) -> None:
        """The handler lets one be open at a time."""
        self.proposal = StrikeOff.propose(self.standing.id, AUTHORITY, by, "Motiv.", self.now)

    @precondition(lambda self: self.proposal is not None)
    @rule(by=official)
    def confirm(self, by: UUID) -> None:
        """Only another than who proposed, in time, and from a state that allows it."""
        proposal = self.proposal
        assert proposal is not None
        if "strike-off" not in STANDING[self.standing.state]:  # type: ignore[index]
            return
        try:
            proposal.confirm(by, self.now)
        except (SecondOfficialNeeded, ProposalDecided, ProposalExpired):
            late = proposal.expires_at <= self.now
            assert by == proposal.proposed_by or proposal.state != "open" or late
            return
        self._try("strike-off", lambda: self.standing.strike_off(by, "Motiv.", self.now))

    @precondition(lambda self: self.proposal is not None)
    @rule(by=official)
    def reject(self, by: UUID) -> None:
        """Or take it back."""
        assert self.proposal is not None
        try:
            self.proposal.reject(by, self.now)
        except (ProposalDecided, ProposalExpired):
            return
        assert (self.proposal.state == "withdrawn") == (by == self.proposal.proposed_by)

    @rule(days=st.integers(1, 40))
    def wait(self, days: int) -> None:
        """And let the hourly job come by."""
        self.now += timedelta(days=days)
        if self.proposal is not None:
            self.proposal.expire(self.now)
            assert self.proposal.state != "open" or self.now - self.proposal.proposed_at < WAITS

    @invariant()
    def every_step_stands_in_the_table(self) -> None:
        """And nothing leaves an end."""
        for before, after in zip(self.path, self.path[1:], strict=False):
            assert after in STANDING[before].values()  # type: ignore[index]
        assert not ENDED & set(self.path[:-1])

    @invariant()
    def an_organisation_ends_once(self) -> None:
        """Merged with a successor, dissolved without."""
        assert self.lives in (["active"], *([["active", life] for life in LIFE["active"].values()]))
        assert (self.one.life == "merged") == (self.one.merged_into is not None)
        assert (self.one.life == "active") == (self.one.life_ended_on is None)

    @invariant()
    def only_two_officials_strike_off(self) -> None:
        """Whatever came before."""
        if self.standing.state == "struck-off":
            assert self.proposal is not None
            assert self.proposal.state == "confirmed"
            assert self.proposal.decided_by != self.proposal.proposed_by

    @invariant()
    def what_is_decided_lets_the_person_ask_anew(self) -> None:
        """The key by which the same is not asked twice is there as long as the request is open."""
        assert (self.standing.open_key is not None) == (self.standing.state in OPEN)

    def _try(self, act: str, do: Callable[[], None]) -> None:
        possible = act in STANDING[self.standing.state]  # type: ignore[index]
        before = self.standing.state
        try:
            do()
        except (AlreadyDecided, NotInThisState):
            assert not possible
            assert self.standing.state == before
            return
        assert possible
        self.path.append(self.standing.state)

    def _end(self, do: Callable[[], None]) -> None:
        try:
            do()
        except (NotInThisState, NoSuchSuccessor):
            assert self.one.has_ended
            return
        self.lives.append(self.one.life)


TestStanding = Standing.TestCase
TestStanding.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
