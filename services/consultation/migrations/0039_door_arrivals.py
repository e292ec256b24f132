"""What devices at a door have sent, by their keys."""

from alembic import op

revision = "0039"
down_revision = "0038"

DOOR = """
create table door_arrival (
    key uuid constraint pk_door_arrival primary key,
    gathering_id uuid not null,
    registration_id uuid not null,
    noted_at timestamptz not null,
    noted_by uuid not null
);
comment on table door_arrival is 'Made by the device at the door: what it sends again is not noted again';
create index ix_door_arrival_noted_at on door_arrival (noted_at);
"""


def upgrade() -> None:
    op.execute(DOOR)
