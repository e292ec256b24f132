"""`python -m services.registry web | worker | migrate | create-authority | …`"""

from services.registry.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m services.registry")
