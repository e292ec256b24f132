"""Departments of authorities, how they are reached, and invitations to work for them."""

from alembic import op

revision = "0013"
down_revision = "0012"

DEPARTMENTS = """
create table department (
    id uuid constraint pk_department primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null constraint fk_department_authority references authority (slug),
    name text not null,
    name_key text not null,
    sort_key text collate "C" not null,
    email text,
    phone text,
    constraint uq_department_authority_name_key unique (authority, name_key)
);
"""
COLUMNS = """
alter table authority add column officer_phone text;
alter table authority add column address text;
alter table authority add column contact_email text;
alter table authority add column contact_phone text;
alter table authority add column website text;
alter table staff_role add column department_id uuid;
alter table staff_role add constraint fk_staff_role_department_id
    foreign key (department_id) references department not valid;
alter table staff_role validate constraint fk_staff_role_department_id;
"""
INVITATIONS = """
create table staff_invitation (
    id uuid constraint pk_staff_invitation primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null constraint fk_staff_invitation_authority references authority (slug),
    role text not null constraint ck_staff_invitation_role
        check (role in ('administrator', 'clerk', 'moderator', 'editor', 'auditor')),
    department_id uuid constraint fk_staff_invitation_department_id references department,
    email text not null,
    email_key text not null,
    invited_by uuid not null constraint fk_staff_invitation_invited_by references account,
    invited_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null constraint ck_staff_invitation_state
        check (state in ('waiting', 'accepted', 'withdrawn', 'expired')),
    decided_at timestamptz
);
comment on table staff_invitation is 'Roles that await a yes; deleted a month after the answer';
create unique index uq_staff_invitation_waiting on staff_invitation (authority, role, email_key)
    where state = 'waiting';
create index ix_staff_invitation_email_key on staff_invitation (email_key);
create index ix_staff_invitation_expires_at on staff_invitation (expires_at);
"""
BY_AUTHORITY = "create index concurrently ix_staff_role_authority on staff_role (authority, role)"


def upgrade() -> None:
    op.execute(DEPARTMENTS)
    op.execute(COLUMNS)
    op.execute(INVITATIONS)
    with op.get_context().autocommit_block():
        op.execute(BY_AUTHORITY)
