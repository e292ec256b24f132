"""Partnership agreements."""

from alembic import op

revision = "0010"
down_revision = "0009"

# A draft is written anew as a whole: its parties go before or after what they owed, as it comes.
TABLES = """
create table agreement (
    id uuid constraint pk_agreement primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    authority text not null constraint fk_agreement_authority references authority (slug),
    title text not null,
    object text not null,
    legal_basis text,
    legal_date date,
    from_date date not null,
    until_date date,
    search_text text not null,
    state text not null constraint ck_agreement_state check (state in (
        'draft', 'agreed', 'signed', 'in-force', 'ended', 'terminated', 'renewed', 'withdrawn')),
    renews uuid constraint fk_agreement_renews references agreement,
    created_by uuid not null,
    changes integer not null,
    signed_on date,
    ends_on date,
    ended_on date,
    end_reason text,
    reminded_days integer,
    constraint ck_agreement_span check (until_date >= from_date)
);
comment on column agreement.changes is 'Grows with each change of a part, so that the version does';
comment on column agreement.ends_on is 'From when a termination holds';
comment on column agreement.reminded_days is 'The nearest reminder sent before the present end';
create unique index uq_agreement_renews on agreement (renews) where state <> 'withdrawn';
create index ix_agreement_authority on agreement (authority, from_date desc, id desc);
create index ix_agreement_from_date on agreement (from_date desc, id desc);
create index ix_agreement_search_text on agreement using gin (search_text gin_trgm_ops);
create index ix_agreement_turns on agreement (state, until_date) where state in ('signed', 'in-force');

create table agreement_party (
    id uuid constraint pk_agreement_party primary key,
    agreement_id uuid not null constraint fk_agreement_party_agreement_id references agreement,
    position integer not null,
    kind text not null
        constraint ck_agreement_party_kind check (kind in ('authority', 'organisation', 'external')),
    organisation_id uuid constraint fk_agreement_party_organisation_id references organisation,
    name text not null,
    confirmed_at timestamptz,
    confirmed_by uuid,
    signed_on date,
    signed_how text constraint ck_agreement_party_signed_how check (signed_how in ('paper', 'qualified')),
    signed_noted_by uuid
);
create index ix_agreement_party_agreement_id on agreement_party (agreement_id, position);
create index ix_agreement_party_organisation_id on agreement_party (organisation_id);

create table obligation (
    id uuid constraint pk_obligation primary key,
    agreement_id uuid not null constraint fk_obligation_agreement_id references agreement,
    party_id uuid not null constraint fk_obligation_party_id references agreement_party
        deferrable initially deferred,
    position integer not null,
    text text not null,
    due_date date,
    state text not null
        constraint ck_obligation_state check (state in ('open', 'reported', 'done', 'cancelled')),
    done_on date,
    note text,
    reason text
);
create index ix_obligation_agreement_id on obligation (agreement_id, position);
create index ix_obligation_party_id on obligation (party_id);

create table agreement_step (
    id uuid constraint pk_agreement_step primary key,
    agreement_id uuid not null constraint fk_agreement_step_agreement_id references agreement,
    act text not null,
    on_date date not null,
    party_name text,
    note text
);
create index ix_agreement_step_agreement_id on agreement_step (agreement_id, id);

create table agreement_document (
    id uuid constraint pk_agreement_document primary key
        constraint fk_agreement_document_id references attachment,
    agreement_id uuid not null constraint fk_agreement_document_agreement_id references agreement,
    kind text not null
        constraint ck_agreement_document_kind check (kind in ('signed', 'public-copy', 'annex', 'proof')),
    obligation_id uuid,
    is_public boolean not null,
    added_by uuid not null,
    added_at timestamptz not null,
    looked_at timestamptz,
    signatures jsonb
);
comment on table agreement_document is 'Files of an agreement; for its parties until a clerk shows them';
create index ix_agreement_document_agreement_id on agreement_document (agreement_id, id);
create index ix_agreement_document_to_look_at on agreement_document (id)
    where kind = 'signed' and looked_at is null;
"""


def upgrade() -> None:
    op.execute(TABLES)
