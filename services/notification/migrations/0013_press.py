"""The press list of an authority, and the notices that were sent to it."""

from alembic import op

revision = "0013"
down_revision = "0012"

PRESS = """
create table press_contact (
    id uuid constraint pk_press_contact primary key,
    authority text not null,
    outlet text not null,
    email text not null,
    email_key text not null,
    language text not null constraint ck_press_contact_language check (language in ('ro', 'en')),
    agreed_how text not null,
    added_by uuid not null,
    added_at timestamptz not null,
    removed_by uuid,
    removed_at timestamptz,
    removed_why text,
    constraint ck_press_contact_removed check ((removed_at is null) = (email <> '')),
    constraint ck_press_contact_why check ((removed_at is null) = (removed_why is null))
);
comment on column press_contact.email is 'Empty once it was taken off the list';
create unique index uq_press_contact_email_key on press_contact (authority, email_key)
    where removed_at is null;
create index ix_press_contact_email_key on press_contact (email_key) where removed_at is null;
create table press_notice (
    id uuid constraint pk_press_notice primary key constraint fk_press_notice_id references fact,
    authority text not null,
    consultation_id uuid not null,
    sent_by uuid not null,
    sent_at timestamptz not null,
    recipients integer not null
);
create index ix_press_notice_authority on press_notice (authority, consultation_id, id desc);
"""


def upgrade() -> None:
    op.execute(PRESS)
