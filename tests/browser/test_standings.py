"""A clerk's queue, decisions after verification, and the trail: without JavaScript, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

NAME = "Asociația Exemplu pentru Bănci la Umbră"


def request_one(town: Town, name: str) -> str:
    """Where the request of a new organisation stands for the clerk."""
    asked = town.person(town.citizen).call(
        "registry",
        "POST",
        "organisations",
        {
            "authority": town.authority,
            "kind": "association",
            "name": name,
            "seat": "Str. Teilor 1, Orașul Exemplu",
            "contact_email": "contact@asociatia.example.org",
            "representative_role": "președintă",
        },
    )
    return f"/birou/verificari/{asked['verification_id']}"


def press(page: Page, name: str) -> None:
    """A button."""
    page.get_by_role("button", name=name, exact=True).click()


def test_from_the_queue_to_struck_off_by_two(town: Town, open_page: OpenPage) -> None:
    """Found, taken, verified, suspended, lifted, proposed; confirmed by another, and the trail has it all."""
    path = request_one(town, NAME)
    page = open_page("/birou/verificari", sign_in_as=town.clerk, java_script_enabled=False)
    page.get_by_label("Caută după nume, CUI sau număr").fill("banci la umbra")
    press(page, "Caută")
    page.get_by_role("link", name=NAME).click()
    press(page, "Ia cererea")
    expect(page.get_by_text("V-ați luat cererea.")).to_be_visible()
    press(page, "Înregistrează organizația")
    page.goto(path)
    page.get_by_role("link", name="Suspendă organizația").click()
    press(page, "Suspendă")
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul.")
    page.get_by_label("Motivul").fill("Sediul nu mai este cel declarat.")
    press(page, "Suspendă")
    expect(page.get_by_text("Organizația este suspendată.")).to_be_visible()
    page.get_by_role("link", name="Ridică suspendarea").click()
    page.get_by_label("Motivul").fill("Sediul a fost actualizat.")
    press(page, "Ridică suspendarea")
    page.get_by_role("link", name="Propune radierea").click()
    page.get_by_label("Motivul").fill("Nu mai are activitate.")
    press(page, "Trimite propunerea")
    page.get_by_role("link", name="Vedeți propunerea").click()
    expect(page.get_by_text("Propunerea este a dumneavoastră")).to_be_visible()

    second = open_page(f"{path}/propunere", sign_in_as=town.administrator, java_script_enabled=False)
    press(second, "Confirmă radierea")
    expect(second.get_by_text("Organizația este radiată.")).to_be_visible()
    mail = town.mails.wait(town.citizen, "Nu mai are activitate.")
    assert NAME in mail["text"]

    trail = open_page("/birou/audit", sign_in_as=town.administrator, java_script_enabled=False)
    expect(trail.get_by_role("cell", name="a confirmat radierea").first).to_be_visible()
    trail.get_by_label("Ce a făcut").select_option(label="a suspendat organizația")
    press(trail, "Caută")
    expect(trail.get_by_role("row").filter(has_text=NAME)).to_have_count(1)
    expect(trail.get_by_text("Sediul nu mai este cel declarat.")).to_be_visible()


def test_what_cannot_be_undone_is_said_before(town: Town, open_page: OpenPage) -> None:
    """A dissolution is checked on a page of its own, by keyboard as well."""
    path = request_one(town, "Asociația Exemplu pentru Ceasuri")
    page = open_page(path, sign_in_as=town.clerk)
    press(page, "Înregistrează organizația")
    page.goto(f"{path}/pas/dizolvare")
    page.get_by_label("Data faptului").fill("2026-01-12")
    page.get_by_label("De unde se știe").fill("Sentința civilă nr. 1/2026, Judecătoria Exemplu")
    page.get_by_role("button", name="Verifică înainte de a marca").press("Enter")
    expect(page.get_by_text("Nu se poate reveni.")).to_be_visible()
    press(page, "Înapoi")
    expect(page.get_by_label("De unde se știe")).to_have_value(
        "Sentința civilă nr. 1/2026, Judecătoria Exemplu"
    )
    press(page, "Verifică înainte de a marca")
    press(page, "Marchează ca dizolvată")
    expect(page.get_by_text("Organizația este marcată ca dizolvată.")).to_be_visible()
    expect(page.get_by_role("link", name="Marchează ca dizolvată")).to_have_count(0)


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_of_officials_are_for_everyone(
    town: Town, open_page: OpenPage, axe_script: str, language: str
) -> None:
    """Queue, request with what is like it, decision, merger, proposal, trail."""
    path = request_one(town, f"Asociația Exemplu pentru Pomi {language}")
    page = open_page(f"{language}/birou/verificari?q=exemplu", sign_in_as=town.clerk)
    check(page, axe_script)
    for step in ("", "/pas/suspendare", "/pas/absorbtie?cauta=strazi", "/pas/radiere", "/propunere"):
        page.goto(f"{language}{path}{step}")
        check(page, axe_script)
    trail = open_page(f"{language}/birou/audit", sign_in_as=town.administrator)
    check(trail, axe_script)
