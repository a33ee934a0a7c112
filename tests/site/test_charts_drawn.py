"""Every chart of the built book, in both editions: no text lies on another, none touches a mark or a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: Letters are outlines, of which each text is a group; marks are used, lines drawn. In points of the picture.
CROWDED = """() => {
    const scale = document.documentElement.getScreenCTM().a;
    const box = part => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        return { left: left / scale, right: right / scale, top: top / scale, bottom: bottom / scale };
    };
    const letters = 'use[*|href^="#Sarabun"], use[*|href^="#DejaVu"]';
    const texts = [...document.querySelectorAll('g')]
        .filter(group => [...group.children].some(part => part.matches(letters)));
    const inText = part => texts.some(text => text.contains(part));
    const isLine = ({ left, right, top, bottom }) => Math.min(right - left, bottom - top) < 1.5;
    const marks = [...document.querySelectorAll('use, path')]
        .filter(part => !part.closest('defs') && !inText(part))
        .filter(part => part.localName === 'use' || isLine(box(part)));
    const apart = (one, other) => ({
        across: Math.max(one.left - other.right, other.left - one.right),
        down: Math.max(one.top - other.bottom, other.top - one.bottom),
    });
    const near = (one, others, across, down) => others
        .map(other => apart(one, other))
        .filter(gap => gap.across < across && gap.down < down);
    const boxes = texts.map(box), drawn = marks.map(box);
    return {
        texts: boxes.length,
        marks: drawn.length,
        crowded: boxes.flatMap((text, place) => [
            ...near(text, boxes.slice(place + 1), 4, 0).map(gap => ['text', place, gap.across, gap.down]),
            ...near(text, drawn, 1.5, 1.5).map(gap => ['mark', place, gap.across, gap.down]),
        ]),
    };
}"""


@pytest.mark.parametrize("edition", ["", "th"])
def test_nothing_in_a_chart_stands_too_close(built: Path, window: Page, edition: str) -> None:
    charts = sorted((built / edition / "charts").glob("*.svg"))
    assert len(charts) > 30
    crowded = {}
    for chart in charts:
        window.goto(chart.as_uri())
        found = window.evaluate(CROWDED)
        assert found["texts"] > 4 and found["marks"] > 1, chart.name
        if found["crowded"]:
            crowded[chart.stem] = found["crowded"]
    assert crowded == {}
