"""Materials by HTTP: who sees which, what is looked into, what is refused; and reports to take away."""

import io
from typing import Any

from openpyxl import load_workbook

from shared.ids import new_id
from shared.persistence.file_contents import check_held
from tests.integration.training.calls import PREFIX, Calls

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
LINK = {"title": "Legea 52/2003", "url": "https://example.org/lege", "visible": "everybody"}
NO_LINKS: tuple[dict[str, Any], ...] = (
    {"url": "javascript:alert(1)"},
    {"url": "ftp://example.org/a"},
    {"title": ""},
    {"visible": "nobody"},
    {"session_id": "nu"},
    {"more": 1},
)


def send(calls: Calls, course: Any, content: bytes, **asked: str) -> Any:
    """A file of a clerk's."""
    usual = {"name": "suport.pdf", "title": "Suport de curs", "visible": "enrolled"}
    headers = {**calls.clerk(), "Idempotency-Key": str(new_id()), "Content-Type": "application/octet-stream"}
    path = f"{PREFIX}/courses/{course}/materials/files"
    return calls.client.post(path, data=content, headers=headers, query_string={**usual, **asked})


def test_those_who_take_part_see_more_than_others(calls: Calls) -> None:
    """A file is given out once it was looked into; to strangers only what is for everybody."""
    course, person = calls.world.announced().id, calls.world.person()
    calls.world.enrolled(course, person)
    mine, path = calls.token(person), f"/courses/{course}/materials"
    assert calls.post(f"{path}/links", LINK, calls.clerk()).status_code == 201
    file = send(calls, course, PDF).json["id"]
    assert [one["title"] for one in calls.get(path, mine).json["items"]] == ["Legea 52/2003"]
    assert len(calls.get(path, calls.clerk()).json["items"]) == 2
    check_held(calls.world.runtime.engine, calls.world.clock.now)
    assert len(calls.get(path, mine).json["items"]) == 2
    stranger = calls.get(path).json
    assert (len(stranger["items"]), stranger["hidden"]) == (1, 1)
    content = f"/materials/{file}/content"
    assert [calls.get(content, who).status_code for who in ({}, mine, calls.clerk())] == [404, 200, 200]
    assert calls.get(content, mine).data == PDF
    gone = calls.client.delete(f"{PREFIX}/materials/{file}", headers=calls.clerk())
    assert gone.status_code == 200
    assert calls.get(content, mine).status_code == 404
    assert calls.world.rows("select from attachment") == []


def test_what_cannot_be_is_refused(calls: Calls) -> None:
    """Addresses that run code, files of no kind that is taken, sessions of another course."""
    course = calls.world.announced().id
    path = f"/courses/{course}/materials/links"
    found = [calls.post(path, {**LINK, **odd}, calls.clerk()).status_code for odd in NO_LINKS]
    assert found == [422] * len(NO_LINKS)
    assert calls.post(path, {**LINK, "session_id": str(new_id())}, calls.clerk()).status_code == 404
    assert send(calls, course, b"MZ\x90\x00 program", name="a.exe").status_code == 422
    assert send(calls, course, b"").status_code == 422
    assert send(calls, course, PDF, visible="all").status_code == 422


def test_a_report_is_taken_away_as_a_table(calls: Calls) -> None:
    """CSV and XLSX say the same; nothing of a person stands in them."""
    course = calls.world.announced().id
    calls.world.enrolled(course, calls.world.person())
    path = f"/courses/{course}/report/file"
    csv = calls.get(path, calls.clerk(), kind="csv").data.decode("utf-8-sig").splitlines()
    book = load_workbook(io.BytesIO(calls.get(path, calls.clerk(), kind="xlsx").data))
    assert csv[1] == "total,,1,0,0,0,0"
    assert [cell.value for cell in book["Raport"][2]][2:] == [1, 0, 0, 0, 0]
    assert "Ana" not in "".join(csv)
    assert calls.get(path, calls.clerk(), kind="pdf").status_code == 422
