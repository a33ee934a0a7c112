"""Where labels of points find room: near their marks, beside a path, on no mark and on no other label.

Plane geometry, in the pixels of a drawing; knows neither rows nor matplotlib.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations
from math import hypot, inf

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, right, top

_STEP = 3.5  # points between two spots that are tried
_NEAR = 15.0  # points from a mark within which its label needs no line to it
_APART = 3.0  # points between a label and whatever else
_SHORT = 3.0  # points between a line to a label and the label
_LAST = 1000.0  # points that a spot counts as further away whose line crosses the way
_ORDERS = 120  # in which the labels are placed, of all that there are


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a label may stand: its box, the mark next to it, how far that is, and a line if it is far."""

    box: Box
    anchor: Point
    away: float
    lead: tuple[Point, Point] | None

    def spoils(self, other: Spot, gap: float) -> bool:
        """Whether both cannot be, since one lies on the other or is cut by its line."""
        if _overlap(_padded(self.box, gap), other.box):
            return True
        return any(
            one.lead is not None and _cuts(*one.lead, _padded(two.box, gap))
            for one, two in ((self, other), (other, self))
        )


def free_spots(
    anchors: Sequence[Point],
    size: Point,
    room: Box,
    way: Sequence[Point],
    taken: Sequence[Box],
    point: float,
) -> list[Spot]:
    """The spots in a room where a label lies neither on the way nor on what is taken, the nearest first.

    anchors: the marks that it speaks of. size: its width and height. taken: where marks are drawn.
    point: pixels of one.
    """
    width, height = size
    left, bottom, right, top = room
    found = []
    for across in range(int((right - left - width) / (_STEP * point)) + 1):
        for up in range(int((top - bottom - height) / (_STEP * point)) + 1):
            x0, y0 = left + across * _STEP * point, bottom + up * _STEP * point
            box = (x0, y0, x0 + width, y0 + height)
            wide = _padded(box, _APART * point)
            if any(_overlap(wide, mark) for mark in taken) or _crosses(way, wide):
                continue
            away, anchor = min((_distance(mark, _nearest(mark, box)), mark) for mark in anchors)
            near = _nearest(anchor, box)
            reached = 1 - _SHORT * point / away if away else 0.0
            end = (anchor[0] + (near[0] - anchor[0]) * reached, anchor[1] + (near[1] - anchor[1]) * reached)
            lead = (anchor, end) if away > _NEAR * point else None
            beside = abs((box[1] + box[3]) / 2 - anchor[1]) / 8
            crossing = _LAST if lead and _crosses_line(way, lead) else 0.0
            found.append(Spot(box, anchor, away + beside + crossing, lead))
    return sorted(found, key=lambda spot: spot.away)


def arranged(free: Sequence[Sequence[Spot]], gap: float = _APART) -> list[Spot]:
    """A spot for each label, none on another, in the order of placing that keeps all nearest to their marks.

    free: the spots of each label, the nearest first.

    Raises: ValueError if no order finds room for all.
    """
    best: dict[int, Spot] = {}
    least = inf
    orders = list(permutations(range(len(free))))
    for order in orders[:: max(1, len(orders) // _ORDERS)]:
        chosen: dict[int, Spot] = {}
        for index in order:
            for spot in free[index]:
                if not any(spot.spoils(other, gap) for other in chosen.values()):
                    chosen[index] = spot
                    break
            else:
                break
        away = sum(spot.away for spot in chosen.values())
        if len(chosen) == len(free) and away < least:
            best, least = chosen, away
    if not best:
        raise ValueError("growth_path: there is no room for the labels; leave a point out")
    return [best[index] for index in range(len(free))]


def _padded(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def _nearest(point: Point, box: Box) -> Point:
    return min(max(point[0], box[0]), box[2]), min(max(point[1], box[1]), box[3])


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crosses(way: Sequence[Point], box: Box) -> bool:
    return any(_cuts(start, end, box) for start, end in pairwise(way))


def _cuts(start: Point, end: Point, box: Box) -> bool:
    """Whether a straight line meets a box: what each pair of its sides leaves of the line overlaps."""
    first, last = 0.0, 1.0
    for axis in (0, 1):
        run = end[axis] - start[axis]
        low, high = box[axis] - start[axis], box[axis + 2] - start[axis]
        if run == 0:
            if low > 0 or high < 0:
                return False
            continue
        enters, leaves = sorted((low / run, high / run))
        first, last = max(first, enters), min(last, leaves)
    return first <= last


def _crosses_line(way: Sequence[Point], lead: tuple[Point, Point]) -> bool:
    """Whether a line from a mark crosses the way once it has left it."""
    (x, y), end = lead
    begun = (x + (end[0] - x) / 10, y + (end[1] - y) / 10)
    return any(
        _side(a, b, begun) * _side(a, b, end) < 0 and _side(begun, end, a) * _side(begun, end, b) < 0
        for a, b in pairwise(way)
    )


def _side(start: Point, end: Point, point: Point) -> float:
    """On which side of a line a point lies, by its sign."""
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
