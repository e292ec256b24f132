"""What runs through the whole system, from the browser to the mail."""

import json
from collections.abc import Iterator

from playwright.sync_api import expect

from operations.demo.flow import Flow
from operations.demo.partnership import Partnership
from operations.demo.play import Play
from operations.local.system import OPERATORS_URL
from shared.testing.waiting import eventually
from tests.browser.conftest import OpenPage
from tests.browser.test_journey import publish_one, recommend
from tests.browser.test_pages import check
from tests.browser.town import Town


def test_the_play_ends_well(town: Town, open_page: OpenPage, axe_script: str) -> None:
    """A consultation, its debate with minutes, an activity, a course: all arrives exactly once.

    Then a stranger reads all of it in both languages, and checks one of the seventy certificates.
    """
    flow = Flow(town.folder.password(OPERATORS_URL))
    said: list[str] = []
    flow.start()
    try:
        play = Play(town.site, town.mails, town.password, flow, said.append)
        play.run()
        partnership = Partnership(play)
        partnership.run()
    finally:
        flow.stop()
    assert sum("✓" in line for line in said) == 13 + 7
    assert any("→ internal: consultation.submission.received.v1" in line for line in said)
    code = partnership.certificates[0]["code"]
    pages = (
        f"/consultari/{play.consultation}",
        f"/intalniri/{partnership.meeting}",
        f"/intalniri/{partnership.meeting}/minuta",
        f"/activitati/{partnership.activity}",
        f"/cursuri/{partnership.course}",
        f"/certificate/{code}",
    )
    stranger = open_page("/")
    for path in (*pages, *(f"/en{path}" for path in pages)):
        stranger.goto(path)
        check(stranger, axe_script)
    expect(stranger.get_by_role("main").get_by_text("Valid", exact=True)).to_be_visible()


def test_one_id_leads_from_the_browsers_request_to_the_mail(town: Town, open_page: OpenPage) -> None:
    """The id in the page's answer stands in the logs of portal and services, up to the mail it caused."""
    page = open_page(publish_one(town), sign_in_as=town.citizen, java_script_enabled=False)
    ids: list[str] = []
    page.on(
        "response",
        lambda answer: (
            ids.append(answer.headers.get("x-correlation-id", ""))
            if answer.request.method == "POST"
            else None
        ),
    )
    recommend(page, "Panourile cu program să fie luminate noaptea.")
    correlation = ids[-1]
    assert correlation
    for process in ("portal-web", "consultation-web", "notification-worker"):
        eventually(lambda name=process: correlation in _correlations(town, name), within=20)  # type: ignore[misc]
    mailed = [line for line in _lines(town, "notification-worker") if line.get("event") == "mail-tried"]
    assert correlation in {line.get("correlation_id") for line in mailed}
    assert all(line.get("causation_id") for line in mailed)


def _correlations(town: Town, process: str) -> set[str]:
    return {line["correlation_id"] for line in _lines(town, process) if "correlation_id" in line}


def _lines(town: Town, process: str) -> Iterator[dict[str, str]]:
    for line in town.folder.log(process).read_text(encoding="utf-8").splitlines():
        if line.startswith("{"):
            yield json.loads(line)
