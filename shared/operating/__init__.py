"""What an operator can ask of every service and do to it: a module a group of commands."""
