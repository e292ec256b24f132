"""A page on which the API can be read and tried: Swagger UI from its package, nothing from elsewhere."""

from html import escape
from importlib.util import find_spec
from pathlib import Path

from flask import Flask, Response, abort, send_from_directory

from shared.web.access import public

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ASSETS = ("swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png")
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="icon" href="{here}/favicon-32x32.png" type="image/png">
<link rel="stylesheet" href="{here}/swagger-ui.css">
</head>
<body>
<noscript>This page needs JavaScript; <a href="{description}">the description itself</a> does not.</noscript>
<main id="api" data-description="{description}"></main>
<script src="{here}/swagger-ui-bundle.js"></script>
<script src="{here}/start.js"></script>
</body>
</html>
"""
# Nothing is sent to the validator of swagger.io, and tokens are forgotten with the page.
START = """SwaggerUIBundle({
  url: document.getElementById("api").dataset.description,
  dom_id: "#api",
  deepLinking: true,
  validatorUrl: null,
  persistAuthorization: false,
});
"""


def install_docs_page(app: Flask, service: str) -> None:
    """Serve the page at `/api/<service>/docs`."""
    here = f"/api/{service}/docs"
    values = {"title": f"Parteneriat: {service}", "here": here, "description": f"/api/{service}/openapi.json"}
    page = PAGE.format(**{name: escape(value) for name, value in values.items()})

    @app.get(here)
    @public
    def read_docs() -> Response:
        response = Response(page, content_type="text/html; charset=utf-8")
        response.headers["Content-Security-Policy"] = POLICY
        return response

    @app.get(f"{here}/<name>")
    @public
    def read_docs_asset(name: str) -> Response:
        if name == "start.js":
            return Response(START, content_type="text/javascript; charset=utf-8")
        if name not in ASSETS:
            abort(404)
        return send_from_directory(_assets(), name, max_age=3600)


def _assets() -> Path:
    # Found without importing the package: only its files are wanted.
    package = find_spec("swagger_ui")
    if package is None or package.origin is None:
        abort(404)
    return Path(package.origin).parent / "static"
