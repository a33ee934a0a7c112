"""What goes along with files that readers take home: the printed book, the offline copy, notebooks."""

from __future__ import annotations

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
RESULTS_ABOVE = Words(
    "## The results of this chapter, by name\n\nEvery result and verdict in the text above is one of these"
    " checks; `report.finding(...)` computes it again, here.",
    "## ผลของบทนี้ตามชื่อ\n\nผลทุกรายการในข้อความข้างต้นคือการตรวจสอบหนึ่งในรายการนี้ `report.finding(...)` คำนวณซ้ำที่นี่",
)
AUDIT_OF_CHAPTER = Words(
    "## The whole audit\n\nEvery check of the section that the chapter is about, or of the report.",
    "## การตรวจสอบทั้งหมด\n\nการตรวจสอบทุกรายการของส่วนที่บทนี้กล่าวถึง หรือของรายงาน",
)
TRY_IT = Words(
    "## Try it\n\nWhat turns when a number is changed? Name any figure and write another phrase for it.",
    "## ลองดู\n\nหากเปลี่ยนตัวเลขหนึ่ง ผลใดจะเปลี่ยน ระบุตัวเลขใดก็ได้แล้วเขียนถ้อยคำอื่นแทน",
)
NOTEBOOK_LICENCES = Words(
    "Text and charts: {content}. Code: {code}.", "ข้อความและแผนภูมิ: {content} โค้ด: {code}"
)
