"""The rules of courses, as aggregates: guard, change, record. No Flask, no session, no clock."""

from services.training.model.attendance import Attendance, Correction
from services.training.model.base import Base
from services.training.model.course import Course
from services.training.model.enrolment import Enrolment
from services.training.model.erasure import Erasure
from services.training.model.known import account, authority, mandate, organisation, organisation_end

__all__ = [
    "Attendance",
    "Base",
    "Correction",
    "Course",
    "Enrolment",
    "Erasure",
    "account",
    "authority",
    "mandate",
    "organisation",
    "organisation_end",
]
