"""Cases of the faults in `model/faults/attachments.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("broken_picture", "text"): Case(briefing("![x](x.gif)") + "-- briefings/water/x.gif --\n«broken-picture»x\n", "save the picture anew"),
    ("pointer", "picture"): Case(
        briefing("![x](x.gif)") + "-- briefings/water/x.gif --\n«broken-picture»version https://git-lfs.github.com/spec/v1\n", "git lfs pull"
    ),
    ("drawing_from_elsewhere", "picture"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n<svg xmlns='http://www.w3.org/2000/svg'>\n"
        + "<a href='https://a.example/'/><image x='1' xlink:href='«blocked-by-policy»https://a.example/x.png'/></svg>\n",
        "pictures embedded",
    ),
    ("drawing_from_elsewhere", "font"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n<svg xmlns='http://www.w3.org/2000/svg'><style>\n"
        + "@import url('«blocked-by-policy»https://a.example/x.css');</style></svg>\n",
    ),
    ("active_picture", "script"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<svg xmlns='http://www.w3.org/2000/svg'><script>a()</script></svg>\n"
    ),
    ("active_picture", "of-a-namespace"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<s:svg xmlns:s='http://www.w3.org/2000/svg'><s:script>a()</s:script></s:svg>\n"
    ),
    ("active_picture", "entity"): Case(
        briefing("![Rain](rain.svg)")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>\n"
    ),
    ("active_picture", "in-judgement"): Case(
        briefing("Rain.", "judgements:\n  - {because: rain, confidence: low, text: '![Rain](rain.svg)'}")
        + "-- briefings/water/rain.svg --\n«unsafe-html»<svg xmlns='http://www.w3.org/2000/svg' onload='a()'></svg>\n"
    ),
    ("active_file", "page"): Case(
        briefing("See [the rain](rain.html).") + "-- briefings/water/rain.html --\n«unsafe-html»<p>Rain.\n"
    ),
    ("active_file", "program"): Case(
        briefing("See [the rain](rain.js).") + "-- briefings/water/rain.js --\n«unsafe-html»rain()\n"
    ),
}  # fmt: skip
