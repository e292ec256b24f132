"""An association asks for a debate on line; the clerk sees it, and the draft is not final without it."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Regulamentul care se dezbate (exemplu)"
ASSOCIATION = "Asociația care cere dezbaterea (exemplu)"


@pytest.fixture(scope="module")
def act(town: Town) -> str:
    """The id of an act that is open."""
    clerk = town.person(town.clerk)
    wanted = {
        "authority": town.authority,
        "title": TITLE,
        "articles": [{"number": "1", "text": "Se aprobă regulamentul."}],
        "recommendations_until": "2099-01-29",
    }
    made = clerk.call("consultation", "POST", "consultations", wanted)
    version = {"If-Match": f'"{made["version"]}"'}
    clerk.call("consultation", "POST", f"consultations/{made['id']}/publish", **version)
    return str(made["id"])


def test_a_debate_is_asked_for_and_owed(town: Town, act: str, open_page: OpenPage, axe_script: str) -> None:
    """Who speaks for nobody reads how one asks; who does asks in two pages; the desk cannot go past it."""
    town.verified_association(ASSOCIATION, "4411/A/2026", "dezbatere@example.org")
    stranger = open_page(f"/consultari/{act}", java_script_enabled=False)
    stranger.get_by_role("link", name="Cereți o dezbatere publică").click()
    expect(stranger.get_by_text("pe hârtie sau prin e-mail")).to_be_visible()

    page = open_page(f"/consultari/{act}/cere-dezbatere", sign_in_as=town.citizen)
    page.get_by_role("radio", name=ASSOCIATION).check()
    page.get_by_label("De ce o cereți").fill("Vrem să discutăm tarifele.")
    check(page, axe_script)
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_text(ASSOCIATION)).to_be_visible()
    check(page, axe_script)
    page.get_by_role("button", name="Trimiteți cererea").click()
    expect(page.get_by_role("status").first).to_contain_text("Cererea este trimisă.")
    check(page, axe_script)
    page.goto(f"/consultari/{act}")
    expect(page.locator("#dezbatere").get_by_role("link", name=ASSOCIATION)).to_be_visible()
    check(page, axe_script)

    desk = open_page(f"/birou/consultari/{act}/dezbatere", sign_in_as=town.clerk)
    expect(desk.get_by_text("O cerere de dezbatere nu are încă răspuns.")).to_be_visible()
    expect(desk.get_by_text("dezbaterea se datorează")).to_be_visible()
    check(desk, axe_script)
    desk.goto(f"/birou/consultari/{act}/finalizare")
    expect(desk.get_by_text("O dezbatere cerută nu s-a ținut încă.")).to_be_visible()
    expect(desk.get_by_role("button", name="Finalizează procedura")).to_have_count(0)
    desk.goto(f"/birou/consultari/{act}/dezbatere/noua")
    desk.get_by_role("button", name="Înscrieți cererea").click()
    expect(desk.get_by_role("alert")).to_contain_text("Alegeți cine cere dezbaterea.")
    check(desk, axe_script)
