"""Who must be told what, was it delivered, and what proves it.

OWNS    subscriptions by confirmed e-mail; facts that somebody must be told of; deliveries and the evidence
        of each attempt; the texts of mails; webhook endpoints and their log
HEARS   from the registry: authority established; account created, changed; mandate given, ended,
        expiry neared; organisation's request refused, decision taken, change questioned, answered,
        decided, representative's change asked, decided; signing keys; letters
        from the consultation service: consultation published; submission received, answered,
        moderated, contest decided
        every public event, for webhooks
SAYS    publicly: announcement delivered (numbers alone); endpoint disabled
        internally: delivery failed
"""
