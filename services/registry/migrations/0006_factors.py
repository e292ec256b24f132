"""Second factors, and ways to sign in without a password."""

from alembic import op

revision = "0006"
down_revision = "0005"

# Who signed in before the upgrade did it by password alone.
WIDEN = """
alter table account alter column password_hash drop not null;
alter table account add column code_sign_in boolean not null default false;
comment on column account.password_hash is 'Null where the person wants none';
comment on column account.code_sign_in is 'The person may sign in by a code sent by e-mail';
alter table session add column amr text[] not null default '{pwd}';
comment on column session.amr is 'How the person proved who they are, by the words of RFC 8176';
"""
FACTORS = """
create table totp (
    account_id uuid constraint pk_totp primary key constraint fk_totp_account_id references account,
    secret bytea not null,
    begun_at timestamptz not null,
    confirmed_at timestamptz,
    used_at timestamptz,
    last_step bigint,
    failures integer not null,
    failed_at timestamptz
);
comment on column totp.secret is 'Encrypted with a key made of KEY_PASSPHRASE';
comment on column totp.last_step is 'The step of 30 seconds of the last code: it and earlier ones are spent';

create table passkey (
    id uuid constraint pk_passkey primary key,
    account_id uuid not null constraint fk_passkey_account_id references account,
    credential_id bytea not null constraint uq_passkey_credential_id unique,
    public_key bytea not null,
    sign_count bigint not null,
    name text not null,
    added_at timestamptz not null,
    used_at timestamptz
);
create index ix_passkey_account_id on passkey (account_id);

create table passkey_challenge (
    challenge_hash bytea constraint pk_passkey_challenge primary key,
    purpose text not null constraint ck_passkey_challenge_purpose
        check (purpose in ('add', 'sign-in', 'second-step')),
    account_id uuid constraint fk_passkey_challenge_account_id references account,
    expires_at timestamptz not null
);
create index ix_passkey_challenge_account_id on passkey_challenge (account_id);
create index ix_passkey_challenge_expires_at on passkey_challenge (expires_at);

create table recovery_code (
    account_id uuid not null constraint fk_recovery_code_account_id references account,
    code_hash bytea not null,
    constraint pk_recovery_code primary key (account_id, code_hash)
);

create table pending_sign_in (
    id uuid constraint pk_pending_sign_in primary key,
    account_id uuid not null constraint fk_pending_sign_in_account_id references account,
    secret_hash bytea not null constraint uq_pending_sign_in_secret_hash unique,
    amr text[] not null,
    tries integer not null,
    expires_at timestamptz not null
);
create index ix_pending_sign_in_account_id on pending_sign_in (account_id);
create index ix_pending_sign_in_expires_at on pending_sign_in (expires_at);

create table sign_in_code (
    id uuid constraint pk_sign_in_code primary key,
    account_id uuid constraint fk_sign_in_code_account_id references account,
    ticket_hash bytea not null constraint uq_sign_in_code_ticket_hash unique,
    code_hash bytea,
    tries integer not null,
    expires_at timestamptz not null
);
create index ix_sign_in_code_account_id on sign_in_code (account_id);
create index ix_sign_in_code_expires_at on sign_in_code (expires_at);
create index ix_sign_in_code_to_send on sign_in_code (account_id)
    where code_hash is null and account_id is not null;
comment on column sign_in_code.account_id is 'Null where the address has none: asking costs the same';
"""


def upgrade() -> None:
    op.execute(WIDEN)
    op.execute(FACTORS)
