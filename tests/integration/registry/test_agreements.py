"""Partnership agreements over HTTP: who sees what, and what is said of bad input."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from services.registry.jobs import look_at_signatures
from shared.persistence.file_contents import check_held
from tests.integration.registry.web import API, ASKED, Person, citizen, clerk
from tests.unit.registry.pacts import signed_pdf
from tests.unit.registry.world import World

TEXT = {
    "title": "Acord de parteneriat pentru dezvoltare locală (exemplu)",
    "object": "Educație civică în școlile Orașului Exemplu.",
    "legal_basis": "HCL Exemplu 1/2026",
    "legal_date": "2026-01-05",
    "from_date": "2026-01-01",
    "until_date": "2028-01-31",
    "obligations": [
        {"party": 0, "text": "Pune la dispoziție sălile."},
        {"party": 1, "text": "Ține zece ore.", "due_date": "2026-01-12"},
    ],
}


@pytest.fixture
def ana(world: World, client: FlaskClient) -> Person:
    """A citizen, who becomes a legal representative."""
    world.authority()
    return citizen(world, client)


@pytest.fixture
def officer(world: World, client: FlaskClient, ana: Person) -> Person:
    """A clerk of the authority."""
    return clerk(world, client, "oras-exemplu")


@pytest.fixture
def text(ana: Person, officer: Person) -> dict[str, Any]:
    """An agreement with Ana's association, which was verified."""
    asked = ana.post("/organisations", ASKED).get_json()
    officer.post(f"/verifications/{asked['verification_id']}/verify", if_match='"1"')
    return {**TEXT, "parties": [{"organisation_id": asked["id"]}]}


def step(who: Person, key: str, act: str, body: Any = None) -> Any:
    """Do something to the version that is there."""
    etag = who.get(f"/agreements/{key}").headers["ETag"]
    return who.post(f"/agreements/{key}/{act}", body, if_match=etag)


def sign_all(key: str, ana: Person, officer: Person, content: bytes) -> str:
    """Confirm, add the file, sign; gives the file's id."""
    parties = [party["id"] for party in officer.get(f"/agreements/{key}").get_json()["parties"]]
    for who, party in zip((officer, ana), parties, strict=True):
        assert step(who, key, "confirm", {"party": party}).status_code == 200
    added = send(officer, key, content)
    for who, party in zip((officer, ana), parties, strict=True):
        answer = step(who, key, "sign", {"party": party, "on": "2026-01-13", "how": "qualified"})
        assert answer.status_code == 200, answer.get_json()
    return str(added["id"])


def send(who: Person, key: str, content: bytes, **query: str) -> Any:
    """Add a file."""
    asked = {"kind": "signed", "name": "acord.pdf", **query}
    answer = who.client.post(
        f"{API}/agreements/{key}/documents",
        query_string=asked,
        data=content,
        content_type="application/octet-stream",
        headers={"Authorization": f"Bearer {who.bearer}", "Idempotency-Key": f"file-{len(content)}-x"},
    )
    return answer.get_json()


def test_from_a_draft_that_nobody_sees_to_an_agreement_that_all_do(
    world: World, client: FlaskClient, ana: Person, officer: Person, text: dict[str, Any]
) -> None:
    """What is not for everybody stays with the parties: the file, who signed it, notes."""
    made = officer.post("/agreements", {**text, "authority": "oras-exemplu"})
    assert made.status_code == 201, made.get_json()
    key = made.get_json()["id"]
    stranger = Person(client)
    assert stranger.get(f"/agreements/{key}").status_code == 404
    assert stranger.get("/agreements").get_json() == {"items": [], "next": None, "total": 0}
    assert [item["id"] for item in ana.get("/agreements/mine").get_json()["items"]] == [key]
    document = sign_all(key, ana, officer, signed_pdf())

    assert stranger.get(f"/agreements/{key}/documents/{document}").status_code == 404
    assert ana.get(f"/agreements/{key}/documents/{document}").get_json()["code"] == "file-not-looked-at"
    while check_held(world.runtime.engine, world.clock.now):
        pass
    look_at_signatures(world.runtime.bus, world.runtime)

    seen = stranger.get(f"/agreements/{key}").get_json()
    [file] = seen["documents"]
    assert (seen["state"], seen["mine"], seen["overdue"]) == ("in-force", [], 1)
    signature = file["signatures"][0]
    assert (file["name"], signature["signer"], signature["issuer"]) == ("", None, None)
    assert file["signatures"][0]["verdict"] == "intact"
    [own] = ana.get(f"/agreements/{key}").get_json()["documents"]
    assert own["signatures"][0]["signer"] == "Ana Exemplu, Certificat Exemplu"

    assert step(officer, key, f"documents/{document}/show", {"is_public": True}).status_code == 200
    given = stranger.get(f"/agreements/{key}/documents/{document}")
    assert given.data == signed_pdf() or given.data.startswith(b"%PDF-")
    assert given.headers["Content-Disposition"].startswith("attachment")

    owed = seen["obligations"][1]["id"]
    done = {"act": "report", "note": "Zece ore, cu Ion.", "on": "2026-01-12"}
    assert step(ana, key, f"obligations/{owed}", done).status_code == 200
    shown = stranger.get(f"/agreements/{key}").get_json()["obligations"][1]
    assert (shown["state"], shown["note"]) == ("reported", None)
    assert officer.get(f"/agreements/{key}").get_json()["obligations"][1]["note"] == "Zece ore, cu Ion."


def test_the_list_is_filtered_and_paged(
    client: FlaskClient, ana: Person, officer: Person, text: dict[str, Any]
) -> None:
    """By all that can stand in its address; the next page goes on where the last ended."""
    keys = []
    for number in range(3):
        changed = {**text, "title": f"Acord numărul {number}", "authority": "oras-exemplu"}
        keys.append(officer.post("/agreements", changed).get_json()["id"])
        sign_all(keys[-1], ana, officer, signed_pdf() + b"%" * number)
    stranger = Person(client)
    first = stranger.get("/agreements", limit=2, authority="oras-exemplu").get_json()
    assert (len(first["items"]), first["total"]) == (2, 3)
    second = stranger.get("/agreements", limit=2, authority="oras-exemplu", cursor=first["next"]).get_json()
    assert [item["id"] for item in first["items"] + second["items"]] == keys[::-1]
    for query, total in (
        ({"q": "NUMARUL 1"}, 1),
        ({"state": "in-force"}, 3),
        ({"state": "ended"}, 0),
        ({"year": "2027"}, 3),
        ({"year": "2029"}, 0),
    ):
        assert stranger.get("/agreements", **query).get_json()["total"] == total
    assert stranger.get("/agreements", state="draft").status_code == 422


@pytest.mark.parametrize(
    ("change", "status", "pointer"),
    [
        ({"until_date": "2025-12-31"}, 422, "/until_date"),
        ({"from_date": "31.01.2026"}, 422, "/from_date"),
        ({"parties": []}, 422, "/parties"),
        ({"parties": [{}]}, 422, "/parties/0/name"),
        ({"parties": [{"organisation_id": "01890000-0000-7000-8000-000000000001"}]}, 422, "/parties"),
        ({"obligations": [{"party": 7, "text": "Ceva."}]}, 422, "/party"),
        ({"title": "x"}, 422, "/title"),
        ({"surprise": 1}, 422, "/surprise"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(
    officer: Person, text: dict[str, Any], change: dict[str, Any], status: int, pointer: str
) -> None:
    """And nothing is written."""
    answer = officer.post("/agreements", {**text, "authority": "oras-exemplu", **change})
    assert answer.status_code == status
    assert pointer in {fault["pointer"] for fault in answer.get_json()["errors"]}
    assert officer.get("/agreements/desk", authority="oras-exemplu").get_json()["total"] == 0


def test_the_same_request_twice_is_one_draft(officer: Person, text: dict[str, Any]) -> None:
    """By its key."""
    body = {**text, "authority": "oras-exemplu"}
    first, again = (officer.post("/agreements", body, key="the-same-key") for _ in range(2))
    assert first.get_json() == again.get_json()
    assert officer.get("/agreements/desk", authority="oras-exemplu").get_json()["total"] == 1
