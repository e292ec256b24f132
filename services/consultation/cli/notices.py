"""Notices kept as history."""

import json
from typing import IO, Any

import click

from services.consultation.bootstrap import SERVICE
from services.consultation.commands.consultations import RecordNotice
from services.consultation.errors.entries import BadFacts
from services.consultation.handlers.notices import Recorded
from shared.operating.command import as_json, one_sentence, open_runtime, show


@click.command("record", help="Keep real notices as history, from a file with one entry or a list of them.")
@click.argument("file", type=click.File(encoding="utf-8"))
@as_json
@one_sentence
def record(file: IO[str], as_json: bool) -> None:
    entries = _entries(file)
    with open_runtime(SERVICE, "command") as runtime:
        kept: list[Recorded] = [runtime.bus.do(RecordNotice(facts)) for facts in entries]
    told = [{"id": one.id, "title": one.title, "is_new": one.is_new} for one in kept]
    new = sum(one.is_new for one in kept)
    show(told, as_json, f"{new} new, {len(kept) - new} already there.")


def _entries(file: IO[str]) -> list[dict[str, Any]]:
    try:
        found = json.load(file)
    except ValueError as error:
        raise BadFacts(reason=str(error)) from error
    entries = found if isinstance(found, list) else [found]
    if not all(isinstance(entry, dict) for entry in entries):
        raise BadFacts(reason="an entry is no object.")
    return entries


COMMANDS = (record,)
