"""Where labels of points find room: plane geometry with answers that can be seen."""

import pytest

from recount.charts.labels import Spot, arranged, free_spots

ROOM = (0.0, 0.0, 200.0, 200.0)
SIZE = (60.0, 20.0)


def spots(anchor: tuple[float, float], way: list[tuple[float, float]]) -> list[Spot]:
    x, y = anchor
    return free_spots([anchor], SIZE, ROOM, way, [(x - 5, y - 5, x + 5, y + 5)], 1.0)


def test_the_nearest_spot_touches_the_mark_all_but_and_needs_no_line() -> None:
    first = spots((100, 100), [])[0]
    assert first.lead is None
    left, bottom, right, top = first.box
    assert min(abs(left - 100), abs(right - 100), abs(bottom - 100), abs(top - 100)) < 10


def test_no_spot_lies_on_the_way_on_a_mark_or_outside() -> None:
    for spot in spots((100, 100), [(0, 0), (100, 100), (200, 200)]):
        left, bottom, right, top = spot.box
        assert left >= 0 and bottom >= 0 and right <= 200 and top <= 200
        assert right < bottom or left > top, "off the diagonal"
        assert not (left < 105 and right > 95 and bottom < 105 and top > 95), "off the mark"


def test_a_label_that_stands_far_away_is_led_to_and_a_line_across_the_way_is_the_last_resort() -> None:
    found = spots((100, 60), [(0, 100), (200, 100)])
    beyond = [spot.box[1] > 100 for spot in found]
    assert any(beyond) and not all(beyond)
    assert beyond == sorted(beyond), "those beyond the way come last"
    assert all(spot.lead and spot.lead[0] == (100, 60) for spot in found if spot.box[1] > 100)


def test_of_two_labels_none_lies_on_the_other_or_is_cut_by_its_line() -> None:
    chosen = arranged([spots((100, 100), []), spots((104, 100), [])])
    one, other = (spot.box for spot in chosen)
    assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    assert not chosen[0].spoils(chosen[1], 0)


def test_a_line_that_cuts_a_label_spoils_it() -> None:
    label = Spot((50.0, 50.0, 110.0, 70.0), (40.0, 60.0), 10.0, None)
    cutting = Spot((0.0, 100.0, 60.0, 120.0), (80.0, 40.0), 60.0, ((80.0, 40.0), (60.0, 100.0)))
    passing = Spot((0.0, 100.0, 60.0, 120.0), (20.0, 40.0), 60.0, ((20.0, 40.0), (20.0, 100.0)))
    assert label.spoils(cutting, 0) and cutting.spoils(label, 0)
    assert not label.spoils(passing, 0)


def test_labels_without_room_are_refused() -> None:
    with pytest.raises(
        ValueError, match=r"^growth_path: there is no room for the labels; leave a point out$"
    ):
        arranged([[], spots((100, 100), [])])
