"""`python -m services.training web | worker | migrate | courses | …`"""

from services.training.cli import cli

if __name__ == "__main__":
    cli(prog_name="python -m services.training")
