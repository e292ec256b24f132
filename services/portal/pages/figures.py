"""The figures of an authority's annual report, by year: for everybody to compare; stated by clerks."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from services.portal.access import staff_only
from services.portal.asking import caller, or_not_found
from services.portal.dates import today
from services.portal.errors import Refused
from services.portal.forms import Form
from services.portal.languages import say
from services.portal.pages.desk import chosen_authority
from services.portal.pages.files import passed_on

figures = Blueprint("figures", __name__)
Json = dict[str, Any]
STATES = ("number", "unknown", "not-applicable")
# What people compare by year.
COMPARED = (
    "recommendations-received",
    "recommendations-included",
    "public-debates",
    "participants",
)
BY_HAND = ("none", "stated")


@figures.get("/autoritati/<slug>/cifre")
def newest(slug: str) -> ResponseReturnValue:
    """This year's."""
    return redirect(url_for("figures.show", slug=slug, year=today().year))


@figures.get("/autoritati/<slug>/cifre/<int:year>")
def show(slug: str, year: int) -> str:
    """All of a year, each with where it comes from; some beside those of the years before."""
    found = _read(slug, year)
    years = [found, *found["before"]]
    compared = {name: _bars(name, years) for name in COMPARED}
    return render_template("figures/show.html", f=found, slug=slug, years=years, compared=compared)


@figures.get("/autoritati/<slug>/cifre/<int:year>.csv")
def saved(slug: str, year: int) -> Response:
    """The same as a table."""
    with or_not_found():
        path = f"/authorities/{slug}/annual-figures/{year}.csv"
        return passed_on(caller().fetch("consultation", path, signed=False))


@figures.get("/birou/cifre")
@staff_only
def desk() -> ResponseReturnValue:
    """This year's, of one's own authority."""
    return redirect(url_for("figures.own", slug=chosen_authority(), year=today().year))


@figures.get("/birou/cifre/<slug>/<int:year>")
@staff_only
def own(slug: str, year: int) -> str:
    """What the service has counted, and what the authority has to say itself."""
    return render_template("desk/figures.html", f=_read(slug, year), slug=slug, by_hand=BY_HAND)


@figures.route("/birou/cifre/<slug>/<int:year>/<name>", methods=["GET", "POST"])
@staff_only
def state(slug: str, year: int, name: str) -> ResponseReturnValue:
    """Say what a figure is that nobody can count but the authority, and where it has it from."""
    found = _read(slug, year)
    figure = next((one for one in found["figures"] if one["name"] == name), None)
    if figure is None or figure["source"] not in BY_HAND:
        abort(404)
    stands = {"state": figure["state"] if figure["source"] == "stated" else "", "source": figure["note"]}
    number = "" if figure["number"] is None else str(figure["number"])
    form = Form({**stands, "number": number, "version": str(figure["version"]), **request.form.to_dict()})
    if request.method == "POST" and _stated(slug, year, name, form):
        return redirect(url_for("figures.own", slug=slug, year=year), 303)
    values = {**form.values, "version": str(figure["version"])}
    page = render_template(
        "desk/figure.html",
        f=found,
        slug=slug,
        name=name,
        form=Form(values, form.errors, form.problem),
        states=STATES,
    )
    return (page, 422) if form.wrong else page


def _read(slug: str, year: int) -> Json:
    with or_not_found():
        found: Json = caller().get("consultation", f"/authorities/{slug}/annual-figures/{year}").data
    return found


def _bars(name: str, years: Sequence[Json]) -> list[Json]:
    """A year a bar, the newest last; the longest is 100 wide. What is not known has none."""
    of = [(one["year"], next(f for f in one["figures"] if f["name"] == name)) for one in reversed(years)]
    most = max((figure["number"] or 0 for _, figure in of), default=0)
    return [
        {
            "year": year,
            "state": figure["state"],
            "number": figure["number"],
            "wide": round(100 * figure["number"] / most, 1) if figure["number"] and most else 0,
        }
        for year, figure in of
    ]


def _stated(slug: str, year: int, name: str, form: Form) -> bool:
    if form["state"] not in STATES:
        form.errors["state"] = say("figures.need_state")
    has_number = form["number"].isdecimal() and len(form["number"]) < 8
    if form["state"] == "number" and not has_number:
        form.errors["number"] = say("figures.need_number")
    form.need("source", say("figures.need_source"))
    form.limit("source", 500)
    if form.wrong:
        return False
    number = int(form["number"]) if form["state"] == "number" else None
    body = {"state": form["state"], "number": number, "source": form["source"]}
    path = f"/authorities/{slug}/annual-figures/{year}/{name}"
    try:
        etag = f'"{form["version"]}"'
        caller().send("consultation", path, body, method="PUT", signed=True, etag=etag)
    except Refused as refused:
        form.take(refused)
        return False
    return True
