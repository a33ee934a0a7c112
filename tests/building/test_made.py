"""A file is made again exactly when its making could differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from book.downloads.made import Made


class Maker:
    """Makes one file and counts how often."""

    def __init__(self, folder: Path) -> None:
        self.record, self.target, self.times = folder / "record.json", folder / "file", 0

    def build(self, makers: str = "code", parts: tuple[bytes, ...] = (b"a", b"b")) -> int:
        """Build once; how often the file was made so far."""

        def make() -> None:
            self.times += 1
            self.target.write_bytes(b"-".join(parts))

        made = Made(self.record, makers)
        made.make(self.target, parts, make)
        made.save()
        assert self.target.read_bytes() == b"-".join(parts)
        return self.times


@pytest.fixture
def maker(tmp_path: Path) -> Maker:
    maker = Maker(tmp_path)
    assert (maker.build(), maker.build()) == (1, 1)
    return maker


@pytest.mark.parametrize(
    "changed", [{"makers": "other code"}, {"parts": (b"a", b"c")}, {"parts": (b"ab",)}, {"parts": (b"a",)}]
)
def test_what_it_is_made_of_or_by_makes_it_again(changed: dict[str, object], maker: Maker) -> None:
    assert maker.build(**changed) == 2  # type: ignore[arg-type]
    assert maker.build(**changed) == 2  # type: ignore[arg-type]
    assert maker.build() == 3


def test_a_file_that_is_gone_or_not_as_it_was_left_is_made_again(maker: Maker) -> None:
    maker.target.write_bytes(b"damaged")
    assert maker.build() == 2
    maker.target.unlink()
    assert maker.build() == 3


@pytest.mark.parametrize("text", ["", "{", "[]", '{"file": 7}', "\x00"])
def test_a_damaged_record_costs_no_more_than_time(text: str, maker: Maker) -> None:
    maker.record.write_text(text, "utf-8")
    assert (maker.build(), maker.build()) == (2, 2)


def test_what_is_no_longer_made_is_forgotten(maker: Maker) -> None:
    Made(maker.record, "code").save()
    assert maker.build() == 2
