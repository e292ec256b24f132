"""Files that people hand in: which kinds are taken, by what name, and what is looked for in them.

Where a file comes in only its first bytes are looked at. A worker reads it, in a process of its own with
little memory and time (`child.py`), and nobody is given it before that.
"""
