"""The closed tables of Thai words that a quantity can be written with.

Knows Thai words and what each means; it reads nothing itself. A word that is not in a table is
refused by the reader, so a word whose meaning depends on the context is deliberately absent.
"""

from __future__ import annotations

from recount.quantity import Hedge

#: The Thai digits, each at the place of its own value.
THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"

#: The words for one to nine, each at the place of its own value.
DIGIT_WORDS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")

#: Places from a hundred up to a hundred thousand, largest first as they are spoken.
PLACES = {"แสน": 100_000, "หมื่น": 10_000, "พัน": 1_000, "ร้อย": 100}

MILLION = 1_000_000

#: Magnitude words that may stand after digits, alone or joined to ล้าน.
MAGNITUDES = {
    **PLACES,
    "ล้าน": MILLION,
    "สิบล้าน": 10 * MILLION,
    **{f"{word}ล้าน": size * MILLION for word, size in PLACES.items()},
    "ล้านล้าน": MILLION * MILLION,
}

#: Words that carry a number on their own, for finding numbers in running text.
#: Left out: เอ็ด and ยี่, which never stand alone; ศูนย์, which in reports means a centre;
#: คู่ and โหล, which are units that need a number (and คู่ mostly opens คู่มือ, a handbook).
NUMBER_WORDS = frozenset({*DIGIT_WORDS[1:], "สิบ", *PLACES, "ล้าน", "ครึ่ง", "กึ่ง"})

#: Number words that are also common syllables inside other words: สัมพันธ์, อุตสาหกรรม.
NUMBER_SYLLABLES = frozenset({"พัน", "หก"})

#: Beginnings of words that start like a number word and carry no number.
NUMBER_LOOKALIKES = (
    "กึ่งสำเร็จรูป",
    "เก้าอี้",
    "ครึ่งๆ กลางๆ",
    "พันธ",
    "พันผูก",
    "ร้อยกรอง",
    "ร้อยแก้ว",
    "ร้อยรัด",
    "สามเณร",
    "สามัคคี",
    "สามัญ",
    "สามารถ",
    "สามี",
    "แสนรู้",
    "ล้านช้าง",
    "ล้านนา",
    "หกล้ม",
    "ห้าง",
    "ห้าม",
    "แปดเปื้อน",
)

#: What a hedge says: its kind, and whether it excludes the number itself.
HedgeMeaning = tuple[Hedge, bool]

_ABOVE: HedgeMeaning = (Hedge.AT_LEAST, True)
_FROM: HedgeMeaning = (Hedge.AT_LEAST, False)
_BELOW: HedgeMeaning = (Hedge.AT_MOST, True)
_UP_TO: HedgeMeaning = (Hedge.AT_MOST, False)
_ABOUT: HedgeMeaning = (Hedge.APPROX, False)
_NEARLY: HedgeMeaning = (Hedge.ALMOST, True)
_EXACTLY: HedgeMeaning = (Hedge.EXACT, False)

#: Hedges that stand before the number. Left out: นับ and หลาย (several), and those of UNCLEAR_HEDGES.
HEDGES_BEFORE: dict[str, HedgeMeaning] = {
    **dict.fromkeys(("กว่า", "มากกว่า", "สูงกว่า", "นานกว่า", "เกิน", "เกินกว่า", "ทะลุ"), _ABOVE),
    **dict.fromkeys(("ไม่น้อยกว่า", "ไม่ต่ำกว่า", "อย่างน้อย", "อย่างน้อยที่สุด", "อย่างต่ำ", "ขั้นต่ำ"), _FROM),
    "มากกว่าหรือเท่ากับ": _FROM,
    **dict.fromkeys(("น้อยกว่า", "ต่ำกว่า", "ไม่ถึง"), _BELOW),
    **dict.fromkeys(("ไม่เกิน", "ไม่เกินกว่า", "ไม่มากกว่า", "ไม่สูงกว่า", "อย่างมาก"), _UP_TO),
    **dict.fromkeys(("สูงสุด ไม่เกิน", "สูงสุด ถึง", "น้อยกว่าหรือเท่ากับ"), _UP_TO),
    **dict.fromkeys(("ภายใน", "ภายในเวลา", "ภายในระยะเวลา"), _UP_TO),
    **dict.fromkeys(("ราว", "ประมาณ", "โดยประมาณ", "ใกล้เคียง"), _ABOUT),
    **dict.fromkeys(("เกือบ", "เกือบจะ", "ใกล้", "เฉียด"), _NEARLY),
}

#: Hedges that say how long, and hedges that never do.
HEDGES_OF_TIME = frozenset({"นานกว่า", "ภายใน", "ภายในเวลา", "ภายในระยะเวลา"})
HEDGES_NOT_OF_TIME = frozenset({"ทะลุ"})

#: Hedges after which a measure without a number is one of it: ไม่ถึงปี, "less than a year". Left out: those
#: after which it is a date (ภายในปี, "before the year is out") or a comparison (สูงกว่าปี).
HEDGES_BEFORE_ONE = frozenset({"กว่า", "เกิน", "นานกว่า", "ไม่ถึง", "เกือบ"})

#: Words that look like hedges but say more than one thing, with what to write instead.
UNCLEAR_HEDGES: dict[str, str] = {
    "ร่วม": "write เกือบ or ประมาณ",
    "สูงสุด": "write ไม่เกิน for a limit, and nothing for a peak",
}

#: Hedges that stand between the number and what it counts: "twenty million odd people".
HEDGES_INSIDE: dict[str, HedgeMeaning] = {"กว่า": _ABOVE, "เศษ": _ABOVE}

#: Hedges that stand at the end of the phrase.
HEDGES_AFTER: dict[str, HedgeMeaning] = {
    **HEDGES_INSIDE,
    **dict.fromkeys(("ขึ้นไป", "อย่างน้อย", "เป็นอย่างน้อย"), _FROM),
    **dict.fromkeys(("เป็นอย่างมาก", "ลงมา", "ลงไป"), _UP_TO),
    **dict.fromkeys(("โดยประมาณ",), _ABOUT),
    **dict.fromkeys(("ถ้วน", "พอดี"), _EXACTLY),
}

#: What ตั้งแต่ ("from") needs at the end of the phrase where no second number follows.
ONWARDS = frozenset({"ขึ้นไป", "ลงมา", "ลงไป"})

#: Emphasis: "as much as" and "only"; a number cannot be both.
EMPHASIS_UP = ("ถึง", "มากถึง", "สูงถึง")
EMPHASIS_DOWN = ("เพียง", "แค่", "เพียงแค่")

#: Words beside a number that leave its meaning alone.
NEUTRAL_BEFORE = (
    "จำนวน", "เป็นจำนวน", "เป็นจำนวนเงิน", "เป็นเงิน", "เป็นเงินจำนวน", "คิดเป็น", "คิดเป็นเงิน",
    "เป็นเงินไทย", "คิดเป็นเงินไทย", "วงเงิน", "วงเงินรวม", "เป็นวงเงิน", "อยู่ที่",
    "มูลค่า", "มีมูลค่า", "เป็นมูลค่า", "คิดเป็นมูลค่า", "มูลค่ารวม", "รวม", "รวมมูลค่า", "รวมเป็นเงิน",
    "ทั้งหมด", "ทั้งสิ้น", "รวมทั้งหมด", "รวมทั้งสิ้น", *EMPHASIS_UP, *EMPHASIS_DOWN,
)  # fmt: skip
NEUTRAL_AFTER = ("ทั้งหมด", "ทั้งสิ้น", "เท่านั้น")

#: "On average": of a rate it says nothing new; of a plain number it leaves open what the mean is taken over.
AVERAGES = ("เฉลี่ย", "โดยเฉลี่ย")

#: Money. Left out because they name more than one currency: ดอลลาร์, เหรียญ (also coins and medals),
#: ปอนด์ (also a weight), รูปี, เปโซ, เรียล, and the signs $ and ¥.
MONEY: dict[str, str] = {
    **dict.fromkeys(("บาท", "บาทไทย"), "THB"),
    **dict.fromkeys(("หยวน", "เงินหยวน", "หยวนจีน"), "CNY"),
    **{
        f"{coin}{country}": code
        for coin in ("ดอลลาร์", "ดอลล่าร์", "เหรียญ", "เหรียญดอลลาร์", "เหรียญดอลล่าร์")
        for country, code in {
            " สหรัฐ": "USD",
            " สหรัฐ ฯ": "USD",
            " สหรัฐอเมริกา": "USD",
            " สรอ.": "USD",
            "ฮ่องกง": "HKD",
            "สิงคโปร์": "SGD",
            "ออสเตรเลีย": "AUD",
            "แคนาดา": "CAD",
            "นิวซีแลนด์": "NZD",
            "ไต้หวัน": "TWD",
        }.items()
    },
    "ยูโร": "EUR",
    "เยน": "JPY",
    "วอน": "KRW",
    "ปอนด์สเตอร์ลิง": "GBP",
    "ฟรังก์สวิส": "CHF",
    "รูเบิล": "RUB",
    "ริงกิต": "MYR",
    "รูเปียห์": "IDR",
    "รูปีอินเดีย": "INR",
    "เปโซฟิลิปปินส์": "PHP",
    "ด่ง": "VND",
    "กีบ": "LAK",
    "จ๊าด": "MMK",
}

#: Abbreviations of headlines that hold a magnitude and its money: 4.9 พันลบ. is 4.9 พันล้านบาท.
MILLIONS_OF_MONEY: dict[str, str] = {"ลบ.": "THB"}

#: Signs and codes of money, which may stand on either side of the number.
MONEY_SIGNS: dict[str, str] = {
    "฿": "THB", "THB": "THB", "US$": "USD", "USD": "USD", "CNY": "CNY", "RMB": "CNY", "€": "EUR",
    "EUR": "EUR", "£": "GBP", "GBP": "GBP", "JPY": "JPY", "HKD": "HKD", "SGD": "SGD",
}  # fmt: skip

#: Spans of time: stated in whole units they are terms and limits, not roundings.
SPANS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "quarters", "years", "decades"})

#: What is measured rather than counted, so that a half of it makes sense.
MEASURES: dict[str, str] = {
    **dict.fromkeys(("%", "เปอร์เซ็นต์", "เปอร์เซนต์", "เปอร์เซ็น", "เปอร์เซนท์"), "percent"),
    **dict.fromkeys(("เท่า", "เท่าตัว"), "times"),
    "วินาที": "seconds",
    "นาที": "minutes",
    **dict.fromkeys(("ชั่วโมง", "ชม."), "hours"),
    "วัน": "days",
    **dict.fromkeys(("สัปดาห์", "อาทิตย์"), "weeks"),
    "เดือน": "months",
    "ไตรมาส": "quarters",
    "ปี": "years",
    "ทศวรรษ": "decades",
    **dict.fromkeys(("มิลลิกรัม", "มก."), "milligrams"),
    "กรัม": "grams",
    **dict.fromkeys(("กิโลกรัม", "กก."), "kilograms"),
    "ตัน": "tonnes",
    **dict.fromkeys(("มิลลิเมตร", "มม."), "millimetres"),
    **dict.fromkeys(("เซนติเมตร", "ซม."), "centimetres"),
    "เมตร": "metres",
    **dict.fromkeys(("กิโลเมตร", "กม."), "kilometres"),
    **dict.fromkeys(("ตารางเมตร", "ตร.ม."), "square_metres"),
    **dict.fromkeys(("ตารางกิโลเมตร", "ตร.กม."), "square_kilometres"),
    **dict.fromkeys(("ตารางวา", "ตร.ว."), "square_wah"),
    "ไร่": "rai",
    **dict.fromkeys(("มิลลิลิตร", "มล."), "millilitres"),
    "ลิตร": "litres",
    **dict.fromkeys(("ลูกบาศก์เมตร", "ลบ.ม."), "cubic_metres"),
    "องศาเซลเซียส": "degrees",
    "บาร์เรล": "barrels",
    "กิโลวัตต์": "kilowatts",
    "เมกะวัตต์": "megawatts",
    "กิโลวัตต์ชั่วโมง": "kilowatt_hours",
    "กิกะไบต์": "gigabytes",
    "เทราไบต์": "terabytes",
}

#: Classifiers that count whole things, each with its general unit. Left out: ตัว (animals, clothes,
#: letters), เรื่อง (stories, matters), โหล (a dozen, which is itself a number).
COUNTS: dict[str, str] = {
    **dict.fromkeys(("คน", "ท่าน"), "people"),
    "ราย": "cases",
    **dict.fromkeys(("ชิ้น", "อัน"), "items"),
    "แห่ง": "places",
    "ชุด": "sets",
    "ครั้ง": "occurrences",
    **dict.fromkeys(("ร้าน", "ร้านค้า"), "shops"),
    "สาขา": "branches",
    "เมือง": "cities",
    **dict.fromkeys(("ประเทศ", "ประเทศและภูมิภาค"), "countries"),
    "ภูมิภาค": "regions",
    **dict.fromkeys(("จังหวัด", "มณฑล"), "provinces"),
    "อำเภอ": "districts",
    "ตำบล": "subdistricts",
    "หมู่บ้าน": "villages",
    "จุด": "points",
    "รายการ": "titles",
    "หลักสูตร": "courses",
    "ภาษา": "languages",
    "เที่ยวบิน": "flights",
    "เที่ยว": "trips",
    **dict.fromkeys(("ครัวเรือน", "หลังคาเรือน"), "households"),
    "ครอบครัว": "families",
    "บริษัท": "companies",
    "องค์กร": "organisations",
    "โรงพยาบาล": "hospitals",
    "โรงเรียน": "schools",
    "โรงงาน": "factories",
    "เตียง": "beds",
    "ห้อง": "rooms",
    "หลัง": "buildings",
    "คัน": "vehicles",
    "ลำ": "vessels",
    "เครื่อง": "devices",
    "กล่อง": "boxes",
    "ขวด": "bottles",
    "มื้อ": "meals",
    **dict.fromkeys(("โดส", "โด๊ส", "เข็ม"), "doses"),
    **dict.fromkeys(("คำสั่งซื้อ", "ออเดอร์"), "orders"),
    "บัญชี": "accounts",
    "โครงการ": "projects",
    "แบรนด์": "brands",
    **dict.fromkeys(("ชนิด", "ประเภท"), "kinds"),
    "กลุ่ม": "groups",
    "ทีม": "teams",
    "คู่": "pairs",
    "หน่วย": "units",
    "ตำแหน่ง": "positions",
    "ทุน": "scholarships",
    "หุ้น": "shares",
    **dict.fromkeys(("สิทธิ์", "สิทธิ"), "rights"),
    "มาตรการ": "measures",
    "คดี": "lawsuits",
    "เล่ม": "books",
    "ฉบับ": "documents",
    "หน้า": "pages",
    "คลิป": "clips",
    "ต้น": "plants",
}

#: Every unit word with its unit.
UNITS: dict[str, str] = {**MONEY, **MONEY_SIGNS, **MEASURES, **COUNTS}

#: What a rate can be over: anything but pure numbers and signs of money.
DIVISORS: dict[str, str] = {
    word: unit for word, unit in {**MONEY, **MEASURES, **COUNTS}.items() if unit not in ("percent", "times")
}

#: Words that look like units but name more than one, with what to write instead.
UNCLEAR_UNITS: dict[str, str] = {
    **dict.fromkeys(("ดอลลาร์", "ดอลล่าร์"), "name the country, such as ดอลลาร์สหรัฐ"),
    "เหรียญ": "name the currency, such as เหรียญสหรัฐ",
    "$": "name the country, such as US$",
    "¥": "write หยวน or เยน",
    "ปอนด์": "write ปอนด์สเตอร์ลิง for the currency, or kilograms for the weight",
    "รูปี": "name the country, such as รูปีอินเดีย",
    "เปโซ": "name the country, such as เปโซฟิลิปปินส์",
    "โหล": "write the number of pieces in digits",
}
