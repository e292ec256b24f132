"""A clerk's queue, what looks like a request, and what is noted of it."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.integration.registry.web import ASKED, Person, citizen, clerk, sign_in
from tests.unit.registry.world import World

OTHER = {"cui": None, "register_number": None}
HERE = "oras-exemplu"
REASON = {"reason": "Sediul nu mai este cel declarat."}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """A citizen."""
    world.authority()
    return citizen(world, client)


@pytest.fixture
def officer(world: World, client: FlaskClient, ana: Person) -> Person:
    """A clerk of the authority that Ana asks."""
    return clerk(world, client, HERE)


def ask(ana: Person, **changes: Any) -> dict[str, Any]:
    """A request of Ana's."""
    given: dict[str, Any] = ana.post("/organisations", {**ASKED, **changes}).get_json()
    return given


def names(officer: Person, **query: Any) -> list[str]:
    """What the queue holds."""
    answer = officer.get("/verifications", authority=HERE, **query).get_json()
    return [item["organisation"]["name"].removeprefix("Asociația ") for item in answer["items"]]


def deeds(who: Person, **query: Any) -> list[str]:
    """What stands in the trail, the newest first; but for the roles with which the story begins."""
    answer = who.get("/audit", authority=HERE, **query).get_json()
    return [line["deed"] for line in answer["items"] if line["deed"] != "role.given"]


def test_the_queue_is_narrowed_by_what_a_clerk_looks_for(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """Oldest first; by words, kind, place, state, and who has it."""
    ask(ana)
    second = ask(ana, **OTHER, name="Asociația Țarina", locality_siruta=130543)
    ask(ana, **OTHER, name="Asociația Tuz", kind="foundation")
    assert names(officer) == ["Străzi Liniștite", "Țarina", "Tuz"]
    assert names(officer, q="tarina") == names(officer, locality=130543) == ["Țarina"]
    assert names(officer, q="RO 2844855") == names(officer, q="3315/a/2026") == ["Străzi Liniștite"]
    assert names(officer, kind="foundation") == ["Tuz"]
    assert names(officer, state="open") == names(officer, q="%")
    assert names(officer, state="verified") == []
    officer.post(f"/verifications/{second['verification_id']}/take")
    assert names(officer, assigned="me") == names(officer, assigned="someone") == ["Țarina"]
    assert names(officer, assigned="nobody") == ["Străzi Liniștite", "Tuz"]
    world.clock.advance(days=3)
    officer = sign_in(client, "clerk@example.org")
    (waiting,) = officer.get("/verifications", authority=HERE, q="tuz").get_json()["items"]
    assert waiting["waiting_days"] == 3
    assert officer.get("/verifications", authority=HERE, state="lost").status_code == 422


def test_the_queue_says_how_many_there_are_and_is_taken_away_as_a_whole(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """That it was is noted."""
    ask(ana, locality_siruta=130543)
    found = officer.get("/verifications/summary", authority=HERE).get_json()
    assert found["counts"] == {"pending": 1, "proposed": 0}
    assert [place["siruta"] for place in found["localities"]] == [130543]
    assert [who["name"] for who in found["colleagues"]] == ["Grefier"]
    whole = officer.get("/verifications/export", authority=HERE).get_json()
    assert (len(whole["items"]), whole["complete"]) == (1, True)
    assert "ana@example.org" not in str(whole)
    world.clerk(HERE, "auditor@example.org", "auditor")
    assert deeds(sign_in(client, "auditor@example.org"))[0] == "queue.exported"


def test_a_request_is_taken_by_one_and_handed_over(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """Who comes second is told; only a clerk of the authority is handed anything."""
    path = f"/verifications/{ask(ana)['verification_id']}"
    second = clerk(world, client, HERE, "second@example.org")
    assert officer.post(f"{path}/take").get_json()["assigned_to"] == str(officer.account_id)
    assert officer.post(f"{path}/take").status_code == 200
    late = second.post(f"{path}/take")
    assert (late.status_code, late.get_json()["code"]) == (409, "already-taken")
    assert second.post(f"{path}/hand-over", {"to": str(second.account_id)}).status_code == 200
    assert officer.get(path).get_json()["assigned_to"]["id"] == str(second.account_id)
    wrong = officer.post(f"{path}/hand-over", {"to": str(ana.account_id)})
    assert (wrong.status_code, wrong.get_json()["errors"][0]["pointer"]) == (422, "/to")
    assert officer.post(f"{path}/put-back").get_json()["assigned_to"] is None
    assert officer.post(f"{path}/put-back").status_code == 200
    assert officer.get(path).headers["ETag"] == '"1"'


def test_what_looks_like_a_request_is_shown_beside_it(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """By number, by name; requests to others are theirs, and what is far from it is left out."""
    known = ask(ana)
    officer.post(f"/verifications/{known['verification_id']}/verify", if_match='"1"')
    bogdan = citizen(world, client, "bogdan@example.org")
    asked = ask(bogdan, cui=None, register_number=None, name="ASOCIAŢIA Strazi Linistite din Centru")
    ask(bogdan, **OTHER, name="Sindicatul Minerilor", kind="trade-union")
    ask(bogdan, **OTHER, name="Asociația Străzi Liniștite Centru", authority=world.authority("alt-oras"))
    whole = officer.get(f"/verifications/{asked['verification_id']}/comparison").get_json()
    assert (whole["national_register"]["imported"], whole["national_register"]["entries"]) == (None, [])
    found = whole["duplicates"]
    assert [(like["id"], like["by"]) for like in found] == [(known["id"], "name")]
    assert found[0]["compared"]["kind"] == "same"
    assert found[0]["compared"]["name"] == "different"
    assert found[0]["compared"]["cui"] == "only-there"
    same = ask(bogdan, name="Alt Nume", authority="alt-oras")
    assert same["code"] == "organisation-exists"


def test_a_decision_over_http_wants_version_reason_and_a_day(ana: Person, officer: Person) -> None:
    """What is wrong is named; what is right is done once."""
    path = f"/verifications/{ask(ana)['verification_id']}"
    officer.post(f"{path}/verify", if_match='"1"')
    assert officer.post(f"{path}/suspend", REASON).status_code == 428
    assert officer.post(f"{path}/suspend", {"reason": ""}, if_match='"2"').status_code == 422
    assert officer.post(f"{path}/suspend", REASON, if_match='"1"').status_code == 412
    assert officer.post(f"{path}/suspend", REASON, if_match='"2"').get_json()["state"] == "suspended"
    again = officer.post(f"{path}/suspend", REASON, if_match='"3"')
    assert (again.status_code, again.get_json()["code"]) == (409, "not-in-this-state")
    assert officer.post(f"{path}/lift", REASON, if_match='"3"').get_json()["state"] == "verified"
    ahead = officer.post(f"{path}/dissolve", {**REASON, "on": "2026-12-31"}, if_match='"4"')
    assert (ahead.status_code, ahead.get_json()["errors"][0]["pointer"]) == (422, "/on")
    done = officer.post(f"{path}/dissolve", {**REASON, "on": "2026-01-12"}, if_match='"4"')
    assert done.status_code == 200
    assert officer.get(path).get_json()["life"] == "dissolved"
    history = officer.get(f"{path}/history").get_json()["items"]
    assert [change["act"] for change in history] == ["dissolve", "lift", "suspend", "verify", "register"]


def test_striking_off_over_http(world: World, client: FlaskClient, ana: Person, officer: Person) -> None:
    """The proposal stands in the request; its author is told that another is needed."""
    path = f"/verifications/{ask(ana)['verification_id']}"
    officer.post(f"{path}/verify", if_match='"1"')
    made = officer.post(f"{path}/strike-offs", REASON, if_match='"2"')
    assert made.status_code == 201
    waits = officer.get(path).get_json()["proposal"]
    assert (waits["id"], waits["reason"]) == (made.get_json()["id"], REASON["reason"])
    assert names(officer, state="verified", proposed="true") == ["Străzi Liniștite"]
    confirm = f"/strike-offs/{waits['id']}/confirm"
    own = officer.post(confirm, if_match='"1"')
    assert (own.status_code, own.get_json()["code"]) == (403, "second-official-needed")
    second = clerk(world, client, HERE, "second@example.org")
    assert second.post(confirm, if_match='"1"').get_json()["state"] == "struck-off"
    assert second.post(confirm, if_match='"2"').get_json()["code"] == "proposal-decided"
    nothing = "/strike-offs/00000000-0000-7000-8000-000000000000/confirm"
    assert second.post(nothing, if_match='"1"').status_code == 404


def test_every_look_is_noted_and_the_trail_is_narrowed(
    world: World, client: FlaskClient, ana: Person, officer: Person
) -> None:
    """By person, deed, thing and day; taking it away is a line, too."""
    path = f"/verifications/{ask(ana)['verification_id']}"
    officer.get(path)
    officer.post(f"{path}/verify", if_match='"1"')
    world.clerk(HERE, "auditor@example.org", "auditor")
    auditor = sign_in(client, "auditor@example.org")
    assert deeds(auditor) == ["verification.verified", "request.looked-at"]
    (line,) = auditor.get("/audit", authority=HERE, deed="request.looked-at").get_json()["items"]
    assert (line["actor_name"], line["subject_name"]) == ("Grefier", ASKED["name"])
    assert deeds(auditor, actor=str(ana.account_id)) == []
    assert len(deeds(auditor, actor=str(officer.account_id), subject=line["subject_id"])) == 2
    assert deeds(auditor, since="2026-01-14") == deeds(auditor, until="2026-01-12") == []
    assert len(deeds(auditor, since="2026-01-13", until="2026-01-13")) == 2
    assert auditor.get("/audit", authority=HERE, until="9999-12-31").status_code == 422
    whole = auditor.get("/audit/export", authority=HERE).get_json()
    assert (len(whole["items"]), whole["complete"]) == (5, True)
    assert whole["items"][0]["deed"] == "audit.exported"
    first = auditor.get("/audit", authority=HERE, limit=1)
    rest = auditor.client.get(
        first.headers["Link"].partition("<")[2].partition(">")[0],
        headers={"Authorization": f"Bearer {auditor.bearer}"},
    )
    assert rest.get_json()["items"][0]["deed"] == "role.given"
