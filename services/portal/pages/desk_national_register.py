"""The national register of NGOs: an administrator brings an export, sees how far it is and what it found."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import wraps
from typing import IO, Any, ParamSpec
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import signed_in_only, visitor
from services.portal.asking import caller, only_results, or_not_found, part
from services.portal.errors import Refused
from services.portal.forms import Form, sending_key
from services.portal.languages import language, say
from services.portal.pages.organisations import cursor_of, items_of

desk_national_register = Blueprint("desk_national_register", __name__)
P = ParamSpec("P")
Json = dict[str, Any]
ADMINISTRATOR = "administrator"
IMPORTS = "/national-register/imports"
LARGEST_MB = 60
LARGEST_FILE = LARGEST_MB * 1024 * 1024
FORM_BESIDE = 64 * 1024  # the other fields, and what stands between the parts
PART = 1024 * 1024
PAGE = "50"
ENDED = ("done", "failed")
VERDICTS = ("refused", "mended", "noted")


def administrators_only(view: Callable[P, ResponseReturnValue]) -> Callable[P, ResponseReturnValue]:
    """The page is for the administrators of some authority."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if not administered():
            abort(403)
        return view(*args, **kwargs)

    return signed_in_only(guarded)


def administered() -> list[str]:
    """The authorities of which the visitor is an administrator."""
    return sorted(slug for slug, roles in visitor().roles.items() if ADMINISTRATOR in roles)


def make_room() -> None:
    """Let this one form bring a file, from those who may; all others stay small."""
    if request.endpoint == "desk_national_register.bring" and request.method == "POST" and administered():
        request.max_content_length = LARGEST_FILE + FORM_BESIDE


@desk_national_register.get("/birou/registrul-national")
@administrators_only
def listing() -> str:
    """What was imported, and the form for the next."""
    return _list_page(Form())


@desk_national_register.post("/birou/registrul-national")
@administrators_only
def bring() -> ResponseReturnValue:
    """Take a file and hand it on in parts, for the worker to read."""
    form = Form(request.form)
    file = request.files.get("file")
    size = _size_of(file.stream) if file else 0
    if file is None or not file.filename:
        form.errors["file"] = say("register.need_file")
    elif not size:
        form.errors["file"] = say("register.file_empty")
    elif size > LARGEST_FILE:
        form.errors["file"] = say("register.file_too_large", most=LARGEST_MB)
    if form.wrong or file is None:
        return _list_page(form), 422
    try:
        with closing(file):
            key = _handed_on(file.stream, (file.filename or "")[-200:], size, form)
    except Refused as refused:
        form.take(refused, {"size": "file", "file_name": "file"})
        return _list_page(form), refused.status
    return redirect(url_for("desk_national_register.show", import_id=key), 303)


@desk_national_register.get("/birou/registrul-national/<uuid:import_id>")
@administrators_only
def show(import_id: UUID) -> ResponseReturnValue:
    """How far an import is; once it has ended, its report."""
    wanted = {name: request.args.get(name, "")[:40] for name in ("verdict", "reason")}
    cursor = request.args.get("cursor", "")
    ask = caller()
    with or_not_found():
        found: Json = ask.get("registry", f"{IMPORTS}/{import_id}", signed=True).data
        lines = None
        if found["state"] == "done":
            lines = ask.get(
                "registry",
                f"{IMPORTS}/{import_id}/lines",
                {**wanted, "cursor": cursor, "limit": PAGE},
                signed=True,
            ).data
    if only_results() and found["state"] in ENDED:
        return Response(headers={"HX-Refresh": "true"})  # the report is a page of its own
    template = "desk/register_progress.html" if only_results() else "desk/register_import.html"
    return render_template(
        template,
        found=found,
        fault=(found["fault"] or {}).get(language(), ""),
        lines=items_of(lines) if lines else [],
        cursor=cursor_of(lines),
        wanted=wanted,
        verdicts=VERDICTS,
    )


@desk_national_register.get("/birou/registrul-national/<uuid:import_id>/raport.csv")
@administrators_only
def export(import_id: UUID) -> Response:
    """The report as a table."""
    wanted = {name: request.args.get(name, "")[:40] for name in ("verdict", "reason")}
    with or_not_found():
        pieces = caller().download("registry", f"{IMPORTS}/{import_id}/lines.csv", wanted)
    headers = {"Content-Disposition": f'attachment; filename="import-{import_id}.csv"'}
    return Response(pieces, mimetype="text/csv", headers=headers)


def _list_page(form: Form) -> str:
    ask, cursor = caller(), request.args.get("cursor", "")
    page = part(lambda: ask.get("registry", IMPORTS, signed=True, cursor=cursor).data)
    return render_template(
        "desk/register_imports.html",
        form=Form({**form.values, "key": sending_key(form["key"])}, form.errors, form.problem),
        items=None if page is None else items_of(page),
        cursor=cursor_of(page),
        most=LARGEST_MB,
    )


def _handed_on(file: IO[bytes], name: str, size: int, form: Form) -> str:
    ask = caller()
    begun = ask.send(
        "registry",
        IMPORTS,
        {
            "authority": administered()[0],
            "file_name": name,
            "size": size,
            "accept_fewer": bool(form["accept_fewer"]),
        },
        signed=True,
    ).data["id"]
    for position, content in enumerate(_parts_of(file)):
        ask.bring("registry", f"{IMPORTS}/{begun}/parts/{position}", content)
    ask.send("registry", f"{IMPORTS}/{begun}/start", signed=True)
    return str(begun)


def _parts_of(file: IO[bytes]) -> Iterator[bytes]:
    while content := file.read(PART):
        yield content


def _size_of(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size
