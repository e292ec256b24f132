"""The broker goes away for minutes while people keep sending: what they notice, and how all is caught up."""
