"""The first look: an example town with a request to verify and a draft to publish, and one real notice."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from operations.demo import content
from operations.demo.codes import secret_of
from operations.demo.mails import Mails
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
    email, name = content.CLERK
    real = ["--slug", content.REAL_AUTHORITY, "--name", content.REAL_AUTHORITY_NAME, "--real"]
    place = ["--siruta", str(content.PLOIESTI_SIRUTA), "--county", "PH"]
    example = ["--slug", content.AUTHORITY, "--name", content.AUTHORITY_NAME, "--example"]
    officer = ["--officer", name, "--officer-email", email]
    run("registry", ["create-authority", *real, *place], "")
    around = [f"--siruta={code}" for code in content.AROUND_PLOIESTI]
    run("registry", ["surround-authority", "--slug", content.REAL_AUTHORITY, *around], "")
    run("registry", ["create-authority", *example, *officer], "")
    for (address, called), role in ((content.CLERK, "clerk"), (content.ADMINISTRATOR, "administrator")):
        staff = ["--authority", content.AUTHORITY, "--role", role, "--email", address, "--name", called]
        given = ["--password-file", "-", "--totp-secret-file", "-"]
        lines = f"{password}\n{secret_of(address, password)}\n"
        run("registry", ["create-staff", *staff, *given], lines)
    run("consultation", ["record", "-"], NOTICES.read_text(encoding="utf-8"))


def seed_by_api(site: Site, mails: Mails, password: str) -> None:
    """What people do: sign up, ask to be told, ask to be registered, draft an act."""
    representative = Person(site, *content.REPRESENTATIVE, password)
    citizen = Person(site, *content.CITIZEN, password)
    for person in (representative, citizen):
        person.sign_up(mails)
    follow(site, mails, citizen.email, content.AUTHORITY)
    follow(site, mails, content.NEIGHBOUR, content.AUTHORITY)
    representative.sign_in()
    wanted = content.organisation(content.AUTHORITY, content.ASSOCIATION, representative.email)
    representative.call("registry", "POST", "organisations", wanted)
    clerk = Person(site, *content.CLERK, password)
    clerk.sign_in()
    until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
    clerk.call(
        "consultation", "POST", "consultations", content.draft(content.AUTHORITY, content.TITLE, until)
    )
