"""The training service's own commands: which courses and certificates there are.

None prints a name of who takes part.
"""

import click

from services.training.bootstrap import SERVICE
from services.training.commands.certificates import RotateCertificateKey
from services.training.queries import certificates as certified
from services.training.queries import courses as queries
from shared.cli import make_cli
from shared.operating.command import as_json, one_sentence, open_runtime, show

cli = make_cli(SERVICE)


@cli.group(help="Courses.")
def courses() -> None:
    pass


@courses.command("list", help="The newest first, with how many take part and how many wait.")
@click.option("--authority", help="Its slug.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
@one_sentence
def list_courses(authority: str | None, limit: int, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        rows = list(queries.for_operators(session, authority, limit))
    text = "{id}  {authority}  {state}  {enrolled}/{seats}, waiting {waiting}  {title}"
    show(rows, as_json, "\n".join(text.format(**row) for row in rows))


@cli.group(help="Certificates and the keys that sign them.")
def certificates() -> None:
    pass


@certificates.command("list", help="The newest first, without whose they are.")
@click.option("--authority", help="Its slug.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
@one_sentence
def list_certificates(authority: str | None, limit: int, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        rows = list(certified.for_operators(session, authority, limit))
    text = "{authority}  {number}  {state}  {title}"
    show(rows, as_json, "\n".join(text.format(**row) for row in rows))


@certificates.command(
    "rotate-key", help="Make the next key of an authority; what older ones signed stays good."
)
@click.argument("authority")
@as_json
@one_sentence
def rotate_key(authority: str, as_json: bool) -> None:
    with open_runtime(SERVICE, "command") as runtime:
        kid = runtime.bus.do(RotateCertificateKey(authority))
    show({"authority": authority, "kid": kid}, as_json, f"{authority} signs with {kid} from now on.")
