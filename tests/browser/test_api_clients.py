"""Programs that read for another system: an administrator adds one, gives it a new secret, and stops it."""

from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

ADMINISTRATOR = content.ADMINISTRATOR[0]
LIST = "/birou/clienti-api"


@pytest.fixture
def fresh(town: Town) -> str:
    """The administrator, who has just signed in."""
    town.staff.pop(ADMINISTRATOR, None)
    return ADMINISTRATOR


def ask(town: Town, client_id: str, secret: str, audience: str = "registry") -> httpx.Response:
    """What a program gets for its secret."""
    given = {"grant_type": "client_credentials", "audience": audience}
    address = f"{town.url}/api/registry/v1/oauth/token"
    return httpx.post(address, data=given, auth=(client_id, secret))


def shown(page: Page) -> tuple[str, str]:
    """The id and the secret that the page shows once."""
    client_id, secret = page.locator("dl.summary-list code").all_inner_texts()
    return client_id, secret


def add(page: Page, name: str) -> tuple[str, str]:
    """Fill in the form for a program that reads the trail and agreements."""
    page.get_by_label("Numele clientului").fill(name)
    page.get_by_label("Adresa de e-mail de contact").fill("informatica@exemplu.example.org")
    page.get_by_label("Citește jurnalul de audit").check()
    page.get_by_label("Citește toate acordurile").check()
    page.get_by_role("button", name="Adaugă un client API").click()
    expect(page.get_by_role("heading", name="Secretul clientului API")).to_be_visible()
    return shown(page)


def test_from_the_form_to_what_the_program_reads_and_its_end(
    town: Town, open_page: OpenPage, fresh: str
) -> None:
    """Without scripts; what was typed survives an error, the secret works, its last use is shown."""
    page = open_page(f"/administrare/{town.authority}", sign_in_as=fresh, java_script_enabled=False)
    page.get_by_role("link", name="Administrează clienții API").click()
    page.get_by_role("link", name="Adaugă un client API").click()
    page.get_by_label("Numele clientului").fill("Managementul documentelor (exemplu)")
    page.get_by_role("button", name="Adaugă un client API").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți cel puțin un lucru")
    expect(page.get_by_label("Numele clientului")).to_have_value("Managementul documentelor (exemplu)")
    client_id, secret = add(page, "Managementul documentelor (exemplu)")
    given: dict[str, Any] = ask(town, client_id, secret).raise_for_status().json()
    assert given["scope"] == "agreements:read audit:read"
    town.site.call("GET", f"registry/v1/audit?authority={town.authority}", bearer=given["access_token"])

    page.get_by_role("link", name="Am copiat secretul").click()
    expect(page.get_by_role("main")).not_to_contain_text(secret)
    expect(page.get_by_role("main")).to_contain_text("folosit ultima dată")
    page.get_by_role("link", name="Fă un secret nou").click()
    page.get_by_role("button", name="Fă un secret nou").click()
    _, new = shown(page)
    assert [ask(town, client_id, each).status_code for each in (secret, new)] == [200, 200]

    page.get_by_role("link", name="Am copiat secretul").click()
    page.get_by_role("link", name="Oprește clientul").click()
    page.get_by_role("button", name="Oprește clientul").click()
    expect(page.get_by_text("Clientul API a fost oprit.")).to_be_visible()
    assert ask(town, client_id, new).json()["error"] == "invalid_client"
    page.goto(f"/birou/audit?autoritate={town.authority}")
    expect(page.get_by_role("main")).to_contain_text("a oprit un client API")


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_are_for_everyone(
    town: Town, open_page: OpenPage, axe_script: str, fresh: str, language: str
) -> None:
    """Nothing that axe finds, light and dark; nothing that makes one scroll sideways on a phone."""
    page = open_page(f"{LIST}/nou", sign_in_as=fresh)
    check(page, axe_script)
    add(page, f"Program {language or 'ro'} (exemplu)")
    check(page, axe_script)
    for path in ("", "/nou"):
        page.goto(language + LIST + path)
        check(page, axe_script)
    page.goto(language + LIST)
    links = page.locator("p.actions a").evaluate_all("links => links.map(link => link.pathname)")
    for path in links[:2]:
        page.goto(path)
        check(page, axe_script)
    page.goto(language + LIST + "/nou")
    page.locator("main form button").click()
    expect(page.get_by_role("alert")).to_be_visible()
    check(page, axe_script)


def test_with_the_keyboard_alone(open_page: OpenPage, fresh: str) -> None:
    """Each field in its turn; the day may be left out."""
    page = open_page(f"{LIST}/nou", sign_in_as=fresh)
    page.get_by_label("Numele clientului").focus()
    page.keyboard.type("Harta orașului (exemplu)")
    page.keyboard.press("Tab")
    page.keyboard.type("harta@exemplu.example.org")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Secretul clientului API")).to_be_visible()


def test_others_have_no_such_page(town: Town, open_page: OpenPage) -> None:
    """A clerk is refused; who is not signed in is asked to."""
    page = open_page("/", sign_in_as=town.clerk)
    answer = page.goto(LIST)
    assert answer is not None
    assert answer.status == 403
    stranger = open_page(LIST)
    expect(stranger.get_by_label("Parola")).to_be_visible()
