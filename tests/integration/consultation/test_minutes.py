"""Minutes over HTTP: who may, what is refused, what everybody reads."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

import docx
import pypdfium2
import pytest

from tests.integration.consultation.calls import Calls
from tests.unit.consultation.minuting import BALLOT, BEGAN, ENDED, OPENING, STATEMENT, held

HOURS = {"opened_at": BEGAN.isoformat(), "closed_at": ENDED.isoformat()}
PRESENT: dict[str, Any] = {
    "counted": 34,
    "counted_source": "numărate în sală",
    "media": True,
    "groups": [{"group": "organizații", "number": 4}],
    "people": [{"name": "Dan Exemplu", "role": "arhitect-șef", "is_official": True}],
}
SAID: dict[str, Any] = {
    "article": "2",
    "text": "Mai multe locuri pentru riverani.",
    "received_at": ENDED.isoformat(),
    "author_name": "Ana-Maria Exemplu",
    "email": "ana@example.org",
}


@pytest.fixture
def path(calls: Calls) -> str:
    """The minutes of a debate that was held, begun."""
    meeting = held(calls.world, UUID(calls.published()))
    path = f"/meetings/{meeting}/minutes"
    assert calls.post(path, headers=calls.clerk()).status_code == 201
    return path


def write(calls: Calls, path: str, part: str, words: Any, version: int) -> Any:
    """Write a part."""
    return calls.put(f"{path}/{part}", words, calls.clerk(), version=version)


def publish(calls: Calls, path: str, version: int) -> Any:
    """Let everybody read them."""
    return calls.post(f"{path}/publish", headers=calls.clerk(), version=version)


def written(calls: Calls, path: str) -> int:
    """All parts that publication asks for, and some more; the version after it."""
    assert write(calls, path, "opening", {**OPENING, **HOURS}, 1).status_code == 200
    assert write(calls, path, "present", PRESENT, 2).status_code == 200
    assert write(calls, path, "discussion", {"statements": [STATEMENT]}, 3).status_code == 200
    return int(write(calls, path, "votes", {"ballots": [BALLOT]}, 4).json["version"])


def test_from_the_first_word_to_the_public_page(calls: Calls, path: str) -> None:
    """Private persons stand by initials, addresses are covered, nobody reads a draft."""
    assert calls.get(path).json["code"] == "no-such-minutes"
    desk = calls.get(f"/desk{path}", calls.clerk())
    assert (desk.headers["ETag"], desk.json["state"], desk.json["due_on"]) == ('"1"', "draft", "2026-01-30")
    assert desk.json["missing"] == ["chair", "secretary", "words"]
    version = written(calls, path)
    entered = calls.post(f"{path}/recommendations", SAID, calls.clerk())
    assert (entered.status_code, entered.json["register_number"]) == (201, "1/2026")
    done = publish(calls, path, version)
    assert (done.status_code, done.json["state"]) == (200, "published")
    shown = calls.get(path).json
    assert (shown["counted"], shown["people"][0]["name"]) == (34, "Dan Exemplu")
    [statement] = shown["statements"]
    assert (statement["speaker"], statement["said"].endswith("[e-mail ascuns].")) == ("A.-M. E.", True)
    assert shown["ballots"][0]["counts"] == {"for": 2, "against": 1, "abstained": 0, "absent": 0}
    [there] = shown["recommendations"]
    assert (there["register_number"], there["author"], there["state"]) == ("1/2026", "A.-M. E.", "unanswered")
    documents = {
        one["name"]: one["there"] for one in calls.get(f"/desk{path}", calls.clerk()).json["documents"]
    }
    assert documents == {"minutes": True, "recommendations": True, "versions": None, "reports": None}
    assert publish(calls, path, version + 1).json["code"] == "minutes-published"


def test_files_for_everybody(calls: Calls, path: str) -> None:
    """The same words as PDF and DOCX, in the reader's language; none before the publication."""
    assert calls.get(f"{path}.pdf").status_code == 404
    publish(calls, path, written(calls, path))
    pdf = calls.get(f"{path}.pdf")
    assert (pdf.mimetype, 'filename="minuta-2026-01-20.pdf"' in pdf.headers["Content-Disposition"]) == (
        "application/pdf",
        True,
    )
    document = pypdfium2.PdfDocument(pdf.data)
    words = " ".join(str(page.get_textpage().get_text_bounded()) for page in document)
    document.close()
    for said in ("Minuta dezbaterii publice", "A.-M. E.", "pentru: 2; împotrivă: 1", "Vasile Exemplu"):
        assert said in words
    assert "ana@example.org" not in words
    assert calls.get(f"{path}.pdf").data == pdf.data
    word = calls.get(f"{path}.docx", {"Accept-Language": "en"})
    assert docx.Document(BytesIO(word.data)).paragraphs[1].text == "Minutes of the public debate"


def test_corrections_stand_beside_what_was_published(calls: Calls, path: str) -> None:
    """With their reason, in public and in the files."""
    version = publish(calls, path, written(calls, path)).json["version"]
    body = {"part": "opening", "text": "S-a încheiat la 19:00.", "reason": "Ora era greșită."}
    assert calls.post(f"{path}/corrections", body, calls.clerk(), version=1).json["code"] == "stale"
    calls.world.clock.instant += timedelta(hours=1)
    assert calls.post(f"{path}/corrections", body, calls.clerk(), version=version).status_code == 201
    shown = calls.get(path).json
    assert shown["closed_at"] == ENDED.isoformat()
    assert [(one["text"], one["reason"]) for one in shown["corrections"]] == [(body["text"], body["reason"])]
    assert write(calls, path, "agenda", {"points": []}, version + 1).json["code"] == "minutes-published"


def test_documents_beside_them(calls: Calls, path: str) -> None:
    """Of a draft for its clerks alone; nothing is put to what is published."""
    files = f"/api/consultation/v1{path}/files"
    headers = {**calls.clerk(), "Idempotency-Key": str(uuid4()), "Content-Type": "application/octet-stream"}
    added: Any = calls.client.post(
        files, data=b"%PDF-1.4\n", headers=headers, query_string={"name": "prezentare.pdf"}
    )
    assert added.status_code == 201, added.json
    one = f"{path}/files/{added.json['id']}"
    assert calls.get(one).status_code == 404
    assert calls.get(one, calls.clerk()).json["code"] == "file-not-looked-at"
    gone = calls.client.delete(f"{files}/{added.json['id']}", headers=calls.clerk())
    assert gone.status_code == 204
    publish(calls, path, written(calls, path))
    headers["Idempotency-Key"] = str(uuid4())
    late: Any = calls.client.post(files, data=b"%PDF-1.4\n", headers=headers, query_string={"name": "a.pdf"})
    assert late.json["code"] == "minutes-published"


BAD_WORDS: list[tuple[str, Any]] = [
    ("opening", {}),
    ("opening", {**OPENING, **HOURS, "opened_at": "ieri"}),
    ("opening", {**OPENING, "opened_at": HOURS["closed_at"], "closed_at": HOURS["opened_at"]}),
    ("present", {**PRESENT, "counted": -1}),
    ("present", {**PRESENT, "counted": "34"}),
    ("present", {**PRESENT, "counted_source": ""}),
    ("present", {**PRESENT, "people": [{"name": ""}]}),
    ("agenda", {"points": [{"title": "x" * 1_001}]}),
    ("discussion", {"statements": [{**STATEMENT, "name_shown": "all"}]}),
    ("discussion", {"statements": [STATEMENT] * 201}),
    ("votes", {"ballots": [{**BALLOT, "members": []}]}),
    ("votes", {"ballots": [{**BALLOT, "is_secret": True}]}),
    ("votes", {"ballots": [{**BALLOT, "members": [{"name": "x", "vote": "maybe"}]}]}),
    ("recordings", {"links": [{"title": "Video", "url": "http://example.org"}]}),
    ("recordings", {"links": [{"title": "Video", "url": "javascript:alert(1)"}]}),
    ("recordings", {"who": []}),
]


def test_bad_words(calls: Calls, path: str) -> None:
    """Each is refused, and never a fault of ours."""
    for part, words in BAD_WORDS:
        assert write(calls, path, part, words, 1).status_code == 422, (part, words)


def test_what_else_is_refused(calls: Calls, path: str) -> None:
    """Without a version, for a meeting that is not there, by another authority's clerk."""
    body = {**OPENING, **HOURS}
    unconditional = calls.client.put(f"/api/consultation/v1{path}/opening", json=body, headers=calls.clerk())
    assert unconditional.status_code == 428
    gone = f"/meetings/{uuid4()}/minutes"
    assert calls.post(gone, headers=calls.clerk()).json["code"] == "no-such-meeting"
    assert calls.get(gone).status_code == 404
    other = calls.clerk("alt-oras")
    assert calls.put(f"{path}/opening", body, other, version=1).status_code == 403
    assert calls.get(f"/desk{path}", other).status_code == 403
    assert (
        calls.post(f"{path}/recommendations", {**SAID, "channel": "paper"}, calls.clerk()).status_code == 422
    )
