"""Writing mails and handing them to a server."""
