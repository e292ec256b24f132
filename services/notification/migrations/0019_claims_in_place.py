"""Claiming a delivery changes no index: the list of those of an announcement goes by no state any more."""

from alembic import op

revision = "0019"
down_revision = "0018"

BY_FACT = "create index concurrently ix_delivery_fact on delivery (fact_id, id)"
# Room on each page for the row as it is once it is claimed (a heap-only tuple).
ROOM = "alter table delivery set (fillfactor = 80)"


def upgrade() -> None:
    op.execute(ROOM)
    with op.get_context().autocommit_block():
        op.execute(BY_FACT)
        op.execute("drop index concurrently ix_delivery_fact_state")
