"""Consultations with their articles, recommendations with their register, and what is known of others."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None

CONSULTATIONS = """
create extension if not exists pg_trgm;

create table consultation (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    authority_name text,
    state text not null check (state in ('draft', 'published', 'closed', 'record')),
    title text not null,
    kind text not null,
    summary text not null,
    is_example boolean not null,
    documents jsonb not null,
    source_url text,
    notes text not null,
    published_on date,
    published_at timestamptz,
    last_day date,
    term_days integer,
    ends_at timestamptz,
    closed_at timestamptz,
    listed_at timestamptz not null,
    drafted_by uuid,
    edited_at timestamptz not null,
    title_plain text not null,
    text_plain text not null,
    search tsvector not null generated always as (to_tsvector('romanian', text_plain)) stored,
    check (state in ('draft', 'record') or (published_at is not null and ends_at is not null))
);
create index ix_consultation_listed_at on consultation (listed_at desc, id desc);
create index ix_consultation_authority on consultation (authority, listed_at desc, id desc);
create index ix_consultation_ends_at on consultation (ends_at) where state = 'published';
create unique index uq_consultation_source_url on consultation (source_url) where state = 'record';
create index ix_consultation_search on consultation using gin (search);
create index ix_consultation_title_plain on consultation using gin (title_plain gin_trgm_ops);

create table article (
    consultation_id uuid not null references consultation on delete cascade,
    number text not null,
    position integer not null,
    heading text not null,
    text text not null,
    primary key (consultation_id, number)
);
"""

RECOMMENDATIONS = """
create table register (
    authority text not null,
    year integer not null,
    last integer not null,
    primary key (authority, year)
) with (fillfactor = 50);
comment on table register is 'The last number of an authority and year; its lock keeps numbers gapless';

create table recommendation (
    id uuid primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null references consultation,
    authority text not null,
    article text not null,
    register_year integer not null,
    register_number integer not null,
    received_at timestamptz not null,
    account_id uuid not null,
    author_name text not null,
    author_label text not null,
    on_behalf_of uuid,
    organisation_name text,
    text text not null,
    reason text,
    proposed_wording text,
    nonce text not null,
    fingerprint text not null,
    verdict text check (verdict in ('accepted', 'partly', 'refused')),
    answer text,
    answered_at timestamptz,
    answered_by uuid,
    unique (authority, register_year, register_number),
    check ((verdict is null) = (answer is null) and (verdict is null) = (answered_at is null))
);
create index ix_recommendation_consultation on recommendation
    (consultation_id, register_year desc, register_number desc);
create index ix_recommendation_article on recommendation
    (consultation_id, article, register_year desc, register_number desc);
create index ix_recommendation_account on recommendation (account_id, received_at desc, id desc);
create index ix_recommendation_unanswered on recommendation
    (authority, register_year, register_number) where verdict is null;
"""

KNOWN = """
create table authority (
    slug text primary key,
    name text not null,
    is_example boolean not null,
    epoch integer not null,
    sequence bigint not null
);

create table organisation (
    organisation_id uuid not null,
    authority text not null,
    name text not null,
    epoch integer not null,
    sequence bigint not null,
    primary key (organisation_id, authority)
);

create table account (
    account_id uuid primary key,
    name text not null,
    email text not null,
    epoch integer not null,
    sequence bigint not null
);

create table mandate (
    mandate_id uuid primary key,
    account_id uuid not null,
    organisation_id uuid not null,
    organisation_name text not null,
    from_date date not null,
    until_date date,
    epoch integer not null,
    sequence bigint not null
);
create index ix_mandate_account on mandate (account_id, organisation_id);
"""


def upgrade() -> None:
    create_v1(op)
    op.execute(CONSULTATIONS)
    op.execute(RECOMMENDATIONS)
    op.execute(KNOWN)
