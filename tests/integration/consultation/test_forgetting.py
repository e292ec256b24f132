"""Authors without account who have no link: forgotten by a clerk or the operator; answers that go by post."""

from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from services.consultation.cli import cli
from tests.integration.consultation.calls import Calls
from tests.integration.consultation.test_entries import PDF, enter
from tests.integration.consultation.test_recommendation_files import look
from tests.unit.consultation.world import AUTHORITY, CLERK

ANSWER = {"verdict": "refused", "reason": "Nu este loc."}


def answered(calls: Calls, consultation: str, **changes: Any) -> str:
    """What was handed in and has its answer."""
    entered: str = enter(calls, consultation, **changes).json["id"]
    given = calls.post(f"/recommendations/{entered}/answer", ANSWER, calls.clerk(), version=1)
    assert given.status_code == 200, given.json
    return entered


def to_post(calls: Calls) -> list[str]:
    """The ids of those whose answer is to go by post."""
    found = calls.get("/desk/recommendations", calls.clerk(), authority=AUTHORITY, state="to-post")
    return [one["id"] for one in found.json["items"]]


def test_forgotten_by_a_clerk(calls: Calls) -> None:
    """Name, address, number and scans go, the entry stays; who did it is noted, once."""
    entered = enter(calls, calls.published()).json["id"]
    path = f"/api/consultation/v1/entries/{entered}/scans"
    headers = {**calls.clerk(), "Idempotency-Key": "one-and-only", "Content-Type": "application/octet-stream"}
    assert (
        calls.client.post(path, data=PDF, headers=headers, query_string={"name": "a.pdf"}).status_code == 201
    )
    look(calls)
    for _ in range(2):
        assert calls.post(f"/entries/{entered}/forget", headers=calls.clerk()).status_code == 204
    desk = calls.get(f"/desk/recommendations/{entered}", calls.clerk()).json
    assert (desk["author_forgotten"], desk["author"]["postal_address"], desk["town_number"]) == (
        True,
        None,
        None,
    )
    assert desk["author"]["name"] == "persoană care și-a șters datele"
    entry = calls.get(f"/entries/{entered}", calls.clerk()).json
    assert (entry["forgotten"], entry["scans"], entry["nonce"]) == (True, [], "")
    with calls.world.runtime.read() as session:
        query = text("select actor_id from audit where deed = 'recommendation.author-forgotten'")
        assert session.scalars(query).all() == [CLERK]


def test_by_no_other_authority(calls: Calls) -> None:
    """Nor whose author has an account."""
    consultation = calls.published()
    entered = enter(calls, consultation).json["id"]
    assert calls.post(f"/entries/{entered}/forget", headers=calls.clerk("alt-oras")).status_code == 403
    sent = calls.send(consultation, calls.world.person()).json["id"]
    assert calls.post(f"/entries/{sent}/forget", headers=calls.clerk()).status_code == 404


def test_forgotten_by_the_operator(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the number in the register; twice says so; a number that nobody has is refused in a sentence."""
    entered = enter(calls, calls.published()).json["id"]
    settings = calls.world.runtime.settings
    monkeypatch.setenv("DATABASE_URL", settings.database_url.reveal())
    monkeypatch.setenv("WEB_SECRET", settings.web_secret.reveal())
    monkeypatch.setenv("PUBLIC_URL", settings.public_url)
    asked = ["forget-author", "--authority", AUTHORITY, "--yes", "--number"]
    told = [CliRunner().invoke(cli, [*asked, "1/2026"]) for _ in range(2)]
    assert [one.output.strip() for one in told] == [
        "The author is forgotten.",
        "The author was forgotten before.",
    ]
    assert calls.get(f"/desk/recommendations/{entered}", calls.clerk()).json["author_forgotten"] is True
    for number in ("9/2026", "1-2026", "0/2026"):
        refused = CliRunner().invoke(cli, [*asked, number])
        assert (refused.exit_code, refused.exception.__class__) == (2, SystemExit)


def test_what_is_to_go_by_post(calls: Calls) -> None:
    """Answered, without an e-mail address, until it is noted as sent; then it says when."""
    consultation = calls.published()
    paper = answered(calls, consultation)
    answered(calls, consultation, email="ion@example.org")
    enter(calls, consultation)
    forgotten = answered(calls, consultation)
    calls.post(f"/entries/{forgotten}/forget", headers=calls.clerk())
    assert to_post(calls) == [paper]
    assert calls.post(f"/entries/{paper}/posted", headers=calls.clerk()).status_code == 204
    assert to_post(calls) == []
    assert calls.get(f"/desk/recommendations/{paper}", calls.clerk()).json["posted_at"] is not None
