"""What clerks enter by HTTP for authors without account: receipt, scans, the desk, the public page."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import local
from typing import Any

import pytest
from sqlalchemy import text

from services.consultation.bootstrap import SERVICE
from shared.persistence.file_contents import check_held
from tests.integration.consultation.calls import PREFIX, WORDS, Calls
from tests.unit.consultation.world import AUTHORITY, CLERK

ENTRY: dict[str, Any] = {
    **WORDS,
    "channel": "paper",
    "received_on": "2026-01-13",
    "town_number": "R-4512",
    "author_name": "Ion Exemplu",
    "postal_address": "Strada Lungă 3",
}
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def enter(calls: Calls, consultation: str, key: str = "", **changes: Any) -> Any:
    """A clerk enters it."""
    path = f"/consultations/{consultation}/entries"
    return calls.post(path, {**ENTRY, **changes}, calls.clerk(), key=key)


def test_paper_on_its_way(calls: Calls) -> None:
    """Entered, checked by anybody, read in public without what is private, answered, and sent by post."""
    consultation = calls.published()
    calls.world.clock.instant = datetime(2026, 2, 5, 9, 0, tzinfo=UTC)
    made = enter(calls, consultation)
    assert made.status_code == 201, made.json
    receipt = made.json
    assert calls.get("/receipts", number="1/2026", authority=AUTHORITY).json["exists"] is True
    shown = calls.get(f"/recommendations/{receipt['id']}").json
    assert (shown["author"], shown["channel"], shown["hour_known"]) == ("I. E.", "paper", False)
    assert (shown["received_at"], shown["entered_at"]) == (
        "2026-01-12T22:00:00+00:00",
        "2026-02-05T09:00:00+00:00",
    )
    assert not {"Strada Lungă 3", "R-4512", "Ion Exemplu"} & set(map(str, shown.values()))
    desk = calls.get(f"/desk/recommendations/{receipt['id']}", calls.clerk()).json
    assert (desk["author"]["postal_address"], desk["town_number"]) == ("Strada Lungă 3", "R-4512")
    assert (desk["answer_goes"], desk["posted_at"]) == ("by-post", None)
    entry = calls.get(f"/entries/{receipt['id']}", calls.clerk()).json
    assert (entry["nonce"], entry["scans"]) == (receipt["nonce"], [])
    answer = {"verdict": "refused", "reason": "Nu este loc."}
    assert (
        calls.post(f"/recommendations/{receipt['id']}/answer", answer, calls.clerk(), version=1).status_code
        == 200
    )
    assert calls.post(f"/entries/{receipt['id']}/posted", headers=calls.clerk()).status_code == 204
    assert calls.get(f"/desk/recommendations/{receipt['id']}", calls.clerk()).json["posted_at"] is not None
    with calls.world.runtime.read() as session:
        deeds = session.execute(text("select deed, actor_id from audit order by id")).all()
    assert [(deed, who) for deed, who in deeds] == [
        ("recommendation.entered", CLERK),
        ("recommendation.answer-posted", CLERK),
    ]


def test_sending_twice_is_one_entry(calls: Calls) -> None:
    """The same key brings the same receipt."""
    consultation = calls.published()
    first, second = (enter(calls, consultation, key="one-and-the-same") for _ in range(2))
    assert first.json == second.json
    assert len(calls.get(f"/consultations/{consultation}/recommendations").json["items"]) == 1


def test_both_ways_at_once_leave_no_gap(calls: Calls) -> None:
    """Clerks enter and people send at the same time: 1 to 100, each once."""
    consultation, ana, own = calls.published(), calls.token(calls.world.person()), local()
    app, clerk = SERVICE.create_app(calls.world.runtime), calls.clerk()

    def send(number: int) -> str:
        own.client = getattr(own, "client", None) or app.test_client()
        kind, body, who = ("entries", ENTRY, clerk) if number % 2 else ("recommendations", WORDS, ana)
        path = f"{PREFIX}/consultations/{consultation}/{kind}"
        answer = own.client.post(path, json=body, headers={**who, "Idempotency-Key": f"both-ways-{number}"})
        return str(answer.json["register_number"])

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(send, range(100)))
    assert sorted(int(number.split("/")[0]) for number in numbers) == list(range(1, 101))


def test_a_scan_is_the_clerks_alone(calls: Calls) -> None:
    """It is looked into and given to the authority's clerks; no list of the public's has it."""
    consultation = calls.published()
    path = f"/entries/{enter(calls, consultation).json['id']}"
    sent = calls.client.post(
        f"{PREFIX}{path}/scans?name=cerere.pdf",
        data=PDF,
        headers={**calls.clerk(), "Idempotency-Key": "one-scan-of-it"},
    )
    assert sent.status_code == 201, sent.json
    scan: Any = sent.json
    check_held(calls.world.runtime.engine, calls.world.runtime.clock.now)
    assert [one["name"] for one in calls.get(path, calls.clerk()).json["scans"]] == ["cerere.pdf"]
    assert calls.get(f"{path}/scans/{scan['id']}", calls.clerk("alt-oras")).status_code == 403
    assert calls.get(f"{path}/scans/{scan['id']}").status_code == 401
    removed = calls.client.delete(f"{PREFIX}{path}/scans/{scan['id']}", headers=calls.clerk())
    assert removed.status_code == 204
    assert calls.get(path, calls.clerk()).json["scans"] == []


def test_what_an_account_sent_is_no_entry(calls: Calls) -> None:
    """Its receipt is its author's."""
    sent = calls.send(calls.published(), calls.world.person()).json
    assert calls.get(f"/entries/{sent['id']}", calls.clerk()).status_code == 404


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"received_on": "2026-01-12"}, 409, "received-before-publication"),
        ({"received_on": "2026-01-14"}, 422, "received-later"),
        ({"received_on": None}, 422, "invalid"),
        ({"received_at": "2026-01-13T10:00:00+02:00"}, 422, "invalid"),
        ({"received_on": None, "received_at": "9999-12-31T23:59:59-14:00"}, 422, "invalid"),
        ({"received_on": "0001-01-01"}, 422, "invalid"),
        ({"received_on": "9999-12-31"}, 422, "received-later"),
        ({"received_on": "ieri"}, 422, "invalid"),
        ({"channel": "online"}, 422, "invalid"),
        ({"email": "ion"}, 422, "email-not-valid"),
        ({"author_name": ""}, 422, "no-author"),
        ({"author_name": "Ion\u0007"}, 422, "invalid"),
        ({"on_behalf_of": "01990000-0000-7000-8000-00000000ffff"}, 422, "organisation-not-verified"),
        ({"article": "9"}, 422, "unknown-article"),
        ({"surprise": 1}, 422, "invalid"),
    ],
)
def test_bad_entries_are_refused(calls: Calls, changes: dict[str, Any], status: int, code: str) -> None:
    """With a sentence and a code, never a 500; and no number is taken."""
    consultation = calls.published()
    refused = enter(calls, consultation, **changes)
    assert refused.status_code == status, refused.json
    assert code in (refused.json["code"], "invalid")
    assert enter(calls, consultation).json["register_number"] == "1/2026"
