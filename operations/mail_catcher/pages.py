"""The pages and the JSON. Addresses are relative, so that a gateway may put all below any path."""

import re
from typing import Any

from flask import Flask, Response, abort, jsonify, render_template, request
from markupsafe import Markup, escape

from operations.mail_catcher.store import Mail, Store

ADDRESS = re.compile(r"(https?://[^\s<>\"]+[^\s<>\".,;:!?)])")
PAGE_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-src 'self'; form-action 'self'"
# A mail's own HTML: no script, no pictures from elsewhere; its links open beside it.
MAIL_POLICY = (
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline';"
    " img-src data:"
)


def make_pages(store: Store) -> Flask:
    """The application over a store."""
    app = Flask(__name__)
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.add_template_filter(with_links)

    @app.get("/")
    def inbox() -> str:
        to, subject = request.args.get("to", ""), request.args.get("subject", "")
        return render_template("inbox.html", mails=store.find(to, subject), to=to, subject=subject)

    @app.get("/mesaje/<int:number>")
    def message(number: int) -> str:
        return render_template("message.html", mail=_found(store, number))

    @app.get("/mesaje/<int:number>/html")
    def html(number: int) -> Response:
        body = _found(store, number).part("html")
        return Response('<base target="_blank">' + body, headers={"Content-Security-Policy": MAIL_POLICY})

    @app.get("/api/messages")
    def messages() -> Response:
        found = store.find(request.args.get("to", ""), request.args.get("subject", ""))
        return jsonify(messages=[_as_json(mail) for mail in found])

    @app.post("/api/refusals")
    def refusals() -> tuple[str, int]:
        store.refuse([str(reply) for reply in request.get_json()["replies"]])
        return "", 204

    app.after_request(_guard)
    return app


def with_links(text: str) -> Markup:
    """Plain text with its addresses as links."""
    pieces = ADDRESS.split(text)
    linked = (
        Markup('<a href="{0}">{0}</a>').format(piece) if index % 2 else escape(piece)
        for index, piece in enumerate(pieces)
    )
    return Markup("").join(linked)


def _found(store: Store, number: int) -> Mail:
    return store.get(number) or abort(404)


def _as_json(mail: Mail) -> dict[str, Any]:
    return {
        "id": mail.id,
        "received_at": mail.received_at,
        "from": mail.sender,
        "to": mail.recipient,
        "subject": mail.subject,
        "text": mail.part("plain"),
        "html": mail.part("html"),
        "headers": dict(mail.headers()),
    }


def _guard(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", PAGE_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store"
    return response
