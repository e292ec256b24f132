"""What was received and answered on each article, counted as it happens: no page counts a register."""

from alembic import op

revision = "0002"
down_revision = "0001"

COUNTS = """
create table article_count (
    consultation_id uuid not null references consultation on delete cascade,
    article text not null,
    received integer not null,
    answered integer not null,
    last_answer timestamptz,
    primary key (consultation_id, article)
) with (fillfactor = 50);
comment on table article_count is 'Kept by triggers, so that processes of an older release count too';

create function count_recommendations() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into article_count as counted
        select consultation_id, article, count(*), count(verdict), max(answered_at)
        from came group by consultation_id, article order by consultation_id, article
        on conflict (consultation_id, article) do update
            set received = counted.received + excluded.received,
                answered = counted.answered + excluded.answered,
                last_answer = greatest(counted.last_answer, excluded.last_answer);
    else
        update article_count counted
        set answered = counted.answered + told.many,
            last_answer = greatest(counted.last_answer, told.last_answer)
        from (
            select came.consultation_id, came.article, count(*) as many, max(came.answered_at) as last_answer
            from came join was using (id) where was.verdict is null and came.verdict is not null
            group by came.consultation_id, came.article
        ) told
        where (counted.consultation_id, counted.article) = (told.consultation_id, told.article);
    end if;
    return null;
end
$$;
"""
# The triggers hold writers up until the commit, so that nothing is counted twice or not at all; counting a
# million takes about a second.
TRIGGERS = """
create trigger count_received after insert on recommendation referencing new table as came
    for each statement execute function count_recommendations();
create trigger count_answered after update on recommendation referencing old table as was new table as came
    for each statement execute function count_recommendations();

insert into article_count
select consultation_id, article, count(*), count(verdict), max(answered_at)
from recommendation group by consultation_id, article;
"""


def upgrade() -> None:
    op.execute(COUNTS)
    op.execute(TRIGGERS)
