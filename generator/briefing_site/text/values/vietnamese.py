"""Vietnamese figures and dates."""

from __future__ import annotations

from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.values.currencies import named
from briefing_site.text.values.patterns import NEVER, either
from briefing_site.text.values.tongue import Kind, Tongue, Word, adds, each, either_way, months

_COUNTED = LazyPattern(
    r" (?:người|nước|quốc gia|ngày|tháng|lần|chiếc|tàu|tuần|giờ|thành viên|điểm|nhà|trong số|phần|đợt|vòng"
    r"|bộ trưởng|tỉnh|công ty|mục|dự án)\b"
)
_WORDS = {
    **adds("một hai ba bốn|tư năm|lăm|nhăm sáu bảy|bẩy tám chín", 1),
    "năm": Word(Kind.ADD, 5, not_in_tens=True),
    "mốt": Word(Kind.ADD, 1),
    "không trăm": Word(Kind.ADD, 0, 100),
    "mười": Word(Kind.ADD, 10, 10),
    **{word: Word(Kind.TIMES, 10, 10) for word in ("mươi", "chục")},
    "trăm": Word(Kind.TIMES, 100, 100),
    "tá": Word(Kind.TIMES, 12),
    **each(Kind.SCALE, {"nghìn ngàn": 1000, "vạn": 10**4, "triệu": 10**6, "tỷ tỉ": 10**9}),
    "nửa": Word(Kind.ALONE, 1, divisor=2),
    "gấp đôi": Word(Kind.ALONE, 2, unit="x"),
    "gấp ba": Word(Kind.ALONE, 3, unit="x"),
    "gấp bốn": Word(Kind.ALONE, 4, unit="x"),
}
_NAMES = {
    name.replace("-", " "): number
    for name, number in months("giêng hai ba tư năm sáu bảy tám chín mười mười-một|một mười-hai|chạp").items()
}
_MONTHS = {f"tháng {name}": number for name, number in _NAMES.items()}
_MONEY = named(
    {
        "VND": "đồng|vnđ|vnd|đồng việt nam",
        "USD": "đô la mỹ|đô la|đô-la|đôla|usd",
        "AUD": "đô la úc",
        "JPY": "yên nhật|yên|yen|jpy|yên nhật bản",
        "CNY": "nhân dân tệ|tệ|cny",
        "EUR": "euro|eur",
        "KRW": "won|krw|won hàn quốc",
        "GBP": "bảng anh|bảng|gbp",
        "RUB": "rúp|rub|rúp nga",
        "INR": "rupee|inr|rupee ấn độ",
        "THB": "baht",
        "SGD": "đô la singapore",
        "HKD": "đô la hồng kông",
    }
)
_YEAR = r"(?:(?:,? năm |/|-|, )(?P<y>[12]\d{3})(?!\d))?"
_MONTH = rf"(?P<m>1[0-2]|0?[1-9]|{either(_NAMES)})(?![\d\w])"

VIETNAMESE = Tongue(
    words=_WORDS,
    months={**_MONTHS, "tháng": 0, "mùng": 0, "mồng": 0, "thg": 0},
    month_names=_NAMES,
    decimal_comma=True,
    glue=LazyPattern(r" (?:(?:linh|lẻ|lẽ) )?"),
    suffix=LazyPattern(
        r"(?P<basis> điểm cơ bản)"
        r"|(?P<points> ?(?:%|phần trăm) điểm|(?: ?%)? ?điểm (?:%|phần trăm))|(?P<percent> ?%| phần trăm\b)"
        r"|(?P<times> lần\b(?= (?:so|lên|lớn|cao|nhiều)))"
        r"|(?P<clock> giờ\b(?! đồng)(?: sáng|(?P<pm> (?:chiều|tối|đêm)))?|h(?P<minutes>\d\d)?\b)"
        rf"| (?P<money>{either(_MONEY)})(?!\w)"
    ),
    money=_MONEY,
    rough_before=frozenset(["khoảng", "gần", "hơn", "trên", "dưới", "chừng", "độ", "cỡ", "tầm", "~"])
    | {
        "xấp xỉ",
        "ước tính",
        "ít nhất",
        "tối đa",
        "tối thiểu",
        "lên tới",
        "lên đến",
        "không quá",
        "nhiều nhất",
        "chưa tới",
        "chưa đến",
        "không đến",
    },
    rough_after=LazyPattern(r"(?P<over> trở lên\b)|(?P<under> trở xuống\b)"),
    bounds=either_way(
        over="hơn|trên|ít nhất|tối thiểu",
        under="dưới|chưa tới|chưa đến|không quá|không đến|tối đa|nhiều nhất",
        almost="gần",
    ),
    day_first=LazyPattern(
        rf"(?P<d>\d{{1,2}})(?: ?(?:-|–|—|và|đến) ?(?:ngày )?(?P<d2>\d{{1,2}}))?"
        rf"(?: tháng | thg ){_MONTH}{_YEAR}"
    ),
    month_first=LazyPattern(
        rf"(?:(?:mùng|mồng) (?P<d>\d{{1,2}})(?P<d2>(?!))? )?(?:tháng|thg) {_MONTH}{_YEAR}"
    ),
    bare_month=LazyPattern(r""),
    not_a_year=LazyPattern(
        r" (?:người|tỷ|triệu|nghìn|đồng|usd|km|tấn|binh|xe|tàu|hộ|cán bộ|doanh nghiệp|học sinh|sinh viên"
        r"|chiếc|căn|lượt|ca\b)"
    ),
    parts=(
        ("đầu năm ", "early"),
        ("giữa năm ", "mid"),
        ("cuối năm ", "late"),
        ("đầu ", "early"),
        ("giữa ", "mid"),
        ("cuối ", "late"),
        ("hạ tuần ", "late"),
        ("thượng tuần ", "early"),
        ("trung tuần ", "mid"),
    ),
    counts={
        "nhất": 1,
        "một": 1,
        "hai": 2,
        "nhì": 2,
        "ba": 3,
        "tư": 4,
        "bốn": 4,
        "đầu": 1,
        "cuối": 2,
        "sau": 2,
    },
    periods=LazyPattern(
        r"\b(?:năm )?(?:tài khóa|tài khoá|tài chính) (?:năm )?(?P<fy>\d{4})(?:[-–/](?P<to>\d{4}|\d\d))?"
        r"|\bquý (?P<q>[1-4]|iv|i{1,3}|một|hai|ba|tư|bốn|nhất|nhì)(?!\w)"
        r"(?:(?:/| năm |, ?năm )(?P<y>[12]\d{3})\b)?"
        r"|\b(?:nửa|6 tháng|sáu tháng) (?P<h>đầu|cuối|sau) năm (?P<y2>[12]\d{3})\b"
        r"|\b(?:thập niên|thập kỷ|những năm) (?P<dec>\d{3}0|[1-9]0)\b"
        r"|\bthế kỷ (?:thứ )?(?P<c>[ivx]{1,5}|\d{1,2})(?!\w)"
    ),
    hints=("tài ", "quý ", "nửa ", "tháng đầu", "tháng cuối", "thập ", "những năm", "thế kỷ"),
    relative={
        "năm nay": 0,
        "năm ngoái": -1,
        "năm trước": -1,
        "năm sau": 1,
        "năm tới": 1,
        "sang năm": 1,
        "năm kia": -2,
    },
    half_after=LazyPattern(r" rưỡi\b"),
    fraction_after=LazyPattern(r" (?!đầu|cuối|sau|đêm|giờ|ngày|chừng|đường)|[.,;]|$"),
    part_between=LazyPattern(r" phần "),
    needs={"năm": _COUNTED, **dict.fromkeys(("tư", "lăm", "nhăm", "mốt"), NEVER)},
    ordinal_before=LazyPattern(r"\b(?:lần thứ|thứ hạng|hạng|vị trí thứ|thứ(?= \d)) $"),
    no_number_before=LazyPattern(r"\b(?:thứ|tháng|con số) $"),
    short_date=LazyPattern(
        r"(?:ngày|mùng|mồng|hôm|sáng|chiều|tối|đêm|trưa|từ|đến) (?:ngày )?(?:\d{1,2}(?:/\d{1,2})? ?(?:-|–"
        r"|và|đến) ?(?:ngày )?)?$"
    ),
)
