"""Reports on delivery as real servers write them (RFC 3464), with what differs from one to the other."""

POSTFIX = """\
From: MAILER-DAEMON@mail.example.net (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F1A2.1764338400/mail.example.net"

This is a MIME-encapsulated message.

--4F1A2.1764338400/mail.example.net
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.net.

<ana@example.org>: host mx.example.org[192.0.2.7] said: {code} {status} <ana@example.org>: Recipient
    address rejected: User unknown (in reply to RCPT TO command)

--4F1A2.1764338400/mail.example.net
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.net
X-Postfix-Queue-ID: 4F1A2
Arrival-Date: Tue, 13 Jan 2026 09:00:00 +0000 (UTC)

Final-Recipient: rfc822; ana@example.org
Original-Recipient: rfc822;ana@example.org
Action: {action}
Status: {status}
Remote-MTA: dns; mx.example.org
Diagnostic-Code: smtp; {code} {status} <ana@example.org>: Recipient address
    rejected: User unknown

--4F1A2.1764338400/mail.example.net
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

Subject: x

--4F1A2.1764338400/mail.example.net--
"""
EXCHANGE = """\
From: <postmaster@example.org>
To: {to}
Subject: Undeliverable: x
MIME-Version: 1.0
Content-Type: multipart/report; REPORT-TYPE="DELIVERY-STATUS"; boundary="b"

--b
Content-Type: text/html

<p>Your message could not be delivered.</p>
--b
Content-Type: message/delivery-status

Reporting-MTA: dns;example.org

Final-Recipient: rfc822;ana@example.org
Action: FAILED
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup

--b
Content-Type: message/rfc822

Subject: x

x
--b--
"""
TWO_RECIPIENTS = """\
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns;example.org

Final-Recipient: rfc822;ana@example.org
Action: relayed
Status: 2.1.9

Final-Recipient: rfc822;ion@example.net
Action: failed
Status: 5.1.1

--b--
"""
NO_STATUS_FIELD = """\
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: message/delivery-status

Reporting-MTA: dns;example.org

Final-Recipient: rfc822;ana@example.org
Action: failed
Diagnostic-Code: smtp; 552 5.2.2 mailbox full

--b--
"""
QMAIL = """\
From: MAILER-DAEMON@example.net
Subject: failure notice

Hi. This is the qmail-send program at example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<ana@example.org>:
550 5.1.1 no such user
"""
ON_HOLIDAY = """\
From: ana@example.org
Subject: Out of office
Auto-Submitted: auto-replied

I am back on Monday. 5.1.1 550
"""
DELIVERED = TWO_RECIPIENTS.replace("Action: failed\nStatus: 5.1.1", "Action: delivered\nStatus: 2.0.0")


def postfix(
    to: str = "bounces@example.org", *, code: int = 550, status: str = "5.1.1", action: str = "failed"
) -> bytes:
    """As Postfix reports."""
    return POSTFIX.format(to=to, code=code, status=status, action=action).replace("\n", "\r\n").encode()
