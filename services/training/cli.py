"""The training service's own commands: which courses there are. None prints a name of who takes part."""

import click

from services.training.bootstrap import SERVICE
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
