"""All of the book's own words for readers, English and Thai: a translator looks only here.

    language    one thing said in both languages, and how slots are filled
    numbers     numbers, units and quantities
    dates       days, months and years
    breaking    what no line of Thai may break
    judging     what a check comes to: verdicts, their meanings and sentences; changes that would mend it
    weighing    what evidence does to a figure, on what ground figures and findings stand, kinds of sources
    cases       failures as cases, their counts, and whom slips flatter
    citing      citations and names that are no longer in use
    drawing     what charts say around the numbers that they draw
    site        what the site's pages say around the prose
    telling     what the command line says around results
    complaining what it says where it cannot go on
    searching   what the search and the filters of long lists say
    handouts    what goes along with files that readers take home

Tables of words are keyed by the name of what they speak of. Knows no table of the data, no check and no page.
"""

from recount.wording.dates import (
    short_day,
    short_month,
    written_date,
    written_day,
    written_month,
    written_year,
)
from recount.wording.language import EDITION, LANGUAGES, Language, Words, both, here, listed, say, say_numbers
from recount.wording.numbers import (
    TO,
    UnitName,
    UnitNames,
    about_words,
    axis_words,
    begins_with_a_word,
    counted_words,
    digits_words,
    each_words,
    gap_words,
    named_words,
    noun_words,
    number_words,
    plain_number,
    printed_digits,
    printed_words,
    quantity_words,
    result_words,
    scales,
    unbroken,
    unit_words,
    words_apart,
)

__all__ = [
    "EDITION",
    "LANGUAGES",
    "TO",
    "Language",
    "UnitName",
    "UnitNames",
    "Words",
    "about_words",
    "axis_words",
    "begins_with_a_word",
    "both",
    "counted_words",
    "digits_words",
    "each_words",
    "gap_words",
    "here",
    "listed",
    "named_words",
    "noun_words",
    "number_words",
    "plain_number",
    "printed_digits",
    "printed_words",
    "quantity_words",
    "result_words",
    "say",
    "say_numbers",
    "scales",
    "short_day",
    "short_month",
    "unbroken",
    "unit_words",
    "words_apart",
    "written_date",
    "written_day",
    "written_month",
    "written_year",
]
