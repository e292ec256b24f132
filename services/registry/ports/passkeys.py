"""Passkeys (WebAuthn level 3): what a browser is asked, and whether its answer holds.

The relying party is the host of our public address, and answers from any other origin are refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from json import loads
from typing import Any
from urllib.parse import urlsplit

from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes, parse_client_data_json
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from services.registry.errors.factors import PasskeyNotAccepted

SITE = "Parteneriat"
VERIFIED = UserVerificationRequirement.REQUIRED
MILLISECONDS = 5 * 60 * 1000
# What a stranger sends is taken apart by a library that may stumble over it anywhere.
UNREADABLE = Exception

Json = dict[str, Any]


@dataclass(frozen=True)
class NewCredential:
    """A key that a browser has just made: its name, its public half (COSE), how often it has signed."""

    credential_id: bytes
    public_key: bytes
    sign_count: int


class Passkeys:
    """Asks and checks.

    Args:
        public_url: where people reach the system; WebAuthn wants https there, or localhost.
    """

    def __init__(self, public_url: str) -> None:
        parts = urlsplit(public_url)
        self._host = parts.hostname or ""
        self._origin = f"{parts.scheme}://{parts.netloc}"

    def ask_for_new(
        self, challenge: bytes, account_id: bytes, email: str, name: str, known: Sequence[bytes]
    ) -> Json:
        """What the browser makes a key by: one that is found without a name, and verifies its user.

        Args:
            challenge: random bytes.
            account_id: comes back at each sign-in.
            email: shown where the person chooses among keys.
            name: the same.
            known: credentials that the person has: the same device does not add a second.
        """
        options = generate_registration_options(
            rp_id=self._host,
            rp_name=SITE,
            user_id=account_id,
            user_name=email,
            user_display_name=name,
            challenge=challenge,
            timeout=MILLISECONDS,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=VERIFIED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known],
        )
        return _plain(options_to_json(options))

    def ask_to_sign(self, challenge: bytes, known: Sequence[bytes] = ()) -> Json:
        """What the browser signs; without `known` the person chooses the account by the key."""
        options = generate_authentication_options(
            rp_id=self._host,
            challenge=challenge,
            timeout=MILLISECONDS,
            allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in known] or None,
            user_verification=VERIFIED,
        )
        return _plain(options_to_json(options))

    def check_new(self, credential: Json, challenge: bytes) -> NewCredential:
        """The key, once its answer holds.

        Raises:
            PasskeyNotAccepted: another challenge, site or origin; its user was not verified; not readable.
        """
        try:
            found = verify_registration_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except UNREADABLE as error:
            raise PasskeyNotAccepted() from error
        return NewCredential(found.credential_id, found.credential_public_key, found.sign_count)

    def check_signed(self, credential: Json, challenge: bytes, public_key: bytes, sign_count: int) -> int:
        """How often the key has signed by now.

        Raises:
            PasskeyNotAccepted: as above, or the count went back, as that of a copied key does.
        """
        try:
            found = verify_authentication_response(
                credential=credential,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=public_key,
                credential_current_sign_count=sign_count,
                require_user_verification=True,
            )
        except UNREADABLE as error:
            raise PasskeyNotAccepted() from error
        return found.new_sign_count


def challenge_in(credential: Json) -> bytes:
    """The challenge that a browser's answer says it answers.

    Raises:
        PasskeyNotAccepted: it is no such answer.
    """
    try:
        return parse_client_data_json(base64url_to_bytes(credential["response"]["clientDataJSON"])).challenge
    except UNREADABLE as error:
        raise PasskeyNotAccepted() from error


def credential_id_in(credential: Json) -> bytes:
    """The key that a browser's answer was signed with.

    Raises:
        PasskeyNotAccepted: it is no such answer.
    """
    try:
        return base64url_to_bytes(credential["rawId"])
    except UNREADABLE as error:
        raise PasskeyNotAccepted() from error


def _plain(text: str) -> Json:
    found: Json = loads(text)
    return found
