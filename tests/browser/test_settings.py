"""How an authority goes about consulting: its administrator chooses, and sees what was chosen before."""

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town


def test_an_administrator_chooses_how_days_are_counted(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """Without a script; and chooses back, so that nothing else of the town is counted anew."""
    page = open_page(
        f"/administrare/{town.authority}", sign_in_as=town.administrator, java_script_enabled=False
    )
    page.get_by_role("link", name="Vezi și alege").click()
    expect(page.get_by_label("După Codul civil")).to_be_checked()
    for rule in ("Fără prima zi", "După Codul civil"):
        page.get_by_label(rule).check()
        page.get_by_role("button", name="Salvează").click()
        expect(page.get_by_role("status")).to_contain_text("se aplică de acum înainte")
        page.get_by_role("link", name="Vezi și alege").click()
        expect(page.get_by_label(rule)).to_be_checked()
    before = page.get_by_role("region", name="Ce a fost ales până acum").get_by_role("listitem")
    expect(before.first).to_contain_text("După Codul civil")
    expect(before.nth(1)).to_contain_text("Fără prima zi")


def test_the_page_is_for_administrators_and_for_everyone_among_them(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """A clerk is told no; the page is clean in both languages, small and large."""
    path = f"/administrare/{town.authority}/setari"
    assert open_page(path, sign_in_as=town.clerk).title().startswith("Nu aveți")
    page = open_page(path, sign_in_as=town.administrator)
    check(page, axe_script)
    page.goto(f"/en{path}")
    check(page, axe_script)
