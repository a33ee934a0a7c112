"""What evidence does to a figure, in words, and on what ground figures and findings stand.

Keyed by the names of the closed lists in recount.evidence. {publisher} is whoever published the report.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.wording.language import Words

WEIGHTS: Mapping[str, Words] = {
    "confirms": Words("states the same", "ระบุตรงกัน"),
    "consistent with growth": Words("consistent with growth", "สอดคล้องกับยอดสะสมที่เพิ่มขึ้น"),
    "differs in scope": Words("differs in scope", "ขอบเขตต่างกัน"),
    "conflicts": Words("conflicts", "ขัดแย้ง"),
    "context only": Words("context only", "ใช้ประกอบเท่านั้น"),
}
WEIGHT_MEANINGS: Mapping[str, Words] = {
    "confirms": Words(
        "The source gives the same number for the same thing, or one that the report's words allow, of the"
        " same date or another.",
        "แหล่งข้อมูลระบุตัวเลขเดียวกันสำหรับสิ่งเดียวกัน หรือตัวเลขที่ถ้อยคำของรายงานเปิดช่องไว้ ณ วันเดียวกันหรือวันอื่น",
    ),
    "consistent with growth": Words(
        "An earlier, smaller point of a running total that leads to the figure.",
        "ยอดสะสมก่อนหน้าที่น้อยกว่าและนำไปสู่ตัวเลขนี้",
    ),
    "differs in scope": Words(
        "The source counted a part of it or a larger whole, and the sizes allow for both numbers.",
        "แหล่งข้อมูลนับเพียงบางส่วนหรือนับในขอบเขตที่กว้างกว่า และขนาดของตัวเลขเป็นไปได้ทั้งคู่",
    ),
    "conflicts": Words(
        "No reading lets both numbers stand as they are described.",
        "ไม่มีวิธีอ่านใดทำให้ตัวเลขทั้งสองถูกต้องตามที่อธิบายไว้",
    ),
    "context only": Words(
        "Another measure, or a larger number of a later date: shown beside the figure, not held against it.",
        "วัดคนละอย่าง หรือเป็นจำนวนของวันหลังจากนั้นซึ่งมากกว่าจำนวนในรายงาน แสดงไว้ประกอบโดยไม่นำมาตัดสินตัวเลข",
    ),
}
#: What a source gives, and as of when.
TOLD = Words("{number}, {date}", "{number} ({date})")
#: The sentence on evidence, by weight and case; "" is any other case.
SENTENCES: Mapping[tuple[str, str], Words] = {
    ("confirms", ""): Words("States the same: {told}.", "ระบุตรงกัน: {told}"),
    ("confirms", "earlier"): Words(
        "States the same number, at an earlier date: {told}.", "ระบุตัวเลขตรงกัน ณ วันที่ก่อนหน้า: {told}"
    ),
    ("confirms", "loose"): Words(
        "States the same at the widest reading: {told}, against {figure}.",
        "ระบุตรงกันเมื่ออ่านอย่างกว้างที่สุด: {told} เทียบกับ {figure}",
    ),
    ("consistent with growth", ""): Words(
        "Consistent with growth: {told}; that is {share} of the report's {figure}.",
        "สอดคล้องกับยอดสะสมที่เพิ่มขึ้น: {told} คิดเป็น {share} ของตัวเลขในรายงาน ({figure})",
    ),
    ("differs in scope", "narrower"): Words(
        "Differs in scope: {told}, for a part; the report has {figure}.",
        "ขอบเขตต่างกัน: {told} นับเฉพาะบางส่วน ส่วนรายงานระบุ {figure}",
    ),
    ("differs in scope", "wider"): Words(
        "Differs in scope: {told}, for a larger whole; the report has {figure}.",
        "ขอบเขตต่างกัน: {told} นับขอบเขตที่กว้างกว่า ส่วนรายงานระบุ {figure}",
    ),
    ("differs in scope", "rate"): Words(
        "Differs in scope: {told}, for another scope; the report has {figure}.",
        "ขอบเขตต่างกัน: {told} ในขอบเขตอื่น ส่วนรายงานระบุ {figure}",
    ),
    ("conflicts", ""): Words(
        "Conflicts: {told}, against {figure}; no reading lets both stand.",
        "ขัดแย้ง: {told} เทียบกับ {figure} ไม่มีวิธีอ่านใดทำให้ถูกต้องทั้งคู่",
    ),
    ("conflicts", "far apart"): Words(
        "Conflicts: {told}, against {figure}, at least {times} times apart as printed; no reading lets both"
        " stand.",
        "ขัดแย้ง: {told} เทียบกับ {figure} ตามที่ระบุ ตัวเลขตัวหนึ่งคิดเป็นอย่างน้อย {times} เท่าของอีกตัวหนึ่ง"
        " ไม่มีวิธีอ่านใดทำให้ถูกต้องทั้งคู่",
    ),
    ("context only", "echo"): Words(
        "Context only, the same number for something else: {told}; the report has {figure}.",
        "ใช้ประกอบเท่านั้น เพราะเป็นตัวเลขเดียวกันแต่วัดคนละอย่าง: {told} ส่วนรายงานระบุ {figure}",
    ),
    ("context only", "later"): Words(
        "Context only, a later date: {told}; the report has {figure}.",
        "ใช้ประกอบเท่านั้น เพราะเป็นยอด ณ วันที่ภายหลัง: {told} ส่วนรายงานระบุ {figure}",
    ),
    ("context only", ""): Words(
        "Context only, another measure: {told}; the report has {figure}.",
        "ใช้ประกอบเท่านั้น เพราะวัดคนละอย่าง: {told} ส่วนรายงานระบุ {figure}",
    ),
}
STANDINGS: Mapping[str, Words] = {
    "in conflict": Words("in conflict", "มีข้อขัดแย้ง"),
    "stated by others": Words("stated by others", "แหล่งอื่นระบุตรงกัน"),
    "on the way": Words("on the way", "มียอดก่อนหน้ารองรับ"),
    "only repeated": Words("only repeated", "พบเฉพาะจากผู้เผยแพร่รายงานหรือฉบับเผยแพร่ซ้ำ"),
    "fits the report": Words("fits the report", "สอดคล้องภายในรายงาน"),
    "untested": Words("untested", "ยังไม่ได้ทดสอบ"),
}
STANDING_MEANINGS: Mapping[str, Words] = {
    "in conflict": Words(
        "A check of the figure disagrees or is implausible, or a source that is no copy conflicts with it."
        " Where two printings disagree, both are marked: no check says which is the wrong one.",
        "มีการตรวจสอบตัวเลขนี้ที่ได้ผลว่าไม่สอดคล้องหรือไม่น่าเป็นไปได้ หรือมีแหล่งข้อมูลที่ไม่ใช่ฉบับเผยแพร่ซ้ำขัดแย้งกับตัวเลขนี้"
        " เมื่อตัวเลขที่ระบุสองแห่งไม่ตรงกัน จะทำเครื่องหมายไว้ทั้งสองแห่ง เพราะไม่มีการตรวจสอบใดบอกได้ว่าแห่งใดคลาดเคลื่อน",
    ),
    "stated by others": Words(
        "No conflict, and a publisher other than {publisher}, read on its own page or in a newswire's story,"
        " gives the same number.",
        "ไม่มีข้อขัดแย้ง และผู้เผยแพร่อื่นที่ไม่ใช่{publisher} ซึ่งอ่านจากหน้าของผู้เผยแพร่เองหรือจากข่าวของสำนักข่าว ระบุตัวเลขเดียวกัน",
    ),
    "on the way": Words(
        "No conflict, and such a publisher gives an earlier, smaller point of the running total.",
        "ไม่มีข้อขัดแย้ง และผู้เผยแพร่เช่นนั้นระบุยอดสะสมก่อนหน้าที่น้อยกว่า",
    ),
    "only repeated": Words(
        "No conflict, but the number or an earlier point of it was found only in {publisher}'s own texts or"
        " in copies.",
        "ไม่มีข้อขัดแย้ง แต่พบตัวเลขนี้หรือยอดก่อนหน้าเฉพาะในข้อความของ{publisher}เองหรือในฉบับเผยแพร่ซ้ำ",
    ),
    "fits the report": Words(
        "No source that was read states it as described or leads up to it; a check against other figures,"
        " bounds or rates agrees, however wide the bound.",
        "ในแหล่งข้อมูลที่อ่าน ไม่มีแหล่งใดระบุตัวเลขนี้ตามที่อธิบายไว้หรือให้ยอดที่นำไปสู่ตัวเลขนี้ แต่เมื่อเทียบกับตัวเลขอื่น ขีดจำกัด"
        " หรืออัตราแลกเปลี่ยน ก็สอดคล้องกัน ไม่ว่าขีดจำกัดจะกว้างเพียงใด",
    ),
    "untested": Words(
        "No source that was read states it as described or leads up to it, and no check that can fail is"
        " about it, unless it is a restatement. A source may still give its number for something else, or a"
        " copy conflict with it.",
        "ในแหล่งข้อมูลที่อ่าน ไม่มีแหล่งใดระบุตัวเลขนี้ตามที่อธิบายไว้หรือให้ยอดที่นำไปสู่ตัวเลขนี้"
        " ทั้งไม่มีการตรวจสอบที่อาจไม่ผ่านซึ่งเกี่ยวกับตัวเลขนี้ เว้นแต่ตัวเลขนี้เป็นการกล่าวซ้ำ"
        " อย่างไรก็ดี อาจมีแหล่งข้อมูลระบุตัวเลขเดียวกันสำหรับสิ่งอื่น หรือมีฉบับเผยแพร่ซ้ำที่ขัดแย้ง",
    ),
}
#: What a finding rests on, besides the report's own numbers.
GROUNDS: Mapping[str, Words] = {
    "the report's own numbers": Words("the report's own numbers", "ตัวเลขของรายงานเอง"),
    "official rates or statistics": Words("official rates or statistics", "อัตราหรือสถิติทางการ"),
    "what the press reported": Words("what the press reported", "สิ่งที่สื่อมวลชนรายงาน"),
    "a changed number": Words("a changed number", "ตัวเลขที่เปลี่ยนไป"),
    "nothing to hold it against": Words("nothing to hold it against", "ไม่มีสิ่งใดให้เทียบ"),
}
GROUND_MEANINGS: Mapping[str, Words] = {
    "the report's own numbers": Words(
        "Arithmetic on printed numbers. Anyone with the report can see it.",
        "เป็นการคำนวณจากตัวเลขที่ระบุ ผู้ที่มีรายงานเห็นได้เอง",
    ),
    "official rates or statistics": Words(
        "The report's numbers held against a central bank or a statistics office.",
        "เทียบตัวเลขของรายงานกับตัวเลขของธนาคารกลางหรือสำนักงานสถิติ",
    ),
    "what the press reported": Words(
        "The report's numbers held against newspapers, newswires, trade pages or copies of them.",
        "เทียบตัวเลขของรายงานกับตัวเลขในหนังสือพิมพ์ สำนักข่าว สื่อเฉพาะทาง หรือฉบับเผยแพร่ซ้ำของสื่อเหล่านั้น",
    ),
    "a changed number": Words(
        "Whether a number would fit if it were changed: an inference, no test.",
        "ตัวเลขจะเข้ากันหรือไม่หากเปลี่ยนไป เป็นข้ออนุมาน ไม่ใช่การทดสอบ",
    ),
    "nothing to hold it against": Words("Computed, but not tested.", "คำนวณไว้แต่ไม่ได้ทดสอบ"),
}
#: How near a source stands to the number.
TIERS: Mapping[str, Words] = {
    "primary": Words("primary", "ปฐมภูมิ"),
    "newswire": Words("newswire", "สำนักข่าว"),
    "press": Words("press", "สื่อมวลชน"),
    "copy": Words("copy", "ฉบับเผยแพร่ซ้ำ"),
}
