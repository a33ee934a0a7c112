"""Permanent names and how to cite them.

texts      which text a hash names
deposit    what an archive is told
edition    the edition, its pages, charts and retired names
works      everything that can be cited
formats    how a citation is written
"""
