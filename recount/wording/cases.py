"""What the front page and the chapter on what was found say of failures: counts, cases, whom slips flatter.

Keyed by the names of the closed lists in recount.evidence. Knows no case.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: The book in one sentence of three counts, which add up to all checks.
OUTCOME = Words(
    "Of {checks} checks on the report's {figures} figures, {holding} hold, {against} fail and"
    " {untested} cannot be tested.",
    "จากการตรวจสอบ {checks} รายการของตัวเลข {figures} ตัวในรายงาน ผ่าน {holding} รายการ"
    " ไม่ผ่าน {against} รายการ และไม่มีเกณฑ์ให้เทียบ {untested} รายการ",
)
HOLDING = Words("{count} hold", "ผ่าน {count}")
FAILING = Words("{count} fail", "ไม่ผ่าน {count}")
UNTESTED = Words("{count} cannot be tested", "ไม่มีเกณฑ์ให้เทียบ {count}")
#: How widely some had to be read, and how few numbers the failures share.
GENEROUSLY = Words(
    "Of those that hold, {wider} need a loose reading, or repeat a number with another word or meaning.",
    "ในรายการที่ผ่าน มี {wider} รายการที่ผ่านเฉพาะเมื่ออ่านกว้าง หรือเป็นการกล่าวตัวเลขเดิมซ้ำด้วยถ้อยคำหรือความหมายอื่น",
)
COME_DOWN_TO = Words(
    "Each failure involves at least one of {numbers} numbers.",
    "แต่ละรายการที่ไม่ผ่านเกี่ยวข้องกับตัวเลขอย่างน้อยหนึ่งตัวใน {numbers} ตัว",
)
ONE_A_CASE = Words(
    "Each failure belongs to at least one of the {numbers} cases below.",
    "แต่ละรายการที่ไม่ผ่านอยู่ใน {numbers} กรณีข้างล่างอย่างน้อยหนึ่งกรณี",
)
SOURCES_ALONE = Words(
    "{count} more cases fail no check, yet other sources contradict them: {figures}.",
    "อีก {count} กรณีไม่มีการตรวจสอบใดไม่ผ่าน แต่แหล่งข้อมูลอื่นระบุขัดแย้ง คือ{figures}",
)
#: Between the names of figures in that sentence, which hold an "and" of their own.
THEN = Words("; ", " และ")
#: Above the cards: how many cases there are, and what the counts of combinations on them mean.
CARDS_LEAD = Words(
    "The {shown} cases, the gravest first, under all combinations of reading rules, some looser than this"
    " book's.",
    "ต่อไปนี้คือ {shown} กรณีที่ไม่ผ่านการตรวจสอบ เรียงจากกรณีที่หนักที่สุด ตัดสินด้วยหลักเกณฑ์การอ่านตัวเลขที่ผสมกันทุกแบบ"
    " บางแบบหลวมกว่าที่หนังสือเล่มนี้ใช้",
)
CARDS_SECTIONS = Words(
    "{section} and the like are sections of the report.", "“{section}” และชื่ออื่นในกรอบคือชื่อส่วนของรายงาน"
)
#: Which edition of the book this is.
WHICH_EDITION = Words("Edition {version}, {day}", "รุ่น {version} {day}")
#: How sure a case is.
RESTS_ON = Words("Rests on {ground};", "อิง{ground}")
FAILS_UNDER_ALL = Words(
    "fails under all {combinations} combinations of rules.", "ไม่ผ่านทั้ง {combinations} แบบที่ผสมหลักเกณฑ์ได้"
)
FAILS_UNDER_SOME = Words(
    "fails under {against} of {combinations} combinations of rules.",
    "ไม่ผ่าน {against} แบบจาก {combinations} แบบที่ผสมหลักเกณฑ์ได้",
)
#: One publisher, and several, that print another number; whether only copies of their pages were read.
OTHERS_PRINT = (
    Words("{count} publisher prints another number.", "ผู้เผยแพร่ {count} รายระบุตัวเลขอื่น"),
    Words("{count} publishers print another number.", "ผู้เผยแพร่ {count} รายระบุตัวเลขอื่น"),
)
COPIES_PRINT = (
    Words(
        "{count} publisher prints another number, read in a copy.",
        "ผู้เผยแพร่ {count} รายระบุตัวเลขอื่น (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
    Words(
        "{count} publishers print another number, read in copies.",
        "ผู้เผยแพร่ {count} รายระบุตัวเลขอื่น (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
)
COUNTER_READING = Words("Another explanation: {counter}", "คำอธิบายอีกทางหนึ่ง: {counter}")
#: The small charts: who has which number, and what lies between.
COMPUTED = Words("By the report", "ตามรายงาน")
THE_REPORT = Words("The report", "รายงาน")
BOTH_VALUES = Words("{first} or {second}, at two rates", "{first} หรือ{second} ใช้คนละอัตรา")
PRICES = Words(
    "{values}. Prices of one foreign unit that explain the conversions of each part. {prices}."
    " The gap: {gap}.",
    "{values}; ราคาของเงินต่างประเทศหนึ่งหน่วยที่อธิบายการแปลงค่าของแต่ละส่วน {prices}; ระยะห่าง: {gap}",
)
WHO_AND_NUMBER = Words("{who}: {number}", "{who}: {number}")
TIMES_AT_LEAST = Words("at least {least} times", "อย่างน้อย {least} เท่า")
TIMES = Words(
    "{times} times; {least} at this book's loosest reading",
    "{times} เท่า อ่านทั้งสองให้กว้างที่สุดก็ยังเป็น {least} เท่า",
)
APART = Words(
    "{gap} apart; {least} at this book's loosest reading",
    "ห่างกัน {gap} อ่านทั้งสองให้กว้างที่สุดก็ยังห่างกัน {least}",
)
RATES_APART = Words("rates at least {gap} apart (baht rounded)", "อัตราห่างกันอย่างน้อย {gap} หากปัดเศษทุกจำนวน")
BESIDE = Words(
    "{first}. {second}. The gap, on a linear scale: {gap}.",
    "{first}; {second}; ระยะห่างตามมาตราส่วนเชิงเส้น: {gap}",
)
NEITHER = Words("{first}. {second}. No number is both.", "{first}; {second}; ไม่มีจำนวนใดเป็นได้ทั้งสองอย่าง")
#: Whom slips flatter, by direction, in a table and in a sentence.
DIRECTIONS: Mapping[str, Words] = {
    "flatters": Words("flatters", "ทำให้ดูใหญ่ขึ้น"),
    "belittles": Words("belittles", "ทำให้ดูเล็กลง"),
    "neutral": Words("cannot be told", "บอกไม่ได้"),
}
DIRECTION_TITLE = Words("Whom the slips flatter", "ความคลาดเคลื่อนทำให้บริษัทดูใหญ่ขึ้นหรือเล็กลง")
SLIPS = Words(
    "With those that fail no check, there are {cases} cases. With the smallest correction, {flatters} of them"
    " would make {publisher} look smaller, {belittles} larger; of {neutral} this cannot be told.",
    "เมื่อนับกรณีที่ไม่มีการตรวจสอบใดไม่ผ่านด้วย มีทั้งหมด {cases} กรณี เมื่อเทียบกับค่าแก้ไขที่ใกล้ที่สุด มี {flatters}"
    " กรณีที่ทำให้{publisher}ดูใหญ่ขึ้น {belittles} กรณีที่ทำให้ดูเล็กลง และ {neutral} กรณีที่บอกไม่ได้",
)
AT_STAKE = Words(
    "In money, the cases that flatter print {flatters} too much, those that belittle {belittles} too little.",
    "เมื่อคิดเป็นเงิน กลุ่มแรกระบุไว้สูงกว่าค่าแก้ไขรวม{flatters} กลุ่มที่สองระบุไว้ต่ำกว่าค่าแก้ไขรวม{belittles}",
)
MOSTLY_ONE = Words(
    'Nearly all of the latter is one case, "{case}".',
    "จำนวนเงินของกลุ่มที่สองเกือบทั้งหมดมาจากกรณีเดียว คือ “{case}”",
)
OTHER_WAY = Words(
    "Without it the sums turn round: {belittles} too little, against {flatters} too much. With so few cases,"
    " no direction can be seen.",
    "หากไม่นับกรณีนั้น ผลจะกลับกัน คือกลุ่มที่สองต่ำกว่าค่าแก้ไขรวมเพียง{belittles} ขณะที่กลุ่มแรกสูงกว่ารวม{flatters}"
    " กรณีมีเพียงเท่านี้จึงบอกทิศทางไม่ได้",
)
NO_INFLATION = Words(
    "Nothing in this suggests that the report was inflated.", "ทั้งหมดนี้ไม่ได้ชี้ว่าตัวเลขในรายงานถูกทำให้สูงเกินจริง"
)
CASE_HEADS = (
    Words("Case", "กรณี"),
    Words("Printed", "ที่ปรากฏในรายงาน"),
    Words("Nearest correction", "ค่าแก้ไขที่ใกล้ที่สุด"),
    Words("Ratio", "อัตราส่วน"),
    Words("At stake", "จำนวนเงินที่ต่างกัน"),
    Words("The slip", "ผลของความคลาดเคลื่อน"),
    Words("How sure", "ความแน่ชัด"),
)
#: Before a cell where a narrow page shows no heads.
CELL_HEAD = Words("{head}: ", "{head}: ")
NOT_KNOWN = Words("not known", "ไม่ทราบ")
NO_MONEY = Words("no money", "ไม่ใช่จำนวนเงิน")
ONLY_THE_HEDGE = Words("same number, another word before it", "ต่างเฉพาะคำกำกับ")
