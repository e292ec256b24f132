"""A meeting that is planned, held against the law: what refuses it, what it is warned of. Pure.

Art. 8 gives a public meeting three plain days of notice; a debate has no notice of its own in the law, so
there the same is only warned of, as is the first form's art. 6 (8), whose text is not verified.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from services.consultation.errors.meetings import NoticeTooShort
from services.consultation.model.days import day_of
from services.consultation.model.hours import comes_twice
from services.consultation.model.law.counting import by_each
from services.consultation.model.law.rules import BY_ID
from services.consultation.model.law.words import Told, told_day
from services.consultation.model.planning import Counting

Kind = Literal["debate", "public-meeting"]
Verdict = Literal["planned-ok", "warned", "refused"]
DEBATE, PUBLIC_MEETING = "debate", "public-meeting"
NOTICE, WITHIN, ON_REQUEST = "public-meeting-3-days", "debate-within-10-days", "debate-on-request"
HOUR_TWICE = "hour-twice"

SOON_ENOUGH = Told(
    "Anunțată din timp: cea mai apropiată zi permisă este {earliest}.",
    "Announced in time: {earliest} is the earliest day allowed.",
)
TOO_SOON = Told(
    "Ședința publică se anunță cu cel puțin 3 zile înainte: cea mai apropiată zi este {earliest}.",
    "A public meeting is announced at least 3 days before: {earliest} is the earliest day.",
)
SOON_FOR_DEBATE = Told(
    "Cu mai puțin de 3 zile înainte. Legea nu dă dezbaterii un termen de anunțare al ei; cele 3 zile sunt ale"
    " ședințelor publice. Aceasta e doar o atenționare: de la {earliest} ar fi și pentru o ședință destul.",
    "Less than 3 days ahead. The law gives debates no notice of their own; the 3 days are those of public"
    " meetings. This only warns: from {earliest} on it would be enough for a meeting, too.",
)
WITHIN_TEN = Told(
    "În cele 10 zile de la publicarea datei și locului, până la {due}.",
    "Within the 10 days of publishing day and place, until {due}.",
)
LATER = Told(
    "Mai târziu de {due}, adică de 10 zile calendaristice de la publicarea datei și locului. Textul regulii"
    " nu este verificat: aceasta e doar o atenționare.",
    "Later than {due}, which is 10 calendar days after day and place are published. The wording of the rule"
    " is not verified: this only warns.",
)
AFTER_ADOPTION = Told(
    "Adoptarea este plănuită la {adoption}: dezbaterea are rost înainte.",
    "The adoption is planned for {adoption}: a debate has a sense before it.",
)
TWICE = Told(
    "În acea noapte ceasul arată această oră de două ori, fiindcă se trece la ora de iarnă; se socotește"
    " prima. Mai bine alegeți altă oră.",
    "That night the clock shows this hour twice, for clocks are put back; the first is meant. Better choose"
    " another hour.",
)


@dataclass(frozen=True)
class MeetingFinding:
    """What a rule says of a planned meeting.

    Args:
        rule: of the law, or `hour-twice`.
        day: the earliest or the last day that the rule allows; None where it has none.
    """

    rule: str
    verdict: Verdict
    why: Told
    day: date | None = None
    article: str = ""
    status: str = ""


def planned_meeting(
    kind: Kind, starts_at: datetime, now: datetime, counting: Counting, adoption: date | None = None
) -> list[MeetingFinding]:
    """Hold a meeting that is called, or moved, now against the law.

    Args:
        counting: how the authority counts days.
        adoption: of the draft, where a day is planned.
    """
    held, today = day_of(starts_at), day_of(now)
    findings = [_notice(kind, held, today)]
    if kind == DEBATE:
        findings.append(_within(held, today, counting))
        if adoption and held > adoption:
            findings.append(_of(ON_REQUEST, "warned", AFTER_ADOPTION.on(adoption=adoption), adoption))
    if comes_twice(starts_at):
        findings.append(MeetingFinding(HOUR_TWICE, "warned", TWICE))
    return findings


def require_allowed(findings: Sequence[MeetingFinding]) -> None:
    """Go on only where the law refuses nothing.

    Raises:
        NoticeTooShort: art. 8 (1).
    """
    for one in findings:
        if one.verdict == "refused" and one.day:
            raise NoticeTooShort(earliest=told_day(one.day))


def _notice(kind: Kind, held: date, today: date) -> MeetingFinding:
    """Art. 8 (1), in plain days: day minus day."""
    earliest = today + timedelta(days=BY_ID[NOTICE].number)
    if held >= earliest:
        return _of(NOTICE, "planned-ok", SOON_ENOUGH.on(earliest=earliest), earliest)
    if kind == DEBATE:
        return _of(NOTICE, "warned", SOON_FOR_DEBATE.on(earliest=earliest), earliest)
    return _of(NOTICE, "refused", TOO_SOON.on(earliest=earliest), earliest)


def _within(held: date, today: date, counting: Counting) -> MeetingFinding:
    """First form, art. 6 (8): surely too late only after the longest of the three ways of counting."""
    rule = BY_ID[WITHIN]
    due = max(one.due for one in by_each(today, rule.number, rule.unit, counting.calendar))
    return _of(
        WITHIN,
        *(("warned", LATER.on(due=due)) if held > due else ("planned-ok", WITHIN_TEN.on(due=due))),
        due,
    )


def _of(rule: str, verdict: Verdict, why: Told, day: date) -> MeetingFinding:
    return MeetingFinding(rule, verdict, why, day, BY_ID[rule].article, BY_ID[rule].status)
