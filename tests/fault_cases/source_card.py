"""Cases of the faults in `model/faults/source_card.py`."""

from __future__ import annotations

from tests.fault_cases.case import Case, card, card_more, config
from tests.sites import SMALL, files

CASES: dict[tuple[str, str], Case] = {
    ("bad_excerpt_value", "language"): Case(card('{at="2:2"}', '{at="2:2" «wrong-type»lang="English"}'), 'write lang="en"'),
    ("bad_excerpt_value", "at-full-width"): Case(card('{at="2:2"}', '{«wrong-type»at="２：２"}'), 'write at="2:2"'),
    ("bad_excerpt_value", "at-dash"): Case(card('{at="2:2"}', '{«wrong-type»at="2–3"}'), 'write at="2-3"'),
    ("bad_excerpt_value", "at-in-words"): Case(card('{at="2:2"}', '{«wrong-type»at="para. 2, sentence 2"}'), 'write at="2:2"'),
    ("bad_excerpt_value", "voice-capital"): Case(
        card('{at="2:2"}', '{at="2:2" «wrong-type»voice="Fact"}'), 'write voice="fact"'
    ),
    ("bad_excerpt_value", "at"): Case(card('{at="2:2"}', '{«wrong-type»at="two"}'), "is not a place"),
    ("bad_excerpt_value", "voice"): Case(card('{at="2:2"}', '{at="2:2" «wrong-type»voice="loud"}'), "fact, reported"),
    ("duplicate_excerpt", "excerpt"): Case(card_more("«duplicate-id»## crew\n> Nobody was hurt\n"), "line 14"),
    ("unused_excerpt", "unused"): Case(
        card_more("«unused-excerpt»## nobody\n> Nobody was hurt\n"), "cite it as [@rain#nobody]"
    ),
    ("bad_excerpt_heading", "capital-with-keys"): Case(card_more("«bad-excerpt»## Crew Two\n> Nobody\n"), "write ## crew-two"),
    ("bad_excerpt_heading", "none"): Case(card_more("«bad-excerpt»##\n> Nobody\n")),
    ("bad_excerpt_heading", "words"): Case(card('## crew {at="2:2"}', "«bad-excerpt»## crew at 2"), "does not name"),
    ("bad_excerpt_heading", "keys"): Case(card('{at="2:2"}', '{at="2:2"«bad-excerpt» loud}')),
    ("bad_excerpt_heading", "capital"): Case(card('## crew {at="2:2"}', '«bad-excerpt»## Crew {at="2:2"}'), 'write ## crew {at="2:2"}'),
    ("not_a_heading", "two-words"): Case(card_more("«bad-excerpt»### Crew Two\n> Nobody\n"), "write ## crew-two"),
    ("not_a_heading", "no-words"): Case(card_more("«bad-excerpt»# 岸\n> Nobody\n"), "write ## excerpt-id"),
    ("not_a_heading", "before-the-first"): Case(card("---\n## hours", "---\n\n«bad-excerpt»# Passages\n\n## hours")),
    ("not_a_heading", "underlined"): Case(card('## crew {at="2:2"}', "«bad-excerpt»Crew\n---"), "write ## crew"),
    ("not_a_heading", "bold-words"): Case(card('## crew {at="2:2"}', "«bad-excerpt»**Crew**"), "write ## crew"),
    ("bad_excerpt_key", "key"): Case(card('{at="2:2"}', '{at="2:2" «unknown-key»speker="A"}'), '"speaker"?'),
    ("bad_excerpt_keys", "curly"): Case(card('{at="2:2"}', "«bad-excerpt»{at=“2:2”}"), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "wide"): Case(card('{at="2:2"}', "«bad-excerpt»｛at＝＂2：2＂｝"), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "colon"): Case(card('{at="2:2"}', '«bad-excerpt»{at: "2:2"}'), 'write {at="2:2"}'),
    ("bad_excerpt_keys", "comma"): Case(
        card('{at="2:2"}', '«bad-excerpt»{at="2:2", Voice="fact"}'), 'write {at="2:2" voice="fact"}'
    ),
    ("odd_quote_sign", "full-width"): Case(
        card("> The crew waited on the quay", "«missing-quote»＞ The crew waited on the quay"), "write > in its place"
    ),
    ("odd_quote_sign", "entity"): Case(
        card("> The crew waited on the quay", "«missing-quote»&gt; The crew waited on the quay"), "write > in its place"
    ),
    ("odd_quote_sign", "second-line"): Case(
        card("> The crew waited on the quay", "> The crew waited\n«missing-quote»＞on the quay"), "write > in its place"
    ),
    ("missing_quote", "cited"): Case(card("> The crew waited on the quay", "The crew waited on the quay").replace("## crew", "«missing-quote»## crew", 1), "begins with >"),
    ("missing_quote", "none"): Case(card_more("«missing-quote»## nobody\n\nJust words.\n"), "begins with >"),
    ("missing_quote", "empty"): Case(card_more("«missing-quote»## nobody\n>\n>  \n")),
    ("second_quotation", "behind words"): Case(card("It rained for long.", "It rained.\n\n«second-quotation»> The crew danced all night"), "put a heading ## hours-2 above it"),
    ("second_quotation", "behind a blank line"): Case(card("It rained for long.", "«second-quotation»> and more"), "delete what stands between"),
    ("second_quotation", "in a list"): Case(card("It rained for long.", "It rained:\n\n- «second-quotation»> and more")),
    ("second_quotation", "tag"): Case(card("It rained for long.", "It rained:\n\n«second-quotation»<blockquote>so</blockquote>")),
    ("second_quotation", "two"): Case(card("It rained for long.", "«second-quotation»> a\n> b\n\nand\n\n«second-quotation»> c")),
    **{
        ("odd_translation", name): Case(card("It rained for long.", f"«bad-excerpt»{sign} Il pleut."), f"write {right}")
        for name, sign, right in (
            ("full-width colon", "Translation：", "Translation:"),
            ("small letter", "translation:", "Translation:"),
            ("hyphen", "Translation -", "Translation:"),
            ("bold", "**Translation:**", "Translation:"),
            ("official", "«names»Official Translation:", "Official translation:"),  # a name, too, as it stands
        )
    },
    ("late_translation", "behind words"): Case(card("It rained for long.", "It rained.\n\n«bad-excerpt»Translation: Il pleut."), "move this paragraph up"),
    ("second_translation", "below"): Case(card("It rained for long.", "Translation: Il pleut.\n\n«bad-excerpt»Translation: So."), "make one paragraph"),
    ("keys_below_heading", "below"): Case(
        card('## crew {at="2:2"}\n> The crew waited on the quay', '## crew\n> The crew waited on the quay\n\n«bad-excerpt»{at="2:2"}'),
        "on the line of the heading",
    ),
    ("keys_below_heading", "above the quotation"): Case(card('## crew {at="2:2"}', '## crew\n«bad-excerpt»{at="2:2"}')),
    ("text_outside_excerpt", "before"): Case(card("---\n## hours", "---\n<!-- note -->\n\n «bad-excerpt»Words.\n\n## hours")),
    ("quote_too_long", "quote"): Case(
        config("title:", "policy: {quote_words: 4}\ntitle:")
        + card("> Rain fell for", "«quote-too-long»> Rain fell for").replace("> The crew", "«quote-too-long»> The crew"),
        "has 5 words, 1 more",
    ),
    ("odd_detail", "doi"): Case(
        card("kind: news", "kind: news\nDOI: «odd-detail»https://doi.org/10.1000/182"), "write 10.1000/182"
    ),
    ("odd_detail", "doi-with-a-word"): Case(card("kind: news", 'kind: news\nDOI: "«odd-detail»doi: 10.1000/182"'), "10.1000/182"),
    ("odd_detail", "volume"): Case(card("kind: news", "kind: news\nvolume: «odd-detail»Vol. 3"), "write 3"),
    ("odd_detail", "issue"): Case(card("kind: news", "kind: news\nissue: «odd-detail»No. 4-5"), "write 4-5"),
    ("odd_detail", "pages"): Case(card("kind: news", "kind: news\npage: «odd-detail»pp. 12-14"), "write 12-14"),
    ("odd_detail", "isbn"): Case(
        card("kind: news", "kind: news\nISBN: «odd-detail»978-3-16-148410-1"), "compare it with the document"
    ),
    ("odd_detail", "issn"): Case(card("kind: news", 'kind: news\nISSN: "«odd-detail»2049-3630, 1234-5678"'), "compare"),
    ("odd_detail", "others"): Case(card("[Ada Lane]", "«odd-detail»[Ada Lane, et al.]"), "name them all"),
    ("odd_detail", "others-of-editors"): Case(
        card("kind: news", "kind: news\neditor: «odd-detail»[Ada Lane, and others]"), "name them all"
    ),
    ("odd_detail", "by"): Case(card("[Ada Lane]", "«odd-detail»[By Ada Lane]"), "write Ada Lane"),
    ("odd_detail", "first-edition"): Case(
        card("published: 2026-01-05", "published: 2026-01-05\noriginal-date: «odd-detail»2031"), "the first year here"
    ),
    ("odd_detail", "read-before"): Case(
        card("published: 2026-01-05", "published: 2026-01-05\ntype: webpage\naccessed: «odd-detail»2025-12-20"), "two days"
    ),
    ("uncertain", "two"): Case(
        card("kind: news", "kind: news\nuncertain: «uncertain»[author, date]"), "then take it off the list"
    ),
    ("no_archive_file", "missing"): Case(card("rain.txt", "«missing-archive»rian.txt"), "rian.txt"),
    ("shared_archive", "copy"): Case(
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\narchive: «shared-archive»rain.txt\n---\n",
        "rain.txt is the text of seeds/rain.md already",
    ),
    ("former_id_taken", "id"): Case(
        "-- seeds/rain.md --\n" + files(SMALL)["seeds/rain.md"].replace('## crew {', '«alias-taken»## crew {aliases="dry" '),
        '"dry" leads to the excerpt "dry" already',
    ),
    ("circular_origin", "itself"): Case(
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\nderived_from: «circular-origin»snow\n---\n",
        "snow is derived from itself",
    ),
    ("circular_origin", "others"): Case(
        "-- seeds/ice.md --\n---\ntitle: Ice\npublisher: Ice Post\nkind: news\nderived_from: «circular-origin»snow\n---\n"
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\nderived_from: «circular-origin»ice\n---\n"
        "-- seeds/copy.md --\n---\ntitle: Copy\npublisher: Copy Post\nkind: news\nderived_from: ice\n---\n",
        "ice is derived from itself, by way of snow",
    ),
    ("alias_taken", "id"): Case(
        "-- seeds/snow.md --\n---\ntitle: Snow\npublisher: Quay Post\nkind: news\naliases: [«alias-taken»rain]\n---\n",
        '"rain" is a key of rain already',
    ),
}  # fmt: skip
