"""The first people: administrators and staff."""

import secrets
from typing import IO, Any, get_args

import click

from services.registry.bootstrap import SERVICE
from services.registry.cli.doing import do
from services.registry.commands.accounts import CreateStaff
from services.registry.commands.staff import TakeRoleBack
from services.registry.errors.accounts import NoSuchAccount
from services.registry.handlers.accounts import Staff
from services.registry.model.account import EVERYWHERE, Role
from services.registry.repository.accounts import account_by_email
from shared.operating.command import as_json, one_sentence, open_runtime, show

GENERATED_BYTES = 18

person = [
    click.option("--email", required=True, help="The person's address; it counts as confirmed."),
    click.option("--name", required=True, help="The person's name."),
    click.option("--language", type=click.Choice(["ro", "en"]), default="ro", show_default=True),
    click.option(
        "--password-file", type=click.File(encoding="utf-8"), help="Where the password stands; - is stdin."
    ),
    click.option(
        "--totp-secret-file",
        type=click.File(encoding="utf-8"),
        help="Where the base32 secret of the person's codes stands; - is stdin, after the password's line if "
        "that is read there, too. Without it the person adds a second factor at the first sign-in.",
    ),
]


def about_a_person(command: Any) -> Any:
    """The options by which an operator describes a person."""
    for option in reversed(person):
        command = option(command)
    return command


@click.command(
    "create-admin", help="Give a person the role of administrator, everywhere or in one authority."
)
@click.option("--authority", default=EVERYWHERE, help="A slug; every authority unless given.")
@about_a_person
@as_json
@one_sentence
def create_admin(authority: str, as_json: bool, **described: Any) -> None:
    _create_staff(authority, "administrator", as_json, **described)


@click.command("create-staff", help="Give a person a role in an authority.")
@click.option("--authority", required=True, help="Its slug.")
@click.option("--role", type=click.Choice(get_args(Role)), required=True)
@about_a_person
@as_json
@one_sentence
def create_staff(authority: str, role: Role, as_json: bool, **described: Any) -> None:
    _create_staff(authority, role, as_json, **described)


def _create_staff(
    authority: str,
    role: Role,
    as_json: bool,
    *,
    email: str,
    name: str,
    language: str,
    password_file: IO[str] | None,
    totp_secret_file: IO[str] | None,
) -> None:
    given = _line_of(password_file)
    both_in = password_file and totp_secret_file and password_file.name == totp_secret_file.name
    totp_secret = _line_of(password_file if both_in else totp_secret_file)
    password = secrets.token_urlsafe(GENERATED_BYTES) if given is None else given
    staff: Staff = do(
        CreateStaff(
            email=email,
            name=name,
            language=language,
            password=password,
            authority=authority,
            role=role,
            totp_secret=totp_secret,
        )
    )
    told = {"password": password} if staff.is_new and given is None else {}
    text = f"{email} is {role} of {authority}."
    if told:
        text += f"\nPassword, shown this once: {password}"
    show({"account_id": staff.account_id, "is_new": staff.is_new, **told}, as_json, text)


def _line_of(file: IO[str] | None) -> str | None:
    return file.readline().rstrip("\r\n") if file else None


@click.command("take-role", help="Take a role back from a person, whose sessions end.")
@click.option("--authority", required=True, help="Its slug, or common for every authority.")
@click.option("--role", type=click.Choice(get_args(Role)), required=True)
@click.option("--email", required=True, help="The person's address.")
@as_json
@one_sentence
def take_role(authority: str, role: Role, email: str, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        person = account_by_email(session, email)
    if person is None:
        raise NoSuchAccount()
    do(TakeRoleBack(authority=authority, role=role, account_id=person.id, administrator=None))
    show({"account_id": person.id}, as_json, f"{email} is {role} of {authority} no longer.")


COMMANDS = (create_admin, create_staff, take_role)
