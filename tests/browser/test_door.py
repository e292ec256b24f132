"""The door of a session: by list, by code, with the network away, and without JavaScript."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from operations.demo.site import Person
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Competențe civice, cu prezență"


@pytest.fixture(scope="module")
def door(town: Town) -> tuple[str, dict[str, str]]:
    """The page of a session that is held today, and the tickets of three who come, by their names."""
    clerk = town.person(town.clerk)
    today = datetime.now(ZoneInfo("Europe/Bucharest")).replace(hour=0, minute=1, second=0, microsecond=0)
    begins, ends = (
        one.astimezone(UTC).isoformat() for one in (today, today + timedelta(hours=23, minutes=58))
    )
    course: dict[str, Any] = {
        "title": TITLE,
        "summary": "Cum se scrie o recomandare (exemplu).",
        "competences": ["citizenship"],
        "hours": 6,
        "seats": 70,
        "audience": ["citizen"],
        "enrol_until": today.date().isoformat(),
        "sessions": [{"starts_at": begins, "ends_at": ends, "place": "Casa de Cultură (exemplu)"}],
        "is_example": True,
    }
    key = {"Idempotency-Key": str(uuid4())}
    made = clerk.call("training", "POST", "courses", {"authority": town.authority, "course": course}, **key)
    clerk.call("training", "POST", f"courses/{made['id']}/announce", **{"If-Match": f'"{made["version"]}"'})
    tickets: dict[str, str] = {}
    for name in ("Anca Ionescu-Brăila", "Șerban Țuțuianu", "Zoe Exemplu"):
        person = Person(town.site, newcomer(town, f"intrare{len(tickets)}"), name, town.password)
        person.sign_in()
        wish = {"name": name, "consent": True}
        person.call("training", "POST", f"courses/{made['id']}/enrolments", wish)
        [mine] = person.call("training", "GET", "enrolments/mine")["items"]
        tickets[name] = mine["ticket"]
    found = clerk.call("training", "GET", f"courses/{made['id']}")
    return f"/birou/intrare/session/{found['sessions'][0]['id']}", tickets


def test_who_comes_while_the_network_is_away_is_noted_once(
    open_page: OpenPage, town: Town, door: tuple[str, dict[str, str]], axe_script: str
) -> None:
    """The page opens without network; what was kept is sent when it is back, and nothing stands twice."""
    path, tickets = door
    page = open_page(path, sign_in_as=town.clerk, viewport={"width": 360, "height": 740})
    expect(page.get_by_text("Pagina merge acum și fără rețea.")).to_be_visible()
    page.context.set_offline(True)
    page.reload()
    page.get_by_label("Căutați după nume").fill("tutuianu")
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.get_by_role("button", name="A venit").click()
    expect(page.get_by_role("status").filter(has_text="Șerban Țuțuianu: păstrat")).to_be_visible()
    code(page, tickets["Anca Ionescu-Brăila"])
    expect(page.get_by_text("Așteaptă să fie trimise: 2")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Așteaptă să fie trimise: 2")).to_be_visible()
    code(page, tickets["Anca Ionescu-Brăila"])
    expect(page.get_by_text("Anca Ionescu-Brăila: a intrat deja")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("Așteaptă să fie trimise")).to_be_hidden()
    expect(page.get_by_text("a venit la")).to_have_count(2)
    code(page, tickets["Anca Ionescu-Brăila"])
    expect(page.get_by_text("Anca Ionescu-Brăila: a intrat deja")).to_be_visible()
    code(page, tickets["Zoe Exemplu"].replace("T1.", "T1.A"))
    expect(page.get_by_text("Acest bilet nu este al nostru")).to_be_visible()
    here = town.person(town.clerk).call("training", "GET", f"sessions/{path.rpartition('/')[2]}/door")[
        "people"
    ]
    assert [bool(one["arrived_at"]) for one in here] == [True, True, False]
    check(page, axe_script)
    page.get_by_role("button", name="Șterge de pe acest telefon").click()
    expect(page.get_by_text("Nu mai este nimic pe acest telefon.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('door:'))") == []


def test_the_door_works_without_javascript(
    open_page: OpenPage, town: Town, door: tuple[str, dict[str, str]], axe_script: str
) -> None:
    """A list with a button a person, a field for the code; the paper list; a correction with its reason."""
    path, tickets = door
    page = open_page(path, sign_in_as=town.clerk, java_script_enabled=False)
    page.get_by_label("Codul biletului").fill(tickets["Zoe Exemplu"][:-1])
    page.get_by_role("button", name="Verificați").click()
    expect(page.get_by_role("status").first).to_contain_text("Acest bilet nu este al nostru")
    page.get_by_role("listitem").filter(has_text="Zoe").get_by_role("button").click()
    expect(page.get_by_role("status").first).to_contain_text("Zoe Exemplu: a intrat, la ora")
    page.get_by_role("link", name="Lista de prezență").click()
    expect(page.get_by_role("row").filter(has_text="Zoe")).to_be_visible()
    page.goto(f"/birou/cursuri/intalniri/{path.rpartition('/')[2]}/prezenta")
    page.get_by_label("Persoana").select_option(label="Zoe Exemplu")
    page.get_by_label("Nu a fost").check()
    page.get_by_role("button", name="Corectați").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul.")
    page.get_by_label("Motivul").fill("Altă Zoe.")
    page.get_by_role("button", name="Corectați").click()
    expect(page.get_by_role("row").filter(has_text="Zoe")).to_contain_text("nu a venit")
    seen = open_page(page.url, sign_in_as=town.clerk)
    for shown in (page.url, f"{path}/lista", f"/en{path}"):
        seen.goto(shown)
        check(seen, axe_script)


def code(page: Page, ticket: str) -> None:
    """Type the code of a ticket."""
    page.get_by_label("Codul biletului").fill(ticket)
    page.get_by_role("button", name="Verificați").click()
