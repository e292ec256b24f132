"""The portal: the pages that people see, in Romanian and English.

OWNS   nothing that lasts: an opaque cookie in the browser, tokens of a few minutes in memory.
HEARS  nothing.
SAYS   nothing: it asks the services over HTTP, through the gateway's internal listener.
"""
