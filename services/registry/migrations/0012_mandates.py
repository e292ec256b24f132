"""Mandates from a day until another, offered to an address and confirmed by the person."""

from alembic import op

revision = "0012"
down_revision = "0011"

# What has a last day by now was ended, and was told of.
COLUMNS = """
alter table mandate add column given_by uuid;
alter table mandate add constraint fk_mandate_given_by foreign key (given_by) references account not valid;
alter table mandate validate constraint fk_mandate_given_by;
alter table mandate add column ended_at timestamptz;
alter table mandate add column reminded_days smallint;
comment on column mandate.ended_at is 'From here on it is over, and others have been told';
comment on column mandate.reminded_days is 'The last reminder that is not owed any more';
update mandate set ended_at = cast(until_date + 1 as timestamp) at time zone 'Europe/Bucharest'
    where until_date is not null;
"""
OFFERS = """
create table mandate_offer (
    id uuid constraint pk_mandate_offer primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    organisation_id uuid not null constraint fk_mandate_offer_organisation_id references organisation,
    role text not null
        constraint ck_mandate_offer_role check (role in ('legal-representative', 'delegate', 'observer')),
    email text not null,
    email_key text not null,
    from_date date not null,
    until_date date not null,
    offered_by uuid not null constraint fk_mandate_offer_offered_by references account,
    offered_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null constraint ck_mandate_offer_state
        check (state in ('waiting', 'confirmed', 'refused', 'withdrawn', 'expired')),
    decided_at timestamptz
);
comment on table mandate_offer is 'Mandates that await a yes; deleted a month after the answer';
create unique index uq_mandate_offer_waiting on mandate_offer (organisation_id, email_key)
    where state = 'waiting';
create index ix_mandate_offer_organisation_id on mandate_offer (organisation_id);
create index ix_mandate_offer_email_key on mandate_offer (email_key);
create index ix_mandate_offer_expires_at on mandate_offer (expires_at);
"""
BEGINNING = """
create unique index concurrently uq_mandate_beginning on mandate (account_id, organisation_id, from_date)
    where ended_at is null
"""
UNTIL = "create index concurrently ix_mandate_until_date on mandate (until_date) where ended_at is null"


def upgrade() -> None:
    op.execute(COLUMNS)
    op.execute(OFFERS)
    with op.get_context().autocommit_block():
        op.execute(BEGINNING)
        op.execute(UNTIL)
