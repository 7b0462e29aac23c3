"""Every fix that a diagnostic carries: what it changes, and that its fault is gone then and no other came."""

from __future__ import annotations

import shlex
from collections import Counter

import pytest

from briefing_site.apps.lsp.quick_fixes import faults_in, fixes, pins
from briefing_site.apps.lsp.site_at_a_moment import SiteMoment
from briefing_site.model.diagnostic import Diagnostic
from briefing_site.model.edit import Move, NewFile, by_path, changed_bytes
from briefing_site.model.fix import Fix
from briefing_site.model.rules import RULES
from briefing_site.text.line_ends import lenient
from tests.changed_texts import applied
from tests.commands import say
from tests.editor import Editor, after
from tests.fix_codes import CODES_WITH_FIXES
from tests.sites import CARD, LEAD, Site, briefing, published

FRONT = "---\ntitle: Rain\npublisher: Quay Post\nkind: news\narchive: rain.txt\n---\n"
"""The front matter of a card that has the small site's archived text."""
CARDS = FRONT + "## hours\n> Rain fell for six hours\n\n## crew\n> The crew waited on the quay\n\n{}"
QUAY = "briefings/land/quay.md"
OTHER = briefing("Long.\n\n## The north side\n", path=QUAY, region="land", title="The quay")
TWIN = briefing("Long.", path="briefings/water/quay.md", title="The quay")
CITES = briefing("All [@rain#hours; @rain#crew; @rain#{}].", path="briefings/land/all.md", region="land")


def one(path: str, text: str) -> str:
    return f"-- {path} --\n{text}"


def config(more: str = "") -> str:
    return one("config.yaml", f"title: H\nregions:\n  water: {{name: Water}}\n  land: {{name: Land}}\n{more}")


def card(excerpts: str, name: str = "dry") -> str:
    return one(CARD, CARDS.format(excerpts)) + CITES.format(name)


CARDED = one(
    CARD, FRONT.replace("kind: news\n", "kind: news\n{}\n") + "## hours\n> Rain fell for six hours\n"
)
"""The card of the small site with another key."""
ARRIVALS = one(
    "seeds/archive/rain.txt",
    "Rain fell for six hours\n\nThe crew waited on the quay\n\nNobody spoke.\n\nBy then 38 boats lay there, and no more came.\n",
) + card("## boats\n> no more came\n", "boats")

LINTS = "Lints and waivers"
"""The section of the rules that ask for another wording, which no program can write."""

# The site that is written over the small one; the code; the title of the cure; a file and what it has then.
ROWS = [
    # --- grounding
    pytest.param(card("## dry\n> expects a dry week\n") + briefing("It is “a dry week” [@rain#hours]."), "quoted-words", "Cite @rain#dry too", LEAD, "week” [@rain#hours; @rain#dry].", id="quoted-words"),
    pytest.param(ARRIVALS.replace("> no more came", "> 38 boats lay there") + briefing("They were 38 [@rain#hours]."), "figures", "Cite @rain#boats too", LEAD, "They were 38 [@rain#hours; @rain#boats].", id="figures"),
    pytest.param(ARRIVALS + briefing("They were 38 [@rain#boats]."), "not-shown", 'Cut the excerpt "then-38-boats" and cite it', CARD, '\n## then-38-boats {at="4"}\n> By then 38 boats lay there\n', id="not-shown"),
    pytest.param(ARRIVALS + briefing("They were 38 [@rain#boats]."), "not-shown", 'Cut the excerpt "then-38-boats" and cite it', LEAD, "They were 38 [@rain#then-38-boats].", id="not-shown: the citation"),
    pytest.param(briefing("It fell on January 5, 2026 [@rain#hours]."), "date-form", 'Change "January 5, 2026" to "5 January 2026"', LEAD, "It fell on 5 January 2026 [@rain#hours].", id="date-form"),
    # --- details of cards
    pytest.param(CARDED.format("DOI: https://doi.org/10.1000/182"), "odd-detail", 'Change "https://doi.org/10.1000/182" to "10.1000/182"', CARD, "\nDOI: 10.1000/182\n", id="odd-detail: doi"),
    pytest.param(CARDED.format('volume: "Vol. 3"'), "odd-detail", 'Change "Vol. 3" to "3"', CARD, '\nvolume: "3"\n', id="odd-detail: in marks"),
    pytest.param(CARDED.format("page: pp. 12-14"), "odd-detail", 'Change "pp. 12-14" to "12-14"', CARD, "\npage: 12-14\n", id="odd-detail: pages"),
    # --- citations and links
    pytest.param(briefing("It [@rian#hours]."), "unknown-source", 'Change "rian" to "rain"', LEAD, "It [@rain#hours].", id="unknown-source: meant"),
    pytest.param(briefing("See [[@rian#hours|rian]]."), "unknown-source", 'Change "rian" to "rain"', LEAD, "See [[@rain#hours|rian]].", id="unknown-source: in a link"),
    pytest.param(briefing("日本😀 [@rian#hours]."), "unknown-source", 'Change "rian" to "rain"', LEAD, "日本😀 [@rain#hours].", id="unknown-source: behind Japanese and an emoji"),
    pytest.param(briefing("A", 'judgements:\n  - {text: "It''s [@rian#hours]", confidence: low, because: x}'), "unknown-source", 'Change "rian" to "rain"', LEAD, "[@rain#hours]", id="unknown-source: in a judgement"),
    pytest.param(one("seeds/copy.md", FRONT.replace("archive: rain.txt", "derived_from: rian")), "unknown-source", 'Change "rian" to "rain"', "seeds/copy.md", "derived_from: rain\n", id="unknown-source: derived_from"),
    pytest.param(briefing("Ask @somebody."), "unknown-source", "Write \\@, a plain at sign", LEAD, "Ask \\@somebody.", id="unknown-source: plain sign"),
    pytest.param(briefing("It [@rain#huors]."), "unknown-excerpt", 'Change "huors" to "hours"', LEAD, "It [@rain#hours].", id="unknown-excerpt: meant"),
    pytest.param(briefing("See [[@rain # huors|huors]]."), "unknown-excerpt", 'Change "huors" to "hours"', LEAD, "See [[@rain # hours|huors]].", id="unknown-excerpt: in a link"),
    pytest.param(briefing("See [a](../../seeds/rain.md#huors)."), "unknown-excerpt", 'Change "huors" to "hours"', LEAD, "rain.md#hours)", id="unknown-excerpt: link to the card"),
    pytest.param(briefing("It rains. <!-- lint unlinked-file so -->"), "bad-waiver", "Write a colon behind lint", LEAD, "<!-- lint: unlinked-file so -->", id="bad-waiver: colon"),
    pytest.param(briefing("It rains. <!-- lint: unlinked-fil so -->"), "bad-waiver", 'Change "unlinked-fil" to "unlinked-file"', LEAD, "<!-- lint: unlinked-file so -->", id="bad-waiver: meant"),
    pytest.param(briefing("It rains. <!-- lint: heading-level so -->"), "unused-waiver", "Take the waiver out", LEAD, "\nIt rains.\n", id="unused-waiver: in a sentence"),
    pytest.param(briefing("<!-- lint: heading-level so -->\n\nIt rains."), "unused-waiver", "Take the waiver out", LEAD, "---\n\nIt rains.\n", id="unused-waiver: on a line of its own"),
    pytest.param(briefing("It.", "# lint: heading-level so\nas_of: 2026-01-06"), "unused-waiver", "Take the waiver out", LEAD, "did.\nas_of: 2026-01-06\n", id="unused-waiver: in the front matter"),
    pytest.param(briefing("It.", "as_of: 2026-01-06 # lint: heading-level so"), "unused-waiver", "Take the waiver out", LEAD, "as_of: 2026-01-06\n", id="unused-waiver: behind a value"),
    pytest.param(one(CARD, FRONT.replace("kind: news", "kind: news\nwithdrawn: {date: 2026-02-01, reason: Made up.}") + "## hours\n> Rain fell for six hours\n") + briefing("All [@rain#hours].", path="briefings/land/all.md", region="land"), "withdrawn-source", "Cite it with cf.", "briefings/land/all.md", "All [cf. @rain#hours].", id="withdrawn-source"),
    pytest.param(briefing("Rain.", summary="It **rains** so."), "markup-in-plain-text", 'Leave "rains" of it', LEAD, "summary: It rains so.\n", id="markup-in-plain-text"),
    pytest.param(briefing("Rain.", summary="It rains%%not%% so."), "markup-in-plain-text", "Take it out", LEAD, "summary: It rains so.\n", id="markup-in-plain-text: comment"),
    pytest.param(briefing("Rain.", summary="A <b>b</b> or c."), "markup-in-plain-text", 'Leave "b" of it', LEAD, "summary: A b or c.\n", id="markup-in-plain-text: tag"),
    pytest.param(briefing("Rain.", summary=r"A \*b\* or c."), "markup-in-plain-text", "Take it out", LEAD, "summary: A b or c.\n", id="markup-in-plain-text: escapes"),
    pytest.param(briefing("Rain.", summary="A R&amp;D &mdash; c."), "markup-in-plain-text", 'Leave "&" of it', LEAD, "summary: A R&D — c.\n", id="markup-in-plain-text: entities"),
    pytest.param(briefing("Rain.", summary="A ***b** `c`* or d."), "markup-in-plain-text", 'Leave "b c" of it', LEAD, "summary: A b c or d.\n", id="markup-in-plain-text: nested"),
    pytest.param(briefing("Rain.", summary="A^[not c] b."), "markup-in-plain-text", 'Leave "(not c)" of it', LEAD, "summary: A(not c) b.\n", id="markup-in-plain-text: note"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a\n\n> dry week\n")) + CITES.format("dry"), "second-quotation", "Join it to the quotation above", CARD, "> expects a\n> dry week\n", id="second-quotation: blank line"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a\n\nSo:\n\n> dry week\n")) + CITES.format("dry") + config("lint: {unused-excerpt: off}\n"), "second-quotation", "Make an excerpt of it, dry-2", CARD, "So:\n\n## dry-2\n> dry week\n", id="second-quotation: words between"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a dry week\n\ntranslation： Sec.\n")) + CITES.format("dry"), "bad-excerpt", "Write Translation:", CARD, "\nTranslation: Sec.\n", id="bad-excerpt: translation"),
    pytest.param(one(CARD, CARDS.format('## dry\n> expects a dry week\n\n{at="3"}\n')) + CITES.format("dry"), "bad-excerpt", "Move them to the heading", CARD, '## dry {at="3"}\n> expects', id="bad-excerpt: keys below"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a dry week\n").replace("kind: news", "kind: news\nurl: https://a.example/a b")) + CITES.format("dry"), "wrong-type", 'Change "https://a.example/a b" to "https://a.example/a%20b"', CARD, "url: https://a.example/a%20b\n", id="wrong-type: blank in an address"),
    pytest.param(briefing("Rain.", "language: English"), "wrong-type", 'Change "English" to "en"', LEAD, "language: en\n", id="wrong-type: language"),
    pytest.param(briefing("It **rains."), "unclosed-emphasis", "Write \\*, which is plain text", LEAD, "It \\**rains.", id="unclosed-emphasis"),
    pytest.param(briefing("It <b>rains."), "unclosed-tag", "Take <b> out", LEAD, "It rains.", id="unclosed-tag"),
    pytest.param(briefing("It </b>rains."), "unclosed-tag", "Take </b> out", LEAD, "It rains.", id="unclosed-tag: closing"),
    pytest.param(briefing("3. a\n5. b"), "lost-number", "Write 4.", LEAD, "3. a\n4. b", id="lost-number"),
    pytest.param(briefing("Rain.\n\n##\n\nFog."), "no-words", "Take it out", LEAD, "Rain.\n\n\n\nFog.", id="no-words"),
    pytest.param(briefing("| a | b |\n|---|---|\n| c | d | e |"), "lost-cell", "Write \\|, which is plain text", LEAD, "| c | d \\| e |", id="lost-cell"),
    pytest.param(briefing("```\nIt fell."), "unclosed-code", "Close the code with ``` at the end", LEAD, "```\nIt fell.\n```", id="unclosed-code"),
    pytest.param(briefing("Rain.\n\n[note]: important"), "unused-label", "Delete the line", LEAD, "Rain.\n\n", id="unused-label"),
    pytest.param(briefing("It $x$ rains."), "foreign-markup", "Write \\$, which is plain text", LEAD, "It \\$x$ rains.", id="foreign-markup"),
    pytest.param(briefing("It $$x$$ rains."), "foreign-markup", "Write \\$, which is plain text", LEAD, "It \\$$x$$ rains.", id="foreign-markup: two signs"),
    pytest.param(briefing("It {{ x }} rains."), "foreign-markup", "Write \\{, which is plain text", LEAD, "It \\{{ x }} rains.", id="foreign-markup: braces"),
    pytest.param(briefing("10^2^"), "foreign-markup", "Write \\^, which is plain text", LEAD, "10\\^2^", id="foreign-markup: caret"),
    pytest.param(briefing("H~a~"), "foreign-markup", "Write \\~, which is plain text", LEAD, "H\\~a~", id="foreign-markup: tilde"),
    pytest.param(briefing("::: note"), "foreign-markup", "Write \\:, which is plain text", LEAD, "\\::: note", id="foreign-markup: colons"),
    pytest.param(briefing("x", 'events:\n  - {date: 2026, text: "It $x$ rains."}'), "foreign-markup", "Write \\$, which is plain text", LEAD, 'text: "It \\\\$x$ rains."', id="foreign-markup: in quotation marks"),
    pytest.param(briefing("```{note}\nx\n```"), "foreign-markup", "Write note", LEAD, "```note\n", id="foreign-markup: directive"),
    pytest.param(OTHER + briefing("See ![[quay]]."), "foreign-markup", "Write a link", LEAD, "See [[quay]].", id="foreign-markup: embed"),
    pytest.param(briefing(">" * 100 + "> rain"), "too-deep", "Take the signs away", LEAD, "\nrain", id="too-deep"),
    pytest.param(OTHER + briefing("See [it [[quay|there]]](../land/quay.md)."), "misplaced-link", 'Leave "there" of it', LEAD, "See [it there](", id="misplaced-link: in a link"),
    pytest.param(briefing("Rain [see [it](https://a.example) @rain#hours]."), "misplaced-link", 'Leave "it" of it', LEAD, "[see it @rain#hours]", id="misplaced-link: in a citation"),
    pytest.param(briefing("It %%rains."), "unclosed-comment", "Write \\%%, which is plain text", LEAD, "It \\%%rains.", id="unclosed-comment"),
    pytest.param(briefing("It <!-- rains."), "unclosed-comment", "Write \\<!--, which is plain text", LEAD, "It \\<!-- rains.", id="unclosed-comment: HTML"),
    pytest.param(briefing("See [it][there]."), "unknown-label", "Write \\[, which is plain text", LEAD, "See [it]\\[there].", id="unknown-label"),
    pytest.param(briefing("See [it][]."), "unknown-label", "Write \\[, which is plain text", LEAD, "See \\[it][].", id="unknown-label: of the words"),
    pytest.param(briefing("It rained [see @rain#hours;]."), "not-a-citation", "Write [see @rain#hours]", LEAD, "rained [see @rain#hours].", id="not-a-citation: semicolon at the end"),
    pytest.param(briefing("It[^a] rained[^b].\n\n[^a]: A note.\n    [^b]: Another."), "undefined-footnote", "Begin it in the first column", LEAD, "note.\n\n[^b]: Another.", id="undefined-footnote: indented"),
    pytest.param(briefing("It rained.", summary="L\u00e2\u20ac\u2122\u00c3\u00a9t\u00c3\u00a9 est fini."), "misread-characters", "Write L’été", LEAD, "summary: L’été est fini.\n", id="misread-characters"),
    pytest.param(briefing("See [[rain]]."), "broken-link", "Put the at sign before it", LEAD, "See [[@rain]].", id="broken-link: source"),
    pytest.param(OTHER + briefing("See [[qauy]]."), "broken-link", 'Change "qauy" to "quay"', LEAD, "See [[quay]].", id="broken-link: wikilink"),
    pytest.param(OTHER + briefing("See [a](../land/qauy.md)."), "broken-link", 'Change "../land/qauy.md" to "../land/quay.md"', LEAD, "(../land/quay.md)", id="broken-link: file"),
    pytest.param(OTHER + briefing("See [[quay#teh-north-side]]."), "broken-anchor", 'Change "teh-north-side" to "the-north-side"', LEAD, "[[quay#the-north-side]]", id="broken-anchor: wikilink"),
    pytest.param(briefing("See [a](#hree).\n\n## Here\n"), "broken-anchor", 'Change "hree" to "here"', LEAD, "(#here)", id="broken-anchor: this page"),
    pytest.param(OTHER + TWIN + briefing("See [[quay|quay]]."), "ambiguous-link", "Link to water/quay", LEAD, "See [[water/quay|quay]].", id="ambiguous-link"),
    pytest.param(briefing("Long.", "draft: true", QUAY, region="land", title="The quay") + briefing("See [[quay]]."), "link-to-draft", 'Publish "The quay" too', QUAY, "summary: What the rain did.\n---\n", id="link-to-draft: wikilink"),
    pytest.param(briefing("Long.", "draft: true", QUAY, region="land", title="The quay") + briefing("See [a](../land/quay.md)."), "link-to-draft", 'Publish "The quay" too', QUAY, "summary: What the rain did.\n---\n", id="link-to-draft: file"),
    pytest.param(briefing("Note[^nota].\n\n[^note]: Text."), "undefined-footnote", 'Change "nota" to "note"', LEAD, "Note[^note].", id="undefined-footnote: meant"),
    pytest.param(briefing("Text.\n\n[^n]: Unused.\n\nMore."), "unused-footnote", "Delete the footnote [^n]", LEAD, "Text.\n\nMore.", id="unused-footnote"),
    pytest.param(briefing("### Too deep\n\nText."), "heading-level", "Begin the line with ##", LEAD, "---\n## Too deep\n", id="heading-level"),
    pytest.param(OTHER + briefing("![a](../land/quay.md)"), "broken-link", "Leave the ! out, and link to it", LEAD, "---\n[a](../land/quay.md)", id="broken-link: a text as a picture"),
    pytest.param(one("briefings/water/a.pdf", "%PDF\n") + briefing("![a](a.pdf)"), "broken-link", "Leave the ! out, and link to it", LEAD, "---\n[a](a.pdf)", id="broken-link: a document as a picture"),
    pytest.param(OTHER + briefing("See [a](../land/Quay.md)."), "broken-link", 'Change "../land/Quay.md" to "../land/quay.md"', LEAD, "(../land/quay.md)", id="broken-link: capitals"),
    pytest.param(one("briefings/water/cafe\u0301 1.png", "GIF89a\n") + briefing("![a](caf\u00e9%201.png)"), "broken-link", "Write the name as the file has it", LEAD, "(cafe\u0301%201.png)", id="broken-link: how letters are stored"),
    pytest.param(OTHER + briefing("See [a](/land/quay.html#the-north-side)."), "broken-link", 'Change "/land/quay.html" to "../land/quay.md"', LEAD, "(../land/quay.md#the-north-side)", id="broken-link: from the root"),
    pytest.param(OTHER + briefing("See [a](/land/)."), "broken-link", 'Change "/land/" to "../land/index.md"', LEAD, "(../land/index.md)", id="broken-link: a region from the root"),
    pytest.param(OTHER + briefing("See [a](../land/quay.md?x=1#the-north-side)."), "broken-link", 'Change "../land/quay.md?x=1" to "../land/quay.md"', LEAD, "(../land/quay.md#the-north-side)", id="broken-link: query"),
    pytest.param(OTHER + briefing("See [a](../land/quay)."), "broken-link", 'Change "../land/quay" to "../land/quay.md"', LEAD, "(../land/quay.md)", id="broken-link: no ending"),
    pytest.param(OTHER + briefing(r"See [a](..\land\quay.md)."), "broken-link", r'Change "..\land\quay.md" to "../land/quay.md"', LEAD, "(../land/quay.md)", id="broken-link: backslashes"),
    pytest.param(briefing("See [a](../sources/rain.html)."), "broken-link", 'Change "../sources/rain.html" to "../../seeds/rain.md"', LEAD, "(../../seeds/rain.md)", id="broken-link: page of a source"),
    pytest.param(OTHER + briefing("See [a](http://127.0.0.1:8000/land/quay.html)."), "broken-link", 'Change "http://127.0.0.1:8000/land/quay.html" to "../land/quay.md"', LEAD, "(../land/quay.md)", id="broken-link: address of the preview"),
    pytest.param(one("briefings/water/a.png", "GIF89a\n") + briefing(r"![a](C:\me\a.png)"), "broken-link", r'Change "C:\me\a.png" to "a.png"', LEAD, "(a.png)", id="broken-link: a disk"),
    pytest.param(briefing("See [a](www.a.example/x)."), "broken-link", 'Change "www.a.example/x" to "https://www.a.example/x"', LEAD, "(https://www.a.example/x)", id="broken-link: no scheme"),
    pytest.param(briefing("See [a](ann@a.example)."), "broken-link", 'Change "ann@a.example" to "mailto:ann@a.example"', LEAD, "(mailto:ann@a.example)", id="broken-link: mail"),
    pytest.param(briefing("See [a](htps://a.example/x)."), "broken-link", 'Change "htps://a.example/x" to "https://a.example/x"', LEAD, "(https://a.example/x)", id="broken-link: scheme"),
    pytest.param(briefing("See [a](doi:10.1/x)."), "unsafe-html", 'Change "doi:10.1/x" to "https://doi.org/10.1/x"', LEAD, "(https://doi.org/10.1/x)", id="unsafe-html: DOI"),
    pytest.param(briefing("It <word> fell."), "unsafe-html", "Write \\<word>, as plain words", LEAD, "It \\<word> fell.", id="unsafe-html: no tag"),
    pytest.param(briefing("x", 'judgements:\n  - {text: "It <word> fell [@rain#hours]", confidence: low, because: x}'), "unsafe-html", "Write \\<word>, as plain words", LEAD, '"It \\\\<word> fell [@rain#hours]"', id="unsafe-html: no tag, in YAML"),
    pytest.param(briefing('It <b style="color: red" class="x">fell</b>.'), "unsafe-html", "Leave style out", LEAD, 'It <b class="x">fell</b>.', id="unsafe-html: attribute"),
    pytest.param(briefing("It <b ONCLICK=a()>fell</b>."), "unsafe-html", "Leave onclick out", LEAD, "It <b>fell</b>.", id="unsafe-html: handler"),
    pytest.param(config() + briefing("![a](https://a.example/x.png)"), "blocked-by-policy", "Allow pictures of a.example in config.yaml", "config.yaml", "policy: {outside: {images: [a.example]}}\n", id="blocked-by-policy: no policy yet"),
    pytest.param(config("policy: {quote_words: 20}\n") + briefing("![a](https://a.example/x.png)"), "blocked-by-policy", "Allow pictures of a.example in config.yaml", "config.yaml", "policy: {outside: {images: [a.example]}, quote_words: 20}\n", id="blocked-by-policy: a policy in braces"),
    pytest.param(config("policy:\n  quote_words: 20\n") + briefing("![a](https://a.example/x.png)"), "blocked-by-policy", "Allow pictures of a.example in config.yaml", "config.yaml", "policy:\n  outside: {images: [a.example]}\n  quote_words: 20\n", id="blocked-by-policy: a policy in lines"),
    pytest.param(config("policy:\n  outside:\n    images: [b.example]\n") + briefing("![a](https://a.example/x.png)"), "blocked-by-policy", "Allow pictures of a.example in config.yaml", "config.yaml", "images: [b.example, a.example]\n", id="blocked-by-policy: another host"),
    pytest.param(config("policy:\n  outside: {fonts: ['b.example']}\n") + briefing("![a](https://a.example/x.png)"), "blocked-by-policy", "Allow pictures of a.example in config.yaml", "config.yaml", "outside: {images: [a.example], fonts: ['b.example']}\n", id="blocked-by-policy: another kind"),
    pytest.param(config("policy: {outside: {images: [a.example]}}\n") + briefing("![a](//a.example/x.png)"), "blocked-by-policy", 'Change "//a.example/x.png" to "https://a.example/x.png"', LEAD, "(https://a.example/x.png)", id="blocked-by-policy: no scheme"),
    # --- what looks like a citation
    pytest.param(briefing("It [@Rain#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: capital"),
    pytest.param(briefing("Rain.\n\n    It fell [@rain#hours].\n\n    Long."), "not-a-citation", "Take the blanks out", LEAD, "Rain.\n\nIt fell [@rain#hours].\n\nLong.", id="not-a-citation: indented"),
    pytest.param(briefing("It [@rain#]."), "not-a-citation", "Write @rain", LEAD, "It [@rain].", id="not-a-citation: no excerpt"),
    pytest.param(briefing("It [@rain## and]."), "not-a-citation", "Write @rain", LEAD, "It [@rain and].", id="not-a-citation: two signs and no excerpt"),
    pytest.param(briefing("It [@rain #hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: space"),
    pytest.param(briefing("It x@rain#hours."), "not-a-citation", "Write @rain#hours", LEAD, "It x @rain#hours.", id="not-a-citation: glued"),
    pytest.param(briefing("It 【@rain#hours】."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: lenticular brackets"),
    pytest.param(briefing("It [@rain#hours】."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: lenticular bracket behind"),
    pytest.param(briefing("It 【@rain#hours]."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: lenticular bracket before"),
    pytest.param(briefing("It {see @rain#hours, p. 3}."), "not-a-citation", "Write [see @rain#hours, p. 3]", LEAD, "It [see @rain#hours, p. 3].", id="not-a-citation: in braces"),
    pytest.param(briefing("It [[@rain#hours]."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: doubled before"),
    pytest.param(briefing("It [@rain#hours]]."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: doubled behind"),
    pytest.param(briefing("It [;@rain#hours;;@rain#crew;]."), "not-a-citation", "Write [@rain#hours;@rain#crew]", LEAD, "It [@rain#hours;@rain#crew].", id="not-a-citation: empty parts"),
    pytest.param(briefing("It [@ra\u0456n#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: Ukrainian letter"),
    pytest.param(briefing("It [@rain\u200b#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: zero-width space"),
    pytest.param(briefing("It [@rain\u00a0#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: no-break space"),
    pytest.param(briefing("It [@rain,#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: comma in the key"),
    pytest.param(briefing("It [\ufe6brain#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: small at sign"),
    pytest.param(briefing("It [\ufe6brain#hours]."), "not-a-citation", "Write \\@, a plain at sign", LEAD, "It [\\@rain#hours].", id="not-a-citation: small at sign, plain"),
    pytest.param(briefing("It [&commat;rain#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: character reference"),
    pytest.param(briefing("It \\＠rain#hours."), "not-a-citation", "Write \\@, a plain at sign", LEAD, "It \\@rain#hours.", id="not-a-citation: backslash and full-width sign"),
    pytest.param(briefing("It \\cite{rain}."), "not-a-citation", "Write [@rain]", LEAD, "It [@rain].", id="not-a-citation: LaTeX"),
    pytest.param(briefing("It cite:rain#hours."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: cite and a colon"),
    pytest.param(briefing("It [cite:@rain#hours]."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: Org mode"),
    pytest.param(briefing("It [rain#hours]."), "not-a-citation", "Write @rain#hours", LEAD, "It [@rain#hours].", id="not-a-citation: no sign"),
    pytest.param(briefing("It [see rain, p. 3]."), "not-a-citation", "Write @rain", LEAD, "It [see @rain, p. 3].", id="not-a-citation: no sign, whole source"),
    pytest.param(briefing("It [x@rain]."), "not-a-citation", "Write @rain", LEAD, "It [x @rain].", id="not-a-citation: joined, whole source"),
    pytest.param(briefing("Ask ＠somebody."), "unknown-source", "Write \\@, a plain at sign", LEAD, "Ask \\@somebody.", id="unknown-source: plain full-width sign"),
    pytest.param(briefing("It [@rain#hours and more."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours] and more.", id="not-a-citation: not closed"),
    pytest.param(briefing("It [@rain#hours and more."), "not-a-citation", "Write \\[, a plain bracket", LEAD, "It \\[@rain#hours and more.", id="not-a-citation: plain bracket"),
    pytest.param(briefing("It @rain#hours] and."), "not-a-citation", "Write [@rain#hours", LEAD, "It [@rain#hours] and.", id="not-a-citation: not opened"),
    pytest.param(briefing("It [@rain#hours, @rain#crew]."), "not-a-citation", "Write [@rain#hours; @rain#crew]", LEAD, "It [@rain#hours; @rain#crew].", id="not-a-citation: no semicolon"),
    pytest.param(briefing("It ^[@rain#hours]."), "not-a-citation", "Write [@rain#hours]", LEAD, "It [@rain#hours].", id="not-a-citation: footnote"),
    pytest.param(briefing("It [^ @rain#hours]."), "not-a-citation", "Write [ @rain#hours]", LEAD, "It [ @rain#hours].", id="not-a-citation: in a footnote"),
    pytest.param(briefing("It [@rain_1#x]."), "not-a-citation", "Write \\@, a plain at sign", LEAD, "It [\\@rain_1#x].", id="not-a-citation: plain sign"),
    pytest.param(card("## dry\n> expects a dry week\n").replace("kind: news", "kind: null  # one of a few"), "missing-field", "Write analysis", CARD, "kind: analysis  # one of a few\n", id="missing-field: null"),
    pytest.param(briefing("x", 'judgements:\n  - {text: "a [@rain#hours]", because: b, confidence: }'), "missing-field", "Write low", LEAD, "confidence:  low}", id="missing-field: nothing behind the key"),
    # --- files
    pytest.param(briefing("Rain.", path="seeds/lead.md"), "stray-file", f"Move it to {LEAD}", LEAD, "\nRain.\n", id="stray-file: among the cards"),
    # --- front matter and config
    pytest.param("-- seeds/snow.md --\n---\ntitle: Snow\npublisher: P\nkind: news\naliases: [rain, Snow:1]\n---\n## cold\n> It was cold\n" + briefing("It was [@snow]."), "alias-taken", "Take the key rain out", "seeds/snow.md", 'aliases: ["Snow:1"]\n', id="alias-taken"),
    pytest.param(briefing("x", "aliases: [old, land/all]"), "address-taken", "Delete the alias land/all", LEAD, "aliases: [old]\n", id="address-taken"),
    pytest.param(config("aliases: {topics/a: timelin}\n"), "unknown-page", 'Change "timelin" to "timeline"', "config.yaml", "aliases: {topics/a: timeline}\n", id="unknown-page"),
    pytest.param(config("aliases: {timeline: search}\n"), "address-taken", "Delete the alias timeline", "config.yaml", "  land: {name: Land}\n", id="address-taken: of a page"),
    pytest.param(config("aliases: {a: search, timeline: search}\n"), "address-taken", "Delete the alias timeline", "config.yaml", "aliases: {a: search}\n", id="address-taken: one of several"),
    pytest.param(briefing("x", "aliases: [land/all]"), "address-taken", "Delete the alias land/all", LEAD, "aliases: []\n", id="address-taken: the last"),
    pytest.param(one("config.yaml", "title: H\nbase_url: https://example.org/\nregions: {water: {name: W}, land: {}}\n"), "example-address", "Leave base_url out", "config.yaml", "title: H\nregions:", id="example-address"),
    pytest.param(briefing("x", "topics: [rain]\njudgements: [{text: 'Wet [@rain#hours].', confidence: low, because: x, topics: [rian]}]"), "foreign-topic", 'Change "rian" to "rain"', LEAD, "topics: [rain]}]\n", id="foreign-topic: meant"),
    pytest.param(briefing("x", region="watr"), "unknown-region", 'Change "watr" to "water"', LEAD, "region: water\n", id="unknown-region: meant"),
    pytest.param(briefing("x", "regions: [lnad]"), "unknown-region", 'Change "lnad" to "land"', LEAD, "regions: [land]\n", id="unknown-region: further"),
    pytest.param(briefing("x", "regions: [sky]"), "unknown-region", 'Add the region "sky" to config.yaml', "config.yaml", "  land: {name: Land}\n  sky:\n", id="unknown-region: new, in lines"),
    pytest.param(one("config.yaml", "title: H\nregions: {water: {name: W}, land: {}}\n") + briefing("x", "regions: [sky]"), "unknown-region", 'Add the region "sky" to config.yaml', "config.yaml", "land: {}, sky: {}}\n", id="unknown-region: new, in braces"),
    pytest.param(one("config.yaml", "title: H\nregions:\n  water:\n  land:\n    name: Land\n    summary: Dry.\nlanguage: en\n") + briefing("x", "regions: [sky]"), "unknown-region", 'Add the region "sky" to config.yaml', "config.yaml", "    summary: Dry.\n  sky:\nlanguage: en\n", id="unknown-region: new, before other keys"),
    pytest.param(briefing("x", region="land"), "region-mismatch", 'Change the region to "water"', LEAD, "region: water\n", id="region-mismatch: region"),
    pytest.param(briefing("x", region="land"), "region-mismatch", "Move the file to briefings/land/", "briefings/land/lead.md", "region: land\n", id="region-mismatch: file"),
    pytest.param(briefing("x", "topcs: [a]"), "unknown-key", 'Change "topcs" to "topics"', LEAD, "topics: [a]\n", id="unknown-key"),
    pytest.param(card('## dry {att="3"}\n> expects a dry week\n'), "unknown-key", 'Change "att" to "at"', CARD, '## dry {at="3"}', id="unknown-key: excerpt"),
    pytest.param(config("thme: base\n"), "unknown-key", 'Change "thme" to "theme"', "config.yaml", "theme: base\n", id="unknown-key: config"),
    pytest.param(config("citation_style: a.csl\n"), "unknown-citation-style", "Print references in Chicago's style", "config.yaml", "citation_style: chicago\n", id="unknown-citation-style"),
    pytest.param(config("citation_style: a.csl\n") + one("a.csl", "No style.\n"), "bad-citation-style", "Print references in Chicago's style", "config.yaml", "citation_style: chicago\n", id="bad-citation-style"),
    pytest.param(config("theme: bas\n"), "unknown-theme", 'Change "bas" to "base"', "config.yaml", "theme: base\n", id="unknown-theme"),
    pytest.param(config("lint: {not-pined: off}\n"), "unknown-lint", 'Change "not-pined" to "not-pinned"', "config.yaml", "lint: {not-pinned: off}\n", id="unknown-lint"),
    pytest.param(briefing("x", 'judgements:\n  - {text: "a [@rain#hours]", confidence: hihg, because: b}'), "wrong-type", 'Change "hihg" to "high"', LEAD, "confidence: high", id="wrong-type: word"),
    pytest.param(briefing("x", "topics: shipping"), "wrong-type", "Make it a list", LEAD, "topics: [shipping]\n", id="wrong-type: list"),
    pytest.param(briefing("x", region="[water]"), "wrong-type", "Take the brackets away", LEAD, "region: water\n", id="wrong-type: list of one"),
    pytest.param(briefing("x", region="\n  - water"), "wrong-type", "Take the hyphen away", LEAD, "region: \n  water\n", id="wrong-type: list of one in lines"),
    pytest.param(briefing("x", 'events: ["2026-01-01: It fell."]'), "wrong-type", "Write it in this form", LEAD, 'events: [{date: 2026-01-01, text: "It fell."}]', id="wrong-type: event in words"),
    pytest.param(briefing("x", "people: 'Ada, Lane'"), "wrong-type", "Make it a list", LEAD, "people: ['Ada, Lane']\n", id="wrong-type: list of a quoted text"),
    pytest.param(card('## dry {at="３"}\n> expects a dry week\n'), "wrong-type", 'Change "３" to "3"', CARD, '{at="3"}', id="wrong-type: place of another width"),
    pytest.param(card('## dry {at：“3”，voice＝“fact”}\n> expects a dry week\n'), "bad-excerpt", 'Write {at="3" voice="fact"}', CARD, '## dry {at="3" voice="fact"}\n', id="bad-excerpt: keys of another width"),
    pytest.param(card('## dry\n＞ expects\n＞ a dry week\n'), "missing-quote", "Write >", CARD, "\n> expects\n> a dry week\n", id="missing-quote: sign of another width"),
    pytest.param(card("Dry\n---\n> expects a dry week\n"), "bad-excerpt", "Write ## dry", CARD, "## dry\n> expects", id="bad-excerpt: underlined"),
    pytest.param(card('## dry {voice="opinon"}\n> expects a dry week\n'), "wrong-type", 'Change "opinon" to "opinion"', CARD, '{voice="opinion"}', id="wrong-type: voice"),
    pytest.param(briefing("x", title="It is # 1"), "comment-in-text", "Put the text in quotation marks", LEAD, 'title: "It is # 1"\n', id="comment-in-text: marks"),
    pytest.param(briefing("x", title="Rain # a note"), "comment-in-text", "Move the comment to a line of its own", LEAD, "# a note\ntitle: Rain\n", id="comment-in-text: line"),
    pytest.param(briefing("x", "people:\n  - Ada # a note\n  - Bo"), "comment-in-text", "Move the comment to a line of its own", LEAD, "people:\n  # a note\n  - Ada\n  - Bo\n", id="comment-in-text: item"),
    pytest.param(briefing("x", title="# 1"), "comment-in-text", "Put the text in quotation marks", LEAD, 'title: "# 1"\n', id="comment-in-text: alone"),
    pytest.param(briefing("<<<<<<< a\none\n=======\ntwo\n>>>>>>> b"), "merge-conflict", "Keep the version of a", LEAD, "---\none\n", id="merge-conflict: ours"),
    pytest.param(briefing("<<<<<<< a\none\n=======\ntwo\n>>>>>>> b"), "merge-conflict", "Keep the version of b", LEAD, "---\ntwo\n", id="merge-conflict: theirs"),
    pytest.param(briefing("one\n>>>>>>> b\ntwo"), "merge-conflict", "Delete the line", LEAD, "one\ntwo\n", id="merge-conflict: mark"),
    pytest.param(briefing("x", region="“Water”"), "bad-id", "Write water", LEAD, "region: water\n", id="bad-id: letter case and marks"),
    pytest.param(briefing("x", "Topics: [a]"), "unknown-key", 'Change "Topics" to "topics"', LEAD, "topics: [a]\n", id="unknown-key: letter case"),
    pytest.param(briefing("x", "events:\n  - {date:2026, text: a}"), "unknown-key", "Put a space after the colon", LEAD, "{date: 2026, text: a}", id="unknown-key: no space"),
    pytest.param(briefing("x", "events:\n  - {date: 2026, text: a, b}"), "unknown-key", "Put the text in quotation marks", LEAD, '{date: 2026, text: "a, b"}', id="unknown-key: comma"),
    pytest.param(briefing("x", "topics: #rain"), "comment-in-text", "Make it a comment, with a space", LEAD, "topics: # rain\n", id="comment-in-text: hash"),
    pytest.param(one("config.yaml", "title: H\nbase_url: www.harbour.example\nregions: {water: {}, land: {}}\n"), "wrong-type", "Write https://www.harbour.example", "config.yaml", "base_url: https://www.harbour.example\n", id="wrong-type: address"),
    pytest.param(one("config.yaml", "title: H\nbase_url: https://a.example/\u00a0\nregions: {water: {}, land: {}}\n"), "wrong-type", "Write https://a.example/", "config.yaml", "base_url: https://a.example/\n", id="wrong-type: address with a space"),
    pytest.param(briefing("x", "draft: Off"), "wrong-type", "Write false", LEAD, "draft: false\n", id="wrong-type: switch"),
    pytest.param(briefing("x", "draft: 'no'"), "wrong-type", "Write false", LEAD, "draft: false\n", id="wrong-type: switch in marks"),
    pytest.param(config('policy: {quote_words: "15"}\n'), "wrong-type", "Write 15", "config.yaml", "{quote_words: 15}\n", id="wrong-type: number in marks"),
    pytest.param(config("lint: {figures: Warn}\n"), "wrong-type", 'Change "Warn" to "warn"', "config.yaml", "{figures: warn}\n", id="wrong-type: level"),
    pytest.param(config("citation_style: APA\n"), "wrong-type", 'Change "APA" to "apa"', "config.yaml", "citation_style: apa\n", id="wrong-type: style"),
    pytest.param(briefing("x", "topics:\n  -a\n  -b"), "wrong-type", "Put a space after each hyphen", LEAD, "topics:\n  - a\n  - b\n", id="wrong-type: hyphens"),
    pytest.param(briefing("x", "judgements:\n  - text:a [@rain#hours]\n    confidence: low\n    because: b"), "bad-yaml", "Put a space after the colon", LEAD, "  - text: a [@rain#hours]\n", id="bad-yaml: no space"),
    pytest.param(briefing("x", "people:\n  - Ada\n   - Bo"), "bad-yaml", "Indent the line by 2 spaces", LEAD, "  - Ada\n  - Bo\n", id="bad-yaml: item too deep"),
    pytest.param(one(LEAD, "---\n---\ntitle: R\nregion: water\ndate: 2026\nsummary: S.\n---\nBody.\n"), "bad-yaml", "Delete one of the two lines", LEAD, "---\ntitle: R\n", id="bad-yaml: doubled line"),
    pytest.param(one(LEAD, "—-\ntitle: R\nregion: water\ndate: 2026\nsummary: S.\n---\nBody.\n"), "missing-front-matter", "Write --- as the first line", LEAD, "---\ntitle: R\n", id="missing-front-matter: dashes"),
    pytest.param(one(LEAD, "---\ntitle: R\nregion: water\ndate: 2026\nsummary: S.\n----\n\nBody.\n"), "unclosed-front-matter", "Write ---", LEAD, "summary: S.\n---\n\nBody.\n", id="unclosed-front-matter: four hyphens"),
    pytest.param(briefing("x", date="1 December 2026"), "bad-date", "Write 2026-12-01", LEAD, "date: 2026-12-01\n", id="bad-date: words"),
    pytest.param(briefing("x", date="03/04/2026"), "bad-date", "Write 2026-03-04", LEAD, "date: 2026-03-04\n", id="bad-date: either way"),
    pytest.param(briefing("x", date="2026/1/7"), "bad-date", "Write 2026-01-07", LEAD, "date: 2026-01-07\n", id="bad-date: slashes"),
    pytest.param(briefing("x", date="2026年1月7日"), "bad-date", "Write 2026-01-07", LEAD, "date: 2026-01-07\n", id="bad-date: Japanese"),
    pytest.param(briefing("x", 'as_of: "2026-1"'), "bad-date", "Write 2026-01", LEAD, 'as_of: "2026-01"\n', id="bad-date: quoted"),
    pytest.param(briefing("x", "topics: [Sea Trade]"), "bad-id", "Write sea-trade", LEAD, "topics: [sea-trade]\n", id="bad-id"),
    pytest.param(briefing("x", "draft: true\ndraft: false"), "duplicate-key", "Take this one out", LEAD, "draft: true\n---\n", id="duplicate-key"),
    pytest.param(briefing("x", "topics:\n  - a\ntopics:\n  - b\n  - c\npeople: [d]"), "duplicate-key", "Take this one out", LEAD, "  - a\npeople: [d]\n", id="duplicate-key: in lines"),
    pytest.param(briefing("x", region=None), "missing-field", 'Add "region"', LEAD, "summary: What the rain did.\nregion: water\n---\n", id="missing-field: region"),
    pytest.param(briefing("x", region=""), "missing-field", "Add the folder's region, water", LEAD, "region: water", id="missing-field: region not filled in"),
    pytest.param(briefing("x", title="Rain: the quay"), "bad-yaml", "Put the text in quotation marks", LEAD, 'title: "Rain: the quay"\n', id="bad-yaml: colon"),
    pytest.param(briefing("x", "people:\n  - @ada"), "bad-yaml", "Put the text in quotation marks", LEAD, '  - "@ada"\n', id="bad-yaml: sign"),
    pytest.param(briefing("x", "topics:\n\t- a"), "bad-yaml", "Indent with spaces", LEAD, "topics:\n  - a\n", id="bad-yaml: tab"),
    pytest.param(one(LEAD, "---\ntitle: R\nregion: water\ndate: 2026\nsummary: S.\n\nBody.\n"), "unclosed-front-matter", "End the front matter", LEAD, "summary: S.\n---\n\nBody.\n", id="unclosed-front-matter"),
    pytest.param(briefing("a\x07b"), "forbidden-character", "Delete the character", LEAD, "---\nab\n", id="forbidden-character"),
    # --- cards
    pytest.param(card('## dry {at="2" voice="fact"}\n> expects a dry week\n'), "quote-not-found", 'Set at="3"', CARD, '## dry {at="3" voice="fact"}', id="quote-not-found: elsewhere"),
    pytest.param(card("## dry\n> expects a wet week\n"), "quote-not-found", "Quote the words as they stand: “expects a dry week”", CARD, "> expects a dry week\n", id="quote-not-found: nearest"),
    pytest.param(card("## dry\n> The mayor expects\n> a wet week\n"), "quote-not-found", "Quote the words as they stand: “The mayor expects a dry week”", CARD, "## dry\n> The mayor expects a dry week\n", id="quote-not-found: nearest, of two lines"),
    pytest.param(card('## dry {at="2"}\n> The mayor expects a wet week\n'), "quote-not-found", "Quote the words as they stand: “The mayor expects a dry week”", CARD, '## dry {at="3"}\n> The mayor expects a dry week\n', id="quote-not-found: nearest, elsewhere"),
    pytest.param(one("seeds/archive/rain.txt", "Rain fell for six hours\n\nThe crew waited on the quay\n\nA dry week.\n\nA dry week.\n") + card("## week\n> A dry week\n", "week"), "ambiguous-quote", 'Set at="4"', CARD, '## week {at="4"}\n', id="ambiguous-quote"),
    pytest.param(one("seeds/archive/rain.txt", "Rain fell for six hours\n\nThe crew waited on the quay\n\nA dry week.\n\nA dry week.\n") + card('## week {voice="fact"}\n> A dry week\n', "week"), "ambiguous-quote", 'Set at="3"', CARD, '## week {at="3" voice="fact"}\n', id="ambiguous-quote: with other keys"),
    pytest.param(one(CARD, CARDS.format("").replace("archive: rain.txt\n", "")), "unverified-quote", 'Name the archived text "rain.txt"', CARD, "kind: news\narchive: rain.txt\n---\n", id="unverified-quote"),
    pytest.param(one(CARD, CARDS.format("").replace("rain.txt", "rian.txt")), "missing-archive", 'Change "rian.txt" to "rain.txt"', CARD, "archive: rain.txt\n", id="missing-archive"),
    pytest.param(one("seeds/archive/rain.txt", "Rain fell for six hours\n\nThe crew waited on the quay\n\n\fpages: p. 12 = 1:0, p. 13 = 2:0\n") + one(CARD, CARDS.format("")) + briefing("Rain [@rain#hours, p. 14, so] and [@rain#crew, pp. 12-13].", path="briefings/land/all.md", region="land"), "wrong-page", "Write p. 12", "briefings/land/all.md", "Rain [@rain#hours, p. 12, so] and", id="wrong-page"),
    pytest.param(one(CARD, CARDS.format("").replace("kind: news", "kind: news\nuncertain: [author, date]")), "uncertain", "All of it is right: empty the list", CARD, "uncertain: []\n", id="uncertain"),
    pytest.param(card("## dry\n> expects a dry week\n\nGist.\n\n## wet\n> Nobody was hurt\n"), "unused-excerpt", 'Delete the excerpt "wet"', CARD, "Gist.\n\n", id="unused-excerpt: last"),
    pytest.param(card("## wet\n> Nobody was hurt\n\n## dry\n> expects a dry week\n"), "unused-excerpt", 'Delete the excerpt "wet"', CARD, "quay\n\n## dry\n", id="unused-excerpt: amid others"),
    *(
        pytest.param(card(f"{wrong}\n> expects a dry week\n", "dry"), "bad-excerpt", f"Write {right}", CARD, f"\n{right}\n> expects", id=f"bad-excerpt: {wrong!r}")
        for wrong, right in [
            ("### dry", "## dry"), ("# dry", "## dry"), ("###### dry", "## dry"), ("   ## dry", "## dry"), ("dry\n---", "## dry"), ("dry\n=====", "## dry"), ("**dry**", "## dry"),
            ("__dry__", "## dry"), ("＃＃ dry", "## dry"), ("### dry ###", "## dry"), ("## dry ##", "## dry"), ('### dry {at="3" voice="fact"}', '## dry {at="3" voice="fact"}'), ('dry {at="3"}\n---', '## dry {at="3"}'),
            ('**dry** {at="3"}', '## dry {at="3"}'), ('dry {at="3"}', '## dry {at="3"}'),
        ]
    ),
    pytest.param(card("## A Dry Week {voice=\"fact\"}\n> expects a dry week\n", "a-dry-week"), "bad-excerpt", "Write ## a-dry-week", CARD, '## a-dry-week {voice="fact"}\n', id="bad-excerpt"),
]  # fmt: skip

JUDGED = "judgements:\n  - {{confidence: low, because: x, text: {}}}"
THEMED = config("theme: own\n") + one("themes/own/theme.yaml", "name: own\nextends: base\n")
LOUD = config("lint: {unlinked-file: warn}\n")
LONG = "> Rain fell for six hours. The crew waited on the quay."
NAMED = "-- seeds/copy.md --\n" + FRONT.replace("publisher", "author: [{}]\npublisher")


def about(template: str) -> str:
    return THEMED + one(
        "themes/own/templates/about.html",
        f"{{% extends 'base.html' %}}{{% block main %}}{template}{{% endblock %}}\n",
    )


# As above: what stands twice, out of place or out of order.
ROWS += [
    pytest.param(briefing("See [it [@rain#hours] there](../land/all.md)."), "citation-misplaced", "Move it behind the link", LEAD, "See [it there](../land/all.md) [@rain#hours].", id="citation-misplaced: in a link"),
    pytest.param(briefing("See [@rain#hours says](../land/all.md)."), "citation-misplaced", "Move it behind the link", LEAD, "See [says](../land/all.md) [@rain#hours].", id="citation-misplaced: in running text"),
    pytest.param(briefing("See [it [@rain#hours] there](../land/all.md)."), "citation-misplaced", "Take it out", LEAD, "See [it there](../land/all.md).", id="citation-misplaced: taken out of a link"),
    pytest.param(one("briefings/water/a.png", "GIF89a\n") + briefing("![Rain [@rain#hours]](a.png)"), "citation-misplaced", "Take it out", LEAD, "![Rain](a.png)", id="citation-misplaced: picture"),
    pytest.param(briefing("It is WET.\n\n*[WET]: as [@rain#hours]"), "citation-misplaced", "Take it out", LEAD, "*[WET]: as\n", id="citation-misplaced: abbreviation"),
    pytest.param(briefing("Rain.", "title: 'Wet [see @rain#hours; @rain#dry] quay'", title=None), "citation-misplaced", "Take it out", LEAD, "title: 'Wet quay'", id="citation-misplaced: title"),
    pytest.param(briefing("Rain.", "summary: >\n  Rain fell\n  [@rain#hours] all\n  day", summary=None), "citation-misplaced", "Take it out", LEAD, "  Rain fell\n  all\n  day", id="citation-misplaced: folded summary"),
    pytest.param(briefing("Rain.", "title: Wet [[all|quay]]", title=None), "citation-misplaced", 'Leave "quay" of it', LEAD, "title: Wet quay\n", id="citation-misplaced: link in a title"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a dry week\n\nAs in [@rain#crew].\n")) + CITES.format("dry"), "citation-misplaced", "Write [[@rain#crew]], a link", CARD, "As in [[@rain#crew]].", id="citation-misplaced: on a card"),
    pytest.param(one(CARD, CARDS.format("## dry\n> expects a dry week\n\nAs @rain#crew says.\n")) + CITES.format("dry"), "citation-misplaced", "Write [[@rain#crew]], a link", CARD, "As [[@rain#crew]] says.", id="citation-misplaced: named on a card"),
    pytest.param(briefing('It <b title="wet [@rain#hours]">fell</b>.'), "citation-misplaced", "Take it out", LEAD, 'It <b title="wet">fell</b>.', id="citation-misplaced: tag"),
    pytest.param(briefing("x", "updated: '2025-01-09'"), "date-order", "Write 2026-01-07, the day of publication", LEAD, "updated: '2026-01-07'\n", id="date-order"),
    pytest.param(briefing("x", "updated: 2025-01"), "date-order", "Exchange the two dates", LEAD, "date: 2025-01\nsummary: What the rain did.\nupdated: 2026-01-07\n", id="date-order: exchanged"),
    pytest.param(card("## crew\n> The crew waited on the quay\n", "crew"), "duplicate-id", "Take this one out: it quotes the same words", CARD, "on the quay\n\n", id="duplicate-id: the same excerpt"),
    pytest.param(briefing("It[^n].\n\n[^n]: One.\n\n[^n]: Two."), "duplicate-id", "Take this one out", LEAD, "[^n]: One.\n", id="duplicate-id: footnote"),
    pytest.param(briefing("It[^n], and[^n-2].\n\n[^n]: One.\n\n[^n]: Two."), "duplicate-id", "Call it n-2, for a mark [^n-2]", LEAD, "[^n-2]: Two.", id="duplicate-id: footnote of another mark"),
    pytest.param(briefing("## Rain {#one}\n\nA.\n\n## Fog {#one}\n\nB."), "duplicate-id", "Call it one-2", LEAD, "## Fog {#one-2}", id="duplicate-id: headings"),
    pytest.param(briefing("<i id='one'>A</i> and <i id='one'>B</i>."), "duplicate-id", "Call it one-2", LEAD, "<i id='one-2'>B</i>", id="duplicate-id: HTML"),
    pytest.param(one("seeds/rain.md", FRONT + '## hours\n\n"Rain fell for six hours"\n') + briefing("It [@rain#hours].", path="briefings/land/all.md", region="land"), "missing-quote", "Quote the first paragraph", CARD, "## hours\n\n> Rain fell for six hours\n", id="missing-quote: in quotation marks"),
    pytest.param(one("seeds/rain.md", FRONT + "## hours\nRain fell\nfor six hours\n\nLong.\n") + briefing("It [@rain#hours].", path="briefings/land/all.md", region="land"), "missing-quote", "Quote the first paragraph", CARD, "## hours\n> Rain fell\n> for six hours\n\nLong.", id="missing-quote: two lines"),
    pytest.param(NAMED.format("{family: Lane, given: Ada, literal: Ada Lane}"), "name-twice", "Leave literal out", "seeds/copy.md", "[{family: Lane, given: Ada}]", id="name-twice: whole"),
    pytest.param(NAMED.format("{family: 'Lane', literal: Ada Lane, given: Ada}"), "name-twice", "Leave family and given out", "seeds/copy.md", "[{literal: Ada Lane}]", id="name-twice: parts"),
    pytest.param(NAMED.format("{literal: Ada Lane, family: Lane, given: \"Ada\"}"), "name-twice", "Leave family and given out", "seeds/copy.md", "[{literal: Ada Lane}]", id="name-twice: parts behind"),
    pytest.param(NAMED.replace("[{}]", "\n  - family: Lane\n    given: Ada\n    literal: Ada Lane"), "name-twice", "Leave literal out", "seeds/copy.md", "  - family: Lane\n    given: Ada\npublisher", id="name-twice: in lines"),
    pytest.param(NAMED.replace("[{}]", "\n  - literal: Ada Lane\n    family: Lane\n    given: Ada"), "name-twice", "Leave literal out", "seeds/copy.md", "  - family: Lane\n    given: Ada\npublisher", id="name-twice: first line"),
    pytest.param(briefing("x", "events:\n  - date: 2026\n    text: |\n      One.\n\n\n      Two."), "not-inline", "Make one paragraph of it", LEAD, "      One.\n      Two.\n", id="not-inline: two paragraphs"),
    pytest.param(briefing("x", 'events:\n  - date: 2026\n    text: "One.\n\n\n      Two."'), "not-inline", "Make one paragraph of it", LEAD, '"One.\n      Two."', id="not-inline: in quotation marks"),
    pytest.param(briefing("x", JUDGED.format('"- It rained [@rain#hours]"')), "not-inline", "Make plain text of the sign", LEAD, '"\\\\- It rained [@rain#hours]"', id="not-inline: a list"),
    pytest.param(briefing("x", JUDGED.format("'1. It rained [@rain#hours]'")), "not-inline", "Make plain text of the sign", LEAD, "'1\\. It rained [@rain#hours]'", id="not-inline: a number"),
    pytest.param(briefing("x", JUDGED.format("'# It rained [@rain#hours]'")), "not-inline", "Make plain text of the sign", LEAD, "'\\# It rained [@rain#hours]'", id="not-inline: a heading"),
    pytest.param(config("policy: {quote_words: 6}\n") + one(CARD, f"{FRONT}## hours\n{LONG}\n") + briefing("It [@rain#hours].", path="briefings/land/all.md", region="land"), "quote-too-long", "End it after 6 words", CARD, "> Rain fell for six hours. The\n", id="quote-too-long: cut"),
    pytest.param(config("policy: {quote_words: 6}\n") + one(CARD, f"{FRONT}## hours\n{LONG}\n") + briefing("It [@rain#hours].", path="briefings/land/all.md", region="land"), "quote-too-long", "Allow 11 words in config.yaml", "config.yaml", "policy: {quote_words: 11}\n", id="quote-too-long: allowed"),
    pytest.param(one(CARD, f"{FRONT}## hours\n{LONG} Nobody was hurt.{' And so on' * 20}\n") + config("policy:\n  publish_uncited: false\n") + briefing("It [@rain#hours].", path="briefings/land/all.md", region="land"), "quote-too-long", "Allow 74 words in config.yaml", "config.yaml", "quote_words: 74\n", id="quote-too-long: no limit yet"),
    pytest.param(one("seeds/editions.lock", published("2026-01-05")), "date-without-change", "Write 2026-01-05", "briefings/land/all.md", "date: 2026-01-05\n", id="date-without-change"),
    pytest.param(config("policy: {source_words: 14}\n"), "over-budget", "Allow 15 words of a source in config.yaml", "config.yaml", "policy: {source_words: 15}\n", id="over-budget: words"),
    pytest.param(one("seeds/copy.md", FRONT.replace("publisher", "author: {family: Lane, given: Ada}\npublisher")), "wrong-type", "Make it a list", "seeds/copy.md", "author: [{family: Lane, given: Ada}]\n", id="wrong-type: one author in braces"),
    pytest.param(one("config.yaml", "title: H\nregions: [water, land]\n"), "wrong-type", "Make keys of them", "config.yaml", "regions: {water: {}, land: {}}\n", id="wrong-type: regions as a list"),
    pytest.param(briefing("x", "topics: [Index]"), "bad-id", "Write index-page", LEAD, "topics: [index-page]", id="bad-id: the name of a page"),
    pytest.param(briefing("x", "events:\n  - {date: '2025-02-30', text: x}"), "bad-date", "Write 2025-02, which leaves open what is wrong", LEAD, "{date: '2025-02', text: x}", id="bad-date: no such day"),
    pytest.param(briefing("x", "topics: [rain, index]"), "reserved-name", "Write index-page", LEAD, "topics: [rain, index-page]", id="reserved-name: topic"),
    pytest.param(briefing("x", path="briefings/water/index.md"), "reserved-name", "Rename it to index-page.md", "briefings/water/index-page.md", "title: Rain on the quay", id="reserved-name: briefing"),
    pytest.param(
        one("seeds/snow.md", FRONT.replace("archive: rain.txt", "derived_from: snow")), "circular-origin", "Name no source: this is the original",
        "seeds/snow.md", "derived_from: null\n", id="circular-origin",
    ),
    pytest.param(one("seeds/snow.md", FRONT), "shared-archive", "Name no text here", "seeds/snow.md", "archive: null\n", id="shared-archive"),
    pytest.param(config("policy: {text_size: 10}\n") + briefing("Rain. " * 2000), "too-long", "Allow 13 kB in config.yaml", "config.yaml", "text_size: 13", id="too-long"),
    pytest.param(config() + briefing("Rain. " * 170_000), "too-long", "Allow 1021 kB in config.yaml", "config.yaml", "text_size: 1021", id="too-long: no policy"),
    pytest.param(one("seeds/index.md", FRONT.replace("archive: rain.txt\n", "")), "reserved-name", "Rename it to index-page.md", "seeds/index-page.md", "title: Rain", id="reserved-name: card"),
    pytest.param(config("  sources: {name: Sources}\n"), "reserved-name", "Call it sources-2", "config.yaml", "  sources-2: {name: Sources}\n", id="reserved-name: region"),
    pytest.param(one("config.yaml", "title: H\nregions:\n  water: {tile: [1, 1]}\n  land: {tile: [1, 1]}\n  sky: {tile: [2, 1]}\n"), "tile-taken", "Put it on [3, 1]", "config.yaml", "land: {tile: [3, 1]}\n", id="tile-taken"),
    pytest.param(briefing("x", "people: [Ada Lane, ada lane]"), "address-collision", 'Write "Ada Lane"', LEAD, "people: [Ada Lane, Ada Lane]", id="address-collision: person"),
    pytest.param(briefing("x", region="land", title="More") + briefing("x", path="briefings/land/lead.md", region="land"), "address-collision", "Rename it to lead-2.md", "briefings/water/lead-2.md", "title: More", id="address-collision: file"),
    pytest.param(config("theme: own\n") + one("themes/own/theme.yaml", "name: 'mine'\nextends: base\n"), "bad-theme", "Write own", "themes/own/theme.yaml", "name: 'own'\n", id="bad-theme: name"),
    pytest.param(config("theme: own\n") + one("themes/own/theme.yaml", "name: own\n"), "bad-theme", "Extend base", "themes/own/theme.yaml", "extends: base\nname: own\n", id="bad-theme: stands alone"),
    pytest.param(config("theme: own\n") + one("themes/own/theme.yaml", "name: own\nextends: own\n"), "bad-theme", "Extend base", "themes/own/theme.yaml", "extends: base\n", id="bad-theme: extends itself"),
    pytest.param(config("theme: own\n") + one("themes/own/theme.yaml", ""), "empty-file", "Write a name, and extend base", "themes/own/theme.yaml", "name: own\nextends: base\n", id="empty-file: theme"),
    pytest.param(about("{{ page.hed }}"), "template-error", 'Change "hed" to "head"', "themes/own/templates/about.html", "{{ page.head }}", id="template-error: field"),
    pytest.param(about("{{ asset('style.cs') }}"), "template-error", 'Change "style.cs" to "style.css"', "themes/own/templates/about.html", "asset('style.css')", id="template-error: file"),
    pytest.param(THEMED + one("themes/own/templates/breifing.html", "x\n"), "unused-theme-file", "Rename it to briefing.html", "themes/own/templates/briefing.html", "x\n", id="unused-theme-file: name"),
    pytest.param(THEMED + one("themes/own/words/en.yaml", "cited-bye: Named in\n"), "unknown-words", 'Change "cited-bye" to "cited-by"', "themes/own/words/en.yaml", "cited-by: Named in\n", id="unknown-words"),
    pytest.param(THEMED + one("themes/own/about.html", "x\n"), "unused-theme-file", "Move it to templates/", "themes/own/templates/about.html", "x\n", id="unused-theme-file: folder"),
    pytest.param(LOUD + one("briefings/water/a b.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>\n") + briefing("x"), "unlinked-file", "Add ![what it shows](<a b.svg>) to lead.md", LEAD, "x\n\n![what it shows](<a b.svg>)\n", id="unlinked-file"),
]  # fmt: skip

UNFINISHED = [
    pytest.param(briefing("3. a\n5. b"), "lost-number", "Write \\., which is plain text", LEAD, "3. a\n5\\. b", id="lost-number: words"),
    pytest.param(briefing("Note[^n]."), "undefined-footnote", "Add the text of [^n]", LEAD, "Note[^n].\n\n[^n]: \n", id="undefined-footnote: text"),
    pytest.param(card("## crew\n> Nobody was hurt\n", "crew-2"), "duplicate-id", "Call it crew-2", CARD, "## crew-2\n> Nobody", id="duplicate-id: excerpt"),
    pytest.param(one(LEAD, ""), "empty-file", "Begin with front matter", LEAD, "---\ntitle: \nregion: water\ndate: \nsummary: \n---\n", id="empty-file: briefing"),
    pytest.param(one("seeds/new.md", "\n"), "empty-file", "Begin with front matter", "seeds/new.md", "---\ntitle: \npublisher: \nkind: \n---\n\n", id="empty-file: card"),
    pytest.param(one("config.yaml", ""), "empty-file", "Begin with a title and a region", "config.yaml", "title: \nregions:\n  region-1: {}\n", id="empty-file: config"),
    pytest.param(card("## more\n\n- a list\n"), "missing-quote", "Begin a quotation", CARD, "## more\n> \n", id="missing-quote: empty"),
    pytest.param(briefing("It [@rain_1#hours]."), "not-a-citation", "Write @rain-1#hours", LEAD, "It [@rain-1#hours].", id="not-a-citation: sign in the key"),
    pytest.param(briefing("It [@rain--x]."), "not-a-citation", "Write @rain-x", LEAD, "It [@rain-x].", id="not-a-citation: two hyphens"),
    pytest.param(one(LEAD, "Body.\n"), "missing-front-matter", "Begin with front matter", LEAD, "---\ntitle: \nregion: water\ndate: \nsummary: \n---\nBody.\n", id="missing-front-matter: briefing"),
    pytest.param(one("seeds/new.md", "Body.\n"), "missing-front-matter", "Begin with front matter", "seeds/new.md", "---\ntitle: \npublisher: \nkind: \n---\nBody.\n", id="missing-front-matter: card"),
    pytest.param(briefing("It [@snow#deep]."), "unknown-source", "Create the source card seeds/snow.md", "seeds/snow.md", "---\ntitle: \npublisher: \nkind: \n---\n## deep\n> \n", id="unknown-source: card"),
    pytest.param(briefing("See [[@snow]]."), "unknown-source", "Create the source card seeds/snow.md", "seeds/snow.md", "---\ntitle: \npublisher: \nkind: \n---\n", id="unknown-source: card for a link"),
    pytest.param(briefing("It [@rain#wind]."), "unknown-excerpt", 'Add the excerpt "wind" to seeds/rain.md', CARD, "> expects a dry week\n\n## wind\n> \n", id="unknown-excerpt: new"),
    pytest.param(one(CARD, FRONT) + briefing("It [@rain#wind]."), "unknown-excerpt", 'Add the excerpt "wind" to seeds/rain.md', CARD, "---\n## wind\n> \n", id="unknown-excerpt: first"),
    pytest.param(briefing("x", summary=None), "missing-field", 'Add "summary"', LEAD, "date: 2026-01-07\nsummary: \n---\n", id="missing-field: top"),
    pytest.param(briefing("x", "judgements:\n  - text: >-\n      a [@rain#hours]\n    because: b"), "missing-field", 'Add "confidence"', LEAD, "  - confidence: \n    text: >-\n      a [@rain#hours]\n", id="missing-field: in lines"),
    pytest.param(briefing("x", "events:\n  - {date: 2026}"), "missing-field", 'Add "text"', LEAD, '  - {text: "", date: 2026}\n', id="missing-field: in braces"),
]  # fmt: skip
"""Cures that leave something to fill in or to mend, about which the next diagnostic is."""


STAYS = ("missing-field", "unknown-excerpt", "missing-quote")
"""What is told until all is filled in."""


def cured(
    site: Site, text: str, code: str, title: str
) -> tuple[SiteMoment, Diagnostic, dict[str, str], dict[str, str]]:
    """The fault of a code, and the texts of the site before and after the cure of that title."""
    site.small(text)
    known = Editor(site).look()
    for fault in (fault for fault in known.state.faults if fault.code == code):
        chosen = [fix for fix in fixes(known, fault) if fix.title == title]
        if chosen:
            before = texts_of(site)
            return known, fault, before, applied(before, chosen[0].changes)
    told = [(str(fault), [fix.title for fix in fixes(known, fault)]) for fault in known.state.faults]
    raise AssertionError(f"no such cure: {told}")


def texts_of(site: Site) -> dict[str, str]:
    """Every text that an author writes, by path."""
    paths = (path for folder in ("briefings", "seeds", "themes") for path in site.path(folder).rglob("*"))
    some = (path for path in (site.path("config.yaml"), *paths) if path.is_file())
    return {path.relative_to(site.root).as_posix(): lenient(path.read_bytes()) for path in some}


def write(site: Site, texts: dict[str, str]) -> None:
    """Write the texts that differ, and delete the files that are no longer there."""
    for name in texts_of(site):
        if name not in texts:
            site.delete(name)
    for name, text in texts.items():
        if not site.path(name).exists() or lenient(site.path(name).read_bytes()) != text:
            site.put(name, text)


FOLLOWS = {
    "undefined-footnote: meant": "unused-footnote",
    "unverified-quote": "unverified-quote",
    "duplicate-id: footnote of another mark": "undefined-footnote",
    "address-collision: file": "region-mismatch",
    "bad-excerpt: '### dry ###'": "bad-excerpt",
}
"""Rows whose cure removes another fault too, which is the same mistake seen from its other end: its code."""


@pytest.mark.parametrize(("text", "code", "title", "path", "words"), ROWS)
def test_cure(
    site: Site, request: pytest.FixtureRequest, text: str, code: str, title: str, path: str, words: str
) -> None:
    known, fault, _, texts = cured(site, text, code, title)
    assert words in texts[path]
    before = Counter(map(told, known.state.faults))
    write(site, texts)
    # A card that has changed is to be pinned anew.
    after = Counter(told(f) for f in site.check().diagnostics if f.code != "not-pinned")
    assert told(fault) not in after
    assert after <= before - Counter([told(fault)])
    gone = {c for c, _ in before - Counter([told(fault)]) - after} - {"not-pinned"}
    assert gone == {c for row, c in FOLLOWS.items() if row == request.node.callspec.id}


@pytest.mark.parametrize(("text", "code", "title", "path", "words"), ROWS)
def test_cure_keeps_line_ends_and_all_else(
    site: Site, text: str, code: str, title: str, path: str, words: str
) -> None:
    """The bytes of a file with the line ends of Windows, as `briefing check --fix` makes the edits."""
    known, fault, old, texts = cured(site, text, code, title)
    (fix,) = (fix for fix in fixes(known, fault) if fix.title == title)
    moved = {change.old: change.new for change in fix.changes if isinstance(change, Move)}
    for name, edits in by_path(fix.changes).items():
        end = "\r\n" if old[name] else "\n"
        windows = old[name].replace("\n", end).encode()
        new = changed_bytes(name, b"\xef\xbb\xbf" + windows, edits)
        expected = texts[moved.get(name, name)]
        assert new == b"\xef\xbb\xbf" + expected.replace("\n", end).encode()
    untouched = old.keys() - by_path(fix.changes).keys() - moved.keys()
    assert {name: texts[name] for name in untouched} == {name: old[name] for name in untouched}


def told(fault: Diagnostic) -> tuple[str, str]:
    """A fault, wherever it has moved to."""
    return fault.code, fault.message


@pytest.mark.parametrize(("text", "code", "title", "path", "words"), UNFINISHED)
def test_cure_with_something_to_fill_in(
    site: Site, text: str, code: str, title: str, path: str, words: str
) -> None:
    _, fault, _, texts = cured(site, text, code, title)
    assert texts[path].endswith(words) or words in texts[path]
    write(site, texts)
    left = site.check().diagnostics
    assert not [f for f in left if f.code in ("bad-yaml", "missing-front-matter")]
    assert code in STAYS or told(fault) not in map(told, left)


def test_every_code_with_a_fix_has_a_row() -> None:
    """The functions of `faults` that give fixes, by the codes that their texts name."""
    tested = {str(row.values[1]) for row in (*ROWS, *UNFINISHED)}
    assert tested == CODES_WITH_FIXES - {
        "bad-lock",
        "no-citation-processor",  # tests/test_citation_styles.py
        "card-changed",
        "changed-without-date",
        "lost-edition",
        "not-pinned",
        "source-changed",
        "no-config",
    }
    # A mistake of the generator is nothing that an author could mend; documents and pictures are made anew by their
    # own programs, a file that holds secrets is moved by whoever has it, a library is installed, words are written by whoever makes the theme, and what cannot be read
    # cannot be edited.
    by_others = {
        "internal-error",
        "kept-metadata",
        "unknown-metadata",
        "large-picture",
        "picture-not-scaled",
        "no-pillow",
        "foreign-words",
        "bad-editions",
        "unreadable-file",
        "secret-file",
    }
    cured_by_authors = {code for code, rule in RULES.items() if rule.section != LINTS} - by_others
    assert len(CODES_WITH_FIXES) >= 0.95 * len(cured_by_authors)


def test_config_is_made_of_the_folders(small: Site) -> None:
    small.delete("config.yaml")
    known = Editor(small).look()
    (fault,) = known.state.faults
    (fix,) = fixes(known, fault)
    write(small, applied(texts_of(small), fix.changes))
    assert small.read("config.yaml") == "title: \nregions:\n  land: {}\n"
    assert small.check().faults == ["config.yaml:1:1 missing-field"]
    small.edit("config.yaml", "title: ", "title: Harbour Notes")
    assert small.check().faults == []
    assert set(RULES) >= CODES_WITH_FIXES


# --- pins ----------------------------------------------------------------------------------------


def titles(known: SiteMoment, code: str) -> list[tuple[str, bool]]:
    return [(fix.title, pins(fix)) for f in known.state.faults if f.code == code for fix in fixes(known, f)]


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("seeds/seeds.lock", '{"sources": {}, "version": 1}', "not-pinned"),
        ("seeds/seeds.lock", "nonsense", "bad-lock"),
        ("seeds/archive/rain.txt", "Rain fell for six hours. The crew waited on the quay.\nHe expects a dry week\n", "source-changed"),
    ],
)  # fmt: skip
def test_pinning(small: Site, path: str, text: str, code: str) -> None:
    small.put(path, text)
    editor = Editor(small)
    assert ("Run briefing pin", True) in titles(editor.look(), code)


def test_nothing_is_pinned_without_an_archive(small: Site) -> None:
    small.put("seeds/seeds.lock", "nonsense")
    small.delete("seeds/archive")
    assert titles(Editor(small).look(), "bad-lock") == []


# --- warnings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lint", "expected"),
    [
        pytest.param("", "  land: {name: Land}\nlint: {heading-level: off}\n", id="none yet"),
        pytest.param(
            "lint: {not-pinned: off}\n", "lint: {not-pinned: off, heading-level: off}\n", id="in braces"
        ),
        pytest.param(
            "lint:\n  not-pinned: off\n", "lint:\n  not-pinned: off\n  heading-level: off\n", id="in lines"
        ),
        pytest.param(
            "lint:\n  not-pinned: off", "lint:\n  not-pinned: off\n  heading-level: off\n", id="no line end"
        ),
    ],
)
def test_warning_is_turned_off(site: Site, lint: str, expected: str) -> None:
    title = 'Turn the warning "heading-level" off for this site'
    site.small(config() + briefing("### Deep"))
    site.append("config.yaml", lint)
    known = Editor(site).look()
    (fault,) = (f for f in known.state.faults if f.code == "heading-level")
    (fix,) = (f for f in fixes(known, fault) if f.title == title)
    texts = after(known, fix.changes)
    assert texts["config.yaml"].endswith(expected)
    write(site, texts)
    assert "heading-level" not in {f.code for f in site.check().diagnostics}


def test_error_cannot_be_turned_off(site: Site) -> None:
    site.small(briefing("It [@rian]."))
    known = Editor(site).look()
    assert not [fix for fault in known.state.faults for fix in fixes(known, fault) if "Turn" in fix.title]


# --- what is not offered -------------------------------------------------------------------------


def offered(site: Site, text: str, code: str) -> list[Fix]:
    site.small(text)
    known = Editor(site).look()
    return [fix for fault in known.state.faults if fault.code == code for fix in fixes(known, fault)]


def test_words_in_brackets_are_never_replaced(site: Site) -> None:
    text = card("## dry\n> The mayor [...] expects a wet week\n")
    assert offered(site, text, "quote-not-found") == []


def test_words_beyond_the_policy_are_not_offered(site: Site) -> None:
    text = config("policy: {quote_words: 3}\n") + card("## dry\n> expects a wet week\n")
    assert offered(site, text, "quote-not-found") == []


def test_no_card_takes_the_place_of_a_broken_one(site: Site) -> None:
    broken = one("seeds/snow.md", "no front matter")
    assert offered(site, broken + briefing("It [@snow]."), "unknown-source") == []
    site.delete("seeds/snow.md")
    found = offered(site, briefing("It [@snow]."), "unknown-source")
    assert any(isinstance(change, NewFile) for fix in found for change in fix.changes)


def test_yaml_that_quotation_marks_do_not_mend(site: Site) -> None:
    assert offered(site, briefing("x", "topics: [a"), "bad-yaml") == []


def test_faults_of_a_piece_of_a_file(site: Site) -> None:
    site.small(briefing("It [@rian#x] and [@rain#huors]."))
    known = Editor(site).look()
    text = known.text(LEAD)
    at = text.index("huors")
    assert [f.code for f in faults_in(known, LEAD, at, at)] == ["unknown-excerpt"]
    assert [f.code for f in faults_in(known, LEAD, 0, len(text))] == ["unknown-source", "unknown-excerpt"]
    assert faults_in(known, LEAD, 0, 3) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(one("config.yaml", "title: H\nregions:\n  water: {tile: [1, 1]}\n  land:\n    tile:\n      - 1\n      - 1\n"), "tile-taken", id="a tile in lines"),
        pytest.param(briefing("x", "people: [\"Ada 'A' Lane\", Ada A Lane]"), "address-collision", id="a name with quotation marks"),
        pytest.param(briefing("See [@rain#hours](../land/all.md)."), "citation-misplaced", id="a link of nothing but a citation"),
        pytest.param(briefing("x", 'events:\n  - {date: 2026, text: "One\\n\\nTwo"}'), "not-inline", id="line ends in escapes"),
    ],
)  # fmt: skip
def test_what_no_edit_mends(site: Site, text: str, code: str) -> None:
    site.small(text)
    known = Editor(site).look()
    assert [list(fixes(known, fault)) for fault in known.state.faults if fault.code == code] == [[]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(briefing("x", path="briefings/water/Big Rain.md"), "bad-id", id="a name with a blank"),
        pytest.param(one("seeds/Fog_1.md", FRONT), "bad-id", id="a name of a card"),
        pytest.param(briefing("x", path="briefings/water/index.md"), "reserved-name", id="index of a region"),
        pytest.param(one("seeds/index.md", FRONT), "reserved-name", id="index of the sources"),
        pytest.param(briefing("x", region="land", title="More"), "region-mismatch", id="another folder"),
        pytest.param(briefing("x", region="land", title="More") + briefing("x", path="briefings/land/lead.md", region="land"), "address-collision", id="one address"),
    ],
)  # fmt: skip
def test_command_of_a_hint_runs(site: Site, capsys: pytest.CaptureFixture[str], text: str, code: str) -> None:
    """The command as the hint has it, word for word, in the site folder."""
    site.small(text)
    (fault,) = (f for f in site.check().diagnostics if f.code == code)
    command = shlex.split(
        fault.hint[
            fault.hint.index("briefing move" if "briefing move" in fault.hint else "briefing rename") :
        ]
    )
    assert say(capsys, *command[1:], "--site", site.root).status == 0
    assert code not in {f.code for f in site.check().diagnostics}
