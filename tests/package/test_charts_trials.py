"""Charts of the audit on trial: what they say aloud, and what they refuse."""

from __future__ import annotations

import pytest
from support import each

from recount import charts
from recount.charts.style import BLUE, VERMILLION

pytestmark = pytest.mark.usefixtures("drawing")

PARTS = [charts.Part("The grant", 8, 16, "repeat_grant_baht"), charts.Part("The doctors", 192, 192)]


def test_the_text_says_every_count() -> None:
    chart = charts.failures(PARTS, "Some stand always.")
    assert chart.alt == "Some stand always. The grant: fails in 8 of 16; The doctors: fails in 192 of 192."
    caught = charts.caught([charts.Part("One digit", 1094, 2935)], "Few.")
    assert caught.alt == "Few. One digit: 1,094 of 2,935 caught."


def test_only_what_no_rule_mends_stands_out() -> None:
    [axes] = charts.failures(PARTS, "Some stand always.").figure.axes
    bars = [bar for container in axes.containers for bar in container]
    widths = {round(bar.get_width()): bar.get_facecolor() for bar in bars[1::2]}
    from matplotlib.colors import to_rgba

    assert widths == {50: to_rgba(BLUE), 100: to_rgba(VERMILLION)}


@each("form", [charts.failures, charts.caught])
def test_nothing_to_draw_is_refused(form) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ValueError, match=form.__name__):
        form([], "Nothing.")
