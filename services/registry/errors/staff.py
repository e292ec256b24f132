"""What is refused: who works for an authority, one class a rule.

NotFound
├── NoSuchRole                  the person has no such role there
└── NoSuchInvitation            no such invitation, or it was sent to another address
Conflict
├── LastAdministrator           nobody would be left to give roles
├── AlreadyInvited              the same invitation waits for an answer
├── InvitationDecided           the invitation was accepted or withdrawn
└── InvitationExpired           the invitation's time is over
"""

from shared.errors import Conflict, NotFound


class NoSuchRole(NotFound):
    """The person does not have it, or not any more."""

    code = "no-such-role"
    ro = "Persoana nu are acest rol la această autoritate."
    en = "The person does not have this role in this authority."


class NoSuchInvitation(NotFound):
    """There is none, or it was sent to an address that is not the caller's."""

    code = "no-such-invitation"
    ro = "Nu există această invitație, sau a fost trimisă la altă adresă de e-mail."
    en = "There is no such invitation, or it was sent to another e-mail address."


class LastAdministrator(Conflict):
    """An authority without an administrator could not mend it."""

    code = "last-administrator"
    ro = "Este ultimul administrator; invitați întâi altul, care să accepte, apoi retrageți acest rol."
    en = "This is the last administrator; invite another first, who accepts, then take this role back."


class AlreadyInvited(Conflict):
    """One invitation to the same role waits at a time."""

    code = "already-invited"
    ro = "O invitație pentru acest rol așteaptă deja răspunsul de la această adresă; retrageți-o întâi."
    en = "An invitation to this role already waits for an answer from this address; withdraw it first."


class InvitationDecided(Conflict):
    """An invitation is answered once."""

    code = "invitation-decided"
    ro = "Invitația a fost deja acceptată sau retrasă."
    en = "The invitation has already been accepted or withdrawn."


class InvitationExpired(Conflict):
    """An invitation waits for seven days."""

    code = "invitation-expired"
    ro = "Invitația a expirat; cereți administratorului să o trimită din nou."
    en = "The invitation has expired; ask the administrator to send it again."
