"""A made-up document in six languages, for tests of quotations."""

from __future__ import annotations

from briefing_site.model.document import Document
from briefing_site.model.verdict import Finding
from briefing_site.parse.place import parse_at
from briefing_site.verify.locate import locate
from briefing_site.verify.search_text import Searchable

TEXT = """\
The harbour town and its ferry

The mayor has no intention to close the ferry. The ferry carries 9.04 million people a year. It is not cheap.
The harbour council – founded in 1950 – wants a “quiet quay” for its people, and it’s unable to pay. The council is unlikely to build one.
Non-nuclear ships may land, says the Japan-US alliance. The pier is quiet. The gate is old. The pier is quiet.
Rain fell on the quay. The crew waited. The council did not meet. Boats left the quay at noon.
Ticket sales fell in May. Ticket sales rose in June.
The crew waited.
The mayor failed to open the old bridge, but the council opened a new bridge in spring with much music.
港町の市長は「静かな埠頭」を求めた。市議会は橋を建設しないと決めた。バスは港まで走る。
市长宣布将扩建码头。议会不同意出售土地，但同意修路。
시장은 부두를 확장하겠다고 밝혔다. 의회는 토지를 팔지 않겠다고 했다.
Thị trưởng sẽ mở rộng bến cảng. Hội đồng không đồng ý bán đất, nhưng đồng ý sửa đường.
Мэр объявил о расширении порта. Совет не согласился продать землю, но согласился чинить дорогу.
The fee was 10² coins, fell by -5 degrees, and can’t rise. END [Copyright Rain Press, Ltd.]
The pass\u00ade of co\u00adoperation is open.
"""
DOCUMENT = Document.of("town.txt", TEXT.encode())
SOURCE = Searchable(DOCUMENT)


def find(quote: str, at: str = "") -> Finding:
    return locate(quote, SOURCE, parse_at(at) if at else None)


def covered(finding: Finding) -> str:
    stands = finding.occurrence
    return DOCUMENT.text[stands.start : stands.end] if stands else ""
