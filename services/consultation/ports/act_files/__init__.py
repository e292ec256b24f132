"""The text of an act's file: DOCX, ODT, or PDF with text.

`reading.py` starts a child with little memory and time; everything that opens a file runs there alone.
"""
