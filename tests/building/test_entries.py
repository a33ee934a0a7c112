"""What a figure's card says agrees with its standing: both are made of the same checks."""

from __future__ import annotations

import recount
from book.sphinxext.pages.entries import CARD_SEPARATOR, SYMBOLS, figure_card
from recount.checks.verdicts import AGAINST
from recount.evidence.standing import Standing


def test_no_card_speaks_against_a_figure_that_stands(report: recount.Report) -> None:
    spoken_against = {
        figure.id
        for figure in report.values()
        if any(
            f"{SYMBOLS[v]} {v}" in figure_card(report, figure, "en").split(CARD_SEPARATOR)[-1]
            for v in AGAINST
        )
    }
    assert spoken_against
    assert {report.standings[id] for id in spoken_against} == {Standing.IN_CONFLICT}
