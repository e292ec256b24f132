"""One trace leads from a request to the mail that it causes, through every process on the way."""

import secrets
from datetime import date, timedelta

import pytest

from operations.demo import content
from shared.testing.waiting import eventually
from tests.browser.town import Town
from tests.collecting import Collected

TERM = timedelta(days=21)
RECOMMEND = "POST /api/consultation/v1/consultations/<uuid:consultation_id>/recommendations"
INTERNAL = "publish parteneriat.internal"
HEARD = "process notification.people"


@pytest.fixture(scope="module")
def trace(town: Town) -> str:
    """The id of a trace that began outside, with a citizen's recommendation, and ends with the receipt."""
    trace, consultation = secrets.token_hex(16), _published(town)
    citizen = town.person(town.citizen)
    sent = citizen.call(
        "consultation",
        "POST",
        f"consultations/{consultation}/recommendations",
        {"article": "2", "text": "Ca să se vadă.", "reason": "Ca să se vadă.", "proposed_wording": ""},
        traceparent=f"00-{trace}-{'ab' * 8}-01",
    )
    town.mails.wait(town.citizen, sent["register_number"])
    return trace


def the(spans: list[Collected], name: str, service: str) -> Collected:
    """The one span of that name and service."""
    found = [span for span in spans if (span.name, span.service) == (name, service)]
    assert len(found) == 1, (name, sorted(span.name for span in spans))
    return found[0]


def receipt(town: Town, trace: str) -> list[Collected]:
    """The spans of the trace, as soon as all have come."""
    spans = town.collector.of(trace)
    assert {span.name for span in spans} >= {RECOMMEND, INTERNAL, HEARD, "send mail"}
    return spans


def test_from_the_request_to_the_mail(town: Town, trace: str) -> None:
    """Each span lies below the one that caused it, the first below the caller's own."""
    spans = eventually(lambda: receipt(town, trace), within=20)
    request, published = the(spans, RECOMMEND, "consultation"), the(spans, INTERNAL, "consultation")
    heard, mail = the(spans, HEARD, "notification"), the(spans, "send mail", "notification")
    assert [request.parent, published.parent, heard.parent, mail.parent] == [
        "ab" * 8,
        request.id,
        request.id,
        heard.id,
    ]
    assert [request.process, published.process, heard.process, mail.process] == ["web", *["worker"] * 3]
    assert mail.attributes["parteneriat.mail.category"] == "receipt"
    assert not any(span.failed for span in spans)


def test_the_pages_are_where_it_begins(town: Town) -> None:
    """The portal's request, and in it its calls to the services, each with the service's own request."""
    trace = secrets.token_hex(16)
    headers = {"traceparent": f"00-{trace}-{'cd' * 8}-01"}
    town.site.client.get("/", headers=headers).raise_for_status()

    def whole() -> list[Collected]:
        spans = town.collector.of(trace)
        assert {span.service for span in spans} >= {"portal", "consultation"}
        assert the(spans, "GET /", "portal")
        return spans

    spans = eventually(whole, within=20)
    page = the(spans, "GET /", "portal")
    calls = {span.id: span for span in spans if span.parent == page.id}
    asked = [span for span in spans if span.service == "consultation"]
    assert asked
    assert all(calls[span.parent].name == "GET consultation" for span in asked)


def test_what_is_not_sampled_goes_on_unrecorded(town: Town) -> None:
    """Who asks outside that nothing be kept is not traced here either."""
    trace = secrets.token_hex(16)
    url = "/api/consultation/v1/consultations"
    town.site.client.get(url, headers={"traceparent": f"00-{trace}-{'cd' * 8}-00"}).raise_for_status()
    later = secrets.token_hex(16)
    town.site.client.get(url, headers={"traceparent": f"00-{later}-{'cd' * 8}-01"}).raise_for_status()
    eventually(lambda: town.collector.of(later), within=20)
    assert town.collector.of(trace) == []


def _published(town: Town) -> str:
    clerk = town.person(town.clerk)
    until = (date.today() + TERM).isoformat()  # noqa: DTZ011 - a day of the calendar on the wall
    draft = content.draft(content.AUTHORITY, f"Regulament urmărit {secrets.token_hex(4)}", until)
    made = clerk.answer("consultation", "POST", "consultations", draft)
    path = f"consultations/{made['json']['id']}/publish"
    clerk.call("consultation", "POST", path, **{"If-Match": made["etag"]})
    return str(made["json"]["id"])
