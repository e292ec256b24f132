"""The proof as files: every line is in the CSV, its fingerprint on the PDF; masked unless asked otherwise."""

import base64
import csv
import hashlib
import io
from typing import Any

import pypdfium2
import pytest
from sqlalchemy import text

from services.notification.api import proof_files
from services.notification.jobs import make_digests
from services.notification.model import Outcome
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.world import AUTHORITY, PUBLISHED

PUBLISH = "consultation.consultation.published"
REFUSED = Outcome("permanent-failure", 550, "no such mailbox")
PUSHED = text("""
    insert into delivery (id, version, fact_id, channel, recipient, language, lane, state, attempts,
                          created_at, deadline, next_at, finished_at)
    values (uuidv7(), 1, :fact, 'push', 'a-device', 'ro', 0, 'permanent-failure', 1, :now, :now, :now, :now)
""")
ON_WEDNESDAYS = text("update subscription set cadence = 'weekly' where email = 'ana@example.org'")


@pytest.fixture
def fact(calls: Calls) -> str:
    """An announcement to three: one told, one not, and one who waits for a digest."""
    world = calls.world
    for name in ("ana", "ion", "eva"):
        world.subscribed(f"{name}@example.org")
    with world.runtime.engine.begin() as connection:
        connection.execute(ON_WEDNESDAYS)
    world.postbox.outcomes = [REFUSED]
    fact_id = world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    return str(fact_id)


def taken(calls: Calls, fact: str, kind: str, **query: str) -> Any:
    """A file, as the clerk downloads it."""
    answer = calls.get(f"/desk/announcements/{fact}/proof.{kind}", calls.clerk(), **query)
    assert answer.status_code == 200
    return answer


def read(answer: Any) -> list[dict[str, str]]:
    """The lines of a CSV."""
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))


def words_of(pdf: bytes) -> str:
    """What stands on a paper, its line ends as spaces."""
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_every_line_is_in_the_csv(calls: Calls, fact: str) -> None:
    """First whom something is to be done about; who waits for a digest too; no address is whole."""
    answer = taken(calls, fact, "csv")
    lines = read(answer)
    assert [(line["Rezultat"], line["Canal"]) for line in lines] == [
        ("neanunțat", "e-mail"),
        ("în așteptare", "rezumat, e-mail"),
        ("anunțat", "e-mail"),
    ]
    assert lines[0]["Răspunsul serverului"] == "550 no such mailbox"
    assert all("***" in line["Adresa"] for line in lines)
    assert {line["Cerere din"] for line in lines} == {"2026-01-13T11:00:00+02:00"}
    digest = base64.b64encode(hashlib.sha256(answer.data).digest()).decode()
    assert answer.headers["Repr-Digest"] == f"sha-256=:{digest}:"


def test_who_was_told_by_a_digest_was_told(calls: Calls, fact: str) -> None:
    """With the delivery of the digest as evidence, on the page and in the file."""
    calls.world.clock.advance(days=8)
    make_digests(calls.world.runtime.bus)
    calls.world.clock.advance(hours=1)
    calls.world.send_all()
    (digest,) = calls.world.rows(
        "select d.id from delivery d join fact f on f.id = d.fact_id where f.category = 'digest'"
    )
    numbers = calls.get(f"/desk/announcements/{fact}", calls.clerk()).json
    assert numbers["digest"] == {"told": 1, "failed": 0, "waiting": 0}
    (line,) = [line for line in read(taken(calls, fact, "csv")) if line["Canal"] == "rezumat, e-mail"]
    assert (line["Rezultat"], line["Id"]) == ("anunțat", str(digest["id"]))


def test_a_push_that_finds_no_device_is_nobody_who_was_not_told(calls: Calls, fact: str) -> None:
    """It stands in the file, and counts on no list."""
    with calls.world.runtime.engine.begin() as connection:
        connection.execute(PUSHED, {"fact": fact, "now": calls.world.clock.now()})
    (item,) = calls.get("/desk/announcements", calls.clerk(), authority=AUTHORITY).json["items"]
    assert [item[name] for name in ("told", "failed", "waiting")] == [1, 1, 0]
    assert "notificare în browser" in [line["Canal"] for line in read(taken(calls, fact, "csv"))]


def test_the_paper_has_the_fingerprint_of_the_csv(calls: Calls, fact: str) -> None:
    """In both languages; and its fonts, so that ș and ț are there on any machine."""
    fingerprint = hashlib.sha256(taken(calls, fact, "csv").data).hexdigest()
    for language, title in (("ro", "Dovada anunțării"), ("en", "Proof of announcement")):
        headers = {**calls.clerk(), "Accept-Language": language}
        answer = calls.get(f"/desk/announcements/{fact}/proof.pdf", headers)
        words = words_of(answer.data)
        assert title in words
        assert "Regulamentul de parcare" in words
        assert "550 no such mailbox" in words
        assert fingerprint in words
        assert b"/FontFile2" in answer.data


def test_the_rest_of_a_long_list_is_in_the_csv(
    calls: Calls, fact: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The paper says how many lines it leaves to it."""
    monkeypatch.setattr(proof_files, "LINES_ON_PAPER", 2)
    words = words_of(taken(calls, fact, "pdf").data)
    assert "primele 2, din 3 în total; celelalte (1)" in words


def test_whole_addresses_want_a_reason(calls: Calls, fact: str) -> None:
    """That stands in the trail, and on the paper; masked proofs are not noted."""
    path = f"/desk/announcements/{fact}/proof"
    for kind in ("csv", "pdf"):
        refused = calls.get(f"{path}.{kind}", calls.clerk(), addresses="full")
        assert (refused.status_code, refused.json["code"]) == (422, "reason-missing")
    assert calls.world.rows("select * from audit") == []
    lines = read(taken(calls, fact, "csv", addresses="full", reason="Contestație la instanță"))
    assert sorted(line["Adresa"] for line in lines) == [
        "ana@example.org",
        "eva@example.org",
        "ion@example.org",
    ]
    words = words_of(taken(calls, fact, "pdf", addresses="full", reason="Contestație la instanță").data)
    assert "eva@example.org" in words
    assert "Contestație la instanță" in words
    noted = calls.world.rows("select authority, deed, subject_id, details from audit")
    assert [tuple(line.values()) for line in map(dict, noted)] == [
        (AUTHORITY, "proof.taken", noted[0]["subject_id"], {"reason": "Contestație la instanță"})
    ] * 2
    seen = calls.get(f"/desk/announcements/{fact}", calls.clerk()).json["taken"]
    assert [line["reason"] for line in seen] == ["Contestație la instanță"] * 2


def test_words_of_people_are_no_formulas(calls: Calls, fact: str) -> None:
    """A server's answer that begins like one is text in the spreadsheet."""
    with calls.world.runtime.engine.begin() as connection:
        connection.execute(text("update delivery set reason = '=1+1' where state = 'permanent-failure'"))
    assert read(taken(calls, fact, "csv"))[0]["Răspunsul serverului"] == "'=1+1"


def test_files_are_for_the_clerks_of_the_authority(calls: Calls, fact: str) -> None:
    """Others do not find them, and unknown words in the address are refused."""
    for kind in ("csv", "pdf"):
        path = f"/desk/announcements/{fact}/proof.{kind}"
        assert calls.get(path, calls.clerk("alta")).status_code == 404
        assert calls.get(path, calls.clerk(), addresses="all").status_code == 422
        assert calls.client.get(PREFIX + path).status_code == 401
