"""What people confide to the system stays where it belongs, looked for in the whole system as it runs."""

import re
from collections.abc import Iterable, Iterator

import pytest

from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.system.privacy import places
from tests.system.privacy.canaries import found_in
from tests.system.privacy.story import Story

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.example\.org")
INITIALS = "Z. C."


@pytest.fixture(scope="module")
def story(town: Town) -> Story:
    """The play, played once."""
    story = Story(town)
    story.play()
    return story


def leaks(texts: Iterable[places.Text], *canaries: dict[str, str]) -> list[str]:
    """Which canary is where."""
    every = {what: value for kind in canaries for what, value in kind.items()}
    return [f"{what} in {place}" for place, text in texts for what in sorted(found_in(text, every))]


def test_the_public_pages(town: Town, story: Story) -> None:
    """Nobody's name, address or number, nor any secret, is on any page that a stranger can reach."""
    pages = list(places.public_pages(town, story.pages))
    assert leaks(pages, story.canaries.personal, story.canaries.secrets) == []
    shown = dict(pages)[story.pages[-1]]
    assert INITIALS in shown
    assert all(f"[{what} ascuns]" in shown for what in ("e-mail", "telefon", "CNP"))
    assert len(pages) > 30


def test_the_public_answers(town: Town, story: Story) -> None:
    """The APIs tell a stranger no more than the pages do."""
    answers = list(places.public_answers(town, story.consultation))
    assert leaks(answers, story.canaries.personal, story.canaries.secrets) == []
    assert any(INITIALS in text for _, text in answers)


def test_what_others_may_not_see(town: Town, story: Story) -> None:
    """Clerks see whom they told, masked; other people see no more than the public."""
    path = f"deliveries?authority={town.authority}&consultation={story.consultation}"
    seen = str(story.clerk.call("notification", "GET", path))
    assert "***" in seen
    assert found_in(seen, story.canaries.personal) == set()


def test_the_public_events(town: Town, story: Story) -> None:
    """What is public for ever holds nobody's name, address or words."""
    events = list(places.public_events(town))
    assert leaks(events, story.canaries.personal, story.canaries.secrets) == []
    assert any(story.consultation in text for _, text in events)


def test_the_logs(town: Town, story: Story) -> None:
    """No log of any process, nor of the servers, holds a canary, an address or a password of the town's."""
    lines = dict(places.logs(town))
    assert leaks(lines.items(), story.canaries.personal, story.canaries.secrets) == []
    assert {name: found for name, text in lines.items() if (found := set(EMAIL.findall(text)))} == {}
    assert not [name for name, text in lines.items() if town.password in text]
    assert story.consultation in lines["consultation-web.log"]


def test_the_metrics(town: Town, story: Story) -> None:
    """Numbers are about kinds of things, never about one."""
    numbers = list(places.metrics(town))
    assert leaks(numbers, story.canaries.personal, story.canaries.secrets) == []
    assert not [name for name, text in numbers if story.consultation in text]


def test_the_traces(town: Town, story: Story) -> None:
    """A trace says which step took how long, and holds nothing that anybody wrote."""
    eventually(lambda: [span for span in town.collector.spans if span.name == "send mail"], within=20)
    spans = list(places.spans(town))
    assert leaks(spans, story.canaries.personal, story.canaries.secrets) == []
    assert not [place for place, text in spans if EMAIL.search(text)]
    assert {span.service for span in town.collector.spans} >= {"portal", "registry", "consultation"}


def test_no_secret_in_clear(town: Town, story: Story) -> None:
    """Passwords, sessions, tokens and links lie in no table of any service once they were delivered."""
    eventually(lambda: no_leak(places.tables(town), story.canaries.secrets), within=20)
    everything = "\n".join(text for _, text in places.tables(town))
    assert "$argon2id$" in everything
    # What is personal is where it belongs, so the looking does find what is there.
    assert found_in(everything, story.canaries.personal) == set(story.canaries.personal)


def no_leak(texts: Iterator[places.Text], canaries: dict[str, str]) -> bool:
    """True, or which canary is where."""
    assert leaks(texts, canaries) == []
    return True
