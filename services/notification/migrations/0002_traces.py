"""The trace that a fact belongs to, so that its mails are found in it."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("alter table fact add column traceparent text")
