"""What the second half of the demonstration shows: a debate, an activity, a course. All of it is made up."""

from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from operations.demo.content import AUTHORITY

ROMANIA = ZoneInfo("Europe/Bucharest")
ASKS_FOR_DEBATE = "Regulamentul schimbă viața celor care locuiesc în centru; cerem să fie dezbătut (exemplu)."
PLACE = "Sala de consiliu, Piața Exemplului nr. 1, Orașul Exemplu"
AGENDA = ["Prezentarea proiectului", "Luări de cuvânt", "Încheierea"]
SPOKEN = "Două ore nu ajung celor care merg la policlinică (exemplu)."
ANSWERED = "Se ține seama: se propune o durată de trei ore în zona policlinicii (exemplu)."
ACTIVITY = "Curățenie de primăvară pe malul pârâului"
RESULTS = "Au fost strânși 120 de saci; malul este curat pe o lungime de doi kilometri (exemplu)."
COURSE = "Competențe sociale și civice"
# The shape of the course with which the project that this software continues was closed: seventy places, all
# taken, all certified, by members of NGOs and of social partners and by citizens. The people are made up.
SEATS = 70
COURSE_ENDS_IN = timedelta(seconds=30)
GROUPS = (
    ("ngo", "Asociația Exemplu {}", 36),
    ("social-partner", "Sindicatul Exemplu {}", 24),
    ("citizen", "", 9),
)
FIRST_NAMES = ("Ana", "Ion", "Elena", "Mihai", "Ioana", "Radu", "Maria", "Dan", "Irina", "Vlad")
SECOND_NAMES = ("Andrei", "Cristina", "Doina", "Florin", "Gabriela", "Horia", "Lucia")


def debate(consultation_id: str, now: datetime) -> dict[str, Any]:
    """A debate at the next minute: a real one is announced days before, and the service warns of that."""
    begins = (now + timedelta(minutes=1)).astimezone(ROMANIA)
    ends = begins + timedelta(hours=2)
    return {
        "authority": AUTHORITY,
        "kind": "debate",
        "consultation_id": consultation_id,
        "on": begins.date().isoformat(),
        "begins": f"{begins:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "place": PLACE,
        "capacity": 40,
        "speaking_minutes": 3,
        "agenda": AGENDA,
        "is_example": True,
    }


def activity(title: str, begins: datetime) -> dict[str, Any]:
    """Something that an association and the town hold together."""
    return {
        "title": title,
        "objectives": "Un mal curat, cu oameni care se cunosc. Activitate inventată, pentru demonstrație.",
        "kind": "clean-up",
        "starts_at": begins.isoformat(),
        "ends_at": (begins + timedelta(hours=3)).isoformat(),
        "place": "Malul pârâului, Orașul Exemplu",
        "capacity": 60,
    }


def course(title: str, now: datetime) -> dict[str, Any]:
    """A course that met today and is over in a moment, so that its certificates can be issued."""
    midnight = datetime.combine(now.astimezone(ROMANIA).date(), time(), ROMANIA).astimezone(UTC)
    return {
        "title": title,
        "summary": "Cum se scrie o recomandare și cum se urmărește. Curs inventat, pentru demonstrație.",
        "programme": "Transparența decizională, dezbaterea publică, scrierea unei recomandări.",
        "trainers": "Formator Exemplu",
        "competences": ["citizenship", "personal-social-learning"],
        "hours": 24,
        "seats": SEATS,
        "audience": [group for group, _, _ in GROUPS],
        "enrol_until": now.astimezone(ROMANIA).date().isoformat(),
        "sessions": [
            {
                "starts_at": max(midnight, now - timedelta(hours=3)).isoformat(),
                "ends_at": (now + COURSE_ENDS_IN).isoformat(),
                "subject": "Transparența decizională",
                "place": PLACE,
            }
        ],
        "rules": {"least_attended": 80, "pass_needed": True},
        "issuers": ["Asociația Exemplu"],
        "is_example": True,
    }


def participants() -> list[dict[str, str]]:
    """Those who came from a list; the seventieth has an account."""
    people: list[dict[str, str]] = []
    for group, organisation, many in GROUPS:
        for _ in range(many):
            first, second = FIRST_NAMES[len(people) % 10], SECOND_NAMES[len(people) // 10]
            behind = organisation.format(len(people) % 5 + 1) if organisation else ""
            people.append(
                {
                    "name": f"{first} {second} Exemplu",
                    "organisation_name": behind,
                    "member_of": group,
                    "locality": "Orașul Exemplu",
                }
            )
    return people
