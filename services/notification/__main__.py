"""`python -m services.notification web | worker | migrate | deliveries | announcements | mail | …`"""

from services.notification.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m services.notification")
