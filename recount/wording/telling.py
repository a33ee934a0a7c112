"""What the command line says around results: counts, evidence, phrases read, numbers supposed.

Its messages on wrong use are English only, like those of every command.
"""

from __future__ import annotations

from recount.wording.language import Words

#: The end of an audit.
FIGURES_AND_CHECKS = Words(
    "{figures} figures, {checks} checks: {counted}.",
    "ตัวเลข {figures} ตัว การตรวจสอบ {checks} รายการ: {counted}",
)
EVIDENCE = Words("evidence", "หลักฐาน")
EVIDENCE_IN_ALL = Words(
    "{count} pieces of evidence from {sources} sources: {weights}.",
    "หลักฐาน {count} รายการจาก {sources} แหล่ง: {weights}",
)
COUNT_OF_WEIGHT = Words("{count} {weight}", "{weight} {count}")
FIGURE_AND_STANDING = Words("{id} ({figure}): {standing}", "{id} ({figure}): {standing}")
#: A phrase that was read. Units keep the names that tables have.
READ = Words(
    "{phrase}: {value} {unit}, {hedge}, from {low} to {high}",
    "{phrase}: {value} {unit}, {hedge}, ตั้งแต่ {low} ถึง {high}",
)
RANGE = Words("{low} to {high}", "{low} ถึง {high}")
NO_UNIT = Words("no unit", "ไม่มีหน่วย")
#: Numbers supposed to be printed otherwise.
SUPPOSED = Words("{label} ({id}): {before} -> {after}", "{label} ({id}): {before} -> {after}")
TURNED = Words("{title} ({id}): {before} -> {after}", "{title} ({id}): {before} -> {after}")
TURNED_IN_ALL = Words(
    "Verdicts that change: {turned} of {checks} checks, {against} of which now fail, and {told} of {evidence}"
    " pieces of evidence.",
    "ผลที่เปลี่ยนไป: การตรวจสอบ {turned} จาก {checks} รายการ ในจำนวนนี้ไม่ผ่าน {against} รายการ"
    " และหลักฐาน {told} จาก {evidence} รายการ",
)
