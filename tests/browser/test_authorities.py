"""An authority from its first administrator on: whom to turn to, departments, staff by invitation."""

import subprocess

import pytest
from playwright.sync_api import expect

from operations.demo import content
from operations.demo.site import Person
from operations.operator.places.local import LocalPlace
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

ADMINISTRATOR = content.ADMINISTRATOR[0]
SECOND = "administratoare@exemplu.example.org"
INVITED = "redactor@exemplu.example.org"


@pytest.fixture(scope="module")
def administration(town: Town) -> str:
    """Where the authority is administered; `parteneriat registry` has made a second administrator."""
    person = ["--email", SECOND, "--name", "Maria Exemplu (administratoare)", "--password-file", "-"]
    made = LocalPlace(town.folder).service("registry", "create-admin", "--authority", town.authority, *person)
    subprocess.run(made.argv, env=made.env, input=town.password, text=True, check=True, capture_output=True)
    Person(town.site, INVITED, "Radu Exemplu", town.password).sign_up(town.mails)
    return f"/administrare/{town.authority}"


def test_whom_to_turn_to_is_public_and_the_administrators_to_say(
    town: Town, open_page: OpenPage, administration: str
) -> None:
    """Errors stay at their fields; what was saved is on the public page."""
    page = open_page("/", sign_in_as=ADMINISTRATOR, java_script_enabled=False)
    page.get_by_role("link", name="Administrare").click()
    page.get_by_role("link", name="Schimbă").click()
    page.get_by_label("Numele persoanei").fill("Elena Exemplu")
    page.get_by_label("E-mailul persoanei").fill("elena")
    page.get_by_role("button", name="Salvează").click()
    expect(page.locator("#e-officer_email")).to_be_visible()
    expect(page.get_by_label("Numele persoanei")).to_have_value("Elena Exemplu")
    page.get_by_label("E-mailul persoanei").fill("elena@exemplu.example.org")
    page.get_by_role("button", name="Salvează").click()
    expect(page.get_by_text("Datele au fost salvate.")).to_be_visible()
    page.get_by_role("link", name="Adaugă un compartiment").click()
    page.get_by_label("Numele compartimentului").fill("Compartimentul relații cu publicul (exemplu)")
    page.get_by_label("Telefonul compartimentului").fill("0244 000 000")
    page.get_by_role("button", name="Adaugă un compartiment").click()
    expect(page.get_by_text("Compartimentul a fost adăugat.")).to_be_visible()

    public = open_page("/", java_script_enabled=False)
    public.get_by_role("link", name="Autorități").click()
    public.get_by_role("link", name="Primăria Orașului Exemplu").click()
    expect(public.get_by_role("main")).to_contain_text("Elena Exemplu")
    expect(public.get_by_role("main")).to_contain_text("Compartimentul relații cu publicul")
    expect(public.get_by_role("link", name="Administrează")).to_have_count(0)


def test_staff_by_invitation_until_the_role_is_taken_back(
    town: Town, open_page: OpenPage, administration: str
) -> None:
    """By letter; accepted in the account; the session ends when the role goes; the last one stays."""
    page = open_page(f"{administration}/invita", sign_in_as=ADMINISTRATOR, java_script_enabled=False)
    page.get_by_label("Adresa de e-mail a persoanei").fill(INVITED)
    page.get_by_role("button", name="Trimite invitația").click()
    expect(page.get_by_role("alert")).to_contain_text("Alegeți rolul.")
    page.get_by_label("Redactor", exact=True).check()
    page.get_by_role("button", name="Trimite invitația").click()
    expect(page.get_by_text("Invitația a fost trimisă prin e-mail.")).to_be_visible()
    town.mails.wait(INVITED, "/cont/invitatii")

    radu = open_page("/cont/invitatii", sign_in_as=INVITED, java_script_enabled=False)
    radu.get_by_role("button", name="Acceptă").click()
    expect(radu.get_by_text("Ați acceptat invitația.")).to_be_visible()

    page.goto(administration)
    page.get_by_role("link", name="Retrage rolul Radu Exemplu").click()
    page.get_by_role("button", name="Retrage rolul").click()
    expect(page.get_by_text("Rolul a fost retras.")).to_be_visible()
    page.get_by_role("link", name="Retrage rolul Maria Exemplu").click()
    page.get_by_role("button", name="Retrage rolul").click()
    page.get_by_role("link", name="Retrage rolul Dan Exemplu").click()
    page.get_by_role("button", name="Retrage rolul").click()
    expect(page.get_by_role("alert")).to_contain_text("Este ultimul administrator")


def test_who_does_not_administer_sees_nothing_of_it(
    town: Town, open_page: OpenPage, administration: str
) -> None:
    """Neither citizen nor clerk."""
    for who in (town.citizen, town.clerk):
        page = open_page(administration, sign_in_as=who)
        expect(page.get_by_role("heading", level=1)).not_to_contain_text("Primăria")


def test_the_pages_are_for_everyone(
    town: Town, open_page: OpenPage, administration: str, axe_script: str
) -> None:
    """Narrow and wide, light and dark, in both languages."""
    page = open_page("/autoritati", sign_in_as=ADMINISTRATOR)
    of_authority = f"/autoritati/{town.authority}"
    own = (administration, f"{administration}/contact", f"{administration}/invita")
    for path in ("/autoritati", of_authority, *own, "/cont/invitatii", f"/en{administration}"):
        page.goto(path)
        check(page, axe_script)
