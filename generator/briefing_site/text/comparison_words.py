"""The words of comparisons: those that carry one in a passage, and those that claim one in a sentence.

A passage may say it in many ways, so that what carries is wide: "never before" carries a first. What claims
is narrow: "first, a letter was sent", "not only", "at least" and 最高裁 set nothing above others.
"""

from __future__ import annotations

from collections.abc import Mapping

CARRYING: Mapping[str, str] = {
    "first": r"\bfirst|\b1st\b|\binaugura\w+|\bunprecedented|\bnever\b|\bdebut\w*|\binitial(?:ly)?\b"
    r"|\bearliest\b"
    r"|\bno\s+(?:\w+\s+)?(?:previous|earlier|prior|other|precedent)\b|\bpioneer\w*|\bmaiden\b|\bnew\b"
    r"|\bfound(?:ed|ing)\b"
    r"|(?<![年月当])初(?!期|旬|頭|夏|秋|冬|春|心|歩|級)|第[1一]|最初|(?:前例|先例|例)[がの]な|かつてな"
    r"|前代未聞|これまでにな"
    r"|首(?:[次个個届屆度任批家位名轮輪创創艘架条條座例场場款台颗顆部发發]|席|开)|头一|頭一|前所未有"
    r"|史无前例|史無前例|[从從]未|未曾|未有"
    r"|처음|최초|(?<![가-힣])첫|전례|유례|초유|제1"
    r"|lần\s+đầu|đầu\s+tiên|chưa\s+(?:từng|bao\s+giờ)|thứ\s+nhất|tiên\s+phong"
    r"|\bвпервые\b|\bперв\w+|\bбеспрецедентн\w+|\bникогда\b|\bранее\s+не\b|\bпрежде\s+не\b|\bдебют\w*"
    r"|\b1-[йяе]\w*",
    "record": r"\brecord|\ball-time\b|\bunprecedented|\bnever\b|\bever\b|\b(?:new|historic)\s+(?:high|low"
    r"|peak)"
    r"|過去|史上|記録|更新|[创創]纪录|創紀錄|纪录|紀錄|[历歷]史|新[高低]"
    r"|사상|역대|기록|kỷ\s+lục|chưa\s+từng|\bрекорд\w*|\bнебывал\w*|\bисторическ\w+",
    "only": r"\bonly\b|\bsole(?:ly)?\b|\balone\b|\bexclusive(?:ly)?\b|\bsingle\b|\bunique(?:ly)?\b"
    r"|\blone\b|\bjust\b|\bexcept\w*"
    r"|\bother\s+than\b|\bapart\s+from\b|\bno\s+other|\bno\s+one\s+else\b|\bno(?:body|thing|ne)\s+(?:else"
    r"|but|other)\b|\bthe\s+(?:last|one)\b"
    r"|\bnot\s+(?:\w+\s+){0,3}(?:other|any)\b|\bunlike\b|\bpurely\b|\bconfined\b|\brestricted\b"
    r"|\blimited\s+to\b|\breserved\b"
    r"|だけ|のみ|唯一|しか|限[りらる定]|以外|単独|ただ[一1]|[只仅僅獨独惟唯]|除了|除外|之外|以外"
    r"|유일|(?<=[가-힣][가-힣])만(?=[ 은이을의,.]|$)|뿐|밖에|외에|제외|단독|오직|단\s*(?:한|1)"
    r"|chỉ|duy\s+nhất|độc\s+nhất|ngoài|riêng\s|\bтолько\b|\bлишь\b|\bединственн\w+|\bисключ\w+|\bкроме\b"
    r"|\bодин\b|\bодна\b|\bодно\b",
    "most": r"\b(?!(?:forest|interest|protest|request|invest|harvest|arrest|contest|suggest|test|rest"
    r"|west|east|guest|quest|chest|nest"
    r"|zest|lest|jest|pest|vest|latest|honest|modest|manifest|conquest|digest)\b)[a-z]+est\b|\bmost\b|\bworst\b|\bleading\b"
    r"|\btop(?:s|ped|most)?\b"
    r"|\bmaximum\b|\bminimum\b|\bpeak\w*|\brecord\b|\bprincipal\b|\bchief\b|\bmain\b|\bprime\b"
    r"|\bsupreme\b|\bnumber\s+one\b"
    r"|\bunmatched\b|\bunrivall?ed\b|\bno\s+(?:\w+\s+){0,2}(?:\w+er|more|less)\b|\bnever\b|\b(?:\w+er"
    r"|more|less)\s+than\s+(?:any|every|all|ever)\b"
    r"|\bahead\s+of\s+(?:all|any|every)\b|\bfirst\b|\bleast\b"
    r"|最(?![近終後终后]|高(?:裁|法|人民|检|検|指|领|領)|[大低]限)[大高多長长低少小短古強强悪坏好新重]?"
    r"|一番|もっとも|トップ|首位|1位|一位|過去|史上|記録|第一|之最|居首|榜首|[头頭]号|新[高低]|纪录|紀錄"
    r"|최[대고다저소장단상악]|가장|제일|1위|으뜸|역대|사상|nhất(?!\s+(?:trí|định|quán))|hàng\s+đầu"
    r"|đứng\s+đầu|kỷ\s+lục"
    r"|\bсам(?:ый|ая|ое|ые|ого|ой|ую|ым|ых|ыми)\b|\bнаи\w{3,}|\w+(?:ейш|айш)\w+|\bлучш\w+|\bхудш\w+"
    r"|\bмаксим\w+|\bминим\w+"
    r"|\b(?:больше|меньше)\s+всего|\bрекорд\w*|\bперв\w+\s+мест\w+|\bлидер\w*",
}
"""The words of each class that carry a claim of it, as regular expressions in small letters."""

_AFTER_FIRST = (
    r"name|half|quarter|third|lady|aid|minister|secretary|deputy|vice|cousin|officer|lieutenant"
    r"|responders?|language|person"
    r"|floor|principles?|degree|reading|draft|choice|priority|reserve|team|league|division|base|strike"
    r"|class|hand|rate"
    r"|years?|months?|weeks?|days?|hours?|minutes?|decades?|century|weekend|season|semester|term|stages?"
    r"|phases?|steps?|rounds?|legs?"
    r"|parts?|sections?|chapters?|lines?|paragraphs?|page|sentences?|group|wave|set|row|two|three|four"
    r"|five|six|seven|eight|nine|ten|few"
    r"|several|dozen|\d[\d.,]*|glance|sight|place|instance|point|generation|edition|family|gentleman"
    r"|nations?|world|of|and|among"
    r"|pillar|element|reason|argument|question|option|condition|item|task|aim|goal|test|source|article"
    r"|paper|text|answer|mention|version|draft"
    r"|track|single|album|novel|film|season|volume|series|wife|husband|marriage|child|son|daughter|letter"
    r"|word|appeared"
)
_BEST = (
    r"largest|biggest|highest|greatest|longest|oldest|fastest|smallest|lowest|fewest|youngest|strongest"
    r"|worst|best|widest"
    r"|deepest|heaviest|steepest|busiest|shortest|weakest|slowest|richest|poorest|hottest|coldest|warmest"
    r"|driest|wettest|deadliest"
    r"|tallest|cheapest|costliest|sharpest|quickest|hardest|toughest|safest|wealthiest|bloodiest"
    r"|narrowest|thinnest"
)
_ADJ = r"(?:[a-z]+(?:ful|ous|able|ible|ive|ant|ent|ed|ing|al|ic|ary|less|ly|some|ar|ure|eme|ex|ern)|serious)"

CLAIMING: Mapping[str, str] = {
    "first": r"\b(?:the|an?|its|his|her|their|our|my|this|whose|[\w]+[’']s|s[’']|country"
    r"|nation)\s+(?:very\s+)?(?P<a>first)(?:-ever)?"
    rf"(?![-‐‑])(?!\s+(?:{_AFTER_FIRST})\b)(?=\s+\w)"
    r"|(?P<b>\bfirst-ever)\b|\bfor\s+the\s+(?P<c>first\s+time)|(?P<d>\bfirst)\s+(?:such|time|since)\b"
    r"|\b(?:was|is|were|became|be|become)\s+the\s+(?P<e>first)\b"
    r"|(?P<f>\binaugural|\bunprecedented|\bnever\s+before)\b|(?P<g>^First)\s+(?:such|since|ever)\b"
    r"|(?P<h>初めて|史上初|世界初|国内初|日本初|前例のない|最初の(?!うち|頃)|初の(?!うち)|初となる"
    r"|初開催)|(?P<i>首(?:次|个|個|届|屆|度|例|座|艘|批|家)|史上首|前所未有|史无前例|第一(?:次|个|個|届"
    r"|位|座|艘|家)|头一次)"
    r"|(?P<j>처음으로|처음이|최초|사상\s*첫|전례\s*없는)|(?<![가-힣])(?P<k>첫)\s(?!번째|날|해|주|달|단계"
    r"|걸음|발|눈|째|\d)"
    r"|(?P<l>lần\s+đầu(?:\s+tiên)?|(?<!tháng\s)(?<!năm\s)đầu\s+tiên|chưa\s+từng\s+có)"
    r"|(?P<m>\bвпервые\b|\bбеспрецедентн\w+)|(?<!в\s)(?P<n>\bперв(?:ый|ая|ое|ым|ой|ого"
    r"|ую))\s+(?:\w+\s+)?(?:раз\b|в\s+истории|за\s+\w+|с\s+\d|так\w+)"
    r"|\b(?:стал\w*|был\w*|является)\s+(?P<o>перв(?:ый|ая|ое|ым|ой))\b",
    "record": r"(?<!track\s)(?<!criminal\s)(?<!rights\s)(?<!safety\s)(?<!voting\s)(?<!service\s)"
    r"(?<!the\s)"
    r"(?<!off\s)(?<!on\s)(?<!straight\s)(?<!public\s)(?<!medical\s)"
    r"(?P<a>\brecord(?!ed|ing|s\b|er|\s+(?:label|compan|produc|straight|keep|of\b|on\b|shows?\b|deal\b"
    r"|store|sales?\b\s+chart)|[-‐‑]))\b(?!\s*[.,;:]?$)(?=\s+(?:\w|[$€£¥]))"
    r"|\ba\s+(?P<z>record)(?=\s*[.,;:]|\s*$)"
    r"|(?P<b>\brecord[-‐‑](?:breaking|high|low|setting)|\ball-time)\b"
    r"|(?P<c>過去最[大高多長低少悪]|史上最[^初]|記録的|最高を更新|[创創](?:下|造)?.{0,4}[纪紀][录錄]"
    r"|(?:打破|刷新)了?.{0,4}[纪紀][录錄]|(?:历史|歷史)(?:新高|最高|新低|最低)|新高|新低)"
    r"|(?P<d>사상\s*최[대고다저소악]|역대\s*최[대고다저소악]|기록적)|(?P<e>kỷ\s+lục)|(?P<f>\bрекорд\w*)",
    "only": r"\b(?:the|its|his|her|their|our|\w+[’']s)\s+(?P<a>only)\b(?!\s+(?:way|thing|reason|question"
    r"|difference|time|problem|exception)\b)"
    r"|(?<!if\s)(?P<b>^Only)\s+(?!(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|a|an|about|some"
    r"|after|in|when|if|then|by|once|with|through"
    r"|at|on|since|because|as|when|under|from|for|until|to|now|later|recently|last|this|half|part|few"
    r"|time)\b)"
    r"|(?P<c>\bsole(?:ly)?\b)(?!\s+of)|(?P<e>\bnone\s+but\b|\bnothing\s+but\b)"
    r"|(?P<f>唯一|だけが|のみが|だけで(?=す|ある|あっ)|(?:国|社|人|者|県|市)だけ)|(?P<g>只有)(?!\d|在|当"
    r"|通过|这样|[一二两三四五六七八九十百])"
    r"|(?P<h>유일)|(?<=[가-힣])(?P<i>만이)(?= )|(?P<j>duy\s+nhất|chỉ\s+có(?!\s+\d|\s+thể))"
    r"|(?P<k>\bединственн\w+)|(?P<l>^Только)\s+(?!(?:\d|в|во|после|за|к|на|с|из|что|при|когда|если|что"
    r"|треть|половина)\b)",
    "most": rf"(?<!at\s)(?<!at\sthe\s)(?P<a>\b(?:{_BEST}))(?![-‐‑])(?!\s+(?:known|practices?|interests?"
    rf"|way|of\s+(?:luck|all)|case|part|efforts?|guess|friends?|man|seller|selling|to\b))\b"
    rf"|\b(?:the|its|his|her|their|our|\w+[’']s)\s+(?P<b>(?:most|least))\s+(?={_ADJ}\b)"
    r"|(?P<c>最[大多長长小少短悪古強强](?!限|手|野党|値|公約数|公约|程度|で[もは]?\d|\d|で[約も]?\d|时|時"
    r"|的?障|化)|最高(?!裁|指導|司令|経営|会議|人民|法院|检察|領導|领导|统帅|級|级|层|幹部|顧問|責任|気温"
    r"|气温|峰|委|で\d)"
    r"|最低(?!限|賃金|工资|工資|気温|气温|生活|で[も]?\d)|最も|もっとも(?!な)|一番(?!機|乗|目|町))"
    r"|(?P<d>(?<![가-힣])최[다장단악저](?![가-힣]*(?:임금|기|관))(?=[의인 ]|로)|최[대고소](?!한|위원|지도"
    r"|인민|사령|기온|경영|공약|\s*\d|\s*[가-힣]{1,2}\s*명)(?=[의인 ,.]|로|치|를|다|이|액|$)|가장(?=\s)"
    r"|제일(?=\s))"
    r"|(?P<e>(?:lớn|cao|nhiều|thấp|nhỏ|dài|lâu|ngắn|mạnh|yếu|nhanh|chậm|tốt|xấu|tệ|trọng|già|cổ|trẻ|sâu"
    r"|rộng|nặng|đắt|rẻ|giàu|nghèo|nóng|lạnh|khốc\s+liệt)\s+nhất)\b(?!\s+(?:là|định|trí|quán))"
    r"|(?P<f>\bсам(?:ый|ая|ое|ые|ого|ой|ую|ым|ых)\s+(?!дел|начал|кон|верх|по\b)\w+(?:ый|ий|ой|ая|яя|ое|ее"
    r"|ые|ие|ого|его|ую|ым|им|ых|их)\b"
    r"|\b(?:крупнейш|наибольш|наименьш|высочайш|величайш|старейш|сильнейш|богатейш)\w+|\b(?:худш"
    r"|максимальн|минимальн)\w+)",
}
"""The words of each class that claim it; the claim is the named group."""

NOT_ALONE_BEFORE = (
    r"\b(?:one|some|two|three|several|many|few|both|among|amongst|part)\s+(?:of\s+)?(?:the|its|their|his"
    r"|her|our|\w+[’']s|these|those)?\s*(?:[\w’'-]+\s+){0,2}$"
    r"|một\s+trong\s+(?:những|các|số)[^.;,]{0,40}$|\b(?:один|одна|одно|одной|одного|одним"
    r"|одну)\s+из\s+(?:\w+\s+){0,2}$|\bсреди\s+(?:\w+\s+){0,2}$"
)
"""What stands before a superlative that is shared with others: one of the largest."""
NOT_ALONE_AFTER = r"級|级|[^。、，,.]{0,16}?(?:の[一1]つ|のひとつ|の一人|之一)|[^。,.]{0,20}?중\s*(?:하나|한)"
"""What stands behind one: 最大の…の一つ, 之一, 중 하나."""
RANKS: Mapping[int, str] = {
    2: r"(?:\bsecond|\b2nd)[-‐‑ ](?:the\s+)?$|二番目に$|2番目に$|第二$|두\s*번째로\s*$"
    r"|\bвтор\w+\s+(?:по\s+\w+\s+)?$|thứ\s+hai\s*$",
    3: r"(?:\bthird|\b3rd)[-‐‑ ](?:the\s+)?$|三番目に$|3番目に$|第三$|세\s*번째로\s*$"
    r"|\bтреть\w+\s+(?:по\s+\w+\s+)?$",
    4: r"(?:\bfourth|\b4th|\bfifth|\b5th|\bsixth|\bseventh|\beighth|\bninth|\btenth"
    r"|\b\d+th)[-‐‑ ](?:the\s+)?$",
}
"""What stands before a superlative that is not the first of its kind, by the rank; 4 is any that is lower."""

DENIED_BEFORE = (
    r"(?:\b(?:not|nor|never|hardly|no\s+longer)|n[’']t|不是|并非|並非|không\s+phải(?:\s+là)?|\bне)"
    r"\s*(?:\w+\s+){0,2}$"
)
DENIED_AFTER = r"[^。,，.]{0,6}?(?:では?な|じゃな|ではあり|이?\s*아니|은\s*아니)"
"""What stands around a comparison that is denied, as in not the first."""
