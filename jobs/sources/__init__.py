"""Kinds of source, one file each: what an index names, before anything of it is fetched."""
