"""The notification service's own commands: what was sent, and whether the relay takes mail.

None of them prints a whole address or the words of a message.
"""

import smtplib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import click
from sqlalchemy.orm import Session

from services.notification import queries
from services.notification.bootstrap import SERVICE
from services.notification.errors import NoSuchDelivery
from services.notification.model.delivery import STATES
from services.notification.ports.relay import SmtpRelay
from services.notification.settings import Settings
from shared.cli import make_cli
from shared.email_addresses import mask_email
from shared.operating.command import as_json, one_sentence, open_runtime, show
from shared.settings import load_settings

cli = make_cli(SERVICE)


@cli.group(help="Messages, and what became of them.")
def deliveries() -> None:
    pass


@deliveries.command("list", help="The newest first.")
@click.option("--authority", help="Its slug.")
@click.option("--consultation", "consultation_id", type=click.UUID)
@click.option("--category", help="Such as announcement, receipt, answer.")
@click.option("--state", type=click.Choice(STATES))
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@as_json
@one_sentence
def list_deliveries(limit: int, as_json: bool, **wanted: Any) -> None:
    with _reading() as session:
        rows = [_masked(row) for row in queries.deliveries(session, wanted, after=None, limit=limit)]
    show(rows, as_json, "\n".join(map(_line, rows)))


@deliveries.command("show", help="One, with the evidence of each attempt.")
@click.argument("delivery_id", type=click.UUID)
@as_json
@one_sentence
def show_delivery(delivery_id: UUID, as_json: bool) -> None:
    with _reading() as session:
        row = queries.delivery(session, delivery_id)
    if row is None:
        raise NoSuchDelivery
    history = [f"  {e['at']}  {e['state']}  {e['code'] or ''} {e['text'] or ''}" for e in row["history"]]
    show(_masked(row), as_json, "\n".join([_line(_masked(row)), *history]))


@cli.group(help="Consultations of which all who asked are told.")
def announcements() -> None:
    pass


@announcements.command("list", help="With their numbers, the newest first.")
@click.option("--consultation", "consultation_id", type=click.UUID)
@as_json
@one_sentence
def list_announcements(consultation_id: UUID | None, as_json: bool) -> None:
    with _reading() as session:
        rows = list(queries.announcements(session, consultation_id=consultation_id))
    text = "{announced_at}  {consultation_id}  told {told}, failed {failed}, waiting {waiting}"
    show(rows, as_json, "\n".join(text.format(**row) for row in rows))


@cli.group(help="The mail relay.")
def mail() -> None:
    pass


@mail.command("check", help="Connect to the relay and sign in, without sending anything.")
@as_json
@one_sentence
def check_mail(as_json: bool) -> None:
    settings = load_settings(Settings)
    try:
        greeting = SmtpRelay(settings.relay, settings.sender).check()
    except (smtplib.SMTPException, OSError) as error:
        click.echo(f"The relay {settings.relay} does not take mail: {error}", err=True)
        sys.exit(1)
    show({"relay": str(settings.relay), "says": greeting}, as_json, f"{settings.relay} takes mail.")


@contextmanager
def _reading() -> Iterator[Session]:
    with open_runtime(SERVICE, "command") as runtime, runtime.read() as session:
        yield session


def _masked(row: queries.Row) -> queries.Row:
    return {**row, "recipient": mask_email(row["recipient"])}


def _line(row: queries.Row) -> str:
    return f"{row['created_at']}  {row['id']}  {row['category']}  {row['recipient']}  {row['state']}  " + (
        row["reason"] or ""
    )
