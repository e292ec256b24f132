"""Minutes of meetings and figures of a year: everybody reads what is public, the authority's clerks write."""

from tests.integration.access.row import FILE, ITS_CLERK, Row, all_get

OF = "/meetings/<uuid:meeting_id>/minutes"
YEAR = "/authorities/<slug>/annual-figures/<int:year>"
CLERKS = (401, 403, 403, 403, 200)
ADDED = (401, 403, 403, 403, 201)
OPENING = {"chair": "Maria", "secretary": "Ion", "place": "", "opened_at": None, "closed_at": None}
PRESENT = {"counted": None, "counted_source": "", "media": None, "groups": [], "people": []}
CORRECTION = {"part": "opening", "text": "S-a încheiat la 19:00.", "reason": "Ora era greșită."}
SAID = {
    "article": "2",
    "text": "Mai multe locuri.",
    "received_at": "2026-01-13T09:00:00Z",
    "author_name": "Ana",
}
MINUTES = (
    Row(f"GET {OF}", all_get(404), "begun minutes"),
    Row(f"GET {OF}", all_get(200), "public minutes"),
    Row(f"GET {OF}.pdf", all_get(404), "begun minutes"),
    Row(f"GET {OF}.pdf", all_get(200), "public minutes"),
    Row(f"GET {OF}.docx", all_get(200), "public minutes"),
    Row("GET /desk/meetings/<uuid:meeting_id>/minutes", ITS_CLERK, "begun minutes"),
    Row(f"POST {OF}", ADDED, "held meeting"),
    Row(f"PUT {OF}/opening", CLERKS, "begun minutes", OPENING),
    Row(f"PUT {OF}/present", CLERKS, "begun minutes", PRESENT),
    Row(f"PUT {OF}/agenda", CLERKS, "begun minutes", {"points": []}),
    Row(f"PUT {OF}/discussion", CLERKS, "begun minutes", {"statements": []}),
    Row(f"PUT {OF}/votes", CLERKS, "begun minutes", {"ballots": []}),
    Row(f"PUT {OF}/recordings", CLERKS, "begun minutes", {"links": []}),
    Row(f"POST {OF}/recommendations", ADDED, "begun minutes", SAID),
    Row(f"POST {OF}/publish", CLERKS, "written minutes"),
    Row(f"POST {OF}/corrections", ADDED, "public minutes", CORRECTION),
    Row(f"POST {OF}/forget", (401, 403, 403, 403, 404), "public minutes", {"name": "Cineva Anume"}),
    Row(f"POST {OF}/files", ADDED, "begun minutes", query={"name": "prezentare.pdf"}, data=FILE),
    # A file that nobody has looked into is given to nobody.
    Row(f"GET {OF}/files/<uuid:file_id>", (404, 404, 404, 404, 409), "begun minutes"),
    Row(f"DELETE {OF}/files/<uuid:file_id>", (401, 403, 403, 403, 204), "begun minutes"),
    Row(f"GET {YEAR}", all_get(200), "year"),
    Row(f"GET {YEAR}.csv", all_get(200), "year"),
    Row(f"PUT {YEAR}/<name>", CLERKS, "year", {"state": "unknown", "source": "Nu s-a ținut evidența."}),
)
