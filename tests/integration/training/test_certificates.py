"""Certificates by HTTP: the desk, the holder, and strangers who check one."""

import signal
import subprocess
import sys
from typing import Any

import pytest

from services.training.jobs import issue_certificates
from services.training.model.rules import Rules
from tests.integration.training.calls import PREFIX, Calls
from tests.unit.training.certified import REASON, certified_course, pass_the_course

KILLED_AFTER_TWO = """
import os, signal, sys
from uuid import UUID
from services.training.commands.certificates import IssueNext
from tests.unit.training.world import World
world = World.over(sys.argv[1], known=False)
world.clock.instant = world.clock.instant.fromisoformat(sys.argv[2])
for _ in range(2):
    world.do(IssueNext(UUID(sys.argv[3])))
with world.runtime.units() as uow:
    from services.training.handlers.certificates import issue_next
    issue_next(IssueNext(UUID(sys.argv[3])), uow, world.clock)
    uow.session.flush()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def holder(calls: Calls) -> dict[str, str]:
    """The headers of who has the one certificate."""
    certified_course(calls.world)
    [row] = calls.world.rows("select account_id from certificate")
    return calls.token(row["account_id"])


def mine(calls: Calls, holder: dict[str, str]) -> dict[str, Any]:
    """The holder's certificate, as they see it."""
    [found] = calls.get("/certificates/mine", holder).json["items"]
    return dict(found)


def verified(calls: Calls, **body: Any) -> dict[str, Any]:
    """What a stranger is told."""
    answer = calls.client.post(f"{PREFIX}/certificates/verify", json=body)
    assert answer.status_code == 200, answer.json
    return dict(answer.json)


def test_seventy_at_once_survive_a_kill(calls: Calls) -> None:
    """Asked for in one action; a worker is killed within, another goes on; each has one number."""
    course = calls.world.announced(seats=70).id
    for _ in range(70):
        calls.world.enrolled(course, calls.world.person())
    pass_the_course(calls.world)
    clerk = calls.clerk()
    asked = calls.post(f"/courses/{course}/certificates", None, clerk, key="seventy-at-once")
    assert (asked.status_code, asked.json["total"], asked.json["done"]) == (202, 70, False)
    again = calls.post(f"/courses/{course}/certificates", None, clerk, key="seventy-at-once")
    assert again.json == asked.json
    killed = subprocess.run(
        [
            sys.executable,
            "-c",
            KILLED_AFTER_TWO,
            calls.world.runtime.settings.database_url.reveal(),
            calls.world.clock.instant.isoformat(),
            asked.json["id"],
        ],
        check=False,
    )
    assert killed.returncode == -signal.SIGKILL
    seen = calls.get(f"/courses/{course}/certificates", clerk).json
    assert (seen["batch"]["issued"], seen["batch"]["done"], seen["due"]) == (2, False, 68)
    issue_certificates(calls.world.runtime.bus, calls.world.runtime)
    seen = calls.get(f"/courses/{course}/certificates", clerk).json
    assert (seen["batch"]["issued"], seen["batch"]["done"], seen["due"]) == (70, True, 0)
    numbers = [row["number"] for row in calls.world.rows("select number from certificate order by number")]
    assert numbers == list(range(1, 71))
    assert len(calls.world.said("certificate.issued")) == 70


def test_the_desk_sees_what_is_missing(calls: Calls) -> None:
    """And by which exception somebody has one all the same."""
    course = calls.world.announced(rules=Rules(50, pass_needed=True)).id
    made = calls.world.enrolled(course, calls.world.person())
    pass_the_course(calls.world)
    clerk = calls.clerk()
    [one] = calls.get(f"/courses/{course}/certificates", clerk).json["items"]
    assert (one["missing"], one["certificate"]) == (["attendance", "pass"], None)
    path, body = f"/courses/{course}/certificates/exceptions", {"enrolment_id": str(made.id)}
    assert calls.post(path, {**body, "reason": "fiindcă da"}, clerk).status_code == 422
    assert calls.post(path, {**body, "reason": REASON}, clerk).status_code == 201
    [one] = calls.get(f"/courses/{course}/certificates", clerk).json["items"]
    assert one["certificate"]["exception_reason"] == REASON
    assert calls.get(f"/courses/{course}").json["rules"] == {
        "least_attended": 50,
        "pass_needed": True,
        "feedback_needed": False,
    }


def test_a_stranger_sees_no_more_than_the_holder_chose(calls: Calls, holder: dict[str, str]) -> None:
    """Initials at first; the whole name or nothing by choice."""
    own = mine(calls, holder)
    for shown, seen in ((None, "A. E."), ("full", "Ana Exemplu"), ("none", None)):
        if shown:
            body = {"shown": shown, "name_in_badge": False}
            version = mine(calls, holder)["version"]
            path = f"/certificates/{own['id']}/shown"
            assert calls.put(path, body, holder, version=version).status_code == 200
            assert calls.put(path, body, holder, version=version).status_code == 412
        assert calls.get(f"/certificates/by-code/{own['code']}").json["name"] == seen
        found = verified(calls, number=own["number"], fingerprint=own["fingerprint"][:16])
        assert (found["valid"], found["certificate"]["name"]) == (True, seen)
        assert "account_id" not in found["certificate"]


def test_what_does_not_fit_is_named(calls: Calls, holder: dict[str, str]) -> None:
    """An unknown number, another fingerprint; nothing of the certificate is told then."""
    own = mine(calls, holder)
    unknown = verified(calls, number="2/2026", fingerprint=own["fingerprint"])
    assert (unknown["failed"], unknown["certificate"]) == ("number", None)
    differs = verified(calls, number="1/2026", fingerprint="0" * 64)
    assert (differs["failed"], differs["certificate"]) == ("fingerprint", None)
    assert differs["checks"] == [
        {"check": "number", "passed": True},
        {"check": "fingerprint", "passed": False},
        {"check": "status", "passed": None},
    ]
    elsewhere = verified(calls, number="1/2026", fingerprint=own["fingerprint"], authority="alt-oras")
    assert elsewhere["failed"] == "number"


def test_a_revoked_one_says_when_and_what_kind(calls: Calls, holder: dict[str, str]) -> None:
    """The reason itself is the holder's and the authority's."""
    own = mine(calls, holder)
    body = {"kind": "facts-untrue", "reason": REASON}
    assert calls.post(f"/certificates/{own['id']}/revoke", body, calls.clerk()).status_code == 200
    found = verified(calls, number=own["number"], fingerprint=own["fingerprint"])
    assert (found["failed"], found["certificate"]["revoked_kind"]) == ("status", "facts-untrue")
    assert found["certificate"]["revoked_at"]
    assert REASON not in str(found)
    assert mine(calls, holder)["revoked_reason"] == REASON


def test_a_replaced_one_leads_to_the_number_and_shows_no_old_name(
    calls: Calls, holder: dict[str, str]
) -> None:
    """Also where the holder had shown it."""
    own = mine(calls, holder)
    chosen = {"shown": "full", "name_in_badge": False}
    assert calls.put(f"/certificates/{own['id']}/shown", chosen, holder, version=1).status_code == 200
    body = {"name": "Ana Nouă", "reason": REASON}
    assert calls.post(f"/certificates/{own['id']}/reissue", body, calls.clerk()).json["number"] == "2/2026"
    found = calls.get(f"/certificates/by-code/{own['code']}").json
    assert (found["state"], found["replaced_by"], found["name"]) == ("replaced", "2/2026", None)


def test_a_downloaded_badge_and_pdf_are_found_good(calls: Calls, holder: dict[str, str]) -> None:
    """As the bytes that they are; one letter more and it is said what failed."""
    own = mine(calls, holder)
    token = calls.get(f"/certificates/{own['id']}/badge", holder).data.decode()
    assert verified(calls, badge=token)["valid"]
    assert verified(calls, badge=token + "A")["failed"] in ("format", "signature")
    wrapped = calls.get(f"/certificates/{own['id']}/badge", holder, form="json").json
    assert wrapped["id"] == f"data:application/vc+jwt,{token}"
    made = calls.get(f"/certificates/{own['id']}/certificate.pdf", holder, language="en").data
    path = f"{PREFIX}/certificates/verify/file"
    assert calls.client.post(path, data=made).json["valid"]
    assert calls.client.post(path, data=made + b"\n").json["failed"] == "file"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"number": "1/2026"},
        {"number": "1", "fingerprint": "0" * 64},
        {"number": "1/2026", "fingerprint": "zz"},
        {"number": "99999999/2026", "fingerprint": "0" * 64},
        {"badge": "x" * 70_000},
        {"badge": 7},
        {"number": "1/2026", "fingerprint": "0" * 64, "authority": "../x"},
    ],
)
def test_what_cannot_be_checked_is_refused_in_words(calls: Calls, body: dict[str, Any]) -> None:
    """Never a fault of ours."""
    assert calls.client.post(f"{PREFIX}/certificates/verify", json=body).status_code == 422


@pytest.mark.parametrize("badge", ["", "a.b.c", "..", "é.é.é", "eyJ.eyJ.x", "W10.W10.", "bnVsbA.bnVsbA.AA"])
def test_no_badge_is_a_fault(calls: Calls, badge: str) -> None:
    """Whatever was pasted."""
    answer = calls.client.post(f"{PREFIX}/certificates/verify", json={"badge": badge})
    assert answer.status_code == 422 if not badge else answer.json["failed"] == "format"


def test_an_authority_without_certificates_has_no_key(calls: Calls) -> None:
    """It is made with the first one; then the newest stands first, with nothing private in it."""
    for what in ("did", "jwks", "states/0"):
        assert calls.get(f"/authorities/oras-exemplu/{what}").status_code == 404
    certified_course(calls.world)
    [key] = calls.get("/authorities/oras-exemplu/jwks").json["keys"]
    assert (key["kty"], key["crv"], "d" in key) == ("OKP", "Ed25519", False)
    document = calls.get("/authorities/oras-exemplu/did").json
    assert document["id"] == "did:web:localhost%3A8080:autoritati:oras-exemplu"
    assert document["assertionMethod"] == [f"{document['id']}#{key['kid']}"]
    assert calls.get("/authorities/oras-exemplu/states/1").status_code == 404
