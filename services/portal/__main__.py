"""`python -m services.portal web | assets`."""

from services.portal.cli import cli

cli(prog_name="python -m services.portal")
