"""Addresses as they may be shown."""

from shared.email_addresses import mask_email

ERASED = "erased-"  # what stands in the place of the address of somebody who was forgotten


def masked(recipient: str) -> str:
    """Enough to recognise whom one knows; nothing of somebody who was forgotten."""
    if recipient.startswith(ERASED) or "@" not in recipient:
        return "***"
    return mask_email(recipient)
