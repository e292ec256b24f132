"""The group `epoch`: the number that grows when a service's past was put back to an earlier moment.

Consumers hold a higher epoch for newer, whatever the sequence: what the restored service says counts.
"""

import click
from sqlalchemy import text

from shared.operating.command import as_json, one_sentence, open_runtime, show
from shared.service import Runtime, Service

SHOW = text("select epoch from service_state")
RAISE = text("update service_state set epoch = epoch + 1 returning epoch")


def read_epoch(runtime: Runtime) -> int:
    """The epoch that new events carry."""
    with runtime.read() as session:
        return int(session.execute(SHOW).scalar_one())


def raise_epoch(runtime: Runtime) -> int:
    """Begin the next; events that are committed from now on carry it."""
    with runtime.engine.begin() as connection:
        return int(connection.execute(RAISE).scalar_one())


def epoch_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("epoch", help="The number that grows with each restored backup.")
    def group() -> None:
        pass

    @group.command("show", help="The epoch that new events carry.")
    @as_json
    @one_sentence
    def show_it(as_json: bool) -> None:
        with open_runtime(service, "command") as runtime:
            epoch = read_epoch(runtime)
        show({"epoch": epoch}, as_json, f"{service.name} is in epoch {epoch}.")

    @group.command("raise", help="Begin the next, after a backup was restored.")
    @as_json
    @one_sentence
    def raise_it(as_json: bool) -> None:
        with open_runtime(service, "command") as runtime:
            epoch = raise_epoch(runtime)
        show({"epoch": epoch}, as_json, f"{service.name} is now in epoch {epoch}.")

    return group
