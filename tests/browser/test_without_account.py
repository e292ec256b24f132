"""Who has no account recommends with an address alone, confirms it, reads the answer, and is forgotten."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

ADDRESS = "fara.cont@persoane.example.org"
GO_ON = "Continuă"


def test_from_the_form_to_being_forgotten(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Without JavaScript; nothing is registered before the letter's button is pressed."""
    path = publish_one(town)
    page = open_page(f"{path}/recomanda?articol=2", java_script_enabled=False)
    page.get_by_role("textbox").fill("Stațiile de reîncărcare sunt prea puține.")
    for _ in range(3):
        page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți numele dumneavoastră.")
    page.get_by_label("Numele dumneavoastră").fill("Ion Exemplu")
    page.get_by_label("Adresa de e-mail").fill(ADDRESS)
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_text(f"Ion Exemplu · {ADDRESS}")).to_be_visible()
    page.get_by_role("button", name="Trimite recomandarea").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verificați-vă poșta")
    secret = town.mails.token(ADDRESS, "confirmați recomandarea")
    own = open_page(f"/recomandari/confirmare?token={secret}")
    check(own, axe_script)
    own.get_by_role("button", name="Confirmă și înregistrează").click()
    expect(own.get_by_role("status")).to_contain_text("Recomandarea este înregistrată.")
    expect(own.locator(".receipt .number")).to_be_visible()
    with own.expect_download() as saved:
        own.get_by_role("button", name="Păstrează ca PDF").click()
    assert saved.value.suggested_filename.endswith(".pdf")
    check(own, axe_script)
    own.get_by_role("link", name="Șterge datele mele").click()
    check(own, axe_script)
    own.get_by_role("button", name="Șterge numele și adresa").click()
    expect(own.get_by_role("status")).to_contain_text("au fost șterse")
    own.get_by_role("link", name="Vezi recomandarea publică").click()
    expect(own.get_by_text("persoană care și-a șters datele")).to_be_visible()
