"""A clerk enters what came on paper: the receipt to print, the scan, the public page, the answer by post."""

from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    b"\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
GO_ON = "Continuă"


def enter_on_paper(page: Page, text: str) -> str:
    """From the choice of how it came to the receipt; returns the register number."""
    page.get_by_label("pe hârtie").check()
    page.get_by_label("Ziua primirii").fill(datetime.now(ZoneInfo("Europe/Bucharest")).date().isoformat())
    page.get_by_label("Numărul din registratura autorității").fill("R-4512")
    page.get_by_role("button", name=GO_ON).click()
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți numele persoanei sau al organizației.")
    page.get_by_label("Numele persoanei").fill("Ion Exemplu")
    page.get_by_label("Adresa poștală").fill("Strada Lungă 3\nOrașul Exemplu")
    page.get_by_role("button", name=GO_ON).click()
    page.get_by_role("checkbox", name="Art. 2 ").check()
    page.get_by_label("Textul recomandării").fill(text)
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Verificați înainte de înscriere")
    page.get_by_role("button", name="Înscrie în registru").click()
    expect(page.get_by_role("status")).to_contain_text("este înscrisă cu numărul")
    return page.locator(".receipt .number").inner_text()


def test_paper_from_the_desk_to_the_letter(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Without JavaScript; what is private stays out of the public page."""
    consultation = publish_one(town).removeprefix("/consultari/")
    page = open_page("/birou/recomandari", sign_in_as=town.clerk)
    page.get_by_role("link", name="Înscrie o recomandare").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("La ce consultare?")
    check(page, axe_script)
    page.goto(f"/birou/recomandari/noua?autoritate={town.authority}&consultare={consultation}")
    page.get_by_role("button", name=GO_ON).click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți cum a ajuns.")
    check(page, axe_script)
    number = enter_on_paper(page, "Locurile pentru riverani sunt prea puține.")
    page.get_by_label("Fișierul scanat").set_input_files(
        {"name": "cerere.png", "mimeType": "image/png", "buffer": PNG}
    )
    page.get_by_role("button", name="Adaugă fișierul").click()
    expect(page.get_by_role("button", name="Șterge cerere.png")).to_be_visible()
    check(page, axe_script)
    page.get_by_role("link", name=f"Recomandarea {number}").click()
    expect(page.get_by_text("prin poștă: de trimis de dumneavoastră")).to_be_visible()
    check(page, axe_script)
    public = open_page(page.url.replace("/birou", "").removeprefix(town.url))
    expect(public.get_by_text("depusă pe hârtie")).to_be_visible()
    expect(public.get_by_text("I. E.")).to_be_visible()
    assert "Strada Lungă" not in public.content()
    check(public, axe_script)
    page.get_by_label("Nu o preluăm", exact=True).check()
    page.get_by_label("De ce").fill("În centru nu mai este loc.")
    page.get_by_role("button", name="Trimite răspunsul").click()
    page.get_by_role("link", name="De trimis prin poștă").click()
    check(page, axe_script)
    page.get_by_role("link", name=f"Răspunsul de tipărit {number}").click()
    expect(page.get_by_text("Strada Lungă 3")).to_be_visible()
    check(page, axe_script)
    page.get_by_role("button", name="Am trimis răspunsul").click()
    expect(page.get_by_role("status")).to_contain_text("a plecat prin poștă")
    page.goto("/birou/recomandari?state=answered")
    expect(page.get_by_text("trimis prin poștă la").first).to_be_visible()
    page.goto(f"{public.url.replace('/recomandari', '/birou/recomandari')}/inscriere")
    page.get_by_role("link", name="Uită autorul").click()
    check(page, axe_script)
    page.get_by_role("button", name="Șterge numele și adresa").click()
    expect(page.get_by_role("status")).to_contain_text("Autorul a cerut să fie uitat")
    expect(page.get_by_text("cerere.png")).to_have_count(0)
