"""Accounts that are to have another address; copies of their data that people have asked for."""

from alembic import op

revision = "0009"
down_revision = "0008"

CHANGES = """
create table address_change (
    id uuid constraint pk_address_change primary key,
    account_id uuid not null constraint fk_address_change_account_id references account
        constraint uq_address_change_account_id unique,
    session_id uuid not null,
    email text not null,
    new_hash bytea not null constraint uq_address_change_new_hash unique,
    old_hash bytea not null constraint uq_address_change_old_hash unique,
    new_said_yes timestamptz,
    old_said_yes timestamptz,
    expires_at timestamptz not null
);
create index ix_address_change_expires_at on address_change (expires_at);
comment on column address_change.session_id is 'Of who asked: it alone does not end with the change';
"""
EXPORTS = """
create table data_export (
    id uuid constraint pk_data_export primary key,
    account_id uuid not null constraint fk_data_export_account_id references account
        constraint uq_data_export_account_id unique,
    asked_at timestamptz not null,
    ready_at timestamptz,
    expires_at timestamptz not null,
    content jsonb
);
create index ix_data_export_expires_at on data_export (expires_at);
create index ix_data_export_to_gather on data_export (asked_at) where ready_at is null;
"""


def upgrade() -> None:
    op.execute(CHANGES)
    op.execute(EXPORTS)
