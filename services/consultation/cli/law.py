"""The law from the shell: a plan, a judgement, the table in the docs. Needs neither database nor settings."""

import json
from datetime import date, datetime
from typing import IO, Any

import click

from services.consultation.cli import law_tables as tables
from services.consultation.errors.entries import BadEntry
from services.consultation.model.act import Kind
from services.consultation.model.days import day_of
from services.consultation.model.law import Calendar, CountRule, Question, judge, plan, read_facts
from services.consultation.model.law.holidays import FIRST_YEAR, LAST_YEAR
from services.consultation.model.law.shown import judged_shown, term_shown
from shared.clock import SystemClock
from shared.operating.command import Impossible, as_json, one_sentence, show

LANGUAGE = click.option("--lang", type=click.Choice(["ro", "en"]), default="ro", help="Of what people read.")
COUNT_RULE = click.option(
    "--count-rule",
    type=click.Choice([rule.value for rule in CountRule]),
    default=CountRule.CIVIL_CODE.value,
    show_default=True,
    help="How the authority counts days.",
)
DAYS_OFF = click.option(
    "--day-off",
    "days_off",
    multiple=True,
    metavar="DATE",
    help="A day off by the Government's decision; repeat.",
)


@click.group(help="The terms of Law 52/2003: what follows from a notice, and what was kept.")
def law() -> None:
    pass


@law.command("plan", help="Every day that follows from a notice, each with its article.")
@click.option("--kind", type=click.Choice([kind.value for kind in Kind]), required=True, help="Of the act.")
@click.option("--published", metavar="DATE", required=True, help="Day of the notice, such as 2026-01-13.")
@COUNT_RULE
@DAYS_OFF
@click.option("--debate", metavar="DATE", help="Day of the debate, where it is known.")
@click.option("--meeting", metavar="DATE", help="Day of the public meeting, where it is known.")
@LANGUAGE
@as_json
@one_sentence
def plan_command(
    kind: str, published: str, count_rule: str, days_off: tuple[str, ...], debate: str | None,
    meeting: str | None, lang: str, as_json: bool,
) -> None:  # fmt: skip
    asked = Question(
        Kind(kind),
        _day(published, "--published"),
        CountRule(count_rule),
        _calendar(days_off),
        _day(debate, "--debate") if debate else None,
        _day(meeting, "--meeting") if meeting else None,
    )
    terms = plan(asked)
    if as_json:
        show([term_shown(term, lang) for term in terms], as_json, "")
    else:
        tables.print_plan(asked, terms, lang)


@law.command(
    "judge", help="What of the law was kept, for one entry or a list in the shape of consultations.json."
)
@click.argument("file", type=click.File(encoding="utf-8-sig"))
@click.option("--as-of", metavar="DATE", help="The day on which it is asked; today unless given.")
@COUNT_RULE
@DAYS_OFF
@LANGUAGE
@as_json
@one_sentence
def judge_command(
    file: IO[str], as_of: str | None, count_rule: str, days_off: tuple[str, ...], lang: str, as_json: bool
) -> None:
    day = _day(as_of, "--as-of") if as_of else day_of(SystemClock().now())
    calendar, rule = _calendar(days_off), CountRule(count_rule)
    judged = [
        (facts, judge(facts, day, rule, calendar))
        for facts in [read_facts(entry, place) for place, entry in enumerate(_entries(file))]
    ]
    if as_json:
        show([judged_shown(facts, found) for facts, found in judged], as_json, "")
    else:
        tables.print_judged(judged, lang)


@law.command("rules", help="The table of the rules, with article, status and source.")
@LANGUAGE
@as_json
@one_sentence
def rules_command(lang: str, as_json: bool) -> None:
    if as_json:
        show(tables.rules_shown(), as_json, "")
    else:
        tables.print_rules(lang)


def _entries(file: IO[str]) -> list[Any]:
    try:
        found = json.load(file)
    except (ValueError, RecursionError) as error:
        raise Impossible(f"{file.name} is no JSON: {error}.") from None
    if not isinstance(found, dict | list):
        raise BadEntry(entry="1", field="–", ro="nu este un obiect", en="it is no object")
    return found if isinstance(found, list) else [found]


def _calendar(days_off: tuple[str, ...]) -> Calendar:
    return Calendar(frozenset(_day(day, "--day-off") for day in days_off))


def _day(written: str, option: str) -> date:
    """A day within the years that the calendar knows."""
    try:
        day = datetime.strptime(written, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise Impossible(f"{option} is no day such as 2026-01-13: {written}") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Impossible(f"{option} must lie between {FIRST_YEAR} and {LAST_YEAR}: {written}")
    return day


COMMANDS = (law,)
