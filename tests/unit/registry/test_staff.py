"""Who works for an authority: invited, accepted, taken back; departments; what the authority's page says."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text

from services.registry.commands.authorities import DescribeAuthority
from services.registry.commands.departments import AddDepartment, DescribeDepartment, RemoveDepartment
from services.registry.commands.sessions import SignIn, UseSession
from services.registry.commands.staff import (
    AcceptInvitation,
    ExpireInvitations,
    InviteStaff,
    SayRoles,
    TakeRoleBack,
    WithdrawInvitation,
)
from services.registry.errors.accounts import RoleAlreadyGiven
from services.registry.errors.departments import DepartmentExists, DepartmentInUse, UnknownDepartment
from services.registry.errors.sessions import SessionOver
from services.registry.errors.staff import (
    AlreadyInvited,
    InvitationDecided,
    InvitationExpired,
    LastAdministrator,
    NoSuchInvitation,
    NoSuchRole,
)
from services.registry.queries.staff import invitations_of, invitations_to, staff_of
from shared.errors import NotAllowed, Stale
from shared.security.tokens import Principal
from tests.unit.registry.world import PASSWORD, World

HERE = "oras-exemplu"
ION = "ion@example.org"


@pytest.fixture
def maria(world: World) -> Principal:
    """The administrator of an authority."""
    return world.clerk(world.authority(HERE), "maria@example.org", "administrator")


def invite(world: World, by: Principal, email: str = ION, role: Any = "clerk", **more: Any) -> Any:
    """An invitation to the authority."""
    given = {"department_id": None, "language": "ro", **more}
    return world.do(InviteStaff(authority=HERE, administrator=by, email=email, role=role, **given))


def add(world: World, by: Principal, name: str = "Relații cu publicul") -> Any:
    """A department of the authority."""
    return world.do(AddDepartment(authority=HERE, administrator=by, name=name, email=None, phone=None))


def roles(world: World) -> list[tuple[str, str, str | None]]:
    """Who has which role in the authority, and where."""
    with world.runtime.read() as session:
        return [(row["email"], row["role"], row["department"]) for row in staff_of(session, HERE)]


def deeds(world: World) -> list[str]:
    """What the trail says was done in the authority."""
    with world.runtime.read() as session:
        found = session.execute(text("select deed from audit where authority = :a order by id"), {"a": HERE})
        return [str(row.deed) for row in found]


def test_who_accepts_works_for_the_authority(world: World, maria: Principal) -> None:
    """The letter goes to an address without account too; the account's roles are in the next token."""
    department = add(world, maria)
    invitation = invite(world, maria, department_id=department.id)
    (letter,) = world.said("letter.staff-invitation")
    assert (letter["email"], letter["name"], letter["department"]) == (ION, "", "Relații cu publicul")
    ion = world.person("Ion@Example.org", "Ion Exemplu")
    with world.runtime.read() as session:
        assert [row["id"] for row in invitations_to(session, ion, world.clock.now())] == [invitation.id]
    world.do(AcceptInvitation(invitation.id, ion))
    assert ("clerk", "Relații cu publicul") in [(role, where) for _, role, where in roles(world)]
    assert deeds(world) == ["role.given", "department.added", "invitation.sent", "invitation.accepted"]
    with pytest.raises(InvitationDecided):
        world.do(AcceptInvitation(invitation.id, ion))


def test_an_invitation_is_for_its_address_alone(world: World, maria: Principal) -> None:
    """Whoever knows its id."""
    invitation = invite(world, maria)
    with pytest.raises(NoSuchInvitation):
        world.do(AcceptInvitation(invitation.id, world.person("vlad@example.org")))


def test_an_invitation_lasts_seven_days_and_is_forgotten(world: World, maria: Principal) -> None:
    """Its address a month later."""
    invitation, ion = invite(world, maria), world.person(ION)
    world.clock.advance(days=7)
    with pytest.raises(InvitationExpired):
        world.do(AcceptInvitation(invitation.id, ion))
    invite(world, maria)
    world.clock.advance(days=7)
    world.do(ExpireInvitations())
    assert world.count("staff_invitation where state = 'expired'") == 2
    world.clock.advance(days=30)
    world.do(ExpireInvitations())
    assert world.count("staff_invitation") == 0


def test_one_invitation_to_a_role_waits_at_a_time(world: World, maria: Principal) -> None:
    """Also where two administrators send it at once; withdrawn, it leaves room for another."""
    with ThreadPoolExecutor(3) as threads:
        done = list(threads.map(lambda _: _tried(lambda: invite(world, maria)), range(3)))
    assert sorted(done) == ["AlreadyInvited", "AlreadyInvited", "done"]
    with pytest.raises(AlreadyInvited):
        invite(world, maria)
    with world.runtime.read() as session:
        (waiting,) = invitations_of(session, HERE, world.clock.now())
    world.do(WithdrawInvitation(waiting["id"], maria))
    invite(world, maria)


def test_who_has_the_role_does_not_get_it_twice(world: World, maria: Principal) -> None:
    """The invitation stays as it was."""
    invitation = invite(world, maria, "maria@example.org", "administrator")
    with pytest.raises(RoleAlreadyGiven):
        world.do(AcceptInvitation(invitation.id, maria.account_id))


@pytest.mark.parametrize("role", ["clerk", "moderator", "editor", "auditor"])
def test_only_administrators_of_the_authority_invite(world: World, maria: Principal, role: Any) -> None:
    """Who administers all may too; who administers another may not."""
    for other in (
        world.clerk(HERE, "x@example.org", role),
        world.clerk(world.authority("alt-oras"), "y@example.org", "administrator"),
    ):
        with pytest.raises(NotAllowed):
            invite(world, other)
    invite(world, world.clerk("common", "z@example.org", "administrator"))


def test_a_role_taken_back_ends_the_persons_sessions(world: World, maria: Principal) -> None:
    """At once, and with it what an administrator had others asked to."""
    other = world.clerk(HERE, "second@example.org", "administrator")
    secret = world.do(SignIn(email="second@example.org", password=PASSWORD)).secret
    invitation = invite(world, other)
    take = TakeRoleBack(
        authority=HERE, role="administrator", account_id=other.account_id, administrator=maria
    )
    world.do(take)
    with pytest.raises(SessionOver):
        world.do(UseSession(secret))
    with pytest.raises(InvitationDecided):
        world.do(AcceptInvitation(invitation.id, world.person(ION)))
    with pytest.raises(NoSuchRole):
        world.do(take)
    assert deeds(world)[-1] == "role.taken-back"


def test_the_last_administrator_stays(world: World, maria: Principal) -> None:
    """Of two who take each other's role at once one stays."""
    with pytest.raises(LastAdministrator):
        world.do(_taking(maria.account_id, maria))
    other = world.clerk(HERE, "second@example.org", "administrator")
    with ThreadPoolExecutor(2) as threads:
        done = list(
            threads.map(
                lambda pair: _tried(lambda: world.do(_taking(*pair))),
                [(maria.account_id, other), (other.account_id, maria)],
            )
        )
    assert sorted(done) == ["LastAdministrator", "done"]
    assert len(roles(world)) == 1


def test_departments_are_told_apart_by_name_and_stay_while_people_belong_to_them(
    world: World, maria: Principal
) -> None:
    """Diacritics make no other name."""
    first = add(world, maria)
    with pytest.raises(DepartmentExists):
        add(world, maria, "relatii cu PUBLICUL")
    changed = {"name": "Comunicare", "email": None, "phone": "0244 000 000"}
    described = world.do(
        DescribeDepartment(department_id=first.id, version=first.version, administrator=maria, **changed)
    )
    with pytest.raises(Stale):
        world.do(
            DescribeDepartment(department_id=first.id, version=first.version, administrator=maria, **changed)
        )
    assert (described.name, described.phone) == ("Comunicare", "0244 000 000")
    invite(world, maria, department_id=first.id)
    with pytest.raises(DepartmentInUse):
        world.do(RemoveDepartment(department_id=first.id, administrator=maria))
    second = add(world, maria, "Juridic")
    world.do(RemoveDepartment(department_id=second.id, administrator=maria))
    with pytest.raises(UnknownDepartment):
        invite(world, maria, "z@example.org", department_id=second.id)


def test_a_change_of_the_officer_is_public_without_the_officer(world: World, maria: Principal) -> None:
    """The trail tells which fields, and no event tells who."""
    contact = {
        "officer_name": "Elena Exemplu",
        "officer_email": "elena@example.org",
        "officer_phone": None,
        "address": "Piața Exemplului 1",
        "contact_email": None,
        "contact_phone": None,
        "website": None,
    }
    world.do(DescribeAuthority(slug=HERE, version=1, administrator=maria, **contact))
    (said,) = world.said("authority.changed")
    assert "Elena" not in str(said)
    assert (said["authority"], said["name"]) == (HERE, "Orașul Exemplu")
    with pytest.raises(Stale):
        world.do(DescribeAuthority(slug=HERE, version=1, administrator=maria, **contact))
    world.do(DescribeAuthority(slug=HERE, version=2, administrator=maria, **contact))
    assert len(world.said("authority.changed")) == deeds(world).count("authority.changed") == 1


def _taking(account_id: UUID, by: Principal) -> TakeRoleBack:
    return TakeRoleBack(authority=HERE, role="administrator", account_id=account_id, administrator=by)


def _tried(work: Any) -> str:
    try:
        work()
    except Exception as error:
        return type(error).__name__
    return "done"


def said(world: World, kind: str, person: UUID) -> list[tuple[str, str]]:
    """Authority and role of each event of that kind about a person."""
    return [(one["authority"], one["role"]) for one in world.said(kind) if one["account_id"] == str(person)]


def test_others_hear_of_each_role(world: World, maria: Principal) -> None:
    """When it is accepted, and when it is taken back."""
    ion = world.person(ION)
    world.do(AcceptInvitation(invite(world, maria).id, ion))
    assert said(world, "staff.role-given", ion) == [(HERE, "clerk")]
    world.do(TakeRoleBack(authority=HERE, administrator=maria, account_id=ion, role="clerk"))
    assert said(world, "staff.role-taken", ion) == [(HERE, "clerk")]


def test_roles_from_before_are_said_once(world: World, maria: Principal) -> None:
    """What an older release gave without a word is found by its mark."""
    with world.runtime.engine.begin() as connection:
        connection.execute(text("update staff_role set said = false"))
    before = said(world, "staff.role-given", maria.account_id)
    assert world.do(SayRoles()) is False
    world.do(SayRoles())
    assert said(world, "staff.role-given", maria.account_id) == [*before, (HERE, "administrator")]
