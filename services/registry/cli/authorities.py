"""The first authorities: one, or several from a list."""

import json
from typing import IO, Any

import click
from marshmallow import ValidationError

from services.registry.cli.doing import do
from services.registry.commands.authorities import CreateAuthorities, CreateAuthority
from services.registry.errors.authorities import AuthoritiesNotRead
from services.registry.schemas.authorities import AuthorityEntry
from shared.operating.command import as_json, one_sentence, show


@click.command("create-authority", help="Give an authority its place.")
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
    show({"authority_id": do(command), "slug": slug}, as_json, f"The authority {slug} is there.")


@click.command(
    "create-authorities",
    help="Give several authorities their places, all or none, from a JSON list of objects with slug, name,"
    " is_example and, if known, siruta, county, officer, officer_email, around (SIRUTA codes).",
)
@click.argument("file", type=click.File(encoding="utf-8"))
@as_json
@one_sentence
def create_authorities(file: IO[str], as_json: bool) -> None:
    entries = _read(file)
    wanted = CreateAuthorities(
        authorities=tuple(map(_wanted, entries)),
        around={entry["slug"]: frozenset(entry["around"]) for entry in entries if entry["around"]},
    )
    made = do(wanted)
    told = [{"authority_id": one, "slug": entry["slug"]} for one, entry in zip(made, entries, strict=True)]
    show(told, as_json, f"{len(told)} authorities are there.")


def _read(file: IO[str]) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = AuthorityEntry(many=True).load(json.load(file))
        return found
    except ValidationError as error:
        raise AuthoritiesNotRead(reason=json.dumps(error.messages, ensure_ascii=False)) from error
    except ValueError as error:
        raise AuthoritiesNotRead(reason=str(error)) from error


def _wanted(entry: dict[str, Any]) -> CreateAuthority:
    return CreateAuthority(
        slug=entry["slug"],
        name=entry["name"],
        locality_siruta=entry["siruta"],
        county=entry["county"],
        officer_name=entry["officer"],
        officer_email=entry["officer_email"],
        is_example=entry["is_example"],
    )


COMMANDS = (create_authority, create_authorities)
