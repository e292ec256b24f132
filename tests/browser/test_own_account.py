"""One's own account: where one is signed in, another address, being forgotten."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, sign_in
from tests.browser.test_pages import check
from tests.browser.test_people import link_to
from tests.browser.town import Town

PAGES = (
    "/cont",
    "/cont/sesiuni",
    "/cont/adresa",
    "/cont/adresa/cere",
    "/cont/date",
    "/cont/stergere",
    "/cont/stergere/cere",
)


def newcomer(town: Town, name: str) -> str:
    """Somebody with an account, by the APIs. Returns their address."""
    email = f"{name}@persoane.example.org"
    wanted = {"email": email, "name": f"{name.title()} Exemplu", "password": town.password, "language": "ro"}
    town.site.call("POST", "registry/v1/accounts", wanted)
    town.site.call("POST", "registry/v1/accounts/confirm", {"token": town.mails.token(email, "/confirmare?")})
    return email


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_are_for_everyone(town: Town, open_page: OpenPage, axe_script: str, language: str) -> None:
    """Nothing that axe finds, light and dark; nothing that makes one scroll sideways on a phone."""
    page = open_page("/", sign_in_as=town.citizen)
    for path in PAGES:
        page.goto(language + path)
        check(page, axe_script)


def test_one_ends_another_session(town: Town, open_page: OpenPage) -> None:
    """By its button, without scripts; this one stays."""
    email = newcomer(town, "sonia")
    other = open_page("/", java_script_enabled=False)
    sign_in(other, email, town.password)
    page = open_page("/cont/sesiuni", sign_in_as=email, java_script_enabled=False)
    expect(page.get_by_text("Sesiunea aceasta")).to_be_visible()
    page.get_by_role("button", name="Încheie sesiunea").click()
    expect(page.get_by_text("S-a încheiat.")).to_be_visible()
    expect(page.get_by_role("button", name="Încheie sesiunea")).to_have_count(0)


def test_an_address_changes_once_both_mailboxes_agree(town: Town, open_page: OpenPage) -> None:
    """Asked for on the page, agreed to by the buttons behind two links."""
    email, new = newcomer(town, "adela"), "adela.noua@persoane.example.org"
    page = open_page("/cont/adresa", sign_in_as=email, java_script_enabled=False)
    page.get_by_role("link", name="Schimbă adresa de e-mail").click()
    page.get_by_label("Adresa nouă").fill(new)
    page.get_by_role("button", name="Trimite mesajele").click()
    expect(page.get_by_text("Așteptăm confirmarea de la adresa nouă.")).to_be_visible()
    page.goto(link_to(town, new, "/cont/adresa/confirmare?"))
    page.get_by_role("button", name="Sunt de acord").click()
    expect(page.get_by_role("heading", name="mai trebuie și cealaltă căsuță")).to_be_visible()
    page.goto(link_to(town, email, "/cont/adresa/confirmare?"))
    page.get_by_role("button", name="Sunt de acord").click()
    expect(page.get_by_role("heading", name="Adresa este alta")).to_be_visible()
    page.get_by_role("link", name="Vedeți adresa contului").click()
    expect(page.get_by_text(f"Adresa contului este {new}.")).to_be_visible()


def test_an_erasure_is_asked_for_and_taken_back(town: Town, open_page: OpenPage) -> None:
    """With the keyboard alone; the page says until when one can change one's mind."""
    email = newcomer(town, "stela")
    page = open_page("/cont/stergere", sign_in_as=email, java_script_enabled=False)
    expect(page.get_by_role("heading", name="Ce rămâne, fără dumneavoastră")).to_be_visible()
    for kind, name in (("link", "Cere ștergerea contului"), ("button", "Șterge contul peste șapte zile")):
        page.get_by_role(kind, name=name).focus()  # type: ignore[arg-type]
        page.keyboard.press("Enter")
    expect(page.get_by_text("Contul va fi șters")).to_be_visible()
    page.get_by_role("button", name="Păstrează contul").click()
    expect(page.get_by_text("Ștergerea a fost oprită; contul rămâne.")).to_be_visible()
