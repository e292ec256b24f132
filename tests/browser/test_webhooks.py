"""A webhook from its form to an event that a receiver on this machine has taken, and its end."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from standardwebhooks import Webhook

from shared.testing.waiting import eventually
from tests.browser.conftest import OpenPage
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town
from tests.integration.notification.receiver import Receiver, receiving

LIST = "/cont/webhookuri"


@pytest.fixture
def receiver(town: Town) -> Iterator[Receiver]:
    """Somebody's own system."""
    with receiving(town.tls) as receiver:
        yield receiver


def verified(receiver: Receiver) -> list[Any]:
    """What it has got of verified organisations."""
    return [one for one in receiver.got if one.event["type"].endswith(".organisation.verified.v1")]


def until_shown(page: Page, text: str) -> None:
    """Reload as a person does until a worker has done its part."""

    def look() -> bool:
        page.reload()
        return page.get_by_role("main").get_by_text(text).count() > 0

    eventually(look, within=30)


def test_a_webhook_from_its_form_to_its_end(town: Town, open_page: OpenPage, receiver: Receiver) -> None:
    """What was typed survives, the secret is shown once, an event arrives and is in the log."""
    page = open_page("/cont", sign_in_as=newcomer(town, "horia"), java_script_enabled=False)
    page.get_by_role("link", name="Webhookuri").click()
    page.get_by_role("link", name="Adaugă un webhook").click()
    page.get_by_label("Numele").fill("Registratura (exemplu)")
    page.get_by_label("Adresa", exact=True).fill("https://10.0.0.1/")
    page.get_by_role("button", name="Adaugă un webhook").click()
    expect(page.get_by_role("alert")).to_contain_text("Adresa duce într-o rețea internă")
    expect(page.get_by_label("Numele")).to_have_value("Registratura (exemplu)")
    page.get_by_label("Adresa", exact=True).fill(receiver.url())
    page.get_by_role("button", name="Adaugă un webhook").click()
    secret = page.locator("dl.summary-list code").inner_text()
    page.get_by_role("link", name="Am copiat secretul").click()
    expect(page.get_by_role("main")).not_to_contain_text(secret)
    page.get_by_role("button", name="Trimite testul și verifică").click()
    expect(page.get_by_role("status")).to_contain_text("Testul a plecat")
    until_shown(page, "primește mesaje")

    town.verified_association("Asociația Webhookurilor (exemplu)", "77/A/2026", "w@asociatii.example.org")
    until_shown(page, "registry.organisation.verified")
    # The log has a message from when it waits on.
    eventually(lambda: bool(verified(receiver)), within=30)
    (got, *_) = verified(receiver)
    Webhook(secret).verify(got.body, got.headers)
    page.get_by_role("link", name="registry.organisation.verified").first.click()
    expect(page.get_by_role("main")).to_contain_text("HTTP 200")
    expect(page.get_by_role("main")).to_contain_text(got.headers["webhook-signature"])
    page.get_by_role("button", name="Trimite din nou").click()
    expect(page.get_by_role("status")).to_contain_text("cu același webhook-id")
    eventually(lambda: receiver.ids().count(got.headers["webhook-id"]) == 2)

    page.get_by_role("link", name="Registratura (exemplu)").click()
    page.get_by_role("button", name="Oprește").click()
    expect(page.get_by_role("status")).to_contain_text("Webhookul a fost oprit.")
    page.get_by_role("link", name="Șterge").click()
    page.get_by_role("button", name="Șterge").click()
    expect(page.get_by_role("status")).to_contain_text("Webhookul a fost șters.")


@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_are_for_everyone(
    town: Town, open_page: OpenPage, receiver: Receiver, axe_script: str, language: str
) -> None:
    """Nothing that axe finds, light and dark; nothing that makes one scroll sideways on a phone."""
    page = open_page("/", sign_in_as=town.citizen)
    person = town.person(town.citizen)
    body = {"name": "Exemplu", "url": receiver.url(), "topics": [{"kind": "all"}]}
    made = person.call("notification", "POST", "webhooks", body)["id"]
    person.call("notification", "POST", f"webhooks/{made}/secrets", {})
    sent = person.call("notification", "POST", f"webhooks/{made}/test", {})["id"]
    one = f"{LIST}/{made}"
    eventually(lambda: person.call("notification", "GET", f"webhooks/{made}")["state"] == "active", within=30)
    for path in (LIST, f"{LIST}/nou", one, f"{one}/mesaje/{sent}", f"{one}/secret", f"{one}/sterge"):
        page.goto(language + path)
        check(page, axe_script)
