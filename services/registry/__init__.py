"""Who is this, whom do they speak for, what may they do.

OWNS    accounts, sign-in and sessions; authorities and their staff; organisations, their verification by
        each authority, and mandates; partnership agreements; the keys that tokens are signed with
HEARS   of consultation and notification: erasure done
SAYS    publicly: authority established, changed; organisation registered, verified, suspended, restored,
        struck off, dissolved, merged; agreement signed, extended, ended
        internally: account created, changed, erased; mandate given, ended, expiry neared; request refused;
        change questioned, answered, decided; decision taken, representative's change asked, decided (to
        its representatives); agreement end announced (to its parties); signing key
        published, retired
        by letter: e-mail confirmation, account exists, password reset, mandate offer, staff invitation
"""
