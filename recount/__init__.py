"""Recounted: the figures of a report, read as what they can mean and recomputed.

import recount
report = recount.load()
report["donation_alibaba"] + report["donation_ant"]
"""

from recount.quantity import Hedge, Interval, Quantity, Reading
from recount.report import Report, load
from recount.thai.reader import read_quantity

__all__ = ["Hedge", "Interval", "Quantity", "Reading", "Report", "load", "read_quantity"]
