"""The national register of NGOs as it was imported: a reference for checks; imports and their reports."""

from alembic import op

revision = "0011"
down_revision = "0010"

TABLES = """
create table national_register_entry (
    number text collate "C" not null,
    search_text text collate "C" not null,
    name text not null,
    kind text not null,
    special_number text,
    entered_on date,
    court text,
    status text,
    is_branch boolean,
    locality text,
    locality_siruta integer,
    county_code text,
    cui text,
    public_utility boolean,
    changed_in uuid not null,
    vanished_at timestamptz,
    constraint pk_national_register_entry primary key (number, search_text)
);
comment on table national_register_entry is 'As the Ministry of Justice exports it: a reference for checks';
comment on column national_register_entry.search_text is
    'The plain name; half of the key, for numbers are shared';
comment on column national_register_entry.vanished_at is 'When an import no longer had it';
create index ix_national_register_entry_search_text on national_register_entry
    using gin (search_text gin_trgm_ops);

create table national_register_import (
    id uuid constraint pk_national_register_import primary key,
    authority text not null,
    asked_by uuid,
    file_name text not null,
    size bigint not null,
    accept_fewer boolean not null,
    state text not null constraint ck_national_register_import_state
        check (state in ('uploading', 'waiting', 'running', 'done', 'failed')),
    asked_at timestamptz not null,
    ended_at timestamptz,
    progress real not null default 0,
    rows_read integer not null default 0,
    reading jsonb,
    counts jsonb,
    fault jsonb
);
comment on column national_register_import.asked_by is 'The account; null for an operator';
create unique index uq_national_register_import_runs on national_register_import ((true))
    where state in ('waiting', 'running');

create table national_register_part (
    import_id uuid not null constraint fk_national_register_part_import_id
        references national_register_import on delete cascade,
    position integer not null,
    content bytea not null,
    constraint pk_national_register_part primary key (import_id, position)
);
comment on table national_register_part is 'A file on its way to the worker; gone once it has been read';

create table national_register_line (
    import_id uuid not null constraint fk_national_register_line_import_id
        references national_register_import on delete cascade,
    line integer not null,
    position integer not null,
    verdict text not null
        constraint ck_national_register_line_verdict check (verdict in ('mended', 'noted', 'refused')),
    reason text not null,
    field text,
    was text,
    became text,
    constraint pk_national_register_line primary key (import_id, line, position)
);
create index ix_national_register_line_reason on national_register_line (import_id, reason, line, position);
create index ix_national_register_line_verdict on national_register_line (import_id, verdict, line, position);
"""


def upgrade() -> None:
    op.execute(TABLES)
