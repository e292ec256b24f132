"""In by operator: the commands of every service, and the registry's own, a file a subject."""

from services.registry.bootstrap import SERVICE
from services.registry.cli import authorities, directory, factors, keys, mandates, people
from shared.cli import make_cli

cli = make_cli(SERVICE)
for command in (
    *authorities.COMMANDS,
    *directory.COMMANDS,
    *people.COMMANDS,
    *factors.COMMANDS,
    *mandates.COMMANDS,
    *keys.COMMANDS,
):
    cli.add_command(command)
