"""What is refused: another e-mail address for an account, one class a rule.

Invalid
└── SameAddress                 /email
Conflict
└── AddressTaken                another account has it; only an operator is told
NotFound
└── NoAddressChange             nothing waits that could be stopped
"""

from shared.errors import Conflict, Invalid, NotFound


class SameAddress(Invalid):
    """The account has it already."""

    code = "same-address"
    pointer = "/email"
    ro = "Aceasta este deja adresa contului."
    en = "This already is the account's address."


class AddressTaken(Conflict):
    """Two accounts never share one."""

    code = "address-taken"
    ro = "Alt cont are această adresă."
    en = "Another account has this address."


class NoAddressChange(NotFound):
    """None was asked for, or it is done, stopped or too late."""

    code = "no-address-change"
    ro = "Nu există o schimbare de adresă care așteaptă."
    en = "There is no change of address that waits."
