"""The first look: an example town with a request to verify and a draft to publish, and one real notice."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from operations.demo import content
from operations.demo.codes import secret_of
from operations.demo.mails import Mails
from operations.demo.paper import pdf
from operations.demo.site import Person, Site, follow

NOTICES = Path(__file__).parents[2] / "tests" / "data" / "notices.json"
TERM = timedelta(days=21)

Run = Callable[[str, list[str], str], object]


def seed_by_command(run: Run, password: str) -> None:
    """What only an operator can make: the authorities, their staff, the record.

    Args:
        run: starts `python -m services.<name>` with arguments and standard input.
        password: of the staff, from which the secrets of their codes follow.
    """
    run("registry", ["create-authorities", "-"], json.dumps(content.authorities()))
    for (address, called), role in ((content.CLERK, "clerk"), (content.ADMINISTRATOR, "administrator")):
        staff = ["--authority", content.AUTHORITY, "--role", role, "--email", address, "--name", called]
        given = ["--password-file", "-", "--totp-secret-file", "-"]
        lines = f"{password}\n{secret_of(address, password)}\n"
        run("registry", ["create-staff", *staff, *given], lines)
    run("consultation", ["record", "-"], NOTICES.read_text(encoding="utf-8"))


def seed_by_api(site: Site, mails: Mails, password: str) -> None:
    """What people do: sign up, ask to be told, ask to be registered, draft an act, agree on something."""
    representative = Person(site, *content.REPRESENTATIVE, password)
    citizen = Person(site, *content.CITIZEN, password)
    partner = Person(site, *content.PARTNER, password)
    for person in (representative, citizen, partner):
        person.sign_up(mails)
    follow(site, mails, citizen.email, content.AUTHORITY)
    follow(site, mails, content.NEIGHBOUR, content.AUTHORITY)
    representative.sign_in()
    wanted = content.organisation(content.AUTHORITY, content.ASSOCIATION, representative.email)
    representative.call("registry", "POST", "organisations", wanted)
    clerk = Person(site, *content.CLERK, password)
    clerk.sign_in()
    contact = {"If-Match": '"0"'}  # nobody has written it before
    clerk.call(
        "consultation", "PUT", f"notice-contacts/{content.AUTHORITY}", content.NOTICE_CONTACT, **contact
    )
    until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
    clerk.call(
        "consultation", "POST", "consultations", content.draft(content.AUTHORITY, content.TITLE, until)
    )
    partner.sign_in()
    verified = [_verified(partner, clerk, content.partner(given)) for given in content.PARTNERS]
    _agree(partner, clerk, verified[0])


def _verified(asking: Person, clerk: Person, wanted: dict[str, Any]) -> str:
    """An organisation that the clerk verifies at once. Returns its id."""
    asked = asking.call("registry", "POST", "organisations", wanted)
    path = f"verifications/{asked['verification_id']}"
    tag = clerk.answer("registry", "GET", path)["etag"]
    clerk.call("registry", "POST", f"{path}/verify", {}, **{"If-Match": tag})
    return str(asked["id"])


def _agree(head: Person, clerk: Person, organisation_id: str) -> None:
    """An agreement that both sides confirm and sign, so that it is in force."""
    today = date.today()  # noqa: DTZ011 - a day of the calendar on the wall
    wanted = content.agreement(organisation_id, today)
    made = clerk.call("registry", "POST", "agreements", wanted)
    path = f"agreements/{made['id']}"
    ours, theirs = clerk.call("registry", "GET", path)["parties"]
    both = ((clerk, ours["id"]), (head, theirs["id"]))
    for person, party in both:
        _act(person, path, "confirm", {"party": party})
    paper = pdf(("Acord de parteneriat (exemplu)", "Document inventat, pentru demonstratie."))
    clerk.answer("registry", "POST", f"{path}/documents?kind=signed&name=acord-exemplu.pdf", paper)
    for person, party in both:
        _act(person, path, "sign", {"party": party, "on": wanted["from_date"], "how": "paper"})


def _act(person: Person, path: str, act: str, body: dict[str, str]) -> None:
    tag = person.answer("registry", "GET", path)["etag"]
    person.call("registry", "POST", f"{path}/{act}", body, **{"If-Match": tag})
