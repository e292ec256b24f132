"""Mandates, from the offer through the mail to speaking in the organisation's name, and to the end."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from operations.demo.site import Person
from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

DELEGATE = "delegata@persoane.example.org"
NAME = "Dana Exemplu"


@pytest.fixture(scope="module")
def mandates(town: Town) -> str:
    """Where the mandates of the association are, which is verified; and the delegate has an account."""
    Person(town.site, DELEGATE, NAME, town.password).sign_up(town.mails)
    representative = town.person(town.representative)
    (mine,) = representative.call("registry", "GET", "organisations/mine")["items"]
    if mine["state"] == "pending":
        clerk = town.person(town.clerk)
        waiting = clerk.call("registry", "GET", f"verifications?authority={town.authority}")["items"]
        (asked,) = (one for one in waiting if one["organisation_id"] == mine["id"])
        headers = {"If-Match": f'"{asked["version"]}"'}
        clerk.call("registry", "POST", f"verifications/{asked['id']}/verify", **headers)
    return f"/organizatii/ale-mele/{mine['id']}/imputerniciri"


def offer(page: Page, email: str, role: str, until: str) -> None:
    """Fill the form by which a mandate is offered, and send it."""
    page.get_by_label("Adresa de e-mail a persoanei").fill(email)
    page.get_by_label(role, exact=True).check()
    page.get_by_label("Ultima zi").fill(until)
    page.get_by_role("button", name="Trimite propunerea").click()


def test_from_the_offer_to_the_end(town: Town, open_page: OpenPage, mandates: str) -> None:
    """What is wrong is said; the mail leads to the button; for whom one speaks is chosen each time."""
    ana = open_page(mandates, sign_in_as=town.representative, java_script_enabled=False)
    ana.get_by_role("link", name="Împuternicește o persoană").click()
    ana.get_by_role("button", name="Trimite propunerea").click()
    expect(ana.get_by_role("alert")).to_contain_text("Alegeți rolul.")
    offer(ana, DELEGATE, "Delegat", "2020-01-01")
    expect(ana.get_by_role("alert")).to_contain_text("Ultima zi nu poate fi înaintea primei zile.")
    expect(ana.get_by_label("Adresa de e-mail a persoanei")).to_have_value(DELEGATE)
    offer(ana, DELEGATE, "Delegat", (date.today() + timedelta(days=90)).isoformat())  # noqa: DTZ011
    expect(ana.get_by_text("Propunerea a fost trimisă prin e-mail.")).to_be_visible()
    expect(ana.get_by_role("heading", name=DELEGATE)).to_be_visible()
    town.mails.wait(DELEGATE, "/cont/imputerniciri")

    dana = open_page("/cont/imputerniciri", sign_in_as=DELEGATE, java_script_enabled=False)
    dana.get_by_role("button", name="Confirmă").click()
    expect(dana.get_by_text("Ați confirmat împuternicirea.")).to_be_visible()

    dana.goto(f"{publish_one(town)}/recomanda?articol=2")
    dana.get_by_label("Ce recomandați?").fill("Panourile să fie luminate.")
    for _ in range(4):
        dana.get_by_role("button", name="Continuă").click()
    expect(dana.get_by_role("alert")).to_contain_text("Alegeți în numele cui vorbiți.")
    assert dana.locator("[name=on_behalf_of]:checked").count() == 0
    dana.get_by_label("Asociația Exemplu").check()
    dana.get_by_role("button", name="Continuă").click()
    expect(dana.locator(".summary-list")).to_contain_text("Asociația Exemplu")
    dana.get_by_role("button", name="Trimite recomandarea").click()
    expect(dana.locator(".receipt")).to_contain_text("Asociația Exemplu")

    ana.goto(mandates)
    ana.get_by_role("link", name=f"Încheie {NAME}").click()
    ana.get_by_role("button", name="Încheie").click()
    expect(ana.get_by_text("Împuternicirea a încetat.")).to_be_visible()
    town.mails.wait(DELEGATE, "Nu mai vorbiți în numele organizației")


def test_the_last_representative_must_mean_it(town: Town, open_page: OpenPage, mandates: str) -> None:
    """Nothing ends by the first click."""
    page = open_page(mandates, sign_in_as=town.representative, java_script_enabled=False)
    page.get_by_role("link", name="Renunță").click()
    page.get_by_role("button", name="Renunță").click()
    expect(page.get_by_role("alert")).to_contain_text("Este ultimul reprezentant legal")
    expect(page.get_by_label("Da, organizația rămâne fără reprezentant legal")).not_to_be_checked()
    page.get_by_role("link", name="Păstrează împuternicirea").click()
    expect(page.get_by_role("heading", name="Împuterniciri")).to_be_visible()


def test_the_pages_are_for_everyone(town: Town, open_page: OpenPage, mandates: str, axe_script: str) -> None:
    """Narrow and wide, light and dark, in both languages, and by keyboard."""
    page = open_page("/cont/imputerniciri", sign_in_as=town.representative)
    for path in (mandates, f"{mandates}/noua", f"/en{mandates}", "/en/cont/imputerniciri"):
        page.goto(path)
        check(page, axe_script)
    page.goto(f"{mandates}/noua")
    page.get_by_label("Adresa de e-mail a persoanei").focus()
    for key in ("nimeni@example.org", "Tab", "Space"):
        page.keyboard.press(key) if key in ("Tab", "Space") else page.keyboard.type(key)
    expect(page.get_by_label("Delegat", exact=True)).to_be_checked()
