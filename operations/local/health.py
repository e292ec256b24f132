"""Whether the system is well as whoever comes in by the gateway sees it."""

import httpx

from operations.local.ports import LOOPBACK


def what_is_wrong(public_url: str) -> str:
    """Empty where the whole system is ready, else what it says of itself."""
    url = f"{public_url}/health/ready".replace("//localhost", f"//{LOOPBACK}")
    try:
        answer = httpx.get(url, timeout=10, trust_env=False)
    except (httpx.HTTPError, httpx.InvalidURL) as fault:
        return str(fault) or type(fault).__name__
    return "" if answer.status_code == 200 else answer.text.strip()
