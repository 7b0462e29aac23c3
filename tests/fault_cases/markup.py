"""Cases of the faults in `model/faults/markup.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card
from tests.sites import briefing

CASES: dict[tuple[str, str], Case] = {
    ("dropped_tag", "script"): Case(briefing("Rain.\n\n«unsafe-html»<script>alert(1)</script>\n"), "<script>"),
    ("dropped_tag", "iframe"): Case(
        briefing('Rain.\n\n«unsafe-html»<iframe src="https://a.example/"></iframe>'), "link to it, with a picture"
    ),
    ("dropped_tag", "front-matter"): Case(
        briefing("Rain.", "events:\n  - {date: 2026, text: Rain «unsafe-html»<script>a</script> fell.}")
    ),
    ("dropped_tag", "card"): Case(card("for long.", "for «unsafe-html»<script>a</script> long.")),
    ("dropped_tag", "video"): Case(briefing("It «unsafe-html»<video src='a.mp4'></video> fell."), "link to it"),
    ("dropped_tag", "form"): Case(briefing("It «unsafe-html»<input> fell."), "link to the page that has it"),
    ("dropped_tag", "style"): Case(briefing("It «unsafe-html»<style>p {color: red}</style> fell."), "the theme says"),
    ("dropped_tag", "old-looks"): Case(briefing("It «unsafe-html»<font color=red>fell</font>."), "Ctrl+Shift+V"),
    ("dropped_tag", "section"): Case(briefing("It «unsafe-html»<section>fell</section>."), "write it in Markdown"),
    ("dropped_tag", "drawing"): Case(briefing("It «unsafe-html»<svg></svg> fell."), "save it as a file"),
    ("dropped_tag", "of-a-page"): Case(briefing("It «unsafe-html»<meta charset=x> fell."), "a whole page"),
    ("dropped_tag", "none-of-html"): Case(briefing("It «unsafe-html»<word> fell."), "write \\<word>"),
    ("dropped_tag", "with-a-hyphen"): Case(briefing("It «unsafe-html»<my-tag> fell."), "write \\<my-tag>"),
    ("dropped_tag", "each-place"): Case(briefing("See «unsafe-html»<wet>it</wet> and «unsafe-html»<wet>that</wet>.")),
    ("dropped_tag", "in-a-comment"): Case(briefing("A <!-- <wet> --> <b>b</b> «unsafe-html»<wet>.")),
    ("dropped_tag", "closing-alone"): Case(briefing("See «unsafe-html»</word> it.")),
    ("dropped_attribute", "handler"): Case(briefing('It <b>is</b> «unsafe-html»<b onclick="a()">rain</b>.'), "runs no program"),
    ("dropped_attribute", "style"): Case(briefing('A «unsafe-html»<span style="color: red">b</span>.'), "Ctrl+Shift+V"),
    ("dropped_attribute", "bare"): Case(briefing("A «unsafe-html»<b onclick=a()>b</b>."), "onclick"),
    ("dropped_attribute", "attribute-list"): Case(briefing("A **b**{: «unsafe-html»onclick=a }.")),
    ("dropped_attribute", "address"): Case(
        briefing("See <https://a.example/> and [it](../land/all.md){: «unsafe-html»href=javascript:a }.")
    ),
    ("dropped_attribute", "srcset"): Case(
        briefing("A «unsafe-html»<img src='rain.png' srcset='b.png 2x' alt=''>") + "-- briefings/water/rain.png --\nGIF89a\n",
        "src has the picture",
    ),
    ("dropped_attribute", "data"): Case(briefing("A «unsafe-html»<b data-x=y>b</b>."), "from another program"),
    ("dropped_attribute", "other"): Case(briefing("A «unsafe-html»<b contenteditable>b</b>."), "leave it out"),
    ("dropped_attribute", "each-place"): Case(
        briefing('See «unsafe-html»<b onclick="a()">it</b> and «unsafe-html»<b onclick="a()">that</b>.')
    ),
    ("dropped_attribute", "in-a-list"): Case(briefing("The mask *it*{.mask «unsafe-html»mask=x}.")),
    ("unclosed_tag", "inline"): Case(briefing("It «unclosed-tag»<b>rains.\n\nMore."), "</b>"),
    ("unclosed_tag", "inside"): Case(briefing("<div>\n«unclosed-tag»<b>rain\n</div>\n")),
    ("closes_nothing", "inline"): Case(briefing("It «unclosed-tag»</b> rains."), "<b> where it begins"),
    ("lost_number", "one-left-out"): Case(briefing("3. a\n«lost-number»5. b"), "write 4."),
    ("no_words", "heading"): Case(briefing("Rain.\n\n«no-words»##\n\nFog."), "take it out"),
    ("no_words", "footnote"): Case(briefing("Rain[^a].\n\n«no-words»[^a]:")),
    ("instruction", "of-a-program"): Case(briefing("It «unsafe-html»<?php x ?> rains."), "leave it out"),
}  # fmt: skip
