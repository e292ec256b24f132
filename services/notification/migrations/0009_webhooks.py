"""Webhooks: endpoints of people and systems, the public events they want, and what became of each."""

from alembic import op

revision = "0009"
down_revision = "0008"

ENDPOINTS = """
create table webhook_endpoint (
    id uuid constraint pk_webhook_endpoint primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    account_id uuid not null,
    name text not null,
    url text not null,
    topics text[] not null constraint ck_webhook_endpoint_topics check (topics <> '{}'),
    types text[] not null,
    with_public_key boolean not null,
    state text not null constraint ck_webhook_endpoint_state
        check (state in ('unverified', 'active', 'disabled')),
    reason text constraint ck_webhook_endpoint_reason check (reason in ('owner', 'gone', 'failing')),
    challenge text not null,
    created_at timestamptz not null,
    verified_at timestamptz,
    disabled_at timestamptz,
    failures integer not null default 0,
    failing_since timestamptz,
    closed_until timestamptz,
    due_at timestamptz,
    constraint ck_webhook_endpoint_disabled check ((state = 'disabled') = (reason is not null))
);
comment on column webhook_endpoint.types is 'Aggregates or events that are wanted; all where empty';
comment on column webhook_endpoint.failures is 'In a row, since failing_since';
comment on column webhook_endpoint.closed_until is 'The circuit breaker: until then nothing is sent';
comment on column webhook_endpoint.due_at is 'When its next delivery may be tried; null where none waits';
create index ix_webhook_endpoint_account_id on webhook_endpoint (account_id, id);
create index ix_webhook_endpoint_topics on webhook_endpoint using gin (topics);
create index ix_webhook_endpoint_due_at on webhook_endpoint (due_at) where due_at is not null;

create table webhook_key (
    id uuid constraint pk_webhook_key primary key,
    endpoint_id uuid not null constraint fk_webhook_key_endpoint_id
        references webhook_endpoint on delete cascade,
    created_at timestamptz not null,
    ends_at timestamptz
);
comment on table webhook_key is 'The secrets themselves are computed of the id and stand nowhere';
create index ix_webhook_key_endpoint_id on webhook_key (endpoint_id);
"""
MESSAGES = """
create table webhook_message (
    id uuid constraint pk_webhook_message primary key,
    type text not null,
    topics text[] not null,
    body text not null,
    endpoint_id uuid constraint fk_webhook_message_endpoint_id references webhook_endpoint on delete cascade,
    created_at timestamptz not null
);
comment on table webhook_message is 'A public event that some endpoint wants, as it was published';
comment on column webhook_message.endpoint_id is 'Of a test, which only this endpoint gets';
create index ix_webhook_message_created_at on webhook_message (created_at);
create index ix_webhook_message_endpoint_id on webhook_message (endpoint_id) where endpoint_id is not null;

create table webhook_delivery (
    id uuid constraint pk_webhook_delivery primary key,
    endpoint_id uuid not null constraint fk_webhook_delivery_endpoint_id
        references webhook_endpoint on delete cascade,
    message_id uuid not null constraint fk_webhook_delivery_message_id
        references webhook_message on delete cascade,
    state text not null constraint ck_webhook_delivery_state
        check (state in ('waiting', 'delivered', 'failed', 'cancelled')),
    attempts integer not null,
    created_at timestamptz not null,
    next_at timestamptz not null,
    lease uuid,
    leased_until timestamptz,
    finished_at timestamptz,
    status integer,
    trouble text,
    constraint uq_webhook_delivery_once unique (endpoint_id, message_id),
    constraint ck_webhook_delivery_lease check ((lease is null) = (leased_until is null)),
    constraint ck_webhook_delivery_finished
        check ((finished_at is null) = (state = 'waiting') and (finished_at is null or lease is null))
);
create index ix_webhook_delivery_due on webhook_delivery (endpoint_id, next_at, id) where finished_at is null;
create index ix_webhook_delivery_leased on webhook_delivery (endpoint_id) where leased_until is not null;
create index ix_webhook_delivery_list on webhook_delivery (endpoint_id, id);
create index ix_webhook_delivery_message_id on webhook_delivery (message_id);

create table webhook_attempt (
    id bigint generated always as identity constraint pk_webhook_attempt primary key,
    delivery_id uuid not null constraint fk_webhook_attempt_delivery_id
        references webhook_delivery on delete cascade,
    at timestamptz not null,
    took_ms integer not null,
    signature text not null,
    status integer,
    trouble text,
    answer text not null
);
comment on column webhook_attempt.answer is 'The first KiB of what the receiver said';
create index ix_webhook_attempt_delivery_id on webhook_attempt (delivery_id, id);
"""


def upgrade() -> None:
    op.execute(ENDPOINTS)
    op.execute(MESSAGES)
