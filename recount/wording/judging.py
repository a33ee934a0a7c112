"""What a check comes to, in words: verdicts, what each means, the sentence, and what would mend a failure.

Keyed by verdicts' names (recount.checks.verdicts); says nothing of how a verdict is reached.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

VERDICTS: Mapping[str, Words] = {
    "agrees": Words("agrees", "สอดคล้อง"),
    "agrees if truncated": Words("agrees if truncated", "สอดคล้องหากตัดเศษ"),
    "agrees loosely": Words("agrees loosely", "สอดคล้องเมื่อตีความกว้าง"),
    "wording differs": Words("wording differs", "ถ้อยคำต่างกัน"),
    "disagrees": Words("disagrees", "ไม่สอดคล้อง"),
    "implausible": Words("implausible", "ไม่น่าเป็นไปได้"),
    "not checkable": Words("not checkable", "ไม่มีเกณฑ์ให้เทียบ"),
    "would agree": Words("would agree", "จะสอดคล้อง"),
    "would not agree": Words("would not agree", "จะไม่สอดคล้อง"),
}
VERDICT_MEANINGS: Mapping[str, Words] = {
    "agrees": Words("The numbers fit as printed.", "ตัวเลขเข้ากันตามที่ระบุ"),
    "agrees if truncated": Words(
        "Rounded at their last printed place they do not fit; cut off there they do. A wider reading may"
        " mend them too.",
        "เมื่อถือว่าปัดเศษที่หลักสุดท้ายที่ระบุจะไม่เข้ากัน แต่เข้ากันได้เมื่อถือว่าตัดเศษที่หลักนั้น การอ่านที่กว้างกว่าอาจทำให้เข้ากันได้เช่นกัน",
    ),
    "agrees loosely": Words(
        "They fit only at the widest reading: trailing zeros as rounding, one number rounded and another cut"
        " off, hedges reaching far.",
        "เข้ากันได้เฉพาะเมื่ออ่านอย่างกว้างที่สุด คือถือว่าเลขศูนย์ท้ายจำนวนเป็นการปัดเศษ ตัวเลขตัวหนึ่งปัดเศษอีกตัวหนึ่งตัดเศษ"
        " หรือคำกำกับจำนวนกินความกว้าง",
    ),
    "wording differs": Words(
        "The same number stands twice, with another word before it or of another thing; both can be true.",
        "ตัวเลขเดียวกันปรากฏสองครั้งโดยมีคำกำกับจำนวนหรือขอบเขตต่างกัน และอาจถูกต้องทั้งคู่",
    ),
    "disagrees": Words(
        "Not even the loosest reading reconciles the numbers; the smallest gap is given.",
        "ไม่มีวิธีอ่านใดทำให้ตัวเลขเข้ากันได้ จึงระบุระยะห่างน้อยที่สุดไว้",
    ),
    "implausible": Words(
        "The result lies outside a band or bound that rests on a cited source.",
        "ผลอยู่นอกช่วงหรือขีดจำกัดที่มีแหล่งอ้างอิง",
    ),
    "not checkable": Words(
        "A measure, no test: it is computed, but nothing that it could be held against would show it wrong,"
        " or nothing is cited for that.",
        "เป็นการวัด ไม่ใช่การทดสอบ: คำนวณค่าไว้ แต่ไม่มีสิ่งใดที่เมื่อนำมาเทียบแล้วจะแสดงได้ว่าค่านั้นคลาดเคลื่อน"
        " หรือไม่มีแหล่งอ้างอิงให้เทียบ",
    ),
    "would agree": Words(
        "A repair, no test: with the change that the statement makes to a number, the numbers would fit."
        " That it happened so is not shown.",
        "เป็นการลองแก้ไข ไม่ใช่การทดสอบ: หากเปลี่ยนตัวเลขตามที่รายการนั้นกำหนด ตัวเลขจะเข้ากัน แต่ไม่ได้แสดงว่าเกิดขึ้นเช่นนั้นจริง",
    ),
    "would not agree": Words(
        "A repair, no test: even with that change no reading reconciles the numbers.",
        "เป็นการลองแก้ไข ไม่ใช่การทดสอบ: แม้เปลี่ยนตัวเลขเช่นนั้น ก็ไม่มีวิธีอ่านใดทำให้ตัวเลขเข้ากันได้",
    ),
}
#: The sentence behind a verdict's name, by verdict and case; "" is any other case. A case is a comparison
#: (within, <=, >=), how far a side is from a band, or that the sides touch.
SENTENCES: Mapping[tuple[str, str], Words] = {
    ("agrees", ""): Words(
        "the two sides meet, {left} against {right}.", "ช่วงค่าทั้งสองซ้อนทับกัน คือ {left} กับ {right}"
    ),
    ("agrees", "within"): Words(
        "{left} meets the cited band of {right}.", "คำนวณได้ {left} ซึ่งซ้อนทับกับช่วงอ้างอิง {right}"
    ),
    ("agrees", "<="): Words("it comes to {left}, no more than {right}.", "คำนวณได้ {left} ซึ่งไม่เกิน {right}"),
    ("agrees", ">="): Words("it comes to {left}, no less than {right}.", "คำนวณได้ {left} ซึ่งไม่น้อยกว่า {right}"),
    ("agrees", "can reach"): Words(
        "it comes to {left}, so that it can reach {right}.", "คำนวณได้ {left} จึงเป็นไปได้ที่จะถึงระดับ {right}"
    ),
    ("agrees if truncated", ""): Words(
        "the sides meet when digits were cut off, {left} against {right}, but not when they were rounded.",
        "ช่วงค่าทั้งสองซ้อนทับกันเมื่อถือว่าตัดเศษทิ้ง คือ {left} กับ {right} แต่ไม่ซ้อนทับกันเมื่อถือว่าปัดเศษ",
    ),
    ("agrees loosely", ""): Words(
        "the sides meet only at the widest reading of zeros, cut-off digits and hedges, {left} against"
        " {right}.",
        "ช่วงค่าทั้งสองซ้อนทับกันเมื่ออ่านเลขศูนย์ท้ายจำนวน เศษที่ตัด และคำกำกับจำนวนในความหมายกว้างที่สุด คือ {left} กับ {right}",
    ),
    ("wording differs", ""): Words(
        "the same number, but with another hedge or scope, {left} against {right}.",
        "ตัวเลขเดียวกัน แต่คำกำกับจำนวนหรือขอบเขตต่างกัน คือ {left} กับ {right}",
    ),
    ("implausible", "within"): Words(
        "read as loosely as this book reads, it is {left} and the cited band {right}: still outside.",
        "แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ {left} ซึ่งอยู่นอกช่วงอ้างอิง {right}",
    ),
    ("implausible", "far above"): Words(
        "read as loosely as this book reads, it is {left} and the cited band {right}: still at least"
        " {times} times its upper end.",
        "แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ {left} ซึ่งอยู่นอกช่วงอ้างอิง {right}"
        " และคิดเป็นอย่างน้อย {times} เท่าของขอบบน",
    ),
    ("implausible", "far below"): Words(
        "read as loosely as this book reads, it is {left} and the cited band {right}: its lower end is"
        " still at least {times} times as large.",
        "แม้อ่านทั้งสองด้านให้กว้างที่สุดตามหลักเกณฑ์ของหนังสือเล่มนี้ ก็คำนวณได้ {left} ซึ่งอยู่นอกช่วงอ้างอิง {right}"
        " โดยขอบล่างคิดเป็นอย่างน้อย {times} เท่าของค่านี้",
    ),
    ("implausible", "<="): Words(
        "even at the loosest reading, {left} breaks the cited bound of at most {right}.",
        "แม้อ่านกว้างที่สุดก็คำนวณได้ {left} ซึ่งอยู่นอกขีดจำกัดอ้างอิงที่ไม่เกิน {right}",
    ),
    ("implausible", ">="): Words(
        "even at the loosest reading, {left} breaks the cited bound of at least {right}.",
        "แม้อ่านกว้างที่สุดก็คำนวณได้ {left} ซึ่งอยู่นอกขีดจำกัดอ้างอิงที่ไม่น้อยกว่า {right}",
    ),
    ("implausible", ""): Words(
        "even at the loosest reading, {left} breaks the cited bound of {right}.",
        "แม้อ่านกว้างที่สุดก็คำนวณได้ {left} ซึ่งอยู่นอกค่าอ้างอิง {right}",
    ),
    ("disagrees", ""): Words(
        "no reading reconciles {left} against {right}; the smallest gap is {gap}.",
        "ไม่มีวิธีอ่านใดทำให้ {left} ซ้อนทับกับ {right} ระยะห่างน้อยที่สุดคือ {gap}",
    ),
    ("disagrees", "touching"): Words(
        "no reading reconciles {left} against {right}; the two touch at a number that neither wording"
        " includes.",
        "ไม่มีวิธีอ่านใดทำให้ {left} ซ้อนทับกับ {right} ช่วงทั้งสองจรดกันที่จำนวนซึ่งไม่มีถ้อยคำใดครอบคลุม",
    ),
    ("not checkable", ""): Words(
        "it comes to {left}; no band or bound is cited to hold it against.",
        "คำนวณได้ {left} แต่ไม่มีช่วงหรือขีดจำกัดจากแหล่งอ้างอิงให้เทียบ",
    ),
    ("not checkable", "beside"): Words(
        "it comes to {left}, beside {right}; the two need not agree.",
        "คำนวณได้ {left} เทียบเคียงกับ {right} ซึ่งไม่จำเป็นต้องตรงกัน",
    ),
    ("would agree", ""): Words(
        "with the number changed so, the two sides meet, {left} against {right}.",
        "หากเปลี่ยนตัวเลขเช่นนี้ ช่วงค่าทั้งสองจะซ้อนทับกัน คือ {left} กับ {right}",
    ),
    ("would not agree", ""): Words(
        "even with the number changed so, no reading reconciles {left} against {right}; the smallest gap is"
        " {gap}.",
        "แม้เปลี่ยนตัวเลขเช่นนี้ ก็ไม่มีวิธีอ่านใดทำให้ {left} ซ้อนทับกับ {right} ระยะห่างน้อยที่สุดคือ {gap}",
    ),
    ("would not agree", "touching"): Words(
        "even with the number changed so, no reading reconciles {left} against {right}; the two touch at a"
        " number that neither wording includes.",
        "แม้เปลี่ยนตัวเลขเช่นนี้ ก็ไม่มีวิธีอ่านใดทำให้ {left} ซ้อนทับกับ {right} ช่วงทั้งสองจรดกันที่จำนวนซึ่งไม่มีถ้อยคำใดครอบคลุม",
    ),
}
#: What all checks come to: with no failure, with one, with several.
TALLY_WITHOUT_FAILURE = Words(
    "of {tests} tests, {hold} agree as printed and {wider} at a wider reading or in number only; none fails."
    " Measures and repairs, which test nothing: {measures} and {repairs}",
    "จากการทดสอบ {tests} รายการ สอดคล้องตามที่ระบุ {hold} รายการ สอดคล้องเมื่ออ่านกว้างขึ้นหรือเฉพาะจำนวน {wider} รายการ"
    " ไม่มีรายการที่ไม่ผ่าน การวัด {measures} รายการและการลองแก้ไข {repairs} รายการไม่นับเป็นการทดสอบ",
)
TALLY = Words(
    "of {tests} tests, {hold} agree as printed, {wider} at a wider reading or in number only, and {against}"
    " fail; each failure involves one of {numbers} numbers. Measures and repairs, which test"
    " nothing: {measures} and {repairs}",
    "จากการทดสอบ {tests} รายการ สอดคล้องตามที่ระบุ {hold} รายการ สอดคล้องเมื่ออ่านกว้างขึ้นหรือเฉพาะจำนวน {wider} รายการ"
    " ไม่ผ่าน {against} รายการ"
    " ซึ่งแต่ละรายการเกี่ยวข้องกับตัวเลขตัวใดตัวหนึ่งใน {numbers} ตัว การวัด {measures} รายการและการลองแก้ไข"
    " {repairs} รายการไม่นับเป็นการทดสอบ",
)
VERDICT_AND_SENTENCE = Words("{verdict}: {sentence}", "{verdict}: {sentence}")
#: Between the two sides of a sum, and for what a sum takes from a calendar or a table of rates.
WITHIN = Words("within", "อยู่ในช่วง")
OUTSIDE = Words("outside", "อยู่นอกช่วง")
BESIDE = Words("beside", "เทียบเคียงกับ")
BETWEEN = Words(" to ", " ถึง ")
MARKET = Words("{rate} on the market", "{rate} ตามอัตราตลาด")
PERIOD = Words("{first} to {last}", "{first} ถึง {last}")
#: Under which reading both sides of a test met, or that none was wide enough.
READINGS: Mapping[str, Words] = {
    "rounded": Words(
        "Reading: every number as printed, rounded at its last place.", "วิธีอ่านค่า: ทุกตัวเลขปัดเศษที่หลักสุดท้ายที่ระบุ"
    ),
    "truncated": Words(
        "Reading: every number as cut off at its last printed place.", "วิธีอ่านค่า: ทุกตัวเลขตัดเศษที่หลักสุดท้ายที่ระบุ"
    ),
    "loose": Words(
        'Reading: the loosest; trailing zeros are rounding, words such as "about" reach their widest.',
        "วิธีอ่านค่า: กว้างที่สุด คือถือว่าเลขศูนย์ท้ายจำนวนเป็นการปัดเศษ และคำกำกับจำนวนกินความกว้างที่สุด",
    ),
}
EVEN_LOOSE = Words(
    'Even at the loosest reading; trailing zeros are rounding, words such as "about" reach their widest.',
    "ผลนี้คงเดิมแม้อ่านอย่างกว้างที่สุด คือถือว่าเลขศูนย์ท้ายจำนวนเป็นการปัดเศษ และคำกำกับจำนวนกินความกว้างที่สุด",
)
#: Single changes of one printed number under which a failed check would agree.
LARGER = Words(
    "if {printed} were {times} times larger, {changed}",
    "หากจำนวนที่ถูกคือ {changed} ({times} เท่าของ {printed}ที่ระบุ)",
)
SMALLER = Words(
    "if {printed} were {times} times smaller, {changed}",
    "หากจำนวนที่ถูกคือ {changed} (1 ใน {times} ของ {printed}ที่ระบุ)",
)
OTHER_HEDGE = Words("if {printed} carried {hedge}", "หากใช้คำว่า {hedge} แทนคำกำกับใน “{printed}”")
NO_HEDGE = Words("if {printed} carried no hedge", "หาก “{printed}” ไม่มีคำกำกับ")
OTHER_CURRENCY = Words("if {printed} were {changed}", "หากจำนวนที่ถูกคือ {changed} ไม่ใช่ {printed}")
#: Hedges as words to speak of, by name.
HEDGES: Mapping[str, Words] = {
    "exact": Words("no hedge", "ไม่มีคำกำกับ"),
    "at_least": Words("'more than'", "“มากกว่า”"),
    "at_most": Words("'at most'", "“ไม่เกิน”"),
    "approx": Words("'about'", "“ประมาณ”"),
    "almost": Words("'almost'", "“เกือบ”"),
}
