"""The national register's page: a file brought, its progress, its report, for administrators alone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.registry.register_files import export

PATH = "/birou/registrul-national"
NAME, NUMBER = "Denumire ONG", "Numar Registru"
ROWS = [
    {NAME: "ASOCIAŢIA EXEMPLU"},
    {NUMBER: "rău"},
    {NUMBER: "2/B/2026", NAME: "FUNDAȚIA EXEMPLU PENTRU PARCURI ȘI GRĂDINI", "Localitate": "CORBEANCA - IF"},
]
END_MS = 60_000


@pytest.fixture
def administrator(town: Town) -> str:
    """The address of the town's administrator."""
    return town.administrator


def bring(page: Page, content: str | bytes, name: str = "export.csv") -> None:
    """Choose a file and send it."""
    data = content.encode() if isinstance(content, str) else content
    file: Any = {"name": name, "mimeType": "text/csv", "buffer": data}
    page.get_by_label("Fișierul").set_input_files(file)
    page.get_by_role("button", name="Importă fișierul").click()


def test_an_import_without_javascript(open_page: OpenPage, administrator: str, axe_script: str) -> None:
    """What is wrong is said at the field; the page shows the progress by itself, then the report."""
    page = open_page(PATH, sign_in_as=administrator, java_script_enabled=False)
    page.get_by_role("button", name="Importă fișierul").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți fișierul de importat.")
    bring(page, export(*ROWS))
    expect(page.get_by_role("heading", name="Linie cu linie")).to_be_visible(timeout=END_MS)
    expect(page.get_by_text("citite: 2 luate, dintre care 2 îndreptate; 1 refuzate")).to_be_visible()
    page.get_by_role("link", name="Refuzate", exact=True).click()
    expect(page.get_by_role("cell", name="rău")).to_be_visible()
    expect(page.get_by_role("cell", name="CORBEANCA - IF")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Descarcă lista (CSV)").click()
    assert "number-not-valid" in download.value.path().read_text(encoding="utf-8-sig")
    page.get_by_role("link", name="Registrul național ONG").click()
    expect(page.get_by_role("link", name="export.csv").first).to_be_visible()


def test_a_bad_file_and_a_page_for_everyone(open_page: OpenPage, administrator: str, axe_script: str) -> None:
    """A sentence, not a fault; both pages narrow and wide, light and dark, in both languages, by keyboard."""
    page = open_page(PATH, sign_in_as=administrator)
    check(page, axe_script)
    bring(page, b"%PDF-1.7", "export.pdf")
    expect(page.get_by_role("alert")).to_contain_text("nu este un tabel CSV sau XLSX", timeout=END_MS)
    check(page, axe_script)
    page.get_by_role("link", name="Încercați cu alt fișier").click()
    bring(page, export(*ROWS))
    expect(page.get_by_role("heading", name="Linie cu linie")).to_be_visible(timeout=END_MS)
    check(page, axe_script)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Line by line")).to_be_visible()
    check(page, axe_script)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip")).to_be_focused()


def test_who_may_see_it(open_page: OpenPage, town: Town) -> None:
    """A clerk's desk does not have it."""
    page = open_page(PATH, sign_in_as=town.clerk)
    expect(page.get_by_role("heading", name="Registrul național ONG")).to_have_count(0)
