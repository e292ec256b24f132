"""The group `contracts`: schemas and examples of the events that a service says."""

import sys

import click

from shared.service import Service


def contract_commands(service: Service) -> click.Group:
    """The group of a service."""

    @click.group("contracts", help="Schemas and examples of the events that this service says.")
    def group() -> None:
        pass

    @group.command("write", help="Write them into shared/contracts.")
    def write() -> None:
        from shared.contracts import generate  # noqa: PLC0415 - needed by developers alone

        generate.write(service)

    @group.command("check", help="Fail where what is committed differs from the code.")
    def check() -> None:
        from shared.contracts import generate  # noqa: PLC0415 - needed by developers alone

        if stale := generate.check(service):
            click.echo("Out of date: " + ", ".join(stale), err=True)
            sys.exit(1)

    return group
