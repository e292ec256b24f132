"""Claiming a delivery changes no index: what a list of an announcement's deliveries goes by no longer holds the state."""

from alembic import op

revision = "0019"
down_revision = "0018"

BY_FACT = "create index concurrently ix_delivery_fact on delivery (fact_id, id)"
# Room on each page for the row as it is once it is claimed (heap-only tuples); what is there is left as it lies.
ROOM = "alter table delivery set (fillfactor = 80)"


def upgrade() -> None:
    op.execute(ROOM)
    with op.get_context().autocommit_block():
        op.execute(BY_FACT)
        op.execute("drop index concurrently ix_delivery_fact_state")
