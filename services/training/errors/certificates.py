"""Of certificates.

Refusal
├── CourseNotOver         409 course-not-over: nobody is certified before the end
├── NobodyMeetsRules      409 nobody-meets-rules: nobody is left who could have one
├── RulesFixed            409 rules-fixed: somebody has one already, by the rules as they stand
├── AlreadyIssued         409 already-issued: one person, one course, one certificate
├── AlreadyRevoked        409 already-revoked
├── AlreadyReplaced       409 already-replaced: the newer one is what counts
├── SameName              409 same-name: a new one would say the same
├── NameErased            409 name-erased: whose it was is not known any more
└── BatchRunning          409 batch-running: certificates are being issued
Invalid
└── NothingToCheck        422 nothing-to-check: a number with its fingerprint, or a badge
NotFound
├── NoSuchCertificate     404 no-such-certificate
├── NoSuchBatch           404 no-such-batch
└── NoKeyYet              404 no-key-yet: the authority has issued none
"""

from shared.errors import Invalid, NotFound, Refusal


class CourseNotOver(Refusal):
    """It was not announced, was cancelled, or its last session has not ended."""

    code = "course-not-over"
    ro = "Certificatele se eliberează după ultima întâlnire a cursului."
    en = "Certificates are issued after the last session of the course."


class NobodyMeetsRules(Refusal):
    """Nobody is left."""

    code = "nobody-meets-rules"
    ro = "Nu mai este nimeni care îndeplinește regulile și nu are certificat."
    en = "Nobody is left who meets the rules and has no certificate."


class RulesFixed(Refusal):
    """What others had to meet stays."""

    code = "rules-fixed"
    ro = "Regulile certificatului nu se mai schimbă: s-au eliberat deja certificate."
    en = "The rules of the certificate do not change any more: some were issued already."
    pointer = "/rules"


class AlreadyIssued(Refusal):
    """There is one."""

    code = "already-issued"
    ro = "Persoana are deja certificat la acest curs."
    en = "The person has a certificate of this course already."


class AlreadyRevoked(Refusal):
    """It is not valid any more."""

    code = "already-revoked"
    ro = "Certificatul a fost retras."
    en = "The certificate was revoked."


class AlreadyReplaced(Refusal):
    """A newer one stands in its place."""

    code = "already-replaced"
    ro = "Certificatul a fost înlocuit cu altul."
    en = "The certificate was replaced by another."


class SameName(Refusal):
    """Nothing would change."""

    code = "same-name"
    ro = "Certificatul poartă deja acest nume."
    en = "The certificate bears this name already."
    pointer = "/name"


class NameErased(Refusal):
    """The person wanted to be forgotten."""

    code = "name-erased"
    ro = "Numele a fost șters la cererea persoanei."
    en = "The name was erased at the person's wish."


class BatchRunning(Refusal):
    """One at a time."""

    code = "batch-running"
    ro = "Certificatele acestui curs se eliberează chiar acum."
    en = "The certificates of this course are being issued now."


class NothingToCheck(Invalid):
    """Half of what is needed."""

    code = "nothing-to-check"
    ro = "Pentru verificare e nevoie de număr și amprentă, sau de insigna digitală."
    en = "Checking needs a number and a fingerprint, or the badge."
    pointer = "/number"


class NoSuchCertificate(NotFound):
    """There is none, or it is another's."""

    code = "no-such-certificate"
    ro = "Nu există acest certificat."
    en = "There is no such certificate."


class NoSuchBatch(NotFound):
    """There is none."""

    code = "no-such-batch"
    ro = "Nu există această eliberare de certificate."
    en = "There is no such issuing of certificates."


class NoKeyYet(NotFound):
    """A key is made with the first certificate."""

    code = "no-key-yet"
    ro = "Autoritatea nu a eliberat încă certificate."
    en = "The authority has issued no certificate yet."
