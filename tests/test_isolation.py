"""The build of the whole book leaves no trace outside the project folder."""

from conftest import BuiltBook


def test_the_home_folder_stays_empty(built_book: BuiltBook) -> None:
    assert list(built_book.home.rglob("*")) == []
