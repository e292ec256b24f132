"""Minutes from the clerk's desk to a visitor's file, and the figures of the year; without JavaScript."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pypdfium2
from playwright.sync_api import Page, expect

from operations.local.services import settings
from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Dezbatere cu minută: parcarea din centru"
SAID = "Locurile de lângă piață sunt prea puține. Telefonul meu este 0722 123 456."
# A meeting is called for a day that comes, and held once it has passed: here the day has come at once.
PASSED = """
    update meeting set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 hour',
        state = 'held', began_at = now() - interval '3 hours', ended_at = now() - interval '1 hour'
    where id = %s
"""


def held(town: Town, act: str) -> str:
    """The address of a debate that is over."""
    clerk, day = town.person(town.clerk), datetime.now(UTC).date() + timedelta(days=20)
    wanted = {
        "authority": town.authority,
        "kind": "debate",
        "consultation_id": act.removeprefix("/consultari/"),
        "on": day.isoformat(),
        "begins": "17:00",
        "ends": "19:00",
        "place": "Sala de consiliu (exemplu)",
        "title": TITLE,
        "agenda": ["Prezentarea proiectului"],
        "how_to_register": "Prin portal.",
    }
    made = clerk.call("consultation", "POST", "meetings", wanted)
    url = Path(settings(town.folder, "consultation")["DATABASE_URL_FILE"]).read_text()
    with psycopg.connect(url) as connection:
        connection.execute(PASSED, [made["id"]])
    return f"/intalniri/{made['id']}"


def write(desk: Page) -> None:
    """Part after part; what is missing is said, and what was typed stays."""
    desk.get_by_role("button", name="Începe minuta").click()
    expect(desk.get_by_text("cine a întocmit minuta")).to_be_visible()
    desk.get_by_role("link", name="Deschiderea").click()
    desk.get_by_label("A condus").fill("Maria Exemplu, viceprimar")
    desk.get_by_label("A întocmit minuta").fill("Ion Exemplu, consilier")
    desk.get_by_role("button", name="Salvează").last.click()
    desk.get_by_role("link", name="Cine a participat").click()
    desk.get_by_label("Câți participanți au fost").fill("34")
    desk.get_by_role("button", name="Salvează").last.click()
    expect(desk.get_by_role("alert")).to_contain_text("de unde este numărul")
    desk.get_by_label("De unde este numărul").fill("numărate în sală")
    desk.get_by_role("button", name="Salvează").last.click()
    desk.get_by_role("link", name="Discuții").click()
    desk.get_by_label("Nume").first.fill("Ana-Maria Vizitatoare")
    desk.get_by_label("Ce a spus").first.fill(SAID)
    desk.get_by_role("button", name="Salvează").last.click()
    desk.get_by_role("link", name="Voturi").click()
    desk.get_by_label("Despre ce s-a votat").first.fill("Se trimite proiectul consiliului")
    desk.get_by_label("Pentru").first.fill("Vasile Exemplu\nElena Exemplu")
    desk.get_by_role("button", name="Salvează").last.click()


def test_a_clerk_writes_and_publishes_and_a_visitor_reads(
    open_page: OpenPage, town: Town, axe_script: str
) -> None:
    """A private person stands by initials, a telephone is covered, the file holds the same words."""
    path = held(town, publish_one(town))
    desk = open_page(f"/birou{path}", sign_in_as=town.clerk, java_script_enabled=False)
    desk.get_by_role("link", name="Minuta", exact=True).click()
    write(desk)
    desk.get_by_role("button", name="Publică minuta").click()
    expect(desk.get_by_role("heading", name="Adaugă o corectare")).to_be_visible()

    page = open_page(path, java_script_enabled=False)
    page.get_by_role("link", name="Minuta: ce s-a spus").click()
    expect(page.get_by_role("heading", name="A.-M. V.")).to_be_visible()
    expect(page.get_by_text("[telefon ascuns]")).to_be_visible()
    expect(page.get_by_text("Ana-Maria Vizitatoare")).to_have_count(0)
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").click()
    document = pypdfium2.PdfDocument(taken.value.path())
    words = " ".join(str(one.get_textpage().get_text_bounded()) for one in document)
    document.close()
    assert "A.-M. V." in words
    assert "pentru: 2" in words
    assert "0722" not in words

    # axe runs as a script does.
    seen, year = open_page(path), datetime.now(UTC).year
    figures = f"/autoritati/{town.authority}/cifre/{year}"
    for one in (path, f"{path}/minuta", f"/en{path}/minuta", figures, f"/en{figures}"):
        seen.goto(one)
        check(seen, axe_script)
    clerk = open_page("/birou", sign_in_as=town.clerk)
    own = f"/birou/cifre/{town.authority}/{year}"
    other = f"/birou{held(town, publish_one(town))}/minuta"
    for one in (f"/birou{path}/minuta", own, f"{own}/lawsuits", other):
        clerk.goto(one)
        check(clerk, axe_script)
    clerk.get_by_role("button", name="Începe minuta").click()
    for part in ("", "/deschidere", "/prezenta", "/discutii", "/voturi", "/recomandare", "/fisiere"):
        clerk.goto(f"{other}{part}")
        check(clerk, axe_script)
