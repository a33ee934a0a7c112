"""What goes along with files that readers take home: the printed book, the offline copy, notebooks."""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: The printed book.
VERSION_AND_DAY = Words("Version {version}, {day}", "รุ่น {version} {day}")
LICENCES = Words(
    "Text, charts and data: {content}. Code: {code}.", "ข้อความ แผนภูมิ และข้อมูล: {content} โค้ด: {code}"
)
OWNER_IN_PRINT = Words(
    "{publisher}'s report, whose figures this book recomputes, belongs to {publisher} and is not included.",
    "รายงานของ{publisher} ซึ่งหนังสือนี้คำนวณตัวเลขซ้ำ เป็นของ{publisher} และไม่ได้รวมอยู่ในหนังสือนี้",
)
CONTENTS = Words("Contents", "สารบัญ")
CODE = Words("Code", "โค้ด")
CODE_OF_CHAPTER = Words("The code of this chapter", "โค้ดของบทนี้")
#: The README of the tables.
TABLE_FORMS: Mapping[str, Words] = {
    "csv": Words("comma-separated values in UTF-8, for programs", "ค่าคั่นด้วยจุลภาคในรหัส UTF-8 สำหรับโปรแกรม"),
    "json": Words("a list of objects, one a row, for programs", "รายการออบเจกต์ หนึ่งรายการต่อแถว สำหรับโปรแกรม"),
    "xlsx": Words(
        "a workbook for Excel, LibreOffice and Numbers, with sheets on its columns and on how to cite it",
        "สมุดงานสำหรับ Excel, LibreOffice และ Numbers พร้อมแผ่นงานที่อธิบายคอลัมน์และวิธีอ้างอิง",
    ),
}
README_VERSION = Words("Version {version}", "รุ่น {version}")
README_FORMS = Words("FORMS", "รูปแบบไฟล์")
README_EXCEL = Words(
    "To read Thai in Excel, open the .xlsx file. The .csv files carry no byte-order mark, so Excel takes"
    " them for another encoding unless they are opened with Data > From Text/CSV and 65001: Unicode"
    " (UTF-8).",
    "หากต้องการอ่านภาษาไทยใน Excel ให้เปิดไฟล์ .xlsx เพราะไฟล์ .csv ไม่มีเครื่องหมายบอกรหัสอักษร Excel จึงอ่านด้วยรหัสอื่น"
    " เว้นแต่จะเปิดผ่าน Data > From Text/CSV แล้วเลือก 65001: Unicode (UTF-8)",
)
README_DESCRIPTOR = Words(
    "datapackage.json describes the .csv files for programs (Data Package 2.0), ro-crate-metadata.json the"
    " folder for archives (RO-Crate 1.1). SHA256SUMS holds the"
    " digest of every file: sha256sum --check SHA256SUMS. references.bib holds the sources that rows"
    " cite by key.",
    "datapackage.json อธิบายไฟล์ .csv สำหรับโปรแกรม (Data Package 2.0)"
    " ro-crate-metadata.json อธิบายโฟลเดอร์สำหรับคลังข้อมูล (RO-Crate 1.1)"
    " SHA256SUMS เก็บค่าแฮชของทุกไฟล์"
    " ตรวจด้วยคำสั่ง sha256sum --check SHA256SUMS ส่วน references.bib เก็บแหล่งข้อมูลที่แถวต่าง ๆ อ้างถึงด้วยชื่อ",
)
#: What the cells of a column are, by the type that the descriptor gives it.
COLUMN_TYPES: Mapping[str, Words] = {
    "string": Words("string", "ข้อความ"),
    "integer": Words("integer", "จำนวนเต็ม"),
    "number": Words("number", "จำนวน"),
    "date": Words("date", "วันที่"),
}
#: The rules of a column, by the name of its constraint.
COLUMN_RULES: Mapping[str, Words] = {
    "required": Words("required", "ห้ามเว้นว่าง"),
    "unique": Words("unique", "ห้ามซ้ำ"),
    "enum": Words("one of: {value}", "ค่าใดค่าหนึ่งต่อไปนี้: {value}"),
    "pattern": Words("pattern: {value}", "รูปแบบ: {value}"),
    "minimum": Words("minimum: {value}", "ค่าต่ำสุด: {value}"),
}
#: The heads of a workbook's sheet on its columns.
COLUMN_MEANING = Words("meaning", "ความหมาย")
COLUMN_RULE = Words("rules", "เงื่อนไข")
README_LICENCE = Words("LICENCE", "สัญญาอนุญาต")
README_BY = Words(
    "By {contributors}. Name them and the version when you use the data.",
    "โดย{contributors} โปรดระบุชื่อผู้จัดทำและรุ่นเมื่อนำข้อมูลไปใช้",
)
README_SOURCES = Words("SOURCES", "แหล่งที่มา")
#: The offline copy's README, a line or two each.
OFFLINE_COPY = Words(
    "{title}, version {version}: the whole book to read without a network.",
    "{title} รุ่น {version}: หนังสือทั้งเล่มสำหรับอ่านโดยไม่ใช้เครือข่าย",
)
OFFLINE_HOW = Words(
    "Open index.html in a browser. The tables are in data/, the notebooks and the\n"
    "package that they install in notebooks/.",
    "เปิด index.html ในเบราว์เซอร์ ตารางอยู่ใน data/ โน้ตบุ๊กและแพ็กเกจที่โน้ตบุ๊กติดตั้งอยู่ใน notebooks/",
)
CONTENT_LICENCE = Words(
    "Text, charts and data: {title}, {address}", "ข้อความ แผนภูมิ และข้อมูล: {title}, {address}"
)
CODE_LICENCE = Words("Code: {title}, {address}", "โค้ด: {title}, {address}")
OWNER = Words(
    "The report itself belongs to {publisher} and is not included.",
    "ตัวรายงานเป็นของ{publisher} และไม่ได้รวมอยู่ด้วย",
)
NEWER_VERSIONS = Words("Newer versions: {address}", "รุ่นใหม่กว่า: {address}")
#: The line at the head of each page of an edition that is kept.
EDITION_NOTE = Words(
    "This is edition {version} of {day}, as it was published. {newest}, {changes}.",
    "นี่คือรุ่น {version} วันที่ {day} ตามที่เผยแพร่ {newest} {changes}",
)
NEWEST_TEXT = Words("The newest text", "ข้อความใหม่ที่สุด")
WHAT_CHANGED = Words("what has changed", "สิ่งที่เปลี่ยนไป")
#: A notebook's first cell.
THE_TITLE_PAGE = Words("the title page of *{book}*", "หน้าแรกของ *{book}*")
THE_CHAPTER = Words("the chapter *{title}* of *{book}*", "บท *{title}* ของ *{book}*")
NOTEBOOK_OF = Words("This notebook is {part}, version {version}.", "โน้ตบุ๊กนี้คือ{part} รุ่น {version}")
NOTEBOOK_ON_SITE = Words(
    "This notebook is {part}, version {version} ([read it on the site]({address})).",
    "โน้ตบุ๊กนี้คือ{part} รุ่น {version} ([อ่านบนเว็บไซต์]({address}))",
)
INSTALLS = Words(
    "The next cell installs the book's package, which carries its data. Python 3.11 or newer is needed.",
    "เซลล์ถัดไปติดตั้งแพ็กเกจของหนังสือซึ่งมีข้อมูลมาด้วย ต้องใช้ Python 3.11 ขึ้นไป",
)
INSTALLS_FILE = Words(
    "The next cell installs the book's package, which carries its data. Python 3.11 or newer is needed, and"
    " the file `{file}` beside this notebook.",
    "เซลล์ถัดไปติดตั้งแพ็กเกจของหนังสือซึ่งมีข้อมูลมาด้วย ต้องใช้ Python 3.11 ขึ้นไป และไฟล์ `{file}` ซึ่งอยู่ข้างโน้ตบุ๊กนี้",
)
#: Cells that the book adds to a chapter.
OTHER_PACKAGE = Words(
    "Another version of the package is in use than this notebook was made with, so results may differ:"
    " run the cell above again, then restart the kernel.",
    "แพ็กเกจที่ใช้อยู่เป็นคนละรุ่นกับที่สร้างโน้ตบุ๊กนี้ ผลจึงอาจต่างไป เรียกใช้เซลล์ด้านบนอีกครั้งแล้วเริ่มเคอร์เนลใหม่",
)
AUDIT_OF_CHAPTER = Words(
    "## The whole audit\n\nEvery check of the section that the chapter is about, or of the report.",
    "## การตรวจสอบทั้งหมด\n\nการตรวจสอบทุกรายการของส่วนที่บทนี้กล่าวถึง หรือของรายงาน",
)
TRY_IT = Words(
    "## Try it\n\nWhat turns when a number is changed? Name any figure and write another phrase for it.",
    "## ลองดู\n\nหากเปลี่ยนตัวเลขตัวหนึ่ง ผลใดจะเปลี่ยน ระบุตัวเลขใดก็ได้แล้วเขียนถ้อยคำอื่นแทน",
)
NOTEBOOK_LICENCES = Words(
    "Text and charts: {content}. Code: {code}.", "ข้อความและแผนภูมิ: {content} โค้ด: {code}"
)
