"""What is refused of the entries of a file: a class a rule.

Invalid
├── BadFacts              422 bad-facts: the file of a notice cannot be read
└── BadEntry              422 bad-entry: what the law is to judge cannot be read
"""

from shared.errors import Invalid


class BadFacts(Invalid):
    """The facts of a notice lack what they need."""

    code = "bad-facts"
    ro = "Datele anunțului nu pot fi citite: {reason}"
    en = "The facts of the notice cannot be read: {reason}"


class BadEntry(Invalid):
    """A field of an entry that the law is to judge has not the form that it needs."""

    code = "bad-entry"
    ro = "Intrarea {entry}, câmpul {field}: {ro}."
    en = "Entry {entry}, field {field}: {en}."
    pointer = "/entries"
