"""The demonstration: example data for a first look, and a play of one consultation that checks itself.

Everything here is made up and says so, but for the record of a real notice, which cites its source.
"""
