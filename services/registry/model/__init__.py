"""The rules of the registry, as aggregates: guard, change, record the event.

No Flask, no session, no clock of its own. Importing the package declares every table.
"""

from services.registry.model.account import Account, StaffRole
from services.registry.model.address_change import AddressChange
from services.registry.model.agreement import Agreement
from services.registry.model.agreement_document import AgreementDocument
from services.registry.model.agreement_parts import AgreementParty, AgreementStep, Obligation
from services.registry.model.api_client import ApiClient
from services.registry.model.api_client_secret import ApiClientSecret
from services.registry.model.assignment import Assignment
from services.registry.model.authority import Authority
from services.registry.model.base import Base
from services.registry.model.change_message import ChangeMessage
from services.registry.model.change_request import ChangeRequest
from services.registry.model.data_export import DataExport
from services.registry.model.department import Department
from services.registry.model.drafts import Draft
from services.registry.model.erasure import Erasure, ErasureAnswer
from services.registry.model.mandate import Mandate
from services.registry.model.mandate_offer import MandateOffer
from services.registry.model.messages import RequestMessage
from services.registry.model.national_register.imports import RegisterImport, RegisterPart
from services.registry.model.organisation import Organisation
from services.registry.model.passkey import Passkey, PasskeyChallenge
from services.registry.model.password_reset import PasswordReset
from services.registry.model.pending_sign_in import PendingSignIn
from services.registry.model.recovery_code import RecoveryCode
from services.registry.model.session import SignInSession
from services.registry.model.sign_in_code import SignInCode
from services.registry.model.sign_up import SignUp
from services.registry.model.signing_key import SigningKey
from services.registry.model.staff_invitation import StaffInvitation
from services.registry.model.standing_change import StandingChange
from services.registry.model.strike_off import StrikeOff
from services.registry.model.totp import Totp
from services.registry.model.verification import Verification

__all__ = [
    "Account",
    "AddressChange",
    "Agreement",
    "AgreementDocument",
    "AgreementParty",
    "AgreementStep",
    "ApiClient",
    "ApiClientSecret",
    "Assignment",
    "Authority",
    "Base",
    "ChangeMessage",
    "ChangeRequest",
    "DataExport",
    "Department",
    "Draft",
    "Erasure",
    "ErasureAnswer",
    "Mandate",
    "MandateOffer",
    "Obligation",
    "Organisation",
    "Passkey",
    "PasskeyChallenge",
    "PasswordReset",
    "PendingSignIn",
    "RecoveryCode",
    "RegisterImport",
    "RegisterPart",
    "RequestMessage",
    "SignInCode",
    "SignInSession",
    "SignUp",
    "SigningKey",
    "StaffInvitation",
    "StaffRole",
    "StandingChange",
    "StrikeOff",
    "Totp",
    "Verification",
]
