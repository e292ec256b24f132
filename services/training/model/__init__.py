"""The rules of courses, as aggregates: guard, change, record. No Flask, no session, no clock."""

from services.training.model.assessment import Assessment
from services.training.model.attempt import Attempt
from services.training.model.attendance import Attendance, Correction
from services.training.model.base import Base
from services.training.model.certificate import Certificate
from services.training.model.certificate_batch import CertificateBatch
from services.training.model.certificate_key import CertificateKey
from services.training.model.consent import Consent
from services.training.model.course import Course
from services.training.model.enrolment import Enrolment
from services.training.model.erasure import Erasure
from services.training.model.feedback import FeedbackAnswer, FeedbackForm, FeedbackGiven
from services.training.model.known import account, authority, mandate, organisation, organisation_end
from services.training.model.mark import Mark, Rescoring
from services.training.model.material import Material
from services.training.model.question import Question, Wording

__all__ = [
    "Assessment",
    "Attempt",
    "Attendance",
    "Base",
    "Certificate",
    "CertificateBatch",
    "CertificateKey",
    "Consent",
    "Correction",
    "Course",
    "Enrolment",
    "Erasure",
    "FeedbackAnswer",
    "FeedbackForm",
    "FeedbackGiven",
    "Mark",
    "Material",
    "Question",
    "Rescoring",
    "Wording",
    "account",
    "authority",
    "mandate",
    "organisation",
    "organisation_end",
]
