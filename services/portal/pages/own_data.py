"""A copy of one's data: asked for, and downloaded as a ZIP once one has signed in anew.

The registry gathers its part beforehand; what the other services hold is asked of them in the person's name
at the download. If one of them is away nothing is downloaded: a copy that lacks a part would look whole.
"""

import io
import json
import zipfile
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_anew, signed_in_only
from services.portal.asking import Caller, caller
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say
from shared.csv_tables import as_csv

own_data = Blueprint("own_data", __name__)
EXPORT = "/accounts/me/export"
MOST_PAGES = 200
NAMES = ("authority_name", "organisation_name", "locality_name", "consultation_title")


@own_data.route("/cont/date", methods=["GET", "POST"])
@signed_in_only
def show() -> ResponseReturnValue:
    """Where the copy stands; its button asks for one."""
    if request.method == "POST":
        caller().send("registry", EXPORT, signed=True)
        return redirect(url_for("own_data.show"), 303)
    return _page(Form())


@own_data.get("/cont/date/descarca")
@signed_in_anew
def download() -> ResponseReturnValue:
    """The copy, as a ZIP of JSON files with a word on what each holds."""
    ask = caller()
    try:
        registry = ask.get("registry", f"{EXPORT}/content", signed=True).data["content"]
    except Refused as refused:
        if refused.code == "sign-in-anew":
            raise
        return _page(Form(problem=refused.detail)), 409
    follows = ask.get("notification", "/follows/mine", signed=True).data["items"]
    files: dict[str, Any] = {
        "registru.json": registry,
        "recomandari.json": _all_pages(ask, "consultation", "/recommendations/mine"),
        "dezbateri.json": _all_pages(ask, "consultation", "/debate-requests/mine"),
        "ciorne.json": ask.get("consultation", "/recommendation-drafts", signed=True).data["items"],
        "abonamente.json": follows,
        "abonamente.csv": _table(follows),
        "webhookuri.json": ask.get("notification", "/webhooks", signed=True).data["items"],
        "cum-va-scriem.json": ask.get("notification", "/follows/mine/wishes", signed=True).data,
        "noutati.json": _all_pages(ask, "notification", "/notices"),
        "dispozitive.json": ask.get("notification", "/push/devices", signed=True).data["items"],
        "inscrieri.json": ask.get("consultation", "/registrations/mine", signed=True).data["items"],
        "certificate.json": ask.get("training", "/certificates/mine", signed=True).data["items"],
        "cursuri.json": ask.get("training", "/enrolments/mine", signed=True).data["items"],
        "cursuri-teste.json": ask.get("training", "/attempts/mine", signed=True).data,
    }
    return Response(
        _zipped(files),
        content_type="application/zip",
        headers={
            "Content-Disposition": 'attachment; filename="datele-mele.zip"',
            "Cache-Control": "no-store",
        },
    )


def _page(form: Form) -> str:
    found: dict[str, Any] = caller().get("registry", EXPORT, signed=True).data
    return render_template("accounts/data.html", form=form, found=found)


def _all_pages(ask: Caller, service: str, path: str) -> list[Any]:
    """Every page of a list."""
    items: list[Any] = []
    cursor = ""
    for _ in range(MOST_PAGES):
        answer = ask.get(service, path, signed=True, limit="100", cursor=cursor)
        items += answer.data["items"]
        cursor = answer.next_cursor or str(answer.data.get("next") or "")
        if not cursor:
            break
    return items


def _table(follows: list[dict[str, Any]]) -> bytes:
    """What one follows, for a table program."""
    rows = [
        (
            follow["topic"]["kind"],
            follow["topic"]["value"] or "",
            next((follow[name] for name in NAMES if follow[name]), ""),
            follow["confirmed_at"] or "",
            say("data.yes") if follow["is_written_request"] else say("data.no"),
        )
        for follow in follows
    ]
    titles = [say("data.follows_" + name) for name in ("kind", "value", "name", "since", "in_writing")]
    return b"".join(as_csv(titles, rows))


def _as_json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _zipped(files: dict[str, Any]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(say("data.readme_name"), say("data.readme"))
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, bytes) else _as_json(content))
    return packed.getvalue()
