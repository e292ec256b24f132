"""Of who came to the sessions of a course.

Refusal
├── NotOnTheList        409 not-on-the-list: they have no seat
├── SessionAhead        409 session-ahead: its day has not come
└── SessionAttended     409 session-attended: people came to it, so it stays
NotFound
└── NoSuchSession       404 no-such-session
"""

from shared.errors import NotFound, Refusal


class NotOnTheList(Refusal):
    """They gave their seat back, or wait for one."""

    code = "not-on-the-list"
    ro = "Persoana nu are loc la acest curs."
    en = "The person has no seat in this course."


class SessionAhead(Refusal):
    """Nobody has been there yet."""

    code = "session-ahead"
    ro = "Întâlnirea nu a avut loc încă."
    en = "The session has not been held yet."


class SessionAttended(Refusal):
    """With it their hours would go."""

    code = "session-attended"
    ro = "La o întâlnire scoasă din program au venit oameni: ea rămâne."
    en = "People came to a session that was taken out: it stays."
    pointer = "/sessions"


class NoSuchSession(NotFound):
    """There is none, or its course is another's draft."""

    code = "no-such-session"
    ro = "Nu există această întâlnire."
    en = "There is no such session."
