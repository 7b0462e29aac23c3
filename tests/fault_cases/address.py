"""Cases of the faults in `model/faults/address.py`."""

from __future__ import annotations

from tests.fault_cases.case import THEMED, Case, config
from tests.sites import LEAD, briefing

CASES: dict[tuple[str, str], Case] = {
    ("text_as_picture", "briefing"): Case(briefing("![All](«broken-link»../land/all.md)"), "leave the ! out"),
    ("text_as_picture", "card"): Case(briefing("![All](«broken-link»../../seeds/rain.md)"), "a text, not a picture"),
    ("text_as_picture", "region"): Case(briefing("![All](«broken-link»../land/)"), "a text, not a picture"),
    ("text_as_picture", "html"): Case(briefing("<img src='«broken-link»../land/all.md' alt=''>"), "write a link"),
    ("no_picture", "document"): Case(
        briefing("![All](«broken-link»all.pdf)") + "-- briefings/water/all.pdf --\n%PDF\n", "export it as PNG"
    ),
    ("no_picture", "no-ending"): Case(briefing("![All](«broken-link»all)") + "-- briefings/water/all --\nx\n"),
    ("file_as_wikilink", "picture"): Case(
        briefing("See «broken-link»[[quay.png]].") + "-- briefings/land/quay.png --\nGIF89a\n",
        "![what it shows](../land/quay.png)",
    ),
    ("other_spelling", "capitals"): Case(briefing("See [it](«broken-link»../Land/all.md)."), 'write "../land/all.md"'),
    ("other_spelling", "accents"): Case(
        briefing("![it](«broken-link»caf\u00e9.png)") + "-- briefings/water/cafe\u0301.png --\nGIF89a\n", "stored otherwise"
    ),
    ("other_form", "query"): Case(briefing("See [it](«broken-link»../land/all.md?y=1)."), 'write "../land/all.md"'),
    ("other_form", "draft"): Case(
        briefing("See [it](«broken-link»https://HARBOUR.example/notes/land/plan.html#x).") + briefing("Rain.", "draft: true", path="briefings/land/plan.md", region="land"),
        'write "../land/plan.md"',
    ),
    ("other_form", "published"): Case(briefing("See [it](«broken-link»../land/all.html)."), 'write "../land/all.md"'),
    ("other_form", "preview"): Case(
        briefing("See [it](«broken-link»http://localhost:8000/land/all.html)."), 'write "../land/all.md"'
    ),
    ("from_root", "file"): Case(briefing("See [it](«broken-link»/nowhere/at-all.md)."), "from the folder of this text"),
    ("generated_page", "timeline"): Case(
        briefing("See [it](«broken-link»../timeline.html)."), "link to https://harbour.example/notes/timeline.html"
    ),
    ("generated_page", "no-address"): Case(
        config("base_url: https://harbour.example/notes/\n", "") + briefing("See [it](«broken-link»../topics/a.html)."),
        "give config.yaml a base_url",
    ),
    ("not_published", "config"): Case(briefing("See [it](«broken-link»../../config.yaml)."), "is not published"),
    ("not_published", "archive"): Case(briefing("See [it](«broken-link»../../seeds/archive/rain.txt)."), "cite the source"),
    ("link_to_folder", "seeds"): Case(briefing("See [it](«broken-link»../../seeds/)."), "is a folder"),
    ("outside_site_folder", "file"): Case(briefing("See [it](«broken-link»../../../secret.txt)."), "copy the file"),
    ("on_own_disk", "drive"): Case(briefing(r"See [it](«broken-link»C:\x.doc)."), "readers do not have it"),
    ("on_own_disk", "namesake"): Case(
        briefing(r"![it](«broken-link»C:\me\rain.png)") + "-- briefings/water/rain.png --\nGIF89a\n", 'write "rain.png"'
    ),
    ("on_own_disk", "home"): Case(briefing("See [it](«broken-link»~/x.md)."), "copy the file"),
    ("without_scheme", "host"): Case(briefing("See [it](«broken-link»www.a.example)."), 'write "https://www.a.example"'),
    ("login_in_link", "link"): Case(
        briefing("See [it](«broken-link»https://ada:rain@a.example/b)."), 'write "https://a.example/b"'
    ),
    ("bad_web_address", "one-slash"): Case(briefing("See [it](«broken-link»http:/a.example)."), '"http://a.example"'),
    ("cut_address", "for-the-eye"): Case(briefing("See [it](«broken-link»https://a.example/b...)."), "from the browser"),
    ("way_round", "a-search"): Case(
        briefing("See [it](«broken-link»https://www.google.com/url?q=https://b.example/c&sa=D)."), '"https://b.example/c"'
    ),
    ("bad_web_address", "no-host"): Case(briefing("See [it](«broken-link»https://)."), "the name of a host"),
    ("bad_contact", "mail"): Case(briefing("See [it](«broken-link»mailto:nobody)."), "mailto:name@example.org"),
    ("bad_contact", "phone"): Case(briefing("See [it](«broken-link»tel:me)."), "no telephone number"),
    ("unknown_scheme", "script"): Case(briefing("Rain [falls](«unsafe-html»javascript:alert(1)).")),
    ("unknown_scheme", "data"): Case(briefing("Rain [falls](«unsafe-html»data:text/html,hello).")),
    ("unknown_scheme", "raw"): Case(briefing('A <a href="«unsafe-html»javascript:a()">b</a>.')),
    ("unknown_scheme", "doi"): Case(briefing("See [it](«unsafe-html»doi:10.1/x)."), 'write "https://doi.org/10.1/x"'),
    ("picture_in_text", "data"): Case(briefing("![it](«unsafe-html»data:image/png;base64,AAAA)"), "save the picture"),
    ("outside_over_http", "picture"): Case(
        config("title:", "policy: {outside: {images: [a.example]}}\ntitle:")
        + briefing("![it](«blocked-by-policy»http://a.example/x.png)"),
        'write "https://a.example/x.png"',
    ),
    ("outside_picture", "markdown"): Case(
        briefing("![it](«blocked-by-policy»https://a.example/x.png)"),
        f"run briefing fetch-picture https://a.example/x.png --for {LEAD}; or allow the host in config.yaml, "
        "under policy: outside: {images: [a.example]}",
    ),
    ("image_from_elsewhere", "web"): Case(
        config("regions:", "image: {file: «broken-link»https://a.example/x.png, alt: A card}\nregions:"),
        "run briefing fetch-picture https://a.example/x.png --to briefings, and write the path",
    ),
    ("outside_file", "script"): Case(
        THEMED + "-- themes/mine/templates/404.html --\n<script src='«blocked-by-policy»https://a.example/x.js'></script>\n",
        "under policy: outside: {scripts: [a.example]}",
    ),
    ("inline_code", "style"): Case(
        THEMED + "-- themes/mine/templates/404.html --\n«blocked-by-policy»<style>p {}</style>\n", "into a style sheet in static/"
    ),
}  # fmt: skip
