"""What chapters' code prints is said in the edition's language, or the missing word is named."""

from __future__ import annotations

import csv
import re
import sys
from datetime import date

import pandas as pd
import pytest
from support import PROJECT, Start

from recount.tables import labels
from recount.tables.schema import DataError


@pytest.fixture
def thai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(labels, "EDITION", "th")


def test_english_is_said_as_it_stands() -> None:
    assert labels.told("Not itemised") == "Not itemised"
    assert labels.told("$low to $high", low=1, high=2) == "1 to 2"
    frame = pd.DataFrame({"before": ["agrees"]})
    assert labels.shown(frame) is frame


def test_thai_is_looked_up_in_labels_titles_and_verdicts(thai: None) -> None:
    assert labels.told("Not itemised") == "ไม่ได้แจกแจง"
    assert labels.told("$low to $high", low=1, high=2) == "1 ถึง 2"
    assert labels.told("disagrees") == "ไม่สอดคล้อง"
    hedged = labels.told("From $march in March to $may in May.", who="แพทย์", march="6 คน", may="เกือบ 10 คน")
    assert hedged == "จากแพทย์ 6 คนในเดือนมีนาคมเป็นเกือบ 10 คนในเดือนพฤษภาคม"
    assert re.search("[ก-๙]", labels.told("The items nearly doubled, the money hardly grew."))


@pytest.mark.parametrize("text", ["", "2,139", "%", "x", "รายงาน 10 พฤษภาคม"])
def test_what_needs_no_saying_stays(text: str, thai: None) -> None:
    assert labels.told(text) == text


def test_a_text_without_thai_is_named(thai: None) -> None:
    with pytest.raises(DataError, match=r"labels\.csv has no Thai for 'No such label': add a row, or mend"):
        labels.told("No such label")


def test_a_table_is_shown_with_thai_heads_verdicts_and_days(thai: None) -> None:
    frame = pd.DataFrame(
        {"before": ["disagrees", "ppe_value"], "from": [date(2020, 5, 29), date(2020, 6, 1)]},
        index=pd.Index(["rounded", "2,139"], name="test"),
    )
    shown = labels.shown(frame)
    assert list(shown.columns) == [labels.told("before"), labels.told("from")]
    assert list(shown[labels.told("before")]) == ["ไม่สอดคล้อง", "ppe_value"]
    assert list(shown[labels.told("from")]) == ["29\xa0พ.ค.\xa02563", "1\xa0มิ.ย.\xa02563"]
    assert (shown.index.name, shown.index[0]) == (labels.told("test"), labels.told("rounded"))
    with pytest.raises(DataError, match="no Thai for 'no_such_column'"):
        labels.shown(pd.DataFrame({"no_such_column": [1]}))


def test_slots_are_the_same_in_both_languages() -> None:
    with (PROJECT / "data" / "labels.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            slots = {language: set(re.findall(r"\$[a-z]+", row[language])) for language in ("en", "th")}
            assert slots["en"] - slots["th"] == set(), row
            assert slots["th"] - slots["en"] <= {"$who"}, row


def test_an_unknown_language_is_told_and_english_is_used(start: Start) -> None:
    code = (
        "import recount; report = recount.load(); print(recount.EDITION, report['ppe'].words);"
        " print(report.evidence['donation_total_alizila'])"
    )
    # What an object looks like to a programmer is English, its day too.
    told = (
        "<Evidence donation_total_alizila on donation_total: about 3.4 billion yuan, 31 March 2020 (Alizila,"
    )
    for given, expected in (("th", "th มากกว่า 73 ล้านชิ้น"), ("xx", "en more than 73 million items")):
        env = {"PATH": "", "RECOUNT_LANGUAGE": given, "PYTHONIOENCODING": "utf-8"}
        done = start([sys.executable, "-c", code], env=env, text=True)
        words, evidence = done.stdout.splitlines()
        assert words == expected
        assert evidence.startswith(told)
        assert ("RECOUNT_LANGUAGE is 'xx', but must be en or th: English is used" in done.stderr) is (
            given == "xx"
        )
