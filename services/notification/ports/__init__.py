"""The outside world as this service needs it: a mail relay, and texts made from templates."""
