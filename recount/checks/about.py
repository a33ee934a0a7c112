"""Which figures a verdict is about: the one rule behind standings, lists of checks and cards.

Knows findings and figures; not what a verdict does to a figure's standing.
"""

from __future__ import annotations

from recount.checks.finding import Finding
from recount.tables.dataset import REPAIR, Figure


def is_about(finding: Finding, figure: Figure) -> bool:
    """Whether a verdict is about a figure.

    It is about every figure of its statement, whichever side that stands on: which of two numbers that do not
    fit is the wrong one, no check can say. Only a conversion is about the amounts that it produces and not
    about those that it converts, which are taken as printed; and it is about them only where it is held
    against something outside the report, since two rates of one report may both be right. A repair is about a
    number that the report does not print.
    """
    if figure.id not in finding.statement.figures or finding.check.kind == REPAIR:
        return False
    if finding.check.kind == "conversion":
        return bool(finding.check.basis) and figure.names[figure.unit].product
    return True
