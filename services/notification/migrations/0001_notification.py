"""Subscriptions, facts, deliveries with their evidence, and what is known of others."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None

SUBSCRIPTIONS = """
create table subscription (
    id uuid primary key,
    email text not null,
    email_key text not null,
    language text not null check (language in ('ro', 'en')),
    topic_key text not null,
    state text not null check (state in ('asked', 'confirmed', 'cancelled')),
    asked_at timestamptz not null,
    written_at timestamptz not null,
    token_hash bytea not null unique,
    token_expires_at timestamptz not null,
    confirmed_at timestamptz,
    cancelled_at timestamptz,
    check ((state = 'cancelled') = (cancelled_at is not null)),
    check (state <> 'confirmed' or confirmed_at is not null)
);
comment on column subscription.confirmed_at is 'Date of the written request, Law 52/2003 art. 7 (1)';
create unique index uq_subscription_running on subscription (email_key, topic_key) where state <> 'cancelled';
create index ix_subscription_told on subscription (topic_key) where state = 'confirmed';
create index ix_subscription_unconfirmed on subscription (token_expires_at) where state = 'asked';
"""

DELIVERIES = """
create table fact (
    id uuid primary key,
    category text not null,
    authority text,
    consultation_id uuid,
    data jsonb,
    correlation_id text,
    created_at timestamptz not null
);
comment on column fact.data is 'Null once what was written to one person was sent or given up';
create index ix_fact_authority on fact (authority, category, consultation_id);

create table announcement (
    id uuid primary key references fact,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null,
    authority text not null,
    announced_at timestamptz not null,
    finished_at timestamptz,
    told integer,
    failed integer,
    check ((finished_at is null) = (told is null) and (told is null) = (failed is null))
);
create index ix_announcement_consultation on announcement (consultation_id);
create index ix_announcement_running on announcement (id) where finished_at is null;

create table delivery (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    fact_id uuid not null references fact,
    channel text not null check (channel = 'email'),
    recipient text not null,
    language text not null check (language in ('ro', 'en')),
    subscription_id uuid references subscription,
    lane smallint not null,
    state text not null check (state in ('created', 'sending', 'delivered', 'temporary-failure',
                                         'permanent-failure', 'technical-failure')),
    attempts integer not null,
    created_at timestamptz not null,
    deadline timestamptz not null,
    next_at timestamptz not null,
    lease uuid,
    leased_until timestamptz,
    finished_at timestamptz,
    reason text,
    check ((lease is null) = (leased_until is null)),
    check (finished_at is null or (lease is null and state not in ('created', 'sending')))
);
create unique index uq_delivery_once on delivery (fact_id, channel, lower(recipient));
create index ix_delivery_due on delivery (lane, next_at, id) where finished_at is null;
create index ix_delivery_deadline on delivery (deadline) where finished_at is null;
create index ix_delivery_waiting on delivery (fact_id) where finished_at is null;
create index ix_delivery_subscription on delivery (subscription_id) where subscription_id is not null;

create table delivery_attempt (
    id bigint generated always as identity primary key,
    delivery_id uuid not null references delivery,
    at timestamptz not null,
    state text not null,
    code integer,
    text text
);
comment on table delivery_attempt is 'Evidence: each change of state, only ever added';
create index ix_delivery_attempt_delivery on delivery_attempt (delivery_id, id);
"""

KNOWN = """
create table authority (
    slug text primary key,
    name text not null,
    is_example boolean not null,
    epoch integer not null,
    sequence bigint not null
);

create table account (
    account_id uuid primary key,
    email text not null,
    name text not null,
    language text not null,
    epoch integer not null,
    sequence bigint not null
);
"""


def upgrade() -> None:
    create_v1(op)
    op.execute(SUBSCRIPTIONS)
    op.execute(DELIVERIES)
    op.execute(KNOWN)
