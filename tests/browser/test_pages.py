"""Every page for everyone: axe, narrow and wide, light and dark, by keyboard, in both languages."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.town import Town

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PUBLIC = (
    "/",
    "/consultari",
    "/organizatii",
    "/verifica",
    "/abonamente",
    "/abonamente/oprire?token=x",
    "/confirmare?token=x",
    "/autentificare",
    "/cont/nou",
    "/parola",
    "/ajutor",
    "/confidentialitate",
    "/accesibilitate",
    "/componente",
    "/problems/stale",
    "/nu-exista",
    "/en/",
    "/en/ajutor",
)
STAFF = ("/birou", "/birou/recomandari", "/birou/verificari", "/cont", "/organizatii/cerere", "/iesire")


def check(page: Page, axe_script: str) -> None:
    """No violation, and no sideways scroll on the narrowest screen nor on a wide one."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} at {width}"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        found = run_axe(page, axe_script)
        assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == [], page.url


def run_axe(page: Page, axe_script: str) -> list[dict[str, Any]]:
    """What axe finds; asked through the debugger, for the page's own policy runs no foreign script."""
    session = page.context.new_cdp_session(page)
    expression = f"{axe_script};axe.run(document, {{runOnly: {RULES}}}).then(r => r.violations)"
    answer = session.send(
        "Runtime.evaluate", {"expression": expression, "awaitPromise": True, "returnByValue": True}
    )
    found: list[dict[str, Any]] = answer["result"]["value"]
    return found


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_for_everyone(open_page: OpenPage, axe_script: str, path: str) -> None:
    """Public pages, as a stranger sees them."""
    check(open_page(path), axe_script)


def test_the_pages_of_a_clerk_are_for_everyone(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Pages of a person who is signed in."""
    page = open_page("/", sign_in_as=town.clerk)
    for path in STAFF:
        page.goto(path)
        check(page, axe_script)


def test_a_consultation_and_its_form_are_for_everyone(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """The page itself, and a form with a mistake."""
    path = publish_one(town)
    page = open_page(path, sign_in_as=town.citizen)
    check(page, axe_script)
    page.goto(f"{path}/recomanda?articol=2")
    page.get_by_role("button", name="Continuă").click()
    expect(page.get_by_role("alert")).to_be_focused()
    check(page, axe_script)


def test_searching_as_one_types_changes_the_list_and_the_address(town: Town, open_page: OpenPage) -> None:
    """htmx enhances; its answer is said aloud, and a reload shows the same."""
    page = open_page("/consultari")
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.get_by_label("Caută în consultări").press_sequentially("statii de reincarcare")
    expect(page.locator("#results .count")).to_have_text("o consultare")
    expect(page.locator("#announcer")).to_have_text("o consultare")
    page.wait_for_url("**/consultari?q=statii*")
    page.reload()
    expect(page.locator("#results .count")).to_have_text("o consultare")
    assert wrong == []


def test_the_switch_keeps_the_page_and_the_pages_speak_the_language(open_page: OpenPage) -> None:
    """From Romanian to English and back, with what was asked."""
    page = open_page("/consultari?state=record")
    page.get_by_role("link", name="English").click()
    page.wait_for_url("**/en/consultari?state=record")
    expect(page.get_by_role("heading", level=1)).to_have_text("Consultations")
    expect(page.get_by_label("State")).to_have_value("record")
    page.get_by_role("link", name="Română").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Consultări")


def test_the_demonstration_says_on_every_page_what_is_real(open_page: OpenPage) -> None:
    """The banner opens to two sentences."""
    page = open_page("/ajutor")
    page.get_by_text("Ce este real și ce este exemplu?").click()
    expect(page.get_by_text("Real: anunțurile marcate „Consemnat”")).to_be_visible()


def test_a_person_gets_in_by_keyboard_alone(town: Town, open_page: OpenPage) -> None:
    """Skip link, fields and button in the order of reading."""
    page = open_page("/autentificare")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Treci la conținut")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type(town.citizen)
    page.keyboard.press("Tab")
    page.keyboard.type(town.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Ieșire")).to_be_visible()
