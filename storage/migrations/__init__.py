"""The steps that make a database and bring it up to date; `storage.database.migrate` takes them.

A new step is a file `versions/NNNN_what_it_does.py` whose `revision` is its own name (at most 32
characters) and whose `down_revision` is the step before. Steps that were released never change:
somebody's database has taken them. A test holds that they end exactly at `storage.tables`.
"""
