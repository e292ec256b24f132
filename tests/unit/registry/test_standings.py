"""After verification: suspended, lifted, ended, struck off by two officials."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.standings import ConfirmStrikingOff, ExpireProposals
from services.registry.errors.organisations import NotInThisState, OrganisationEnded, OrganisationExists
from services.registry.errors.standings import (
    DayAhead,
    MergesIntoItself,
    NoSuchProposal,
    NoSuchSuccessor,
    ProposalDecided,
    ProposalExpired,
    ProposalRuns,
    SecondOfficialNeeded,
)
from services.registry.queries.standings import history, history_of_verification
from shared.errors import NotAllowed, Refusal, Stale
from shared.ids import new_id
from tests.unit.registry.standings import REASON, Town
from tests.unit.registry.world import World

OTHER = {"name": "Asociația Alta", "cui": None, "register_number": "61/A/2026"}


@pytest.fixture
def town(world: World) -> Town:
    """An authority with two officials."""
    return Town.settled(world)


def deeds(world: World) -> list[str]:
    """What stands in the audit trail, oldest first."""
    with world.runtime.read() as session:
        return list(session.scalars(text("select deed from audit order by id")))


def test_a_suspension_is_public_without_its_reason_and_told_to_the_representative(
    world: World, town: Town
) -> None:
    """The reason stands on the organisation's page; an event is for machines."""
    asked = town.verified()
    assert town.suspend(asked).state == "suspended"
    (said,) = world.said("organisation.suspended")
    assert said == {
        "organisation_id": str(asked.organisation_id),
        "authority": town.authority,
        "name": "Asociația Străzi Liniștite",
        "suspended_on": "2026-01-13",
        "state": "suspended",
    }
    (told,) = world.said("organisation.decision-taken")
    assert (told["account_id"], told["decision"], told["reason"]) == (str(town.person), "suspended", REASON)
    assert world.said("mandate.ended") == []


def test_a_suspension_is_lifted_and_not_lifted_twice(world: World, town: Town) -> None:
    """Then the organisation is verified as before."""
    asked = town.verified()
    with pytest.raises(NotInThisState):
        town.lift(asked)
    town.suspend(asked)
    with pytest.raises(NotInThisState):
        town.suspend(asked)
    assert town.lift(asked).state == "verified"
    assert world.said("organisation.restored")[0]["state"] == "verified"


def test_only_a_clerk_of_that_authority_decides_on_what_they_have_seen(world: World, town: Town) -> None:
    """Not an administrator, not a clerk from elsewhere, not on an older version."""
    asked = town.verified()
    elsewhere = world.clerk(world.authority("alt-oras"), "elsewhere@example.org")
    administrator = world.clerk(town.authority, "admin@example.org", "administrator")
    for who in (elsewhere, administrator):
        with pytest.raises(NotAllowed):
            town.suspend(asked, who)
    with pytest.raises(Stale):
        town.suspend(asked, version=1)
    assert world.said("organisation.suspended") == []


def test_the_history_has_every_change_and_the_public_one_no_more_than_is_public(
    world: World, town: Town
) -> None:
    """Who asked and who decided is for officials."""
    asked = town.verified()
    world.clock.advance(days=1)
    town.suspend(asked)
    with world.runtime.read() as session:
        public = history(session, asked.organisation_id)
        inside = history_of_verification(session, asked.verification_id)
    assert [(row["act"], row["state"], row["reason"]) for row in public] == [
        ("suspend", "suspended", REASON),
        ("verify", "verified", None),
    ]
    assert "by" not in public[0]
    assert [(row["act"], row["by_name"]) for row in inside] == [
        ("suspend", "Grefier"),
        ("verify", "Grefier"),
        ("register", "Ana Exemplu"),
    ]


def test_what_is_dissolved_has_nobody_who_speaks_for_it(world: World, town: Town) -> None:
    """For any authority; and it is not registered again."""
    asked = town.verified()
    town.dissolve(asked)
    (said,) = world.said("organisation.dissolved")
    assert (said["dissolved_on"], said["life"]) == ("2026-01-12", "dissolved")
    assert len(world.said("mandate.ended")) == 1
    with pytest.raises(OrganisationEnded):
        world.request(town.person, world.authority("alt-oras"))
    with pytest.raises(NotInThisState):
        town.dissolve(asked)
    with pytest.raises(NotInThisState):
        town.merge(asked, town.verified(**OTHER).organisation_id)


def test_a_request_of_what_has_ended_meanwhile_is_not_granted(world: World, town: Town) -> None:
    """It waited at another authority."""
    asked = town.verified()
    elsewhere = world.authority("alt-oras")
    second = world.request(town.person, elsewhere)
    town.dissolve(asked)
    with pytest.raises(OrganisationEnded):
        town.verify(second.verification_id, world.clerk(elsewhere, "elsewhere@example.org"))


def test_what_has_not_been_found_is_not_marked(world: World, town: Town) -> None:
    """A clerk ends no organisation that their authority does not know."""
    asked = world.request(town.person, town.authority)
    with pytest.raises(NotInThisState):
        town.dissolve(asked)


def test_the_day_of_a_fact_has_come(world: World, town: Town) -> None:
    """In Romania."""
    asked = town.verified()
    with pytest.raises(DayAhead):
        town.dissolve(asked, date(2026, 1, 14))
    town.dissolve(asked, date(2026, 1, 13))


def test_a_merger_names_who_goes_on(world: World, town: Town) -> None:
    """Another, known here and still there."""
    asked, other = town.verified(), town.verified(**OTHER)
    waiting = world.request(town.person, town.authority, name="A treia", cui=None, register_number=None)
    with pytest.raises(MergesIntoItself):
        town.merge(asked, asked.organisation_id)
    for unknown in (new_id(), waiting.organisation_id):
        with pytest.raises(NoSuchSuccessor):
            town.merge(asked, unknown)
    town.merge(asked, other.organisation_id)
    (said,) = world.said("organisation.merged")
    assert (said["merged_into_name"], said["merged_on"]) == ("Asociația Alta", "2026-01-12")
    with pytest.raises(NoSuchSuccessor):
        town.merge(other, asked.organisation_id)


def test_striking_off_takes_two_officials(world: World, town: Town) -> None:
    """Who proposed does not confirm; the organisation stays as it is meanwhile."""
    asked = town.verified()
    proposal = town.propose(asked)
    assert town.state(asked.verification_id) == "verified"
    with pytest.raises(SecondOfficialNeeded):
        town.confirm(proposal, town.clerk)
    assert town.confirm(proposal).state == "struck-off"
    (said,) = world.said("organisation.struck-off")
    assert said["struck_off_on"] == "2026-01-13"
    assert world.said("organisation.decision-taken")[0]["decision"] == "struck-off"
    assert len(world.said("mandate.ended")) == 1
    assert deeds(world)[-2:] == ["strike-off.proposed", "strike-off.confirmed"]


def test_the_database_knows_that_two_are_needed(world: World, town: Town) -> None:
    """Whatever the code does."""
    proposal = town.propose(town.verified())
    change = text("update strike_off set state = 'confirmed', decided_by = proposed_by where id = :id")
    with world.runtime.engine.begin() as connection, pytest.raises(IntegrityError, match="two_officials"):
        connection.execute(change, {"id": proposal})


def test_an_administrator_may_be_the_second_and_nobody_from_elsewhere(world: World, town: Town) -> None:
    """Nor an auditor."""
    proposal = town.propose(town.verified())
    auditor = world.clerk(town.authority, "auditor@example.org", "auditor")
    elsewhere = world.clerk(world.authority("alt-oras"), "elsewhere@example.org", "administrator")
    for who in (auditor, elsewhere):
        with pytest.raises(NotAllowed):
            town.confirm(proposal, who)
        with pytest.raises(NotAllowed):
            town.reject(proposal, who)
    town.confirm(proposal, world.clerk(town.authority, "admin@example.org", "administrator"))


def test_a_proposal_is_decided_once(world: World, town: Town) -> None:
    """Rejected by another, taken back by its author; then it may be proposed anew."""
    asked = town.verified()
    first = town.propose(asked)
    with pytest.raises(ProposalRuns):
        town.propose(asked, town.second)
    assert town.reject(first).state == "rejected"
    with pytest.raises(ProposalDecided):
        town.confirm(first)
    second = town.propose(asked)
    assert town.reject(second, town.clerk).state == "withdrawn"
    with pytest.raises(NoSuchProposal):
        world.do(ConfirmStrikingOff(proposal_id=new_id(), version=1, official=town.second))


@pytest.mark.parametrize("by_the_clock", [True, False])
def test_a_proposal_waits_for_thirty_days(world: World, town: Town, by_the_clock: bool) -> None:
    """Whether the hourly job has come by or not; then it may be proposed anew."""
    asked = town.verified()
    first = town.propose(asked)
    world.clock.advance(days=30)
    if by_the_clock:
        world.do(ExpireProposals())
        assert deeds(world)[-1] == "strike-off.expired"
    with pytest.raises(ProposalExpired):
        town.confirm(first)
    town.confirm(town.propose(asked))


def test_mandates_go_on_while_another_authority_recognises(world: World, town: Town) -> None:
    """They are given by the organisation, not by the authority."""
    asked = town.verified()
    elsewhere = world.authority("alt-oras")
    second = world.request(town.person, elsewhere)
    town.verify(second.verification_id, world.clerk(elsewhere, "elsewhere@example.org"))
    town.confirm(town.propose(asked))
    assert world.said("mandate.ended") == []


def test_what_was_struck_off_everywhere_may_be_asked_for_again(world: World, town: Town) -> None:
    """As itself, by whoever: the clerk judges, as the first time."""
    asked = town.verified()
    bogdan = world.person("bogdan@example.org")
    with pytest.raises(OrganisationExists):
        world.request(bogdan, town.authority)
    town.confirm(town.propose(asked))
    again = world.request(bogdan, town.authority)
    assert again.organisation_id == asked.organisation_id
    town.verify(again.verification_id)
    assert world.said("mandate.given")[-1]["account_id"] == str(bogdan)


def test_two_requests_with_one_number_are_verified_at_once_and_one_wins(world: World, town: Town) -> None:
    """The database decides; the other is told in our words."""
    first = world.request(town.person, town.authority)
    second = world.request(world.person("bogdan@example.org"), town.authority)

    def verify(asked: Any) -> str:
        command = VerifyOrganisation(verification_id=asked.verification_id, version=1, clerk=town.clerk)
        try:
            return str(world.do(command).state)
        except Refusal as refused:
            return refused.code

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(verify, (first, second)))
    assert said == ["organisation-exists", "verified"]
    assert len(world.said("organisation.verified")) == 1


def test_two_officials_confirm_at_once_and_it_is_struck_off_once(world: World, town: Town) -> None:
    """The second is told."""
    proposal = town.propose(town.verified())
    third = world.clerk(town.authority, "third@example.org")

    def confirm(who: Any) -> str:
        try:
            return str(town.confirm(proposal, who).state)
        except Refusal as refused:
            return refused.code

    with ThreadPoolExecutor(2) as threads:
        said = list(threads.map(confirm, (town.second, third)))
    assert said.count("struck-off") == 1
    assert len(world.said("organisation.struck-off")) == 1


def test_two_merge_into_each_other_at_once_and_one_wins(world: World, town: Town) -> None:
    """Neither waits for the other in a circle."""
    one, two = town.verified(), town.verified(**OTHER)

    def merge(pair: Any) -> str:
        try:
            return str(town.merge(pair[0], pair[1].organisation_id).state)
        except Refusal as refused:
            return refused.code

    with ThreadPoolExecutor(2) as threads:
        said = sorted(threads.map(merge, ((one, two), (two, one))))
    assert said == ["no-such-successor", "verified"]


def test_decisions_stand_in_the_trail_without_names(world: World, town: Town) -> None:
    """Who, what, for which authority, why."""
    asked = town.verified()
    town.suspend(asked)
    with world.runtime.read() as session:
        row = session.execute(text("select * from audit order by id desc limit 1")).one()
    assert (row.actor_id, row.authority, row.deed) == (
        town.clerk.account_id,
        town.authority,
        "organisation.suspended",
    )
    assert (row.subject_type, row.subject_id, row.details) == (
        "verification",
        asked.verification_id,
        {"reason": REASON},
    )
    assert row.at - world.clock.now() == timedelta(0)
