"""The words that the extension's own parts of a page show, by the language of the edition.

Knows words only.
"""

from __future__ import annotations

from recount.cite.edition import Words

CITE_PAGE = Words("Cite this chapter", "อ้างอิงบทนี้")
CITE_BOOK = Words("Cite this book", "อ้างอิงหนังสือนี้")
CITE = Words("Cite", "อ้างอิง")
VERSION = Words("Version", "รุ่น")
CHANGED = Words("text last changed on", "แก้ไขข้อความล่าสุดเมื่อ")
SOURCE = Words("its source", "ต้นฉบับ")
LANGUAGE = Words("Language", "ภาษา")
FORMAT = Words("Format", "รูปแบบ")
TEXT = Words("Text", "ข้อความ")
IN_TEXT = Words("In a sentence", "ในเนื้อความ")
FULL = Words("In a list of references", "ในรายการอ้างอิง")
DOWNLOAD = Words("Download", "ดาวน์โหลด")
COPY = Words("Copy", "คัดลอก")
COPIED = Words("Copied", "คัดลอกแล้ว")
CLOSE = Words("Close", "ปิด")
CHART_MENU = Words("Data, downloads, citation", "ข้อมูล ดาวน์โหลด การอ้างอิง")
CHART_DATA = Words("Data", "ข้อมูล")
CHART_CODE = Words("Code that drew it", "โค้ดที่วาด")
LABEL = Words("What", "รายการ")
SHOWN = Words("As shown", "ที่แสดง")
LOW = Words("From", "ตั้งแต่")
HIGH = Words("To", "ถึง")
UNIT = Words("Unit", "หน่วย")
ROWS_LEFT = Words("{count} more rows are in the data.", "อีก {count} แถวอยู่ในไฟล์ข้อมูล")
RETIRED = Words("Names no longer in use", "ชื่อที่เลิกใช้แล้ว")
NOT_FOUND = Words("There is no such page", "ไม่พบหน้านี้")
NOT_FOUND_WHERE = Words(
    'The <a href="{book}">title page</a> leads to every chapter, and the search to every word. Names of'
    ' figures never change: the <a href="{figures}">figures</a> list them all, with those no longer in use.',
    '<a href="{book}">หน้าแรก</a>นำไปสู่ทุกบท และการค้นหานำไปสู่ทุกคำ ชื่อของตัวเลขไม่เคยเปลี่ยน'
    ' หน้า<a href="{figures}">ตัวเลข</a>แสดงไว้ทั้งหมด รวมทั้งชื่อที่เลิกใช้แล้ว',
)
TAKE_HOME = Words("Take home", "นำไปใช้")
NOTEBOOK = Words("Notebook", "โน้ตบุ๊ก")
NOTEBOOK_USE = Words(
    "This chapter as a Jupyter notebook that runs anywhere", "บทนี้ในรูปโน้ตบุ๊ก Jupyter ซึ่งเรียกใช้ได้ทุกที่"
)
SERVICE_USE = Words(
    "Run this chapter on {service}, without an installation", "เรียกใช้บทนี้บน {service} โดยไม่ต้องติดตั้ง"
)
DATA = Words("Data", "ข้อมูล")
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
    "The report itself belongs to Alibaba Group and is not included, only its figures.",
    "ตัวรายงานเป็นของอาลีบาบา กรุ๊ป และไม่ได้รวมอยู่ในหนังสือนี้ มีเพียงตัวเลขเท่านั้น",
)
