"""The operator's one command, `parteneriat`: it runs services' own commands and merges the answers."""
