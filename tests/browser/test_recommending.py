"""What a person may recommend: on several articles, on the whole act; without a name; and taken back."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import MYSELF, publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

ONCE = "Cine apasă de două ori să aibă un singur număr."
SAID = "Regulamentul să se aplice după o lună de la publicare."


def on(page: Page) -> None:
    """To the next page of the form."""
    page.get_by_role("button", name="Continuă").click()


def send(page: Page) -> str:
    """From the page on reason and wording, past that on files, to the receipt; returns its address."""
    on(page)
    on(page)
    if page.get_by_label(MYSELF).count():
        page.get_by_label(MYSELF).check()
    page.get_by_label("Fără nume").check()
    on(page)
    page.get_by_role("button", name="Trimite recomandarea").click()
    expect(page.get_by_role("heading", name="Recomandarea a fost înregistrată")).to_be_visible()
    return page.url


def test_on_several_articles_and_taken_back(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Ticked, sent without a name, found at both articles, withdrawn after a question."""
    path = publish_one(town)
    page = open_page(f"{path}/recomanda", sign_in_as=town.citizen, java_script_enabled=False)
    page.get_by_label("Proiectul întreg").check()
    page.get_by_label("Art. 2").check()
    on(page)
    expect(page.get_by_role("alert")).to_contain_text("Alegeți fie proiectul întreg, fie articole din el.")
    page.get_by_label("Proiectul întreg").uncheck()
    page.get_by_label("Art. 5").check()
    on(page)
    page.get_by_label("Ce recomandați?").fill(SAID)
    on(page)
    expect(page.get_by_label("Cum ați scrie articolul?")).to_have_count(0)
    receipt = send(page)
    public = open_page(f"{path}?articol=5")
    said = public.locator("article.recommendation", has_text=SAID)
    expect(said).to_contain_text("Art. 2, art. 5")
    expect(said).to_contain_text("Persoană fizică")

    page.goto("/recomandarile-mele")
    page.get_by_role("link", name="Retrage recomandarea").first.click()
    check(open_page(page.url.removeprefix(town.url), sign_in_as=town.citizen), axe_script)
    page.get_by_role("button", name="Retrage").click()
    expect(page.get_by_text("Recomandarea este retrasă.")).to_be_visible()
    assert page.url.startswith(receipt)
    town.mails.wait(town.citizen, "este retrasă")
    public.reload()
    expect(public.get_by_text(SAID)).to_have_count(0)
    expect(public.locator("article.recommendation")).to_contain_text("Retrasă")


def test_on_the_act_as_a_whole(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """From the act's head; it stands with those on the act, at no article."""
    path = publish_one(town)
    page = open_page(path, sign_in_as=town.citizen)
    page.get_by_role("link", name="Recomandă la proiectul întreg").click()
    page.get_by_label("Ce recomandați?").fill(SAID)
    on(page)
    send(page)
    expect(page.locator(".receipt")).to_contain_text("Proiectul întreg")
    check(page, axe_script)
    page.goto(path)
    page.get_by_role("link", name="la proiectul întreg", exact=False).first.click()
    expect(page.locator("article.recommendation")).to_contain_text(SAID)


def test_a_double_click_is_one_entry(town: Town, open_page: OpenPage) -> None:
    """Whoever presses twice gets one number, and one receipt."""
    path = publish_one(town)
    page = open_page(f"{path}/recomanda?articol=2", sign_in_as=town.citizen)
    page.get_by_label("Ce recomandați?").fill(ONCE)
    on(page)
    on(page)
    on(page)
    if page.get_by_label(MYSELF).count():
        page.get_by_label(MYSELF).check()
    on(page)
    page.get_by_role("button", name="Trimite recomandarea").dblclick()
    expect(page.get_by_role("heading", name="Recomandarea a fost înregistrată")).to_be_visible()
    page.goto(path)
    expect(page.locator("article.recommendation", has_text=ONCE)).to_have_count(1)
