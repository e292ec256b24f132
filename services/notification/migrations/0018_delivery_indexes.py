"""An announcement to a hundred thousand makes as many deliveries: each with an index and a check less."""

from alembic import op

revision = "0018"
down_revision = "0017"

# One for both questions: all that went to an address, and what lately.
BY_RECIPIENT = """
create index concurrently ix_delivery_recipient_created on delivery (lower(recipient), created_at)
"""
# The statement that makes a delivery reads the subscription; one that was confirmed is never deleted.
UNCHECKED = "alter table delivery drop constraint delivery_subscription_id_fkey"


def upgrade() -> None:
    op.execute(UNCHECKED)
    # By themselves, for whoever reads or writes goes on meanwhile.
    with op.get_context().autocommit_block():
        op.execute(BY_RECIPIENT)
        op.execute("drop index concurrently ix_delivery_recipient")
        op.execute("drop index concurrently ix_delivery_chosen")
