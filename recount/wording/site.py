"""What the pages of the site say around the prose: lists of figures and findings, boxes, menus, downloads.

Holds no HTML; where a word leads somewhere, the link is a slot.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: What a language calls itself.
LANGUAGE_NAMES: Mapping[str, str] = {"en": "English", "th": "ไทย"}
#: Where a chapter stands in the book; where there is little room, the first word is left out.
CHAPTER = Words("Chapter", "บทที่")
PROGRESS = Words("{number} of {count}", "{number} จาก {count}")
#: Citing.
CITE_PAGE = Words("Cite this chapter", "อ้างอิงบทนี้")
CITE_BOOK = Words("Cite this book", "อ้างอิงหนังสือเล่มนี้")
CITE_CHART = Words("Cite this chart", "อ้างอิงแผนภูมินี้")
CITE_FIGURE = Words("Cite this figure", "อ้างอิงตัวเลขนี้")
CITE_CHECK = Words("Cite this check", "อ้างอิงการตรวจสอบนี้")
CITE_DATA = Words("Cite these data", "อ้างอิงข้อมูลนี้")
CITE = Words("Cite", "อ้างอิง")
VERSION = Words("Version {version}", "รุ่น {version}")
CHANGED = Words("text last changed on {day}", "แก้ไขข้อความล่าสุดเมื่อ {day}")
TEXT_AS_READ = Words("the text as read", "ข้อความตามที่อ่าน")
SOURCE = Words("its source", "ต้นฉบับ")
#: Of which state of the sources a page is.
STATE_UNKNOWN = Words(
    "The commit is not known, so this text may differ from the published edition.",
    "ไม่ทราบรหัสคอมมิต (commit) ข้อความนี้จึงอาจต่างจากรุ่นที่เผยแพร่",
)
BETWEEN_EDITIONS = Words(
    "This is no published edition, but a text on the way to or after edition {version}.",
    "นี่ไม่ใช่รุ่นที่เผยแพร่ แต่เป็นข้อความก่อนหรือหลังรุ่น {version}",
)
EDITIONS = Words("Editions:", "รุ่น:")
LANGUAGE = Words("Language", "ภาษา")
FORMAT = Words("Format", "รูปแบบ")
TEXT = Words("Text", "ข้อความ")
IN_TEXT = Words("In a sentence", "ในเนื้อหา")
FULL = Words("In a list of references", "ในรายการอ้างอิง")
DOWNLOAD_FILE = Words("Download {file}", "ดาวน์โหลด {file}")
CITATION_FILES = Words("Files for reference managers:", "ไฟล์สำหรับโปรแกรมจัดการเอกสารอ้างอิง:")
#: Added to a reference when it is copied.
ACCESSED = Words("Accessed {day}.", "เข้าถึงเมื่อ {day}")
COPY = Words("Copy", "คัดลอก")
COPIED = Words("Copied", "คัดลอกแล้ว")
CLOSE = Words("Close", "ปิด")
NAMED_CHART = Words("Name of the chart:", "ชื่อแผนภูมิ:")
CHART_MENU = Words("Data, code, downloads, citation", "ข้อมูล โค้ด ดาวน์โหลด การอ้างอิง")
CHART_DATA = Words("Data", "ข้อมูล")
SEARCH_THE_BOOK = Words("Search this book", "ค้นหาในเล่มนี้")
CHART_PACKAGE = Words("Data package", "แพ็กเกจข้อมูล")
CHART_CODE = Words("Code that drew it", "โค้ดที่ใช้สร้างแผนภูมิ")
LABEL = Words("What", "รายการ")
SHOWN = Words("As shown", "ที่แสดง")
LOW = Words("From", "ตั้งแต่")
HIGH = Words("To", "ถึง")
UNIT = Words("Unit", "หน่วย")
ROWS_LEFT = Words("{count} more rows are in the data.", "อีก {count} แถวอยู่ในไฟล์ข้อมูล")
RETIRED = Words("Names no longer in use", "ชื่อที่เลิกใช้แล้ว")
NOT_FOUND = Words("There is no such page", "ไม่พบหน้านี้")
NOT_FOUND_WHERE = Words(
    "The {book} leads to every chapter, and the search to every word. Names of figures never change: the"
    " {figures} list them all, with those no longer in use.",
    "ไปยังบทต่าง ๆ ได้จาก{book} หรือใช้ช่องค้นหา ชื่อของตัวเลขไม่เคยเปลี่ยน หน้า{figures}แสดงไว้ทั้งหมด รวมทั้งชื่อที่เลิกใช้แล้ว",
)
DID_YOU_MEAN = Words("Did you mean {names}?", "หมายถึง {names} หรือไม่")
TITLE_PAGE = Words("title page", "หน้าแรก")
FIGURES_PAGE = Words("figures", "ตัวเลข")
TAKE_HOME = Words("Take home", "นำไปใช้")
NOTEBOOK = Words("Notebook", "โน้ตบุ๊ก")
NOTEBOOK_USE = Words(
    "This chapter as a Jupyter notebook that runs anywhere", "บทนี้ในรูปโน้ตบุ๊ก Jupyter ซึ่งเรียกใช้ได้ทุกที่"
)
SERVICE_USE = Words(
    "Run this chapter on {service}, without an installation", "เรียกใช้บทนี้บน {service} โดยไม่ต้องติดตั้ง"
)
#: The entries of the menu behind the arrow that points down.
PAGE_TEXT = Words("The text of this page (Markdown)", "ข้อความของหน้านี้ (Markdown)")
PAGE_NOTEBOOK = Words("This page to run (Jupyter notebook)", "หน้านี้สำหรับเรียกใช้ (โน้ตบุ๊ก Jupyter)")
ALL_DOWNLOADS = Words("All downloads: tables, notebooks, the book", "รายการดาวน์โหลดทั้งหมด: ตาราง โน้ตบุ๊ก หนังสือ")
DATA = Words("Data", "ข้อมูล")
SEARCH_THE_BOOK = Words("Search this book", "ค้นหาในเล่มนี้")
DATA_USE = Words(
    "Every table as CSV, JSON and XLSX, and all other downloads",
    "ตารางทั้งหมดในรูป CSV, JSON และ XLSX พร้อมรายการดาวน์โหลดอื่นทั้งหมด",
)
PDF_USE = Words("The whole book to print", "หนังสือทั้งเล่มสำหรับพิมพ์")
OFFLINE = Words("Offline copy", "ฉบับออฟไลน์")
OFFLINE_USE = Words("Book, data and notebooks in one zip", "หนังสือ ข้อมูล และโน้ตบุ๊กในไฟล์ zip เดียว")
LICENCE_TEXT = Words("Text, charts and data", "ข้อความ แผนภูมิ และข้อมูล")
LICENCE_CODE = Words("Code", "โค้ด")
LICENCE_REPORT = Words(
    "The report itself belongs to {publisher} and is not included, only its figures.",
    "ตัวรายงานเป็นของ{publisher} และไม่ได้รวมอยู่ในหนังสือเล่มนี้ ซึ่งยกมาเพียงตัวเลข",
)
#: Charts and code.
CHART_NUMBER = Words("Chart %s", "แผนภูมิ %s")
TABLE_NUMBER = Words("Table %s", "ตาราง %s")
#: Of a table that is wider than the page: what a screen reader calls the box that it scrolls in.
TABLE_SCROLLS = Words("Table that scrolls sideways", "ตารางที่เลื่อนไปทางข้างได้")
LISTING_NUMBER = Words("Listing %s", "โค้ด %s")
SECTION_NUMBER = Words("Section %s", "หัวข้อ %s")
SHOW_CODE = Words("Show the code", "แสดงโค้ด")
HIDE_CODE = Words("Hide the code", "ซ่อนโค้ด")
ALL_CODE = Words("Code", "โค้ด")
ALL_CODE_USE = Words("Show or hide all code of this page", "แสดงหรือซ่อนโค้ดทั้งหมดของหน้านี้")
#: Figures.
FIGURE_HEADS = (
    Words("Figure", "ตัวเลข"),
    Words("Printed", "ที่ระบุ"),
    Words("Can mean", "หมายความได้ว่า"),
    Words("Standing, checks, sources", "สถานะ การตรวจสอบ แหล่งข้อมูล"),
)
#: What is told twice.
TOLD_TWICE_HEADS = (
    Words("Told twice", "สิ่งที่กล่าวถึงสองครั้ง"),
    Words("First printing", "แห่งแรก"),
    Words("Second printing", "แห่งที่สอง"),
)
#: A number that is told again of something else.
TOLD_AGAIN_OF = Words("{first}; then {later}", "{first} ต่อมาเป็น{later}")
LINE = Words("line {line}", "บรรทัดที่ {line}")
SECTION_AND_LINE = Words("{section}, line {line}", "{section} บรรทัดที่ {line}")
WHO_WHERE_WHEN = Words("{who}; {where}; as of {when}", "{who}; {where}; วันที่หรือช่วงเวลา: {when}")
RESTATES = Words("restates {figure}", "กล่าวซ้ำ {figure}")
NO_CHECK = Words("none possible", "ไม่มีการตรวจสอบที่ทำได้")
#: One conversion, and several, that use a figure without being about it.
NOT_JUDGED_BY = (
    Words("in {count} conversion that does not judge it", "ใช้ในการแปลงค่าเงิน {count} รายการซึ่งไม่ได้ตัดสินตัวเลขนี้"),
    Words("in {count} conversions that do not judge it", "ใช้ในการแปลงค่าเงิน {count} รายการซึ่งไม่ได้ตัดสินตัวเลขนี้"),
)
SERIES = Words("{publisher}, {count} values", "{publisher} {count} ค่า")
CARD_MEANING = Words("can mean {meaning}", "หมายความได้ว่า {meaning}")
CARD_EXACT = Words("the exact range: {interval}", "ช่วงที่แน่นอน: {interval}")
CHECKS = Words("Checks", "การตรวจสอบ")
VERDICT = Words("Verdict", "ผล")
CARD_CHECKS = Words("checks: {checks}", "การตรวจสอบ: {checks}")
CARD_NO_CHECK = Words("no check possible", "ไม่มีการตรวจสอบที่ทำได้")
#: Findings and evidence.
FIGURE_LABEL = Words(", {label} ", " {label} ")
TOLD_LINE = Words(": {told}.", ": {told}")
TOLD_IN = Words("Told in {chapter}", "รายละเอียดอยู่ในบท “{chapter}”")
TOLD_UNDER = Words("Told in {chapter}: {heading}", "รายละเอียดอยู่ในบท “{chapter}” หัวข้อ {heading}")
MARGIN = Words("Thai phrases and sources of this paragraph", "ถ้อยคำภาษาไทยและแหล่งข้อมูลของย่อหน้านี้")
EVERY_FIGURE = Words("All {count} figures of this section in a table", "ตัวเลขทั้ง {count} ตัวของส่วนนี้ในตาราง")
RELATED = Words("With the same numbers: ", "ใช้ตัวเลขเดียวกัน: ")
ON_GROUND = Words("On {ground}", "สิ่งที่อาศัย: {ground}")
GROUND_AND_COUNT = Words("{meaning} {count} checks.", "{meaning} มีการตรวจสอบ {count} รายการ")
BASIS = Words("Basis: {sources}", "แหล่งอ้างอิง: {sources}")
WOULD_FIT = Words("Inference: it would fit {change}.", "ข้ออนุมาน: จะสอดคล้องกัน{change}")
STRIP = Words(
    "{count} tests, one mark each; the arrow keys move among them",
    "การทดสอบ {count} รายการ เครื่องหมายละหนึ่งรายการ เลื่อนด้วยปุ่มลูกศร",
)
#: What a page is, in one line, as search engines show it.
IN_A_LINE = Words("{told}.", "{told}")
#: One, and several, of the tests of a part, by verdict.
TESTS_BY_VERDICT = (
    Words("{count} test: {verdicts}.", "การทดสอบ {count} รายการ: {verdicts}"),
    Words("{count} tests: {verdicts}.", "การทดสอบ {count} รายการ: {verdicts}"),
)
COUNT_BY_VERDICT = Words("{count} ({verdicts})", "{count} ({verdicts})")
VERDICT_AND_COUNT = Words("{count} {verdict}", "{verdict} {count}")
#: One, and several, of the checks that are no tests.
NO_TESTS = (
    Words("The other {count} check has no yardstick.", "การตรวจสอบอีก {count} รายการไม่มีเกณฑ์ให้เทียบ"),
    Words("The other {count} checks have no yardstick.", "การตรวจสอบอีก {count} รายการไม่มีเกณฑ์ให้เทียบ"),
)
STANDING_AND_COUNT = Words("{meaning} {count} figures.", "{meaning} มีตัวเลข {count} ตัว")
OWN_TEXT = Words("{publisher}'s own text", "ข้อความของ{publisher}เอง")
#: The page of all downloads.
DOWNLOADS = Words("Downloads", "ดาวน์โหลด")
DOWNLOADS_INTRO = Words(
    "Everything that the book rests on, version {version}, to keep and to work with.",
    "ทุกสิ่งที่หนังสือนี้อาศัย รุ่น {version} สำหรับเก็บไว้และนำไปใช้ต่อ",
)
THE_BOOK = Words("The book", "หนังสือ")
TABLES_INTRO = Words(
    "To read Thai in a spreadsheet, take XLSX. The CSV files are UTF-8 without a byte-order mark, for"
    " programs.",
    "หากต้องการอ่านภาษาไทยในโปรแกรมตารางคำนวณ ให้ใช้ XLSX ไฟล์ CSV เป็น UTF-8 ที่ไม่มีเครื่องหมายลำดับไบต์ สำหรับโปรแกรม",
)
TABLE = Words("Table", "ตาราง")
HOLDS = Words("What it holds", "เนื้อหา")
DOWNLOAD = Words("Download", "ดาวน์โหลด")
TABLE_AS = Words("{table} as {form}", "{table} ในรูป {form}")
WITH_THE_TABLES = Words(
    "With the tables come {readme} (every column explained), {descriptor} (the same for programs),"
    " {crate} (the same for archives, as an RO-Crate), {references} (the sources that rows cite) and"
    " {checksums}.",
    "พร้อมกับตารางมี {readme} (อธิบายทุกคอลัมน์) {descriptor} (เนื้อหาเดียวกันสำหรับโปรแกรม) {crate}"
    " (เนื้อหาเดียวกันในรูป RO-Crate สำหรับคลังข้อมูล) {references}"
    " (แหล่งข้อมูลที่แถวอ้างถึง) และ {checksums}",
)
CHARTS = Words("Charts", "แผนภูมิ")
CHARTS_INTRO = Words(
    "Below each chart stand its picture, the numbers that it draws, the code that draws it and its citation."
    " The numbers are CSV that spreadsheets open with Thai intact. A printed number stands for the interval"
    " of all values that it can mean. Every row has these columns:",
    "ใต้แผนภูมิแต่ละภาพมีรูป ตัวเลขและโค้ดที่ใช้สร้าง และการอ้างอิง"
    " ตัวเลขเป็น CSV ซึ่งโปรแกรมตารางคำนวณเปิดได้โดยภาษาไทยไม่เพี้ยน"
    " ตัวเลขที่ระบุแทนช่วงของค่าทั้งหมดที่หมายความได้ ทุกแถวมีคอลัมน์ต่อไปนี้",
)
#: What the columns of a chart's numbers hold, by name.
CHART_COLUMNS: Mapping[str, Words] = {
    "id": Words(
        "permanent name of the figure, check or evidence that the row stands for; empty where it has none",
        "ชื่อถาวรของตัวเลข การตรวจสอบ หรือหลักฐานที่แถวนั้นแสดง ว่างไว้หากไม่มี",
    ),
    "label": Words("what the row is", "สิ่งที่แถวนั้นแสดง"),
    "words": Words("the number in words, as the chart shows it", "ตัวเลขเป็นถ้อยคำตามที่แผนภูมิแสดง"),
    "phrase": Words("the Thai words of the report that carry the number", "ถ้อยคำภาษาไทยของรายงานที่ระบุตัวเลข"),
    "printed": Words(
        "the number as printed, in the unit; empty for computed numbers and ranges",
        "ตัวเลขตามที่ระบุในหน่วยนั้น ว่างไว้สำหรับค่าที่คำนวณและช่วง",
    ),
    "low": Words(
        "lower end of the interval of values that the row can mean", "ขอบล่างของช่วงค่าที่แถวนั้นหมายความได้"
    ),
    "high": Words("upper end of that interval; empty where there is none", "ขอบบนของช่วงนั้น ว่างไว้หากไม่มี"),
    "low_included": Words("true when the lower end is itself possible", "true เมื่อขอบล่างเป็นค่าที่เป็นไปได้"),
    "high_included": Words("true when the upper end is itself possible", "true เมื่อขอบบนเป็นค่าที่เป็นไปได้"),
    "unit": Words(
        "unit of all numbers of the row, a name of units.csv or made of such; empty for a plain number",
        "หน่วยของตัวเลขทั้งหมดในแถว เป็นชื่อใน units.csv หรือประกอบจากชื่อเหล่านั้น ว่างไว้สำหรับตัวเลขที่ไม่มีหน่วย",
    ),
    "band_low": Words("lower end of a cited band that the row is held against", "ขอบล่างของช่วงอ้างอิงที่นำมาเทียบ"),
    "band_high": Words("upper end of that band", "ขอบบนของช่วงอ้างอิงนั้น"),
}
NOTEBOOKS = Words("Notebooks", "โน้ตบุ๊ก")
NOTEBOOKS_INTRO = Words(
    "Each chapter with code, as a Jupyter notebook. Its first cell installs the book’s package, which carries"
    " the data. Elsewhere, this line is enough:",
    "แต่ละบทที่มีโค้ดในรูปโน้ตบุ๊ก Jupyter เซลล์แรกติดตั้งแพ็กเกจของหนังสือซึ่งมีข้อมูลมาด้วย ที่อื่นใช้เพียงบรรทัดนี้",
)
NOTEBOOKS_INTRO_FILE = Words(
    "Each chapter with code, as a Jupyter notebook. Its first cell installs the book’s package, which carries"
    " the data; keep {package} beside the notebook. Elsewhere, this line is enough:",
    "แต่ละบทที่มีโค้ดในรูปโน้ตบุ๊ก Jupyter เซลล์แรกติดตั้งแพ็กเกจของหนังสือซึ่งมีข้อมูลมาด้วย ให้เก็บ {package} ไว้ข้างโน้ตบุ๊ก"
    " ที่อื่นใช้เพียงบรรทัดนี้",
)
#: The page of one name.
CONTENTS_OF_BOOK = Words("The book", "หนังสือ")
IN_LIST = Words("In the list", "ในรายการ")
PRINTED = Words("Printed", "ที่ระบุ")
CAN_MEAN = Words("Can mean", "หมายความได้ว่า")
PLACE = Words("Place in the report", "ตำแหน่งในรายงาน")
WHO_AND_WHEN = Words("Who and when", "ผู้ใดและเมื่อใด")
WHO_AS_OF = Words("{who}, as of {when}", "{who} ณ {when}")
STANDING = Words("Standing", "สถานะ")
STATEMENT = Words("Statement", "สมการที่ตรวจ")
RESTS_ON = Words("Rests on", "แหล่งอ้างอิง")
CAUTION = Words("To know before using it", "ข้อควรทราบก่อนนำไปใช้")
ITS_FIGURES = Words("Figures in it", "ตัวเลขที่เกี่ยวข้อง")
EVIDENCE = Words("What others said", "สิ่งที่แหล่งอื่นกล่าว")
NO_EVIDENCE = Words(
    "No comparable word of anybody but {publisher} was found.", "ไม่พบว่ามีผู้ใดนอกจาก{publisher}กล่าวถึงสิ่งที่เทียบกันได้"
)
CHART = Words("Chart", "แผนภูมิ")
FILES = Words("Files", "ไฟล์")
HISTORY = Words("History", "ประวัติ")
NAMED_SINCE = Words("Edition {version}: the name is published.", "รุ่น {version}: เผยแพร่ชื่อนี้")
AS_ABOVE = Words("Edition {version}: as shown on this page.", "รุ่น {version}: ตามที่แสดงในหน้านี้")
RETIRED_IN = Words("Edition {version}: the name is retired.", "รุ่น {version}: เลิกใช้ชื่อนี้")
NO_LONGER = Words("No longer in use", "เลิกใช้แล้ว")
USED_INSTEAD = Words("In its place", "ใช้แทนด้วย")
CITE_RETIRED = Words(
    "What cites this name means an edition before {version}, in which it stood.",
    "การอ้างอิงชื่อนี้หมายถึงรุ่นก่อนรุ่น {version} ซึ่งยังมีชื่อนี้อยู่",
)
#: What the page of the package says of a name.
API_HAS = Words("It has {names}.", "มี {names}")
API_IS_ONE_OF = Words("One of {names}.", "เป็นค่าใดค่าหนึ่งใน {names}")
