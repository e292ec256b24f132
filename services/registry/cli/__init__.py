"""In by operator: the commands of every service, and the registry's own, a file a subject."""

from services.registry.bootstrap import SERVICE
from services.registry.cli import (
    addresses,
    api_clients,
    authorities,
    directory,
    erasure,
    factors,
    keys,
    mandates,
    national_register,
    people,
)
from shared.cli import make_cli

SUBJECTS = (
    addresses,
    api_clients,
    authorities,
    directory,
    erasure,
    factors,
    keys,
    mandates,
    national_register,
    people,
)

cli = make_cli(SERVICE)
for subject in SUBJECTS:
    for command in subject.COMMANDS:
        cli.add_command(command)
