"""A chapter that fails, or shows a chart that not everyone can read, stops the build and says where."""

import tempfile

from support import SmallBook

DRAWS = """from IPython.display import display
class Chart:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {bundle}
Chart()"""
PICTURE = "'image/svg+xml': '<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>'"
FIGURE = "---\nmystnb:\n  figure:\n    name: chart-probe\n    caption: A probe.\n---\n"


def test_each_failure_is_one_line_with_its_place(small_book: SmallBook) -> None:
    small_book.write("one", "raise ValueError('no such figure: x')")
    small_book.write("two", DRAWS.format(bundle="1 / 0"))
    build = small_book.build()
    assert build.code != 0
    assert "one.md:14, code cell 1 failed: ValueError: no such figure: x" in build.output
    assert "two.md:14, code cell 1 failed: ZeroDivisionError: division by zero" in build.output
    assert "Traceback" not in build.output
    report = small_book.folder / "_build" / "reports" / "one.log"
    assert "no such figure: x" in report.read_text("utf-8")


def test_a_character_that_no_font_draws_stops_the_chapter(small_book: SmallBook) -> None:
    small_book.write(
        "one",
        "from matplotlib.figure import Figure\n"
        "figure = Figure()\n"
        "figure.suptitle('\\u0e01', family='DejaVu Sans')\n"
        "figure.savefig('drawn.svg')",
    )
    small_book.write("two", "print('the second')")
    build = small_book.build()
    assert build.code != 0
    assert "one.md:14, code cell 1 failed: UserWarning: Glyph 3585" in build.output


def test_charts_without_words_name_or_caption_are_refused_and_names_that_are_not_retired(
    small_book: SmallBook,
) -> None:
    retired = "```{retired-names}\n:names: ppe\n```"
    small_book.write("one", FIGURE + DRAWS.format(bundle="{" + PICTURE + "}"), retired)
    small_book.write("two", DRAWS.format(bundle="{" + PICTURE + ", 'text/plain': 'Five of six.'}"))
    build = small_book.build()
    assert build.code != 0
    assert "a chart has no text that describes it" in build.output
    assert "a chart has no name" in build.output
    assert "'ppe' is not retired: give it a row in data/retired_ids.csv" in build.output
    # Warnings must not vanish because the pages have been read once.
    again = small_book.build()
    assert again.code != 0
    assert again.executed == set()
    assert "a chart has no name" in again.output


def test_a_complete_chart_is_numbered_and_described(small_book: SmallBook) -> None:
    small_book.write("one", FIGURE + DRAWS.format(bundle="{" + PICTURE + ", 'text/plain': 'Five of six.'}"))
    small_book.write("two", "import tempfile; print(tempfile.gettempdir())")
    usual = tempfile.gettempdir()
    build = small_book.build()
    assert build.code == 0, build.output
    # Temporary files, Sphinx's and the kernels', stay in the project while it is built, and go with it.
    temporary = small_book.folder / "_build" / ".tmp"
    assert str(temporary) in small_book.page("two")
    assert not temporary.exists() and tempfile.gettempdir() == usual
    page = small_book.page("one")
    assert 'alt="Five of six."' in page
    assert "Chart 1" in page
