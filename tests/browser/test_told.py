"""How one wants to be told: by the link of any mail, without an account and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_directory import verified_association
from tests.browser.test_following import decide
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.test_people import link_to
from tests.browser.town import Town


@pytest.fixture(scope="module")
def organisation(town: Town) -> str:
    """The path of the association's page."""
    return verified_association(town)


def test_the_link_of_a_mail_opens_changes_and_stops_all(
    town: Town, organisation: str, open_page: OpenPage, axe_script: str
) -> None:
    """Nothing is shown before the button; the law's messages are told apart."""
    address = "rezumate@persoane.example.org"
    page = open_page(f"{organisation}/urmareste", java_script_enabled=False)
    page.get_by_label("Adresa de e-mail").fill(address)
    page.get_by_role("button", name="Urmărește").click()
    page.goto(link_to(town, address, "/abonamente/confirmare?"))
    page.get_by_role("button", name="Pornește anunțurile").click()
    decide(town, "suspend")
    town.mails.wait(address, "Verificare suspendată")
    decide(town, "lift")
    link = link_to(town, address, "/abonamente/ale-mele?")
    page.goto(link)
    expect(page.get_by_text(content.ASSOCIATION)).to_have_count(0)
    page.get_by_role("button", name="Arată ce urmăresc").click()
    expect(page.get_by_text("r***@p***.org")).to_be_visible()
    follows = page.get_by_role("region", name="Ce urmăresc")
    expect(follows.get_by_role("link", name=content.ASSOCIATION)).to_be_visible()
    follows.get_by_label("Vă scriem", exact=True).select_option("weekly")
    follows.get_by_role("button", name="Schimbă").click()
    expect(page.get_by_role("status")).to_contain_text("Am schimbat când vă scriem")
    expect(follows.get_by_label("Vă scriem", exact=True)).to_have_value("weekly")
    page.get_by_label("De la", exact=True).select_option("22")
    page.get_by_role("button", name="Salvează").click()
    expect(page.get_by_role("alert")).to_contain_text("Orele de liniște")
    expect(page.get_by_label("De la", exact=True)).to_have_value("22")
    page.get_by_label("Până la", exact=True).select_option("7")
    page.get_by_label("La ce oră").select_option("19")
    page.get_by_role("button", name="Salvează").click()
    expect(page.get_by_role("status")).to_contain_text("Am salvat")
    expect(page.get_by_label("La ce oră")).to_have_value("19")
    page.get_by_text("Opriți tot").click()
    page.get_by_role("button", name="Oprește tot").click()
    expect(page.get_by_role("status")).to_contain_text("Am oprit tot")
    expect(follows.get_by_role("listitem")).to_have_count(0)
    shown = open_page(link)
    check(shown, axe_script)
    shown.get_by_role("button", name="Arată ce urmăresc").click()
    check(shown, axe_script)
    shown.goto("/abonamente/ale-mele?token=nimic")
    shown.get_by_role("button", name="Arată ce urmăresc").click()
    expect(shown.get_by_text(re.compile("Linkul a expirat"))).to_be_visible()


def test_who_has_an_account_changes_it_in_their_list(
    town: Town, organisation: str, open_page: OpenPage, axe_script: str
) -> None:
    """A pause, a digest; in both languages, narrow and wide, light and dark."""
    email = newcomer(town, "ritm")
    page = open_page("/", sign_in_as=email)
    page.goto(f"{organisation}/urmareste")
    page.get_by_role("button", name="Urmărește").click()
    page.get_by_role("link", name="Când și cum vă scriem").click()
    page.get_by_label("Vă scriem", exact=True).select_option("daily")
    page.get_by_role("button", name="Schimbă").click()
    expect(page.get_by_label("Vă scriem", exact=True)).to_have_value("daily")
    page.get_by_label("Scrieți-mi din nou din ziua de").fill("2020-01-01")
    page.get_by_role("button", name="Salvează").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți o zi de mâine încolo")
    for prefix in ("", "/en"):
        page.goto(f"{prefix}/cont/urmaresc")
        check(page, axe_script)
