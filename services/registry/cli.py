"""The registry's own commands: the first authority, the first people, keys."""

import secrets
from typing import IO, Any, get_args
from uuid import UUID

import click

from services.registry import queries
from services.registry.bootstrap import SERVICE
from services.registry.commands import (
    CreateAuthority,
    CreateStaff,
    EndMandate,
    RotateSigningKey,
)
from services.registry.handlers.accounts import Staff
from services.registry.model.account import EVERYWHERE, Role
from shared.cli import make_cli
from shared.operating.command import as_json, one_sentence, open_runtime, show

cli = make_cli(SERVICE)

GENERATED_BYTES = 18

person = [
    click.option("--email", required=True, help="The person's address; it counts as confirmed."),
    click.option("--name", required=True, help="The person's name."),
    click.option("--language", type=click.Choice(["ro", "en"]), default="ro", show_default=True),
    click.option(
        "--password-file", type=click.File(encoding="utf-8"), help="Where the password stands; - is stdin."
    ),
]


def about_a_person(command: Any) -> Any:
    """The options by which an operator describes a person."""
    for option in reversed(person):
        command = option(command)
    return command


@cli.command("create-authority", help="Give an authority its place.")
@click.option("--slug", required=True, help="Its name in addresses and topics, for ever.")
@click.option("--name", required=True)
@click.option("--siruta", type=int, help="SIRUTA code of its locality.")
@click.option("--county", help="Two letters, such as PH.")
@click.option("--officer", help="Name of the person for civil society, Law 52/2003 art. 7 (7).")
@click.option("--officer-email", help="Where that person is written to.")
@click.option("--example/--real", "is_example", required=True, help="Whether it exists for show alone.")
@as_json
@one_sentence
def create_authority(
    slug: str,
    name: str,
    siruta: int | None,
    county: str | None,
    officer: str | None,
    officer_email: str | None,
    is_example: bool,
    as_json: bool,
) -> None:
    command = CreateAuthority(
        slug=slug,
        name=name,
        locality_siruta=siruta,
        county=county,
        officer_name=officer,
        officer_email=officer_email,
        is_example=is_example,
    )
    show({"authority_id": _do(command), "slug": slug}, as_json, f"The authority {slug} is there.")


@cli.command("create-admin", help="Give a person the role of administrator, everywhere or in one authority.")
@click.option("--authority", default=EVERYWHERE, help="A slug; every authority unless given.")
@about_a_person
@as_json
@one_sentence
def create_admin(authority: str, as_json: bool, **described: Any) -> None:
    _create_staff(authority, "administrator", as_json, **described)


@cli.command("create-staff", help="Give a person a role in an authority.")
@click.option("--authority", required=True, help="Its slug.")
@click.option("--role", type=click.Choice(get_args(Role)), required=True)
@about_a_person
@as_json
@one_sentence
def create_staff(authority: str, role: Role, as_json: bool, **described: Any) -> None:
    _create_staff(authority, role, as_json, **described)


@cli.command("end-mandate", help="Let a person speak for an organisation no longer than today.")
@click.argument("mandate_id", type=click.UUID)
@as_json
@one_sentence
def end_mandate(mandate_id: UUID, as_json: bool) -> None:
    _do(EndMandate(mandate_id))
    show({"mandate_id": mandate_id}, as_json, "The mandate ends today.")


@cli.group(help="The keys that tokens are signed with.")
def keys() -> None:
    pass


@keys.command("list", help="All there have been; no key is deleted, the worker retires it.")
@as_json
@one_sentence
def list_keys(as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        rows = queries.signing_keys(session, runtime.clock.now())
    lines = [f"{row['generation']}  {row['kid']}  {row['state']}" for row in rows]
    show(rows, as_json, "\n".join(lines) or "There is none yet; the worker makes the first.")


@keys.command("rotate", help="Publish the next; it signs ten minutes later, and ten more retire the former.")
@as_json
@one_sentence
def rotate_key(as_json: bool) -> None:
    key = _do(RotateSigningKey())
    show(
        {"kid": key.kid, "signs_from": key.signs_from.isoformat()},
        as_json,
        f"The key {key.kid} signs from {key.signs_from:%H:%M:%S} UTC on.",
    )


def _create_staff(
    authority: str,
    role: Role,
    as_json: bool,
    *,
    email: str,
    name: str,
    language: str,
    password_file: IO[str] | None,
) -> None:
    given = password_file.read().rstrip("\r\n") if password_file else None
    password = secrets.token_urlsafe(GENERATED_BYTES) if given is None else given
    staff: Staff = _do(
        CreateStaff(
            email=email, name=name, language=language, password=password, authority=authority, role=role
        )
    )
    told = {"password": password} if staff.is_new and given is None else {}
    text = f"{email} is {role} of {authority}."
    if told:
        text += f"\nPassword, shown this once: {password}"
    show({"account_id": staff.account_id, "is_new": staff.is_new, **told}, as_json, text)


def _do(command: object) -> Any:
    with open_runtime(SERVICE, "command") as runtime:
        return runtime.bus.do(command)
