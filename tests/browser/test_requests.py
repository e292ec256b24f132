"""An organisation's request, from the first field to the answer."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from shared.testing.waiting import eventually
from tests.browser.conftest import OpenPage
from tests.browser.town import Town
from tests.unit.files import hostile

PHONE = {"width": 360, "height": 740}


def press(page: Page, name: str = "Salvează și continuă") -> None:
    """Press a button."""
    page.get_by_role("button", name=name, exact=True).click()


def check_page(page: Page, axe_script: str) -> None:
    """Nothing for axe to say, and no scrolling sideways."""
    page.evaluate(axe_script)
    found = page.evaluate("async () => (await axe.run()).violations.map(v => v.id + ' ' + v.nodes[0].html)")
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def resume(page: Page) -> None:
    """Find the draft again, mend what was wrong, and go on to the files."""
    page.goto("/organizatii/ale-mele")
    page.get_by_role("link", name="Sindicatul Exemplu al Șoferilor", exact=True).click()
    press(page)
    expect(page.get_by_label("CUI (cod de identificare fiscală)")).to_have_value("2844851")
    page.get_by_label("CUI (cod de identificare fiscală)").fill("17")
    page.get_by_label("CUI (cod de identificare fiscală)").fill("2844855")
    page.get_by_label("Hotărârea judecătorească").fill("Judecătoria Exemplu, 12/2026")
    press(page)
    page.get_by_label("Sediul").fill("Str. Lungă 2")
    page.get_by_label("Localitatea").fill("ploiesti")
    press(page)
    page.get_by_label(re.compile("^Ploiești")).first.check()
    press(page)
    page.get_by_label("Domenii de activitate").fill("transport, muncă")
    press(page)
    page.get_by_label("Ce sunteți în organizație").fill("președinte")
    press(page)


def add_files(page: Page, folder: Path) -> None:
    """A file that is not taken, one that is, and send."""
    statute, wrong = folder / "statut.pdf", folder / "statut.html"
    statute.write_bytes(hostile.PDF)
    wrong.write_bytes(b"<!doctype html><script>alert(1)</script>")
    page.get_by_label("Alegeți fișierul").set_input_files(wrong)
    press(page, "Adaugă fișierul")
    expect(page.get_by_role("alert")).to_contain_text("nu este de un tip acceptat")
    page.get_by_label("Alegeți fișierul").set_input_files(statute)
    press(page, "Adaugă fișierul")
    expect(page.get_by_text("statut.pdf").first).to_be_visible()
    press(page)
    expect(page.get_by_text("Sindicatul Exemplu al Șoferilor").first).to_be_visible()
    press(page, "Trimite cererea")
    expect(page.get_by_text("Cererea a fost trimisă. Vă scriem")).to_be_visible()


def test_from_the_first_field_to_the_answer(town: Town, open_page: OpenPage, tmp_path: Path) -> None:
    """Without JavaScript, on a phone: begun, wrong, interrupted, resumed, sent, asked about, answered."""
    page = open_page(
        "/organizatii/cerere", sign_in_as=town.citizen, java_script_enabled=False, viewport=PHONE
    )
    press(page, "Începe cererea")
    page.get_by_label("Autoritatea care o verifică").select_option(town.authority)
    page.get_by_label("Sindicat", exact=True).check()
    press(page)
    page.get_by_label("Numele organizației").fill("Sindicatul Exemplu al Șoferilor")
    page.get_by_label("CUI (cod de identificare fiscală)").fill("2844851")
    press(page)
    expect(page.get_by_role("alert")).to_contain_text("după celelalte ar fi 5")
    expect(page.get_by_role("alert")).to_contain_text("instanța la care este înregistrată")

    resume(page)
    add_files(page, tmp_path)
    key = page.url.partition("/cereri/")[2].partition("?")[0]

    desk = open_page(f"/birou/verificari/{key}", sign_in_as=town.clerk, java_script_enabled=False)
    statute = desk.get_by_role("link", name="statut.pdf")
    eventually(lambda: desk.reload() and statute.count(), within=60)  # the worker looks into it first
    with desk.expect_download() as saved:
        statute.click()
    assert Path(saved.value.path()).read_bytes() == hostile.PDF
    desk.get_by_label("Întrebarea").fill("Ce sediu are sindicatul acum?")
    desk.get_by_label("Despre ce câmp").select_option("seat")
    press(desk, "Pune o întrebare")
    expect(desk.get_by_text("Cererea așteaptă răspunsul")).to_be_visible()

    page.goto(link_to_request(town, key))
    expect(page.get_by_text("Ce sediu are sindicatul acum?").first).to_be_visible()
    page.get_by_label("Răspunsul dumneavoastră").fill("Ne-am mutat.")
    page.get_by_label("Sediul").fill("Str. Scurtă 1")
    press(page, "Trimite răspunsul")
    expect(page.get_by_text("cererea așteaptă din nou verificarea")).to_be_visible()
    expect(page.get_by_text("Str. Scurtă 1")).to_be_visible()
    expect(page.get_by_text("Corectat: Sediul")).to_be_visible()


def link_to_request(town: Town, key: str) -> str:
    """The link of the mail that says that something was asked."""
    mail = town.mails.wait(town.citizen, f"/organizatii/cereri/{key}")
    found = re.search(r"https?://\S+/organizatii/cereri/" + key, mail["text"])
    assert found
    return found[0]


@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_of_a_request_are_for_everybody(
    town: Town, open_page: OpenPage, axe_script: str, language: str
) -> None:
    """Each page of a draft, the list and the request: axe is content, and a phone is wide enough."""
    person = town.person(town.representative)
    page = open_page(f"{language}/organizatii/cerere", sign_in_as=town.representative, viewport=PHONE)
    check_page(page, axe_script)
    page.get_by_role("main").get_by_role("button").click()
    base = page.url.rpartition("/")[0]
    for step in ("kind", "identity", "seat", "fields", "contact", "files", "check"):
        page.goto(f"{base}/{step}")
        check_page(page, axe_script)
    page.goto(f"{language}/organizatii/ale-mele")
    check_page(page, axe_script)
    [*_, request] = person.call("registry", "GET", "requests/mine")["items"]
    page.goto(f"{language}/organizatii/cereri/{request['id']}")
    check_page(page, axe_script)
    page.goto(f"{base}/identity")
    page.locator("#f-name").press_sequentially("Scris și lăsat")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"Salvat la|Saved at"), timeout=15000)
    page.goto(f"{base}/identity")
    expect(page.locator("#f-name")).to_have_value("Scris și lăsat")
