"""What the front page and the chapter on what was found say of failures: counts, cases, whom slips flatter.

Keyed by the names of the closed lists in recount.evidence. Knows no case.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: The book in one sentence of three counts, which add up to all checks.
OUTCOME = Words(
    "Of {checks} checks on the report's {figures} figures, {holding} hold, {against} fail and"
    " {untested} have no yardstick.",
    "จากการตรวจสอบ {checks} รายการของตัวเลข {figures} ตัวในรายงาน ผ่าน {holding} รายการ"
    " ไม่ผ่าน {against} รายการ และไม่มีเกณฑ์ให้เทียบ {untested} รายการ",
)
HOLDING = Words("{count} hold", "ผ่าน {count}")
FAILING = Words("{count} fail", "ไม่ผ่าน {count}")
UNTESTED = Words("{count} have no yardstick (no verdict)", "ไม่มีเกณฑ์ให้เทียบ {count}")
#: How widely some had to be read, and how few numbers the failures share.
GENEROUSLY = Words(
    "Of those holding, {wider} need a looser reading or repeat a number in other, compatible words.",
    "ในรายการที่ผ่าน มี {wider} รายการที่ต้องตีความตัวเลขอย่างกว้างจึงจะผ่าน หรือกล่าวตัวเลขเดิมซ้ำด้วยถ้อยคำต่างกันแต่ไม่ขัดกัน",
)
COME_DOWN_TO = Words(
    "Each failure involves at least one of {numbers} numbers.",
    "แต่ละรายการที่ไม่ผ่านเกี่ยวข้องกับตัวเลขอย่างน้อยหนึ่งตัวใน {numbers} ตัว",
)
ONE_A_CASE = Words(
    "All failures belong to {numbers} cases.",
    "รายการที่ไม่ผ่านทั้งหมดอยู่ใน {numbers} กรณี",
)
#: Above the cards: how many cases there are, and what stands on them.
CARDS_LEAD = Words(
    'These are the {shown} cases. Reading a number takes rules, such as how far "about" reaches. All {shown}'
    " cases fail under this book's rules. Other rules were tried too, in all combinations: each card says"
    " whether one lets its case pass, and what other than a slip could explain it.",
    "ต่อไปนี้คือ {shown} กรณีที่ไม่ผ่าน การอ่านตัวเลขต้องมีหลักเกณฑ์ เช่น คำว่า “ราว” กินความกว้างเพียงใด"
    " ทั้ง {shown} กรณีไม่ผ่านหลักเกณฑ์ของหนังสือเล่มนี้ ผู้จัดทำยังได้ลองใช้หลักเกณฑ์อื่นโดยผสมกันทุกแบบ"
    " แต่ละกรอบบอกว่ามีหลักเกณฑ์ใดทำให้ผ่านหรือไม่ และมีสิ่งใดนอกจากความคลาดเคลื่อนที่อาจอธิบายได้",
)
#: Which edition of the book this is.
WHICH_EDITION = Words("Edition {version}, {day}", "รุ่น {version} วันที่ {day}")
#: How sure a case is.
RESTS_ON = Words("Rests on {ground};", "อิง{ground}")
FAILS_UNDER_ALL = Words("fails under all rules tried.", "และไม่ผ่าน ไม่ว่าจะใช้หลักเกณฑ์แบบใดที่ได้ลอง")
#: The same where one option alone lets it hold, by rule and option. {numbers}: what is printed with such a
#: hedge.
PASSES_ONLY_IF: Mapping[tuple[str, str], Words] = {
    ("about", "within a tenth"): Words(
        'passes if "about" is taken more widely (10% was tried).',
        "และผ่านหากให้ “ราว” กินความกว้างกว่าในหนังสือเล่มนี้ (ลองที่ร้อยละ 10 แล้วผ่าน)",
    ),
    ("more than, at least", "without an end"): Words(
        'passes only if "{numbers}" has no upper limit (twice is too few).',
        "และผ่านเฉพาะเมื่อถือว่า “{numbers}” มากได้โดยไม่จำกัด (สองเท่ายังไม่พอ)",
    ),
}
FAILS_UNDER_SOME = Words(
    "fails under {share} of all combinations of rules.", "และไม่ผ่านใน{share} ของการผสมหลักเกณฑ์ทุกแบบ"
)
#: One publisher, and several, that print another number; whether only copies of their pages were read.
OTHERS_PRINT = (
    Words("{count} publisher prints it otherwise.", "ผู้เผยแพร่ {count} รายระบุต่างออกไป"),
    Words("{count} publishers print it otherwise.", "ผู้เผยแพร่ {count} รายระบุต่างออกไป"),
)
COPIES_PRINT = (
    Words(
        "{count} publisher prints it otherwise, read in a copy.",
        "ผู้เผยแพร่ {count} รายระบุต่างออกไป (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
    Words(
        "{count} publishers print it otherwise, read in copies.",
        "ผู้เผยแพร่ {count} รายระบุต่างออกไป (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
)
COUNTER_READING = Words("Another explanation: {counter}", "คำอธิบายอีกทางหนึ่ง: {counter}")
#: The small charts: who has which number, and what lies between.
THE_REPORT = Words("Report", "รายงาน")
PART_OF_REPORT = Words("Report ({part})", "รายงาน ({part})")
WHO_AND_NUMBER = Words("{who}: {number}", "{who}: {number}")
TIMES_AT_LEAST = Words("at least {least} times", "อย่างน้อย {least} เท่า")
TIMES = Words("{times} times; read loosely, still {least}", "{times} เท่า หากตีความอย่างกว้างยังเป็น {least} เท่า")
APART = Words("{gap} apart; read loosely, still {least}", "ห่างกัน {gap} หากตีความอย่างกว้างยังห่างกัน {least}")
AT_A_PRICE = Words("{who}: {number} ({amount} at {price})", "{who}: {number} ({amount} ในอัตรา {price})")
AT_LEAST_APART = Words("rates at least {gap} apart", "อัตราห่างกันอย่างน้อย {gap}")
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
DIRECTION_TITLE = Words("Whom slips would flatter", "หากเป็นความคลาดเคลื่อน บริษัทดูใหญ่ขึ้นหรือเล็กลง")
#: How the sentences on slips open, beside the cards of failing cases and where all cases are told.
ON_CARDS = Words(
    "For {known} printed numbers, {failing} of them on these cards, this book infers likelier ones.",
    "หนังสือเล่มนี้อนุมานค่าที่น่าเป็นไปได้มากกว่า สำหรับตัวเลขในรายงาน {known} ตัว ซึ่ง {failing} ตัวอยู่ในกรอบเหล่านี้",
)
IN_ALL = Words(
    "For {known} printed numbers this book infers likelier ones.",
    "หนังสือเล่มนี้อนุมานค่าที่น่าเป็นไปได้มากกว่า สำหรับตัวเลขในรายงาน {known} ตัว",
)
SLIPS = Words(
    "If the inferred ones are right, {flatters} of the printed ones make {publisher} look too large and"
    " {belittles} too small.",
    "หากอนุมานถูกต้อง ตัวเลขที่รายงานระบุ {flatters} ตัวทำให้{publisher}ดูใหญ่เกินไป และอีก {belittles} ตัวทำให้ดูเล็กเกินไป",
)
AT_STAKE = Words(
    "In money, that is {flatters} too much and {belittles} too little.",
    "เมื่อคิดเป็นเงิน กลุ่มแรกสูงเกินไปรวม{flatters} กลุ่มที่สองต่ำเกินไปรวม{belittles}",
)
MOSTLY_ONE = Words(
    'Nearly all of the second sum comes from one case, "{case}".',
    "จำนวนเงินของกลุ่มที่สองเกือบทั้งหมดมาจากกรณีเดียว คือ “{case}”",
)
MOSTLY_TWO = Words(
    'The first sum lies nearly all in "{flattering}", the second in "{belittling}".',
    "จำนวนเงินของกลุ่มแรกเกือบทั้งหมดมาจาก “{flattering}” ส่วนจำนวนเงินของกลุ่มที่สองเกือบทั้งหมดมาจาก “{belittling}”",
)
OTHER_WAY = Words(
    "Without the latter case, the second sum is {belittles}. {known} numbers are too few to show a"
    " direction.",
    "หากไม่นับกรณีหลัง จำนวนเงินของกลุ่มที่สองเหลือ{belittles} ตัวเลขเพียง {known} ตัวน้อยเกินกว่าจะบอกทิศทางได้",
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
