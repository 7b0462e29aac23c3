"""Cases of the faults in `model/faults/files.py`."""

from __future__ import annotations

from tests.fault_cases.case import LOUD, Case, card_more, config
from tests.sites import LEAD, briefing

CASES: dict[tuple[str, str], Case] = {
    ("empty_file", "briefing"): Case(f"-- {LEAD} --\n«empty-file»", "delete it"),
    ("empty_file", "blank"): Case(f"-- {LEAD} --\n«empty-file»\n \n\n"),
    ("empty_file", "card"): Case("-- seeds/fog.md --\n«empty-file»"),
    ("empty_theme", "theme"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«empty-file»", "name: own"
    ),
    ("only_nulls", "briefing"): Case(f"-- {LEAD} --\n«empty-file»\0\0\0", "NUL bytes"),
    ("misread", "body"): Case(briefing("It is «misread-characters»h\u00c3\u00a4lt."), "write hält"),
    ("misread", "front-matter"): Case(briefing("Rain.", title="«misread-characters»\u00d0\u00a0\u00d0\u00b0\u00d0\u00b9 now"), "write Рай"),
    ("merge_conflict", "briefing"): Case(briefing("«merge-conflict»<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x"), "keep one version"),
    ("merge_conflict", "config"): Case("-- config.yaml --\n«merge-conflict»<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n"),
    ("merge_conflict", "card"): Case(card_more("«merge-conflict»<<<<<<< HEAD\na\n||||||| x\n=======\nb\n>>>>>>> x")),
    ("conflict_mark", "end"): Case(briefing("Rain.\n«merge-conflict»>>>>>>> branch"), "delete the line"),
    ("forbidden_character", "byte-order-mark"): Case(briefing("Rain «forbidden-character»\ufefffell."), "byte-order mark"),
    ("forbidden_character", "private-use"): Case(briefing("Rain «forbidden-character»\U000f0000 fell."), "U+F0000"),
    ("forbidden_character", "second-plane"): Case(briefing("Rain «forbidden-character»\U0010fffd fell.")),
    ("forbidden_character", "control"): Case(briefing("Rain.\n\nMore «forbidden-character»\x07 rain."), "U+0007"),
    ("forbidden_character", "null"): Case(briefing("Rain.", title="Ra«forbidden-character»\0in"), "U+0000"),
    ("forbidden_character", "card"): Case("-- seeds/fog.md --\n---\ntitle: F«forbidden-character»\x1bog\n---\n"),
    ("forbidden_character", "lost"): Case(briefing("A caf«forbidden-character»\ufffd."), "write the character that stood here"),
    ("forbidden_character", "override"): Case(briefing("Rain «forbidden-character»\u202efell."), "cannot be seen"),
    ("forbidden_character", "open-isolate"): Case(briefing("Rain «forbidden-character»\u2066fell.")),
    ("forbidden_character", "mark-from-the-right"): Case(briefing("From 9 «forbidden-character»\u200f– 4.")),
    ("forbidden_character", "escape"): Case(briefing("Rain.", title='"Ra«forbidden-character»\\u202Ein"'), "U+202E"),
    ("forbidden_character", "escape-of-a-hole"): Case(briefing("Rain.", summary='"Ra«forbidden-character»\\uE000in"')),
    ("forbidden_character", "person"): Case(briefing("Rain.", more='people: ["Jane «forbidden-character»\\u2067Roe"]')),
    ("forbidden_character", "region"): Case('-- config.yaml --\ntitle: T\nregions: {water: {name: "W«forbidden-character»\\u202dr"}, land: {name: L}}\n'),
    ("forbidden_character", "reference"): Case(briefing("Rain «forbidden-character»&#x202e;fell."), "U+202E"),
    ("forbidden_character", "decimal-reference"): Case(briefing("Rain «forbidden-character»&#8238;fell.")),
    ("forbidden_character", "reference-to-a-hole"): Case(briefing("Rain «forbidden-character»&#xE000; fell.")),
    ("forbidden_character", "reference-to-nothing"): Case(briefing("Rain «forbidden-character»&#0; fell."), "lost here"),
    ("forbidden_character", "named-reference"): Case(briefing("Rain «forbidden-character»&rlm;fell.")),
    ("forbidden_character", "speaker"): Case(card_more('## fog {at="2" speaker="the «forbidden-character»\u202emayor"}\n> Rain fell\n')),
    ("forbidden_character", "gist"): Case(card_more('«unused-excerpt»## fog {at="2"}\n> Rain fell\n\nIt «forbidden-character»&#x2067;rained.\n')),
    ("stray_file", "briefing"): Case("-- briefings/stray.md --\n«stray-file»text\n", "briefings/<region>/"),
    ("stray_file", "too-deep"): Case("-- briefings/water/deep/stray.md --\n«stray-file»text\n"),
    ("stray_file", "other-ending"): Case("-- briefings/water/stray.markdown --\n«stray-file»text\n", "end in .md"),
    ("stray_file", "capitals"): Case("-- briefings/water/stray.MD --\n«stray-file»text\n", "rename it to stray.md"),
    ("stray_file", "card-of-another-ending"): Case("-- seeds/fog.markdown --\n«stray-file»text\n", "to fog.md"),
    ("stray_file", "card"): Case("-- seeds/deep/fog.md --\n«stray-file»text\n", "move it to seeds/"),
    ("misfiled", "card"): Case(
        "-- briefings/water/fog.md --\n«stray-file»---\ntitle: Fog\npublisher: P\nkind: news\n---\n", "to seeds/fog.md"
    ),
    ("misfiled", "briefing"): Case(
        briefing("Rain.", path="seeds/lead.md").replace("---", "«stray-file»---", 1), "to briefings/water/lead.md"
    ),
    ("misfiled", "briefing-of-no-region"): Case(
        briefing("Rain.", path="seeds/lead.md", region=None).replace("---", "«stray-file»---", 1),
        "move it to briefings/<region>/",
    ),
    ("not_a_card", "text"): Case("-- seeds/fog.txt --\n«stray-file»text\n", "move it to seeds/archive/"),
    ("other_name", "config"): Case("-- config.yml --\n«stray-file»title: A\n", "put what it says into config.yaml"),
    ("unread_document", "docx"): Case(
        "-- briefings/water/my plan.docx --\n«stray-file»x\n", "pandoc 'my plan.docx' -t gfm -o 'my plan.md'"
    ),
    ("unread_document", "txt"): Case("-- briefings/water/plan.txt --\n«stray-file»x\n", "rename it to plan.md"),
    ("unread_document", "pdf"): Case("-- briefings/plan.pdf --\n«stray-file»x\n", "move it to seeds/archive/"),
    ("unlinked_file", "picture"): Case(f"{LOUD}-- briefings/water/quay.svg --\n«unlinked-file»x\n", "![what it shows](quay.svg)"),
    ("unlinked_file", "data"): Case(f"{LOUD}-- briefings/ship list.csv --\n«unlinked-file»x\n", "[words](<ship list.csv>)"),
    ("secret_file", "settings"): Case("-- public/.env --\n«secret-file»KEY=rain\n", "hold passwords or keys"),
    ("public_taken", "page"): Case("-- public/index.html --\n«address-taken»x\n", "rename it, or delete it"),
}  # fmt: skip
