"""What the search, the marks of what was found and the filters of long lists say."""

from __future__ import annotations

from recount.wording.language import Words

#: The search page.
SEARCHING = Words("Searching …", "กำลังค้นหา …")
FOUND = Words("Places that show “{query}”: {count}.", "ตำแหน่งที่แสดง “{query}”: {count}")
FOUND_PARTLY = Words(
    "No passage holds all of “{query}”. These hold a part of it.",
    "ไม่มีข้อความใดมี “{query}” ครบ ข้อความต่อไปนี้มีบางส่วน",
)
FOUND_SHORTER = Words(
    "No page shows “{query}”. These show “{shorter}”.",
    "ไม่มีหน้าใดแสดง “{query}” หน้าต่อไปนี้แสดง “{shorter}”",
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
FINDINGS = Words("Findings", "ข้อค้นพบ")
ENTRIES = Words("Figures, checks and charts", "ตัวเลข การตรวจสอบ และแผนภูมิ")
PASSAGES = Words("Passages", "ข้อความ")
KIND_FIGURE = Words("Figure", "ตัวเลข")
KIND_CHECK = Words("Check", "การตรวจสอบ")
KIND_CHART = Words("Chart", "แผนภูมิ")
KIND_CODE = Words("Code", "โค้ด")
SHOW_MORE = Words("Show {count} more", "แสดงอีก {count} รายการ")
#: On the page that a hit leads to.
HIDE_MARKS = Words("Hide marks ({count})", "ซ่อนเครื่องหมาย ({count})")
#: The filter above a long list, and by what it narrows.
FILTER = Words("Filter this list", "กรองรายการนี้")
SEARCH = Words("Search", "ค้นหา")
SECTION = Words("Section", "ส่วน")
VERDICT = Words("Verdict", "ผล")
STANDING = Words("Standing", "สถานะ")
UNIT = Words("Unit", "หน่วย")
ALL = Words("all", "ทั้งหมด")
AGAINST = Words("any that fails", "ทุกผลที่ไม่ผ่าน")
NO_UNIT = Words("plain number", "ตัวเลขที่ไม่มีหน่วย")
CHOICE = Words("{name} ({count})", "{name} ({count})")
SHOWN_OF = Words("{shown} of {all}", "{shown} จาก {all}")
SHOW_ALL = Words("Show everything", "แสดงทั้งหมด")
NOTHING_FITS = Words("No entry fits all of these choices.", "ไม่มีรายการใดตรงกับตัวเลือกทั้งหมดนี้")
LIFT = Words("Without {facet}: {count}", "ไม่จำกัด{facet}: {count}")
#: An address that names what this page does not have.
UNKNOWN_CHOICE = Words(
    "The address asks for the {facet} “{value}”, which no entry has; the rest of it is followed.",
    "ที่อยู่เว็บระบุ{facet} “{value}” ซึ่งไม่มีรายการใดตรง ส่วนที่เหลือยังใช้ได้",
)
UNKNOWN_ENTRY = Words(
    "No entry of this page is called “{name}”. The whole list stands below.",
    "ไม่มีรายการใดในหน้านี้ชื่อ “{name}” รายการทั้งหมดอยู่ด้านล่าง",
)
