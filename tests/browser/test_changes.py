"""A change of what was verified, from the representative's choice to the public page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.files import hostile

OLD, NEW = "Asociația Exemplu a Grădinilor", "Asociația Exemplu a Grădinilor și Parcurilor"
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def organisation_id(town: Town) -> str:
    """An association that the citizen represents, verified by the clerk."""
    return town.verified_association(OLD, "77/A/2026", "gradini@exemplu.example.org")


def ask(page: Page, proof: Path) -> str:
    """Choose, write what is wrong, mend it, send with a file; gives the request's path."""
    page.get_by_role("link", name=re.compile("Schimbă datele organizației.*Grădinilor")).click()
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți cel puțin un lucru")
    page.get_by_label("Numele", exact=True).check()
    page.get_by_label("Sediul", exact=True).check()
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_label("Numele organizației")).to_have_value(OLD)
    page.get_by_label("Numele organizației").fill(NEW)
    page.get_by_label("Sediul", exact=True).fill("Strada Scurtă 2")
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți de ce se schimbă.")
    expect(page.get_by_label("Numele organizației")).to_have_value(NEW)
    page.get_by_label("De ce se schimbă").fill("Hotărârea adunării generale.")
    proof.write_bytes(hostile.PDF)
    page.get_by_label("Alegeți fișierul").set_input_files(proof)
    page.get_by_role("button", name="Trimite cererea").click()
    expect(page.get_by_text("Cererea a fost trimisă.").first).to_be_visible()
    expect(page.get_by_text("hotarare.pdf")).to_be_visible()
    return "/" + page.url.split("/", 3)[3].split("?")[0]


def test_a_change_from_choice_to_public_page(
    town: Town, open_page: OpenPage, organisation_id: str, axe_script: str, tmp_path: Path
) -> None:
    """Without JavaScript, on a phone: asked for, asked about, answered, accepted, seen by everybody."""
    page = open_page(
        "/cont/imputerniciri", sign_in_as=town.citizen, java_script_enabled=False, viewport=PHONE
    )
    path = ask(page, tmp_path / "hotarare.pdf")

    desk = open_page("/birou/verificari", sign_in_as=town.clerk, java_script_enabled=False)
    desk.get_by_role("navigation", name="Felul cererilor").get_by_role("link", name="Schimbare").click()
    desk.get_by_role("link", name=OLD).click()
    table = desk.get_by_role("table").first
    expect(table.get_by_role("row").filter(has_text="Sediul")).to_contain_text("Strada Scurtă 2")
    expect(desk.get_by_role("region", name="În registrul național")).to_be_visible()
    desk.get_by_label("Întrebarea").fill("De când este sediul nou?")
    desk.get_by_label("Despre ce câmp").select_option("seat")
    desk.get_by_role("button", name="Pune o întrebare").click()
    expect(desk.get_by_text("Cererea așteaptă răspunsul")).to_be_visible()

    town.mails.wait(town.citizen, path)
    page.goto(path)
    page.get_by_label("Răspunsul dumneavoastră").fill("De la 1 februarie.")
    page.get_by_label("Sediul", exact=True).fill("Strada Scurtă 3")
    page.get_by_role("button", name="Trimite răspunsul").click()
    expect(page.get_by_text("Strada Scurtă 3").first).to_be_visible()
    looked = open_page(path, sign_in_as=town.citizen)
    clerk = open_page(f"/birou{path.removeprefix('/organizatii')}", sign_in_as=town.clerk)
    for opened in (looked, clerk):
        check(opened, axe_script)

    desk.reload()
    desk.get_by_role("button", name="Acceptă schimbarea").click()
    expect(desk.get_by_text("Schimbarea este acceptată")).to_be_visible()
    page.goto(f"/organizatii/{organisation_id}")
    expect(page.get_by_role("heading", level=1)).to_have_text(NEW)
    expect(page.get_by_text(f"Numele s-a schimbat din „{OLD}” în „{NEW}”.")).to_be_visible()
    page.goto("/cont/imputerniciri")
    expect(page.get_by_role("link", name=NEW, exact=True)).to_be_visible()


@pytest.mark.parametrize("language", ["", "/en"])
def test_its_pages_are_for_everyone(
    town: Town, open_page: OpenPage, organisation_id: str, axe_script: str, language: str
) -> None:
    """The choice, the form with a mistake, the queue: axe, narrow and wide, light and dark."""
    base = f"{language}/organizatii/{organisation_id}/schimbari"
    page = open_page(base, sign_in_as=town.citizen)
    check(page, axe_script)
    page.goto(f"{base}/noua?ce=name&ce=identity&ce=seat&ce=fields&ce=contact")
    check(page, axe_script)
    page.locator("#f-contact_email").fill("")
    page.locator("main form button").last.click()
    expect(page.get_by_role("alert")).to_be_focused()
    check(page, axe_script)
    desk = open_page(f"{language}/birou/schimbari", sign_in_as=town.clerk)
    check(desk, axe_script)
