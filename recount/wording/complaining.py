"""What the command line says where it cannot go on: wrong use, names that are not known, phrases not read.

A reason and a remedy for a phrase are told by the English sentence that the reader of phrases gives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from recount.wording.language import Language, Words, both

DID_YOU_MEAN = Words("; did you mean {names}?", " หมายถึง {names} หรือไม่")
OR = Words(" or ", " หรือ ")
NO_OUTPUT = Words(
    "the standard output is closed; send it to a terminal, a file or a pipe",
    "ช่องส่งออกมาตรฐานปิดอยู่ โปรดส่งผลไปยังเทอร์มินัล ไฟล์ หรือไปป์",
)
CANNOT_WRITE = Words(
    "cannot write the output ({reason}): make room, mend the rights or name another place",
    "เขียนผลไม่ได้ ({reason}) โปรดเพิ่มเนื้อที่ แก้ไขสิทธิ์ หรือระบุที่อื่น",
)
CANNOT_OPEN = Words(
    "cannot open '{file}' ({reason}): make room, mend the rights or name another place",
    "เปิด “{file}” ไม่ได้ ({reason}) โปรดเพิ่มเนื้อที่ แก้ไขสิทธิ์ หรือระบุที่อื่น",
)
NO_DATA = Words(
    "there is no data directory '{name}'; name one that holds datapackage.json",
    "ไม่มีโฟลเดอร์ข้อมูล “{name}” โปรดระบุโฟลเดอร์ที่มี datapackage.json",
)
#: What can be chosen, by the name of the option.
CHOICES: Mapping[str, Words] = {"language": Words("language", "ภาษา"), "format": Words("format", "รูปแบบ")}
NO_CHOICE = Words(
    "there is no {what} '{given}'; use one of {known}{hint}",
    "ไม่มี{what} “{given}” โปรดใช้ค่าใดค่าหนึ่งต่อไปนี้: {known}{hint}",
)
NO_FIGURE = Words("no figure is called '{id}'{hint}", "ไม่มีตัวเลขชื่อ “{id}”{hint}")
NO_PHRASE = Words(
    "'{id}' has no phrase behind it; give an id and a phrase in turn",
    "ไม่มีถ้อยคำตามหลัง “{id}” โปรดระบุชื่อถาวรและถ้อยคำสลับกัน",
)
SUPPOSED_TWICE = Words(
    "'{id}' is supposed twice; give each figure once",
    "สมมติ “{id}” สองครั้ง โปรดระบุตัวเลขแต่ละตัวเพียงครั้งเดียว",
)
DOES_NOT_COMPUTE = Words(
    "with these numbers {what}; suppose others", "การตรวจสอบรายการหนึ่งคำนวณด้วยตัวเลขเหล่านี้ไม่ได้ โปรดสมมติตัวเลขอื่น"
)
NO_HASH = Words(
    "'{hash}' is no hash of a text; write the {shortest} to 64 hexadecimal digits behind SHA-256",
    "“{hash}” ไม่ใช่ค่าแฮชของข้อความ โปรดเขียนเลขฐานสิบหก {shortest} ถึง 64 หลักที่อยู่หลังคำว่า SHA-256",
)
NO_TEXT = Words(
    "no text of this book, in this edition or an earlier one, has the hash '{hash}'",
    "ไม่มีข้อความใดของหนังสือนี้ ทั้งในรุ่นนี้และรุ่นก่อน ที่มีค่าแฮช “{hash}” โปรดตรวจเทียบกับรายการข้างต้น",
)
NO_WORK = Words("nothing is called '{id}'{hint}", "ไม่มีสิ่งใดชื่อ “{id}”{hint}")
OF_OTHERS = Words(
    "'{id}' is what somebody else said: cite {publisher} itself",
    "“{id}” เป็นสิ่งที่แหล่งอื่นกล่าว โปรดอ้างอิง {publisher} โดยตรง",
)
OF_OTHERS_ON = Words(
    "'{id}' is what somebody else said: cite {publisher} itself, or the figure that it speaks of, '{figure}'",
    "“{id}” เป็นสิ่งที่แหล่งอื่นกล่าว โปรดอ้างอิง {publisher} โดยตรง หรืออ้างอิงตัวเลขที่กล่าวถึง คือ “{figure}”",
)
#: The heads of lists of names.
THE_BOOK = Words("the book", "หนังสือ")
CHAPTERS = Words("chapters", "บท")
CHARTS = Words("charts", "แผนภูมิ")
FIGURES = Words("figures", "ตัวเลข")
CHECKS = Words("checks", "การตรวจสอบ")
TEXT_OF_EDITION = Words(
    "{hash}  {page} ({read_in}), edition {version}", "{hash}  {page} ({read_in}) รุ่น {version}"
)
SEE_HELP = Words("{what}; {command} --help tells what there is", "{what} ดูสิ่งที่ใช้ได้ด้วย {command} --help")
#: What Python's own reader of arguments says: its English, and the same in Thai.
ARGUMENTS: Mapping[str, str] = {
    r"the following arguments are required: (.+)": r"ขาดอาร์กิวเมนต์ \1",
    r"unrecognized arguments: (.+)": r"ไม่รู้จักอาร์กิวเมนต์ \1",
    r"argument (.+): expected one argument": r"อาร์กิวเมนต์ \1 ต้องมีค่าหนึ่งค่า",
    r"argument (.+): expected at least one argument": r"อาร์กิวเมนต์ \1 ต้องมีค่าอย่างน้อยหนึ่งค่า",
    r"argument (.+): ignored explicit argument (.+)": r"อาร์กิวเมนต์ \1 ไม่รับค่า \2",
    r"argument (.+): invalid choice: (.+) \(choose from (.+)\)": r"อาร์กิวเมนต์ \1 ไม่มีค่า \2 โปรดเลือกจาก \3",
    r"ambiguous option: (.+) could match (.+)": r"ตัวเลือก \1 กำกวม อาจหมายถึง \2",
}
#: A phrase that cannot be read, whole or in a part.
PHRASE = Words(
    "cannot read the phrase '{phrase}': {why}; {remedy}", "อ่านถ้อยคำ “{phrase}” ไม่ได้ เพราะ{why} โปรด{remedy}"
)
PART = Words(
    "cannot read '{part}' in the phrase '{phrase}': {why}; {remedy}",
    "อ่าน “{part}” ในถ้อยคำ “{phrase}” ไม่ได้ เพราะ{why} โปรด{remedy}",
)
#: Why, in Thai, by what the reader says; the names of what varies are groups.
WHY: Mapping[str, str] = {
    "no number stands there": "ไม่มีจำนวน",
    "Thai and Arabic digits are mixed inside one number": "มีทั้งเลขไทยและเลขอารบิกในจำนวนเดียว",
    "its digits are not grouped as a number": "การแบ่งกลุ่มเลขโดดไม่เป็นจำนวน",
    r"it has more than (\d+) digits": r"มีเลขโดดเกิน \1 ตัว",
    r"it has more than (\d+) characters": r"มีอักขระเกิน \1 ตัว",
    "these words in this order spell no number": "คำเหล่านี้เรียงกันแล้วไม่เป็นจำนวน",
    "in speech it counts tenths of its magnitude, in writing tenths of one": (
        "ในภาษาพูดหมายถึงส่วนสิบของหลักนั้น แต่ในภาษาเขียนหมายถึงส่วนสิบของหนึ่ง"
    ),
    "in speech its last word counts the next place down, in writing ones": (
        "คำสุดท้ายในภาษาพูดหมายถึงหลักถัดลงไป แต่ในภาษาเขียนหมายถึงหลักหน่วย"
    ),
    "it adds less than one of the word before it, which here is nothing that can be counted": (
        "คำนี้เพิ่มไม่ถึงหนึ่งหน่วยของคำที่อยู่ข้างหน้า ซึ่งในที่นี้ไม่ใช่สิ่งที่นับได้"
    ),
    "it is the second rate of one number": "เป็นอัตราที่สองของจำนวนเดียวกัน",
    "it can mean more than one unit": "อาจหมายถึงหน่วยได้มากกว่าหนึ่งหน่วย",
    "it can say more than one thing of a number": "อาจกำกับจำนวนได้มากกว่าหนึ่งความหมาย",
    "it is no hedge that is known": "ไม่ใช่คำกำกับจำนวนที่รู้จัก",
    "it is no unit or hedge that is known": "ไม่ใช่หน่วยหรือคำกำกับจำนวนที่รู้จัก",
    "a blank breaks the number": "มีเว้นวรรคคั่นกลางจำนวน",
    "it counts millions, which the number does already": "คำนี้นับเป็นล้าน ซึ่งจำนวนระบุไว้แล้ว",
    "it names a half of a period, not an amount": "คำนี้ระบุครึ่งหนึ่งของช่วงเวลา ไม่ใช่จำนวน",
    "it is no share of up to a hundred parts": "ไม่ใช่สัดส่วนจากไม่เกินหนึ่งร้อยส่วน",
    "what is counted has no halves": "สิ่งที่นับไม่มีครึ่งหน่วย",
    "what it halves is not clear": "ไม่ชัดเจนว่าเป็นครึ่งหนึ่งของสิ่งใด",
    "these hedges contradict one another": "คำกำกับจำนวนเหล่านี้ขัดกัน",
    "one says as many as, the other only so many": "คำหนึ่งเน้นว่ามาก อีกคำหนึ่งเน้นว่าน้อย",
    "it is the second word that opens a range": "เป็นคำเปิดช่วงค่าคำที่สอง",
    "it is the second unit before the number": "เป็นหน่วยที่สองหน้าจำนวน",
    "it opens a range, but no second number follows": "คำนี้เปิดช่วงค่า แต่ไม่มีจำนวนที่สองตามมา",
    "what the mean is taken over is not said": "ไม่ได้ระบุว่าเฉลี่ยต่อสิ่งใด",
    "a bound needs one number, not a range": "ขีดจำกัดต้องเป็นจำนวนเดียว ไม่ใช่ช่วงค่า",
    "nothing that is counted lies below zero": "สิ่งที่นับไม่มีค่าต่ำกว่าศูนย์",
    "the unit already stands before the number": "มีหน่วยอยู่หน้าจำนวนแล้ว",
    "the rate is over its own unit": "อัตรานี้หารด้วยหน่วยของตนเอง",
    "the second number does not continue the first": "จำนวนที่สองไม่ต่อเนื่องจากจำนวนแรก",
    "it does not go with this unit": "คำนี้ใช้กับหน่วยนี้ไม่ได้",
    "the range has two units": "ช่วงค่ามีสองหน่วย",
    "its first word may stand for tens or for ones": "คำแรกอาจเป็นหลักสิบหรือหลักหน่วย",
    "ล้าน may belong to both ends or to one": "คำว่า ล้าน อาจเป็นของทั้งสองจำนวนหรือของจำนวนเดียว",
    "its first number may share a magnitude of the second": "จำนวนแรกอาจใช้หลักร่วมกับจำนวนที่สอง",
    "the range does not rise": "จำนวนแรกของช่วงค่าไม่น้อยกว่าจำนวนที่สอง",
    r"(\S+) counts (\S+), not (\S+)": r" \1 มีหน่วย \2 ไม่ใช่ \3",
}
#: What to write instead, likewise.
REMEDY: Mapping[str, str] = {
    "give one in digits or in words": "ระบุจำนวนเป็นตัวเลขหรือเป็นคำ",
    "write it in one of the two": "ใช้เลขแบบเดียว",
    "group them in threes as in 1,234,567.8": "แบ่งกลุ่มละสามตัว เช่น 1,234,567.8",
    "use a magnitude word such as ล้าน": "ใช้คำบอกหลัก เช่น ล้าน",
    "write the number in digits": "เขียนจำนวนเป็นตัวเลข",
    "put it after a round number (20 กว่าคน) or after a measure (3 ปีกว่า)": (
        "วางคำนี้หลังจำนวนกลม (20 กว่าคน) หรือหลังหน่วยวัด (3 ปีกว่า)"
    ),
    "name the rate once": "ระบุอัตราเพียงครั้งเดียว",
    "keep only hedge, number and unit": "ระบุเพียงคำกำกับจำนวน จำนวน และหน่วย",
    "write the money in full": "เขียนหน่วยเงินให้เต็ม",
    "leave it out": "ตัดคำนี้ออก",
    "write a percentage": "เขียนเป็นร้อยละ",
    "write ครึ่งหนึ่ง for the share": "เขียนว่า ครึ่งหนึ่ง หากหมายถึงสัดส่วน",
    "write the number as a decimal": "เขียนจำนวนเป็นทศนิยม",
    "keep one of them": "เหลือไว้เพียงคำเดียว",
    "name the unit once": "ระบุหน่วยเพียงครั้งเดียว",
    "give both ends": "ระบุจำนวนทั้งสองของช่วงค่า",
    "name it, as in ต่อวัน": "ระบุสิ่งนั้น เช่น ต่อวัน",
    "state one number, or drop the hedge": "ระบุจำนวนเดียว หรือตัดคำกำกับจำนวนออก",
    "drop the hedge": "ตัดคำกำกับจำนวนออก",
    "name two different units": "ระบุสองหน่วยที่ต่างกัน",
    "write one number": "เขียนเป็นจำนวนเดียว",
    "use another hedge": "ใช้คำกำกับจำนวนอื่น",
    "write it without the blank": "เขียนโดยไม่เว้นวรรค",
    "use one unit for both": "ใช้หน่วยเดียวกันทั้งสองจำนวน",
    "write the range in digits": "เขียนช่วงค่าเป็นตัวเลข",
    "write ล้าน after both numbers": "เขียน ล้าน หลังจำนวนทั้งสอง",
    "write both with magnitude and unit": "เขียนทั้งสองจำนวนพร้อมหลักและหน่วย",
    "put the smaller number first, each with its magnitude": "วางจำนวนที่น้อยกว่าไว้หน้า พร้อมหลักของแต่ละจำนวน",
    "keep the unit": "ใช้หน่วยเดิม",
    "write เกือบ or ประมาณ": "เขียนว่า เกือบ หรือ ประมาณ",
    "write ไม่เกิน for a limit, and nothing for a peak": "เขียนว่า ไม่เกิน หากเป็นขีดจำกัด และไม่ต้องเขียนหากเป็นสถิติสูงสุด",
    r"name the country, such as (\S+)": r"ระบุประเทศ เช่น \1",
    r"name the currency, such as (\S+)": r"ระบุสกุลเงิน เช่น \1",
    "write หยวน or เยน": "เขียนว่า หยวน หรือ เยน",
    "write ปอนด์สเตอร์ลิง for the currency, or kilograms for the weight": (
        "เขียนว่า ปอนด์สเตอร์ลิง หากเป็นเงิน หรือเขียนเป็นกิโลกรัมหากเป็นน้ำหนัก"
    ),
    "write the number of pieces in digits": "เขียนจำนวนชิ้นเป็นตัวเลข",
}


def did_you_mean(names: Sequence[str]) -> Words:
    """A hint that names what is spelled much like what was given; nothing where nothing is."""
    if not names:
        return Words("", "")
    told = Words(OR.en.join(f"'{name}'" for name in names), OR.th.join(f"“{name}”" for name in names))
    return both(DID_YOU_MEAN, names=told)


def unread(phrase: str, part: str, why: str, remedy: str) -> Words:
    """That a phrase, or a part of it, cannot be read; why and remedy are the reader's English."""
    slots = {
        "why": Words(why, translated(why, WHY, "th")),
        "remedy": Words(remedy, translated(remedy, REMEDY, "th")),
    }
    return both(PHRASE if part == phrase else PART, phrase=phrase, part=part, **slots)


def translated(sentence: str, thai: Mapping[str, str], language: Language) -> str:
    """An English sentence in a language; as it is where nobody has said it in Thai."""
    if language == "th":
        for english, said in thai.items():
            # What is no pattern may hold signs that patterns use.
            if sentence == english:
                return said
            if "\\" in said and (found := re.fullmatch(english, sentence)):
                return found.expand(said)
    return sentence
