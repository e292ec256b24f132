"""Who is this, whom do they speak for, what may they do.

OWNS    accounts, sign-in and sessions; authorities and their staff; organisations, their verification by
        each authority, and mandates; partnership agreements; the keys that tokens are signed with
HEARS   nothing
SAYS    publicly: authority established, changed; organisation registered, verified, suspended, restored,
        struck off, dissolved, merged; agreement signed, extended, ended
        internally: account created, changed; mandate given, ended, expiry neared; request refused; decision
        taken (to its representatives); agreement end announced (to its parties); signing key published,
        retired
        by letter: e-mail confirmation, account exists, password reset, mandate offer, staff invitation
"""
