"""The base of all that is heard."""

from marshmallow import EXCLUDE, Schema


class Heard(Schema):
    """Of an event the fields that we need; what it says beside them is ignored."""

    class Meta:
        unknown = EXCLUDE
