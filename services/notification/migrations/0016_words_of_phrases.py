"""What somebody has looked for is forgotten after they stopped; the stopped ones are found."""

from alembic import op

revision = "0016"
down_revision = "0015"

STOPPED = """
create index concurrently ix_subscription_words on subscription (cancelled_at)
where state = 'cancelled' and topic_key like 'phrase:%'
"""


def upgrade() -> None:
    # By itself, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(STOPPED)
