"""A test of many cases runs them all, says which ones fail, and gets what it asks of pytest."""

import pytest
from support import each

import recount


def test_every_case_runs_and_those_that_fail_are_named() -> None:
    tried = []

    @each(("number", "square"), [(1, 1), (2, 5), (3, 9), (4, 17)])
    def squares(number: int, square: int) -> None:
        tried.append(number)
        assert number**2 == square

    with pytest.raises(ExceptionGroup, match="2 of 4 cases failed") as found:
        squares()
    assert tried == [1, 2, 3, 4]
    notes = [error.__notes__[-1] for error in found.value.exceptions]
    assert notes == ["with 2, 5", "with 4, 17"]


def test_without_cases_there_is_no_test() -> None:
    with pytest.raises(AssertionError, match="cannot fail"):
        each("number", [])


@each("id", ["ppe", "ppe_value"])
def test_a_case_may_ask_for_a_fixture_too(report: recount.Report, id: str) -> None:
    assert report[id].id == id


@each("one", [1, 2])
@each("other", [3, 4])
def test_cases_multiply(one: int, other: int) -> None:
    assert one < other
