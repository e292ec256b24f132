"""Templates of mails, and an authority's own words in them."""

from tests.integration.access.row import ITS_CLERK, NOBODY_HERE, Row

OF = {"authority": "{authority}"}
OURS = "/desk/templates/<category>/<language>"
TEMPLATES = (
    Row("GET /desk/templates", ITS_CLERK, "template", query=OF),
    Row(f"GET {OURS}", ITS_CLERK, "template", query=OF),
    Row(f"GET {OURS}/preview", ITS_CLERK, "template", query=OF),
    Row(f"POST {OURS}/test", (401, 403, 403, 403, 202), "template", OF),
    Row(f"POST {OURS}/versions", NOBODY_HERE, "template", {**OF, "closing": "Cu stimă"}),
    Row(f"PUT {OURS}/use", NOBODY_HERE, "template", {**OF, "number": 0}),
)
