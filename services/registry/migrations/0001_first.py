"""The registry's first tables: people, authorities, organisations, keys."""

from alembic import op

from shared.plumbing import create_v1

revision = "0001"
down_revision = None

PEOPLE = """
create extension if not exists pg_trgm;

create table account (
    id uuid constraint pk_account primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    email text not null,
    email_key text not null constraint uq_account_email_key unique,
    name text not null,
    language text not null constraint ck_account_language check (language in ('ro', 'en')),
    password_hash text not null,
    created_at timestamptz not null
);
comment on table account is 'People whose address is known to be theirs';

create table staff_role (
    account_id uuid not null constraint fk_staff_role_account_id references account,
    authority text not null,
    role text not null constraint ck_staff_role_role check (role in ('administrator', 'clerk')),
    given_at timestamptz not null,
    constraint pk_staff_role primary key (account_id, authority, role)
);
comment on column staff_role.authority is 'A slug, or common for every authority';

create table sign_up (
    id uuid constraint pk_sign_up primary key,
    email text not null,
    name text not null,
    language text not null,
    password_hash text not null,
    token_hash bytea not null constraint uq_sign_up_token_hash unique,
    expires_at timestamptz not null,
    account_id uuid constraint fk_sign_up_account_id references account
);
create index ix_sign_up_expires_at on sign_up (expires_at);

create table password_reset (
    id uuid constraint pk_password_reset primary key,
    account_id uuid constraint fk_password_reset_account_id references account,
    token_hash bytea constraint uq_password_reset_token_hash unique,
    expires_at timestamptz not null
);
create index ix_password_reset_account_id on password_reset (account_id);
create index ix_password_reset_expires_at on password_reset (expires_at);
create index ix_password_reset_to_send on password_reset (account_id)
    where token_hash is null and account_id is not null;
comment on column password_reset.account_id is 'Null where the address is unknown: asking costs the same';

create table session (
    id uuid constraint pk_session primary key,
    account_id uuid not null constraint fk_session_account_id references account,
    secret_hash bytea not null constraint uq_session_secret_hash unique,
    started_at timestamptz not null,
    used_at timestamptz not null
);
create index ix_session_account_id on session (account_id);
create index ix_session_used_at on session (used_at);
"""

ORGANISATIONS = """
create table authority (
    id uuid constraint pk_authority primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    slug text not null constraint uq_authority_slug unique,
    name text not null,
    sort_key text collate "C" not null,
    locality_siruta integer,
    county text,
    officer_name text,
    officer_email text,
    is_example boolean not null,
    established_at timestamptz not null
);

create table organisation (
    id uuid constraint pk_organisation primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    kind text not null,
    name text not null,
    sort_key text collate "C" not null,
    search_text text not null,
    cui text,
    register_number text,
    court text,
    seat text not null,
    locality_siruta integer,
    fields text[] not null,
    contact_email text not null,
    recognised boolean not null,
    asked_by uuid not null constraint fk_organisation_asked_by references account,
    asked_at timestamptz not null
);
comment on column organisation.recognised is 'An authority has verified it: its numbers are its own';
create unique index uq_organisation_cui on organisation (cui) where recognised;
create unique index uq_organisation_register_number on organisation (register_number, search_text)
    where recognised;
create index ix_organisation_sort_key on organisation (sort_key, id) where recognised;
create index ix_organisation_search_text on organisation using gin (search_text gin_trgm_ops);
create index ix_organisation_asked_by on organisation (asked_by);

create table verification (
    id uuid constraint pk_verification primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    organisation_id uuid not null constraint fk_verification_organisation_id references organisation,
    authority text not null constraint fk_verification_authority references authority (slug),
    asked_by uuid not null constraint fk_verification_asked_by references account,
    representative_role text not null,
    state text not null
        constraint ck_verification_state check (state in ('pending', 'verified', 'refused')),
    open_key text constraint uq_verification_open_key unique,
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid constraint fk_verification_decided_by references account,
    reason text
);
create unique index uq_verification_standing on verification (organisation_id, authority)
    where state <> 'refused';
create index ix_verification_authority_state_id on verification (authority, state, id);
create index ix_verification_asked_by on verification (asked_by);

create table mandate (
    id uuid constraint pk_mandate primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    account_id uuid not null constraint fk_mandate_account_id references account,
    organisation_id uuid not null constraint fk_mandate_organisation_id references organisation,
    organisation_name text not null,
    role text not null,
    from_date date not null,
    until_date date
);
create unique index uq_mandate_running on mandate (account_id, organisation_id) where until_date is null;
create index ix_mandate_organisation_id on mandate (organisation_id);
"""

KEYS = """
create table own_signing_key (
    id uuid constraint pk_own_signing_key primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    generation integer not null constraint uq_own_signing_key_generation unique,
    kid text not null constraint uq_own_signing_key_kid unique,
    jwk jsonb not null,
    private_pem bytea,
    published_at timestamptz not null,
    signs_from timestamptz not null,
    retired_at timestamptz
);
comment on column own_signing_key.private_pem is 'PKCS #8, encrypted with KEY_PASSPHRASE; null once retired';
"""


def upgrade() -> None:
    create_v1(op)
    op.execute(PEOPLE)
    op.execute(ORGANISATIONS)
    op.execute(KEYS)
