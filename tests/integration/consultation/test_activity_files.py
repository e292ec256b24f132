"""Documents and photos of joint activities: looked into, with the consent of who is on them."""

from typing import Any
from uuid import uuid4

from tests.integration.consultation.calls import PREFIX, Calls
from tests.integration.consultation.test_recommendation_files import PDF, look, photograph
from tests.unit.consultation.joint import announced, proposed

PHOTO = {
    "kind": "photo",
    "title": "La pod",
    "alternative": "Oameni cu saci pe mal",
    "consent": "Toți cei din fotografie au semnat acordul.",
    "consent_by": "Ana-Maria Exemplu",
    "consent_on": "2026-01-10",
}


def send(calls: Calls, path: str, who: dict[str, str], name: str, content: bytes, **asked: str) -> Any:
    """Put a file to an activity."""
    headers = {**who, "Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    query = {"name": name, **asked}
    return calls.client.post(f"{PREFIX}{path}/files", data=content, headers=headers, query_string=query)


def test_a_photo_is_public_once_somebody_looked_into_it(calls: Calls) -> None:
    """Without where it was taken, and without who stated the consent; and goes when that is taken back."""
    joint = announced(calls.world)
    own = calls.token(joint.ana)
    made = send(calls, joint.path, own, "pod.jpg", photograph(), **PHOTO)
    assert (made.status_code, made.json["state"]) == (201, "held")
    assert calls.get(joint.path).json["files"] == []
    look(calls)
    [shown] = calls.get(joint.path).json["files"]
    assert (shown["alternative"], "consent_by" in shown) == ("Oameni cu saci pe mal", False)
    assert calls.get(joint.path, own).json["files"][0]["consent_by"] == "Ana-Maria Exemplu"
    given = calls.get(f"{joint.path}/files/{made.json['id']}")
    assert given.status_code == 200
    assert b"Telefonul Anei" not in given.data
    path = f"{PREFIX}{joint.path}/files/{made.json['id']}"
    stranger = calls.token(calls.world.person("Ion", "ion@example.org"))
    assert calls.client.delete(path, headers=stranger).status_code == 403
    assert calls.client.delete(path, headers=own).status_code == 204
    assert calls.get(f"{joint.path}/files/{made.json['id']}").status_code == 404
    assert [one["kind"] for one in calls.get(joint.path).json["entries"]][-2:] == [
        "file-added",
        "file-removed",
    ]


def test_a_photo_without_consent_is_refused(calls: Calls) -> None:
    """As is one of a day to come, one without words for it, what is no picture, and what is too large."""
    joint = announced(calls.world)
    own = calls.token(joint.ana)
    for missing, code in (
        ("consent", "photo-consent-missing"),
        ("consent_by", "photo-consent-missing"),
        ("consent_on", "photo-consent-missing"),
        ("alternative", "photo-alternative-missing"),
    ):
        asked = {name: value for name, value in PHOTO.items() if name != missing}
        refused = send(calls, joint.path, own, "pod.jpg", photograph(), **asked)
        assert (refused.status_code, refused.json["code"]) == (422, code)
    later = send(calls, joint.path, own, "pod.jpg", photograph(), **{**PHOTO, "consent_on": "2026-02-01"})
    assert later.json["code"] == "photo-consent-missing"
    for name, content in (("pod.jpg", PDF), ("pod.png", b"not a picture"), ("pod.jpg", b"")):
        assert send(calls, joint.path, own, name, content, **PHOTO).status_code in (409, 415, 422)
    large = send(calls, joint.path, own, "pod.jpg", photograph() + b"\0" * (10 * 1024 * 1024), **PHOTO)
    assert large.json["code"] == "file-too-large"
    assert calls.get(joint.path, own).json["files"] == []


def test_documents_of_a_proposal_are_the_partners(calls: Calls) -> None:
    """Until it is announced."""
    joint = proposed(calls.world)
    own = calls.token(joint.ana)
    made = send(calls, joint.path, own, "program.pdf", PDF, kind="document", title="Programul")
    assert made.status_code == 201, made.json
    look(calls)
    path = f"{joint.path}/files/{made.json['id']}"
    assert [calls.get(path, who).status_code for who in ({}, own, calls.clerk())] == [404, 200, 200]
    announced(calls.world, joint)
    assert calls.get(path).status_code == 200
    assert calls.get(f"{announced(calls.world).path}/files/{made.json['id']}").status_code == 404
