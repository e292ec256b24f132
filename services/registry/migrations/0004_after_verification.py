"""What comes after verification: life and history of organisations, who has a request, striking off."""

from alembic import op

revision = "0004"
down_revision = "0003"

LIFE = """
alter table organisation add column life text not null default 'active';
alter table organisation add column life_ended_on date;
alter table organisation add column merged_into uuid;
alter table organisation add constraint fk_organisation_merged_into
    foreign key (merged_into) references organisation not valid;
alter table organisation add constraint ck_organisation_life
    check (life in ('active', 'dissolved', 'merged')
           and (life = 'merged') = (merged_into is not null)) not valid;
alter table organisation validate constraint fk_organisation_merged_into;
alter table organisation validate constraint ck_organisation_life;
comment on column organisation.life_ended_on is 'The day in the deed that says that it has ended';
"""
CHANGES = """
create table standing_change (
    id uuid constraint pk_standing_change primary key,
    organisation_id uuid not null
        constraint fk_standing_change_organisation_id references organisation on delete cascade,
    verification_id uuid
        constraint fk_standing_change_verification_id references verification on delete cascade,
    authority text,
    act text not null,
    state text not null,
    at timestamptz not null,
    on_date date,
    reason text,
    by uuid
);
create index ix_standing_change_organisation_id on standing_change (organisation_id, at, id);
create index ix_standing_change_verification_id on standing_change (verification_id);
comment on column standing_change.authority is 'Null where the organisation itself has ended';
comment on column standing_change.by is 'The account, which may be gone by now';
"""
# What was asked and decided before has its history, too; decisions come after what they are about.
FORMER = """
insert into standing_change (id, organisation_id, verification_id, authority, act, state, at, by)
select uuidv7(), organisation_id, id, authority, 'register', 'pending', asked_at, asked_by
from verification order by asked_at, id;
insert into standing_change (id, organisation_id, verification_id, authority, act, state, at, reason, by)
select uuidv7(), organisation_id, id, authority, case state when 'refused' then 'refuse' else 'verify' end,
       state, decided_at, reason, decided_by
from verification where decided_at is not null and state in ('verified', 'refused') order by decided_at, id;
"""
ASSIGNMENTS = """
create table assignment (
    verification_id uuid constraint pk_assignment primary key
        constraint fk_assignment_verification_id references verification on delete cascade,
    account_id uuid not null constraint fk_assignment_account_id references account on delete cascade,
    since timestamptz not null
);
create index ix_assignment_account_id on assignment (account_id);
comment on table assignment is 'Which clerk has a request; nobody has what is not here';
"""
STRIKING_OFF = """
create table strike_off (
    id uuid constraint pk_strike_off primary key,
    version bigint not null,
    said_public bigint not null default 0,
    said_internal bigint not null default 0,
    verification_id uuid not null
        constraint fk_strike_off_verification_id references verification on delete cascade,
    authority text not null,
    reason text not null,
    proposed_by uuid not null,
    proposed_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null constraint ck_strike_off_state
        check (state in ('open', 'confirmed', 'rejected', 'withdrawn', 'expired')),
    decided_by uuid,
    decided_at timestamptz,
    constraint ck_strike_off_two_officials check (state <> 'confirmed' or decided_by <> proposed_by)
);
create unique index uq_strike_off_open on strike_off (verification_id) where state = 'open';
create index ix_strike_off_verification_id on strike_off (verification_id);
create index ix_strike_off_expires_at on strike_off (expires_at) where state = 'open';
"""


def upgrade() -> None:
    op.execute(LIFE)
    op.execute(CHANGES)
    op.execute(FORMER)
    op.execute(ASSIGNMENTS)
    op.execute(STRIKING_OFF)
