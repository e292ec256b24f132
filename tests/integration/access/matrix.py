"""Who may do what: for every route of every service a row, or several. A file a subject."""

from collections.abc import Mapping

from tests.integration.access.row import Row
from tests.integration.access.rows_accounts import ACCOUNTS
from tests.integration.access.rows_activities import ACTIVITIES
from tests.integration.access.rows_agreements import AGREEMENTS
from tests.integration.access.rows_answers import ANSWERS
from tests.integration.access.rows_assessment import ASSESSMENT
from tests.integration.access.rows_authorities import AUTHORITIES
from tests.integration.access.rows_changes import CHANGES
from tests.integration.access.rows_consultation import CONSULTATION
from tests.integration.access.rows_debates import DEBATES
from tests.integration.access.rows_door import DOOR
from tests.integration.access.rows_drafts import DRAFTS_AND_FILES
from tests.integration.access.rows_meetings import MEETINGS
from tests.integration.access.rows_minutes import MINUTES
from tests.integration.access.rows_moderation import MODERATION
from tests.integration.access.rows_notices import NOTICES
from tests.integration.access.rows_notification import NOTIFICATION
from tests.integration.access.rows_organisations import ORGANISATIONS
from tests.integration.access.rows_press import PRESS
from tests.integration.access.rows_proofs import PROOFS
from tests.integration.access.rows_registrations import REGISTRATIONS
from tests.integration.access.rows_requests import REQUESTS
from tests.integration.access.rows_templates import TEMPLATES
from tests.integration.access.rows_training import TRAINING
from tests.integration.access.rows_versions import VERSIONS

REGISTRY = (*ACCOUNTS, *AGREEMENTS, *AUTHORITIES, *CHANGES, *ORGANISATIONS, *REQUESTS)
MATRIX: Mapping[str, tuple[Row, ...]] = {
    "registry": REGISTRY,
    "consultation": (
        *ACTIVITIES,
        *CONSULTATION,
        *ANSWERS,
        *MODERATION,
        *VERSIONS,
        *NOTICES,
        *DRAFTS_AND_FILES,
        *DEBATES,
        *DOOR,
        *MEETINGS,
        *REGISTRATIONS,
        *MINUTES,
    ),
    "notification": (*NOTIFICATION, *PROOFS, *PRESS, *TEMPLATES),
    "training": (*TRAINING, *ASSESSMENT),
}
