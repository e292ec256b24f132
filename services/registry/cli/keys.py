"""The keys that tokens are signed with."""

import click

from services.registry.bootstrap import SERVICE
from services.registry.cli.doing import do
from services.registry.commands.keys import RotateSigningKey
from services.registry.queries import keys as queries
from shared.operating.command import as_json, one_sentence, open_runtime, show


@click.group(help="The keys that tokens are signed with.")
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
    key = do(RotateSigningKey())
    show(
        {"kid": key.kid, "signs_from": key.signs_from.isoformat()},
        as_json,
        f"The key {key.kid} signs from {key.signs_from:%H:%M:%S} UTC on.",
    )


COMMANDS = (keys,)
