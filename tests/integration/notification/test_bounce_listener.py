"""The listener for bounces, as a mail server meets it: by LMTP."""

import smtplib
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from operations.local.ports import LOOPBACK, free_port
from services.notification.jobs.bounces import take_bounces
from services.notification.model.return_paths import ReturnPaths
from shared.progress import Progress
from shared.testing.waiting import eventually
from tests.unit.notification import reports
from tests.unit.notification.world import PUBLISHED, World

PUBLISH = "consultation.consultation.published"
ANA = "Ana@example.org"


@pytest.fixture
def told(world: World) -> World:
    """Ana was told of a draft: the server has the mail."""
    world.subscribed(ANA)
    world.hear(PUBLISH, PUBLISHED)
    world.send_all()
    return world


def newest(world: World, category: str = "announcement") -> Any:
    """The last delivery of a category."""
    return world.deliveries(category)[-1]


@pytest.fixture
def server(told: World) -> Iterator[smtplib.LMTP]:
    """A mail server that hands in what came back."""
    port, stop, progress = free_port(), threading.Event(), Progress("bounces")
    settings = told.runtime.settings.with_changes(bounces_bind=f"{LOOPBACK}:{port}")
    dependencies: Any = told.runtime.dependencies
    given = {name: dependencies[name] for name in ("bus", "return_paths")}
    thread = threading.Thread(
        target=take_bounces, args=(stop, progress), kwargs={**given, "settings": settings}
    )
    thread.start()
    connection = eventually(lambda: _connected(port))
    yield connection
    connection.close()
    stop.set()
    thread.join(10)


def _connected(port: int) -> smtplib.LMTP | None:
    try:
        return smtplib.LMTP(LOOPBACK, port, timeout=10)
    except OSError:
        return None


def return_path(world: World) -> str:
    """Where Ana's mail comes back to."""
    path: ReturnPaths = world.runtime.dependencies["return_paths"]  # type: ignore[assignment]
    return path.of(newest(world)["id"])


def test_the_listener_takes_what_we_have_signed(told: World, server: smtplib.LMTP) -> None:
    """A report with the null sender; it is noted before it is answered."""
    to = return_path(told)
    assert server.sendmail("", [to.upper()], reports.postfix(to)) == {}
    assert newest(told)["state"] == "permanent-failure"
    assert told.rows("select code from suppression")[0]["code"] == "5.1.1"


def test_the_listener_takes_nothing_else(told: World, server: smtplib.LMTP) -> None:
    """Nobody makes up a bounce: an address that we have not signed is refused at once."""
    to = return_path(told)
    for forged in (to.replace("@", "a@"), "bounces@example.org", "ana@example.org"):
        with pytest.raises(smtplib.SMTPRecipientsRefused):
            server.sendmail("", [forged], reports.postfix(forged))
    assert server.sendmail("", [to], reports.ON_HOLIDAY.replace("\n", "\r\n").encode()) == {}
    assert newest(told)["state"] == "delivered"


def test_while_it_cannot_be_noted_it_comes_again(
    told: World, server: smtplib.LMTP, monkeypatch: pytest.MonkeyPatch
) -> None:
    """451, so that the mail server keeps it; nothing is lost."""
    to, noting = return_path(told), told.runtime.bus.do

    def away(command: object) -> object:
        raise ConnectionError

    monkeypatch.setattr(told.runtime.bus, "do", away)
    with pytest.raises(smtplib.SMTPDataError, match="451"):
        server.sendmail("", [to], reports.postfix(to))
    monkeypatch.setattr(told.runtime.bus, "do", noting)
    server.sendmail("", [to], reports.postfix(to))
    assert newest(told)["state"] == "permanent-failure"
