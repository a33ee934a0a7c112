"""A chapter that fails, or shows what not everyone can read or find, stops the build and says where."""

import pytest
from support import Build, SmallBook

DRAWS = """from IPython.display import display
class Chart:
    def _repr_mimebundle_(self, include=None, exclude=None):
        return {bundle}
Chart()"""
PICTURE = "'image/svg+xml': '<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>'"
FIGURE = "---\nmystnb:\n  figure:\n    name: chart-probe\n    caption: A probe.\n---\n"


# --- Chapters that fail -------------------------------------------------------------------------------------


def test_each_failure_is_one_line_with_its_place(small_book: SmallBook) -> None:
    small_book.write(
        "index",
        "from matplotlib.figure import Figure\n"
        "figure = Figure()\n"
        "figure.suptitle('\\u0e01', family='DejaVu Sans')\n"
        "figure.savefig('drawn.svg')",
    )
    small_book.write("one", "raise ValueError('no such figure: x')")
    small_book.write("two", DRAWS.format(bundle="1 / 0"))
    build = small_book.build()
    assert build.code != 0
    for failure in (
        "index.md:14, code cell 1 failed: UserWarning: Glyph 3585",  # a character that no font draws
        "one.md:14, code cell 1 failed: ValueError: no such figure: x",
        "two.md:14, code cell 1 failed: ZeroDivisionError: division by zero",
    ):
        assert failure in build.output
    assert "Traceback" not in build.output
    report = small_book.folder / "_build" / "reports" / "one.log"
    assert "no such figure: x" in report.read_text("utf-8")


# --- Pages with faults --------------------------------------------------------------------------------------

ROLES = {
    "{fig}`pppe`": "no figure is called 'pppe'; did you mean 'ppe'?",
    "{fig}`ppe|weight`": "'weight' is no aspect of a figure; use phrase, number, digits or count",
    "{verdict}`donation_part`": "no check is called 'donation_part'; did you mean 'donation_parts'?",
    "{gap}`donation_parts`": "'donation_parts' does not fail, so it has no gap; use {result}",
    "{band}`donation_ant_share`": "'donation_ant_share' compares with nothing, so it has no band",
    "{result}`donation_ant_share|roughly`": "'roughly' is no aspect of a range; use about, each or count",
    "{result}`vegetables_per_day|about`": "a range without an upper end is not about any number",
    "{said}`ppe_mydrivers|long`": "'long' is no aspect of what a source gives; use short",
    "{count}`elephants`": "'elephants' counts nothing; use figures, checks, numerals, repeats",
    "{said}`ppe_mydriver`": "no evidence is called 'ppe_mydriver'; did you mean 'ppe_mydrivers'?",
    "{weighed}`nobody_said_it`": "no evidence is called 'nobody_said_it'",
    "{standing}`pppe`": "no figure is called 'pppe'; did you mean 'ppe'?",
}
TOLD_TWICE = {
    "": "say which section: :section: crisis_response",
    ":section: crisis": "'crisis' is no section of the report; use one of ",
    ":section: key_facts": "the section 'key_facts' repeats no figure",
}


@pytest.fixture(scope="module")
def faulty(small_book: SmallBook) -> Build:
    """What the build says of a book with all these faults."""
    tables = (f"```{{told-twice}}\n{options}\n```" for options in TOLD_TWICE)
    small_book.write("index", prose="\n\n".join([*ROLES, *tables]))
    retired = "```{retired-names}\n:names: ppe\n```"
    small_book.write("one", FIGURE + DRAWS.format(bundle="{" + PICTURE + "}"), retired)
    small_book.write("two", DRAWS.format(bundle="{" + PICTURE + ", 'text/plain': 'Five of six.'}"))
    extension = small_book.folder / "adds_a_script.py"
    extension.write_text("def setup(app):\n    app.add_js_file(None, body='let inline = 1;')\n", "utf-8")
    config = small_book.folder / "_config.yml"
    ours = "      - book.sphinxext\n"
    config.write_text(config.read_text("utf-8").replace(ours, f"{ours}      - adds_a_script\n"), "utf-8")
    build = small_book.build()
    assert build.code != 0
    return build


def test_charts_without_words_name_or_caption_are_refused(faulty: Build) -> None:
    assert "a chart has no text that describes it" in faulty.output
    assert "a chart has no name" in faulty.output


def test_names_that_are_not_retired_are_refused(faulty: Build) -> None:
    assert "'ppe' is not retired: give it a row in data/retired_ids.csv" in faulty.output


@pytest.mark.parametrize(("role", "message"), ROLES.items())
def test_a_role_that_cannot_be_resolved_says_why(role: str, message: str, faulty: Build) -> None:
    name, id = role.strip("`").removeprefix("{").split("}`")
    assert f"the role {name}`{id}` cannot be resolved: {message}" in faulty.output


@pytest.mark.parametrize("message", TOLD_TWICE.values())
def test_a_table_of_what_is_not_told_twice_says_why(message: str, faulty: Build) -> None:
    assert message in faulty.output


def test_an_inline_script_that_an_extension_adds_is_refused(faulty: Build) -> None:
    assert "the pages' policy stops this inline script: let inline = 1;" in faulty.output


def test_faults_do_not_vanish_because_the_pages_have_been_read_once(
    small_book: SmallBook, faulty: Build
) -> None:
    again = small_book.build()
    assert again.code != 0
    assert again.executed == set()
    assert "a chart has no name" in again.output
