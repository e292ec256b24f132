"""What happened, held against each rule; what is not known breaks nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.consultation.errors.entries import BadEntry
from services.consultation.model.act import Kind
from services.consultation.model.law import Calendar, CountRule, judge, read_facts
from services.consultation.model.law.facts import DAYS
from services.consultation.model.law.shown import judged_shown
from tests.unit.consultation.law.test_plan import IDS

LATER = date(2026, 11, 28)
NOTICE = "2026-01-13"
TEN, THIRTY, WITHIN = "recommendations-10-days", "endorsement-30-working-days", "debate-within-10-days"
BUDGET, MEETING, URGENCY = "budget-15-days", "public-meeting-3-days", "urgency-reasoned"
FIELDS = st.sampled_from(["publication_date", "proposals_deadline", "documents", "kind", "urgent", "id"])
ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.lists(st.text(max_size=3))
)
ANY_ENTRY = st.dictionaries(FIELDS, ANYTHING)
A_DAY = st.none() | st.dates(date(2020, 1, 1), date(2030, 1, 1)).map(date.isoformat)


def judged(as_of: date = LATER, rule: CountRule = CountRule.CIVIL_CODE, **entry: Any) -> dict[str, str]:
    """The verdicts on an entry with a notice of 13 January 2026, by rule."""
    facts = read_facts({"id": "x", "publication_date": NOTICE, **entry})
    return {one.rule.id: one.finding.verdict for one in judge(facts, as_of, rule)}


@given(
    st.fixed_dictionaries(dict.fromkeys(DAYS, A_DAY)),
    st.sampled_from([None, *Kind]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_every_rule_once_whatever_is_known(
    days: dict[str, str | None], kind: Kind | None, as_of: date
) -> None:
    """Each with a reason in both languages; a rule that is not verified is never called broken."""
    facts = read_facts({**days, "kind": kind and kind.value})
    shown = judged_shown(facts, judge(facts, as_of))
    assert [one["rule"] for one in shown["rules"]] == IDS
    assert all(one["reason_ro"] and one["reason_en"] for one in shown["rules"])
    assert not [one for one in shown["rules"] if (one["status"], one["verdict"]) == ("unverified", "broken")]
    assert shown["kind_assumed"] is (kind is None)


@given(st.sampled_from(CountRule))
def test_nothing_known_is_nothing_broken(rule: CountRule) -> None:
    """An empty entry."""
    facts = read_facts({})
    assert {one.finding.verdict for one in judge(facts, LATER, rule)} == {"unknown", "not-applicable"}


@pytest.mark.parametrize(
    ("rule", "last_day", "verdict"),
    [
        ("civil-code", "2026-01-22", "broken"), ("civil-code", "2026-01-23", "warning"),
        ("civil-code", "2026-01-25", "warning"), ("civil-code", "2026-01-26", "kept"),
        ("first-excluded", "2026-01-22", "broken"), ("first-excluded", "2026-01-23", "kept"),
        ("first-counted", "2026-01-22", "broken"), ("first-counted", "2026-01-23", "kept"),
        ("first-excluded", "2026-01-10", "broken"),
        ("first-excluded", "2026-01-23T15:00", "warning"), ("first-excluded", "2026-01-24T15:00", "kept"),
        ("first-excluded", "2026-01-23T23:59", "kept"), ("first-excluded", "2026-01-22T23:59", "broken"),
        ("civil-code", None, "unknown"),
    ],
)  # fmt: skip
def test_ten_days(rule: str, last_day: str | None, verdict: str) -> None:
    """Too early under all three rules is a breach, under one's own alone a warning."""
    assert judged(rule=CountRule(rule), proposals_deadline=last_day)[TEN] == verdict
    assert judged(count_rule=rule, proposals_deadline=last_day)[TEN] == verdict


@pytest.mark.parametrize(
    ("rule", "adopted", "verdict"),
    [
        ("civil-code", "2026-02-23", "broken"), ("civil-code", "2026-02-24", "warning"),
        ("civil-code", "2026-02-25", "kept"),
        ("first-counted", "2026-02-23", "broken"), ("first-counted", "2026-02-24", "kept"),
    ],
)  # fmt: skip
def test_thirty_working_days(rule: str, adopted: str, verdict: str) -> None:
    """By the submission for endorsement or, where it is not known, by the adoption after it."""
    assert judged(rule=CountRule(rule), adoption_date=adopted)[THIRTY] == verdict
    assert (
        judged(rule=CountRule(rule), endorsement_date=adopted, adoption_date="2026-04-01")[THIRTY] == verdict
    )


def test_a_day_off_by_the_government_counts_against_who_hurries() -> None:
    """25 February is too early by the own rule if one of the thirty was off."""
    facts = read_facts({"publication_date": NOTICE, "adoption_date": "2026-02-25"})
    calendar = Calendar(frozenset({date(2026, 2, 2)}))
    found = {one.rule.id: one.finding.verdict for one in judge(facts, LATER, calendar=calendar)}
    assert found[THIRTY] == "warning"


@pytest.mark.parametrize(
    ("as_of", "ten", "thirty"),
    [
        ("2026-01-12", "not-due", "not-due"), ("2026-01-26", "not-due", "not-due"),
        ("2026-01-27", "unknown", "not-due"), ("2026-02-24", "unknown", "not-due"),
        ("2026-02-25", "unknown", "unknown"),
    ],
)  # fmt: skip
def test_what_is_not_due_yet(as_of: str, ten: str, thirty: str) -> None:
    """While a term runs nothing is late; once it is over, what is not known is not known."""
    found = judged(date.fromisoformat(as_of))
    assert (found[TEN], found[THIRTY]) == (ten, thirty)


def test_what_is_dated_later_has_not_happened() -> None:
    """An adoption of February is no breach in January."""
    assert judged(date(2026, 1, 20), adoption_date="2026-02-10")[THIRTY] == "not-due"
    assert judged(date(2026, 2, 10), adoption_date="2026-02-10")[THIRTY] == "broken"


def test_on_the_day_of_the_notice_it_is_published() -> None:
    """What has to be there is asked for from that day on, and not before."""
    assert judged(date(2026, 1, 13), channels=["site"])["notice-channels"] == "broken"
    assert judged(date(2026, 1, 12), channels=["site"])["notice-channels"] == "not-due"


def test_the_urgent_procedure() -> None:
    """With its reason it shortens the term of (2) alone; without one it is a breach, and shortens nothing."""
    early = {"adoption_date": "2026-01-30", "proposals_deadline": "2026-01-15"}
    reasoned = judged(**early, urgent=True, urgency_reason="Inundații.")
    assert (reasoned[THIRTY], reasoned[URGENCY], reasoned[TEN]) == ("not-applicable", "kept", "broken")
    bare = judged(**early, urgent=True)
    assert (bare[THIRTY], bare[URGENCY]) == ("broken", "broken")
    not_known = judged(**early)
    assert (not_known[THIRTY], not_known[URGENCY]) == ("broken", "unknown")
    assert judged(**early, urgent=False)[URGENCY] == "not-applicable"
    assert judged(adoption_date="2026-02-23")[URGENCY] == "unknown"
    assert judged(adoption_date="2026-02-24")[URGENCY] == "not-applicable"


@pytest.mark.parametrize(
    ("announced", "held", "verdict"),
    [
        ("2018-04-04", "2018-04-14", "kept"), ("2018-04-04", "2018-04-15", "warning"),
        ("2018-04-04", "2018-04-16", "warning"), ("2018-04-04", "2018-04-17", "warning"),
        ("2018-04-04", None, "unknown"),
    ],
)  # fmt: skip
def test_a_debate_within_ten_days_only_warns(announced: str, held: str | None, verdict: str) -> None:
    """The rule is not verified."""
    assert judged(debate_announced_date=announced, debate_date=held)[WITHIN] == verdict


def test_documents_after_a_debate() -> None:
    """Due ten days after it; late ones warn."""
    rule, debate = "debate-documents-10-days", {"debate_date": "2026-01-20T17:00"}
    assert judged(date(2026, 1, 30), **debate)[rule] == "not-due"
    assert judged(date(2026, 1, 31), **debate)[rule] == "unknown"
    assert judged(date(2026, 1, 20), **debate)["debate-on-request"] == "kept"
    assert judged(**debate, debate_documents_date="2026-01-30")[rule] == "kept"
    assert judged(**debate, debate_documents_date="2026-03-30")[rule] == "warning"


def test_a_reason_names_the_days_and_the_article() -> None:
    """By the shortest count, where a term is not to be overrun."""
    facts = read_facts({"publication_date": NOTICE, "debate_date": "2026-01-20"})
    for as_of in (date(2026, 1, 25), LATER):
        found = {one.rule.id: one.finding.why for one in judge(facts, as_of)}["debate-documents-10-days"]
        assert ("30 ianuarie 2026" in found.ro, "30 January 2026" in found.en) == (True, True)
        assert found.ro.endswith("(Legea nr. 52/2003, art. 7 (10) d.)")
        assert found.en.endswith("(Law 52/2003, art. 7 (10) d.)")


@pytest.mark.parametrize(
    ("asked_by", "more", "verdict"),
    [
        ("association", {"adoption_date": "2026-03-30"}, "broken"), ("authority", {}, "not-due"),
        ("citizen", {"adoption_date": "2026-03-30"}, "not-applicable"), ("nobody", {}, "not-applicable"),
        ("association", {"debate_date": "2026-02-01"}, "kept"), (None, {}, "unknown"),
        ("association", {"debate_date": "2026-12-01"}, "not-due"),
    ],
)  # fmt: skip
def test_a_debate_on_request(asked_by: str | None, more: dict[str, str], verdict: str) -> None:
    """An association or an authority can have one; one citizen cannot force it."""
    assert judged(debate_requested_by=asked_by, **more)["debate-on-request"] == verdict


@pytest.mark.parametrize(
    ("notice", "meeting", "verdict"),
    [
        ("2026-03-01", "2026-03-04", "kept"),
        ("2026-03-02", "2026-03-04", "broken"),
        (None, "2026-03-04", "unknown"),
    ],
)
def test_a_public_meeting_three_plain_days_before(notice: str | None, meeting: str, verdict: str) -> None:
    """Whatever the rule of counting."""
    for rule in CountRule:
        assert judged(rule=rule, meeting_notice_date=notice, meeting_date=meeting)[MEETING] == verdict
        assert judged(rule=rule, meeting_notice_date=notice, adoption_date=meeting)[MEETING] == verdict


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        ({"proposals_deadline": "2026-01-27"}, "broken"), ({"proposals_deadline": "2026-01-28"}, "warning"),
        ({"proposals_deadline": "2026-01-29"}, "kept"), ({"adoption_date": "2026-01-28"}, "broken"),
        ({"adoption_date": "2026-01-29"}, "warning"), ({"adoption_date": "2026-01-30"}, "kept"),
        ({"proposals_days": 10}, "broken"), ({"proposals_days": 15}, "kept"), ({}, "unknown"),
        ({"publication_date": None, "timeline_broken": True}, "unknown"),
    ],
)  # fmt: skip
def test_a_budget(more: dict[str, Any], verdict: str) -> None:
    """15 days to contest; the terms of art. 7 do not apply."""
    found = judged(kind="local-budget", **more)
    assert (found[BUDGET], found[TEN], found[THIRTY]) == (verdict, "not-applicable", "not-applicable")


@pytest.mark.parametrize(
    ("documents", "verdict"),
    [
        (["Referat de aprobare", "Proiect de hotărâre"], "kept"),
        (["Expunerea de motive", "Anexa 1"], "kept"),
        (["NOTĂ DE FUNDAMENTARE", "Regulament"], "kept"), (["Proiect de hotărâre"], "warning"),
        (["Referat de aprobare"], "warning"), ([], "broken"), (None, "unknown"),
    ],
)  # fmt: skip
def test_the_contents_of_a_notice(documents: list[str] | None, verdict: str) -> None:
    """A list without what it needs warns, since it may be incomplete; none at all is a breach."""
    assert judged(documents=documents, proposals_deadline="2026-02-01")["notice-contents"] == verdict


def test_without_a_deadline_the_contents_are_not_known() -> None:
    """Art. 7 (2) wants the deadline in the notice."""
    assert judged(documents=["Referat de aprobare", "Anexe"])["notice-contents"] == "unknown"


@pytest.mark.parametrize(
    ("rule", "field", "yes", "no", "bad"),
    [
        ("notice-channels", "channels", ["media", "site", "premises"], ["site"], "broken"),
        ("officer-named", "officer_named", True, False, "broken"),
        ("refusal-reasoned", "refusals_reasoned", True, False, "broken"),
        ("register", "register_kept", True, False, "warning"),
    ],
)
def test_duties(rule: str, field: str, yes: Any, no: Any, bad: str) -> None:
    """Kept where a fact says so, broken where it says the contrary; the register only warns."""
    assert judged(**{field: yes})[rule] == "kept"
    assert judged(**{field: no})[rule] == bad
    assert judged()[rule] == "unknown"


def test_no_refusal_needs_no_reason() -> None:
    """None received, or all taken over."""
    assert judged(recommendations_received=0)["refusal-reasoned"] == "not-applicable"
    assert (
        judged(recommendations_received=3, recommendations_accepted=3)["refusal-reasoned"] == "not-applicable"
    )
    assert judged(recommendations_received=3, recommendations_accepted=2)["refusal-reasoned"] == "unknown"


def test_the_yearly_report_is_of_a_year_that_is_over() -> None:
    """The law gives no day, so that nothing is late."""
    assert judged(date(2026, 12, 31))["annual-report"] == "not-due"
    assert judged(date(2027, 1, 1))["annual-report"] == "unknown"
    assert judged(date(2027, 3, 1), annual_report_date="2027-02-28")["annual-report"] == "kept"


@pytest.mark.parametrize("kind", ["urban-plan", "strategy"])
def test_where_a_kind_is_not_verified_a_breach_is_a_warning(kind: str) -> None:
    """It is general knowledge that the terms bind these acts."""
    assert judged(kind=kind, proposals_deadline="2026-01-15")[TEN] == "warning"


def test_an_individual_act_is_outside() -> None:
    """Whatever happened."""
    assert set(judged(kind="individual", proposals_deadline="2026-01-15").values()) == {"not-applicable"}


def test_the_day_of_opening_stands_in_for_an_unknown_notice() -> None:
    """Where the notice has no day."""
    assert judged(publication_date=None, start_date=NOTICE, proposals_deadline="2026-01-26")[TEN] == "kept"


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (7, "–"), ([], "–"), ("x", "–"),
        ({"publication_date": "13.01.2026"}, "publication_date"),
        ({"publication_date": "2026-02-30"}, "publication_date"),
        ({"publication_date": "20260113"}, "publication_date"),
        ({"publication_date": "2026-W03-2"}, "publication_date"),
        ({"publication_date": 20260113}, "publication_date"),
        ({"publication_date": "1999-01-01"}, "publication_date"),
        ({"publication_date": "9999-12-31"}, "publication_date"),
        ({"proposals_deadline": "2026-01-13T25:00"}, "proposals_deadline"),
        ({"kind": "decree"}, "kind"), ({"kind": 3}, "kind"), ({"kind": []}, "kind"),
        ({"count_rule": "mine"}, "count_rule"), ({"title": 3}, "title"), ({"id": {}}, "id"),
        ({"documents": "x"}, "documents"), ({"documents": [1]}, "documents"),
        ({"channels": ["radio"]}, "channels"), ({"urgent": "yes"}, "urgent"),
        ({"recommendations_received": -1}, "recommendations_received"),
        ({"recommendations_received": True}, "recommendations_received"),
        ({"debate_requested_by": "me"}, "debate_requested_by"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named(entry: Any, field: str) -> None:
    """The entry and the field, in both languages."""
    with pytest.raises(BadEntry) as refused:
        read_facts(entry, place=4)
    for language in ("ro", "en"):
        assert field in refused.value.text(language)  # type: ignore[arg-type]
        assert "5" in refused.value.text(language)  # type: ignore[arg-type]


@given(ANY_ENTRY)
def test_any_entry_is_judged_or_refused(entry: dict[str, Any]) -> None:
    """Never anything else."""
    try:
        facts = read_facts(entry)
    except BadEntry:
        return
    assert len(judge(facts, LATER)) == len(IDS)


def test_a_moment_with_its_offset_is_romanias_day() -> None:
    """23:30 UTC is the day after in Romania, in summer and in winter."""
    for day in ("2026-01-13", "2026-07-13"):
        found = read_facts({"adoption_date": f"{day}T22:30:00Z"}).adopted
        assert found == date.fromisoformat(day) + timedelta(days=1)
