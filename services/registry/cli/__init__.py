"""In by operator: the commands of every service, and the registry's own, a file a subject."""

from services.registry.bootstrap import SERVICE
from services.registry.cli import authorities, factors, keys, mandates, national_register, people
from shared.cli import make_cli

cli = make_cli(SERVICE)
for command in (
    *authorities.COMMANDS,
    *people.COMMANDS,
    *factors.COMMANDS,
    *mandates.COMMANDS,
    *keys.COMMANDS,
    *national_register.COMMANDS,
):
    cli.add_command(command)
