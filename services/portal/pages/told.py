"""All that one follows, and how one is told of it: with an account, or by the link of any mail.

Both show the same list by the same pieces. The link's page acts by POST alone, and carries its token in its
forms: nothing is kept of it, and it opens nothing else.
"""

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only
from services.portal.asking import caller
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say

told = Blueprint("told", __name__)
SERVICE = "notification"
NOT_THERE = 404
LINK_NOT_VALID = "link-not-valid"
HOURS = tuple(range(24))
DAYS = tuple(range(1, 8))
NUMBERS = ("digest_hour", "digest_weekday", "quiet_from", "quiet_until")
ACTS = ("wishes", "cadence", "channels", "end", "end_all")
MOST_CHANNELS = 10


class Follows(Protocol):
    """A list, and what can be done with it."""

    token: str

    def read(self) -> dict[str, Any]:
        """Its `email`, its `items`, and the `wishes` of its holder."""

    def wish(self, wishes: Mapping[str, Any]) -> None:
        """Want to be told otherwise."""

    def pace(self, subscription_id: UUID, cadence: str) -> None:
        """Want to be told of one thing at once, or by a digest."""

    def tell_by(self, subscription_id: UUID, channels: list[str]) -> None:
        """Want to be told of one thing by these channels."""

    def end(self, subscription_id: UUID) -> None:
        """Follow one thing no more."""

    def end_all(self) -> None:
        """Follow nothing any more."""


class OfAccount:
    """The list of who is signed in."""

    token = ""

    def read(self) -> dict[str, Any]:
        """As the service has it."""
        wishes = caller().get(SERVICE, "/follows/mine/wishes", signed=True).data
        return {**caller().get(SERVICE, "/follows/mine", signed=True).data, "wishes": wishes}

    def wish(self, wishes: Mapping[str, Any]) -> None:
        """Want to be told otherwise."""
        caller().send(SERVICE, "/follows/mine/wishes", wishes, method="PUT", signed=True)

    def pace(self, subscription_id: UUID, cadence: str) -> None:
        """Want to be told of one thing at once, or by a digest."""
        body = {"cadence": cadence}
        caller().send(SERVICE, f"/follows/mine/{subscription_id}", body, method="PATCH", signed=True)

    def tell_by(self, subscription_id: UUID, channels: list[str]) -> None:
        """Want to be told of one thing by these channels."""
        path, body = f"/follows/mine/{subscription_id}/channels", {"channels": channels}
        caller().send(SERVICE, path, body, method="PUT", signed=True)

    def end(self, subscription_id: UUID) -> None:
        """Follow one thing no more."""
        caller().send(SERVICE, f"/follows/mine/{subscription_id}", method="DELETE", signed=True)

    def end_all(self) -> None:
        """Follow nothing any more."""
        caller().send(SERVICE, "/follows/mine", method="DELETE", signed=True)


class OfLink:
    """The list that the link of a mail opens.

    Args:
        token: of the link.
    """

    def __init__(self, token: str) -> None:
        self.token = token

    def read(self) -> dict[str, Any]:
        """As the service has it."""
        found: dict[str, Any] = caller().send(SERVICE, "/follows/by-link", {"token": self.token}).data
        return found

    def wish(self, wishes: Mapping[str, Any]) -> None:
        """Want to be told otherwise."""
        self._send("wishes", **wishes)

    def pace(self, subscription_id: UUID, cadence: str) -> None:
        """Want to be told of one thing at once, or by a digest."""
        self._send(f"{subscription_id}/cadence", cadence=cadence)

    def tell_by(self, subscription_id: UUID, channels: list[str]) -> None:
        """Page and browser are of an account: whoever has only the link of a mail chooses none."""
        abort(400)

    def end(self, subscription_id: UUID) -> None:
        """Follow one thing no more."""
        self._send(f"{subscription_id}/end")

    def end_all(self) -> None:
        """Follow nothing any more."""
        self._send("end")

    def _send(self, path: str, **body: Any) -> None:
        caller().send(SERVICE, f"/follows/by-link/{path}", {"token": self.token, **body})


@told.route("/cont/urmaresc", methods=["GET", "POST"])
@signed_in_only
def mine() -> ResponseReturnValue:
    """One's own list; each change comes back to it."""
    follows = OfAccount()
    if request.method == "GET":
        return _page(follows, Form(), request.args.get("facut", ""))
    form = Form(request.form)
    _act(follows, form)
    if form.wrong:
        return _page(follows, form, ""), 422
    return redirect(url_for("told.mine", facut=form["act"]), 303)


@told.route("/abonamente/ale-mele", methods=["GET", "POST"])
def by_link() -> ResponseReturnValue:
    """The link in the footer of a mail: shows a button, which opens the list."""
    follows = OfLink(request.values.get("token", ""))
    if request.method == "GET":
        return render_template("told/open.html", token=follows.token, problem="")
    form = Form(request.form)
    try:
        if form["act"]:
            _act(follows, form)
        return _page(follows, form, form["act"]), 422 if form.wrong else 200
    except Refused as refused:
        if refused.code != LINK_NOT_VALID and follows.token:
            raise
        return render_template("told/open.html", token="", problem=refused.detail), 409


def _act(follows: Follows, form: Form) -> None:
    """Do what the button says; that a thing is over already is as good."""
    if form["act"] not in ACTS:
        abort(400)
    try:
        if form["act"] == "wishes":
            follows.wish(_wishes(form))
        elif form["act"] == "cadence":
            follows.pace(_subscription(form), form["cadence"])
        elif form["act"] == "channels":
            _tell_by(follows, form)
        elif form["act"] == "end":
            follows.end(_subscription(form))
        else:
            follows.end_all()
    except Refused as refused:
        if refused.code == LINK_NOT_VALID:
            raise
        if refused.status != NOT_THERE:
            form.take(refused)


def _tell_by(follows: Follows, form: Form) -> None:
    """None at all is not what the boxes are for: there is a button that stops it."""
    if chosen := request.form.getlist("channel")[:MOST_CHANNELS]:
        follows.tell_by(_subscription(form), chosen)
    else:
        form.problem = say("told.channels_none")


def _wishes(form: Form) -> dict[str, Any]:
    return {
        "language": form["language"],
        "paused_until": form["paused_until"] or None,
        "pause_drops": bool(form["pause_drops"]),
        **{name: int(form[name]) if form[name].isdecimal() else form[name] or None for name in NUMBERS},
    }


def _subscription(form: Form) -> UUID:
    try:
        return UUID(form["id"])
    except ValueError:
        abort(400)


def _page(follows: Follows, form: Form, done: str) -> str:
    """The list, with what was typed where it is to be mended."""
    found = follows.read()
    values: Mapping[str, str] = form.values
    if not (form.wrong and form["act"] == "wishes"):
        wishes = found["wishes"]
        values = {name: "" if value in (None, False) else str(value) for name, value in wishes.items()}
    return render_template(
        "told/list.html",
        found=found,
        token=follows.token,
        form=Form(values, form.errors, form.problem),
        done=done if done in ACTS and not form.wrong else "",
        hours=HOURS,
        days=DAYS,
    )
