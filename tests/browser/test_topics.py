"""What else can be followed: a draft, a search, a field, all drafts at one click."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.test_people import link_to
from tests.browser.town import Town


def published(town: Town, title: str) -> str:
    """An act of the town's own, open since now; returns its page's path."""
    clerk = town.person(town.clerk)
    until = (datetime.now(UTC).date() + timedelta(days=20)).isoformat()
    body = content.draft(town.authority, title, until)
    made = clerk.call("consultation", "POST", "consultations", body)
    version = {"If-Match": f'"{made["version"]}"'}
    clerk.call("consultation", "POST", f"consultations/{made['id']}/publish", **version)
    return f"/consultari/{made['id']}"


def test_a_search_is_followed_without_account_and_finds_a_new_draft(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """Without JavaScript; the words can be mended on the page, and the mail says by which it came."""
    address = "cautatoare@persoane.example.org"
    page = open_page("/cautare?q=de+la", java_script_enabled=False)
    page.get_by_role("link", name="Urmărește această căutare").click()
    page.get_by_label("Adresa de e-mail").fill(address)
    page.get_by_role("button", name="Urmărește").click()
    expect(page.get_by_role("alert")).to_contain_text("Aceste cuvinte stau în orice text")
    expect(page.get_by_label("Adresa de e-mail")).to_have_value(address)
    page.get_by_label("Cuvintele căutate").fill("Dirijabile, de TRANSPORT!")
    page.get_by_role("button", name="Urmărește").click()
    expect(page.get_by_role("heading", name="Verificați-vă poșta")).to_be_visible()
    page.goto(link_to(town, address, "/abonamente/confirmare?"))
    page.get_by_role("button", name="Pornește anunțurile").click()
    title = "Regulament privind transportul cu dirijabile (exemplu)"
    published(town, title)
    mail = town.mails.wait(address, title)
    assert "apar cuvintele „dirijabile transport”" in " ".join(mail["text"].split())


def test_a_draft_is_followed_from_its_page_and_stands_in_ones_list(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """With an account, by the keyboard; its field stands on its page and leads to the list."""
    title = "Regulament privind telefericele (exemplu)"
    path = published(town, title)
    page = open_page("/", sign_in_as=newcomer(town, "urmaritoarea-actului"))
    page.goto(path)
    page.get_by_role("link", name="Urmărește proiectul").focus()
    page.keyboard.press("Enter")
    check(page, axe_script)
    page.get_by_role("button", name="Urmărește").focus()
    page.keyboard.press("Enter")
    follows = page.get_by_role("region", name="Ce urmăresc")
    expect(follows.get_by_role("link", name=title)).to_be_visible()
    page.goto(path)
    expect(page.get_by_role("link", name="Urmărește proiectul")).to_have_count(0)
    expect(page.get_by_role("link", name="Schimbați ce urmăriți")).to_be_visible()
    check(page, axe_script)
    page.get_by_role("link", name="Transport și drumuri").click()
    expect(page.get_by_role("combobox", name="Domeniu")).to_have_value("transport")
    expect(page.get_by_role("link", name=title)).to_be_visible()


def test_all_drafts_are_asked_for_at_one_click_and_the_request_has_its_date(
    town: Town, open_page: OpenPage
) -> None:
    """As Law 52/2003 lets everybody ask in writing, art. 7 (1)."""
    page = open_page("/", sign_in_as=newcomer(town, "cititoare"))
    page.goto("/abonamente")
    page.get_by_role("button", name="Cer toate proiectele").click()
    follows = page.get_by_role("region", name="Ce urmăresc")
    expect(follows.get_by_role("listitem")).to_contain_text("Ați cerut în scris la")
