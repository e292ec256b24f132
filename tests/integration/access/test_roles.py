"""What each role of staff may do about organisations: in its own authority, elsewhere, and everywhere."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from tests.integration.access.asking import filled
from tests.integration.access.of_registry import registry_stage
from tests.integration.access.rows_organisations import DECISION, END, MERGER
from tests.integration.access.stage import ELSEWHERE, HERE, Stage

ROLES = ("administrator", "clerk", "moderator", "editor", "auditor")
OF_AUTHORITY = {"authority": "{authority}"}
CLERKS, OFFICIALS, OVERSEERS = {"clerk"}, {"clerk", "administrator"}, {"auditor", "administrator"}
# Route, the thing it is tried on, what is sent, and the roles that may.
ROUTES = (
    ("GET /verifications", "pending", OF_AUTHORITY, CLERKS),
    ("GET /verifications/export", "pending", OF_AUTHORITY, CLERKS),
    ("GET /verifications/summary", "pending", OF_AUTHORITY, CLERKS),
    ("GET /verifications/{verification_id}", "pending", {}, OFFICIALS),
    ("GET /verifications/{verification_id}/history", "pending", {}, OFFICIALS),
    ("GET /verifications/{verification_id}/comparison", "pending", {}, OFFICIALS),
    ("POST /verifications/{verification_id}/take", "pending", {}, CLERKS),
    ("POST /verifications/{verification_id}/hand-over", "pending", {"to": "{clerk}"}, CLERKS),
    ("POST /verifications/{verification_id}/put-back", "pending", {}, CLERKS),
    ("POST /verifications/{verification_id}/verify", "pending", {}, CLERKS),
    ("POST /verifications/{verification_id}/refuse", "pending", DECISION, CLERKS),
    ("POST /verifications/{verification_id}/suspend", "standing", DECISION, CLERKS),
    ("POST /verifications/{verification_id}/lift", "suspended", DECISION, CLERKS),
    ("POST /verifications/{verification_id}/dissolve", "standing", END, CLERKS),
    ("POST /verifications/{verification_id}/merge", "standing", MERGER, CLERKS),
    ("POST /verifications/{verification_id}/strike-offs", "standing", DECISION, CLERKS),
    ("POST /strike-offs/{proposal_id}/confirm", "proposed", {}, OFFICIALS),
    ("POST /strike-offs/{proposal_id}/reject", "proposed", {}, OFFICIALS),
    ("GET /audit", "pending", OF_AUTHORITY, OVERSEERS),
    ("GET /audit/export", "pending", OF_AUTHORITY, OVERSEERS),
    ("GET /audit/people", "pending", OF_AUTHORITY, OVERSEERS),
)
EVERYWHERE_TOO = {"GET /audit", "GET /audit/export", "GET /audit/people"}


@pytest.fixture
def stage(make_database: Callable[..., str]) -> Iterator[Stage]:
    """The registry's."""
    stage = registry_stage(make_database("registry"))
    yield stage
    stage.runtime.close()


def may(stage: Stage, route: str, thing: dict[str, str], sent: dict[str, str], roles: object) -> bool:
    """Whether who holds the roles is let through; a refusal must be 403."""
    method, _, path = route.partition(" ")
    token = stage.token("other citizen", roles=roles)
    asked = {"query_string": filled(sent, thing)} if method == "GET" else {}
    if method == "POST" and sent:
        asked = {"json": filled(sent, thing)}
    status = (
        stage.app.test_client()
        .open(
            stage.prefix + path.format(**thing),
            method=method,
            headers={
                "Authorization": f"Bearer {token}",
                "Idempotency-Key": str(uuid4()),
                "If-Match": f'"{thing.get("version", "1")}"',
            },
            **asked,
        )
        .status_code
    )
    assert status in (200, 201, 403), (route, roles, status)
    return status != 403


@pytest.mark.parametrize(("route", "of", "sent", "allowed"), ROUTES, ids=[line[0] for line in ROUTES])
def test_each_role_does_what_is_its_own_in_its_own_authority(
    stage: Stage, route: str, of: str, sent: dict[str, str], allowed: set[str]
) -> None:
    """And nothing at all elsewhere; only who oversees everything reads the trail of each."""
    here = {role for role in ROLES if may(stage, route, stage.things[of](), sent, {HERE: [role]})}
    elsewhere = {role for role in ROLES if may(stage, route, stage.things[of](), sent, {ELSEWHERE: [role]})}
    everywhere = {role for role in ROLES if may(stage, route, stage.things[of](), sent, {"common": [role]})}
    assert here == allowed
    assert elsewhere == set()
    assert everywhere == (OVERSEERS if route in EVERYWHERE_TOO else set())
