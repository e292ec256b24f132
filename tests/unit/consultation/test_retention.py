"""How long this service keeps things: each rule deletes what is older and keeps what is younger."""

from datetime import timedelta

import pytest

from services.consultation.commands.retention import ForgetOld
from services.consultation.handlers.retention import RULES
from services.consultation.model.door_arrival import KEPT as DOOR_KEYS_KEPT
from tests.aging import SHARED_ROWS, SPENT_PROOFS, Row, survivors, untried
from tests.unit.consultation.world import World

MEETING = (
    "insert into meeting (id, version, authority, kind, title, title_plain, starts_at, ends_at, place,"
    " agenda, how_to_register, state, called_at, reason, sequence, is_example)"
    " values (:id, 1, 'oras', 'public-meeting', 'Ședință', 'sedinta',"
    " cast(:begun as timestamptz) - interval '1 hour', :begun, 'Sala', '[]', '', 'called',"
    " cast(:begun as timestamptz) - interval '5 days', '', 0, true)"
)
ROWS: dict[str, Row] = {
    **SHARED_ROWS,
    "spent-proofs": SPENT_PROOFS,
    "pending-submissions": Row(
        "pending_submission",
        "insert into pending_submission (id, consultation_id, email, name, language, article, more_articles,"
        " text, name_shown, sent_at, expires_at, secret_hash)"
        " values (:id, :id, 'ion@example.org', 'Ion', 'ro', '2', '{}', 'Text.', 'initials', :begun,"
        " cast(:begun as timestamptz) + interval '24 hours', uuid_send(:id))",
        timedelta(hours=24),
    ),
    "pending-registrations": Row(
        "pending_registration",
        "insert into pending_registration (id, gathering_kind, gathering_id, name, email, language,"
        " organisation, wish, sent_at, expires_at, secret_hash)"
        " values (:id, 'meeting', :id, 'Ion', 'ion@example.org', 'ro', '', 'attend', :begun,"
        " cast(:begun as timestamptz) + interval '24 hours', uuid_send(:id))",
        timedelta(hours=24),
    ),
    # Who came stays counted, without a name.
    "registrations": Row(
        "registration where name <> ''",
        f"with held as ({MEETING})"
        " insert into registration (id, version, gathering_kind, gathering_id, authority, name, email,"
        " language, wish, state, has_recommended, rank, asked_at)"
        " values (:id, 1, 'meeting', :id, 'oras', 'Ion', 'ion@example.org', 'ro', 'attend', 'registered',"
        " false, 0, :begun)",
        timedelta(days=90),
    ),
    "speakers": Row(
        "speaking where name <> ''",
        f"with held as ({MEETING})"
        " insert into speaking (id, meeting_id, name, organisation, called_at, noted_by)"
        " values (:id, :id, 'Ion', '', :begun, :id)",
        timedelta(days=90),
    ),
    "door-arrivals": Row(
        "door_arrival",
        "insert into door_arrival (key, gathering_id, registration_id, noted_at, noted_by)"
        " values (:id, :id, :id, :begun, :id)",
        DOOR_KEYS_KEPT,
        "key",
    ),
    "activity-guests": Row(
        "activity_invited",
        "with held as (insert into activity (id, version, authority, state, title, objectives, description,"
        " kind, starts_at, ends_at, place, language, is_example, proposed_at, changed_at)"
        " values (:id, 1, 'oras', 'held', '', '', '', 'other',"
        " cast(:begun as timestamptz) - interval '1 hour', :begun, '', '', false, :begun, :begun))"
        " insert into activity_invited (id, activity_id, who, invited_at)"
        " values (:id, :id, 'ion@example.org', :begun)",
        timedelta(days=30),
    ),
    "recommendation-drafts": Row(
        "recommendation_draft",
        "with ended as (insert into consultation (id, version, authority, state, title, kind, summary,"
        " is_example, documents, notes, published_at, ends_at, listed_at, edited_at, title_plain, text_plain)"
        " values (:id, 1, 'oras', 'published', '', 'normative', '', false, '[]', '', :begun, :begun, :begun,"
        " :begun, '', ''))"
        " insert into recommendation_draft (id, version, account_id, consultation_id, articles, whole, text,"
        " reason, proposed_wording, files, started_at, changed_at)"
        " values (:id, 1, :id, :id, '{}', false, '', '', '', '[]', :begun, :begun)",
        timedelta(days=30),
    ),
    "files": Row(
        "file",
        "insert into file (sha256, size, media_type, state, stored_at)"
        " values (uuid_send(:id), 1, 'text/plain', 'held', :begun)",
        timedelta(hours=24),
        "sha256",
    ),
}


def test_every_rule_that_a_job_executes_is_tried() -> None:
    """Who adds a kind of data adds a row of it here."""
    assert untried(RULES, ROWS) == set()


@pytest.mark.parametrize("name", ROWS)
def test_what_is_older_goes_and_what_is_younger_stays(world: World, name: str) -> None:
    """Two minutes on either side of the term that people are told."""
    assert survivors(world.runtime, ROWS[name], ForgetOld(), world.clock.now()) == ["young"]
