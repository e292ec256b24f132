"""Clerks answer: drafts, those alike at once, sentences to begin with, one moment in which all is public."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one
from tests.browser.test_pages import check
from tests.browser.town import Town

ALIKE = "Locurile pentru biciclete sunt prea puține lângă piața din centru."
ALSO = "Locurile pentru biciclete sunt prea putine, lângă piața din centru!"
OTHER = "Tariful să se poată plăti și prin telefon, nu numai cu monede."


def said(town: Town, consultation: str, *texts: str) -> list[str]:
    """What the citizen recommends on article 1; returns the register numbers."""
    citizen, path = town.person(town.citizen), f"consultations/{consultation}/recommendations"
    bodies = [{"article": "1", "text": text} for text in texts]
    return [citizen.call("consultation", "POST", path, body)["register_number"] for body in bodies]


def open_one(page: Page, consultation: str, number: str) -> None:
    """The page on which a recommendation is answered."""
    page.goto(f"/birou/recomandari?consultation={consultation}&q={number}")
    page.get_by_role("link", name=f"Recomandarea {number}").click()


def test_answers_are_drafted_together_and_published_in_one_moment(
    town: Town, open_page: OpenPage, axe_script: str
) -> None:
    """Without a script: an unfinished draft, two answered alike, one by itself, all published at once."""
    consultation = publish_one(town).rsplit("/", 1)[1]
    first, second, third = said(town, consultation, ALIKE, ALSO, OTHER)
    page = open_page("/birou", sign_in_as=town.clerk, java_script_enabled=False)

    open_one(page, consultation, third)
    page.get_by_role("button", name="Salvează ciorna").click()
    expect(page.get_by_role("status")).to_contain_text("Ciorna este salvată")
    page.get_by_role("button", name="Gata, se publică").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul.")
    page.get_by_text("Începuturi de răspuns").click()
    page.get_by_role("button", name="Pune în motiv Nu ține").click()
    expect(page.get_by_label("De ce")).to_have_value(
        re.compile("^Ce cereți nu ține de competența consiliului local")
    )
    page.get_by_label("De ce").fill("Plata prin telefon o hotărăște operatorul parcărilor.")
    page.get_by_role("button", name="Gata, se publică").click()

    open_one(page, consultation, first)
    page.get_by_label("O preluăm în parte").check()
    page.get_by_label("De ce").fill("Se adaugă douăzeci de locuri.")
    page.get_by_label("Unde a fost preluată").select_option("2")
    page.get_by_label(second).check()
    page.get_by_role("button", name="Gata, se publică").click()
    expect(page.get_by_role("status")).to_contain_text("Răspunsul este gata")

    page.goto(f"/birou/consultari/{consultation}/raspunsuri")
    for number in (first, second, third):
        expect(page.get_by_role("link", name=f"Recomandarea {number}")).to_be_visible()
    publish = page.get_by_role("button", name="Publică")
    publish.click()
    expect(page.get_by_role("alert")).to_contain_text("Confirmați")
    page.get_by_label("Am citit răspunsurile").check()
    publish.click()
    expect(page.get_by_role("status").first).to_contain_text("publicate")
    town.mails.wait(town.citizen, "operatorul parcărilor")

    page.goto(f"/consultari/{consultation}?articol=1")
    public = page.locator("article.recommendation", has_text=f"Recomandarea {second}")
    expect(public).to_contain_text("Preluată în parte")
    expect(public).to_contain_text("împreună cu încă o recomandare")
    expect(public.get_by_role("link", name="Preluată la art. 2")).to_have_attribute(
        "href", re.compile("#art-2$")
    )
    expect(page.locator("article.recommendation", has_text=OTHER)).to_contain_text("Nu ține de competența")


def test_a_second_person_checks(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """Sent back with a note, whoever wrote it reads it; the pages are clean in both languages."""
    consultation = publish_one(town).rsplit("/", 1)[1]
    [number] = said(
        town, consultation, "Locurile pentru persoane cu dizabilități să fie mai late cu un metru."
    )
    page = open_page("/birou", sign_in_as=town.clerk)
    open_one(page, consultation, number)
    here = page.url
    check(page, axe_script)
    page.get_by_label("O preluăm", exact=True).check()
    page.get_by_label("De ce").fill("Este drept.")
    page.get_by_role("button", name="Gata, se publică").click()
    for path in (f"{here}/verificare", f"/birou/recomandari?consultation={consultation}"):
        page.goto(path)
        check(page, axe_script)
    page.goto(f"/en/birou/consultari/{consultation}/raspunsuri")
    check(page, axe_script)
    page.goto(f"{here}/verificare")
    page.get_by_role("button", name="Trimite înapoi").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți ce trebuie schimbat.")
    page.get_by_label("Ce trebuie scris altfel").fill("Spuneți și de când.")
    page.get_by_role("button", name="Trimite înapoi").click()
    expect(page.get_by_role("status").first).to_contain_text("s-a întors la cine l-a scris")
    page.goto(here)
    expect(page.get_by_text("Spuneți și de când.")).to_be_visible()
