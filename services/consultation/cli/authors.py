"""Authors without account, who can be forgotten."""

import re

import click

from services.consultation.bootstrap import SERVICE
from services.consultation.commands.forgetting import ForgetRegistered
from shared.operating.command import Impossible, as_json, be_sure, one_sentence, open_runtime, show, yes

NUMBER = re.compile(r"([1-9][0-9]{0,8})/([0-9]{4})")


@click.command("forget-author", help="Take the author without account out of an entry; the entry stays.")
@click.option("--authority", required=True, help="Its slug.")
@click.option("--number", required=True, help="The register number, such as 12/2026.")
@yes
@as_json
@one_sentence
def forget_author(authority: str, number: str, yes: bool, as_json: bool) -> None:
    found = NUMBER.fullmatch(number)
    if found is None:
        raise Impossible("A register number is written like 12/2026.")
    be_sure(f"Name, address and scans of {number} of {authority} are about to be deleted.", yes)
    with open_runtime(SERVICE, "command") as runtime:
        was_known: bool = runtime.bus.do(ForgetRegistered(authority, int(found[1]), int(found[2])))
    told = "The author is forgotten." if was_known else "The author was forgotten before."
    show({"authority": authority, "number": number, "forgotten_now": was_known}, as_json, told)


COMMANDS = (forget_author,)
