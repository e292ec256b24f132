"""How long this service keeps things: each rule deletes what is older and keeps what is younger."""

from datetime import timedelta

import pytest

from services.notification.commands import ForgetOld
from services.notification.handlers.retention import RULES
from tests.aging import SHARED_ROWS, SPENT_PROOFS, Row, survivors, untried
from tests.unit.notification.world import World

ROWS: dict[str, Row] = {
    **SHARED_ROWS,
    "spent-proofs": SPENT_PROOFS,
    "subscriptions-asked-for": Row(
        "subscription",
        "insert into subscription (id, email, email_key, language, topic_key, state, asked_at, written_at,"
        " token_hash, token_expires_at) values (:id, 'x@example.org', cast(:id as text), 'ro', 'all',"
        " 'asked', :begun, :begun, uuid_send(:id), :begun + interval '48 hours')",
        timedelta(hours=48),
    ),
    "letters": Row(
        "delivery",
        "with told as (insert into fact (id, category, created_at) values (:id, 'password-reset', :begun))"
        " insert into delivery (id, version, fact_id, channel, recipient, language, lane, state, attempts,"
        " created_at, deadline, next_at, finished_at) values (:id, 1, :id, 'email', 'x@example.org', 'ro', 0,"
        " 'delivered', 1, :begun, :begun, :begun, :begun)",
        timedelta(days=30),
    ),
    "news": Row(
        "delivery",
        "with told as (insert into fact (id, category, created_at) values (:id, 'agreement-news', :begun))"
        " insert into delivery (id, version, fact_id, channel, recipient, language, lane, state, attempts,"
        " created_at, deadline, next_at, finished_at) values (:id, 1, :id, 'email', 'x@example.org', 'ro', 1,"
        " 'delivered', 1, :begun, :begun, :begun, :begun)",
        timedelta(days=30),
    ),
    "digests": Row(
        "digest_item",
        "with told as (insert into fact (id, category, created_at) values (:id, 'agreement-news', :begun)),"
        " sent as (insert into fact (id, category, created_at) values (uuidv7(), 'digest', :begun)"
        " returning id), whom as (insert into follower (id, email_key, email, language, digest_until)"
        " values (:id, cast(:id as text), 'x@example.org', 'ro', :begun)),"
        " mailed as (insert into delivery (id, version, fact_id, channel, recipient, language, lane, state,"
        " attempts, created_at, deadline, next_at, finished_at) select :id, 1, id, 'email', 'x@example.org',"
        " 'ro', 1, 'delivered', 1, :begun, :begun, :begun, :begun from sent)"
        " insert into digest_item (follower_id, fact_id, subscription_id, created_at, digest_id)"
        " select :id, :id, :id, :begun, id from sent",
        timedelta(days=30),
        "fact_id",
    ),
    "phrases": Row(
        "phrase",
        "insert into phrase (topic_key, stems, wanted, rarest, followed_at)"
        " values (cast(:id as text), '{parc}', 'parc', 'parc', :begun)",
        timedelta(days=1),
        "topic_key",
    ),
    "webhook-messages": Row(
        "webhook_message",
        "insert into webhook_message (id, type, topics, body, created_at)"
        " values (:id, 'consultation.act.adopted', '{all}', '{}', :begun)",
        timedelta(days=30),
    ),
    "devices": Row(
        "push_device",
        "insert into push_device (id, account_id, endpoint, p256dh, auth, created_at)"
        " values (:id, :id, cast(:id as text), '', '', :begun)",
        timedelta(days=365),
    ),
    "notices": Row(
        "notice",
        "insert into notice (id, account_id, fact_id, category, words, path, created_at)"
        " values (:id, :id, :id, 'answer', '{}', '/cont', :begun)",
        timedelta(days=90),
    ),
    "paces": Row(
        "pace",
        "insert into pace (domain, free_at, used_at) values (cast(:id as text), :begun, :begun)",
        timedelta(days=1),
        "domain",
    ),
    "suppressions": Row(
        "suppression",
        "insert into suppression (email_key, since, code, reason, delivery_id)"
        " values (cast(:id as text), :begun, '5.1.1', 'x', :id)",
        timedelta(days=365),
        "email_key",
    ),
}


def test_every_rule_that_a_job_executes_is_tried() -> None:
    """Who adds a kind of data adds a row of it here."""
    assert untried(RULES, ROWS) == set()


@pytest.mark.parametrize("name", ROWS)
def test_what_is_older_goes_and_what_is_younger_stays(world: World, name: str) -> None:
    """Two minutes on either side of the term that people are told."""
    assert survivors(world.runtime, ROWS[name], ForgetOld(), world.clock.now()) == ["young"]
