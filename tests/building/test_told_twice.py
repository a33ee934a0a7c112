"""The table of what is told twice: what changed is bold, and nothing else."""

from support import each

from book.sphinxext.pages.told_twice import changed_pieces


def marked(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f"[{text}]" if changed else text for text, changed in pieces)


@each(
    ("first", "later", "told"),
    [
        ("480 million yuan", "480 million yuan", ("480 million yuan", "480 million yuan")),
        # Digits of numbers as long as each other, from the first to the last that differs.
        ("about 2.228 billion baht", "more than 2.215 billion baht",
         ("[about ]2.2[28] billion baht", "[more than ]2.2[15] billion baht")),
        ("2,717 people", "2,718 people", ("2,71[7] people", "2,71[8] people")),
        # Numbers of other lengths have no digit that corresponds to another.
        ("about 2.139 billion baht", "about 15.234 billion baht",
         ("about [2.139] billion baht", "about [15.234] billion baht")),
        ("almost 10,000 doctors", "more than 10,000 doctors",
         ("[almost ]10,000 doctors", "[more than ]10,000 doctors")),
        ("half", "within 1 month", ("[half]", "[within ][1][ month]")),
        ("more than 250,000 tonnes", "250,000 tonnes", ("[more than ]250,000 tonnes", "250,000 tonnes")),
    ],
)  # fmt: skip
def test_only_what_changed_is_marked(first: str, later: str, told: tuple[str, str]) -> None:
    one, other = changed_pieces(first, later)
    assert (marked(one), marked(other)) == told
    assert ("".join(text for text, _ in one), "".join(text for text, _ in other)) == (first, later)
