"""The tables that every service has beside its own: they carry messages and protect commands.

Migrations call these functions; a released one never changes, a change gets a function of its own.
"""

from typing import Any

from shared.persistence.idempotency import create_idempotency_v1
from shared.security.keys import create_signing_key_v1
from shared.web.limits import create_rate_limit_v1

V1 = """
create table event (
    event_id uuid primary key,
    stream text not null check (stream in ('public', 'internal', 'letter')),
    type text not null,
    authority text not null,
    subject uuid not null,
    aggregate_type text not null,
    sequence bigint not null,
    epoch integer not null,
    occurred_at timestamptz not null,
    correlation_id text,
    causation_id text,
    traceparent text,
    data text,
    unique (stream, aggregate_type, subject, sequence)
);
comment on table event is 'What was said, for ever; data of public events only';
create index ix_event_occurred_at on event (occurred_at);

create table event_private (
    event_id uuid primary key references event on delete cascade,
    person_id uuid,
    data text
);
comment on column event_private.data is 'Null once the person is erased';
create index ix_event_private_person_id on event_private (person_id);

create table outbox (
    id bigint generated always as identity primary key,
    event_id uuid not null,
    stream text not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);

create table event_position (
    stream text not null,
    position bigint not null,
    event_id uuid not null references event on delete cascade,
    primary key (stream, position)
);
create index ix_event_position_event_id on event_position (event_id);

create table stream_state (
    stream text primary key,
    sequenced bigint not null default 0,
    published bigint not null default 0
) with (fillfactor = 50);
insert into stream_state (stream) values ('public'), ('internal'), ('letter');

create table service_state (
    one boolean primary key default true check (one),
    epoch integer not null default 1
);
insert into service_state default values;

create table inbox (
    consumer text not null,
    event_id uuid not null,
    state text not null check (state in ('done', 'parked', 'dead')),
    subject uuid,
    type text,
    position bigint,
    attempts integer not null default 0,
    next_at timestamptz,
    reason text,
    body bytea,
    received_at timestamptz not null,
    primary key (consumer, event_id)
);
create index ix_inbox_parked on inbox (next_at) where state = 'parked';
create index ix_inbox_parked_subject on inbox (consumer, subject) where state = 'parked';
create index ix_inbox_dead on inbox (consumer) where state = 'dead';

create table process (
    name text primary key,
    role text not null,
    beat_at timestamptz not null
);
"""


def create_v1(op: Any) -> None:
    """The first shape of the shared tables; `op` is `alembic.op`."""
    op.execute(V1)
    create_idempotency_v1(op)
    create_signing_key_v1(op)
    create_rate_limit_v1(op)
