"""Lists that show as a table in a notebook. Knows nothing of what they hold but that each item is a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, SupportsIndex, TypeVar, overload

if TYPE_CHECKING:
    import pandas as pd


class AsRow(Protocol):
    """Something that can be shown as one row of a table."""

    def as_row(self) -> dict[str, object]:
        """What to show by the names of the columns."""


Item = TypeVar("Item", bound=AsRow)


class Listing(list[Item]):
    """A list, shown as a table in a notebook and an item a line elsewhere; a part of it is one again."""

    def table(self) -> pd.DataFrame:
        """The items as a table, one row each."""
        import pandas as pd

        return pd.DataFrame([item.as_row() for item in self])

    @overload
    def __getitem__(self, index: SupportsIndex) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Listing[Item]: ...
    def __getitem__(self, index: Any) -> Any:
        found = super().__getitem__(index)
        return Listing(found) if isinstance(index, slice) else found

    def __repr__(self) -> str:
        return "[" + ",\n ".join(map(repr, self)) + "]"

    def _repr_html_(self) -> str:
        import pandas as pd

        # A sentence cut off says nothing, and every row was asked for.
        with pd.option_context("display.max_colwidth", None):
            return self.table().to_html(index=False)
