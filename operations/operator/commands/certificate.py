"""`parteneriat certificate`: a badge checked here, with the keys that were saved; no network, no system."""

import json
from datetime import UTC, datetime
from pathlib import Path

import click

from operations.local.trouble import Trouble
from operations.operator.output import print_json
from shared.security.signed_credentials import Checked, check, keys_of

FAILED = {
    "format": "It is no badge, or not a whole one.",
    "key": "It is signed with a key that is not in the DID document.",
    "signature": "The signature does not fit: the content was changed.",
    "dates": "It is not valid yet, or has expired.",
}


@click.group("certificate", help="Certificates of courses.")
def group() -> None:
    pass


@group.command("verify", help="Check a badge (.jwt) by a saved DID document, with the network away.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--did",
    "document",
    required=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What stood at /autoritati/<authority>/did.json.",
)
@click.option("--json", "as_json", is_flag=True, help="For tools.")
def verify(file: Path, document: Path, as_json: bool) -> None:
    """Exit with 0 where it is good, 1 where it is not; whether it was revoked its authority's list says."""
    try:
        keys = keys_of(json.loads(document.read_text(encoding="utf-8")))
    except (ValueError, AttributeError) as fault:
        raise Trouble(f"{document} is no DID document.") from fault
    found = check(file.read_text(encoding="utf-8", errors="replace").strip(), keys, datetime.now(UTC))
    if as_json:
        print_json({"valid": found.failed is None, "failed": found.failed, "credential": found.payload})
    else:
        click.echo(_said(found))
    click.get_current_context().exit(0 if found.failed is None else 1)


def _said(found: Checked) -> str:
    if found.failed or found.payload is None:
        return FAILED[found.failed or "format"]
    status = found.payload["credentialStatus"]["statusListCredential"]
    return f"Good: {found.payload['name']}, by {found.payload['iss']}.\nWhether it was revoked: {status}"
