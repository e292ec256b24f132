"""A mail comes back: its owner finds it said on their page, and has mails sent again."""

import smtplib

from playwright.sync_api import expect

from operations.local.ports import LOOPBACK
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.unit.notification import reports


def test_an_address_that_refuses_our_mails_is_freed_by_its_owner(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """The report comes as a mail server hands it in; the page says it in both languages, for everyone."""
    email = newcomer(town, "intors")
    return_path = town.mails.wait(email)["from"]
    with smtplib.LMTP(LOOPBACK, town.folder.port("bounces"), timeout=30) as server:
        assert server.sendmail("", [return_path], reports.postfix(return_path)) == {}
    page = open_page("/cont", sign_in_as=email)
    for path, title in (
        ("/en/cont", f"Messages do not reach {email} any more"),
        ("/cont", f"Mesajele nu mai ajung la {email}"),
    ):
        page.goto(path)
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        check(page, axe_script)
    expect(page.get_by_text("550 5.1.1")).to_be_visible()
    page.get_by_role("button", name="Scrieți-mi din nou").click()
    expect(page.get_by_text(f"Vă scriem din nou la {email}")).to_be_visible()
    expect(page.get_by_role("button", name="Scrieți-mi din nou")).to_have_count(0)
