"""Joint activities: followers are told, guests invited once, partners asked."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.commands.press import AddPressContact
from services.notification.model import Topic
from services.notification.model.known import account, organisation
from services.notification.ports.examples import EXAMPLES
from shared.ids import new_id
from tests.unit.notification.letters import BOTH, mail
from tests.unit.notification.world import AUTHORITY, World

ACTIVITY = "01990000-0000-7000-8000-000000000051"
NGO = UUID("01990000-0000-7000-8000-000000000052")
NEWS: dict[str, Any] = {
    **{
        name: value
        for name, value in EXAMPLES["activity-news"].items()
        if name not in ("what", "reason", "authority_name")
    },
    "authority": AUTHORITY,
    "organisation_ids": [str(NGO)],
}
INVITED = {name: NEWS[name] for name in ("activity_id", "authority", "title", "kind", "starts_at", "ends_at",
                                         "place", "partners")}  # fmt: skip


def told(world: World, category: str) -> list[str]:
    """Who got a mail."""
    return sorted(row["recipient"] for row in world.deliveries(category))


@pytest.mark.parametrize("event", ["announced", "changed", "cancelled"])
def test_followers_are_told_once(world: World, event: str) -> None:
    """Of the authority and of a partner; who follows both gets one mail, who follows neither none."""
    world.know(organisation, organisation_id=NGO, name="Asociația Exemplu")
    world.subscribed("ana@example.org")
    world.subscribed("ana@example.org", Topic.organisation(NGO))
    world.subscribed("ion@example.org", Topic.organisation(NGO))
    world.subscribed("eva@example.org", Topic("field", "transport"))
    said = NEWS if event == "announced" else {**NEWS, "reason": "Plouă."}
    heard = world.hear(f"consultation.activity.{event}", said)
    world.hear(f"consultation.activity.{event}", said, heard)
    assert told(world, "activity-news") == ["ana@example.org", "ion@example.org"]
    world.send_all()
    [body] = [message for to, message in world.postbox.sent if to == "ion@example.org"][-1:]
    assert b"List-Unsubscribe" in body


def test_groups_are_invited_by_their_lists(world: World) -> None:
    """The press by the authority's, citizens as followers; nobody's address was in the event."""
    world.do(
        AddPressContact(
            clerk_id=new_id(),
            authority=AUTHORITY,
            outlet="Ziarul",
            email="redactia@example.org",
            language="ro",
            agreed_how="la telefon",
        )
    )
    world.subscribed("ana@example.org")
    press = {**INVITED, "groups": ["press"]}
    world.hear("consultation.activity.invited", press)
    assert told(world, "activity-invitation") == ["redactia@example.org"]
    world.hear("consultation.activity.invited", {**INVITED, "groups": ["citizens"]})
    assert told(world, "activity-invitation") == ["ana@example.org", "redactia@example.org"]


def test_a_guest_is_written_to_at_their_address(world: World) -> None:
    """Of the account, in its language; or the one that was named."""
    guest = world.person("eva@example.org", "en")
    by_account = {**INVITED, "guest_id": str(guest), "has_account": True, "email": ""}
    world.hear("consultation.activity.guest-invited", by_account)
    by_address = {**INVITED, "guest_id": str(new_id()), "has_account": False, "email": "ion@example.org"}
    world.hear("consultation.activity.guest-invited", by_address)
    rows = sorted((row["recipient"], row["language"]) for row in world.deliveries("activity-invitation"))
    assert rows == [("eva@example.org", "en"), ("ion@example.org", "ro")]
    [notice] = world.rows("select path, account_id from notice where category = 'activity-invitation'")
    assert (notice["path"], notice["account_id"]) == (f"/activitati/{ACTIVITY}", guest)


def test_who_is_erased_is_not_invited(world: World) -> None:
    """Their account has no address any more."""
    gone = new_id()
    world.know(account, account_id=gone, email="", name="", language="ro")
    world.hear(
        "consultation.activity.guest-invited",
        {**INVITED, "guest_id": str(gone), "has_account": True, "email": ""},
    )
    assert told(world, "activity-invitation") == []


@pytest.mark.parametrize("what", ["asked", "confirmed", "declined", "task-due", "changed", "cancelled"])
@BOTH
def test_a_partner_reads_what_it_is_about(world: World, language: str, what: str) -> None:
    """Each turn has its words; the bell leads to where they act."""
    of = {**EXAMPLES["activity-part"], "what": what}
    body = mail("activity-part", language, **of).get_body(("plain",))
    assert body is not None
    assert ("mănuși" in body.get_content()) == (what == "task-due")
    assert f"/cont/activitati/{ACTIVITY}" in body.get_content()
    account_id = world.person()
    said = {name: value for name, value in of.items() if name not in ("name", "authority_name")}
    world.hear(
        "consultation.activity.part-noted",
        {**said, "authority": AUTHORITY, "account_id": str(account_id)},
    )
    assert told(world, "activity-part") == ["ana@example.org"]
    [notice] = world.rows("select path from notice where category = 'activity-part'")
    assert notice["path"] == f"/cont/activitati/{ACTIVITY}"
