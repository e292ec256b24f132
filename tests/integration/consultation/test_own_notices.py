"""Notices by HTTP: the authority's contact, a draft's notice, and what is published."""

from typing import Any

import pytest

from tests.integration.consultation.calls import ACT, PREFIX, Calls
from tests.unit.consultation.world import AUTHORITY

CONTACT = {"officer": "Ioana Exemplu", "phone": "0244 123 456", "address": "Piața Exemplu nr. 1"}


def put(calls: Calls, path: str, body: Any, version: int) -> Any:
    """Write something anew, as the clerk."""
    headers = {**calls.clerk(), "If-Match": f'"{version}"'}
    return calls.client.put(PREFIX + path, json=body, headers=headers)


def test_a_draft_is_previewed_and_published(calls: Calls) -> None:
    """What is missing is told; the clerk adds a number; everybody reads what was published."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT}, calls.clerk()).json
    path = f"/consultations/{made['id']}/notice"
    seen = calls.get(path, calls.clerk())
    assert (seen.headers["ETag"], seen.json["is_published"]) == ('"0"', False)
    assert seen.json["missing"] == ["officer", "phone", "email", "address"]
    assert put(calls, f"/notice-contacts/{AUTHORITY}", CONTACT, 0).status_code == 200
    written = put(calls, path, {"number": "12/2026", "paragraph": "Rând.\r\nAl doilea."}, 0)
    assert (written.status_code, written.headers["ETag"]) == (200, '"1"')
    again = calls.get(path, calls.clerk()).json
    assert (again["missing"], again["content"]["number"]) == (["email"], "12/2026")
    assert calls.get(path).status_code == 404
    calls.post(f"/consultations/{made['id']}/publish", headers=calls.clerk(), version=made["version"])
    shown = calls.get(path).json
    assert shown["is_published"]
    assert shown["content"] == again["content"]
    assert [part["code"] for part in shown["content"]["parts"]] == [
        "opening",
        "paragraph",
        "documents",
        "where",
        "deadline",
        "ways",
        "mention",
        "afterwards",
        "debate",
        "contact",
    ]


def test_a_notice_that_is_not_kept_is_not_found(calls: Calls) -> None:
    """Of what was published before notices were kept, with its reason."""
    consultation = calls.published()
    with calls.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("delete from own_notice")
    answer = calls.get(f"/consultations/{consultation}/notice")
    assert (answer.status_code, answer.json["code"]) == (404, "no-notice")


@pytest.mark.parametrize(
    "body",
    [
        {"email": "primarie"},
        {"website": "javascript:alert(1)"},
        {"phone": "x" * 101},
        {"address": "două\nrânduri"},
        {"strada": "x"},
        {"officer": None},
        [],
    ],
)
def test_a_bad_contact_is_refused(calls: Calls, body: Any) -> None:
    """Each with the field at fault, and nothing is written."""
    refused = put(calls, f"/notice-contacts/{AUTHORITY}", body, 0)
    assert refused.status_code == 422
    assert calls.get(f"/notice-contacts/{AUTHORITY}", calls.clerk()).json["version"] == 0


@pytest.mark.parametrize("body", [{"number": "x" * 61}, {"paragraph": "x" * 5_001}, {"number": 7}, {"x": ""}])
def test_a_bad_addition_is_refused(calls: Calls, body: Any) -> None:
    """Too long, of the wrong kind, with a strange field."""
    made = calls.post("/consultations", {"authority": AUTHORITY, **ACT}, calls.clerk()).json
    assert put(calls, f"/consultations/{made['id']}/notice", body, 0).status_code == 422


def test_another_version_is_stale(calls: Calls) -> None:
    """Also the first time."""
    refused = put(calls, f"/notice-contacts/{AUTHORITY}", CONTACT, 7)
    assert (refused.status_code, refused.json["code"]) == (412, "stale")
