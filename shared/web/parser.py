"""Reading the parts of a request by schemas, strictly: what is unknown or repeated is refused."""

from typing import Any

import marshmallow as ma
from flask import Request
from webargs.core import missing
from webargs.flaskparser import FlaskParser
from werkzeug.datastructures import MultiDict

from shared.errors import Refusal
from shared.web.bodies import check_text, read_body, read_json

REPEATED = "Given more than once."


class WrongMediaType(Refusal):
    """The body is of another kind than the route takes."""

    status = 415
    code = "unsupported-media-type"
    ro = "Corpul cererii trebuie trimis ca {expected}."
    en = "The body of the request must be sent as {expected}."


class StrictParser(FlaskParser):
    """webargs' parser, strict: unknown and repeated parameters are refused everywhere."""

    DEFAULT_UNKNOWN_BY_LOCATION: dict[str, str | None] = {
        **FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION,
        "query": ma.RAISE,
        "form": ma.RAISE,
    }

    def load_json(self, req: Request, schema: ma.Schema) -> Any:
        """The body, where there is one."""
        if not req.mimetype and not read_body(req):
            return missing
        if req.mimetype != "application/json":
            raise WrongMediaType(expected="application/json")
        return read_json(req)

    def load_querystring(self, req: Request, schema: ma.Schema) -> Any:
        """The parameters after the question mark."""
        _refuse_repeated(req.args, schema)
        return super().load_querystring(req, schema)

    def load_form(self, req: Request, schema: ma.Schema) -> Any:
        """A form's fields."""
        if req.mimetype not in ("application/x-www-form-urlencoded", "multipart/form-data"):
            raise WrongMediaType(expected="application/x-www-form-urlencoded")
        check_text(*req.form, *(value for values in req.form.listvalues() for value in values))
        _refuse_repeated(req.form, schema)
        return super().load_form(req, schema)


def _refuse_repeated(values: MultiDict[str, str], schema: ma.Schema) -> None:
    single = [name for name, field in schema.fields.items() if not isinstance(field, ma.fields.List)]
    if repeated := [name for name in single if len(values.getlist(name)) > 1]:
        raise ma.ValidationError({name: [REPEATED] for name in repeated})
