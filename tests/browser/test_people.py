"""Accounts and subscriptions, from the page through the mail and back."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.town import Town

LINK = re.compile(r"https?://\S+token=[\w.~%-]+")
EMAIL = "noua@persoane.example.org"


def link_to(town: Town, address: str, path: str) -> str:
    """The link of the newest mail to that address that leads to `path`."""
    mail = town.mails.wait(address, path)
    return next(link for link in LINK.findall(mail["text"]) if path in link)


def sign_in(page: Page, password: str) -> None:
    """Fill the form of the page where one signs in."""
    page.get_by_label("Adresa de e-mail").fill(EMAIL)
    page.get_by_label("Parola").fill(password)
    page.get_by_role("button", name="Intră în cont").click()


def test_an_account_from_the_form_to_the_new_password(town: Town, open_page: OpenPage) -> None:
    """Sign up, confirm, sign in, out, forget, set another; a link acts by its button alone."""
    page = open_page("/cont/nou", java_script_enabled=False)
    page.get_by_label("Numele și prenumele").fill("Nora Exemplu")
    page.get_by_label("Adresa de e-mail").fill(EMAIL)
    page.get_by_label("Parola").fill("scurt")
    page.get_by_role("button", name="Creează contul").click()
    expect(page.get_by_role("alert")).to_contain_text("Parola trebuie să aibă cel puțin")
    page.get_by_label("Parola").fill(town.password)
    page.get_by_role("button", name="Creează contul").click()
    expect(page.get_by_role("heading", name="Verificați-vă poșta")).to_be_visible()

    link = link_to(town, EMAIL, "/confirmare?")
    page.goto(link)
    page.goto(link)
    page.get_by_role("button", name="Confirmă adresa").click()
    expect(page.get_by_text("Adresa este confirmată.")).to_be_visible()
    page.goto("/confirmare?token=nimic")
    page.get_by_role("button", name="Confirmă adresa").click()
    expect(page.get_by_text("Linkul a expirat")).to_be_visible()

    page.goto("/autentificare?spre=/cont")
    sign_in(page, "alta parola gresita")
    expect(page.get_by_role("alert")).to_contain_text("nu este bună")
    sign_in(page, town.password)
    expect(page.get_by_role("heading", name="Nora Exemplu")).to_be_visible()
    page.get_by_role("link", name="Ieșire").click()
    page.get_by_role("button", name="Ieșire").click()
    page.goto("/cont")
    expect(page.get_by_role("heading", name="Autentificare")).to_be_visible()

    page.get_by_role("link", name="Am uitat parola").click()
    page.get_by_label("Adresa de e-mail").fill(EMAIL)
    page.get_by_role("button", name="Trimite linkul").click()
    page.goto(link_to(town, EMAIL, "/parola/noua?"))
    page.get_by_label("Parola nouă").fill("alte patru cuvinte lungi")
    page.get_by_role("button", name="Schimbă parola").click()
    page.get_by_role("main").get_by_role("link", name="Autentificare").click()
    sign_in(page, "alte patru cuvinte lungi")
    expect(page.get_by_role("link", name="Nora Exemplu")).to_be_visible()


def test_announcements_are_started_and_stopped_by_the_links_of_mails(town: Town, open_page: OpenPage) -> None:
    """No account; nothing happens before the button is pressed."""
    address = "abonata@persoane.example.org"
    page = open_page("/en/abonamente", java_script_enabled=False)
    page.get_by_label("E-mail address").fill(address)
    page.get_by_role("button", name="Ask for all drafts").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()
    page.goto(link_to(town, address, "/en/abonamente/confirmare?"))
    page.get_by_role("button", name="Start the announcements").click()
    expect(page.get_by_role("heading", name="The announcements are on")).to_be_visible()
