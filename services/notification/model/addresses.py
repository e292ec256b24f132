"""Addresses as they may be shown."""

from shared.email_addresses import mask_email

ACCOUNT = "account"  # who is told on the page has an account, and no address in the delivery
ERASED = "erased-"  # what stands in the place of the address of somebody who was forgotten


def masked(recipient: str) -> str:
    """Enough to recognise whom one knows; nothing of somebody who was forgotten, nor which account it is."""
    if not recipient or recipient.startswith(ERASED):
        return "***"
    return mask_email(recipient) if "@" in recipient else ACCOUNT
