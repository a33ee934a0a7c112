"""Permanent names and how to cite them.

edition    the edition, its pages, charts and retired names
works      everything that can be cited
formats    how a citation is written
"""
