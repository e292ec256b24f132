"""Changes after publication by HTTP: what clerks send, what everybody reads, what is refused."""

from typing import Any

import pytest

from shared.ids import new_id
from tests.integration.consultation.calls import PREFIX, Calls

REASON = "Raportul de specialitate a venit târziu."


def version(calls: Calls, consultation: str) -> int:
    """The one that a clerk looks at."""
    return int(calls.get(f"/consultations/{consultation}").json["version"])


def change(calls: Calls, consultation: str, kind: str, **body: Any) -> Any:
    """Send one as the clerk."""
    path = f"/consultations/{consultation}/changes/{kind}"
    return calls.post(path, {"reason": REASON, **body}, calls.clerk(), version=version(calls, consultation))


def test_entries_are_read_in_order(calls: Calls) -> None:
    """The page of the consultation has what is now, the entries what was and why."""
    consultation = calls.published()
    assert change(calls, consultation, "extension", last_day="2026-02-02").status_code == 201
    assert change(calls, consultation, "correction", field="title", words="Regulament nou").status_code == 201
    assert change(calls, consultation, "note").json["position"] == 3
    sent = calls.client.post(
        f"{PREFIX}/consultations/{consultation}/changes/document",
        query_string={"name": "studiu.pdf", "kind": "study", "reason": REASON},
        data=b"%PDF-1.4\n",
        headers={
            **calls.clerk(),
            "Idempotency-Key": str(new_id()),
            "If-Match": f'"{version(calls, consultation)}"',
        },
    )
    assert sent.status_code == 201, sent.json
    items = calls.get(f"/consultations/{consultation}/changes").json["items"]
    assert [(one["position"], one["kind"]) for one in items] == [
        (1, "extension"),
        (2, "correction"),
        (3, "note"),
        (4, "document"),
    ]
    assert (items[0]["before"], items[0]["after"]) == ("2026-01-23", "2026-02-02")
    assert (items[1]["before"], items[1]["after"]) == ("Regulamentul de parcare", "Regulament nou")
    assert (items[3]["title"], items[3]["file_state"]) == ("studiu.pdf", "held")
    page = calls.get(f"/consultations/{consultation}").json
    assert (page["title"], page["recommendations_until"]) == ("Regulament nou", "2026-02-02")
    assert all(one["reason"] == REASON for one in items)


def test_sending_twice_is_one_entry(calls: Calls) -> None:
    """The same key brings the same answer."""
    consultation = calls.published()
    path, seen = f"/consultations/{consultation}/changes/note", version(calls, consultation)
    for _ in range(2):
        answer = calls.post(path, {"reason": REASON}, calls.clerk(), key="one-and-the-same", version=seen)
        assert answer.json["position"] == 1
    assert len(calls.get(f"/consultations/{consultation}/changes").json["items"]) == 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("extension", {}),
        ("extension", {"last_day": "mâine"}),
        ("extension", {"last_day": "2026-02-02", "reason": "scurt"}),
        ("extension", {"last_day": "2026-02-02", "reason": "x" * 2_001}),
        ("correction", {"field": "text", "words": "Alt text"}),
        ("correction", {"field": "title", "words": "ab"}),
        ("correction", {"field": "title", "words": "două\nrânduri"}),
        ("correction", {"field": "title", "words": "x" * 501}),
        ("correction", {"field": "document", "words": "Alt titlu"}),
        ("correction", {"field": "document", "place": 9, "words": "Alt titlu"}),
        ("correction", {"field": "document", "place": 10**30, "words": "Alt titlu"}),
        ("correction", {"field": "document", "place": "1", "words": "Alt titlu"}),
        ("note", {"reason": 7}),
        ("note", {"strange": 1}),
    ],
)
def test_a_bad_change_is_refused(calls: Calls, kind: str, body: dict[str, Any]) -> None:
    """Each says why, and none leaves an entry."""
    consultation = calls.published()
    assert change(calls, consultation, kind, **body).status_code == 422
    assert calls.get(f"/consultations/{consultation}/changes").json["items"] == []


def test_far_days_are_refused(calls: Calls) -> None:
    """Also those that no calendar goes beyond."""
    consultation = calls.published()
    for day, code in (("9999-12-31", "extension-too-far"), ("2026-01-23", "extension-not-later")):
        refused = change(calls, consultation, "extension", last_day=day)
        assert (refused.status_code, refused.json["code"]) == (409, code)
