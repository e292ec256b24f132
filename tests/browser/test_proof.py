"""What an authority told, and how it can prove it; the press; its own words in its mails."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_notices import drafted
from tests.browser.test_pages import check
from tests.browser.town import Town

NEWSROOM = "redactia@ziarul.example.org"


def published(town: Town) -> str:
    """A draft of the clerk's own, open for recommendations; returns its id."""
    consultation, clerk = drafted(town), town.person(town.clerk)
    found = clerk.answer("consultation", "GET", f"consultations/{consultation}")
    clerk.call("consultation", "POST", f"consultations/{consultation}/publish", **{"If-Match": found["etag"]})
    return consultation


def saved(page: Page, press: Callable[[], None]) -> bytes:
    """The file that a press of a link or button downloads."""
    with page.expect_download() as download:
        press()
    return Path(download.value.path()).read_bytes()


def test_the_press_is_told_and_it_is_proved(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """A newsroom on the list, the notice sent once, its proof line by line and as files; without a script."""
    consultation = published(town)
    page = open_page(
        f"/birou/presa/adauga?autoritate={town.authority}",
        sign_in_as=town.clerk,
        java_script_enabled=False,
    )
    page.get_by_label("Numele publicației").fill("Ziarul Exemplu")
    page.get_by_label("Adresa de e-mail a redacției").fill(NEWSROOM)
    page.get_by_role("button", name="Adaugă pe listă").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți cum au fost de acord")
    expect(page.get_by_label("Numele publicației")).to_have_value("Ziarul Exemplu")
    page.get_by_label("Cum au fost de acord").fill("Au cerut prin e-mail.")
    page.get_by_role("button", name="Adaugă pe listă").click()
    expect(page.get_by_role("status")).to_contain_text("Redacția este pe listă")
    page.goto(f"/birou/consultari/{consultation}/canale")
    page.get_by_role("link", name="Trimiteți anunțul presei").click()
    page.get_by_role("button", name="Trimite presei").click()
    expect(page.get_by_role("status")).to_contain_text("Anunțul se trimite acum")
    town.mails.wait(NEWSROOM, "Anunț pentru presă")
    page.get_by_role("button", name="Trimite presei").click()
    expect(page.get_by_role("alert")).to_contain_text("Anunțul a fost trimis presei la")
    page.goto(f"/birou/anunturi?autoritate={town.authority}&consultare={consultation}&fel=press-notice")
    page.get_by_role("heading", level=2).get_by_role("link").click()
    expect(page.get_by_role("cell", name="r***@z***.org")).to_be_visible()
    page.get_by_label("Adresa întreagă de e-mail").fill(NEWSROOM)
    page.get_by_role("button", name="Caută").click()
    expect(page.get_by_role("status").get_by_role("link", name="r***@z***.org")).to_be_visible()
    csv = saved(page, page.get_by_role("link", name="Descarcă CSV").click)
    assert "r***@z***.org" in csv.decode("utf-8-sig")
    pdf = saved(page, page.get_by_role("link", name="Descarcă PDF").click)
    assert "Dovada anunțării" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    page.get_by_text("Am nevoie de adresele întregi").click()
    page.get_by_role("button", name="Descarcă CSV cu adrese întregi").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți de ce aveți nevoie")
    page.get_by_label("De ce aveți nevoie de ele (CSV)").fill("Contestație la instanță")
    full = saved(page, page.get_by_role("button", name="Descarcă CSV cu adrese întregi").click)
    assert NEWSROOM in full.decode("utf-8-sig")
    page.reload()
    expect(page.get_by_text("Contestație la instanță")).to_be_visible()
    seen = open_page(page.url, sign_in_as=town.clerk)
    check(seen, axe_script)
    for path in ("/birou/anunturi", "/birou/presa", "/birou/presa/adauga"):
        seen.goto(f"{path}?autoritate={town.authority}")
        check(seen, axe_script)
    seen.goto(f"/birou/consultari/{consultation}/presa")
    check(seen, axe_script)


def test_an_authority_has_words_of_its_own(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Written, looked at in a frame that runs nothing, sent to oneself, used, and gone back from."""
    here = f"/birou/mesaje/announcement/ro?autoritate={town.authority}"
    page = open_page(here, sign_in_as=town.administrator)
    page.get_by_role("link", name="Scrie altă versiune").click()
    page.get_by_label("Introducere").fill("Bună ziua, {nume}")
    page.get_by_role("button", name="Vezi cum arată").click()
    expect(page.get_by_role("alert")).to_contain_text("Nu cunoaștem „{nume}”")
    page.get_by_label("Introducere").fill("Bună ziua din partea: {autoritatea}. <script>top.x = 1</script>")
    page.get_by_label("Încheiere și contact").fill("Program: luni–joi, 8–16.")
    check(page, axe_script)
    page.get_by_role("button", name="Vezi cum arată").click()
    expect(page.get_by_text("Nu se trimite încă")).to_be_visible()
    mail = page.frame_locator("iframe")
    expect(mail.get_by_text("Program: luni–joi, 8–16.")).to_be_visible()
    expect(mail.get_by_text("<script>top.x = 1</script>")).to_be_visible()
    assert page.evaluate("window.x") is None
    check(page, axe_script)
    page.get_by_role("button", name="Trimite-mi o probă").click()
    expect(page.get_by_role("status")).to_contain_text("Proba pleacă")
    assert "Program: luni" in town.mails.wait(town.administrator, "Probă:")["text"]
    page.get_by_role("button", name="Folosește de acum").click()
    expect(page.get_by_role("status")).to_contain_text("Ales.")
    page.get_by_role("link", name="Fără cuvinte ale autorității").click()
    page.get_by_role("button", name="Folosește de acum").click()
    expect(page.get_by_text("Se trimite fără cuvinte ale autorității")).to_be_visible()
    clerk = open_page(here, sign_in_as=town.clerk)
    expect(clerk.frame_locator("iframe").get_by_role("heading", level=1)).to_be_visible()
    expect(clerk.get_by_role("link", name="Scrie altă versiune")).to_have_count(0)
    clerk.goto(f"/birou/mesaje?autoritate={town.authority}")
    check(clerk, axe_script)
