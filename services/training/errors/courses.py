"""Of courses and enrolments.

Refusal
├── NoSessions            409 no-sessions: a course that is announced says when it is held
├── AlreadyAnnounced      409 already-announced
├── CourseCancelled       409 course-cancelled: nothing more happens with it
├── SessionsAstray        409 sessions-astray: one ends before it begins, or two are at once
├── EnrolmentTooLate      409 enrolment-too-late: people enrol before the first session ends
├── TooFewSeats           409 too-few-seats: more have one already
├── EnrolmentOver         409 enrolment-over
├── AlreadyEnrolled       409 already-enrolled
├── OnListTwice           409 on-list-twice: a clerk enters somebody who has a seat, or twice the same
├── OrganisationNeeded    409 organisation-needed: it is for members of organisations
├── NotForThem            409 not-for-them: it is for organisations of another kind
└── AccountNotKnownYet    409 account-not-known-yet: the event about the account has not arrived
NotAllowed
└── NoMandate             403 no-mandate: the person does not act for that organisation
NotFound
├── NoSuchCourse          404 no-such-course
└── NoSuchEnrolment       404 no-such-enrolment
"""

from shared.errors import NotAllowed, NotFound, Refusal


class NoSessions(Refusal):
    """Nobody could come."""

    code = "no-sessions"
    ro = "Cursul nu are nicio întâlnire: spuneți când și unde se ține."
    en = "The course has no session: say when and where it is held."
    pointer = "/sessions"


class AlreadyAnnounced(Refusal):
    """It is public."""

    code = "already-announced"
    ro = "Cursul a fost anunțat."
    en = "The course was announced."


class CourseCancelled(Refusal):
    """It was called off."""

    code = "course-cancelled"
    ro = "Cursul a fost anulat."
    en = "The course was cancelled."


class SessionsAstray(Refusal):
    """Nobody can be at two places."""

    code = "sessions-astray"
    ro = "Fiecare întâlnire se termină după ce începe și nu se suprapune cu alta."
    en = "Each session ends after it begins, and none overlaps another."
    pointer = "/sessions"


class EnrolmentTooLate(Refusal):
    """The last day for enrolling comes after the course has begun."""

    code = "enrolment-too-late"
    ro = "Înscrierile se încheie cel târziu în ziua primei întâlniri."
    en = "Enrolment ends on the day of the first session at the latest."
    pointer = "/enrol_until"


class TooFewSeats(Refusal):
    """Nobody who has a seat loses it."""

    code = "too-few-seats"
    ro = "{enrolled} persoane au deja loc: locurile nu pot fi mai puține."
    en = "{enrolled} people have a seat: there cannot be fewer."
    pointer = "/seats"


class EnrolmentOver(Refusal):
    """It is not announced yet, or its last day has passed."""

    code = "enrolment-over"
    ro = "La acest curs nu se fac înscrieri acum."
    en = "One cannot enrol for this course now."


class AlreadyEnrolled(Refusal):
    """One person, one seat."""

    code = "already-enrolled"
    ro = "Sunteți deja pe listă la acest curs."
    en = "You are on the list of this course already."


class OnListTwice(Refusal):
    """One person, one seat; two of one name are told apart by organisation or locality."""

    code = "on-list-twice"
    ro = "„{name}” este deja pe listă, cu aceeași organizație și localitate: rândul {row}."
    en = "“{name}” is on the list already, with the same organisation and locality: row {row}."
    pointer = "/people"


class OrganisationNeeded(Refusal):
    """It is not for everybody."""

    code = "organisation-needed"
    ro = "Cursul este pentru membrii organizațiilor: alegeți organizația pentru care vă înscrieți."
    en = "The course is for members of organisations: choose the one for which you enrol."
    pointer = "/on_behalf_of"


class NotForThem(Refusal):
    """It is for organisations of another kind."""

    code = "not-for-them"
    ro = "Cursul nu este pentru organizații de acest fel."
    en = "The course is not for organisations of this kind."
    pointer = "/on_behalf_of"


class AccountNotKnownYet(Refusal):
    """The account was made a moment ago."""

    code = "account-not-known-yet"
    ro = "Contul este prea nou: încercați din nou peste câteva secunde."
    en = "The account is too new: try again in a few seconds."


class NoMandate(NotAllowed):
    """Nobody says so, or the mandate is over."""

    code = "no-mandate"
    ro = "Nu aveți o împuternicire valabilă de la această organizație."
    en = "You have no valid mandate from this organisation."


class NoSuchCourse(NotFound):
    """There is none, or it is another's draft."""

    code = "no-such-course"
    ro = "Nu există acest curs."
    en = "There is no such course."


class NoSuchEnrolment(NotFound):
    """There is none, or it is another's."""

    code = "no-such-enrolment"
    ro = "Nu există această înscriere."
    en = "There is no such enrolment."
