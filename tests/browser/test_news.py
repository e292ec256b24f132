"""The bell: what one follows and what concerns one, on the page."""

import pytest
from playwright.sync_api import expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_directory import verified_association
from tests.browser.test_following import decide
from tests.browser.test_own_account import newcomer
from tests.browser.test_pages import check
from tests.browser.town import Town

DEVICE = {
    "endpoint": "https://push.example.org/send/secret",
    "keys": {
        "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
        "auth": "BTBZMqHH6r4Tts7J_aSIgg",
    },
}


@pytest.fixture(scope="module")
def organisation(town: Town) -> str:
    """The path of the association's page."""
    return verified_association(town)


def test_a_follower_sees_the_bell_opens_and_reads(
    town: Town, organisation: str, open_page: OpenPage, axe_script: str
) -> None:
    """The number beside the bell comes by itself; what is opened is counted no more."""
    email = newcomer(town, "clopotel")
    page = open_page("/", sign_in_as=email)
    page.goto("/cont/noutati")
    expect(page.get_by_text("Aici apar confirmările și răspunsurile")).to_be_visible()
    expect(page.locator(".bell .count")).to_have_count(0)
    page.goto(f"{organisation}/urmareste")
    page.get_by_role("button", name="Urmărește").click()
    for act, subject in (("suspend", "Verificare suspendată"), ("lift", "Suspendare ridicată")):
        decide(town, act)
        town.mails.wait(email, subject)
    page.goto("/")
    expect(page.locator(".bell .count")).to_have_text("2")
    page.get_by_role("link", name="Noutăți 2 necitite").click()
    expect(page.get_by_role("heading", name="Noutăți")).to_be_visible()
    expect(page.locator(".news .unread")).to_have_count(2)
    check(page, axe_script)
    page.get_by_role("link", name="Verificarea organizației este suspendată").click()
    expect(page.get_by_role("heading", name=content.ASSOCIATION)).to_be_visible()
    expect(page.locator(".bell .count")).to_have_text("1")
    page.goto("/en/cont/noutati?necitite=1")
    expect(page.get_by_role("link", name="The organisation is verified again")).to_be_visible()
    expect(page.get_by_role("link", name="verification is suspended")).to_have_count(0)
    check(page, axe_script)


def test_without_javascript_the_bell_is_a_link_and_reading_a_button(
    town: Town, organisation: str, open_page: OpenPage
) -> None:
    """With the keyboard alone; who follows nothing is told what will be here."""
    email = newcomer(town, "fara-scripturi")
    page = open_page("/", sign_in_as=email, java_script_enabled=False)
    page.goto(f"{organisation}/urmareste")
    page.get_by_role("button", name="Urmărește").click()
    decide(town, "suspend")
    town.mails.wait(email, "Verificare suspendată")
    decide(town, "lift")
    page.get_by_role("link", name="Noutăți").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Marchează toate ca citite").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Toate sunt marcate ca citite.")).to_be_visible()
    expect(page.get_by_text(content.ASSOCIATION).first).to_be_visible()
    page.goto("/cont/urmaresc")
    page.get_by_label("pe e-mail").uncheck()
    page.get_by_role("button", name="Anunță-mă așa").click()
    expect(page.get_by_role("status")).to_contain_text("De acum aflați așa cum ați ales.")
    expect(page.get_by_label("pe e-mail")).not_to_be_checked()
    expect(page.get_by_label("în cont, la Noutăți")).to_be_checked()


def test_notifications_are_offered_where_the_browser_can_and_its_owner_allows(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """Forbidden, possible, failed, and without JavaScript: each with its sentence; turned off by a button."""
    email = newcomer(town, "notificata")
    town.person(email).call("notification", "POST", "push/devices", DEVICE)
    forbidden = open_page("/", sign_in_as=email, permissions=["geolocation"])
    allowed = open_page("/", sign_in_as=email, permissions=["notifications"])
    plain = open_page("/", sign_in_as=email, java_script_enabled=False)
    for page in (forbidden, allowed, plain):
        page.goto("/cont/notificari")
    expect(forbidden.get_by_text("Browserul blochează notificările acestui site.")).to_be_visible()
    check(forbidden, axe_script)
    expect(allowed.get_by_role("button", name="Pornește notificările")).to_be_visible()
    check(allowed, axe_script)
    # A private window reaches no push service; our own worker is there all the same.
    allowed.get_by_role("button", name="Pornește notificările").click()
    expect(allowed.get_by_role("alert")).to_contain_text("Nu am reușit să pornim notificările.")
    script = "navigator.serviceWorker.ready.then(found => found.scope)"
    assert allowed.evaluate(script) == f"{town.url}/"
    expect(plain.get_by_text("Aici nu pot fi pornite")).to_be_visible()
    expect(plain.get_by_role("button", name="Pornește notificările")).to_have_count(0)
    plain.get_by_role("button", name="Oprește").click()
    expect(plain.get_by_text("Notificările sunt oprite acolo.")).to_be_visible()
    expect(plain.get_by_text("Nicăieri deocamdată.")).to_be_visible()
