"""What the front page and the chapter on what was found say of failures: counts, cases, whom slips flatter.

Keyed by the names of the closed lists in recount.evidence. Knows no case.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: The book in one sentence of three counts, which add up to all checks; each count is said as below.
OUTCOME = Words(
    "Of {checks} checks on {figures} figures, {holding}, {failing} and {untested}.",
    "จากการตรวจสอบ {checks} รายการของตัวเลข {figures} ตัว {holding} รายการ"
    " {failing} รายการ และ{untested} รายการ",
)
HOLDING = Words("{count} hold", "ผ่าน {count}")
FAILING = Words("{count} fail", "ไม่ผ่าน {count}")
UNTESTED = Words("{count} have no yardstick to test them by", "ไม่มีเกณฑ์ให้เทียบ {count}")
#: How widely some had to be read, and how few numbers the failures share.
GENEROUSLY = Words(
    "{wider} of the {holding} agree only loosely, or are worded differently.",
    "ใน {holding} รายการที่ผ่าน มี {wider} รายการที่สอดคล้องเฉพาะเมื่อตีความอย่างกว้าง หรือที่ถ้อยคำต่างกัน",
)
COME_DOWN_TO = Words(
    "Each failure involves at least one of {numbers} numbers.",
    "แต่ละรายการที่ไม่ผ่านเกี่ยวข้องกับตัวเลขอย่างน้อยหนึ่งตัวใน {numbers} ตัว",
)
ONE_A_CASE = Words(
    "The failures fall into {numbers} cases.",
    "รายการที่ไม่ผ่านทั้งหมดอยู่ใน {numbers} กรณี",
)
#: Above the cards: what stands on them.
CARDS_LEAD = Words(
    'This book reads numbers by rules, such as how wide "about" is. A case\'s card says whether other rules'
    " let it pass, and what besides a slip could explain it.",
    "หนังสือเล่มนี้อ่านตัวเลขตามหลักเกณฑ์ เช่น คำว่า “ราว” กินความกว้างเพียงใด กรอบข้อความของแต่ละกรณีบอกว่า"
    "หลักเกณฑ์อื่นทำให้กรณีนั้นผ่านหรือไม่ และนอกจากความคลาดเคลื่อนแล้ว มีสิ่งใดที่อาจอธิบายกรณีนั้นได้",
)
#: Which edition of the book this is.
WHICH_EDITION = Words("Edition {version}, {day}", "รุ่น {version} วันที่ {day}")
#: How sure a case is: what it rests on, and how it fares or who else says so.
RESTS_AND_FARES = Words("Rests on {ground}; {fares}.", "อิง{ground} และ{fares}")
RESTS_AND_TOLD = Words("Rests on {ground}; {told}.", "อิง{ground} {told}")
#: The second half of it, alone.
FARES = Words("{fares}.", "{fares}")
FAILS_UNDER_ALL = Words("fails under all rules tried", "ไม่ผ่าน ไม่ว่าจะใช้หลักเกณฑ์แบบใดที่ได้ลอง")
#: The same where one option alone lets it hold, by rule and option. {numbers}: what is printed as the least.
PASSES_ONLY_IF: Mapping[tuple[str, str], Words] = {
    ("about", "within a tenth"): Words(
        'passes only if "about" is read more widely',
        "ผ่านเฉพาะเมื่อให้คำว่า “ราว” กินความกว้างขึ้น",
    ),
    ("more than, at least", "without an end"): Words(
        "passes only with far more than {numbers}",
        "ผ่านเฉพาะเมื่อจำนวนจริงสูงกว่า {numbers}มาก",
    ),
}
FAILS_UNDER_SOME = Words(
    "fails under {share} of all combinations of rules", "ไม่ผ่านใน{share} ของรูปแบบทั้งหมดที่นำหลักเกณฑ์มาใช้ร่วมกัน"
)
#: One publisher, and several, that print another number; whether only copies of their pages were read.
OTHERS_PRINT = (
    Words("{count} publisher prints it otherwise", "ผู้เผยแพร่ {count} รายระบุต่างออกไป"),
    Words("{count} publishers print it otherwise", "ผู้เผยแพร่ {count} รายระบุต่างออกไป"),
)
COPIES_PRINT = (
    Words(
        "{count} publisher prints it otherwise, read in a copy",
        "ผู้เผยแพร่ {count} รายระบุต่างออกไป (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
    Words(
        "{count} publishers print it otherwise, read in copies",
        "ผู้เผยแพร่ {count} รายระบุต่างออกไป (อ่านจากฉบับเผยแพร่ซ้ำ)",
    ),
)
#: The small charts: who has which number, and what lies between.
THE_REPORT = Words("Report", "รายงาน")
PART_OF_REPORT = Words("Report ({part})", "รายงาน ({part})")
WHO_AND_NUMBER = Words("{who}: {number}", "{who}: {number}")
TIMES_AT_LEAST = Words("at least {least} times", "อย่างน้อย {least} เท่า")
TIMES = Words("about {times} times", "ราว {times} เท่า")
TIMES_AND_LEAST = Words(
    "about {times} times; read loosely, still {least}", "ราว {times} เท่า หากตีความอย่างกว้างยังเป็น {least} เท่า"
)
APART = Words("{gap} apart; read loosely, still {least}", "ห่างกัน {gap} หากตีความอย่างกว้างยังห่างกัน {least}")
AT_A_PRICE = Words(
    "{who}: {number} (=\N{NO-BREAK SPACE}{amount} × {price})",
    "{who}: {number} (=\N{NO-BREAK SPACE}{amount} × {price})",
)
AT_LEAST_APART = Words("exchange rates at least {gap} apart", "อัตราแลกเปลี่ยนห่างกันอย่างน้อย {gap}")
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
#: The sentences on slips: on the card, which names the cases, and where all cases are told.
IF_SLIPS = Words(
    "If they are slips, {publisher} looks too large through {flattering} ({more}) and too small"
    " through {belittling} ({less}).",
    "หากเป็นความคลาดเคลื่อน {flattering}ทำให้{publisher}ดูใหญ่เกินจริง (รวม{more}) ส่วน{belittling}"
    "ทำให้ดูเล็กกว่าความเป็นจริง (รวม{less})",
)
NEARLY_ALL = Words("{sum}, nearly all of it {case}", "{sum} เกือบทั้งหมดเป็นของ{case}")
IN_ALL = Words(
    "For {known} printed numbers this book infers a likelier value.",
    "หนังสือเล่มนี้อนุมานค่าที่น่าเป็นไปได้มากกว่า สำหรับตัวเลขในรายงาน {known} ตัว",
)
SLIPS = Words(
    "If the inferences are right, {flatters} of the printed numbers make {publisher} look too large,"
    " {belittles} too small.",
    "หากอนุมานถูกต้อง ตัวเลข {flatters} ตัวในรายงานทำให้{publisher}ดูใหญ่เกินจริง และอีก {belittles} ตัว"
    "ทำให้ดูเล็กกว่าความเป็นจริง",
)
AT_STAKE = Words(
    "That would be {flatters} too much, {belittles} too little.",
    "เมื่อคิดเป็นเงิน กลุ่มแรกจะสูงเกินจริงรวม{flatters} กลุ่มที่สองจะต่ำกว่าความเป็นจริงรวม{belittles}",
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
    "Without the latter case, the second sum is {belittles}.",
    "หากไม่นับกรณีหลัง จำนวนเงินของกลุ่มที่สองเหลือ{belittles}",
)
TOO_FEW = Words("{known} cases are too few to show a pattern.", "จำนวน {known} กรณีน้อยเกินกว่าจะบอกแนวโน้มได้")
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
