"""The proof as files for the archive: CSV with every line, PDF with the numbers and the first lines."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Response

from services.notification.api.proof_access import OFFICIALS, announced, note_deed
from services.notification.errors.proofs import ReasonMissing
from services.notification.model.delivery import RETURNED
from services.notification.model.fact import OF_CONSULTATION
from services.notification.model.follower import ROMANIA
from services.notification.model.links import Links
from services.notification.ports import dates
from services.notification.ports.proof_pdf import Proven, proof_pdf, words_of
from services.notification.ports.proof_words import TEXTS
from services.notification.queries import proofs
from services.notification.schemas.proofs import ProofArguments
from services.notification.views.proofs import Whole, address_of
from shared.errors import Language
from shared.web.access import role
from shared.web.blueprint import Blueprint
from shared.web.current import runtime
from shared.web.limits import limited
from shared.web.problems import preferred_language

LINES_ON_PAPER = 1_000

blueprint = Blueprint(
    "proof_files", __name__, url_prefix="/desk/announcements", description="Proofs as files."
)


@blueprint.get("/<uuid:fact_id>/proof.csv")
@role(*OFFICIALS)
@limited("120/hour")
@blueprint.arguments(ProofArguments, location="query")
@blueprint.response(200, content_type="text/csv")
def save_csv(asked: dict[str, Any], fact_id: UUID) -> Response:
    """Every line, counted and read at one moment; its SHA-256 stands in `Repr-Digest` and on the PDF."""
    found, whole = _read(fact_id, asked, most=0)
    response = Response(whole.pieces(), content_type="text/csv; charset=utf-8")
    response.headers["Repr-Digest"] = f"sha-256=:{whole.digest}:"
    return _as_file(response, found, "csv")


@blueprint.get("/<uuid:fact_id>/proof.pdf")
@role(*OFFICIALS)
@limited("120/hour")
@blueprint.arguments(ProofArguments, location="query")
@blueprint.response(200, content_type="application/pdf")
def save_pdf(asked: dict[str, Any], fact_id: UUID) -> Response:
    """The numbers and the first thousand lines, with the fingerprint of the CSV that holds them all."""
    found, whole = _read(fact_id, asked, most=LINES_ON_PAPER)
    whole.file.close()
    proven = _proven(found, whole, asked.get("reason", ""), language := preferred_language())
    return _as_file(Response(proof_pdf(proven, language), mimetype="application/pdf"), found, "pdf")


def _read(fact_id: UUID, asked: dict[str, Any], *, most: int) -> tuple[proofs.Row, Whole]:
    """All lines, once it is noted who takes addresses.

    Masked is the rule (data minimisation, GDPR art. 5 (1) c): numbers, times and the servers' answers prove
    that people were told, and the id of each line leads the authority back to the address if a court asks.
    """
    full = asked["addresses"] == "full"
    if full and not asked.get("reason"):
        raise ReasonMissing
    with runtime().read() as session:
        found = announced(session, fact_id)
    if full:
        note_deed("proof.taken", found, reason=asked["reason"])
    with runtime().read() as session:
        return found, Whole(most, full).take(proofs.whole(session, fact_id))


def _proven(found: proofs.Row, whole: Whole, reason: str, language: Language) -> Proven:
    texts, now = TEXTS[language], runtime().clock.now()
    numbers: dict[str, dict[str, int]] = {}
    for (channel, outcome), many in sorted(whole.numbers.items()):
        name = texts.get(f"channel_{channel}", channel)
        numbers.setdefault(name, {})[outcome] = many
    links: Links = runtime().dependencies["links"]  # type: ignore[assignment]
    return Proven(
        authority_name=found["authority_name"] or found["authority"],
        title=found["title"] or "",
        what=texts.get(f"of_{found['what']}", found["what"]),
        is_owed=found["category"] not in OF_CONSULTATION,
        told_at=dates.exact_moment(found["created_at"].isoformat(), language),
        made_at=dates.exact_moment(now.isoformat(), language),
        numbers=numbers or {texts["channel_email"]: {}},
        lines=[_line(place, row, whole.full, language) for place, row in enumerate(whole.first, 1)],
        total=whole.total,
        fingerprint=whole.fingerprint,
        full=whole.full,
        reason=reason,
        page_url=links.pages(language).announced(str(found["id"])),
        created=now,
    )


def _line(place: int, row: proofs.Row, full: bool, language: Language) -> tuple[list[str], str]:
    outcome, channel, state = words_of(row, language)
    texts = TEXTS[language]
    at = row["finished_at"] or row["created_at"]
    cells = [
        str(place),
        outcome,
        channel,
        address_of(row, full=full),
        f"{at.astimezone(ROMANIA):%d.%m.%Y %H:%M:%S}",
        f"{state}: {_answer(row['reason'], texts)}" if row["reason"] else state,
    ]
    return cells, "; ".join(_done(one, language) for one in row["actions"] or [])


def _answer(reason: str, texts: Mapping[str, str]) -> str:
    """What the mail server said; what we say instead of it, in words."""
    said = reason.replace(f"{RETURNED}: ", texts["reason_returned"], 1)
    return texts.get(f"reason_{reason}", said)


def _done(one: proofs.Row, language: Language) -> str:
    said = f"{one['on']} {TEXTS[language]['done_' + one['kind']]}"
    return f"{said}: {one['words']}" if one["words"] else said


def _as_file(response: Response, found: proofs.Row, kind: str) -> Response:
    day = runtime().clock.now().astimezone(ROMANIA).date()
    name = f"dovada-{found['authority']}-{str(found['id'])[-12:]}-{day}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
