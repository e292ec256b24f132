"""What is refused: the keys that tokens are signed with, one class a rule.

Conflict
└── KeyRotating                 a newer signing key waits for its time
NotReady
└── NoSigningKey                the first key has not been made yet
"""

from shared.errors import Conflict, NotReady


class KeyRotating(Conflict):
    """Two rotations at once would leave services without the key in between."""

    code = "key-rotating"
    ro = "O cheie nouă așteaptă deja să intre în folosință."
    en = "A newer key is already waiting to come into use."


class NoSigningKey(NotReady):
    """The worker makes the first key when it starts."""

    code = "no-signing-key"
    retry_after = 5
