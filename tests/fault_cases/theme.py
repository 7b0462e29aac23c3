"""Cases of the faults in `model/faults/theme.py`."""

from __future__ import annotations

from tests.fault_cases.case import THEMED, Case, config

CASES: dict[tuple[str, str], Case] = {
    ("foreign_words", "base"): Case(config("title:", "language: «foreign-words»sw\ntitle:"), "with `extends: base`"),
    ("foreign_words", "of the site"): Case(
        THEMED.replace("theme: mine", "theme: mine\nlanguage: «foreign-words»sw", 1), "write themes/mine/words/sw.yaml"
    ),
    ("unused_template", "near"): Case(
        f"{THEMED}-- themes/mine/templates/breifing.html --\n«unused-theme-file»x\n", 'mean "briefing.html"?'
    ),
    ("unused_static_file", "style"): Case(
        f"{THEMED}-- themes/mine/static/mine.css --\n«unused-theme-file»a {{}}\n", '{{ asset("mine.css") }}'
    ),
    ("misplaced_theme_file", "template"): Case(
        f"{THEMED}-- themes/mine/home.html --\n«unused-theme-file»x\n", "move it to templates/"
    ),
    ("misplaced_theme_file", "words"): Case(
        f"{THEMED}-- themes/mine/words/en.yml --\n«unused-theme-file»home: x\n", "with the ending .yaml"
    ),
    ("unknown_words", "near"): Case(
        THEMED + "-- themes/mine/words/en.yaml --\n«unknown-words»cited-bye: Named in\n", 'mean "cited-by"?'
    ),
    ("unknown_words", "far"): Case(
        THEMED + "-- themes/mine/words/en.yaml --\n«unknown-words»zzz: Zzz\n", 't("zzz")'
    ),
    ("no_theme", "unknown"): Case(config("title:", "theme: «unknown-theme»bass\ntitle:"), 'did you mean "base"?'),
    ("no_theme", "extended"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: own\nextends: «unknown-theme»bas\n"
    ),
    ("no_theme", "path"): Case(config("title:", "theme: «unknown-theme»../themes/base\ntitle:")),
    ("lost_file", "style-sheet"): Case(THEMED + "-- themes/mine/static/style.css/99-mine.css --\np { background: url(«bad-theme»x.png) }\n"),
    ("bad_theme", "words"): Case(
        THEMED + '-- themes/mine/words/en.yaml --\n«bad-theme»count-notes: {one: "1 note"}\n', "one and other"
    ),
    ("unknown_name", "field"): Case(
        THEMED + "-- themes/mine/templates/about.html --\n<p>{{ page.«template-error»hed }}\n", 'mean "head"?'
    ),
    ("unknown_name", "filter"): Case(
        THEMED + "-- themes/mine/templates/about.html --\n<p>{{ page.head.title | «template-error»uper }}\n", 'mean "upper"?'
    ),
    ("unknown_name", "test"): Case(
        THEMED + "-- themes/mine/templates/about.html --\n{% if page is «template-error»defned %}a{% endif %}\n", 'no test "defned"'
    ),
    ("unknown_name", "template of a parent"): Case(
        THEMED + '-- themes/mine/templates/about.html --\n{% extends "«template-error»base/abuot.html" %}\n', 'mean "base/about.html"?'
    ),
    ("unknown_name", "macro"): Case(
        THEMED + '-- themes/mine/templates/about.html --\n{% from "parts/notes.html" import nots %}\n{{ «template-error»nots() }}\n', 'mean "notes"?'
    ),
    ("endless_template", "extends itself"): Case(
        THEMED + '-- themes/mine/templates/about.html --\n«template-error»{% extends "about.html" %}\n', '"base/base.html"'
    ),
    ("lost_block", "near"): Case(
        THEMED + '-- themes/mine/templates/about.html --\n{% extends "base/about.html" %}\n{% block «template-error»mian %}{% block inner %}{% endblock %}{% endblock %}\n', 'mean "main"?'
    ),
    ("lost_block", "far"): Case(
        THEMED + '-- themes/mine/templates/about.html --\n{% extends "base/about.html" %}\n{% if page %}{% block «template-error»zzz %}{% endblock %}{% endif %}\n', "brand, head, main"
    ),
    ("lost_part", "near"): Case(
        THEMED + '-- themes/mine/static/notes.js/99-x.js --\nimport { markAt } from "./«bad-theme»10-note.js";\n', 'mean "10-notes.js"?'
    ),
    ("lost_import", "near"): Case(
        THEMED + '-- themes/mine/static/notes.js/99-x.js --\nimport {\n  marksIn,\n  «bad-theme»markOt,\n} from "./10-notes.js";\n', 'mean "markAt"?'
    ),
    ("renamed_import", "as"): Case(
        THEMED + '-- themes/mine/static/notes.js/99-x.js --\nimport { «bad-theme»markAt as at } from "./10-notes.js";\n', "the name that it has"
    ),
    ("empty_words", "nothing"): Case(THEMED + "-- themes/mine/words/en.yaml --\n«bad-theme»sources:\n", 'or ""'),
    ("words_of_no_language", "name"): Case(
        THEMED + "-- themes/mine/words/german.yaml --\n«unused-theme-file»sources: Quellen\n", 'mean "de"?'
    ),
    ("odd_brace", "open"): Case(
        THEMED + "-- themes/mine/static/style.css/12-mine.css --\np { a: '}' }\nb «bad-theme»{ /* } */ c: d;\n", "close it"
    ),
    ("unset_property", "near"): Case(
        THEMED + "-- themes/mine/static/style.css/12-mine.css --\np { --tint: red; color: var(«bad-theme»--tnit); }\n", 'mean "--tint"?'
    ),
    ("unset_property", "far"): Case(
        THEMED + "-- themes/mine/static/style.css/12-mine.css --\np { color: var(«bad-theme»--misspelt); }\n", "var(--misspelt, 1rem)"
    ),
    ("odd_brace", "closes nothing"): Case(
        THEMED + "-- themes/mine/static/style.css/12-mine.css --\n@media print { p { a: b } }\n«bad-theme»}\n", "delete it"
    ),
    ("other_folder", "name"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: «bad-theme»other\n", '"own"'
    ),
    ("stands_alone", "nothing"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«bad-theme»name: own\n", "no words/en.yaml and no templates/: no page can be made"
    ),
    ("stands_alone", "templates"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\n«bad-theme»name: own\n-- themes/own/words/en.yaml --\nnote: note\n", "no templates/"
    ),
    ("extends_itself", "itself"): Case(
        config("title:", "theme: own\ntitle:") + "-- themes/own/theme.yaml --\nname: own\nextends: «bad-theme»own\n"
    ),
}  # fmt: skip
