"""The law as anybody may ask it: what follows from a notice, and what was kept."""

from dataclasses import replace
from datetime import date
from typing import Any

from services.consultation.model.days import day_of
from services.consultation.model.law import Calendar, CountRule, Question, judge, plan, read_facts
from services.consultation.model.law.shown import judged_shown, term_shown
from services.consultation.queries import days_off
from services.consultation.schemas.law import JudgeBody, JudgementSchema, PlanArguments, PlanSchema
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.problems import preferred_language

blueprint = Blueprint("law", __name__, url_prefix="/law", description="The terms of Law 52/2003.")


@blueprint.get("/plan")
@public
@blueprint.arguments(PlanArguments, location="query")
@blueprint.response(200, PlanSchema)
def plan_law(asked: Question) -> Any:
    """Every day that follows from a notice, each with its article and the rule by which it was counted."""
    language, asked = preferred_language(), replace(asked, calendar=_with_known(asked.calendar.days_off))
    return {
        "kind": asked.kind,
        "published": asked.published,
        "count_rule": asked.count_rule,
        "rules": [
            {
                **term_shown(term, language),
                "applies": term.applies,
                "article_en": term.rule.cited.en,
            }
            for term in plan(asked)
        ],
    }


@blueprint.post("/judge")
@public
@limited("60/minute")
@blueprint.arguments(JudgeBody)
@blueprint.response(200, JudgementSchema)
def judge_law(body: dict[str, Any]) -> Any:
    """For each rule whether it was kept, with the reason; what is not known breaks nothing."""
    as_of = body["as_of"] or day_of(runtime().clock.now())
    rule, calendar = CountRule(body["count_rule"]), _with_known(frozenset(body["days_off"]))
    facts = [read_facts(entry, place) for place, entry in enumerate(body["entries"])]
    return {
        "as_of": as_of,
        "items": [judged_shown(one, judge(one, as_of, rule, calendar)) for one in facts],
    }


def _with_known(more: frozenset[date]) -> Calendar:
    """The calendar with the Government's days off that were entered, and those that the caller adds."""
    with runtime().read() as session:
        return Calendar(days_off.all_days(session) | more)
