"""Who comes to a meeting or an activity, the order in which they come, and what waits to be confirmed."""

from alembic import op

revision = "0037"
down_revision = "0036"

REGISTRATIONS = """
create table registration (
    id uuid constraint pk_registration primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    gathering_kind text not null
        constraint ck_registration_gathering_kind check (gathering_kind in ('meeting', 'activity')),
    gathering_id uuid not null,
    authority text not null,
    account_id uuid,
    name text not null,
    email text,
    language text not null,
    organisation_id uuid,
    organisation_name text,
    wish text not null constraint ck_registration_wish check (wish in ('attend', 'speak', 'press')),
    article text,
    agenda_point integer,
    state text not null
        constraint ck_registration_state check (state in ('registered', 'waiting', 'cancelled')),
    has_recommended boolean not null,
    rank integer not null,
    place integer,
    asked_at timestamptz not null,
    seated_at timestamptz,
    cancelled_at timestamptz,
    reminded_at timestamptz,
    arrived_at timestamptz,
    entered_by uuid,
    forgotten_at timestamptz
);
comment on table registration is 'Of a meeting or an activity, whose row is locked by who gives seats';
comment on column registration.rank is 'Place of the person''s group in the order of precedence';
comment on column registration.place is 'By hand, before all groups';
comment on column registration.forgotten_at is 'Since when nobody is known behind it; it stays counted';
create index ix_registration_gathering on registration (gathering_id, state);
create index ix_registration_account_id on registration (account_id) where account_id is not null;
create unique index uq_registration_account on registration (gathering_kind, gathering_id, account_id)
    where state <> 'cancelled' and account_id is not null;
create index ix_registration_unreminded on registration (gathering_id)
    where state = 'registered' and reminded_at is null;
create index ix_registration_known on registration (gathering_id) where forgotten_at is null;
"""
ORDERS = """
create table gathering_order (
    id uuid constraint pk_gathering_order primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    gathering_kind text not null,
    authority text not null,
    precedence text[] not null,
    set_by uuid not null,
    set_at timestamptz not null
);
comment on table gathering_order is 'By the gathering''s id: groups in the order that the chair has set';
"""
PENDING = """
create table pending_registration (
    id uuid constraint pk_pending_registration primary key,
    gathering_kind text not null,
    gathering_id uuid not null,
    name text not null,
    email text not null,
    language text not null,
    organisation text not null,
    wish text not null,
    article text,
    agenda_point integer,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    secret_hash bytea not null,
    registration_id uuid,
    constraint uq_pending_registration_secret_hash unique (secret_hash)
);
comment on column pending_registration.registration_id is 'What it has become; nothing of the person since';
create index ix_pending_registration_expires_at on pending_registration (expires_at);
"""


def upgrade() -> None:
    op.execute(REGISTRATIONS)
    op.execute(ORDERS)
    op.execute(PENDING)
