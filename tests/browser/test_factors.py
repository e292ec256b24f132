"""Second steps: set up, used, lost; passkeys by a virtual authenticator of the browser's own."""

import re
import subprocess
import time

import pytest
from playwright.sync_api import Page, expect
from pyotp import TOTP, random_base32

from operations.demo import content
from operations.demo.codes import code_of, wait_for_the_next
from operations.demo.site import Person
from operations.operator.places.local import LocalPlace
from tests.browser.conftest import OpenPage
from tests.browser.test_pages import check
from tests.browser.town import Town

CODE = re.compile(r"\b(\d{4}) (\d{4})\b")
PAGES = ("", "/aplicatie", "/cheie", "/parola", "/fara-parola", "/cod-e-mail", "/coduri")
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def new_person(town: Town, name: str) -> Person:
    """Somebody who has just signed up."""
    person = Person(town.site, f"{name}@persoane.example.org", f"{name.title()} Exemplu", town.password)
    person.sign_up(town.mails)
    return person


def fill_first_step(page: Page, email: str, password: str) -> None:
    """E-mail and password."""
    page.get_by_label("Adresa de e-mail").fill(email)
    page.get_by_label("Parola").fill(password)
    page.get_by_role("button", name="Intră în cont").click()


def add_app(page: Page) -> TOTP:
    """An app, from the overview to the recovery codes' page."""
    page.get_by_role("link", name="Adaugă o aplicație de autentificare").click()
    page.get_by_role("button", name="Am aplicația, mergi mai departe").click()
    app = TOTP(page.locator(".secret").inner_text().replace(" ", ""))
    expect(page.get_by_role("img", name="Imagine pentru aplicația de autentificare")).to_be_visible()
    page.get_by_label("Codul pe care îl arată aplicația").fill("000000")
    page.get_by_role("button", name="Verifică și adaugă").click()
    expect(page.get_by_role("alert")).to_contain_text("Codul nu este bun")
    assert app.secret == page.locator(".secret").inner_text().replace(" ", "")
    page.get_by_label("Codul pe care îl arată aplicația").fill(app.now())
    page.get_by_role("button", name="Verifică și adaugă").click()
    expect(page.get_by_text("Aplicația de autentificare a fost adăugată.")).to_be_visible()
    return app


def test_an_app_is_added_used_and_its_loss_survived(town: Town, open_page: OpenPage) -> None:
    """Without JavaScript: picture, first code, recovery codes, then both kinds of second step."""
    ana = new_person(town, "ana.pas")
    page = open_page("/autentificare?spre=/cont/securitate", java_script_enabled=False)
    fill_first_step(page, ana.email, town.password)
    app = add_app(page)
    page.get_by_role("button", name="Fă coduri de rezervă").click()
    codes = page.locator(".recovery li").all_inner_texts()
    assert len(set(codes)) == 10
    page.get_by_role("link", name="Le-am păstrat").click()
    expect(page.get_by_text("V-au rămas 10 coduri.")).to_be_visible()

    for code in (app.at(int(time.time()), counter_offset=1), codes[0]):
        page = open_page("/autentificare?spre=/cont/securitate", java_script_enabled=False)
        fill_first_step(page, ana.email, town.password)
        expect(page.get_by_role("heading", name="Al doilea pas", exact=True)).to_be_visible()
        page.get_by_label("Codul din aplicație").fill(code)
        page.get_by_role("button", name="Intră în cont").click()
        expect(page.get_by_role("heading", name="Securitatea contului")).to_be_visible()
    expect(page.get_by_text("V-au rămas 9 coduri.")).to_be_visible()
    town.mails.wait(ana.email, "cod de rezervă")

    page.get_by_role("link", name="Scoate Aplicație de autentificare").click()
    page.get_by_role("button", name="Scoate").click()
    expect(page.get_by_text("Nu aveți încă un al doilea pas.")).to_be_visible()
    town.mails.wait(ana.email, "A fost scoasă aplicația")


def test_a_passkey_signs_in_alone(town: Town, open_page: OpenPage) -> None:
    """Made, named, used without typing anything, shown with its last use, removed."""
    ion = new_person(town, "ion.cheie")
    page = open_page("/cont/securitate", sign_in_as=ion.email)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.get_by_role("link", name="Adaugă o cheie de acces").click()
    page.get_by_label("Numele cheii").fill("Telefonul meu")
    page.get_by_role("button", name="Fă cheia de acces").click()
    expect(page.get_by_text("Cheia de acces a fost adăugată.")).to_be_visible()
    page.get_by_role("link", name="Mai târziu").click()
    expect(page.locator("dt", has_text="Telefonul meu")).to_be_visible()

    page.goto("/iesire")
    page.get_by_role("main").get_by_role("button", name="Ieșire").click()
    page.goto("/autentificare?spre=/cont/securitate")
    page.get_by_role("button", name="Intră cu o cheie de acces").click()
    expect(page.get_by_text("Folosită ultima dată")).to_be_visible()

    fill = open_page("/autentificare")
    fill_first_step(fill, ion.email, town.password)
    expect(fill.get_by_role("button", name="Folosește cheia de acces")).to_be_visible()
    expect(fill.get_by_label("Codul din aplicație")).to_have_count(0)

    page.get_by_role("link", name="Scoate Telefonul meu").click()
    page.get_by_role("button", name="Scoate").click()
    expect(page.get_by_text("Nu aveți încă un al doilea pas.")).to_be_visible()


def test_without_javascript_passkeys_are_explained_away(open_page: OpenPage) -> None:
    """No button that does nothing."""
    page = open_page("/autentificare", java_script_enabled=False)
    expect(page.get_by_role("button", name="Intră cu o cheie de acces")).to_be_hidden()
    expect(page.get_by_text("Cheile de acces au nevoie de un browser nou")).to_be_visible()


def test_an_account_without_a_password(town: Town, open_page: OpenPage) -> None:
    """Signed up without one, signed in by a code of the mail; a wrong one is told at the field."""
    email = "fara.parola@persoane.example.org"
    page = open_page("/en/cont/nou", java_script_enabled=False)
    page.get_by_label("Your name").fill("Fără Parolă Exemplu")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("I want no password").check()
    page.get_by_role("button", name="Create the account").click()
    person = Person(town.site, email, "", "")
    town.site.call(
        "POST", "registry/v1/accounts/confirm", {"token": town.mails.token(person.email, "/confirmare?")}
    )
    page.goto("/en/autentificare")
    page.get_by_role("link", name="Get a code by e-mail").click()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send the code").click()
    match = CODE.search(town.mails.wait(email, "sign-in code")["text"])
    assert match
    wrong = "0000 0000" if match[0] != "0000 0000" else "1111 1111"
    for code, right in ((wrong, False), (match[0], True)):
        page.get_by_label("Code from the message").fill(code)
        page.get_by_role("button", name="Sign in").click()
        if not right:
            expect(page.get_by_role("alert")).to_contain_text("The code is not right")
    expect(page.get_by_role("link", name="Fără Parolă Exemplu")).to_be_visible()


def test_a_colleague_who_lost_the_second_step_begins_anew(town: Town, open_page: OpenPage) -> None:
    """The administrator finds them and gives a reason; they are led to a new one, and may work again."""
    clerk = colleague(town)
    page = open_page("/birou/pasi-pierduti", sign_in_as=town.administrator, java_script_enabled=False)
    page.get_by_label("Adresa de e-mail a colegului").fill(town.citizen)
    page.get_by_role("button", name="Caută").click()
    expect(page.get_by_role("alert")).to_contain_text("Nimeni cu această adresă")
    page.get_by_label("Adresa de e-mail a colegului").fill(clerk)
    page.get_by_role("button", name="Caută").click()
    page.get_by_role("button", name="Anulează al doilea pas").click()
    expect(page.get_by_role("alert")).to_contain_text("Scrieți motivul")
    page.get_by_label("Motivul").fill("Telefon pierdut; l-am recunoscut personal.")
    page.get_by_role("button", name="Anulează al doilea pas").click()
    expect(page.get_by_text("Al doilea pas a fost anulat")).to_be_visible()
    town.mails.wait(clerk, "Un administrator a anulat")

    mine = open_page("/autentificare?spre=/birou", java_script_enabled=False)
    fill_first_step(mine, clerk, town.password)
    expect(mine.get_by_text("Adăugați un al doilea pas ca să puteți lucra")).to_be_visible()
    mine.goto("/birou")
    expect(mine.get_by_role("heading", name="Securitatea contului")).to_be_visible()
    app = add_app(mine)
    mine.goto("/birou")
    expect(mine.get_by_role("heading", name=content.AUTHORITY_NAME)).to_be_visible()
    assert app.secret


def colleague(town: Town) -> str:
    """The address of a second clerk, who has an app; the first is needed by other stories."""
    email, place = "colega@exemplu.example.org", LocalPlace(town.folder)
    said = [
        "--authority",
        town.authority,
        "--role",
        "clerk",
        "--email",
        email,
        "--name",
        "Ina Exemplu (colegă)",
    ]
    made = place.service("registry", "create-staff", *said, "--password-file", "-", "--totp-secret-file", "-")
    given = f"{town.password}\n{random_base32()}\n"
    subprocess.run(made.argv, env=made.env, input=given, text=True, check=True, capture_output=True)
    return email


def test_the_demonstrations_codes_are_shown_on_this_machine(town: Town, open_page: OpenPage) -> None:
    """So that whoever tries it can sign in as staff; by another name of the machine there are none."""
    page = open_page("/autentificare", java_script_enabled=False)
    shown = dict(
        zip(
            page.locator(".codes dt").all_inner_texts(),
            page.locator(".codes dd").all_inner_texts(),
            strict=True,
        )
    )
    codes = [code_of(town.administrator, town.password, ahead) for ahead in (0, -1)]
    assert shown[town.administrator] in codes
    answer = town.site.client.get("/autentificare", headers={"Host": "portal.example.org"})
    assert 'class="codes"' not in answer.text


@pytest.mark.parametrize("home", ["", "/en"])
def test_the_screens_are_for_everyone(town: Town, open_page: OpenPage, axe_script: str, home: str) -> None:
    """Axe, narrow and wide, light and dark, in both languages."""
    person = new_person(town, f"pentru.toti{home[1:]}")
    page = open_page("/cont/securitate", sign_in_as=person.email)
    for path in PAGES:
        page.goto(f"{home}/cont/securitate{path}")
        check(page, axe_script)
    page.goto(f"{home}/cont/securitate/aplicatie")
    page.get_by_role("main").get_by_role("button").click()
    check(page, axe_script)
    for path in ("/autentificare", "/autentificare/cod"):
        page.goto(f"{home}{path}")
        check(page, axe_script)
    page = open_page(f"{home}/birou/pasi-pierduti", sign_in_as=town.administrator)
    check(page, axe_script)


def test_the_second_step_by_keyboard_alone(town: Town, open_page: OpenPage) -> None:
    """Tab, type, Enter."""
    wait_for_the_next()
    page = open_page("/autentificare?spre=/birou/pasi-pierduti")
    page.get_by_label("Adresa de e-mail").focus()
    page.keyboard.type(town.administrator)
    page.keyboard.press("Tab")
    page.keyboard.type(town.password)
    page.keyboard.press("Enter")
    page.get_by_label("Codul din aplicație").focus()
    page.keyboard.type(code_of(town.administrator, town.password, 1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Un coleg și-a pierdut al doilea pas")).to_be_visible()
