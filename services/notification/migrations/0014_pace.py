"""How fast mail goes to a domain, kept where all senders see it."""

from alembic import op

revision = "0014"
down_revision = "0013"

PACE = """
create table pace (
    domain text constraint pk_pace primary key,
    free_at timestamptz not null,
    used_at timestamptz not null,
    slowed integer not null default 0,
    slowed_until timestamptz
);
comment on table pace is 'Domains of recipients, and when each takes its next mail of those that go in turn';
comment on column pace.slowed is 'How many times in succession it said that there were too many';
create index ix_pace_free on pace (free_at);
alter table delivery add column turn timestamptz;
comment on column delivery.turn is 'When its domain takes it, where it had to wait for that';
"""


def upgrade() -> None:
    op.execute(PACE)
