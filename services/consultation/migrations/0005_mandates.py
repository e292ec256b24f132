"""A role, and the instant of the end: an observer does not speak, nor does who was recalled."""

from alembic import op

revision = "0005"
down_revision = "0004"

# What was heard before knows one role alone, the legal representative's: null stands for it.
MANDATES = """
alter table mandate add column role text;
alter table mandate add column ended_at timestamptz;
"""


def upgrade() -> None:
    op.execute(MANDATES)
