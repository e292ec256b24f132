"""By which channels one is told of what one follows: chosen for each thing."""

from typing import Any
from uuid import UUID

import pytest

from services.notification.commands import Follow
from services.notification.model import Topic
from tests.integration.notification.calls import PREFIX, Calls
from tests.unit.notification.world import PUBLISHED

PUBLISH = "consultation.consultation.published"
MADE = "select channel from delivery d join fact f on f.id = d.fact_id where category = 'announcement'"


@pytest.fixture
def ana(calls: Calls) -> UUID:
    """Somebody with an account who follows all drafts."""
    account_id = calls.world.person("ana@example.org")
    calls.world.do(Follow(account_id=account_id, topic=Topic("all"), language="ro"))
    return account_id


def choose(calls: Calls, account_id: UUID, channels: Any, subscription_id: str = "") -> Any:
    """For what Ana follows."""
    found = subscription_id or followed(calls, account_id)["id"]
    path = f"{PREFIX}/follows/mine/{found}/channels"
    return calls.client.put(path, json={"channels": channels}, headers=calls.token(account_id))


def followed(calls: Calls, account_id: UUID) -> dict[str, Any]:
    """The one thing in a list."""
    (item,) = calls.get("/follows/mine", calls.token(account_id)).json["items"]
    found: dict[str, Any] = item
    return found


def test_who_follows_with_an_account_has_mail_and_page(calls: Calls, ana: UUID) -> None:
    """Until they choose otherwise."""
    assert followed(calls, ana)["channels"] == ["email", "page"]


@pytest.mark.parametrize(
    ("chosen", "kept", "made"),
    [
        (["email"], ["email"], ["email"]),
        (["page"], ["page"], ["page"]),
        (["page", "email", "page"], ["email", "page"], ["email", "page"]),
        (["push"], ["page", "push"], ["page"]),
    ],
)
def test_the_next_draft_comes_by_what_was_chosen(
    calls: Calls, ana: UUID, chosen: list[str], kept: list[str], made: list[str]
) -> None:
    """A ring leads to the page, so it is there too; without a device nothing rings."""
    assert choose(calls, ana, chosen).status_code == 200
    assert followed(calls, ana)["channels"] == kept
    calls.world.hear(PUBLISH, PUBLISHED)
    assert sorted(row["channel"] for row in calls.world.rows(MADE)) == made


def test_who_wants_no_mail_gets_no_digest_of_before(calls: Calls, ana: UUID) -> None:
    """It stands on the page already."""
    with calls.world.runtime.engine.begin() as connection:
        connection.exec_driver_sql("update subscription set cadence = 'weekly'")
    calls.world.hear(PUBLISH, PUBLISHED)
    assert len(calls.world.rows("select from digest_item")) == 1
    choose(calls, ana, ["page"])
    assert calls.world.rows("select from digest_item") == []


@pytest.mark.parametrize("channels", [[], None, "page", ["pigeon"], [5], ["page"] * 4])
def test_what_is_no_choice_is_refused(calls: Calls, ana: UUID, channels: Any) -> None:
    """Nothing at all is what the button that stops it is for."""
    assert choose(calls, ana, channels).status_code == 422
    assert followed(calls, ana)["channels"] == ["email", "page"]


def test_anothers_choice_is_their_own(calls: Calls, ana: UUID) -> None:
    """As if it were not there."""
    ion = calls.world.person("ion@example.org")
    assert choose(calls, ion, ["page"], followed(calls, ana)["id"]).status_code == 404
