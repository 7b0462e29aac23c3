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
