"""Drafts, files and conversations over HTTP."""

from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from shared.persistence.file_contents import check_held
from tests.integration.registry.web import API, Person, citizen, clerk
from tests.unit.files import hostile
from tests.unit.registry.world import World

DATA = {
    "authority": "oras-exemplu",
    "kind": "informal-group",
    "name": "Vecinii din Strada Lungă",
    "seat": "Orașul Exemplu",
    "contact_email": "vecinii@example.org",
    "representative_role": "vecină",
}


def save(person: Person, path: str, tag: str, body: Any) -> TestResponse:
    """Save a page."""
    headers = {"Authorization": f"Bearer {person.bearer}", "If-Match": tag, "Accept-Language": "en"}
    return person.client.put(API + path, json=body, headers=headers)


def upload(person: Person, path: str, content: bytes, name: str = "statut.pdf") -> TestResponse:
    """Hand a file in."""
    return person.client.post(
        f"{API}{path}/files",
        data=content,
        query_string={"name": name, "purpose": "statute"},
        headers={
            "Authorization": f"Bearer {person.bearer}",
            "Idempotency-Key": str(uuid4()),
            "Content-Type": "application/octet-stream",
        },
    )


def test_a_draft_is_saved_page_by_page_and_sent_once(world: World, client: FlaskClient) -> None:
    """What is wrong is said by field, in the caller's language; the same key sends once."""
    world.authority()
    ana = citizen(world, client)
    made = ana.post("/drafts", {})
    assert (made.status_code, made.headers["ETag"]) == (201, '"1"')
    path = f"/drafts/{made.get_json()['id']}"
    saved = save(ana, path, '"1"', {"kind": "company", "cui": "2844851"})
    [fault] = [fault for fault in saved.get_json()["faults"] if fault["pointer"] == "/cui"]
    assert "after the others it would be 5" in fault["detail"]
    assert save(ana, path, '"1"', {"name": "Altfel"}).status_code == 412
    assert save(ana, path, '"2"', {"cui": None, **DATA}).get_json()["faults"] == []
    key = str(uuid4())
    sent = [ana.post(f"{path}/send", key=key, if_match='"3"') for _ in range(2)]
    assert [answer.status_code for answer in sent] == [201, 201]
    assert sent[0].get_json() == sent[1].get_json()
    assert ana.post(f"{path}/send", if_match='"3"').status_code == 404
    assert world.count("verification") == 1


def test_a_file_comes_back_to_be_saved_and_the_clerk_s_look_is_noted(
    world: World, client: FlaskClient
) -> None:
    """As an attachment that can do nothing, under its own name."""
    world.authority()
    ana, who = citizen(world, client), clerk(world, client, "oras-exemplu")
    path = f"/drafts/{ana.post('/drafts', {}).get_json()['id']}"
    save(ana, path, '"1"', DATA)
    kept = upload(ana, path, hostile.PDF, "../statutul nostru ș\u202efdp.pdf").get_json()
    assert kept["name"] == "statutul nostru șfdp.pdf"
    sent = ana.post(f"{path}/send", if_match='"2"').get_json()["verification_id"]
    there = f"/requests/{sent}/files/{kept['id']}"
    assert who.get(there).get_json()["code"] == "file-not-looked-at"
    check_held(world.runtime.engine, world.clock.now)
    answer = who.get(there)
    assert answer.data == hostile.PDF
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="statutul nostru sfdp.pdf"; '
        "filename*=UTF-8''statutul%20nostru%20%C8%99fdp.pdf"
    )
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert world.count("audit where deed = 'file.looked-at'") == 1
    assert ana.get(there).data == hostile.PDF
    assert world.count("audit where deed = 'file.looked-at'") == 1


def test_hostile_files_are_refused_with_a_sentence(world: World, client: FlaskClient) -> None:
    """A page, nothing at all, one byte too many, and a name that denies the content."""
    ana = citizen(world, client)
    path = f"/drafts/{ana.post('/drafts', {}).get_json()['id']}"
    tried = {
        "file-kind-not-taken": (b"<!doctype html>", "a.pdf"),
        "file-empty": (b"", "a.pdf"),
        "file-too-large": (b"%PDF-" + b"x" * (25 * 1024 * 1024 - 4), "a.pdf"),
        "file-contradicts-its-name": (hostile.PDF, "a.png"),
    }
    for code, (content, name) in tried.items():
        answer = upload(ana, path, content, name)
        assert (answer.status_code, answer.get_json()["code"]) == (422, code)
    assert upload(ana, path, b"x" * (27 * 1024 * 1024)).status_code == 413
    assert world.count("attachment") == 0


def test_both_sides_see_the_conversation(world: World, client: FlaskClient) -> None:
    """Asked, answered with a correction; a clerk's look at the request is noted."""
    authority = world.authority()
    ana, who = citizen(world, client), clerk(world, client, authority)
    assert ana.account_id
    there = f"/requests/{world.request(ana.account_id, authority).verification_id}"
    asked = who.post(f"{there}/ask", {"text": "Ce sediu?", "about": "seat"}, if_match='"1"')
    assert asked.get_json()["state"] == "questioned"
    wrong = ana.post(f"{there}/answer", {"text": "x", "changes": {"cui": "12"}}, if_match='"2"')
    assert wrong.get_json()["errors"][0]["pointer"] == "/cui"
    body = {"text": "Altul.", "changes": {"seat": "Strada Lungă 2"}}
    assert ana.post(f"{there}/answer", body, if_match='"2"').get_json()["state"] == "pending"
    found = [side.get(there).get_json() for side in (ana, who)]
    assert [said["text"] for said in found[0]["messages"]] == ["Ce sediu?", "Altul."]
    assert found[0]["organisation"]["seat"] == "Strada Lungă 2"
    assert (found[0]["mine"], found[1]["mine"]) == (True, False)
    assert world.count("audit where deed = 'request.looked-at'") == 1
