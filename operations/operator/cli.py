"""`parteneriat`: what an operator can ask of the whole system, wherever it runs."""

import sys
from typing import Any

import click

from operations.local.accounts import SERVICES
from operations.local.trouble import Trouble
from operations.operator.asking import hand_over
from operations.operator.commands import certificate, dead_letters, events, keeping, law, system
from operations.operator.commands.at import at
from operations.operator.commands.law import AS_THEY_ARE
from operations.operator.places import Place
from operations.operator.places.finding import CHOICES
from shared.operating.command import Impossible


class Sentences(click.Group):
    """A group whose failures are one sentence on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for."""
        try:
            return super().invoke(ctx)
        except (Trouble, Impossible) as reason:
            click.echo(str(reason), err=True)
            ctx.exit(2)
        except BrokenPipeError:
            raise
        except OSError as fault:
            click.echo(f"{fault.filename or 'A file'}: {fault.strerror}.", err=True)
            ctx.exit(2)


@click.group(cls=Sentences)
@click.option(
    "--where",
    envvar="PARTENERIAT_WHERE",
    type=click.Choice(CHOICES),
    help="Where the system runs, if not found.",
)
@click.pass_context
def cli(ctx: click.Context, where: str | None) -> None:
    """See to the whole system. Commands of a service's own follow its name: `parteneriat registry --help`."""
    ctx.obj = where or ""


def _pass_through(service: str) -> click.Command:
    @click.command(service, help=f"A command of {service}'s own.", context_settings=AS_THEY_ARE)
    @click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
    @at
    def passed(place: Place, arguments: tuple[str, ...]) -> None:
        interactive = sys.stdin.isatty()
        click.get_current_context().exit(
            hand_over(place.service(service, *arguments, interactive=interactive))
        )

    return passed


OWN = (certificate.group, dead_letters.group, events.group)
for command in (*system.COMMANDS, *OWN, *keeping.COMMANDS, *law.COMMANDS):
    cli.add_command(command)
for name in SERVICES:
    cli.add_command(_pass_through(name))
