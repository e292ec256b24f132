"""A clerk masks words of a recommendation; its author contests, and somebody else decides."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

TEXT = "Viceprimarul Zbârcea este un escroc. Locurile pentru riverani sunt prea puține."


def recommended(town: Town) -> tuple[str, str]:
    """A consultation's page, and the id of a recommendation on it that the citizen has sent."""
    path = publish_one(town)
    where = path.removeprefix("/consultari/")
    body = {"article": "2", "text": TEXT}
    sent = town.person(town.citizen).call(
        "consultation", "POST", f"consultations/{where}/recommendations", body
    )
    return path, str(sent["id"])


def test_masked_contested_and_shown_again(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Without JavaScript; each page is clean, in both languages, also on a phone."""
    path, recommendation = recommended(town)
    clerk = open_page(
        f"/birou/recomandari/{recommendation}", sign_in_as=town.clerk, java_script_enabled=False
    )
    clerk.get_by_role("link", name="Ascunde din text").click()
    clerk.get_by_role("link", name="Ascunde din recomandare").click()
    clerk.get_by_label("Numai unele cuvinte").check()
    clerk.get_by_label("Cuvintele de ascuns").fill("un escroc\nde pe marte")
    clerk.get_by_label("insultă").check()
    clerk.get_by_label("De ce").fill("Cuvintele jignesc o persoană.")
    clerk.get_by_role("button", name="Ascunde").click()
    expect(clerk.get_by_role("alert")).to_contain_text("Pasajul „de pe marte” nu se găsește")
    expect(clerk.get_by_label("De ce")).to_have_value("Cuvintele jignesc o persoană.")
    clerk.get_by_label("Cuvintele de ascuns").fill("un escroc")
    clerk.get_by_role("button", name="Ascunde").click()
    expect(clerk.get_by_role("status")).to_contain_text("Cuvintele nu mai sunt publice")
    public = open_page(path, viewport={"width": 360, "height": 800})
    expect(public.get_by_text("Zbârcea este [ascuns: insultă].")).to_be_visible()
    public.get_by_role("link", name=re.compile("recomand.* moderat")).click()
    expect(public.get_by_text("Cuvintele jignesc o persoană.").first).to_be_visible()
    check(public, axe_script)
    author = open_page(
        f"/confirmari/{recommendation}", sign_in_as=town.citizen, viewport={"width": 360, "height": 800}
    )
    expect(author.get_by_text(TEXT)).to_be_visible()
    check(author, axe_script)
    author.get_by_role("link", name="Contestă decizia").click()
    author.get_by_role("button", name="Trimite contestația").click()
    expect(author.get_by_role("alert")).to_contain_text("Scrieți de ce nu sunteți de acord.")
    check(author, axe_script)
    author.get_by_label("De ce nu sunteți de acord").fill("A fost condamnat definitiv.")
    author.get_by_role("button", name="Trimite contestația").click()
    expect(author.get_by_role("status")).to_contain_text("Contestația a fost trimisă.")
    other = open_page(f"/birou/moderare?autoritate={town.authority}", sign_in_as=town.administrator)
    check(other, axe_script)
    other.goto(f"/birou/moderare/{recommendation}")
    expect(other.get_by_text("A fost condamnat definitiv.")).to_be_visible()
    check(other, axe_script)
    other.get_by_role("link", name="Soluționează contestația").click()
    check(other, axe_script)
    other.get_by_label("Textul se vede din nou").check()
    other.get_by_label("De ce").fill("Este o afirmație dovedită.")
    other.get_by_role("button", name="Trimite hotărârea").click()
    expect(other.get_by_role("status")).to_contain_text("Contestația este soluționată.")
    public.goto(path)
    expect(public.get_by_text("este un escroc.")).to_be_visible()


def test_hidden_whole(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """A note stands in its place, in the language of the page; who hid it does not decide about it."""
    path, recommendation = recommended(town)
    clerk = open_page(f"/birou/moderare/{recommendation}/ascunde", sign_in_as=town.clerk)
    check(clerk, axe_script)
    clerk.get_by_role("button", name="Ascunde").click()
    expect(clerk.get_by_role("alert")).to_contain_text("Alegeți ce ascundeți.")
    check(clerk, axe_script)
    clerk.get_by_label("Tot textul").check()
    clerk.get_by_label("date personale").check()
    clerk.get_by_label("De ce").fill("Numește o persoană.")
    clerk.get_by_role("button", name="Ascunde").click()
    expect(clerk.get_by_role("status")).to_contain_text("Textul nu mai este public.")
    public = open_page(f"/en/recomandari/{recommendation}")
    expect(public.get_by_text("Text hidden by the authority on")).to_be_visible()
    expect(public.get_by_text("Zbârcea")).to_have_count(0)
    check(public, axe_script)
    public.goto(f"/en/autoritati/{town.authority}/moderare")
    expect(public.get_by_text("personal data", exact=True)).to_be_visible()
    check(public, axe_script)
    public.goto(f"/en{path}/moderare")
    check(public, axe_script)


def test_the_authority_looks_first(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Where it chose so, the text waits; the clerk lets it through; the choice is taken back at the end."""
    settings = f"/administrare/{town.authority}/setari"
    administrator = open_page(settings, sign_in_as=town.administrator)
    choice = administrator.get_by_label("Cineva vede fiecare recomandare înainte să o citească publicul")
    choice.check()
    administrator.get_by_role("button", name="Salvează").click()
    expect(administrator.get_by_role("status")).to_be_visible()
    _, recommendation = recommended(town)
    administrator.goto(settings)
    check(administrator, axe_script)
    choice.uncheck()
    administrator.get_by_role("button", name="Salvează").click()
    public = open_page(f"/recomandari/{recommendation}")
    expect(public.get_by_text("Textul așteaptă verificarea autorității.")).to_be_visible()
    check(public, axe_script)
    clerk = open_page(f"/birou/moderare?autoritate={town.authority}", sign_in_as=town.clerk)
    clerk.get_by_role("link", name="De verificat înainte de afișare").click()
    expect(clerk.get_by_text(TEXT)).to_be_visible()
    check(clerk, axe_script)
    clerk.get_by_role("button", name="Arată publicului").click()
    expect(clerk.get_by_role("status")).to_contain_text("Publicul citește recomandarea.")
    public.reload()
    expect(public.get_by_text(TEXT)).to_be_visible()
