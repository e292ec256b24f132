"""The consultation service: the door of a gathering, and the floor of a meeting."""

from tests.integration.access.row import ITS_CLERK, Row, all_get

DOOR_OF = "/desk/gatherings/<kind>/<uuid:gathering_id>/door"
FLOOR_OF = "/meetings/<uuid:meeting_id>/floor"
KEY = "0c4a4a5e-5d1c-4d5f-9b5c-2f4f0b8f6a11"
ARRIVAL = {"arrivals": [{"key": KEY, "name": "Cine Trece", "at": "2026-01-13T15:00:00Z"}]}
DOOR = (
    Row(f"GET {DOOR_OF}", ITS_CLERK, "gathering"),
    Row(f"POST {DOOR_OF}", ITS_CLERK, "gathering", ARRIVAL),
    Row(f"GET {FLOOR_OF}", ITS_CLERK, "meeting"),
    # The clerk may, but its day has not come.
    Row(f"POST {FLOOR_OF}", (401, 403, 403, 403, 409), "meeting", {"act": "begin"}),
    Row("GET /meetings/<uuid:meeting_id>/screen", all_get(200), "meeting"),
)
