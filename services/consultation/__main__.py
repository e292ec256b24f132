"""`python -m services.consultation web | worker | migrate | record | …`"""

from services.consultation.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m services.consultation")
