"""An authority may look at what is sent before the public reads it; for two working days at most."""

from alembic import op

revision = "0020"
down_revision = "0019"

WAITING = """
alter table authority_settings add column moderated_before boolean not null default false;
alter table recommendation add column held_until timestamptz;
comment on column recommendation.held_until is
    'The public does not read it yet; by then it does, whoever has looked or not';
"""
QUEUE = """
create index concurrently ix_recommendation_held_until
    on recommendation (held_until) where held_until is not null
"""


def upgrade() -> None:
    op.execute(WAITING)
    with op.get_context().autocommit_block():
        op.execute(QUEUE)
