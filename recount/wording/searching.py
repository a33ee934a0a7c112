"""What the search, the marks of what was found and the filters of long lists say."""

from __future__ import annotations

from recount.wording.language import Words

#: The search page.
SEARCHING = Words("Searching …", "กำลังค้นหา …")
FOUND = Words(
    "“{query}”: {entries} entries and {passages} passages.",
    "“{query}”: {entries} รายการ และ {passages} ข้อความ",
)
FOUND_PARTLY = Words(
    "No passage holds all of “{query}”. These hold a part of it.",
    "ไม่มีข้อความใดมี “{query}” ครบ ข้อความต่อไปนี้มีบางส่วน",
)
FOUND_SHORTER = Words(
    "Nothing begins with “{query}”. These begin with “{shorter}”.",
    "ไม่มีคำใดขึ้นต้นด้วย “{query}” คำต่อไปนี้ขึ้นต้นด้วย “{shorter}”",
)
NOTHING_FOUND = Words("No page shows “{query}”.", "ไม่มีหน้าใดแสดง “{query}”")
NOTHING_SOUGHT = Words(
    "“{query}” holds no letter and no digit to look for.", "“{query}” ไม่มีตัวอักษรหรือตัวเลขให้ค้นหา"
)
ELSEWHERE = Words(
    "Try fewer words, or a number alone. {figures} and {findings} list everything and can be filtered.",
    "ลองใช้คำให้น้อยลง หรือใช้ตัวเลขเพียงอย่างเดียว หน้า{figures}และ{findings}แสดงทุกรายการและกรองได้",
)
FIGURES = Words("Figures", "ตัวเลข")
FINDINGS = Words("Findings", "ผลการตรวจสอบ")
ENTRIES = Words("Figures, checks and charts", "ตัวเลข การตรวจสอบ และแผนภูมิ")
PASSAGES = Words("Passages", "ข้อความ")
KIND_FIGURE = Words("Figure", "ตัวเลข")
KIND_CHECK = Words("Check", "การตรวจสอบ")
KIND_CHART = Words("Chart", "แผนภูมิ")
SHOW_MORE = Words("Show {count} more", "แสดงอีก {count} รายการ")
#: On the page that a hit leads to.
HIDE_MARKS = Words("Hide marks ({count})", "ซ่อนเครื่องหมาย ({count})")
