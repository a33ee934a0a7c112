"""Recounted: the figures of a report, read as what they can mean and recomputed.

import recount
report = recount.load()
report["donation_alibaba"] + report["donation_ant"]

Everything that a notebook needs is offered here, and the chart forms in recount.charts. What is heavy
(pandas, matplotlib, language tools, exchange rates) is imported when it is first used.
"""

from typing import TYPE_CHECKING

from recount.checks.conversions import WINDOW, Conversion, Habit, conversions
from recount.checks.finding import Finding
from recount.checks.judge import Choices, rejudge
from recount.checks.sittings import Sittings, rate_words
from recount.checks.verdicts import AGAINST, Verdict
from recount.evidence.rows import Evidence
from recount.evidence.sources import Source, Tier
from recount.evidence.standing import Standing
from recount.evidence.testimony import Testimony, Weight, opposed
from recount.listing import Listing
from recount.quantity import Hedge, Interval, Quantity, Reading
from recount.rates import market
from recount.report import Report, UnknownId, load
from recount.tables.dataset import Figure
from recount.tables.labels import shown, told
from recount.tables.periods import read_period
from recount.tables.schema import DataError
from recount.thai.reader import PhraseError, read_quantity
from recount.wording import EDITION, number_words, plain_number, result_words, short_day

__all__ = [
    "AGAINST",
    "EDITION",
    "WINDOW",
    "Choices",
    "Conversion",
    "DataError",
    "Evidence",
    "Figure",
    "Finding",
    "Habit",
    "Hedge",
    "Interval",
    "Listing",
    "PhraseError",
    "Quantity",
    "Reading",
    "Report",
    "Sittings",
    "Source",
    "Standing",
    "Testimony",
    "Tier",
    "UnknownId",
    "Verdict",
    "Weight",
    "__version__",
    "conversions",
    "load",
    "market",
    "number_words",
    "opposed",
    "plain_number",
    "rate_words",
    "read_period",
    "read_quantity",
    "rejudge",
    "result_words",
    "short_day",
    "shown",
    "told",
]

if TYPE_CHECKING:
    #: The version of the book whose package this is.
    __version__: str
else:

    def __getattr__(name: str) -> str:
        """The version is the edition's, read when asked for: to import the package needs no data."""
        if name == "__version__":
            from recount.cite.edition import load_edition

            return load_edition().version
        raise AttributeError(f"module 'recount' has no attribute '{name}'")
