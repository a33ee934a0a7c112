"""What citations say, and what stands where a name is no longer in use."""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: What can be cited, by name.
GRAINS: Mapping[str, Words] = {
    "book": Words("book", "หนังสือ"),
    "chapter": Words("chapter", "บท"),
    "chart": Words("chart", "แผนภูมิ"),
    "figure": Words("figure", "ตัวเลข"),
    "check": Words("check", "การตรวจสอบ"),
    "data": Words("dataset", "ชุดข้อมูล"),
}
#: A thing and its permanent name. An English chart's name says itself that it is one.
NAMED: Mapping[str, Words] = {
    **{grain: Words(f"{words.en} {{id}}", f"{words.th} {{id}}") for grain, words in GRAINS.items()},
    "chart": Words("{id}", "แผนภูมิ {id}"),
}
VERSION = Words("version {version}", "รุ่น {version}")
#: The year of a Thai citation names its era, and the year of the common one.
AUTHOR_AND_YEAR = Words("{authors} ({year}).", "{authors}. (พ.ศ. {year} [ค.ศ. {common}]).")
#: Both eras of one year; empty where they are the same.
BOTH_ERAS = Words("", "พ.ศ. {year} ตรงกับ ค.ศ. {common}")
IN_BOOK = Words("“{title}”{label}. In {book} ({version}).", "“{title}”{label}. ใน {book} ({version}).")
WHOLE_BOOK = Words("{title} ({version}, {day}).", "{title} ({version}, {day}).")
BOOK_ADDRESS = Words("book: {address}", "หนังสือ: {address}")
LAST_CHANGED = Words(
    "text last changed on {day} (SHA-256 {digest})", "แก้ไขข้อความล่าสุดเมื่อ {day} (SHA-256 {digest})"
)
#: The Thai words of a figure, where the title does not hold them.
PRINTED_AS = Words("printed as {phrase}", "ระบุว่า {phrase}")
#: What became of a cited text.
TEXT_IS_CURRENT = Words(
    "This is the current text of “{title}” ({id}, version {version}), last changed on {day}.",
    "นี่คือข้อความปัจจุบันของ “{title}” ({id} รุ่น {version}) แก้ไขล่าสุดเมื่อ {day}",
)
TEXT_WAS_OF = Words(
    "This is the text of “{title}” ({id}) in edition {version}. It has changed since, last on {day}; the"
    " current text is {digest}.",
    "นี่คือข้อความของ “{title}” ({id}) ในรุ่น {version} ซึ่งแก้ไขแล้ว ครั้งล่าสุดเมื่อ {day} ข้อความปัจจุบันคือ {digest}",
)
WHERE_IT_IS = Words("It can be read at {address}", "อ่านได้ที่ {address}")
DATA_OF_BOOK = Words("{book}: the data", "{book}: ข้อมูล")
OF_CHAPTER = Words("chapter “{title}”", "บท “{title}”")
FIGURE_TITLE = Words("{label}: {number}", "{label}: {phrase}")
FIGURE_PLACE = Words(
    "a figure of {report} ({year}), line {line} of its text",
    "ตัวเลขใน{report} (พ.ศ. {year}) บรรทัดที่ {line} ของตัวบท",
)
OUTCOME_AND_STATEMENT = Words("{outcome}; statement: {statement}", "{outcome}; สมการที่ตรวจ: {statement}")
RETIRED = Words(
    "'{id}' was retired in version {version}: {reason}", "เลิกใช้ “{id}” ตั้งแต่รุ่น {version}: {reason}"
)
USE_INSTEAD = Words("Use '{id}' instead.", "ใช้ '{id}' แทน")
