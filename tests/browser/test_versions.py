"""A new text: written by a clerk, compared by everybody, and where its articles are now."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

ARTICLES = [
    {"number": "1", "heading": "Obiect", "text": "Regulamentul privește parcarea din zona centrală."},
    {"number": "2", "heading": "Tarif", "text": "Parcarea costă doi lei pe oră, de luni până vineri."},
    {"number": "3", "heading": "Zăpadă", "text": "Primăria curăță parcările la ninsoare."},
]
NOTE = "Am scăzut tariful, cum s-a recomandat, și am scos articolul despre zăpadă."


@pytest.fixture(scope="module")
def act(town: Town) -> str:
    """The id of an act that is open, of which nobody else knows."""
    clerk = town.person(town.clerk)
    wanted = {
        "authority": town.authority,
        "title": "Regulamentul cu versiuni (exemplu)",
        "articles": ARTICLES,
        "recommendations_until": "2099-01-29",
    }
    made = clerk.call("consultation", "POST", "consultations", wanted)
    version = {"If-Match": f'"{made["version"]}"'}
    clerk.call("consultation", "POST", f"consultations/{made['id']}/publish", **version)
    return str(made["id"])


@pytest.fixture(scope="module")
def recommendation(town: Town, act: str) -> str:
    """What somebody said on the tariff."""
    words = {"article": "2", "text": "Doi lei sunt prea mult pentru riverani.", "show_name": False}
    sent = town.person(town.citizen).call(
        "consultation", "POST", f"consultations/{act}/recommendations", words
    )
    return str(sent["id"])


def change_part(page: Page, name: str, change: Callable[[str], str]) -> None:
    """Open a part of the text and write it otherwise."""
    page.get_by_role("heading", level=2).get_by_role("link", name=name, exact=True).click()
    text = page.get_by_label("Textul", exact=True)
    text.fill(change(text.input_value()))
    page.get_by_role("button", name="Salvează", exact=False).click()


def test_a_new_text_is_written_published_and_compared(
    town: Town, act: str, recommendation: str, open_page: OpenPage, axe_script: str
) -> None:
    """Of which everybody reads what changed, and the author where the article is now."""
    page = open_page(f"/birou/consultari/{act}", sign_in_as=town.clerk)
    page.get_by_role("link", name="Versiunile textului").click()
    page.get_by_role("button", name="Începe o versiune nouă").click()
    check(page, axe_script)
    change_part(page, "Art. 2", lambda text: text.replace("doi lei", "un leu"))
    last = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="Art. 3", exact=True))
    last.locator("summary").click()
    last.get_by_role("button", name="Scoate").click()
    page.get_by_role("link", name="Vezi ce s-a schimbat").click()
    expect(page.get_by_role("heading", name="Articole care nu mai sunt în text")).to_be_visible()
    page.get_by_role("button", name="Publică versiunea").click()
    expect(page.get_by_role("alert")).to_contain_text("ce s-a schimbat și de ce")
    check(page, axe_script)
    page.get_by_role("link", name="Scrie ce s-a schimbat și de ce").click()
    check(page, axe_script)
    page.get_by_role("textbox").fill(NOTE)
    page.get_by_role("button", name="Salvează").click()
    page.get_by_role("link", name="Verifică unde sunt articolele acum").click()
    check(page, axe_script)
    page.get_by_label("Art. 3").fill("9")
    page.get_by_role("button", name="Salvează").click()
    expect(page.get_by_role("alert")).to_contain_text("Textul nou nu are articolul 9.")
    expect(page.get_by_label("Art. 3")).to_have_value("9")
    page.get_by_label("Art. 3").fill("")
    page.get_by_role("button", name="Salvează").click()
    page.get_by_role("button", name="Publică versiunea").click()
    expect(page.get_by_role("status")).to_contain_text("Versiunea este publicată.")

    visitor = open_page(f"/consultari/{act}", java_script_enabled=False)
    expect(visitor.get_by_text("Există un text mai nou: versiunea 2")).to_be_visible()
    visitor.get_by_role("link", name="Vedeți ce s-a schimbat").click()
    expect(visitor.get_by_text(NOTE)).to_be_visible()
    tariff = visitor.get_by_role("article").filter(has=visitor.get_by_role("heading", name="Art. 2 Tarif"))
    expect(tariff.locator("del")).to_have_text(re.compile(r"scos:\s+doi lei"))
    expect(tariff.locator("ins")).to_have_text(re.compile(r"adăugat:\s+un leu"))
    expect(visitor.get_by_role("heading", name="Art. 1 Obiect")).to_have_count(0)
    visitor.get_by_role("link", name="Tot textul").click()
    expect(visitor.get_by_role("heading", name="Art. 1 Obiect")).to_be_visible()
    visitor.goto(f"/recomandari/{recommendation}")
    expect(visitor.get_by_text("articolul are același număr.")).to_be_visible()
    visitor.goto(f"/consultari/{act}/versiuni/ultima#art-2")
    expect(visitor).to_have_url(re.compile(r"/versiuni/2#art-2$"))
    for path in ("", "/2", "/2/fata-de/1"):
        page.goto(f"/consultari/{act}/versiuni{path}")
        check(page, axe_script)
    assert page.goto(f"/consultari/{act}/versiuni/7").status == 404  # type: ignore[union-attr]

    mail = town.mails.wait(content.CITIZEN[0], "Text nou: Regulamentul cu versiuni (exemplu)")
    assert NOTE in " ".join(mail["text"].split())
