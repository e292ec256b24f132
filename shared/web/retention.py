"""The table of how long data are kept, for the page on privacy and for whoever wants to know."""

from collections.abc import Sequence
from typing import Any

from marshmallow import Schema, fields

from shared.persistence.retention import Rule
from shared.web.access import public
from shared.web.blueprint import Blueprint
from shared.web.problems import preferred_language


class RuleSchema(Schema):
    """One kind of data."""

    name = fields.String(required=True)
    what = fields.String(required=True)
    how_long = fields.String(required=True)
    why = fields.String(required=True)
    law = fields.String(required=True, metadata={"description": "Empty where no act asks for it."})
    deleted_by_job = fields.Boolean(required=True)


class RulesSchema(Schema):
    """All kinds of data that a service keeps."""

    items = fields.List(fields.Nested(RuleSchema), required=True)


def retention_blueprint(rules: Sequence[Rule]) -> Blueprint:
    """The route that shows a service's rules, in the language that is asked for."""
    blueprint = Blueprint(
        "retention", __name__, url_prefix="/retention", description="How long data are kept."
    )

    @blueprint.get("")
    @public
    @blueprint.response(200, RulesSchema)
    def list_rules() -> dict[str, Any]:
        """What is kept of people, how long, why, and whether a job deletes it."""
        language = preferred_language()
        return {
            "items": [
                {
                    "name": rule.name,
                    "what": rule.what.text(language),
                    "how_long": rule.how_long.text(language),
                    "why": rule.why.text(language),
                    "law": rule.law,
                    "deleted_by_job": rule.forget is not None,
                }
                for rule in rules
            ]
        }

    return blueprint
