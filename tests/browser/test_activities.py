"""A joint activity from an association's proposal to its results; all without JavaScript."""

from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

TITLE = "Curățăm malul, ediția de probă"
NAME = "Asociația Maluri de Probă (exemplu)"
TRIES = 40


def propose(page: Page) -> None:
    """Five hours, in ten days; what is missing is said first."""
    page.get_by_role("button", name="Trimiteți propunerea").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți titlul.")
    page.get_by_label("Titlul", exact=True).fill(TITLE)
    page.get_by_label("De ce o faceți").fill("Un mal curat (exemplu).")
    page.get_by_label("Felul").select_option("clean-up")
    day = datetime.now(UTC).date() + timedelta(days=10)
    page.get_by_label("Ziua", exact=True).fill(day.isoformat())
    page.get_by_label("De la ora").fill("14:00")
    page.get_by_label("Până la ora").fill("09:00")
    page.get_by_label("Locul").fill("Podul de pe Dâmbu (exemplu)")
    page.get_by_role("button", name="Trimiteți propunerea").click()
    expect(page.get_by_role("alert")).to_contain_text("Sfârșitul trebuie să fie după început.")
    page.get_by_label("De la ora").fill("09:00")
    page.get_by_label("Până la ora").fill("14:00")
    for _ in range(TRIES):  # until the mandate has been heard of
        with page.expect_navigation():
            page.get_by_role("button", name="Trimiteți propunerea").click()
        if page.get_by_role("heading", name=TITLE, level=1).count():
            return
        page.wait_for_timeout(500)


def test_an_association_proposes_and_the_authority_announces(
    open_page: OpenPage, town: Town, axe_script: str
) -> None:
    """Nobody sees it before; with its costs afterwards; what changes says why."""
    town.verified_association(NAME, "77/A/2026", "maluri@example.org")
    page = open_page("/cont/activitati/noua", sign_in_as=town.citizen, java_script_enabled=False)
    page.get_by_label("Organizația care propune").select_option(label=NAME)
    page.get_by_label("Ce face organizația").fill("aduce voluntari")
    page.get_by_label("Autoritate", exact=True).select_option(town.authority)
    propose(page)
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    own = page.url
    public = own.replace("/cont", "")
    answer = page.goto(public)
    assert answer is not None
    assert answer.status == 404
    page.goto(own)
    page.get_by_role("link", name="Costuri").click()
    first = page.get_by_role("group", name="Costul 1")
    first.get_by_label("Ce", exact=True).fill("Saci")
    first.get_by_label("Suma (lei)").fill("-5")
    page.get_by_role("button", name="Salvați").last.click()
    expect(page.get_by_role("alert")).to_contain_text("Costul 1: scrieți o sumă mai mare decât zero")
    page.get_by_role("group", name="Costul 1").get_by_label("Suma (lei)").fill("1.250,50")
    page.get_by_role("button", name="Salvați").last.click()
    expect(page.get_by_role("cell", name="1.250,50 lei").first).to_be_visible()

    desk = open_page(
        f"/birou/activitati?autoritate={town.authority}", sign_in_as=town.clerk, java_script_enabled=False
    )
    desk.get_by_role("link", name=TITLE).first.click()
    desk.get_by_role("button", name="Da, ia parte").click()
    desk.get_by_role("button", name="Anunțați activitatea").click()
    expect(desk.get_by_text("Este publică.")).to_be_visible()

    visitor = open_page("/activitati?q=curatam", java_script_enabled=False)
    visitor.get_by_role("link", name=TITLE).first.click()
    expect(visitor.get_by_role("cell", name="1.250,50 lei").first).to_be_visible()
    visitor.get_by_role("link", name="Pentru presă").click()
    expect(visitor.get_by_text("Costurile declarate: 1.250,50 lei.")).to_be_visible()

    page.goto(f"{own}/schimba")
    page.get_by_label("Locul").fill("Podul mic (exemplu)")
    page.get_by_role("button", name="Salvați").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul.")
    page.get_by_label("Motivul").fill("Se repară podul (exemplu).")
    page.get_by_role("button", name="Salvați").click()
    visitor.goto(public)
    expect(visitor.get_by_text("Se repară podul (exemplu).")).to_be_visible()
    for seen in (public, f"{public}/presa", "/activitati", "/activitati/calendar"):
        check(open_page(seen), axe_script)
    for seen in (own, f"{own}/buget", f"{own}/fisiere", f"{own}/invitatii"):
        check(open_page(seen, sign_in_as=town.citizen), axe_script)
