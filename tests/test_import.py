"""`briefing source import`: entries of bibliographies to cards, and to the same cards again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing_site.apps.cli.main import CONTENT, GOOD, USAGE
from briefing_site.authoring.bibliography.bibtex_names import names
from briefing_site.authoring.bibliography.bibtex_syntax import raw_entries
from briefing_site.authoring.bibliography.dates import read_csl_date
from briefing_site.authoring.bibliography.entry import BibliographyEntry
from briefing_site.authoring.bibliography.latex import decoded
from briefing_site.authoring.bibliography.read import Encoding, decoded_bibliography, read_bibliography
from briefing_site.model.name import Name
from briefing_site.model.work import CslItem, csl_json
from briefing_site.text.more_names import are_others
from tests.commands import content, say
from tests.sites import Site

# --- the parts -----------------------------------------------------------------------------------

LATEX = {
    "plain": ("Ports and tides", "Ports and tides"),
    "percent": ("A 5% rise in tariffs", "A 5% rise in tariffs"),
    "escaped-percent": (r"A 5\% rise", "A 5% rise"),
    "ampersand": (r"aid & trade \& more", "aid & trade & more"),
    "protected": ("The {Port} of {D}elft", "The Port of Delft"),
    "accents": (r"\'e \`{a} \"{\i} {\v c} \c{c} \H{o} \~n {\aa} {\ss} \o", "é à ï č ç ő ñ å ß ø"),
    "face": (r"\emph{one} \texttt{two} {\em three} \textsc{Four}", "one two three Four"),
    "superior": (r"10\textsuperscript{2} H$_2$O $x^{10}$", "10² H₂O x¹⁰"),
    "superior-letters": (r"\textsuperscript{TM}", "^(TM)"),
    "dashes": ("1914--1918 --- war", "1914–1918 — war"),
    "quotes": ("``a'' and `b'", "“a” and ‘b’"),
    "single quotes": (
        "the `new' order, `don't', Roe's and O'Neil, ships' `crews",
        "the ‘new’ order, ‘don't’, Roe's and O'Neil, ships' `crews",
    ),
    "tie": ("Nr.~3", "Nr. 3"),
    "greek": (r"$\alpha$-decay", "α-decay"),
    "link": (r"\href{https://x.example/q}{Quays}", "Quays"),
    "unknown": (r"a \foo{b} c \bar", r"a \foo{b} c"),
    "open-brace": ("a {b", "a b"),
    "closed-brace": ("a} b", "a b"),
    "dollar": (r"costs \$5", "costs $5"),
    "deep": ("{" * 200 + "x" + "}" * 200, "x"),
}


@pytest.mark.parametrize(("latex", "text"), LATEX.values(), ids=LATEX)
def test_latex(latex: str, text: str) -> None:
    assert decoded(latex).text.strip() == text


def test_commands_that_are_not_known_are_told() -> None:
    assert decoded(r"a \foo{b} \emph{c}").unknown == (r"\foo",)
    assert decoded(r"\href{https://x.example}{a}").links == ("https://x.example",)


PEOPLE = {
    "first-last": ("Andrew Roe", [Name(family="Roe", given="Andrew")]),
    "particle": (
        "Ludwig van Beethoven",
        [Name(family="Beethoven", given="Ludwig", particle="van")],
    ),
    "particles": ("Jean de La Fontaine", [Name(family="La Fontaine", given="Jean", particle="de")]),
    "last-first": ("van der Berg, Ann", [Name(family="Berg", given="Ann", particle="van der")]),
    "suffix": ("King, Jr., Martin Luther", [Name(family="King", given="Martin Luther", suffix="Jr.")]),
    "body": ("{World Bank and Fund}", [Name(literal="World Bank and Fund")]),
    "one-word": ("Plato", [Name(literal="Plato")]),
    "capital-and": ("A Roe AND B Lane", [Name(family="Roe", given="A"), Name(family="Lane", given="B")]),
    "accent": (r"{\'E}mile Zola", [Name(family="Zola", given="Émile")]),
    "protected-small": ("Maria {de la} Cruz", [Name(family="Cruz", given="Maria de la")]),
    "extended": (
        "family=Roe, given=Jane, prefix=van, useprefix=true",
        [Name(family="Roe", given="Jane", particle="van")],
    ),
    "dropping": (
        "given=Alexander, prefix=von, family=Humboldt, useprefix=false",
        [Name(family="Humboldt", given="Alexander", dropping_particle="von")],
    ),
    "others": ("Ann Roe and others", [Name(family="Roe", given="Ann")]),
    "body-of-others": ("{others} and Ann Roe", [Name(literal="others"), Name(family="Roe", given="Ann")]),
    "lines": ("Ann Roe\n  and\n Bo Lane", [Name(family="Roe", given="Ann"), Name(family="Lane", given="Bo")]),
    "nobody": ("", []),
}


@pytest.mark.parametrize(("field", "expected"), PEOPLE.values(), ids=PEOPLE)
def test_names(field: str, expected: list[Name]) -> None:
    assert list(names(field, lambda latex: decoded(latex).text)[0]) == expected


DATES = {
    "2016-03-01": "2016-03-01",
    "2016-03-01T12:00:00Z": "2016-03-01",
    "2016/03//": "2016-03",
    "2016///": "2016",
    "2016///Spring": "2016-21",
    "2016 Mar": "2016-03",
    "Mar 2016": "2016-03",
    "March 3, 2016": "2016-03-03",
    "3 mars 2016": "2016-03-03",
    "2026年3月1日": "2026-03-01",
    "1984/1985": "1984/1985",
    "1984--1985": "1984/1985",
    "Jan/Feb 2016": "2016-01/2016-02",
    "March 3-5, 2016": "2016-03-03/2016-03-05",
    "2019 Mar-Apr": "2019-03/2019-04",
    "2018 Dec-2019 Jan": "2018-12/2019-01",
    "2019 Mar 3-9": "2019-03-03/2019-03-09",
    "Winter 2019": "2019-24",
    "c. 1850": "1850~",
    "[1850?]": "1850~",
    "2019/": "2019/..",
    "Heisei 13": "2001",
    "Shōwa 55": "1980",
    "民國113年": "2024",
    "明治 31": "1898",
    "2016-00-00": "2016",
    "last spring": "None",
    "n.d.": "None",
    "03/04/2016": "None",
    "2016-13-45": "None",
}


@pytest.mark.parametrize(("written", "meant"), DATES.items(), ids=DATES)
def test_dates(written: str, meant: str) -> None:
    assert str(read_csl_date(written)) == meant


SYNTAX = {
    "string": ('@string{p = "Port"} @book{a, title = p # " Press"}', [("a", {"title": "Port Press"}, "")]),
    "round": ("@book(a, title = {x})", [("a", {"title": "x"}, "")]),
    "comment": ("@comment{@book{b, title={x}}} % @book\n@book{a, title={y}}", [("a", {"title": "y"}, "")]),
    "comment-line": ("  % @book{b, title={x}}\n@book{a, title={y}}", [("a", {"title": "y"}, "")]),
    "comment-inside": ("@book{a,\n% no field\n title={y}}", [("a", {"title": "y"}, "")]),
    "no-key": ("@book{title={y}}", [("", {"title": "y"}, "")]),
    "empty-key": ("@book{, title={y}}", [("", {"title": "y"}, "")]),
    "no-comma": ("@book{a, title={y}\n year=2020}", [("a", {"title": "y", "year": "2020"}, "")]),
    "unclosed": (
        "@book{a, year=2020, title={y\n@book{b, title={z}}",
        [("a", {"year": "2020"}, "a brace is not closed (line 1)"), ("b", {"title": "z"}, "")],
    ),
    "no-end": ("@book{a, title={y}", [("a", {"title": "y"}, "it has no end (line 1)")]),
    "quotes": ('@book{a, title="the {"}q{"}"}', [("a", {"title": 'the {"}q{"}'}, "")]),
}


@pytest.mark.parametrize(("text", "expected"), SYNTAX.values(), ids=SYNTAX)
def test_syntax(text: str, expected: list[tuple[str, dict[str, str], str]]) -> None:
    found = [(entry.key, dict(entry.fields), entry.fault) for entry in raw_entries(text)]
    assert found == expected


# --- entries -------------------------------------------------------------------------------------


def read(text: str, ending: str) -> BibliographyEntry:
    found = read_bibliography(text, ending)
    assert not found[-1].fault
    return found[-1]


def csl(text: str, ending: str) -> dict[str, object]:
    made = read(text, ending)
    item = csl_json(CslItem("x", made.type, tuple(made.values.items())))
    del item["id"]
    plain: dict[str, object] = json.loads(json.dumps(item))
    return plain


ENTRIES: dict[str, tuple[str, str, dict[str, object]]] = {
    "an-interview": (".bib", "@interview{a, title={A}}", {"type": "interview", "title": "A"}),
    "a-podcast": (".bib", "@podcast{a, title={A}}", {"type": "broadcast", "title": "A"}),
    "a-body-with-commas": (
        ".ris",
        "TY  - BOOK\nTI  - A\nAU  - Ministry of Trade, Industry and Energy\nER  - \n",
        {"type": "book", "title": "A", "author": [{"literal": "Ministry of Trade, Industry and Energy"}]},
    ),
    "a-family-name-that-is-a-body's": (
        ".ris",
        "TY  - BOOK\nTI  - A\nAU  - Van der Bank, Hans\nER  - \n",
        {"type": "book", "title": "A", "author": [{"family": "Van der Bank", "given": "Hans"}]},
    ),
    "months-by-macros": (
        ".bib",
        '@article{a, title={A}, year=2019, month=jan # "--" # feb}',
        {"type": "article-journal", "title": "A", "issued": {"date-parts": [[2019, 1], [2019, 2]]}},
    ),
    "months-by-numbers": (
        ".bib",
        "@article{a, title={A}, year=2019, month={6/7}}",
        {"type": "article-journal", "title": "A", "issued": {"date-parts": [[2019, 6], [2019, 7]]}},
    ),
    "a-month-and-a-dash": (".bib", "@article{a, title={A}, year=2019, month={mar--}}", {"type": "article-journal", "title": "A", "issued": {"date-parts": [[2019, 3]]}}),
    "a-month-that-is-none": (
        ".bib",
        "@article{a, title={A}, year=2019, month={Michaelmas}}",
        {"type": "article-journal", "title": "A", "issued": {"date-parts": [[2019]]}},
    ),
    "holder-of-a-patent": (
        ".bib",
        "@patent{a, title={A}, author={Jane Roe}, holder={Crane Corp.}, number={7}}",
        {"type": "patent", "title": "A", "number": "7", "author": [{"family": "Roe", "given": "Jane"}]},
    ),
    "holder-alone": (".bib", "@patent{a, title={A}, holder={{Crane Corp.}}, number={7}}", {"type": "patent", "title": "A", "number": "7", "author": [{"literal": "Crane Corp."}]}),
    "chapter-by-crossref": (
        ".bib",
        "@book{p, title={Ports}, editor={Jane Roe}, publisher={Press}, address={Delft}, year=2001, edition={2nd}}"
        "@incollection{c, crossref={p}, title={Dredging}, author={Ann Lane}, pages={11--20}}",
        {
            "type": "chapter",
            "title": "Dredging",
            "author": [{"family": "Lane", "given": "Ann"}],
            "editor": [{"family": "Roe", "given": "Jane"}],
            "container-title": "Ports",
            "publisher": "Press",
            "publisher-place": "Delft",
            "issued": {"date-parts": [[2001]]},
            "edition": "2",
            "page": "11-20",
        },
    ),
    "xdata": (
        ".bib",
        "@xdata{d, publisher={Press}, location={Delft}} @book{b, xdata={d}, title={Ports}}",
        {"type": "book", "title": "Ports", "publisher": "Press", "publisher-place": "Delft"},
    ),
    "crossref-in-a-ring": (
        ".bib",
        "@book{a, title={A}, crossref={b}} @book{b, title={B}, crossref={a}}",
        {"type": "book", "title": "B"},
    ),
    "thesis": (
        ".bib",
        "@phdthesis{t, title={Tides}, author={Ann Roe}, school={Port University}, year={2019}}",
        {
            "type": "thesis",
            "title": "Tides",
            "author": [{"family": "Roe", "given": "Ann"}],
            "genre": "PhD thesis",
            "publisher": "Port University",
            "issued": {"date-parts": [[2019]]},
        },
    ),
    "report": (
        ".bib",
        "@report{r, title={Quays}, subtitle={A study}, type={Policy brief}, number={7}, institution={Office}}",
        {
            "type": "report",
            "title": "Quays: A study",
            "genre": "Policy brief",
            "number": "7",
            "publisher": "Office",
        },
    ),
    "howpublished": (
        ".bib",
        r"@misc{m, title={Quays}, howpublished={\url{https://x.example/\~ono/p.pdf}}, urldate={2020-01-02}}",
        {
            "type": "document",
            "title": "Quays",
            "accessed": {"date-parts": [[2020, 1, 2]]},
            "URL": "https://x.example/~ono/p.pdf",
        },
    ),
    "eprint": (
        ".bib",
        "@misc{m, title={Tides}, eprint={2001.00001}, archiveprefix={arXiv}, primaryclass={physics}}",
        {
            "type": "document",
            "title": "Tides",
            "number": "arXiv:2001.00001",
            "archive": "arXiv",
            "URL": "https://arxiv.org/abs/2001.00001",
        },
    ),
    "roles": (
        ".bib",
        "@video{v, title={Tides}, author={Ann Roe and Bo Lane}, author+an:role={2=director}}",
        {
            "type": "motion_picture",
            "title": "Tides",
            "author": [{"family": "Roe", "given": "Ann"}],
            "director": [{"family": "Lane", "given": "Bo"}],
        },
    ),
    "ris-chapter": (
        ".ris",
        "TY  - CHAP\nTI  - Dredging\nT2  - Ports\nAU  - King, Martin, Jr.\nA2  - Roe, Jane\nPY  - 2001\nDA  - Mar\n"
        "SP  - 11\nEP  - 20\nCY  - Delft\nPB  - Press\nSN  - 978-0-00-000000-2\nLA  - eng\nER  - \n",
        {
            "type": "chapter",
            "title": "Dredging",
            "author": [{"family": "King", "given": "Martin", "suffix": "Jr."}],
            "editor": [{"family": "Roe", "given": "Jane"}],
            "issued": {"date-parts": [[2001, 3]]},
            "page": "11-20",
            "ISBN": "978-0-00-000000-2",
            "publisher-place": "Delft",
            "publisher": "Press",
            "container-title": "Ports",
            "language": "en",
        },
    ),
    "ris-year-with-month": (
        ".ris",
        "TY  - JOUR\nTI  - Tides\nPY  - 2016 Mar\nJA  - J. Tides\nSN  - 1234-567X\nER  - \n",
        {
            "type": "article-journal",
            "title": "Tides",
            "issued": {"date-parts": [[2016, 3]]},
            "ISSN": "1234-567X",
            "container-title": "J. Tides",
        },
    ),
    "ris-scopus": (
        ".ris",
        "TY  - JOUR\nTI  - Tides\nSN  - 1234567X (ISSN)\nC2  - 12345678 (PMID)\nLA  - English\nM3  - Article\n"
        "UR  - https://x.example/a\nDO  - https://doi.org/10.1000/1\nER  -\n",
        {
            "type": "article-journal",
            "title": "Tides",
            "DOI": "10.1000/1",
            "URL": "https://x.example/a",
            "PMID": "12345678",
            "ISSN": "1234567X",
            "genre": "Article",
            "language": "en",
        },
    ),
    "pubmed": (
        ".nbib",
        "\nPMID- 123\nOWN - NLM\nTI  - Tides of\n      ports.\nFAU - Roe, Ann\nAU  - Roe A\nDP  - 2016 Mar 3\n"
        "JT  - Journal of tides\nTA  - J Tides\nLID - 10.1000/1 [doi]\nVI  - 3\nPG  - 1-4\nLA  - eng\n",
        {
            "type": "article-journal",
            "title": "Tides of ports.",
            "author": [{"family": "Roe", "given": "Ann"}],
            "issued": {"date-parts": [[2016, 3, 3]]},
            "page": "1-4",
            "DOI": "10.1000/1",
            "PMID": "123",
            "container-title": "Journal of tides",
            "container-title-short": "J Tides",
            "volume": "3",
            "language": "en",
        },
    ),
    "pubmed-old-names": (
        ".nbib",
        "\nPMID- 1\nTI  - T\nAU  - van der Berg AM Jr\nAU  - Roe J\nDP  - 2018 Dec-2019 Jan\nPG  - 123-9\n"
        "\nPMID- 2\nTI  - U\n",
        {"type": "article-journal", "title": "U", "PMID": "2"},
    ),
    "web-of-science": (
        ".ciw",
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Roe, J\n   Lane, B\nAF Roe, Jane\n   Lane, Bo\n"
        "TI Tides that\n   go on\nSO MARINE POLICY\nDE ports; tides\nPD MAR\nPY 2018\nVL 3\nBP 12\nEP 15\n"
        "DI 10.1000/w\nER\n\nEF\n",
        {
            "type": "article-journal",
            "title": "Tides that go on",
            "author": [{"family": "Roe", "given": "Jane"}, {"family": "Lane", "given": "Bo"}],
            "issued": {"date-parts": [[2018, 3]]},
            "container-title": "MARINE POLICY",
            "keyword": "ports, tides",
            "volume": "3",
            "page": "12-15",
            "DOI": "10.1000/w",
        },
    ),
    "html-of-a-publisher": (
        ".bib",
        "@article{a, title={On <i>Gadus</i> \\&amp; CO<sub>2</sub>, a < b}, journal={J}}",
        {"type": "article-journal", "title": "On Gadus & CO₂, a < b", "container-title": "J"},
    ),
    "csl-one-name": (
        ".json",
        '[{"type": "book", "title": "T", "author": {"family": "Roe", "given": "Jane"}, "editor": "Board"}]',
        {
            "type": "book",
            "title": "T",
            "author": [{"family": "Roe", "given": "Jane"}],
            "editor": [{"literal": "Board"}],
        },
    ),
    "csl-season-beside-months": (
        ".json",
        '[{"type": "book", "title": "T", "issued": {"date-parts": [[2019, 3], [2019, 5]], "season": "2"}}]',
        {"type": "book", "title": "T", "issued": {"date-parts": [[2019, 3], [2019, 5]]}},
    ),
    "csl-markup": (
        ".json",
        json.dumps(
            [
                {
                    "id": "a",
                    "type": "book",
                    "title": 'The <i>Port</i> of <span class="nocase">Delft</span> &amp; 10<sup>2</sup>',
                    "author": [
                        {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
                        {"literal": "Port <scp>Office</scp>"},
                    ],
                    "issued": "2016-03-01",
                    "accessed": {"raw": "2020-01"},
                }
            ]
        ),
        {
            "type": "book",
            "title": "The Port of Delft & 10²",
            "author": [
                {"family": "Beethoven", "given": "Ludwig", "non-dropping-particle": "van"},
                {"literal": "Port Office"},
            ],
            "issued": {"date-parts": [[2016, 3, 1]]},
            "accessed": {"date-parts": [[2020, 1]]},
        },
    ),
    "csl-dates": (
        ".json",
        json.dumps(
            [
                {
                    "type": "report",
                    "title": "T",
                    "issued": {"date-parts": [["1984", "1"], [1985]], "circa": 1},
                    "event-date": {"date-parts": [[2016]], "season": "2"},
                    "original-date": {"date-parts": [[2016, 21]]},
                }
            ]
        ),
        {
            "type": "report",
            "title": "T",
            "issued": {"date-parts": [[1984, 1], [1985]], "circa": True},
            "event-date": {"date-parts": [[2016]], "season": 2},
            "original-date": {"date-parts": [[2016]], "season": 1},
        },
    ),
    "csl-extra": (
        ".json",
        json.dumps([{"type": "book", "title": "T", "note": "Original Date: 1850\nmore words\nPMID: 7"}]),
        {
            "type": "book",
            "title": "T",
            "original-date": {"date-parts": [[1850]]},
            "PMID": "7",
            "note": "more words",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "text", "expected"), ENTRIES.values(), ids=ENTRIES)
def test_entries(ending: str, text: str, expected: dict[str, object]) -> None:
    assert csl(text, ending) == expected


KEPT = {
    "field-twice": ("@book{a, title={A}, title={B}}", (("title", "B"),)),
    "unknown-field": ("@book{a, title={A}, shelf={high}}", (("shelf", "high"),)),
    "unknown-type": ("@poem{a, title={A}}", (("type", "@poem"),)),
    "second-url": (
        "@book{a, title={A}, url={http://x.example/a;\n http://x.example/b}}",
        (("url", "http://x.example/b"),),
    ),
    "no-url": ("@book{a, title={A}, url={a.pdf}}", (("url", "a.pdf"),)),
    "others": ("@book{a, title={A}, author={Ann Roe and others}}", (("author", "and others"),)),
    "odd-date": ("@book{a, title={A}, date={soon}}", (("date", "soon"),)),
    "words-behind-url": (
        "@book{a, title={A}, url={http://x.example/a\n rights: full}}",
        (("url", "rights: full"),),
    ),
    "no-such-parent": ("@book{a, title={A}, crossref={b}}", (("crossref", "b"),)),
    "class-of-preprint": (
        "@misc{a, title={A}, eprint={2001.00001}, archiveprefix={arXiv}, primaryclass={cs.CL}}",
        (("eprintclass", "cs.CL"),),
    ),
}


@pytest.mark.parametrize(("text", "rest"), KEPT.values(), ids=KEPT)
def test_what_has_no_place_is_kept(text: str, rest: tuple[tuple[str, str], ...]) -> None:
    assert read(text, ".bib").rest == rest


KEPT_OF_CSL = {
    "nameless": ('[{"title": "A", "author": [{"name": "Odd"}]}]', (("author", '{"name": "Odd"}'),)),
    "a-key-given-twice": ('[{"title": "A", "title": "B", "volume": 1}]', (("also title", "B"),)),
    "second-title": ('[{"title": ["A", "B"]}]', (("title", "B"),)),
    "year-before-christ": (
        '[{"title": "A", "issued": {"date-parts": [[-44]]}}]',
        (("issued", '{"date-parts": [[-44]]}'),),
    ),
    "empty-date": ('[{"title": "A", "issued": {"date-parts": [[]]}}]', ()),
}


@pytest.mark.parametrize(("text", "rest"), KEPT_OF_CSL.values(), ids=KEPT_OF_CSL)
def test_what_has_no_place_is_kept_of_csl(text: str, rest: tuple[tuple[str, str], ...]) -> None:
    assert read(text, ".json").rest == rest


def test_lines_of_items_are_theirs_where_one_is_no_item() -> None:
    found = read_bibliography('[{"title": "A"},\n"odd",\n{"title": "B"}]', ".json")
    assert [(entry.line, bool(entry.fault)) for entry in found] == [(1, False), (1, True), (3, False)]


def test_entries_of_the_own_json_of_zotero_are_told() -> None:
    text = '{"items": [{"citationKey": "roe", "itemType": "book", "title": "A", "creators": []}]}'
    found = read_bibliography(text, ".json")
    assert [(entry.key, entry.fault) for entry in found] == [
        ("roe", "it is of Zotero's own JSON: export the library as CSL JSON, or as BibTeX")
    ]


def test_xdata_is_no_entry_where_one_takes_it() -> None:
    text = "@xdata{d, publisher={P}} @xdata{e, note={N}} @book{b, xdata={d}, title={T}, ids={old, Old:2}}"
    found = read_bibliography(text, ".bib")
    assert [(entry.key, entry.fault) for entry in found] == [
        ("e", "an @xdata holds fields for others, and no entry takes them"),
        ("b", ""),
    ]
    assert found[1].other_keys == ("old", "Old:2")


def test_a_volume_has_the_title_of_the_whole_from_its_parent() -> None:
    text = "@mvbook{w, title={Whole}} @book{v, title={Volume}, crossref={w}} @inbook{c, title={Part}, crossref={v}}"
    volume, part = read_bibliography(text, ".bib")[1:]
    assert (volume.values["title"], volume.values["volume-title"]) == ("Whole", "Volume")
    assert part.values["container-title"] == "Volume"


GUESSES = {
    "two-digits": (".bib", "@book{a, title={A}, year={98}}", {"issued": "1998"}, "two digits"),
    "two-digits-month": (".bib", "@book{a, title={A}, date={Mar 21}}", {"issued": "2021-03"}, "two digits"),
    "day-or-month": (".ris", "TY  - BOOK\nTI  - A\nDA  - 03/04/2020\nER  - \n", {"issued": "2020"}, "2020-04-03 or 2020-03-04"),
    "day-or-month-of-a-year": (".ris", "TY  - BOOK\nTI  - A\nPY  - 2020\nDA  - 03/04/2020\nER  - \n", {"issued": "2020"}, "03/04/2020"),
    "short-range": (".bib", "@book{a, title={A}, year={1998-99}}", {"issued": "1998/1999"}, "1998-99"),
    "letter": (".json", '[{"title": "A", "issued": {"literal": "2020a"}}]', {"issued": "2020"}, "2020a"),
    "limit": (".bib", "@book{a, title={A}, date={before 2020}}", {"issued": "None"}, "before 2020"),
    "two-years": (".ris", "TY  - BOOK\nTI  - A\nPY  - 2016\nDA  - 2015/03\nER  - \n", {"issued": "2015-03"}, "2016"),
    "year-and-date": (".bib", "@book{a, title={A}, date={2020-01}, year={2019}}", {"issued": "2020-01"}, "2019"),
    "body-as-person": (".bib", "@book{a, title={A}, author={World Health Organization}}", {}, "kept whole as the name of a body"),
    "editor": (".bib", "@book{a, title={A}, editor={Harbour Board}}", {}, "kept whole as the name of a body"),
    "body-family-first": (".json", '[{"title": "A", "author": [{"family": "Organization", "given": "World Health"}]}]', {}, "read as a person"),
    "person-as-body": (".ris", "TY  - BOOK\nTI  - A\nAU  - Jane Roe\nER  - \n", {}, "may be a person"),
    "plain-name": (".json", '[{"title": "A", "author": ["Jane Roe"]}]', {}, "may be a person"),
    "commas": (".bib", "@book{a, title={A}, author={Roe, Ann, Poe, Ben}}", {}, "several persons"),
    "semicolon": (".bib", "@book{a, title={A}, author={Roe, Ann; Poe, Ben}}", {}, "several persons"),
    "suffix-alone": (".bib", "@book{a, title={A}, author={Roe, III}}", {}, "may be a suffix"),
    "initials-or-a-degree": (".bib", "@book{a, title={A}, author={García Márquez, MD}}", {}, "may be a suffix"),
    "first-year-in-brackets": (".bib", "@book{a, title={A}, year={[1867] 1976}}", {"issued": "1976", "original-date": "1867"}, "[1867] 1976"),
    "first-year-behind": (".bib", "@book{a, title={A}, year={1998 [1781]}}", {"issued": "1998", "original-date": "1781"}, "1998 [1781]"),
    "copyright": (".ris", "TY  - BOOK\nTI  - A\nPY  - 1976, c1967\nER  - \n", {"issued": "1976", "original-date": "1967"}, "c1967"),
    "reprint-in-words": (".json", '[{"title": "A", "type": "book", "issued": {"literal": "1976 (first published 1867)"}}]', {"issued": "1976", "original-date": "1867"}, "first published"),
    "range-of-a-book": (".bib", "@book{a, title={A}, year={1900/1953}}", {"issued": "1900/1953"}, "original-date: 1900"),
    "others-in-ris": (".ris", "TY  - BOOK\nTI  - A\nAU  - Roe, J.\nAU  - et al.\nER  - \n", {}, "the entry has “and others”"),
    "others-in-csl": (".json", '[{"title": "A", "author": [{"family": "Roe", "given": "J"}, {"family": "al.", "given": "et"}]}]', {}, "the entry has “and others”"),
    "others-beside-a-body": (".json", '[{"title": "A", "author": [{"family": "Board", "given": "Harbour"}, {"literal": "and others"}]}]', {}, "the entry has “and others”; Harbour Board is read as a person"),
    "family-name-first": (".bib", "@book{a, title={A}, author={Xi Jinping}}", {}, "Jinping is read as the family name of Xi Jinping"),
    "family-name-first-in-csl": (".json", '[{"title": "A", "author": [{"family": "Geun-hye", "given": "Park"}]}]', {}, "the family name of Park Geun-hye"),
    "family-name-first-in-vietnamese": (".bib", "@book{a, title={A}, author={Nguyễn Văn Linh}}", {}, "the family name of Nguyễn Văn Linh"),
    "isbn": (".bib", "@book{a, title={A}, isbn={978-3-16-148410-1}}", {"ISBN": "978-3-16-148410-1"}, "the last digit of 978-3-16-148410-1"),
    "isbn-of-ten": (".ris", "TY  - BOOK\nTI  - A\nSN  - 0-19-852663-7\nER  - \n", {}, "the last digit of 0-19-852663-7"),
    "issn": (".json", '[{"title": "A", "ISSN": "1234-5678, 2049-3630"}]', {}, "the last digit of 1234-5678 is"),
    "part-of-a-book": (".bib", "@inbook{a, title={A}, chapter={3}, pages={10--20}}", {"title": "A"}, "an @inbook without a booktitle"),
    "before-christ": (".bib", "@book{a, title={A}, date={-0044-03-15}}", {"issued": "None"}, "-0044-03-15"),
    "islamic-year": (".bib", "@book{a, title={A}, year={1444 AH}}", {"issued": "None"}, "1444 AH"),
    "buddhist-year": (".bib", "@book{a, title={A}, year={B.E. 2019}}", {"issued": "None"}, "B.E. 2019"),
    "buddhist-year-behind": (".ris", "TY  - BOOK\nTI  - A\nPY  - 1999 BE\nER  - \n", {"issued": "None"}, "1999 BE"),
    "older-era": (".bib", "@book{a, title={A}, year={Ansei 20}}", {"issued": "None"}, "Ansei 20"),
    "still-to-come-with-a-year": (".bib", "@book{a, title={A}, year={Forthcoming 2027}}", {"issued": "2027"}, "Forthcoming 2027"),
    "cut-title": (".bib", "@book{a, title={Quays:}}", {"title": "Quays:"}, "as if more"),
    "dots": (".json", '[{"title": "Quays and…"}]', {"title": "Quays and…"}, "as if more"),
    "type": (".bib", "@foo{a, title={A}}", {}, "no type of biblatex"),
    "no-string": (".bib", "@article{a, title={A}, journal=joe}", {"container-title": "joe"}, "joe is no @string"),
    "no-parent": (".bib", "@book{a, title={A}, crossref={b}}", {}, "its crossref b is no entry"),
    "swallowed": (".bib", "@book{a, title={A {b}, year={2020}}\n", {}, "it is cut off"),
    "more-than-a-url": (".bib", "@book{a, title={A}, url={http://x.example/a b}}", {"URL": "http://x.example/a"}, "more than an address: b"),
    "ris-type": (".ris", "TY  - FOO\nTI  - A\nER  - \n", {}, "no type FOO"),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "text", "values", "said"), GUESSES.values(), ids=GUESSES)
def test_guesses_are_doubts(ending: str, text: str, values: dict[str, str], said: str) -> None:
    entry = read(text, ending)
    assert {name: str(entry.values.get(name)) for name in values} == values
    assert said in "; ".join(entry.doubts.values())


SURE = {
    "body": "@book{a, title={A}, author={{World Health Organization}}}",
    "person": "@book{a, title={A}, author={Jane Roe}}",
    "particle": "@book{a, title={A}, author={Ludwig van Beethoven and Rat, Ada and King, Jr., Ann}}",
    "colon": "@book{a, title={Quays: a history}, date={2020-03-04}}",
    "native": "@book{a, title={A}, author={山田 太郎}}",
    "suffix": "@book{a, title={A}, author={Martin Luther King, Jr. and Roe, Ann, III}}",
    "body-in-braces": "@book{a, title={A}, author={{Harbour Board} and {Universit{\\'e} de Lyon}}}",
    "eastern": "@book{a, title={A}, author={Jinping Xi and Kim Jones and Lee Child and Wang, Wei and Song Lee and Lin Manuel and Chen Wei}}",
    "isbn": "@book{a, title={A}, isbn={978-3-16-148410-0, 0-19-852663-6 (hardback)}, issn={2049-3630}}",
    "volumes": "@book{a, title={A}, year={1900/1953}, volumes={24}}",
    "years-of-a-season": "@book{a, title={A}, year={2019/2020}}",
    "journal": "@article{a, title={A}, journal={J}, year={1990/1999}}",
    "still-to-come": "@article{a, title={A}, journal={J}, year={forthcoming}}",
    "chapter": "@inbook{a, title={A}, booktitle={B}, chapter={3}}",
    "first-year": "@book{a, title={A}, origyear={1859}, year={2003}}",
}


@pytest.mark.parametrize("text", SURE.values(), ids=SURE)
def test_what_is_stated_is_no_doubt(text: str) -> None:
    assert dict(read(text, ".bib").doubts) == {}


PLACED: dict[str, tuple[str, str, dict[str, str]]] = {
    "suffix-behind": (".bib", "@book{a, author={Martin Luther King, Jr.}}", {"author": "Martin Luther King Jr."}),
    "suffix-last": (".bib", "@book{a, author={O'Neill, Tip, Jr.}}", {"author": "Tip O'Neill Jr."}),
    "suffix-in-its-place": (".bib", "@book{a, author={O'Neill, Jr., Tip}}", {"author": "Tip O'Neill Jr."}),
    "suffix-in-ris": (".ris", "TY  - BOOK\nAU  - Martin Luther King, Jr.\nER  - \n", {"author": "Martin Luther King Jr."}),
    "suffix-in-a-given-name": (".json", '[{"author": [{"family": "King", "given": "Martin Luther, Jr."}]}]', {"author": "Martin Luther King Jr."}),
    "body-of-a-body": (
        ".ris", "TY  - RPRT\nAU  - United Nations, Department of Economic and Social Affairs\nER  - \n",
        {"author": "United Nations, Department of Economic and Social Affairs"},
    ),
    "body-without-braces": (".bib", "@book{a, author={World Health Organization}}", {"author": "World Health Organization"}),
    "staff": (".bib", "@article{a, author={By our staff}, journal={J}}", {"author": "By our staff"}),
    "origyear": (".bib", "@book{a, origyear={1859}, year={2003}}", {"original-date": "1859", "issued": "2003"}),
    "still-to-come": (".bib", "@article{a, journal={J}, year={In press}}", {"status": "In press", "issued": "None"}),
    "still-to-come-in-ris": (".ris", "TY  - JOUR\nPY  - forthcoming\nER  - \n", {"status": "forthcoming", "issued": "None"}),
    "still-to-come-in-csl": (".json", '[{"issued": {"literal": "印刷中"}}]', {"status": "印刷中", "issued": "None"}),
    "a-state-beside-one": (".bib", "@article{a, journal={J}, pubstate={accepted}, year={2027}}", {"status": "accepted", "issued": "2027"}),
    "handle": (".bib", "@article{a, eprint={10986/1234}, eprinttype={hdl}}", {"URL": "https://hdl.handle.net/10986/1234"}),
    "another-archive": (".bib", "@article{a, eprint={12.34}, eprinttype={jstor}}", {"archive": "jstor", "archive_location": "12.34"}),
    "court": (
        ".bib", "@jurisdiction{a, institution={Supreme Court}, reporter={U.S.}, volume={410}}",
        {"authority": "Supreme Court", "container-title": "U.S.", "publisher": "None"},
    ),
    "institution": (".bib", "@report{a, institution={Harbour Board}}", {"publisher": "Harbour Board", "authority": "None"}),
    "section-of-a-paper": (".bib", "@article{a, journal={J}, entrysubtype={newspaper}, section={Business}}", {"section": "Business"}),
    "word-for-pages": (".bib", "@article{a, journal={J}, pages={pp. 12--14}}", {"page": "12-14"}),
    "word-for-pages-in-csl": (".json", '[{"page": "pp. 12-14"}]', {"page": "12-14"}),
    "word-for-pages-in-ris": (".ris", "TY  - JOUR\nSP  - p. 12\nEP  - 14\nER  - \n", {"page": "12-14"}),
    "german-word-for-pages": (".bib", "@article{a, journal={J}, pages={S. 12--14}}", {"page": "12-14"}),
    "pages-of-a-supplement": (".bib", "@article{a, journal={J}, pages={S12--S14}}", {"page": "S12-S14"}),
    "a-poster": (".bib", "@article{a, journal={J}, pages={P12}}", {"page": "P12"}),
    "article-number": (".bib", "@article{a, journal={J}, pages={e0123456}}", {"page": "e0123456"}),
    "short-journal-first": (
        ".ris", "TY  - JOUR\nJO  - J. Chem. Phys.\nT2  - Journal of Chemical Physics\nER  - \n",
        {"container-title": "Journal of Chemical Physics", "container-title-short": "J. Chem. Phys."},
    ),
    "short-journal-last": (
        ".ris", "TY  - JOUR\nJO  - Journal of Chemical Physics\nT2  - J Chem Phys\nER  - \n",
        {"container-title": "Journal of Chemical Physics", "container-title-short": "J Chem Phys"},
    ),
    "two-journals": (
        ".ris", "TY  - JOUR\nJO  - Tide\nT2  - Quays\nER  - \n", {"container-title": "Tide", "container-title-short": "None"}
    ),
    "early-year": (".bib", "@book{a, date={0200}, year={200}}", {"issued": "0200"}),
}  # fmt: skip


@pytest.mark.parametrize(("ending", "text", "values"), PLACED.values(), ids=PLACED)
def test_what_stands_in_another_place_is_put_right(ending: str, text: str, values: dict[str, str]) -> None:
    have = read(text, ending).values

    def told(value: object) -> str:
        return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    assert {name: told(have.get(name)) for name in values} == values


@pytest.mark.parametrize("text", ["et al.", "and others", "u. a.", "ほか", "et al", "& al.", "y otros"])
def test_words_that_tell_of_more_names(text: str) -> None:
    assert are_others(text)


@pytest.mark.parametrize("text", ["Al Gore", "Others, Ann", "Et", "Al.", "Etal", "Anders Andersen"])
def test_names_that_tell_of_no_more(text: str) -> None:
    assert not are_others(text)


def test_a_name_in_japanese_has_its_family_name_in_front() -> None:
    assert read(SURE["native"], ".bib").values["author"] == (Name(family="山田", given="太郎"),)


def test_names_and_dates_of_pubmed() -> None:
    first, _ = read_bibliography(ENTRIES["pubmed-old-names"][1], ".nbib")
    assert first.values["author"] == (
        Name(family="Berg", given="AM", particle="van der", suffix="Jr"),
        Name(family="Roe", given="J"),
    )
    assert (str(first.values["issued"]), first.values["page"]) == ("2018-12/2019-01", "123-129")
    assert not first.doubts


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def inside(small: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.chdir(small.root)
    return small


def imported(
    site: Site, capsys: pytest.CaptureFixture[str], text: str, *more: str, name: str = "refs.bib"
) -> tuple[int, list[str]]:
    path = site.root.parent / name
    path.write_text(text, "utf-8")
    said = say(capsys, "source", "import", path, *more)
    assert said.err == ""
    return said.status, said.lines


BIB = r"""
@article{CIVICUS:2017, title={Aid & trade}, author={Roe, Ann}, journal={Port Post}, date={2026-02-12},
  url={https://x.example/a_b%20c}, langid={british}, shelf={high
rights: full}}
@newspaper{two, title={Depths \foo}, year=2020, month=feb, publisher={Office}}
@article{broken, year={x
@dataset{two, title={Again}, doi={10.1234/ab.c}}
"""


def test_cards(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(inside, capsys, BIB) == (
        CONTENT,
        [
            "line 2: CIVICUS:2017: seeds/civicus-2017.md",
            "  in the note: shelf",
            "line 5: two: seeds/two.md",
            r"  title is uncertain: it has \foo of LaTeX",
            "line 6: broken: left out: a brace is not closed (line 6)",
            "line 7: two: seeds/two-2.md",
            "  the key two is that of another source, so it is no alias",
            "The kind of 1 card is a guess: look them through, or give --kind for all.",
            "3 cards of 4 entries written.",
        ],
    )
    assert inside.read("seeds/civicus-2017.md") == (
        "---\ntitle: Aid & trade\nauthor: [{family: Roe, given: Ann}]\ncontainer-title: Port Post\n"
        'published: 2026-02-12\nurl: "https://x.example/a_b%20c"\nlanguage: en-GB\ntype: article-journal\n'
        "kind: analysis   # uncertain: a guess from the type; one of news, commentary, analysis, official, "
        'state-media, data\naliases: ["CIVICUS:2017"]\nuncertain: [kind]\nnote: "shelf: high rights: full"\nrights: quote\n---\n'
    )
    assert "kind: data\n" in inside.read("seeds/two-2.md")
    assert inside.check().faults == [
        "seeds/civicus-2017.md:11:12 uncertain",
        "seeds/two.md:7:12 uncertain",
    ]


def test_an_import_of_all_that_came_stops_no_site(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    odd = [
        {"id": "http://zotero.org/users/1/items/ABCD2345", "title": "日本", "author": [{"literal": "山田"}]},
        {"type": "letter"},
        {
            "id": 7,
            "type": "no-type",
            "title": "x" * 3000,
            "issued": {"literal": "soon"},
            "custom": {"a": [1]},
        },
        {"id": "a b", "title": "\u202eodd\ue000 \x07signs\ufffd"},
        {"id": "rain", "type": "book", "title": "Another rain"},
    ]
    status, lines = imported(inside, capsys, json.dumps(odd), name="lib.json")
    assert (status, lines[-1]) == (GOOD, "5 cards of 5 entries written.")
    assert {fault.rpartition(" ")[2] for fault in inside.check().faults} == {"uncertain"}
    assert [path.name for path in (inside.root / "seeds").glob("*.md")]


IDS = {
    "key": ("@book{Abe_2020, title={T}}", "abe-2020"),
    "author-year": ("@book{, title={T}, author={Roe, Ann}, year=2020}", "roe-2020"),
    "publisher": ("@book{, title={T}, publisher={Press}, year=2020}", "press-2020"),
    "title": ("@book{, title={The tides of ports today}}", "the-tides-of-ports"),
    "doi": ("@book{, title={日本}, author={山田}, doi={10.1000/A.1}}", "doi-10-1000-a-1"),
    "file": ("@book{, title={日本}, author={山田}}", "refs-1"),
}


@pytest.mark.parametrize(("text", "name"), IDS.values(), ids=IDS)
def test_ids(inside: Site, capsys: pytest.CaptureFixture[str], text: str, name: str) -> None:
    imported(inside, capsys, text)
    assert inside.path(f"seeds/{name}.md").is_file()


FILES = {
    "bib": ("r.bib", BIB),
    "keyless": ("r.bib", "@book{, title={A}, author={B C}}\n@book{, title={D}, author={B C}}"),
    "json": ("r.json", json.dumps([{"id": "a", "title": "A"}, {"id": "A", "title": "B"}])),
    "ris": ("r.ris", "TY  - JOUR\nTI  - A\nAU  - B, C\nER  - \nTY  - JOUR\nTI  - D\nAU  - B, C\nER  - \n"),
}


@pytest.mark.parametrize(("name", "text"), FILES.values(), ids=FILES)
def test_a_second_import_changes_nothing(
    inside: Site, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    imported(inside, capsys, text, name=name)
    before = content(inside)
    _, lines = imported(inside, capsys, text, name=name)
    assert lines[-1].startswith("0 cards of ")
    assert content(inside) == before


def test_values_that_nobody_touched_follow(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    imported(inside, capsys, "@article{tide, title={Tides}, journal={Post}, year=2019, volume=1}")
    inside.edit("seeds/tide.md", "title: Tides", "title: My tides")
    assert imported(
        inside, capsys, "@article{tide, title={High tides}, journal={Daily}, year=2019, number=4}"
    ) == (
        GOOD,
        [
            "line 1: tide: seeds/tide.md changes",
            "  title: the card has My tides, the bibliography High tides; the card stays",
            "  container-title: Post is now Daily",
            '  issue: "4" is new',
            "  volume: the bibliography has it no more; the card stays",
            "0 cards of 1 entry written, 1 changed.",
        ],
    )
    text = inside.read("seeds/tide.md")
    assert "title: My tides\ncontainer-title: Daily\npublished: 2019\n" in text
    assert 'issue: "4"\n' in text


def test_a_card_that_is_there_is_met_by_its_doi(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    inside.put(
        "seeds/fog.md",
        b"---\ntitle: Fog\npublisher: P\nkind: news\nurl: https://doi.org/10.1000/F\n---\n",
    )
    _, lines = imported(inside, capsys, "@article{Roe:2020, title={The fog}, doi={10.1000/f}, volume=2}")
    assert lines == [
        "line 1: Roe:2020: seeds/fog.md changes",
        "  title: the card has Fog, the bibliography The fog; the card stays",
        "  DOI: 10.1000/f is new".replace("10.1000/f", '"10.1000/f"'),
        '  volume: "2" is new',
        "  type: article-journal is new",
        '  aliases: ["Roe:2020"] is new',
        "0 cards of 1 entry written, 1 changed.",
    ]
    assert "title: Fog\n" in inside.read("seeds/fog.md")


def test_kind_and_perspective_of_all(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    imported(
        inside, capsys, "@book{a, title={A}}", "--kind", "official", "--perspective", "a ministry: of ports"
    )
    text = inside.read("seeds/a.md")
    assert 'kind: official\nperspective: "a ministry: of ports"\n' in text


def test_a_dry_import(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    before = content(inside)
    (inside.root.parent / "r.bib").write_text(BIB, "utf-8")
    said = say(capsys, "source", "import", "../r.bib", "--dry-run")
    assert said.lines[-1] == "3 cards of 4 entries would be written; nothing was."
    assert content(inside) == before


ENCODINGS = {
    "declared": ("% Encoding: SJIS\n@book{a, title={港湾}}".encode("shift_jis"), "SJIS", "港湾", ""),
    "Japanese": (
        "@book{a, title={港湾の経済と日本の海上保安に関する研究}, publisher={東京の出版社}}".encode(
            "shift_jis"
        ),
        "shift_jis",
        "港湾の経済と日本の海上保安に関する研究",
        "read as shift_jis",
    ),
    "Russian": (
        "@book{a, title={Порты и приливы северных морей}}".encode("cp1251"),
        "windows-1251",
        "Порты и приливы северных морей",
        "read as windows-1251",
    ),
}


@pytest.mark.parametrize(("data", "name", "title", "doubt"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(data: bytes, name: str, title: str, doubt: str) -> None:
    text, encoding = decoded_bibliography(data)
    assert encoding == Encoding(name, guessed=bool(doubt))
    assert title in text
    (entry,) = read_bibliography(text, ".bib")
    assert entry.values["title"] == title


SIGNS = {
    "stars": "C*-algebras and *-rings: A* search",
    "tags": "On a<b>c",
    "code": "`Code` and **bold**",
}


@pytest.mark.parametrize("title", SIGNS.values(), ids=SIGNS)
def test_signs_of_a_title_are_its_own(inside: Site, capsys: pytest.CaptureFixture[str], title: str) -> None:
    text = f"@book{{a, title={{{title}}}, publisher={{P}}, note={{see [[x]] and <div>}}}}"
    assert imported(inside, capsys, text, "--kind", "official")[0] == GOOD
    inside.lead("Rain fell [@a].")
    assert inside.check().faults == []
    changed = text.replace("see", "look")
    assert imported(inside, capsys, changed, "--kind", "official")[0] == GOOD
    assert inside.read("seeds/a.md").count("# lint: markup-in-plain-text") == 1


def test_a_type_of_two_words_is_the_same_the_next_time(
    inside: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(inside, capsys, "@movie{a, title={A}, year={2020}}")
    told = imported(inside, capsys, "@movie{a, title={A}, year={2020}}")[1]
    assert told == [
        "line 1: a: seeds/a.md is there already, and stays as it is",
        "0 cards of 1 entry written.",
    ]


def test_a_field_that_is_kept_is_not_taken_for_a_variable_again(
    inside: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(inside, capsys, '[{"id": "a", "type": "book", "title": ["A", "B"]}]', name="r.json")
    assert inside.read("seeds/a.md").count("also title: B") == 1
    out = say(capsys, "source", "export", "a").out
    (item,) = json.loads(out)
    assert (item["title"], item["note"]) == ("A", "also title: B")
    assert "language" not in item
    assert read(out, ".json").values["title"] == "A"


def test_another_encoding_is_read_and_told(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    (inside.root / "old.bib").write_bytes("@book{a, title={Café}}".encode("cp1252"))
    said = say(capsys, "source", "import", "old.bib")
    assert said.lines[0] == "old.bib: it is not UTF-8, and was read as windows-1252"
    assert 'title: "Café"   # uncertain: read as windows-1252\n' in inside.read("seeds/a.md")
    assert "uncertain: [title, kind]\n" in inside.read("seeds/a.md")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("r.xml", b"", "r.xml is none of .bib, .bibtex, .biblatex, .ciw, .json, .nbib, .ris"),
        ("no.ris", None, "no.ris: No such file or directory"),
        ("r.json", b"{", "r.json: it is not JSON from line 1, column 2 on"),
        ("r.json", b'"x"', "r.json: it is not CSL-JSON: a list of entries was expected"),
        ("r.bib", b"", "r.bib: it is empty"),
        ("r.ris", b"\xef\xbb\xbf\n", "r.ris: it is empty"),
        (
            "r.bib",
            b"<<<<<<< HEAD\n@book{a, title={A}}\n=======\n@book{a, title={B}}\n>>>>>>> other\n",
            "r.bib: the marks of a merge stand in it, from line 1 on",
        ),
        (
            "r.ris",
            b"TY  - BOOK\r\n<<<<<<< HEAD\r\nTI  - A\r\n",
            "r.ris: the marks of a merge stand in it, from line 2 on",
        ),
        ("r.bib", b"TY  - JOUR\nER  - \n", "r.bib: it has no entry that a .bib file may have"),
    ],
    ids=[
        "type",
        "not there",
        "not JSON",
        "no list",
        "empty",
        "a mark alone",
        "merge",
        "open merge",
        "no entry",
    ],
)
def test_a_bibliography_that_cannot_be_read(
    inside: Site, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        inside.put(name, data)
    said = say(capsys, "source", "import", name)
    assert (said.status, said.out) == (USAGE, "")
    assert said.err.startswith(f"briefing: {message}")
    assert said.err.count("\n") == 1


def test_nothing_is_published_that_nobody_cites(inside: Site, capsys: pytest.CaptureFixture[str]) -> None:
    imported(inside, capsys, BIB)
    inside.build()
    assert not list(Path(inside.root, "build").rglob("*civicus*"))


def test_guesses_are_listed_and_what_was_cleared_stays_cleared(
    inside: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "@book{a, title={港の歴史}, author={Harbour Board}, date={03/04/2020}, publisher={Press}}"
    imported(inside, capsys, text, "--kind", "analysis")
    made = inside.read("seeds/a.md")
    assert "uncertain: [author, date, language]\n" in made
    assert 'language: "ja"   # uncertain: a guess from the title\'s script\n' in made
    inside.edit("seeds/a.md", "uncertain: [author, date, language]\n", "uncertain: []\n")
    imported(inside, capsys, text, "--kind", "analysis")
    assert "uncertain: []\n" in inside.read("seeds/a.md")
    imported(inside, capsys, text.replace("Press", r"\foo Press"), "--kind", "analysis")
    assert "uncertain: [publisher]\n" in inside.read("seeds/a.md")


DOUBTED = {
    "ris: two dates": ("ris", "TY  - RPRT\nTI  - A\nPY  - 2016/03/04/\nDA  - 2016/05/04\nER  - \n", "issued"),
    "csl: no such day": (
        "json",
        '[{"id": "a", "title": "A", "issued": {"date-parts": [[2020, 2, 30]]}}]',
        "issued",
    ),
}


@pytest.mark.parametrize(("ext", "text", "variable"), DOUBTED.values(), ids=DOUBTED)
def test_a_date_that_loses_a_part_is_a_guess(ext: str, text: str, variable: str) -> None:
    (entry,) = read_bibliography(text, f".{ext}")
    assert variable in entry.doubts


def test_addresses_joined_by_a_semicolon_are_two() -> None:
    text = "TY  - RPRT\nTI  - A\nPY  - 2016/03//\nDA  - 2016/03/04\nUR  - https://a.example/x;https://b.example/y\nER  - \n"
    (entry,) = read_bibliography(text, ".ris")
    assert entry.values["URL"] == "https://a.example/x"
    assert ("url", "https://b.example/y") in entry.rest
    assert "issued" not in entry.doubts
