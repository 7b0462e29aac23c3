"""Locating quotations, on a made-up document in six languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_site.model.document import Document
from briefing_site.model.verdict import Finding, Occurrence, Verdict
from briefing_site.parse.place import parse_at
from briefing_site.read.archive import read_document
from briefing_site.text.folding import Folding
from briefing_site.verify.locate import locate
from briefing_site.verify.search_text import Searchable
from tests.counting import lines_run
from tests.town import TEXT, covered, find

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"

FOUND = {
    "sentence": ("The ferry carries 9.04 million people a year.", 2),
    "middle": ("intention to close the ferry", 2),
    "space-around": ("  quiet quay \n", 3),
    "line-break": ("wants a “quiet\nquay” for", 3),
    "last-part-of-compound": ("US alliance", 4),
    "possessive": ("for its people, and it", 3),
    "decimal": ("9.04 million", 2),
    "source-has-brackets": ("END [Copyright Rain Press, Ltd.]", 14),
    "japanese": ("橋を建設", 9),
    "japanese-line-break": ("市議会は橋を\n建設しないと決めた", 9),
    "chinese": ("同意修路", 10),
    "korean": ("부두를 확장", 11),
    "korean-before-particle": ("의회", 11),
    "vietnamese": ("mở rộng bến cảng", 12),
    "russian": ("расширении порта", 13),
    "ellipsis": ("The ferry carries [...] people", 2),
    "ellipsis-sign": ("founded in 1950 […] for its people", 3),
    "ellipsis-of-sentences": ("Rain fell on the quay. [...] Boats left the quay", 5),
    "ellipsis-over-whole-sentences": ("Rain fell [...] Boats left", 5),
    "ellipsis-around": ("[...] carries 9.04 million people [...]", 2),
    "ellipsis-then-stop": ("The ferry carries [...].", 2),
    "shortest": ("The pier [...] old", 4),
    "three-fragments": ("Rain fell [...] The crew [...] at noon", 5),
    "insertion": ("The ferry [that is old] carries 9.04 million", 2),
    "replacement": ("[It] carries 9.04 million people", 2),
    "replacement-inside": ("The ferry carries [some] million people", 2),
    "replacement-of-six-words": ("but [they sang] in spring with much music", 8),
    "case": ("[t]he ferry carries", 2),
    "case-inside": ("a year. [I]t is not cheap", 2),
    "ending": ("The ferry carr[ied] 9.04 million", 2),
    "ending-added": ("Rain fell[s] on the quay", 5),
    "sic": ("Boats left [sic] the quay", 5),
    "japanese-replacement": ("[同市]は橋を建設しない", 9),
    "japanese-ellipsis": ("港町の市長は[…]埠頭", 9),
    "negation-quoted": ("The mayor has no intention", 2),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "paragraph"), FOUND.values(), ids=FOUND.keys())
def test_found(quote: str, paragraph: int) -> None:
    finding = find(quote)
    assert finding.occurrence is not None
    assert (finding.verdict, finding.occurrence.paragraph, finding.reason, finding.hint) == (
        Verdict.FOUND,
        paragraph,
        "",
        "",
    )


FOLDED = {
    "dashes": ("council — founded in 1950 — wants", 3, (Folding.DASHES,)),
    "quotation-marks": ("a 'quiet quay' for its people, and it's unable", 3, (Folding.QUOTES,)),
    "both": ('1950 -- wants a "quiet quay"', 3, (Folding.QUOTES, Folding.DASHES)),
    "space": ("Rain  fell\non the quay", 5, (Folding.SPACE,)),
    "widths": ("ﾊﾞｽは港", 9, (Folding.WIDTHS,)),
    "decomposed-japanese": ("ハ\u3099スは港", 9, (Folding.COMPOSITION,)),
    "decomposed-vietnamese": ("Thi\u0323 tru\u031bo\u031b\u0309ng", 12, (Folding.COMPOSITION,)),
    "decomposed-korean": ("\u1109\u1175\u110c\u1161\u11bc\u110b\u1173\u11ab", 11, (Folding.COMPOSITION,)),
    "japanese-brackets": ("『静かな埠頭』", 9, (Folding.QUOTES,)),
    "soft-hyphen": ("cooperation is open", 15, (Folding.SPACE,)),
    "with-ellipsis": ("council - founded [...] 'quiet quay'", 3, (Folding.QUOTES, Folding.DASHES)),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "paragraph", "folded"), FOLDED.values(), ids=FOLDED.keys())
def test_found_folded(quote: str, paragraph: int, folded: tuple[Folding, ...]) -> None:
    finding = find(quote)
    assert finding.occurrence is not None
    assert (finding.verdict, finding.folded) == (Verdict.FOUND_FOLDED, folded)
    assert finding.occurrence.paragraph == paragraph
    assert finding.reason == "but for " + ", ".join(folded)


NOT_FOUND = {
    "empty": ("", "the quotation is empty"),
    "blank": (" \n ", "the quotation is empty"),
    "ellipsis-only": ("[...]", "it quotes no words"),
    "signs-only": ("“—”", "it quotes no words"),
    "case": ("the Ferry carries", "it does not stand in the source"),
    "exponent": ("10 2 coins", "it does not stand in the source"),
    "kana-mark": ("ハスは港", "it does not stand in the source"),
    "order": ("The ferry carries [...] The mayor has", "its fragments stand in another order in paragraph 2"),
    "bare-ellipsis": ("The ferry carries ... people", "it does not stand in the source"),
    "across-paragraphs": ("a year. It is not cheap. The harbour council", "it does not stand in the source"),
    "fragments-in-two-paragraphs": ("Rain fell [...] in June", "its fragments stand in different paragraphs"),
    "one-fragment-missing": ("Rain fell [...] in July", "“in July” does not stand in the source"),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "reason"), NOT_FOUND.values(), ids=NOT_FOUND.keys())
def test_not_found(quote: str, reason: str) -> None:
    finding = find(quote)
    assert (finding.verdict, finding.reason) == (Verdict.NOT_FOUND, reason)
    assert finding.occurrence is None


AMBIGUOUS = {
    "two-paragraphs": ("The crew waited.", "", 'say which with `at`: "5" or "7"'),
    "one-paragraph": ("The pier is quiet", "", 'say which with `at`: "4:2" or "4:4"'),
    "one-paragraph-with-at": ("The pier is quiet", "4", 'say which with `at`: "4:2" or "4:4"'),
    "one-sentence": ("bridge", "8", 'quote more of the passage: it stands twice in "8"'),
    "chains": ("Ticket sales [...] in", "6", 'say which with `at`: "6:1" or "6:2"'),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "at", "hint"), AMBIGUOUS.values(), ids=AMBIGUOUS.keys())
def test_ambiguous(quote: str, at: str, hint: str) -> None:
    finding = find(quote, at)
    assert (finding.verdict, finding.hint, finding.occurrence) == (Verdict.AMBIGUOUS, hint, None)


AT = {
    "paragraph": ("The crew waited.", "7", Verdict.FOUND, "", ""),
    "range": ("The crew waited.", "6-7", Verdict.FOUND, "", ""),
    "sentence": ("The pier is quiet", "4:4", Verdict.FOUND, "", ""),
    "sentences": ("The gate is old", "4:2-3", Verdict.FOUND, "", ""),
    "elsewhere": ("Rain fell", "2", Verdict.NOT_FOUND, "it does not stand at 2", 'the words stand elsewhere: "5:1"'),
    "another-sentence": ("Rain fell", "5:2", Verdict.NOT_FOUND, "it does not stand at 5:2", 'the words stand elsewhere: "5:1"'),
    "elsewhere-twice": ("The crew waited", "2", Verdict.NOT_FOUND, "it does not stand at 2", 'the words stand elsewhere: "5:2" or "7"'),
    "no-paragraph": ("Rain fell", "70", Verdict.NOT_FOUND, "there is no paragraph 70: the text has 15", ""),
    "no-sentence": ("Rain fell", "5:9", Verdict.NOT_FOUND, "paragraph 5 has no sentence 9: it has 4", ""),
    "range-does-not-join-paragraphs": ("in June. The crew", "6-7", Verdict.NOT_FOUND, "it does not stand at 6-7", ""),
}  # fmt: skip


@pytest.mark.parametrize(("quote", "at", "verdict", "reason", "hint"), AT.values(), ids=AT.keys())
def test_at(quote: str, at: str, verdict: Verdict, reason: str, hint: str) -> None:
    finding = find(quote, at)
    assert (finding.verdict, finding.reason) == (verdict, reason)
    assert hint in finding.hint
    assert bool(finding.hint) >= bool(hint)


def test_nearest_passage_is_a_hint_only() -> None:
    finding = find("Boats left the pier at noon")
    assert (finding.verdict, finding.occurrence) == (Verdict.NOT_FOUND, None)
    assert finding.hint.startswith("nearest, in paragraph 5: ")


def test_offsets_cover_from_the_first_fragment_to_the_last() -> None:
    finding = find('1950 - wants [...] "quiet quay"')
    assert covered(finding) == "1950 – wants a “quiet quay”"


def test_found_as_written_wins_over_folded() -> None:
    document = Document.of("a", 'a "b" c\na “b” c\n'.encode())
    assert locate("a “b” c", document) == Finding(Verdict.FOUND, Occurrence(2, 8, 15))


def test_whole_combining_sequences_only() -> None:
    document = Document.of("a", "ハ\u3099スは走る。\n\u1100\u1161\u11a8\n".encode())
    assert locate("ハ", document).verdict is Verdict.NOT_FOUND
    assert locate("\u1100\u1161", document).verdict is Verdict.NOT_FOUND
    assert locate("バス", document).verdict is Verdict.FOUND_FOLDED


def test_a_chain_without_fault_is_chosen() -> None:
    document = Document.of("a", b"Boats will not sail at noon. Boats will sail at dawn.")
    finding = locate("Boats [...] sail", document)
    assert finding == Finding(Verdict.FOUND, Occurrence(1, 29, 44))


@given(st.text(), st.sampled_from(["", "1", "1-2", "2:1"]))
def test_any_quotation_gets_a_verdict(quote: str, at: str) -> None:
    assert find(quote, at).verdict in Verdict


@given(st.lists(st.sampled_from(["the", "no", "mayor", "[...]", "[", "]", "[…]", "[an]", "[]", "[T]", "he", "council", "ferry", "…", "-", "“", "\u3099", "市", "不", "."])).map(lambda words: (" ".join(words), "".join(words))))  # fmt: skip
def test_any_bracketing_gets_a_verdict(quotes: tuple[str, str]) -> None:
    for quote in quotes:
        finding = find(quote)
        if finding.occurrence:
            assert covered(finding)


WORDS = st.text(alphabet="abcdeж一二\u3099é", min_size=1).filter(lambda word: not word.startswith("\u3099"))


@given(st.lists(WORDS, min_size=1), st.sampled_from([" ", " – ", " “", ", "]), st.data())
def test_any_run_of_whole_words_is_found(words: list[str], between: str, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    quote = between.join(words[first : last + 1])
    finding = locate(quote, Document.of("a", between.join(words).encode()))
    assert finding.verdict in (Verdict.FOUND, Verdict.AMBIGUOUS)
    typed = quote.replace("–", "--").replace("“", "'").replace(" ", "\u3000")
    assert locate(typed, Document.of("a", between.join(words).encode())).verdict in (
        Verdict.FOUND,
        Verdict.FOUND_FOLDED,
        Verdict.AMBIGUOUS,
    )


@given(st.text(alphabet="ab ", min_size=1, max_size=30), st.text(alphabet="ab ", min_size=1, max_size=4))
def test_an_edge_inside_a_word_is_never_found(text: str, quote: str) -> None:
    finding = locate(quote, Document.of("a", text.encode()))
    if finding.verdict is Verdict.FOUND:
        padded = f" {text} "
        assert finding.occurrence is not None
        assert padded[finding.occurrence.start] == " "
        assert padded[finding.occurrence.end + 1] == " "


def test_twice_the_text_is_twice_the_work() -> None:
    noise = "Paragraph {} says – as others do – that “line {}” of the port is open.\n"
    quotes = [
        "The ferry carries 9.04 million people a year.",
        "council - founded in 1950 - wants",
        "Rain fell on the quay. [...] Boats left the quay",
        "[t]he ferry carries",
        "Paragraph 7 says",
        "橋を建設",
        "says - as others do - that 'line 39'",
        "a 'quiet quay' for",
    ]

    def work(lines: int) -> int:
        text = "".join(noise.format(number, number) for number in range(lines)) + TEXT
        searchable = Searchable(Document.of("a.txt", text.encode()))

        def find_all() -> None:
            assert all(locate(quote, searchable).occurrence for quote in quotes)

        return lines_run(find_all)

    assert work(160) < 2.5 * work(80)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the documents are not here")
@pytest.mark.parametrize(
    ("name", "quote", "at", "verdict"),
    [
        ("000_9aa48da62c5b28bf.txt", "two-way exchanges between Japan and ASEAN", "13", Verdict.FOUND),
        ("000_9aa48da62c5b28bf.txt", "two-way exchanges between Japan and ASEAN", "", Verdict.AMBIGUOUS),
        ("001_50d2cdad97c7c4d1.txt", "Takaichi has no intention to withdraw her Taiwan contingency remark", "3:13", Verdict.FOUND),
        ("001_50d2cdad97c7c4d1.txt", "Takaichi has [...] intention to withdraw", "", Verdict.NOT_FOUND),
        ("001_50d2cdad97c7c4d1.txt", "Takaichi has intention to withdraw her Taiwan contingency remark", "3", Verdict.NOT_FOUND),
        ("001_50d2cdad97c7c4d1.txt", "talks at the ministerial or higher level", "3:11", Verdict.FOUND),
        ("001_50d2cdad97c7c4d1.txt", "able to hold talks at the ministerial", "", Verdict.NOT_FOUND),
        ("002_2a3b1fbdb8690073.txt", "a 'balancing' actor", "9", Verdict.FOUND_FOLDED),
        ("003_312022d8518c0c09.txt", "Three Non-Nuclear Principles", "21", Verdict.FOUND),
        ("003_312022d8518c0c09.txt", "Nuclear Principles", "21", Verdict.NOT_FOUND),
        ("003_312022d8518c0c09.txt", "the Japan-US alliance", "", Verdict.FOUND_FOLDED),
        ("004_e1b847dbc3f74b67.txt", "the path ahead is [...] without challenges", "", Verdict.NOT_FOUND),
    ],
)  # fmt: skip
def test_real_documents(name: str, quote: str, at: str, verdict: Verdict) -> None:
    assert locate(quote, read_document(SEEDS, name), parse_at(at) if at else None).verdict is verdict


# --- sentences without a space between them ------------------------------------------------------


def touching(text: str, quote: str) -> Finding:
    return locate(quote, Searchable(Document.of("a.txt", text.encode())), None)


def test_a_sentence_that_touches_its_neighbours_is_left_out_whole() -> None:
    finding = touching("雨が降った。風は吹かない。海は静かだ。", "雨が降った。[...]海は静かだ。")
    assert (finding.verdict, finding.reason) == (Verdict.FOUND, "")


def test_a_place_names_no_sentence_that_only_touches() -> None:
    finding = touching("風が吹く。雨が降った。海は静かだ。雨が降った。晴れた。", "雨が降った。")
    assert (finding.verdict, finding.hint) == (Verdict.AMBIGUOUS, 'say which with `at`: "1:2" or "1:4"')
