"""Courses in social and civic competences: what is taught, who takes part.

OWNS    courses with their sessions; enrolments, with a waiting list; tests, attempts, marks;
        certificates, the keys that sign them, their list of states
HEARS   registry: authority established; organisation verified, dissolved, merged; account created, changed,
        erased; mandate given, ended; signing key published, retired
SAYS    publicly: course announced, changed, cancelled; certificate issued, revoked
        internally: enrolment noted, certificate noted, course work noted (to its holder); erasure done
"""
