"""What is refused: departments of an authority, one class a rule.

NotFound
└── NoSuchDepartment            no such department in that authority
Conflict
├── DepartmentExists            the authority has a department of that name
└── DepartmentInUse             people or invitations belong to it
Invalid
└── UnknownDepartment           /department_id
"""

from shared.errors import Conflict, Invalid, NotFound


class NoSuchDepartment(NotFound):
    """There is none, or it is another authority's."""

    code = "no-such-department"
    ro = "Nu există acest compartiment."
    en = "There is no such department."


class DepartmentExists(Conflict):
    """Two departments of one name could not be told apart."""

    code = "department-exists"
    ro = "Autoritatea are deja un compartiment cu acest nume."
    en = "The authority already has a department of this name."


class DepartmentInUse(Conflict):
    """Who works in it would belong nowhere."""

    code = "department-in-use"
    ro = "Din acest compartiment fac parte persoane sau invitații; retrageți întâi rolurile lor."
    en = "People or invitations belong to this department; take back their roles first."


class UnknownDepartment(Invalid):
    """The request names a department that the authority does not have."""

    code = "unknown-department"
    pointer = "/department_id"
    ro = "Autoritatea nu are acest compartiment."
    en = "The authority has no such department."
