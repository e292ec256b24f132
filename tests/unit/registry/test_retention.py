"""How long the registry keeps things: each rule deletes what is older and keeps what is younger."""

from datetime import timedelta

import pytest

from services.registry.commands.retention import ForgetExpired
from services.registry.handlers.retention import RULES
from shared.persistence.retention import span
from tests.aging import SHARED_ROWS, SPENT_PROOFS, Row, survivors, untried
from tests.unit.registry.world import World

# Whoever has none of a kind of which a person has one at most.
SOMEBODY = "select id from account a where not exists (select from {} t where t.account_id = a.id) limit 1"
ROWS: dict[str, Row] = {
    **SHARED_ROWS,
    "api-clients": Row(
        "api_client",
        "insert into api_client (id, version, authority, name, name_key, contact_email, language, scopes,"
        " created_at, expires_on, revoked_at) values (:id, 1, 'common', '', cast(:id as text),"
        " 'x@example.org', 'ro', '{audit:read}', :begun, '2100-01-01', :begun)",
        timedelta(days=365),
    ),
    "sign-ups": Row(
        "sign_up",
        "insert into sign_up (id, email, name, language, password_hash, token_hash, expires_at)"
        " values (:id, 'x@example.org', 'X', 'ro', '', uuid_send(:id), :begun + interval '24 hours')",
        timedelta(hours=24),
    ),
    "password-resets": Row(
        "password_reset",
        "insert into password_reset (id, expires_at) values (:id, :begun + interval '1 hour')",
        timedelta(hours=1),
    ),
    "address-changes": Row(
        "address_change",
        "insert into address_change (id, account_id, session_id, email, new_hash, old_hash, expires_at)"
        f" values (:id, ({SOMEBODY.format('address_change')}), :id, 'x@example.org',"
        " uuid_send(:id), uuid_send(:id), :begun + interval '24 hours')",
        timedelta(hours=24),
    ),
    "exports": Row(
        "data_export",
        "insert into data_export (id, account_id, asked_at, expires_at)"
        f" values (:id, ({SOMEBODY.format('data_export')}), :begun, :begun + interval '7 days')",
        timedelta(days=7),
    ),
    "spent-proofs": SPENT_PROOFS,
    # The request stays, without the address.
    "named-representatives": Row(
        "change_request where new_email is not null",
        "insert into change_request (id, version, organisation_id, authority, asked_by, state, changed, why,"
        " asked_at, decided_at, representative, new_email) select :id, 1, id, 'oras-exemplu', asked_by,"
        " 'refused', '{}', '', :begun, :begun, 'another', 'x@example.org' from organisation",
        timedelta(days=30),
    ),
    "drafts": Row(
        "draft",
        "insert into draft (id, version, account_id, data, started_at, changed_at)"
        f" values (:id, 1, ({SOMEBODY.format('draft')}), '{{}}', :begun, :begun)",
        timedelta(days=90),
    ),
    "files": Row(
        "file",
        "insert into file (sha256, size, media_type, state, stored_at)"
        " values (uuid_send(:id), 1, 'text/plain', 'held', :begun)",
        timedelta(hours=24),
        "sha256",
    ),
    "second-steps": Row(
        "pending_sign_in",
        "insert into pending_sign_in (id, account_id, secret_hash, amr, tries, expires_at)"
        " select :id, id, uuid_send(:id), '{pwd}', 0, :begun + interval '10 minutes' from account limit 1",
        timedelta(minutes=10),
    ),
    "sign-in-codes": Row(
        "sign_in_code",
        "insert into sign_in_code (id, ticket_hash, tries, expires_at)"
        " values (:id, uuid_send(:id), 0, :begun + interval '10 minutes')",
        timedelta(minutes=10),
    ),
    "passkey-challenges": Row(
        "passkey_challenge",
        "insert into passkey_challenge (challenge_hash, purpose, expires_at)"
        " values (uuid_send(:id), 'sign-in', :begun + interval '5 minutes')",
        timedelta(minutes=5),
        "challenge_hash",
    ),
    "unconfirmed-totp": Row(
        "totp",
        "insert into totp (account_id, secret, begun_at, failures)"
        f" values (({SOMEBODY.format('totp')}), uuid_send(:id), :begun, 0)",
        timedelta(days=1),
        "secret",
    ),
    "sessions": Row(
        "session",
        "insert into session (id, account_id, secret_hash, started_at, used_at)"
        " select :id, id, uuid_send(:id), :begun, :begun from account limit 1",
        timedelta(days=14),
    ),
}


def test_every_rule_that_a_job_executes_is_tried() -> None:
    """Who adds a kind of data adds a row of it here."""
    assert untried(RULES, ROWS) == set()
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("name", ROWS)
def test_what_is_older_goes_and_what_is_younger_stays(world: World, name: str) -> None:
    """Two minutes on either side of the term that people are told."""
    world.request(world.person(), world.authority())
    world.person("ion@example.org")
    assert survivors(world.runtime, ROWS[name], ForgetExpired(), world.clock.now()) == ["young"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_says_in_both_languages_what_how_long_and_why(rule: object) -> None:
    """Nothing is left empty."""
    said = [getattr(rule, name) for name in ("what", "how_long", "why")]
    assert all(words.ro and words.en and words.ro != words.en for words in said)


@pytest.mark.parametrize(
    ("lasts", "ro", "en"),
    [
        (timedelta(minutes=10), "10 minute", "10 minutes"),
        (timedelta(hours=1), "1 oră", "1 hour"),
        (timedelta(hours=24), "24 de ore", "24 hours"),
        (timedelta(hours=48), "2 zile", "2 days"),
        (timedelta(days=7), "7 zile", "7 days"),
        (timedelta(days=30), "30 de zile", "30 days"),
        (timedelta(days=101), "101 zile", "101 days"),
    ],
)
def test_a_span_is_said_as_people_say_it(lasts: timedelta, ro: str, en: str) -> None:
    """With `de` where Romanian wants it."""
    assert (span(lasts).ro, span(lasts).en) == (ro, en)
