"""`python -m operations.operator`, the same as `parteneriat`."""

from operations.operator.cli import cli

cli(prog_name="parteneriat")
