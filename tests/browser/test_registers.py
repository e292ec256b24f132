"""The registers: read, narrowed, taken away, followed; the internal one by a clerk."""

import io
import re
from xml.etree import ElementTree

import httpx
import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

TEXT = "Registrul să poată fi citit și pe hârtie, la sediu."


@pytest.fixture(scope="module")
def entry(town: Town) -> tuple[str, str]:
    """The path of the town's own act, and the number of an entry on it."""
    act = publish_one(town)
    path = f"consultations/{act.removeprefix('/consultari/')}/recommendations"
    body = {"article": "3", "text": TEXT}
    receipt = town.person(town.citizen).call("consultation", "POST", path, body)
    return act, receipt["register_number"]


def test_from_the_act_to_the_register_without_a_script(
    town: Town, open_page: OpenPage, entry: tuple[str, str]
) -> None:
    """Its entries alone, then those of an article; from there to the register of drafts and back."""
    act, number = entry
    page = open_page(act, java_script_enabled=False)
    page.get_by_role("link", name="În registru").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=number, exact=True))
    expect(row).to_contain_text(TEXT)
    page.get_by_label("Articolul").fill("art. 3")
    page.get_by_role("search").get_by_role("button", name="Caută").click()
    expect(page.get_by_label("Articolul")).to_have_value("3")
    expect(row).to_contain_text("Art. 3")
    page.get_by_label("Trimisă de").select_option("organizații")
    page.get_by_role("search").get_by_role("button", name="Caută").click()
    expect(row).to_have_count(0)
    page.get_by_role("link", name="Registrul proiectelor").click()
    expect(page.get_by_role("rowheader").first).to_have_text(re.compile(r"\d+/20\d\d"))


def test_files_and_feeds_of_what_is_shown(town: Town, open_page: OpenPage, entry: tuple[str, str]) -> None:
    """Each link of the page leads to the same entries."""
    page = open_page(f"/autoritati/{town.authority}/registru?article=3")
    found = {}
    for name in ("CSV", "XLSX", "Atom"):
        path = page.get_by_role("link", name=name, exact=True).get_attribute("href")
        found[name] = httpx.get(f"{town.url}{path}")
        assert found[name].status_code == 200
    assert TEXT in found["CSV"].text
    rows = load_workbook(io.BytesIO(found["XLSX"].content)).worksheets[0].iter_rows(values_only=True)
    assert entry[1] in [row[0] for row in rows]
    titles = ElementTree.fromstring(found["Atom"].content).iter("{http://www.w3.org/2005/Atom}title")
    assert any(entry[1] in (title.text or "") for title in titles)
    page = open_page("/consultari")
    calendar = page.get_by_role("link", name="Calendar", exact=True).get_attribute("href")
    assert "BEGIN:VEVENT" in httpx.get(f"{town.url}{calendar}").text


def test_a_clerk_takes_the_internal_register(
    town: Town, open_page: OpenPage, axe_script: str, entry: tuple[str, str]
) -> None:
    """From the desk, with what nobody else may have."""
    page = open_page("/birou", sign_in_as=town.clerk)
    page.get_by_role("link", name="Registrul intern").click()
    check(page, axe_script)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Descărcați fișierul XLSX").click()
    book = load_workbook(io.BytesIO(taken.value.path().read_bytes()))
    assert town.citizen in [cell for row in book.worksheets[0].iter_rows(values_only=True) for cell in row]


def test_the_registers_are_for_everyone(
    town: Town, open_page: OpenPage, axe_script: str, entry: tuple[str, str]
) -> None:
    """Full and in vain, in both languages, narrow and wide, light and dark; on paper without the form."""
    page = open_page("/")
    for path in ("registru", "registru-proiecte", "registru?article=99"):
        for prefix in ("", "/en"):
            page.goto(f"{prefix}/autoritati/{town.authority}/{path}")
            check(page, axe_script)
    page.emulate_media(media="print")
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("As of")).to_be_visible()
