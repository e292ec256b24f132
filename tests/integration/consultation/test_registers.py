"""The registers of an authority: read by page, narrowed, taken away as files."""

import csv
import io
from typing import Any
from uuid import UUID

import psycopg
import pytest
from openpyxl import load_workbook

from services.consultation.jobs.findable import make_findable
from services.consultation.queries import register
from services.consultation.views.registers import ACT_HEAD, CONTACT_HEAD, ENTRY_HEAD
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import AUTHORITY, CLERK

REGISTER = f"/authorities/{AUTHORITY}/register"
ACTS = f"/authorities/{AUTHORITY}/acts-register"
FORMULA = '=HYPERLINK("http://rau.example.org")'
EMAIL = "ana.secreta@example.org"


def filled(calls: Calls) -> tuple[str, list[str]]:
    """Three entries: a person's on article 1, an organisation's on 2 that is answered, one like a formula."""
    ana = calls.world.person("Ana Nedivulgata", EMAIL)
    organisation = str(calls.world.speaks_for(ana))
    act = calls.published()
    sent = [
        calls.send(act, ana, article="1", text=f"Scrieți-mi la {EMAIL}, vă rog.").json,
        calls.send(act, ana, on_behalf_of=organisation).json,
        calls.send(act, ana, text=FORMULA).json,
    ]
    calls.world.answered(UUID(sent[1]["id"]))
    return act, [one["id"] for one in sent]


def numbers(answer: Any) -> list[str]:
    """The register numbers on a page."""
    return [entry["register_number"] for entry in answer.json["items"]]


def test_the_register_by_page(calls: Calls) -> None:
    """In the order of the numbers or the newest first; the same on the next page; with its years."""
    filled(calls)
    first = calls.get(REGISTER, limit="2")
    assert numbers(first) == ["1/2026", "2/2026"]
    assert numbers(calls.get(REGISTER, limit="2", cursor=first.json["next"])) == ["3/2026"]
    newest = calls.get(REGISTER, order="newest", limit="2")
    assert numbers(newest) == ["3/2026", "2/2026"]
    after = calls.get(REGISTER, order="newest", limit="2", cursor=newest.json["next"])
    assert numbers(after) == ["1/2026"]
    assert (first.json["total"], first.json["total_is_least"]) == (3, False)
    assert first.json["years"] == [{"year": 2026, "entries": 3}]
    assert first.json["authority"]["name"] == "Orașul Exemplu"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"year": "2026"}, [1, 2, 3]),
        ({"year": "2025"}, []),
        ({"article": "1"}, [1]),
        ({"sender": "organisation"}, [2]),
        ({"sender": "person"}, [1, 3]),
        ({"state": "answered"}, [2]),
        ({"state": "unanswered", "article": "2"}, [3]),
        ({"consultation": "01990000-0000-7000-8000-000000000001"}, []),
    ],
)
def test_the_register_is_narrowed(calls: Calls, asked: dict[str, str], found: list[int]) -> None:
    """Page, count and file alike."""
    filled(calls)
    expected = [f"{number}/2026" for number in found]
    page = calls.get(REGISTER, **asked)
    assert numbers(page) == expected
    assert page.json["total"] == len(found)
    assert [line[0] for line in read_csv(calls.get(f"{REGISTER}.csv", **asked).data)[1:]] == expected


def test_the_register_is_searched(calls: Calls) -> None:
    """In what the public reads: not by an address that is masked."""
    filled(calls)
    make_findable(calls.world.runtime.bus, calls.world.runtime)
    assert numbers(calls.get(REGISTER, q="LOCURILE riveranilor")) == ["2/2026"]
    assert calls.get(REGISTER, q="scrieti", sender="person").json["total"] == 1
    for words in ("ana.secreta", "!!!", "100%"):
        assert numbers(calls.get(REGISTER, q=words)) == []


def test_more_than_can_be_counted_is_said(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the bound there are "more than" so many."""
    filled(calls)
    monkeypatch.setattr(register, "BOUND", 2)
    page = calls.get(REGISTER).json
    assert (page["total"], page["total_is_least"]) == (2, True)


def test_the_public_files_hold_no_contact_data(calls: Calls) -> None:
    """CSV and XLSX say the same; texts that look like formulas are texts; addresses are masked."""
    _, ids = filled(calls)
    answer = calls.get(f"{REGISTER}.csv")
    assert answer.headers["Content-Disposition"].startswith(
        f'attachment; filename="registru-recomandari-{AUTHORITY}-2026-01-'
    )
    head, *lines = read_csv(answer.data)
    sheet = read_xlsx(calls.get(f"{REGISTER}.xlsx").data)
    assert tuple(head) == ENTRY_HEAD == sheet[0]
    assert lines[2][head.index("recomandare")] == f"'{FORMULA}"
    assert sheet[3][head.index("recomandare")] == FORMULA
    assert lines[0][head.index("recomandare")] == "Scrieți-mi la [e-mail ascuns], vă rog."
    assert [line[head.index("autor")] for line in lines] == ["A. N.", "Asociația Exemplu", "A. N."]
    assert {line[head.index("canal")] for line in lines} == {"pe site"}
    assert [line[head.index("raspuns")] for line in lines] == ["", "preluată în parte", ""]
    assert lines[0][head.index("pagina")].endswith(f"/recomandari/{ids[0]}")
    for text in (answer.text, str(sheet)):
        assert EMAIL not in text
        assert "Nedivulgata" not in text


def test_files_are_read_by_parts(calls: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many more rows than are read at once, each once."""
    monkeypatch.setattr("services.consultation.api.registers.LINES_AT_ONCE", 2)
    monkeypatch.setattr("services.consultation.api.register_files.LINES_AT_ONCE", 2)
    filled(calls)
    lines = read_csv(calls.get(f"{REGISTER}.csv").data)[1:]
    assert [line[0] for line in lines] == ["1/2026", "2/2026", "3/2026"]


def test_the_internal_register_is_the_clerks_and_noted(calls: Calls) -> None:
    """With name and address; a line of the trail says who took it, narrowed by what."""
    filled(calls)
    for headers, status in ((None, 401), (calls.clerk("alt-oras"), 403)):
        answer = calls.get("/desk/register.xlsx", headers, authority=AUTHORITY)
        assert answer.status_code == status
    taken = calls.get("/desk/register.xlsx", calls.clerk(), authority=AUTHORITY, article="1")
    head, *lines = read_xlsx(taken.data)
    assert head == (*ENTRY_HEAD, *CONTACT_HEAD)
    assert [line[-4:] for line in lines] == [("Ana Nedivulgata", EMAIL, None, None)]
    assert EMAIL in str(lines[0][head.index("recomandare")])
    url = calls.world.runtime.settings.database_url.reveal()
    with psycopg.connect(url) as connection:
        trail = connection.execute(
            "select actor_id, authority, details from audit where deed = 'register.taken'"
        ).fetchall()
    assert trail == [(CLERK, AUTHORITY, {"article": "1"})]


def test_acts_are_numbered_as_they_were_published(calls: Calls) -> None:
    """Drafts are not there; each says how many came in and how they were answered."""
    calls.world.drafted()
    act, _ = filled(calls)
    calls.world.clock.advance(minutes=1)
    second = calls.published(title="Bugetul local", kind="local-budget", recommendations_until="2026-01-30")
    page = calls.get(ACTS).json
    assert [(one["register_number"], one["id"]) for one in page["items"]] == [
        ("1/2026", act),
        ("2/2026", second),
    ]
    assert (page["items"][0]["received"], page["items"][0]["answers"]) == (3, {"partly": 1})
    assert page["years"] == [{"year": 2026, "entries": 2}]
    assert page["total"] == 2
    narrowed = calls.get(ACTS, kind="local-budget").json
    assert [one["register_number"] for one in narrowed["items"]] == ["2/2026"]
    assert calls.get(ACTS, q="bugetul").json["total"] == 1
    assert calls.get(ACTS, state="closed").json["items"] == []
    first = calls.get(ACTS, order="newest", limit="1").json
    assert [one["id"] for one in first["items"]] == [second]
    after = calls.get(ACTS, order="newest", limit="1", cursor=first["next"]).json
    assert [one["id"] for one in after["items"]] == [act]


def test_the_register_of_acts_as_files(calls: Calls) -> None:
    """Numbers are numbers in the workbook; the second sheet says what it is."""
    filled(calls)
    head, line = read_csv(calls.get(f"{ACTS}.csv").data)
    assert tuple(head) == ACT_HEAD
    assert line[:6] == [
        "1/2026",
        "Regulamentul de parcare",
        "normative",
        "2026-01-13",
        "2026-01-23",
        "se primesc recomandări",
    ]
    answer = calls.get(f"{ACTS}.xlsx")
    row = read_xlsx(answer.data)[1]
    assert row[6:11] == (3, 0, 1, 0, 0)
    about = dict(load_workbook(io.BytesIO(answer.data))["Sursa"].iter_rows(values_only=True))
    assert about["autoritate"] == "Orașul Exemplu"
    assert about["sursa"].endswith(f"/autoritati/{AUTHORITY}/registru-proiecte")


@pytest.mark.parametrize("register_path", [REGISTER, ACTS])
@pytest.mark.parametrize(
    "query",
    [{"year": "x"}, {"year": "99999999999"}, {"order": "x"}, {"state": "x"}, {"limit": "0"}, {"what": "x"}],
)
def test_what_makes_no_sense_is_refused(calls: Calls, register_path: str, query: dict[str, str]) -> None:
    """With a sentence, and nothing breaks."""
    assert calls.get(register_path, **query).status_code == 422


def test_nobody_elses_register(calls: Calls) -> None:
    """An authority that is not known has none; a cursor holds for its own list."""
    filled(calls)
    for path in ("register", "register.csv", "acts-register", "acts-register.xlsx"):
        assert calls.get(f"/authorities/nicaieri/{path}").json["code"] == "no-such-register"
    cursor = calls.get(REGISTER, limit="1").json["next"]
    assert calls.get(REGISTER, limit="1", order="newest", cursor=cursor).json["code"] == "bad-cursor"


def read_csv(data: bytes) -> list[list[str]]:
    """The lines of a file with a byte order mark."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def read_xlsx(data: bytes) -> list[tuple[Any, ...]]:
    """The rows of a workbook's first sheet."""
    book = load_workbook(io.BytesIO(data))
    return list(book.worksheets[0].iter_rows(values_only=True))
