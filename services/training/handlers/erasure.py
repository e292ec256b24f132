"""A person is forgotten: a seat that they had is free, that they asked for one stays without their name."""

from services.training.model import Erasure
from services.training.model.enrolment import ENROLLED
from services.training.repository import assessment, certificates, courses, feedback
from services.training.repository import people as stored
from shared.clock import Clock
from shared.messaging.forgetting import forget_person
from shared.messaging.subscription import Message
from shared.persistence.unit_of_work import UnitOfWork


def erase_person(message: Message, uow: UnitOfWork, clock: Clock) -> None:
    """Take the person out of everything, and answer that it is done."""
    account_id, envelope, now = message.data["account_id"], message.envelope, clock.now()
    for one in stored.enrolments_of(uow.session, account_id):
        course = courses.course(uow.session, one.course_id)
        uow.session.refresh(one)
        had_seat = one.state == ENROLLED
        one.forget_person(now)
        assessment.forget_work(uow.session, one.id)
        feedback.forget_consents(uow.session, one.id)
        if had_seat:
            courses.fill_seats(uow.session, course, now)
    for certificate in certificates.of_account(uow.session, account_id):
        certificate.forget_person()
    stored.blank_account(uow.session, account_id, envelope.epoch, envelope.sequence)
    uow.session.flush()
    forget_person(uow.session, account_id)
    erasure = stored.erasure_of(uow.session, account_id)
    if erasure is None:
        erasure = Erasure.of(account_id, now)
        uow.add(erasure)
    erasure.say_done(now)
