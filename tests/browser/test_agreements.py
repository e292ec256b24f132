"""Partnership agreements, from the clerk's draft to the public page, without JavaScript."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.registry.pacts import signed_pdf

TITLE = "Acord de parteneriat pentru dezvoltare locală (exemplu)"
ASSOCIATION = "Asociația Exemplu pentru Străzi Liniștite"
TODAY = date.today()  # noqa: DTZ011 - a day of the calendar on the wall


@pytest.fixture(scope="module")
def verified(town: Town) -> None:
    """The association of the town is verified, whoever did it."""
    clerk = town.person(town.clerk)
    for asked in clerk.call("registry", "GET", f"verifications?authority={town.authority}")["items"]:
        if asked["organisation"]["name"] == ASSOCIATION:
            path = f"verifications/{asked['id']}/verify"
            clerk.call("registry", "POST", path, **{"If-Match": f'"{asked["version"]}"'})


def write(page: Page) -> str:
    """Write a draft as the clerk; returns its path."""
    page.get_by_role("link", name="Acorduri de parteneriat").first.click()
    page.get_by_role("link", name="Scrie un acord nou").click()
    page.get_by_label("Titlul acordului").fill(TITLE)
    page.get_by_role("button", name="Salvează și mergi mai departe").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți cel puțin o parte.")
    expect(page.get_by_label("Titlul acordului")).to_have_value(TITLE)
    page.get_by_label("Celelalte părți, câte una pe rând").fill(f"{ASSOCIATION}\nȘcoala Exemplu")
    page.get_by_label("Obiectul acordului").fill("Educație civică în școlile Orașului Exemplu.")
    page.get_by_label("Actul care îl aprobă").fill("HCL Exemplu 1/2026")
    page.get_by_label("Prima zi").fill(TODAY.isoformat())
    page.get_by_label("Ultima zi").fill((TODAY - timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Salvează și mergi mai departe").click()
    expect(page.get_by_role("alert")).to_contain_text("nu poate fi înaintea primei zile")
    page.get_by_label("Ultima zi").fill((TODAY + timedelta(days=400)).isoformat())
    page.get_by_role("button", name="Salvează și mergi mai departe").click()
    first, second = (page.get_by_role("group", name=f"Obligația {number}") for number in (1, 2))
    first.get_by_label("Ce are de făcut").fill("Pune la dispoziție sălile de curs.")
    second.get_by_label("Cine").select_option(ASSOCIATION)
    second.get_by_label("Ce are de făcut").fill("Ține zece ore de educație civică.")
    second.get_by_label("Până când").fill((TODAY + timedelta(days=30)).isoformat())
    page.get_by_role("button", name="Salvează", exact=True).click()
    expect(page.get_by_text("Ciorna este salvată.")).to_be_visible()
    return "/acorduri/" + page.url.split("/acorduri/")[1].split("?")[0]


def confirm(page: Page, path: str, party: str = "") -> None:
    """Confirm the text."""
    page.goto(path)
    page.get_by_role("link", name="Confirmă textul").click()
    if party:
        page.get_by_label(party).check()
    page.get_by_role("button", name="Confirm că textul este final").click()
    expect(page.get_by_text("Textul este confirmat")).to_be_visible()


def sign(page: Page, path: str, how: str, party: str = "") -> None:
    """Note a signature of today."""
    page.goto(path)
    page.get_by_role("link", name="Notează semnătura").click()
    page.get_by_role("button", name="Notează semnătura").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți cum a semnat.")
    if party:
        page.get_by_label(party).check()
    page.get_by_label(how, exact=True).check()
    page.get_by_role("button", name="Notează semnătura").click()
    expect(page.get_by_text("Semnătura este notată.")).to_be_visible()


def add_signed_file(page: Page, path: str, file: Path) -> None:
    """Add a PDF with an electronic signature."""
    page.goto(path)
    page.get_by_role("link", name="Adaugă un document").click()
    page.get_by_label("Acordul semnat").check()
    # Signing wants an event loop of its own, and the browser has one in this thread.
    with ThreadPoolExecutor(1) as elsewhere:
        file.write_bytes(elsewhere.submit(signed_pdf).result())
    page.get_by_label("Fișierul").set_input_files(file)
    page.get_by_role("button", name="Adaugă documentul").click()
    expect(page.get_by_text("Documentul este adăugat.")).to_be_visible()


def test_an_agreement_from_draft_to_done(
    town: Town, open_page: OpenPage, verified: None, axe_script: str, tmp_path: Path
) -> None:
    """Written, confirmed, signed with a file, public; what is owed is reported and acknowledged."""
    clerk = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)
    path = write(clerk)
    head = open_page("/cont/acorduri", sign_in_as=town.representative, java_script_enabled=False)
    stranger = open_page(path, java_script_enabled=False)
    expect(stranger.get_by_role("heading", level=1)).not_to_have_text(TITLE)

    confirm(clerk, path, "Primăria Orașului Exemplu")
    confirm(clerk, path, "Școala Exemplu")
    head.get_by_role("link", name=TITLE).click()
    confirm(head, path)

    add_signed_file(clerk, path, tmp_path / "acord semnat.pdf")
    sign(clerk, path, "Cu semnătură electronică", "Primăria Orașului Exemplu")
    sign(clerk, path, "Pe hârtie", "Școala Exemplu")
    sign(head, path, "Pe hârtie")
    expect(head.locator(".marks").first).to_contain_text("în vigoare")

    for _ in range(30):
        clerk.goto(path)
        if clerk.get_by_text("conținut neschimbat de la semnare").count():
            break
        clerk.wait_for_timeout(1000)
    expect(clerk.get_by_text("Ana Exemplu, Certificat Exemplu").first).to_be_visible()
    stranger.goto(path)
    expect(stranger.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(stranger.get_by_text("conținut neschimbat de la semnare")).to_be_visible()
    expect(stranger.get_by_text("nu sunt verificate cu lista europeană de încredere")).to_be_visible()
    expect(stranger.get_by_text("acord semnat.pdf")).to_have_count(0)
    clerk.get_by_role("button", name="Arată tuturor").click()
    stranger.reload()
    with stranger.expect_download() as download:
        stranger.get_by_role("link", name="acord semnat.pdf").click()
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")

    head.goto(path)
    head.get_by_role("link", name="Raportează că este făcut").click()
    head.get_by_label("Ce s-a făcut").fill("Zece ore ținute la Școala Exemplu.")
    head.get_by_role("button", name="Raportează").click()
    clerk.goto(path)
    clerk.get_by_role("link", name="Confirmă că este făcut").click()
    clerk.get_by_role("button", name="Confirmă").click()
    expect(clerk.get_by_text("Ați confirmat că este făcut.")).to_be_visible()

    stranger.goto("/acorduri?q=dezvoltare+locala")
    expect(stranger.locator("#results .count")).to_have_text("un acord")
    with stranger.expect_download() as download:
        stranger.get_by_role("link", name="CSV").click()
    assert TITLE in Path(download.value.path()).read_text(encoding="utf-8-sig")
    stranger.goto(path)
    stranger.get_by_role("link", name=ASSOCIATION).click()
    agreed = stranger.get_by_role("region", name="Acorduri de parteneriat în vigoare")
    expect(agreed.get_by_role("link", name=TITLE)).to_be_visible()


def test_the_pages_are_for_everyone(town: Town, open_page: OpenPage, verified: None, axe_script: str) -> None:
    """axe, narrow and wide, light and dark; the list, the page, its forms with a mistake, in English, too."""
    public = open_page("/acorduri")
    check(public, axe_script)
    public.goto("/en/acorduri")
    check(public, axe_script)
    expect(public.get_by_role("heading", level=1)).to_have_text("Partnership agreements")
    public.get_by_role("link", name=re.compile("Acord de parteneriat")).first.click()
    check(public, axe_script)
    shot(public, "public-en")
    path = public.url.removeprefix(town.url).removeprefix("/en")
    clerk = open_page(path, sign_in_as=town.clerk)
    check(clerk, axe_script)
    shot(clerk, "clerk")
    for address in ("/birou/acorduri", "/birou/acorduri/nou", f"{path}/documente", f"{path}/extend"):
        clerk.goto(address)
        check(clerk, axe_script)
        shot(clerk, address.replace("/", "-")[-20:])
    clerk.get_by_role("button", name="Prelungește").click()
    expect(clerk.get_by_role("alert")).to_be_focused()
    check(clerk, axe_script)


def shot(page: Page, name: str) -> None:
    folder = os.environ.get("SHOTS")
    if not folder:
        return
    for width in (360, 1280):
        for scheme in ("light", "dark") if width == 1280 else ("light",):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}-{scheme}.png", full_page=True)
