"""Names of persons in Japanese, Chinese, Korean, Russian and Vietnamese, as far as they are plain.

Scripts without capitals do not mark names, and before an office stands an organisation as often as a
person. So a name is only what has a common family name and stands beside an office, 氏, さん or 씨; in
Russian a pair of capitals of which the last has the ending of a family name; in Vietnamese one behind an
office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing_site.text.dataclass import dataclass
from briefing_site.text.lazy_pattern import LazyPattern

_JA_FAMILIES = (
    "佐藤|鈴木|高橋|田中|伊藤|渡辺|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|斉藤|清水|山崎|阿部|池田|橋本|山下|石川"
    "|中島|前田|藤田|後藤|小川|岡田|村上|長谷川|近藤|石井|坂本|遠藤|青木|藤井|西村|福田|太田|三浦|藤原|松田|岡本|中川|中野|原田|小野|田村|竹内"
    "|金子|和田|中山|石田|上田|森田|柴田|酒井|工藤|横山|宮崎|宮本|内田|高木|安藤|谷口|大野|丸山|今井|高田|藤本|武田|村田|上野|杉山|増田|平野"
    "|大塚|千葉|久保|松井|小島|岩崎|桜井|野口|松尾|野村|木下|菊地|菊池|佐野|大西|杉本|新井|浜田|市川|古川|水野|小松|島田|小山|高野|山内|西田"
    "|菅原|岸田|石破|高市|林田|茂木|河野|麻生|植田|黒田|川口|東田|遠山|平田|本田|吉村|吉川|飯田|辻井|服部|土屋|大久保|安倍|小池|小泉"
)
_JA_OFFICE = (
    "総裁|首相|総理|大臣|外相|財務相|防衛相|経産相|法相|文科相|厚労相|農水相|環境相|長官|官房長官|議長|会長|社長|頭取|教授|准教授|名誉教授|知事|市長|町長|村長"
    "|大統領|主席|報道官|議員|委員長|代表|幹事長|事務総長|司令官|監督|選手|博士|研究員|局長|部長|課長|審議官|次官|大使|弁護士|裁判長|理事長|学長|院長|館長|氏|さん"
)
_ZH_FAMILIES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔"
    "白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_ZH_OFFICE = (
    "发言人|發言人|总统|總統|主席|总理|總理|首相|部长|部長|外长|外長|防长|防長|大使|教授|记者|記者|议员|議員|市长|市長|院长|院長|局长|局長|行长|行長|董事长|董事長"
    "|书记|書記|将军|上将|司令|专家|專家|学者|學者|研究员|研究員|主任|秘书长|秘書長"
)
_ZH_AFTER = (
    r"(?=表示|说|說|指出|称|稱|认为|認為|强调|強調|宣布|告诉|告訴|在|对|對|和|与|與|于|出席|会见|會見"
    r"|[，,、。；：:\s]|$)"
)
_KO_FAMILIES = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노"
_KO_OFFICE = (
    "장관|대통령|총리|부총리|의장|대표|총재|위원장|교수"
    "|의원|시장|지사|회장|사장|대변인|대사|차관|실장|청장|원장|감독|연구원|기자|국장|씨"
)
_VI_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương"
    "|Lý|Đinh|Trương|Đào|Đoàn|Lâm|Trịnh|Mai|Tô|Cao"
)
_VI_OFFICE = (
    "[Bb]ộ trưởng|[Tt]hứ trưởng|[Tt]hủ tướng|[Cc]hủ tịch|[Tt]ổng thống|[Tt]ổng [Bb]í thư|[Đđ]ại sứ"
    "|[Nn]gười phát ngôn|[Gg]iám đốc|[Gg]iáo sư|[Tt]iến sĩ|[Đđ]ại tướng|[Bb]í thư|[Ôô]ng|[Bb]à"
)
_RU_FAMILY = LazyPattern(
    r"(?:[оеё]в|[иы]н)(?:а|у|ым|ой|е)?$|(?:ск|цк)(?:ий|ого|ому|им|ом|ая|ой|ую)$|енко$|[вн]ич(?:а|у|ем|е)?$"
)
_BY_LANGUAGE = {
    "ja": LazyPattern(rf"(?<![一-龥々])((?:{_JA_FAMILIES})(?:[一-龥々]{{1,3}}?)?)(?:{_JA_OFFICE})"),
    "zh": LazyPattern(rf"(?:{_ZH_OFFICE})([{_ZH_FAMILIES}][一-龥]{{1,2}}?){_ZH_AFTER}"),
    "ko": LazyPattern(rf"(?<![가-힣])([{_KO_FAMILIES}][가-힣]{{2}})\s?(?:{_KO_OFFICE})(?!들)"),
    "ru": LazyPattern(r"(?<!\w)[А-ЯЁ][а-яё]+(?:\s(?:[А-ЯЁ]\.\s?){0,2}[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)+"),
    "vi": LazyPattern(rf"(?<!\w)(?:{_VI_OFFICE}) ((?:{_VI_FAMILIES})(?: [^\W\d_a-z][^\W\d_]*)+)"),
}
_KO_NO_NAME = LazyPattern("(?:은|는|의|을|를|과|와|도|부|처|청|국|당|회|측|해|간|안|번|직|임|자)$")
_JA_NO_NAME = LazyPattern("[県市町村区省庁党会社銀行部局]$")


@dataclass(frozen=True, slots=True)
class TitledName:
    """A name of a person in a sentence."""

    start: int
    end: int
    text: str
    key: str
    """What a document that names the person has, in small letters: the family name, or its stem."""


def titled_names(text: str, language: str) -> Iterator[TitledName]:
    """The names of persons in a text of one of the five languages; none in another."""
    sort = language[:2].lower()
    pattern = _BY_LANGUAGE.get(sort)
    for found in pattern.finditer(text) if pattern else ():
        group = found.re.groups  # one, or none in Russian
        name, start, end = found[group], found.start(group), found.end(group)
        if key := _key(name, sort):
            yield TitledName(start, end, name, key)


def names_by_office(sentence: str, name: str) -> bool:
    """Whether a sentence names somebody by office: 김 장관 for 김도현, 王部长 for 王海, 総裁 for 織田総裁."""
    own = re.search(rf"(?:{_JA_OFFICE})$", name)
    if own and own[0] not in ("氏", "さん"):
        return own[0] in sentence
    if not name or not ("가" <= name[0] <= "힣" or name[0] in _ZH_FAMILIES):
        return False
    return bool(re.search(rf"(?<![가-힣]){name[0]}(?:\s?(?:{_KO_OFFICE})|(?:{_ZH_OFFICE}))", sentence))


def _key(name: str, sort: str) -> str:
    """What of a name a document must have; empty for what is none."""
    if sort == "ja":
        return "" if _JA_NO_NAME.search(name) else (re.match(_JA_FAMILIES, name) or [""])[0]
    if sort == "ko":
        return "" if _KO_NO_NAME.search(name) else name
    if sort == "ru":
        last = name.rsplit(maxsplit=1)[-1].lower()
        return last[: max(len(last) - 2, 4)] if _RU_FAMILY.search(last) else ""
    return name if sort == "zh" else name.split(maxsplit=1)[0].lower()
