"""The directory: searched as one types, counted, one organisation's page; for everyone."""

import re
from xml.etree import ElementTree

import httpx
import pytest
from playwright.sync_api import Page, expect

from operations.demo import content
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

TYPED = "linsitite"  # two letters exchanged


@pytest.fixture(scope="module")
def organisation(town: Town) -> str:
    """The path of the association's page, verified by the clerk."""
    return verified_association(town)


def verified_association(town: Town) -> str:
    """Let the clerk verify the association where that has not been done. Returns the path of its page."""
    clerk = town.person(town.clerk)
    found = clerk.call("registry", "GET", f"verifications?authority={town.authority}&state=pending")
    for asked in found["items"]:
        if asked["organisation"]["name"] == content.ASSOCIATION:
            clerk.call(
                "registry",
                "POST",
                f"verifications/{asked['id']}/verify",
                **{"If-Match": f'"{asked["version"]}"'},
            )
    listed = town.site.call("GET", f"registry/v1/organisations?q={TYPED}")["items"]
    return f"/organizatii/{listed[0]['id']}"


def found(page: Page) -> None:
    """The association stands in the list."""
    expect(page.locator("#results .things a", has_text=content.ASSOCIATION)).to_be_visible()


def test_a_mistyped_word_finds_as_one_types(organisation: str, open_page: OpenPage) -> None:
    """The list changes, says so aloud, and its address shows the same again."""
    page = open_page("/organizatii")
    page.get_by_label("Caută după nume").press_sequentially(TYPED)
    expect(page.get_by_text("Poate ați vrut")).to_be_visible()
    found(page)
    expect(page.locator("#announcer")).to_have_text("o organizație")
    page.wait_for_url(f"**/organizatii?q={TYPED}*")
    page.reload()
    found(page)


def test_filters_without_a_script_and_none_that_fit(organisation: str, open_page: OpenPage) -> None:
    """A place that nobody knows is said; an empty list leads back to all."""
    page = open_page("/organizatii", java_script_enabled=False)
    page.get_by_label("Localitate", exact=True).fill("Qwxz")
    page.get_by_role("button", name="Caută").click()
    expect(page.get_by_text("Nu cunoaștem localitatea")).to_be_visible()
    found(page)
    page.get_by_label("Localitate", exact=True).fill("bucov")
    page.get_by_label("și localitățile din jur").check()
    page.get_by_role("button", name="Caută").click()
    expect(page.get_by_text("Nicio organizație nu se potrivește")).to_be_visible()
    expect(page.get_by_label("Localitate", exact=True)).to_have_value("bucov")
    page.get_by_role("link", name="Toate organizațiile verificate").click()
    found(page)


def test_an_organisations_page(organisation: str, open_page: OpenPage) -> None:
    """By whom it was verified and when, what it has recommended, the history of its states."""
    page = open_page(organisation, java_script_enabled=False)
    expect(page.get_by_text(f"Verificată de {content.AUTHORITY_NAME} la")).to_be_visible()
    expect(page.get_by_role("heading", name="Ce a recomandat")).to_be_visible()
    expect(page.get_by_role("heading", name="Istoricul stărilor")).to_be_visible()
    expect(page.get_by_role("heading", name="Acorduri de parteneriat în vigoare")).to_be_visible()
    page.get_by_text("Adresa paginii", exact=True).click()
    expect(page.get_by_label("Copiați adresa")).to_have_value(re.compile(f"^https?://.*{organisation}$"))
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_text("Adresa acestei pagini:")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_text("Adresa acestei pagini:")).to_be_hidden()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_text("Verified by")).to_be_visible()


def test_an_organisations_page_leads_to_what_it_has_agreed_on(town: Town, open_page: OpenPage) -> None:
    """The foundation of the demonstration has an agreement in force."""
    page = open_page("/organizatii?q=fundatia+exemplu", java_script_enabled=False)
    page.get_by_role("link", name=content.FOUNDATION).click()
    agreed = page.get_by_role("region", name="Acorduri de parteneriat")
    expect(agreed.locator(".marks")).to_contain_text("în vigoare")
    agreed.get_by_role("link", name=content.AGREEMENT).click()
    expect(page.get_by_text("Ține zece ore de educație civică")).to_be_visible()


def test_the_town_halls_around_ploiesti_stand_side_by_side(town: Town, open_page: OpenPage) -> None:
    """Real by name alone, without the mark of what is made up."""
    page = open_page("/autoritati", java_script_enabled=False)
    for _, name, _ in content.REAL_NEIGHBOURS:
        item = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=name, exact=True))
        expect(item.locator(".example")).to_have_count(0)


def test_the_directory_is_for_everyone(organisation: str, open_page: OpenPage, axe_script: str) -> None:
    """Empty, full, mistyped; one organisation; in both languages, narrow and wide, light and dark."""
    page = open_page("/organizatii")
    for path in ("/organizatii", f"/organizatii?q={TYPED}", "/organizatii?q=qwxz", organisation):
        for prefix in ("", "/en"):
            page.goto(prefix + path)
            check(page, axe_script)


def test_a_list_is_found_by_keyboard_alone(organisation: str, open_page: OpenPage) -> None:
    """From the field to the organisation without a mouse."""
    page = open_page("/organizatii", java_script_enabled=False)
    page.get_by_label("Caută după nume").focus()
    page.keyboard.type("exemplu strazi")
    page.keyboard.press("Enter")
    found(page)
    page.get_by_role("link", name=content.ASSOCIATION).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(content.ASSOCIATION)


def test_the_newest_are_a_feed_and_the_list_a_file(town: Town, organisation: str) -> None:
    """Atom is well formed; the file is an attachment."""
    feed = httpx.get(f"{town.url}/organizatii/noi.atom", trust_env=False)
    entries = ElementTree.fromstring(feed.text).findall("{http://www.w3.org/2005/Atom}entry")
    assert any(organisation.rpartition("/")[2] in (entry[0].text or "") for entry in entries)
    page = httpx.get(f"{town.url}/api/registry/v1/organisations/export?format=xlsx", trust_env=False)
    assert page.headers["Content-Disposition"].startswith("attachment")
