"""What a check comes to, in words: verdicts, what each means, the sentence, and what would mend a failure.

Keyed by verdicts' names (recount.checks.verdicts); says nothing of how a verdict is reached.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

VERDICTS: Mapping[str, Words] = {
    "agrees": Words("agrees", "สอดคล้อง"),
    "agrees if truncated": Words("agrees if truncated", "สอดคล้องหากตัดเศษ"),
    "agrees loosely": Words("agrees loosely", "สอดคล้องอย่างหลวม"),
    "wording differs": Words("wording differs", "ถ้อยคำต่างกัน"),
    "disagrees": Words("disagrees", "ไม่สอดคล้อง"),
    "implausible": Words("implausible", "ไม่น่าเป็นไปได้"),
    "not checkable": Words("not checkable", "ตรวจสอบไม่ได้"),
    "would agree": Words("would agree", "จะสอดคล้อง"),
    "would not agree": Words("would not agree", "จะไม่สอดคล้อง"),
}
VERDICT_MEANINGS: Mapping[str, Words] = {
    "agrees": Words("The numbers fit as printed.", "ตัวเลขเข้ากันตามที่พิมพ์"),
    "agrees if truncated": Words(
        "Rounded at their last printed place they do not fit; cut off there they do. A wider reading may"
        " mend them too.",
        "เมื่อถือว่าปัดเศษที่หลักสุดท้ายที่พิมพ์จะไม่เข้ากัน แต่เข้ากันได้เมื่อถือว่าตัดเศษที่หลักนั้น การอ่านที่กว้างกว่าอาจทำให้เข้ากันได้เช่นกัน",
    ),
    "agrees loosely": Words(
        "They fit only at the widest reading: trailing zeros as rounding, one number rounded and another cut"
        " off, hedges reaching far.",
        "เข้ากันได้เฉพาะเมื่ออ่านอย่างกว้างที่สุด คือถือว่าเลขศูนย์ท้ายเป็นการปัดเศษ ตัวเลขหนึ่งปัดเศษแต่อีกตัวหนึ่งตัดเศษ"
        " หรือคำขยายกินความกว้าง",
    ),
    "wording differs": Words(
        "The same number stands twice, with another word before it or of another thing; both can be true.",
        "ตัวเลขเดียวกันปรากฏสองครั้งโดยคำขยายหรือขอบเขตต่างกัน ทั้งสองอาจถูกต้อง",
    ),
    "disagrees": Words(
        "No reading reconciles the numbers; the smallest gap is given.",
        "ไม่มีวิธีอ่านใดทำให้ตัวเลขตรงกัน ระบุระยะห่างที่น้อยที่สุดไว้",
    ),
    "implausible": Words(
        "The result lies outside a band or bound that rests on a cited source.",
        "ผลอยู่นอกช่วงหรือขอบเขตที่มีแหล่งอ้างอิง",
    ),
    "not checkable": Words(
        "A measure, no test: it is computed, but nothing that it could be held against would show it wrong,"
        " or nothing is cited for that.",
        "เป็นการวัด ไม่ใช่การทดสอบ: คำนวณไว้ แต่ไม่มีสิ่งใดให้เทียบแล้วแสดงได้ว่าผิด หรือไม่มีแหล่งอ้างอิงสำหรับการเทียบ",
    ),
    "would agree": Words(
        "A repair, no test: with the change that the statement makes to a number, the numbers would fit."
        " That it happened so is not shown.",
        "เป็นการลองแก้ไข ไม่ใช่การทดสอบ: หากเปลี่ยนตัวเลขตามที่ระบุ ตัวเลขจะเข้ากัน แต่ไม่ได้แสดงว่าเกิดขึ้นเช่นนั้นจริง",
    ),
    "would not agree": Words(
        "A repair, no test: even with that change no reading reconciles the numbers.",
        "เป็นการลองแก้ไข ไม่ใช่การทดสอบ: แม้เปลี่ยนตัวเลขเช่นนั้น ก็ไม่มีวิธีอ่านใดทำให้ตัวเลขตรงกัน",
    ),
}
#: The sentence behind a verdict's name, by verdict and case; "" is any other case. A case is a comparison
#: (within, <=, >=), how far a side is from a band, or that the sides touch.
SENTENCES: Mapping[tuple[str, str], Words] = {
    ("agrees", ""): Words("the two sides meet, {left} against {right}.", "สองด้านตรงกัน {left} เทียบกับ {right}"),
    ("agrees", "within"): Words(
        "{left} meets the cited band of {right}.", "{left} สอดคล้องกับช่วงอ้างอิง {right}"
    ),
    ("agrees", "<="): Words("it comes to {left}, no more than {right}.", "{left} ไม่เกิน {right}"),
    ("agrees", ">="): Words("it comes to {left}, no less than {right}.", "{left} ไม่น้อยกว่า {right}"),
    ("agrees if truncated", ""): Words(
        "the sides meet when digits were cut off, but not when they were rounded, {left} against {right}.",
        "สองด้านตรงกันเมื่อถือว่าตัดเศษทิ้ง แต่ไม่ตรงกันเมื่อถือว่าปัดเศษ {left} เทียบกับ {right}",
    ),
    ("agrees loosely", ""): Words(
        "the sides meet only at the widest reading of zeros, cut-off digits and hedges, {left} against"
        " {right}.",
        "สองด้านตรงกันเมื่ออ่านเลขศูนย์ท้าย เศษที่ตัด และคำขยายในความหมายกว้างที่สุด {left} เทียบกับ {right}",
    ),
    ("wording differs", ""): Words(
        "the same number, but with another hedge or scope, {left} against {right}.",
        "ตัวเลขเดียวกัน แต่คำขยายหรือขอบเขตต่างกัน {left} เทียบกับ {right}",
    ),
    ("implausible", "within"): Words(
        "{left} lies outside the cited band of {right}.", "{left} อยู่นอกช่วงอ้างอิง {right}"
    ),
    ("implausible", "far above"): Words(
        "{left} lies outside the cited band of {right}; that is at least {times} times the band's upper end.",
        "{left} อยู่นอกช่วงอ้างอิง {right} คิดเป็นอย่างน้อย {times} เท่าของขอบบน",
    ),
    ("implausible", "far below"): Words(
        "{left} lies outside the cited band of {right}; the band's lower end is at least {times} times that.",
        "{left} อยู่นอกช่วงอ้างอิง {right} ขอบล่างสูงกว่านี้อย่างน้อย {times} เท่า",
    ),
    ("implausible", "<="): Words(
        "{left} breaks the cited bound of at most {right}.", "{left} ไม่อยู่ในขอบเขตอ้างอิงซึ่งต้องไม่เกิน {right}"
    ),
    ("implausible", ">="): Words(
        "{left} breaks the cited bound of at least {right}.", "{left} ไม่อยู่ในขอบเขตอ้างอิงซึ่งต้องไม่น้อยกว่า {right}"
    ),
    ("implausible", ""): Words("{left} breaks the cited bound of {right}.", "{left} ไม่ตรงกับค่าอ้างอิง {right}"),
    ("disagrees", ""): Words(
        "no reading reconciles {left} against {right}; the smallest gap is {gap}.",
        "ไม่มีวิธีอ่านใดทำให้ตรงกัน {left} เทียบกับ {right} ห่างกันอย่างน้อย {gap}",
    ),
    ("disagrees", "touching"): Words(
        "no reading reconciles {left} against {right}; the two touch at a number that neither wording"
        " includes.",
        "ไม่มีวิธีอ่านใดทำให้ตรงกัน {left} เทียบกับ {right} สองช่วงจรดกันที่ตัวเลขซึ่งถ้อยคำทั้งสองไม่ครอบคลุม",
    ),
    ("not checkable", ""): Words(
        "it comes to {left}; no band or bound is cited to hold it against.",
        "คำนวณได้ {left} แต่ไม่มีช่วงหรือขอบเขตจากแหล่งอ้างอิงให้เทียบ",
    ),
    ("not checkable", "beside"): Words(
        "it comes to {left}, beside {right}; the two need not agree.",
        "คำนวณได้ {left} เทียบเคียงกับ {right} ซึ่งไม่จำเป็นต้องตรงกัน",
    ),
    ("would agree", ""): Words(
        "with the number changed so, the two sides meet, {left} against {right}.",
        "หากเปลี่ยนตัวเลขเช่นนี้ สองด้านจะตรงกัน {left} เทียบกับ {right}",
    ),
    ("would not agree", ""): Words(
        "even with the number changed so, no reading reconciles {left} against {right}; the smallest gap is"
        " {gap}.",
        "แม้เปลี่ยนตัวเลขเช่นนี้ ก็ไม่มีวิธีอ่านใดทำให้ตรงกัน {left} เทียบกับ {right} ห่างกันอย่างน้อย {gap}",
    ),
    ("would not agree", "touching"): Words(
        "even with the number changed so, no reading reconciles {left} against {right}; the two touch at a"
        " number that neither wording includes.",
        "แม้เปลี่ยนตัวเลขเช่นนี้ ก็ไม่มีวิธีอ่านใดทำให้ตรงกัน {left} เทียบกับ {right} สองช่วงจรดกันที่ตัวเลขซึ่งถ้อยคำทั้งสองไม่ครอบคลุม",
    ),
}
#: What all checks come to: with no failure, with one, with several.
TALLY_WITHOUT_FAILURE = Words(
    "of {tests} tests, {hold} agree as printed and {wider} at a wider reading or in number only; none fails."
    " Measures and repairs, which test nothing: {measures} and {repairs}",
    "จากการทดสอบ {tests} รายการ สอดคล้องตามที่พิมพ์ {hold} รายการ สอดคล้องเมื่ออ่านกว้างขึ้นหรือเฉพาะจำนวน {wider} รายการ"
    " ไม่มีรายการที่ไม่ผ่าน การวัด {measures} รายการและการลองแก้ไข {repairs} รายการไม่นับเป็นการทดสอบ",
)
TALLY = Words(
    "of {tests} tests, {hold} agree as printed, {wider} at a wider reading or in number only, and {against}"
    " fail; the failures come down to as few as {numbers} numbers. Measures and repairs, which test nothing:"
    " {measures} and {repairs}",
    "จากการทดสอบ {tests} รายการ สอดคล้องตามที่พิมพ์ {hold} รายการ สอดคล้องเมื่ออ่านกว้างขึ้นหรือเฉพาะจำนวน {wider} รายการ"
    " ไม่ผ่าน {against} รายการ ซึ่งอธิบายได้ด้วยตัวเลขเพียง {numbers} ตัว การวัด {measures} รายการและการลองแก้ไข"
    " {repairs} รายการไม่นับเป็นการทดสอบ",
)
VERDICT_AND_SENTENCE = Words("{verdict}: {sentence}", "{verdict}: {sentence}")
#: Between the two sides of a sum, and for what a sum takes from a calendar or a table of rates.
WITHIN = Words("within", "อยู่ในช่วง")
OUTSIDE = Words("outside", "อยู่นอกช่วง")
BESIDE = Words("beside", "เทียบเคียงกับ")
BETWEEN = Words(" to ", " ถึง ")
MARKET = Words("{rate} on the market", "{rate} ในตลาด")
PERIOD = Words("{first} to {last}", "{first} ถึง {last}")
#: Under which reading both sides of a test met, or that none was wide enough.
READINGS: Mapping[str, Words] = {
    "rounded": Words(
        "Reading: every number as printed, rounded at its last place.", "การอ่าน: ทุกตัวเลขปัดเศษที่หลักสุดท้ายที่พิมพ์"
    ),
    "truncated": Words(
        "Reading: every number as cut off at its last printed place.", "การอ่าน: ทุกตัวเลขตัดเศษที่หลักสุดท้ายที่พิมพ์"
    ),
    "loose": Words(
        "Reading: the loosest, which takes trailing zeros as rounding and hedges at their widest.",
        "การอ่าน: กว้างที่สุด คือถือว่าเลขศูนย์ท้ายเป็นการปัดเศษ และคำขยายกินความกว้างที่สุด",
    ),
}
EVEN_LOOSE = Words(
    "Even at the loosest reading, which takes trailing zeros as rounding and hedges at their widest.",
    "แม้อ่านอย่างกว้างที่สุด คือถือว่าเลขศูนย์ท้ายเป็นการปัดเศษ และคำขยายกินความกว้างที่สุด",
)
#: Single changes of one printed number under which a failed check would agree.
LARGER = Words(
    "if {printed} were {times} times larger, {changed}", "หาก {printed} มากกว่าที่พิมพ์ {times} เท่า คือ {changed}"
)
SMALLER = Words(
    "if {printed} were {times} times smaller, {changed}", "หาก {printed} น้อยกว่าที่พิมพ์ {times} เท่า คือ {changed}"
)
OTHER_HEDGE = Words("if {printed} carried {hedge}", "หาก {printed} ใช้{hedge}")
OTHER_CURRENCY = Words("if {printed} were {changed}", "หาก {printed} เป็น {changed}")
#: Hedges as words to speak of, by name.
HEDGES: Mapping[str, Words] = {
    "exact": Words("no hedge", "ไม่มีคำขยาย"),
    "at_least": Words("'more than'", "“มากกว่า”"),
    "at_most": Words("'at most'", "“ไม่เกิน”"),
    "approx": Words("'about'", "“ประมาณ”"),
    "almost": Words("'almost'", "“เกือบ”"),
}
