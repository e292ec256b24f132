"""In by operator: the commands of every service, and consultation's own, a file a subject."""

from services.consultation.bootstrap import SERVICE
from services.consultation.cli import authors, law, notices, search
from shared.cli import make_cli

SUBJECTS = (authors, law, notices, search)

cli = make_cli(SERVICE)
for subject in SUBJECTS:
    for command in subject.COMMANDS:
        cli.add_command(command)
