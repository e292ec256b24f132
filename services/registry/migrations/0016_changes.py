"""Changes of what was verified, and what is said about them."""

from alembic import op

revision = "0016"
down_revision = "0015"

TABLES = """
create table change_request (
    id uuid constraint pk_change_request primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    organisation_id uuid not null constraint fk_change_request_organisation_id references organisation,
    authority text not null constraint fk_change_request_authority references authority (slug),
    asked_by uuid not null constraint fk_change_request_asked_by references account,
    state text not null constraint ck_change_request_state
        check (state in ('pending', 'questioned', 'withdrawn', 'refused', 'accepted')),
    changed jsonb not null,
    why text not null,
    asked_at timestamptz not null,
    decided_at timestamptz,
    decided_by uuid constraint fk_change_request_decided_by references account,
    reason text
);
comment on column change_request.changed is 'Each field that is to be otherwise, with before and after';
create unique index uq_change_request_open on change_request (organisation_id)
    where state in ('pending', 'questioned');
create index ix_change_request_organisation_id on change_request (organisation_id, id);
create index ix_change_request_authority_state_id on change_request (authority, state, id);
create index ix_change_request_asked_by on change_request (asked_by);

create table change_message (
    id uuid constraint pk_change_message primary key,
    change_id uuid not null constraint fk_change_message_change_id references change_request,
    author_id uuid not null constraint fk_change_message_author_id references account,
    side text not null constraint ck_change_message_side check (side in ('clerk', 'asker')),
    text text not null,
    fields text[] not null,
    said_at timestamptz not null
);
create index ix_change_message_change_id on change_message (change_id);
create index ix_change_message_author_id on change_message (author_id);
"""


def upgrade() -> None:
    op.execute(TABLES)
