"""What the page says on which a reader changes numbers: its controls, what changes, what cannot be read.

Slots in braces are filled by the script of the page. Knows no check and no figure.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

#: Prepared cases, by the name that a page gives them.
PREPARED: Mapping[str, Words] = {
    "sum": Words("The sum of the contribution", "ผลรวมของเงินที่มอบให้"),
    "told-twice": Words("The gear, told twice", "อุปกรณ์ป้องกันที่กล่าวถึงสองครั้ง"),
    "hedges": Words("Almost, or more than", "“เกือบ” หรือ “มากกว่า”"),
    "price": Words("A set's price", "ราคาต่อชุด"),
    "price-mended": Words("A set's price, mended", "ราคาต่อชุด (แก้ไขแล้ว)"),
    "one-digit": Words("One digit of the contribution", "เลขโดดหนึ่งตัวในจำนวนเงินที่มอบให้"),
}
TRY_IT = Words("Try it", "ลองเปลี่ยนตัวเลข")
TRY_PAGE = Words("Change any number", "เปลี่ยนตัวเลขใดก็ได้")
CASES = Words("Prepared cases", "ตัวอย่างที่เตรียมไว้")
FIGURE = Words("Figure", "ตัวเลข")
CHECK = Words("Seen in the check", "ดูในการตรวจสอบ")
#: The hedges that a reader can choose.
HEDGES: Mapping[str, Words] = {
    "exact": Words("no hedge", "(ไม่มี)"),
    "more_than": Words("more than", "มากกว่า"),
    "at_least": Words("at least", "อย่างน้อย"),
    "approx": Words("about", "ราว"),
    "almost": Words("almost", "เกือบ"),
    "at_most": Words("at most", "ไม่เกิน"),
    "less_than": Words("less than", "ต่ำกว่า"),
}
HEDGE_OF = Words("Hedge of {label}", "คำกำกับของ{label}")
MORE = Words("One more in the last place", "เพิ่มค่าในหลักสุดท้ายขึ้นหนึ่ง")
LESS = Words("One less in the last place", "ลดค่าในหลักสุดท้ายลงหนึ่ง")
#: How printed numbers are read.
READ = Words("Read", "อ่านแบบ")
READINGS: Mapping[str, Words] = {
    "rounded": Words("as rounded", "ปัดเศษ"),
    "truncated": Words("as cut off", "ตัดเศษ"),
    "loose": Words("at the loosest", "กว้างที่สุด"),
}
RESET = Words("As the report prints it", "ตามที่รายงานระบุ")
#: The two sides and what lies between them.
SIDE = Words("{sum}: {range}", "{sum}: {range}")
READ_SO_HOLDS = Words("Read {reading}, the two sides fit.", "เมื่ออ่านแบบ{reading} ช่วงค่าทั้งสองซ้อนทับกัน")
READ_SO_APART = Words(
    "Read {reading}, the smallest gap between the two sides is {gap}.",
    "เมื่ออ่านแบบ{reading} ช่วงค่าทั้งสองห่างกันอย่างน้อย {gap}",
)
READ_SO_TOUCH = Words(
    "Read {reading}, the two sides touch at a number that neither includes.",
    "เมื่ออ่านแบบ{reading} ช่วงค่าทั้งสองจรดกันที่จำนวนซึ่งไม่มีช่วงใดครอบคลุม",
)
IMPOSSIBLE = Words(
    "With these numbers the statement cannot be computed: it divides by nothing.",
    "ตัวเลขเหล่านี้ทำให้คำนวณไม่ได้ เพราะต้องหารด้วยศูนย์",
)
#: What becomes of all checks.
AS_PRINTED = Words("As the report prints it. Change a number below.", "ตามที่รายงานระบุ ลองเปลี่ยนตัวเลขด้านล่าง")
TURN = Words(
    "Verdicts that change: {turned} of the book's {checks} checks. Now failing: {failing} of these.",
    "ผลที่เปลี่ยนไป: {turned} จากการตรวจสอบ {checks} รายการ ในจำนวนนี้ไม่ผ่าน {failing} รายการ",
)
TURNED = Words("Checks that change", "การตรวจสอบที่ผลเปลี่ยนไป")
BEFORE_AFTER = Words("{before}, now {after}", "{before} เปลี่ยนเป็น{after}")
NOT_COMPUTED = Words("not computed", "คำนวณไม่ได้")
CHANGED = Words("Changed elsewhere: {changes}.", "เปลี่ยนที่อื่นด้วย: {changes}")
#: What cannot be used, by the reason; what stood there before stays.
PROBLEMS: Mapping[str, Words] = {
    "digits": Words(
        "“{given}” cannot be read as a number: write digits such as 1,270 or 1.27.",
        "อ่าน “{given}” เป็นตัวเลขไม่ได้ โปรดเขียน เช่น 1,270 หรือ 1.27",
    ),
    "range": Words(
        "“{given}” is no range: write the smaller number first.",
        "“{given}” ไม่ใช่ช่วง โปรดเขียนตัวเลขที่น้อยกว่าก่อน",
    ),
    "hedge": Words("No phrase has the hedge “{given}”.", "ไม่มีถ้อยคำใดใช้คำกำกับ “{given}”"),
    "hedge of a range": Words(
        "No phrase puts “{given}” before a range: choose no hedge, about or at most.",
        "ไม่มีถ้อยคำใดใช้ “{given}” หน้าช่วงตัวเลข โปรดเลือก (ไม่มี) ประมาณ หรือ ไม่เกิน",
    ),
    "nothing": Words("Nothing that is counted lies below zero.", "สิ่งที่นับไม่มีค่าต่ำกว่าศูนย์"),
}
NO_FIGURE = Words(
    "The address names “{given}”, which is no figure of the report; it is left out.",
    "ที่อยู่ระบุ “{given}” ซึ่งไม่ใช่ตัวเลขในรายงาน จึงไม่ได้นำมาใช้",
)
NO_STATE_CHECK = Words(
    "The address names the check “{given}”, which does not exist; another is shown.",
    "ที่อยู่ระบุการตรวจสอบ “{given}” ซึ่งไม่มีอยู่ จึงแสดงรายการอื่นแทน",
)
NO_READING = Words(
    "The address names the reading “{given}”, which does not exist; numbers are read as rounded.",
    "ที่อยู่ระบุวิธีอ่านค่า “{given}” ซึ่งไม่มีอยู่ จึงอ่านแบบปัดเศษ",
)
#: Where no script runs.
WITHOUT_SCRIPT = Words(
    "With a script, the numbers could be changed here; they stand as the report prints them.",
    "หากเปิดใช้สคริปต์ จะเปลี่ยนตัวเลขที่นี่ได้ ตัวเลขที่แสดงเป็นไปตามที่รายงานระบุ",
)
