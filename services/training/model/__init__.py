"""The rules of courses, as aggregates: guard, change, record. No Flask, no session, no clock."""

from services.training.model.base import Base
from services.training.model.certificate import Certificate
from services.training.model.certificate_batch import CertificateBatch
from services.training.model.certificate_key import CertificateKey
from services.training.model.course import Course
from services.training.model.enrolment import Enrolment
from services.training.model.erasure import Erasure
from services.training.model.known import account, authority, mandate, organisation, organisation_end

__all__ = [
    "Base",
    "Certificate",
    "CertificateBatch",
    "CertificateKey",
    "Course",
    "Enrolment",
    "Erasure",
    "account",
    "authority",
    "mandate",
    "organisation",
    "organisation_end",
]
