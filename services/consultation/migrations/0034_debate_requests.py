"""Public debates that are asked for, art. 7 (9); of which kind an organisation is; the clock watches them."""

from alembic import op

revision = "0034"
down_revision = "0033"

REQUESTS = """
create table debate_request (
    id uuid constraint pk_debate_request primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    consultation_id uuid not null
        constraint fk_debate_request_consultation_id references consultation on delete cascade,
    authority text not null,
    kind text not null constraint ck_debate_request_kind
        check (kind in ('association', 'authority', 'other')),
    name text not null,
    name_plain text not null,
    organisation_id uuid,
    known text not null,
    reason text not null,
    channel text not null constraint ck_debate_request_channel
        check (channel in ('online', 'paper', 'email', 'meeting', 'other')),
    received_at timestamptz not null,
    day_only boolean not null,
    entered_at timestamptz not null,
    is_late boolean not null,
    account_id uuid,
    entered_by uuid,
    email text,
    postal_address text,
    language text not null,
    town_number text,
    forgotten_at timestamptz,
    state text not null constraint ck_debate_request_state
        check (state in ('open', 'called', 'withdrawn', 'not-owed', 'lapsed')),
    meeting_id uuid constraint fk_debate_request_meeting_id references meeting,
    held_at timestamptz,
    settled_at timestamptz,
    settled_by uuid,
    settled_reason text not null,
    constraint ck_debate_request_called check (state <> 'called' or meeting_id is not null)
);
create index ix_debate_request_consultation_id on debate_request (consultation_id, received_at);
create index ix_debate_request_open on debate_request (authority, consultation_id) where state = 'open';
create index ix_debate_request_meeting_id on debate_request (meeting_id) where meeting_id is not null;
create index ix_debate_request_account_id on debate_request (account_id) where account_id is not null;
create index ix_debate_request_received_at on debate_request (authority, received_at);
create unique index uq_debate_request_organisation_id on debate_request (consultation_id, organisation_id)
    where organisation_id is not null and state in ('open', 'called') and kind <> 'other';
comment on column debate_request.known is 'What the registry had found of who asked then; it refuses nobody';
comment on column debate_request.received_at is 'The clock starts here; of a day alone, its first instant';
comment on column debate_request.is_late is 'After the day that the notice names; it counts all the same';
comment on column debate_request.meeting_id is 'The debate that was called for it';
comment on column debate_request.held_at is 'When that debate was held, before which nothing is final';
comment on column debate_request.settled_reason is 'Why none is owed (public), or how it was withdrawn';
"""
KIND = "alter table organisation add column kind text"
TERM = """
alter table procedure_deed drop constraint ck_procedure_deed_term;
alter table procedure_deed add constraint ck_procedure_deed_term
    check (term in ('recommendations', 'answers', 'debate')) not valid;
"""


def upgrade() -> None:
    op.execute(REQUESTS)
    op.execute(KIND)
    op.execute(TERM)
    with op.get_context().autocommit_block():
        op.execute("alter table procedure_deed validate constraint ck_procedure_deed_term")
