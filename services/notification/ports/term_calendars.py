"""What a mail gives to people's own calendars (RFC 5545): until when it can still be done.

`UID` belongs to the term, whichever mail tells of it, and `SEQUENCE` grows when the term is longer: a
calendar that has it moves it. An hour is said in Romania's time, with the rules of that time in the file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from services.notification.model.links import Pages
from services.notification.ports.dates import read
from services.notification.ports.texts import one_line

LAST_HOUR = timedelta(hours=1)
REMINDER = timedelta(days=-1)
WORDS = {
    "recommendations": {"ro": "Ultima zi pentru recomandări: {}", "en": "Last day for recommendations: {}"},
    "documents": {"ro": "Documentele dezbaterii: {}", "en": "Documents of the debate: {}"},
    "answers": {"ro": "Răspunsuri la recomandări: {}", "en": "Answers to recommendations: {}"},
    "agreement": {"ro": "Se încheie acordul: {}", "en": "The agreement ends: {}"},
}


@dataclass(frozen=True, kw_only=True)
class Term:
    """The end of something.

    Args:
        uid: stays the same, also when the end moves.
        what: in `WORDS`.
        title: of what it is about.
        end: the moment, or the day where there is no hour.
        url: of the page on which it stands.
    """

    uid: str
    what: str
    title: str
    end: datetime | date
    url: str


def term_of(category: str, data: Mapping[str, Any], pages: Pages) -> Term | None:
    """What a mail says the end of; None where it says of none."""
    find = TERMS.get(category)
    return find(data, pages) if find else None


def as_calendar(term: Term, *, language: str, domain: str, now: datetime) -> str:
    """The file.

    Args:
        term: that it tells of.
        language: `ro` or `en`.
        domain: of who says it.
        now: when it is said.
    """
    made = Calendar()
    made.add("prodid", f"-//Parteneriat//Mails//{language.upper()}")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    summary = WORDS[term.what][language].format(one_line(term.title))
    event = Event()
    event.add("uid", f"{term.uid}@{domain}")
    event.add("dtstamp", now)
    event.add("summary", summary)
    event.add("url", term.url)
    event.add("description", term.url)
    event.add("transp", "TRANSPARENT")
    if isinstance(term.end, datetime):
        event.add("sequence", int(term.end.timestamp()) // 60)
        event.add("dtstart", term.end - LAST_HOUR)
        event.add("dtend", term.end)
        event.add_component(_reminder(summary))
    else:
        event.add("sequence", term.end.toordinal())
        event.add("dtstart", term.end)
        event.add("dtend", term.end + timedelta(days=1))
    made.add_component(event)
    if isinstance(term.end, datetime):
        year = timedelta(days=366)
        made.add_missing_timezones(term.end.date() - year, term.end.date() + year)
    return str(made.to_ical(), "utf-8")


def _reminder(words: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", REMINDER)
    return alarm


def _recommendations(data: Mapping[str, Any], pages: Pages) -> Term | None:
    until = data.get("recommendations_until")
    if not until:
        return None  # a change that moves no term
    return Term(
        uid=f"recommendations-{data['consultation_id']}",
        what="recommendations",
        title=data["title"],
        end=read(until),
        url=pages.consultation(data["consultation_id"]),
    )


def _term_of_clerks(data: Mapping[str, Any], pages: Pages) -> Term:
    return Term(
        uid=f"desk-{data['term']}-{data['consultation_id']}",
        what=data["term"],
        title=data["title"],
        end=date.fromisoformat(data["last_day"]),
        url=pages.desk_consultation(data["consultation_id"]),
    )


def _agreement(data: Mapping[str, Any], pages: Pages) -> Term:
    return Term(
        uid=f"agreement-{data['agreement_id']}",
        what="agreement",
        title=data["title"],
        end=date.fromisoformat(data["until_date"]),
        url=pages.agreement(data["agreement_id"]),
    )


TERMS: Mapping[str, Callable[[Mapping[str, Any], Pages], Term | None]] = {
    "announcement": _recommendations,
    "press-notice": _recommendations,
    "consultation-change": _recommendations,
    "term-neared": _term_of_clerks,
    "agreement-ending": _agreement,
}
