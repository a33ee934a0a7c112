"""Sittings: in how many goes the foreign amounts were put into baht, and what says so.

A sitting is one rate for each currency and one habit of shortening the product.

    rates     the rates that conversions share, and the fewest that explain them all
    blocks    neighbouring sections that one rate can explain, and which blocks can share one
    days      on which days such rates stood, and which currency's they are
    chance    how often careless hands would leave such blocks behind
    reading   all of it for one report

Knows conversions and reference rates; names no section, draws nothing. Every verdict is exact.
"""

from recount.checks.sittings.blocks import Block, Meeting
from recount.checks.sittings.days import Passage
from recount.checks.sittings.rates import rate_words
from recount.checks.sittings.reading import Sittings, read_sittings

__all__ = ["Block", "Meeting", "Passage", "Sittings", "rate_words", "read_sittings"]
