"""Another legal representative: named by who represents the organisation, or claimed from its public page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.files import hostile

NAME = "Asociația Exemplu a Copacilor"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def organisation_id(town: Town) -> str:
    """An association that the citizen represents, verified by the clerk."""
    return town.verified_association(NAME, "78/A/2026", "copaci@exemplu.example.org")


def claim(page: Page, organisation_id: str, proof: Path) -> str:
    """From the public page, with what is missing said first; gives the request's path."""
    page.goto(f"/organizatii/{organisation_id}")
    page.get_by_role("link", name="Cereți schimbarea").click()
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți prin ce hotărâre")
    expect(page.get_by_role("alert")).to_contain_text("Atașați dovada")
    page.get_by_label("Prin ce hotărâre o reprezentați").fill("Adunarea generală din 1 februarie.")
    proof.write_bytes(hostile.PDF)
    page.get_by_label("Alegeți fișierul").set_input_files(proof)
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_text("Cererea a fost trimisă.").first).to_be_visible()
    expect(page.get_by_text("hotarare.pdf")).to_be_visible()
    return "/" + page.url.split("/", 3)[3].split("?")[0]


def test_a_newcomer_claims_it_and_who_represented_it_learns_of_it(
    town: Town, open_page: OpenPage, organisation_id: str, axe_script: str, tmp_path: Path
) -> None:
    """Without JavaScript, on a phone: asked, told, asked about, answered, accepted, told again."""
    page = open_page("/", sign_in_as=town.representative, java_script_enabled=False, viewport=PHONE)
    path = claim(page, organisation_id, tmp_path / "hotarare.pdf")

    town.mails.wait(town.citizen, f"/organizatii/{organisation_id}/schimbari")
    own = open_page(f"/organizatii/{organisation_id}/schimbari", sign_in_as=town.citizen)
    expect(own.get_by_text("Altă persoană cere să reprezinte organizația")).to_be_visible()
    expect(own.get_by_role("region", name="Cereri ale altora")).not_to_contain_text("Adunarea generală")
    check(own, axe_script)
    own.goto(f"/organizatii/ale-mele/{organisation_id}/imputerniciri")
    expect(own.get_by_text("Altă persoană cere să reprezinte organizația")).to_be_visible()
    check(own, axe_script)

    desk = open_page("/birou/schimbari", sign_in_as=town.clerk, java_script_enabled=False)
    desk.get_by_role("link", name=NAME).click()
    section = desk.get_by_role("region", name="Reprezentantul legal")
    expect(section).to_contain_text("niciuna")
    desk.get_by_label("Întrebarea").fill("Când s-a ținut adunarea?")
    desk.get_by_role("button", name="Pune o întrebare").click()
    expect(desk.get_by_text("Cererea așteaptă răspunsul")).to_be_visible()
    looked = open_page(f"/birou{path.removeprefix('/organizatii')}", sign_in_as=town.clerk)
    check(looked, axe_script)

    town.mails.wait(town.representative, path)
    page.goto(path)
    page.get_by_label("Răspunsul dumneavoastră").fill("Pe 1 februarie.")
    page.get_by_role("button", name="Trimite răspunsul").click()
    expect(page.get_by_text("Răspunsul a fost trimis")).to_be_visible()
    check(open_page(path, sign_in_as=town.representative), axe_script)

    desk.reload()
    desk.get_by_role("button", name="Acceptă cererea").click()
    expect(desk.get_by_text("Schimbarea este acceptată")).to_be_visible()
    town.mails.wait(town.citizen, f"/organizatii/{organisation_id}")
    page.goto("/cont/imputerniciri")
    expect(page.get_by_role("region", name="Aveți acum").get_by_text(NAME).first).to_be_visible()
    assert own.goto(f"/organizatii/{organisation_id}/schimbari").status in (403, 404)  # type: ignore[union-attr]


def test_who_represents_it_names_another_who_confirms(
    town: Town, open_page: OpenPage, organisation_id: str
) -> None:
    """Asked for with JavaScript off, accepted, confirmed in the account of the one who was named."""
    page = open_page(
        f"/organizatii/{organisation_id}/schimbari",
        sign_in_as=town.representative,
        java_script_enabled=False,
        viewport=PHONE,
    )
    page.get_by_label("Reprezentantul legal", exact=True).check()
    page.get_by_role("button", name="Continuă").click()
    page.get_by_label("De ce se schimbă").fill("Adunarea generală din 1 martie.")
    page.get_by_label("Adresa de e-mail a noului reprezentant").fill("nimic")
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți ultima zi.")
    page.get_by_label("Adresa de e-mail a noului reprezentant").fill(town.citizen)
    first = page.get_by_label("Prima zi").input_value()
    page.get_by_label("Ultima zi").fill(f"{int(first[:4]) + 2}-01-01")
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_text("Cererea a fost trimisă.").first).to_be_visible()
    expect(page.get_by_role("region", name="Reprezentantul legal")).to_contain_text(town.citizen)

    desk = open_page("/birou/schimbari", sign_in_as=town.clerk, java_script_enabled=False)
    desk.get_by_role("link", name=NAME).click()
    expect(desk.get_by_text("Cererea nu are nicio dovadă")).to_be_visible()
    desk.get_by_role("button", name="Acceptă schimbarea").click()
    expect(desk.get_by_text("Schimbarea este acceptată")).to_be_visible()

    town.mails.wait(town.citizen, "/cont/imputerniciri")
    named = open_page("/cont/imputerniciri", sign_in_as=town.citizen, java_script_enabled=False)
    named.get_by_role("button", name=re.compile("Confirmă.*Copacilor")).click()
    expect(named.get_by_text("Ați confirmat împuternicirea.")).to_be_visible()
    expect(
        named.get_by_role("link", name=re.compile("Schimbă datele organizației.*Copacilor"))
    ).to_be_visible()


@pytest.mark.parametrize("language", ["", "/en"])
def test_its_pages_are_for_everyone(
    town: Town, open_page: OpenPage, organisation_id: str, axe_script: str, language: str
) -> None:
    """The claim with a mistake, the form, one's mandates: axe, narrow and wide."""
    page = open_page(
        f"{language}/organizatii/{organisation_id}/reprezentant-nou", sign_in_as=town.representative
    )
    check(page, axe_script)
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_focused()
    check(page, axe_script)
    page.goto(f"{language}/cont/imputerniciri")
    check(page, axe_script)
    page = open_page(
        f"{language}/organizatii/{organisation_id}/schimbari/noua?ce=representative", sign_in_as=town.citizen
    )
    check(page, axe_script)
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_focused()
    check(page, axe_script)
