"""The national register beside a request, for the clerk who decides."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_national_register import ROWS, bring
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.registry.register_files import export

ASKS = {
    "kind": "association",
    "name": "Asociația Exemplu",
    "register_number": "3304/A/2026",
    "court": "Judecătoria Exemplu",
    "seat": "Strada Lungă 1",
    "locality_siruta": 130678,
    "contact_email": "contact@exemplu.example.org",
    "representative_role": "președintă",
}


@pytest.fixture(scope="module")
def request_path(town: Town) -> str:
    """The path of a request on the clerk's desk, of an association that stands in the register elsewhere."""
    citizen = town.person(town.citizen)
    asked = citizen.call("registry", "POST", "organisations", {"authority": town.authority, **ASKS})
    return f"/birou/verificari/{asked['verification_id']}"


def test_what_agrees_and_what_differs_is_said_in_words(
    town: Town, open_page: OpenPage, request_path: str, axe_script: str
) -> None:
    """Without JavaScript: name and number agree, the town differs; the file that it is from is named."""
    office = open_page("/birou/registrul-national", sign_in_as=town.administrator, java_script_enabled=False)
    bring(office, export(*ROWS))
    expect(office.get_by_role("heading", name="Linie cu linie")).to_be_visible(timeout=60_000)
    page = open_page(request_path, sign_in_as=town.clerk, java_script_enabled=False)
    beside = page.get_by_role("region", name="În registrul național")
    table = beside.get_by_role("table").first
    for field, verdict in (("Numele", "la fel"), ("Localitatea", "diferă"), ("Județul", "la fel")):
        expect(table.get_by_role("row").filter(has_text=field)).to_contain_text(verdict)
    expect(beside.get_by_text("Din fișierul export.csv, importat la")).to_be_visible()
    page = open_page(request_path, sign_in_as=town.clerk)
    for language in ("", "/en"):
        page.goto(language + request_path)
        check(page, axe_script)
