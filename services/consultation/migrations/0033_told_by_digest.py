"""Of those who had asked for a notice, how many hear of it in a digest."""

from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    op.execute("alter table announcement add column by_digest integer")
