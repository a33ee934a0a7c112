"""The chart forms of the book. Each takes rows of data and returns a Chart with its text.

Rows come from figures or findings, so that every number drawn, printed or read aloud is the data's own.
Knows neither chapters nor Sphinx; matplotlib is imported when the first chart is drawn.
"""

from recount.charts.amounts import parts, ranges, shares
from recount.charts.canvas import Chart
from recount.charts.exchange import implied_rates, rate_history
from recount.charts.gaps import beside_band, growth_paths, half_lines, two_printings
from recount.charts.ground import WEIGHT_MARKS, voices
from recount.charts.overview import tally, verdict_counts
from recount.charts.report_map import report_map
from recount.charts.rows import Row, Voice, computed_row, figure_row, finding_row
from recount.charts.scale import bars
from recount.charts.sittings import sittings
from recount.charts.style import use_house_style
from recount.charts.testimonies import growth_path, testimony_row
from recount.charts.timeline import Lane, spans, timeline
from recount.charts.trials import Part, caught, failures

__all__ = [
    "WEIGHT_MARKS",
    "Chart",
    "Lane",
    "Part",
    "Row",
    "Voice",
    "bars",
    "beside_band",
    "caught",
    "computed_row",
    "failures",
    "figure_row",
    "finding_row",
    "growth_path",
    "growth_paths",
    "half_lines",
    "implied_rates",
    "parts",
    "ranges",
    "rate_history",
    "report_map",
    "shares",
    "sittings",
    "spans",
    "tally",
    "testimony_row",
    "timeline",
    "two_printings",
    "use_house_style",
    "verdict_counts",
    "voices",
]
