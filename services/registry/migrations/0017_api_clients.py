"""Programs of others that ask for tokens, and the hashes of their secrets."""

from alembic import op

revision = "0017"
down_revision = "0016"

CLIENTS = """
create table api_client (
    id uuid constraint pk_api_client primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null,
    name text not null,
    name_key text not null,
    contact_email text not null,
    language text not null,
    scopes text[] not null,
    created_at timestamptz not null,
    expires_on date not null,
    reminded_for date,
    revoked_at timestamptz
);
comment on column api_client.authority is 'A slug, or common for every authority';
create unique index uq_api_client_authority_name_key on api_client (authority, name_key)
    where revoked_at is null;
create index ix_api_client_expires_on on api_client (expires_on);
create table api_client_secret (
    id uuid constraint pk_api_client_secret primary key,
    client_id uuid not null
        constraint fk_api_client_secret_client_id references api_client on delete cascade,
    secret_hash bytea not null,
    created_at timestamptz not null,
    ends_at timestamptz,
    last_used_at timestamptz
);
comment on column api_client_secret.ends_at is 'Null for the newest';
create index ix_api_client_secret_client_id on api_client_secret (client_id);
create unique index uq_api_client_secret_current on api_client_secret (client_id) where ends_at is null;
"""


def upgrade() -> None:
    op.execute(CLIENTS)
