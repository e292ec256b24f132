"""Following an organisation: from its page, by a mail or with an account, until one stops."""

import re

import pytest
from playwright.sync_api import expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_directory import verified_association
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.test_people import link_to
from tests.browser.town import Town

CHOOSING = (
    "/abonamente",
    "/abonamente/autoritate",
    "/abonamente/localitate?q=ploiesti",
    "/abonamente/domeniu",
    "/domenii/transport/urmareste",
    "/cautare/urmareste?q=parcare",
)
WORK = re.compile(r"^[A-Za-z0-9+/=]{100,}$")


@pytest.fixture(scope="module")
def organisation(town: Town) -> str:
    """The path of the association's page."""
    return verified_association(town)


def decide(town: Town, act: str) -> None:
    """Let the clerk suspend the association, or lift that."""
    clerk = town.person(town.clerk)
    query = (
        f"verifications?authority={town.authority}&state={'verified' if act == 'suspend' else 'suspended'}"
    )
    found = clerk.call("registry", "GET", query)["items"]
    mine = next(one for one in found if one["organisation"]["name"] == content.ASSOCIATION)
    body = {"reason": "Sediul nu mai este cel declarat (exemplu)."}
    version = {"If-Match": f'"{mine["version"]}"'}
    clerk.call("registry", "POST", f"verifications/{mine['id']}/{act}", body, **version)


def test_a_visitor_follows_is_told_and_stops_by_the_mail(
    town: Town, organisation: str, open_page: OpenPage
) -> None:
    """Without JavaScript and without an account; nothing happens before the button behind the link."""
    address = "urmaritoare@persoane.example.org"
    page = open_page(organisation, java_script_enabled=False)
    page.get_by_role("link", name="Urmărește organizația").click()
    page.get_by_role("button", name="Urmărește").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți adresa de e-mail")
    page.get_by_label("Adresa de e-mail").fill(address)
    page.get_by_role("button", name="Urmărește").click()
    expect(page.get_by_role("heading", name="Verificați-vă poșta")).to_be_visible()
    page.goto(link_to(town, address, "/abonamente/confirmare?"))
    page.get_by_role("button", name="Pornește anunțurile").click()
    expect(page.get_by_role("heading", name="Anunțurile sunt pornite")).to_be_visible()
    decide(town, "suspend")
    mail = town.mails.wait(address, "Verificare suspendată")
    assert content.ASSOCIATION in " ".join(mail["text"].split())
    page.goto(link_to(town, address, "/abonamente/oprire?"))
    page.get_by_role("button", name="Oprește anunțurile").click()
    decide(town, "lift")


@pytest.mark.parametrize("java_script", [True, False])
def test_who_has_an_account_follows_and_ends_it_in_their_list(
    town: Town, organisation: str, open_page: OpenPage, java_script: bool
) -> None:
    """No letter, no address to type; with the keyboard alone."""
    email = newcomer(town, f"urmaritor{int(java_script)}")
    page = open_page("/", sign_in_as=email, java_script_enabled=java_script)
    page.goto(organisation)
    page.get_by_role("link", name="Urmărește organizația").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"Vă scriem la {email}")).to_be_visible()
    page.get_by_role("button", name="Urmărește").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("De acum vă scriem când apare ceva nou.")).to_be_visible()
    follows = page.get_by_role("region", name="Ce urmăresc")
    expect(follows.get_by_role("link", name=content.ASSOCIATION)).to_be_visible()
    page.goto("/abonamente")
    page.get_by_role("link", name="O autoritate").click()
    page.get_by_label("Autoritate").select_option(label=content.AUTHORITY_NAME)
    page.get_by_role("button", name="Mai departe").click()
    page.get_by_role("button", name="Urmărește").click()
    expect(follows.get_by_role("link", name=content.AUTHORITY_NAME)).to_be_visible()
    item = follows.get_by_role("listitem").filter(has_text=content.ASSOCIATION)
    item.get_by_role("button", name="Nu mai urmări").click()
    expect(page.get_by_text("Despre aceasta nu vă mai scriem.")).to_be_visible()
    expect(follows.get_by_role("link", name=content.ASSOCIATION)).to_have_count(0)
    expect(follows.get_by_role("link", name=content.AUTHORITY_NAME)).to_be_visible()


def test_a_browser_works_while_one_types_and_nobody_is_asked_twice(
    town: Town, organisation: str, open_page: OpenPage
) -> None:
    """With scripts the form carries work done by our own worker; who has an account is not asked for any."""
    page = open_page("/")
    for path in ("/autentificare/cod", "/abonamente", f"{organisation}/urmareste"):
        page.goto(path)
        expect(page.locator("input[name=dovada]")).to_have_value(WORK, timeout=20_000)
    page.get_by_label("Adresa de e-mail").fill("muncitoare@persoane.example.org")
    page.get_by_role("button", name="Urmărește").click()
    expect(page.get_by_role("heading", name="Verificați-vă poșta")).to_be_visible()
    account = open_page("/", sign_in_as=town.citizen)
    account.goto(f"{organisation}/urmareste")
    expect(account.locator("input[name=dovada]")).to_have_count(0)


def test_the_pages_are_for_everyone(
    town: Town, organisation: str, open_page: OpenPage, axe_script: str
) -> None:
    """For a visitor and for who has an account, in both languages, narrow and wide, light and dark."""
    visitor, account = open_page("/"), open_page("/", sign_in_as=town.citizen)
    for prefix in ("", "/en"):
        visitor.goto(f"{prefix}{organisation}/urmareste")
        check(visitor, axe_script)
        for path in (f"{organisation}/urmareste", "/cont?urmarire=pornita", *CHOOSING):
            account.goto(prefix + path)
            check(account, axe_script)
