"""What a browser is to count."""

from marshmallow import Schema, fields


class ChallengeSchema(Schema):
    """The number from 0 to `maxnumber` is wanted whose SHA-256, after the salt, is `challenge`."""

    algorithm = fields.String(required=True)
    challenge = fields.String(required=True)
    maxnumber = fields.Integer(required=True)
    salt = fields.String(required=True)
    signature = fields.String(required=True)
