"""Requests that another person represent an organisation, and the offers that come of them."""

from alembic import op

revision = "0018"
down_revision = "0017"

# What runs before the upgrade writes neither: its requests are about facts alone.
COLUMNS = """
alter table change_request add column representative text;
alter table change_request add column new_email text;
alter table change_request add column new_from date;
alter table change_request add column new_until date;
alter table change_request add column others_stay boolean not null default false;
comment on column change_request.representative is
    'Null for facts alone; self where a newcomer asks for themselves, another where somebody is named';
alter table change_request add constraint ck_change_request_representative
    check (representative in ('another', 'self')) not valid;
alter table change_request validate constraint ck_change_request_representative;
alter table mandate_offer add column change_id uuid;
alter table mandate_offer add constraint fk_mandate_offer_change_id
    foreign key (change_id) references change_request not valid;
alter table mandate_offer validate constraint fk_mandate_offer_change_id;
"""
# A newcomer's request keeps nobody else's waiting, so that nobody blocks an organisation by asking.
OWN = """
create unique index concurrently uq_change_request_own_open on change_request (organisation_id)
    where state in ('pending', 'questioned') and representative is distinct from 'self'
"""
CLAIM = """
create unique index concurrently uq_change_request_claim_open on change_request (organisation_id, asked_by)
    where state in ('pending', 'questioned') and representative = 'self'
"""
FORMER = "drop index concurrently uq_change_request_open"


def upgrade() -> None:
    op.execute(COLUMNS)
    with op.get_context().autocommit_block():
        op.execute(OWN)
        op.execute(CLAIM)
        op.execute(FORMER)
