"""What happens in the notification service, told by its own code: half now, half later."""

from collections.abc import Iterator
from contextlib import contextmanager

from services.notification.bootstrap import SERVICE
from services.notification.commands import AskForSubscription
from services.notification.model import Topic
from shared.context import working_on
from shared.ids import new_id
from shared.service import Runtime
from shared.testing.hand_clock import HandClock
from tests.unit.notification.world import AUTHORITY, CONSULTATION, PUBLISHED, World, settings

TRACE = f"00-{'a' * 32}-{'b' * 16}-01"
RECEIVED = {
    "recommendation_id": str(new_id()),
    "consultation_id": str(CONSULTATION),
    "authority": AUTHORITY,
    "register_number": "12/2026",
    "article": "2",
    "consultation_title": "Regulamentul de parcare",
    "link": "https://example.org/recomandari/x",
    "received_at": "2026-01-13T09:00:00Z",
    "fingerprint": "ab",
}
NO_BELL = """
    with of_bell as (delete from delivery where channel <> 'email' returning id)
    delete from delivery_attempt where delivery_id in (select id from of_bell)
"""


class NotificationStory:
    """One follows an authority and is told of a draft; another is owed a receipt."""

    def begin(self, url: str) -> None:
        """Letters went out; the announcement and the receipt wait."""
        world = World.over(url)
        world.subscribed("ana@example.org")
        world.hear("consultation.consultation.published", PUBLISHED)
        account = world.person("ion@example.org")
        world.hear("consultation.submission.received", {**RECEIVED, "account_id": str(account)})
        with world.runtime.engine.begin() as connection:  # the release had no bell
            connection.exec_driver_sql(NO_BELL)
        world.runtime.close()

    def go_on(self, url: str) -> None:
        """Both go out, and so does a letter that is asked for now, in its trace."""
        with _world(url) as world:
            with working_on(correlation="any", trace=TRACE):
                world.do(AskForSubscription("eva@example.org", Topic("authority", AUTHORITY), "en"))
            assert [outcome.state for outcome in world.send_all()] == ["delivered"] * 3
            told = sorted(recipient for recipient, _ in world.postbox.sent)
            assert told == ["ana@example.org", "eva@example.org", "ion@example.org"]
            traces = world.rows("select traceparent from fact where traceparent is not null")
            assert [row["traceparent"] for row in traces] == [TRACE]


@contextmanager
def _world(url: str) -> Iterator[World]:
    clock = HandClock()
    runtime = Runtime(SERVICE, settings(url), process="test", clock=clock)
    yield World(runtime, clock)
    runtime.close()
