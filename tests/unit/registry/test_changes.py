"""Changes of what was verified: asked for, questioned, accepted, refused; held by the database."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.registry.commands.changes import (
    AcceptChange,
    AddChangeFile,
    AnswerAboutChange,
    AskAboutChange,
    AskForChange,
    RefuseChange,
    WithdrawChange,
)
from services.registry.commands.organisations import VerifyOrganisation
from services.registry.commands.standings import SuspendOrganisation
from services.registry.errors.changes import (
    ChangeAwaits,
    ChangeClosed,
    NoSuchChange,
    NothingChanges,
    NotVerifiedThere,
)
from services.registry.errors.drafts import FieldNeeded
from services.registry.errors.mandates import NotRepresentative
from services.registry.errors.organisations import CuiControlDigit, NotInThisState, OrganisationExists
from services.registry.queries.changes import change, messages
from services.registry.queries.organisations import organisation
from services.registry.queries.standings import history
from shared.errors import Refusal, Stale
from shared.security.tokens import Principal
from tests.unit.files import hostile
from tests.unit.registry.world import World

NEW_NAME = "Asociația Orașe Liniștite"
OTHER = {"name": "Asociația Alta", "cui": "19", "register_number": "1/A/2020"}


class Verified:
    """An organisation that was verified, who represents it, and the clerk."""

    def __init__(self, world: World, email: str = "ana@example.org", **facts: Any) -> None:
        self.world, self.person = world, world.person(email)
        asked = world.request(self.person, "oras-exemplu", **facts)
        self.organisation_id: UUID = asked.organisation_id
        self.verification_id: UUID = asked.verification_id

    def verify(self, clerk: Principal) -> "Verified":
        """Let a clerk verify it."""
        self.clerk = clerk
        self.world.do(VerifyOrganisation(verification_id=self.verification_id, version=1, clerk=clerk))
        return self

    def ask(self, authority: str = "oras-exemplu", by: UUID | None = None, **changes: Any) -> UUID:
        """Ask for a change."""
        command = AskForChange(
            organisation_id=self.organisation_id,
            account_id=by or self.person,
            authority=authority,
            changes=changes,
            why="Hotărârea adunării generale.",
        )
        made: UUID = self.world.do(command).change_id
        return made

    def question(self, key: UUID, version: int = 1) -> None:
        """The clerk wants to know."""
        command = AskAboutChange(
            change_id=key, version=version, clerk=self.clerk, text="De când?", about="name"
        )
        self.world.do(command)

    def accept(self, key: UUID, version: int = 1) -> None:
        """The clerk accepts."""
        self.world.do(AcceptChange(change_id=key, version=version, clerk=self.clerk))

    def row(self) -> dict[str, Any]:
        """The organisation."""
        with self.world.runtime.read() as session:
            found = organisation(session, self.organisation_id)
        assert found is not None
        return found


@pytest.fixture
def clerk(world: World) -> Principal:
    """The clerk of the authority."""
    return world.clerk(world.authority())


@pytest.fixture
def verified(world: World, clerk: Principal) -> Verified:
    """The association that is to change."""
    return Verified(world).verify(clerk)


def test_what_is_accepted_is_so_for_everybody(verified: Verified) -> None:
    """Facts, the event with the whole public state, the mandate's name, the trail, the public history."""
    world = verified.world
    key = verified.ask(name=NEW_NAME, seat="Strada Lungă 2", contact_email="nou@example.org")
    assert verified.row()["name"] == "Asociația Străzi Liniștite"
    verified.accept(key)
    row = verified.row()
    assert (row["name"], row["seat"], row["contact_email"]) == (NEW_NAME, "Strada Lungă 2", "nou@example.org")
    [said] = world.said("organisation.changed")
    assert (said["name"], said["locality"], said["changed"]) == (NEW_NAME, "Strada Lungă 2", ["name", "seat"])
    assert "nou@example.org" not in str(said)
    [told] = world.said("organisation.change-decided")
    assert (told["account_id"], told["decision"]) == (str(verified.person), "accepted")
    assert world.count("audit where deed = 'change.accepted'") == 1
    assert world.count(f"mandate where organisation_name = '{NEW_NAME}'") == 1
    with world.runtime.read() as session:
        first = history(session, verified.organisation_id)[0]
        version = session.scalar(text("select version from organisation"))
    assert said["version"] == version
    assert first["act"] == "change"
    assert sorted(first["changed"]["fields"]) == ["name", "seat"]
    assert first["changed"]["name"] == {"before": "Asociația Străzi Liniștite", "after": NEW_NAME}


def test_where_one_writes_to_it_changes_without_a_word_to_others(verified: Verified) -> None:
    """The address is no news."""
    verified.accept(verified.ask(contact_email="nou@example.org"))
    assert verified.row()["contact_email"] == "nou@example.org"
    assert verified.world.said("organisation.changed") == []
    with verified.world.runtime.read() as session:
        assert [row["act"] for row in history(session, verified.organisation_id)] == ["verify"]


def test_a_question_and_its_answer_lead_back_to_waiting(verified: Verified) -> None:
    """The correction takes the place of what was asked; both sides are told."""
    world = verified.world
    key = verified.ask(name="Asociația Greșită", seat="Strada Lungă 2")
    verified.question(key)
    answer = AnswerAboutChange(
        change_id=key, version=2, account_id=verified.person, text="Așa.", changes={"name": NEW_NAME}
    )
    world.do(answer)
    with world.runtime.read() as session:
        row, said = change(session, key), messages(session, key)
    assert row is not None
    assert (row["state"], row["changed"]["name"]["after"]) == ("pending", NEW_NAME)
    assert row["changed"]["seat"] == {"before": "Orașul Exemplu", "after": "Strada Lungă 2"}
    assert [(one["side"], one["fields"]) for one in said] == [("clerk", ["name"]), ("asker", ["name"])]
    [asked], [answered] = (world.said(f"organisation.change-{what}") for what in ("questioned", "answered"))
    assert asked["account_id"] == str(verified.person)
    assert answered["account_id"] == str(verified.clerk.account_id)
    verified.accept(key, version=3)
    assert verified.row()["name"] == NEW_NAME


def test_a_refusal_says_why_and_changes_nothing(verified: Verified) -> None:
    """What was decided is not decided again."""
    key = verified.ask(name=NEW_NAME)
    refuse = RefuseChange(change_id=key, version=1, clerk=verified.clerk, reason="Lipsește hotărârea.")
    verified.world.do(refuse)
    assert verified.row()["name"] == "Asociația Străzi Liniștite"
    [told] = verified.world.said("organisation.change-decided")
    assert (told["decision"], told["reason"]) == ("refused", "Lipsește hotărârea.")
    with pytest.raises(NotInThisState):
        verified.accept(key, version=2)
    with pytest.raises(ChangeClosed):
        verified.world.do(
            AddChangeFile(
                account_id=verified.person, change_id=key, name="a.pdf", purpose="other", content=hostile.PDF
            )
        )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({}, NothingChanges),
        ({"name": "asociația  Străzi Liniștite".replace("a", "A", 1).replace("  ", " ")}, NothingChanges),
        ({"cui": "2844851"}, CuiControlDigit),
        ({"court": None}, FieldNeeded),
        ({"kind": "foundation"}, NothingChanges),
    ],
)
def test_what_is_wrong_is_refused(
    verified: Verified, changes: dict[str, Any], refusal: type[Refusal]
) -> None:
    """At its field; what is as it is is no change."""
    with pytest.raises(refusal):
        verified.ask(**changes)
    assert verified.world.count("change_request") == 0


def test_it_is_asked_of_who_has_verified_it_by_who_represents_it(verified: Verified) -> None:
    """And seen by nobody else."""
    world = verified.world
    stranger = world.person("ion@example.org")
    world.authority("alt-oras")
    with pytest.raises(NotVerifiedThere):
        verified.ask("alt-oras", name=NEW_NAME)
    with pytest.raises(NotRepresentative):
        verified.ask(by=stranger, name=NEW_NAME)
    key = verified.ask(name=NEW_NAME)
    with pytest.raises(NoSuchChange):
        world.do(WithdrawChange(change_id=key, version=1, account_id=stranger))
    with pytest.raises(Stale):
        verified.accept(key, version=9)
    world.do(
        SuspendOrganisation(
            verification_id=verified.verification_id, version=2, clerk=verified.clerk, reason="Verificăm."
        )
    )
    with pytest.raises(NotVerifiedThere):
        verified.accept(key)


def test_of_several_at_once_one_waits(verified: Verified) -> None:
    """The database lets one through; once it is withdrawn there is room for the next."""

    def ask(number: int) -> UUID | None:
        try:
            return verified.ask(name=f"{NEW_NAME} {number}")
        except ChangeAwaits:
            return None

    with ThreadPoolExecutor(4) as pool:
        made = [key for key in pool.map(ask, range(4)) if key]
    assert len(made) == 1
    verified.world.do(WithdrawChange(change_id=made[0], version=1, account_id=verified.person))
    verified.ask(name=NEW_NAME)


def test_two_do_not_become_one(world: World, clerk: Principal, verified: Verified) -> None:
    """Of two that want the same CUI at once one gets it; the other stays as it was, undecided."""
    other = Verified(world, "ion@example.org", **OTHER).verify(clerk)
    third = Verified(
        world, "dan@example.org", name="Asociația Treia", cui=None, register_number="2/A/2020"
    ).verify(clerk)
    wanted = {one: one.ask(cui="27") for one in (other, third)}

    def accept(one: Verified) -> bool:
        try:
            one.accept(wanted[one])
        except OrganisationExists:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(accept, wanted)) == [False, True]
    assert world.count("organisation where cui = '27'") == 1
    assert world.count("change_request where state = 'pending'") == 1
    same = verified.ask(**OTHER, court="Judecătoria Exemplu")
    with pytest.raises(OrganisationExists):
        verified.accept(same)
