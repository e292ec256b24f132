"""Who had the floor at a meeting, on what and for how long; and what is being discussed now."""

from alembic import op

revision = "0032"
down_revision = "0031"

FLOOR = """
create table floor (
    id uuid constraint pk_floor primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    article text,
    point integer,
    began_at timestamptz,
    changed_at timestamptz not null
);
comment on table floor is 'The id is that of the meeting';
comment on column floor.article is 'Of the act, under discussion; empty: the act as a whole';
comment on column floor.point is 'Of the agenda, under discussion, counted from 1';
comment on column floor.began_at is 'When the chair began the meeting; that it was held stands in meeting';
create table speaking (
    id uuid constraint pk_speaking primary key,
    meeting_id uuid not null,
    registration_id uuid,
    name text not null,
    organisation text not null,
    article text,
    point integer,
    called_at timestamptz not null,
    began_at timestamptz,
    ended_at timestamptz,
    paused_at timestamptz,
    paused_s integer not null default 0,
    allowed_s integer,
    outcome text constraint ck_speaking_outcome check (outcome in ('spoken', 'absent')),
    noted_by uuid not null,
    constraint ck_speaking_absent check (outcome is distinct from 'absent' or began_at is null),
    constraint ck_speaking_spoken check (outcome is distinct from 'spoken' or
        (began_at is not null and ended_at is not null))
);
comment on table speaking is 'In the order of ids; who is speaking now has no outcome yet';
comment on column speaking.registration_id is 'Null for who came without one and was given the floor';
comment on column speaking.name is 'As it was said then; empty once the person is forgotten';
comment on column speaking.article is 'Of the act, on which they spoke; null: on none';
comment on column speaking.allowed_s is 'How long they could speak; null: nothing was said of it';
create unique index uq_speaking_now on speaking (meeting_id) where outcome is null;
create index ix_speaking_meeting on speaking (meeting_id, id);
create index ix_speaking_registration on speaking (registration_id) where registration_id is not null;
"""


def upgrade() -> None:
    op.execute(FLOOR)
