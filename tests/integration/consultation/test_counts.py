"""How much was received and answered, as pages and lists say it."""

from collections.abc import Callable

import psycopg

from services.consultation.bootstrap import SERVICE
from shared.persistence.migrations import migrate
from tests.integration.consultation.calls import Calls
from tests.unit.consultation.world import World

COUNTS = "select article, received, answered, last_answer is not null from article_count order by article"
DROP = """
    drop table registration, gathering_order, pending_registration;
    drop table activity_invited, activity_entry, activity_follow_up, activity_file, activity_cost,
        activity_task, activity_partner, activity;
    drop table debate_request; alter table organisation drop column kind;
    drop table floor, speaking, door_arrival;
    drop table meeting_entry, meeting;
    drop table minutes_correction, minutes, annual_figure; alter table recommendation drop column meeting_id;
    drop index ix_consultation_fields; alter table consultation drop column fields;
    drop index ix_correspondent_by_post; alter table recommendation drop column files;
    drop table recommendation_draft;
    drop table consultation_change, announcement, notice_confirmation, own_notice, notice_contact;
    drop index ix_recommendation_waiting; drop table recommendation_article;
    alter table recommendation drop column more_articles,
        drop column withdrawn_at, drop column withdrawal_reason;
    alter table recommendation drop column held_until; drop table moderation;
    drop table answer_draft, answer_publication, answer_group; drop function plain_words;
    drop table pending_submission, spent_proof;
    drop table verdict_count; drop function count_verdicts cascade;
    drop index ix_recommendation_of_organisations, ix_recommendation_answered;
    drop table correspondent;
    alter table recommendation drop column channel, drop column entered_at, drop column day_only;
    alter table recommendation alter column account_id set not null;
    drop table commitment_entry, commitment; drop table outcome; drop index ix_consultation_outcome;
    alter table consultation drop column finalised_at, drop column final_version, drop column outcome,
        drop column outcome_on;
    drop table act_version; drop function note_version;
    alter table recommendation drop column taken_into, drop constraint ck_recommendation_verdict;
    alter table recommendation add constraint recommendation_verdict_check
        check (verdict in ('accepted', 'partly', 'refused'));
    drop table findable, findable_todo;
    drop function note_act, note_recommendation, note_document, note_good_file cascade;
    drop table authority_settings;
    alter table consultation drop column frame; drop table attachment, file_piece, file;
    drop table procedure_deed, staff_role;
    drop table day_off, audit; drop function refuse_change;
    alter table consultation drop column planned_publication, drop column planned_debate,
        drop column planned_adoption, drop column urgency_reason, drop column count_rule,
        drop column count_version;
    drop table article_count; drop function count_recommendations cascade;
    alter table mandate drop column role, drop column ended_at;
    alter table organisation drop column state; drop table organisation_end; drop table organisation_name;
    drop table erasure; drop index ix_recommendation_on_behalf_of
"""


def counts(database_url: str) -> list[tuple[object, ...]]:
    """Article, received, answered, and whether there is a last answer."""
    with psycopg.connect(database_url) as connection:
        return connection.execute(COUNTS).fetchall()


def test_each_is_counted_as_it_happens(make_database: Callable[..., str]) -> None:
    """By its article, when it comes in and when it is answered."""
    url = make_database("consultation")
    world = World.over(url)
    consultation, person = world.published(), world.person()
    first = world.sent(consultation.id, person, article="1")
    for article in ("1", "2"):
        world.sent(consultation.id, person, article=article)
    world.answered(first.id)
    world.runtime.close()
    assert counts(url) == [("1", 2, 1, True), ("2", 1, 0, False)]


def test_each_is_counted_once_whatever_it_is_on(calls: Calls) -> None:
    """On several articles it shows at each, on the act as a whole at none; the whole counts each once."""
    consultation, ana = calls.published(), calls.world.person()
    several = calls.send(consultation, ana, article=..., articles=["2", "1"]).json
    calls.send(consultation, ana, article=None)
    taken_back = calls.send(consultation, ana, article="1").json
    calls.world.answered(several["id"])
    calls.post(f"/recommendations/mine/{taken_back['id']}/withdraw", headers=calls.token(ana))
    page = calls.get(f"/consultations/{consultation}").json
    assert [article["recommendations"] for article in page["articles"]] == [2, 1]
    assert page["recommendations"] == {"total": 3, "answered": 1, "withdrawn": 1, "on_whole": 1}
    [line] = calls.get("/consultations").json["items"]
    assert line["recommendations"] == 3
    path = f"/consultations/{consultation}/recommendations"
    found = {
        asked: [one["register_number"] for one in calls.get(path, **query).json["items"]]
        for asked, query in {"1": {"article": "1"}, "2": {"article": "2"}, "whole": {"whole": "true"}}.items()
    }
    assert found == {"1": ["3/2026", "1/2026"], "2": ["1/2026"], "whole": ["2/2026"]}


def test_counting_begins_with_what_is_there(make_database: Callable[..., str]) -> None:
    """What an older release has entered is counted when the tables are brought up to date."""
    url = make_database("consultation")
    world = World.over(url)
    consultation, person = world.published(), world.person()
    world.answered(world.sent(consultation.id, person).id)
    world.runtime.close()
    before = counts(url)
    with psycopg.connect(url) as connection:
        for statement in DROP.split(";"):
            connection.execute(statement.encode())
        connection.execute("update alembic_version set version_num = '0001'")
    migrate(url, SERVICE.migrations)
    assert counts(url) == before == [("2", 1, 1, True)]
