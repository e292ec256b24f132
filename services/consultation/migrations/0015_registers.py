"""The registers: how many answers of each kind there are; entries by sender, and by having an answer."""

from alembic import op

revision = "0015"
down_revision = "0014"

COUNTS = """
create table verdict_count (
    consultation_id uuid not null references consultation on delete cascade,
    verdict text not null,
    answers integer not null,
    constraint pk_verdict_count primary key (consultation_id, verdict)
) with (fillfactor = 50);
comment on table verdict_count is 'Kept by triggers: the register of drafts counts no recommendations';

create function count_verdicts() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into verdict_count as counted
        select consultation_id, verdict, count(*) from came where verdict is not null
        group by consultation_id, verdict order by consultation_id, verdict
        on conflict (consultation_id, verdict) do update set answers = counted.answers + excluded.answers;
    else
        insert into verdict_count as counted
        select changed.consultation_id, changed.verdict, sum(changed.many)
        from (
            select came.consultation_id, came.verdict, 1 as many
            from came join was using (id)
            where came.verdict is not null and came.verdict is distinct from was.verdict
            union all
            select was.consultation_id, was.verdict, -1
            from came join was using (id)
            where was.verdict is not null and came.verdict is distinct from was.verdict
        ) changed
        group by changed.consultation_id, changed.verdict
        order by changed.consultation_id, changed.verdict
        on conflict (consultation_id, verdict) do update set answers = counted.answers + excluded.answers;
    end if;
    return null;
end
$$;
"""
# As for the counts by article: the triggers hold writers up until the commit, so that each is counted once.
TRIGGERS = """
create trigger count_verdicts_of_new after insert on recommendation referencing new table as came
    for each statement execute function count_verdicts();
create trigger count_verdicts_of_answered after update on recommendation
    referencing old table as was new table as came for each statement execute function count_verdicts();

insert into verdict_count
select consultation_id, verdict, count(*) from recommendation where verdict is not null
group by consultation_id, verdict;
"""
OF_ORGANISATIONS = """
create index concurrently ix_recommendation_of_organisations
    on recommendation (authority, register_year, register_number) where organisation_name is not null
"""
ANSWERED = """
create index concurrently ix_recommendation_answered
    on recommendation (authority, register_year, register_number) where verdict is not null
"""


def upgrade() -> None:
    op.execute(COUNTS)
    op.execute(TRIGGERS)
    with op.get_context().autocommit_block():
        op.execute(OF_ORGANISATIONS)
        op.execute(ANSWERED)
