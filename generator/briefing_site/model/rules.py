"""Every kind of fault: its code with its severity, meaning and cure.

The tables of docs/diagnostics.md and the rules of SARIF reports are made from this table.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing_site.model.severity import Severity
from briefing_site.text.dataclass import dataclass

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of fault."""

    section: str
    """The section of docs/diagnostics.md that has the rule."""
    severity: Severity
    """The severity where a site does not set another."""
    meaning: str
    """Markdown, as is the cure."""
    cure: str
    lowered: bool = False
    """Whether a site may set another level although it is an error; of a warning every site may."""
    off: bool = False
    """Whether it is told only where a site turns it on."""

    @property
    def is_lint(self) -> bool:
        """Whether a site may set its level, and a waiver in a text may except a place from it."""
        return self.lowered or self.severity is not Severity.ERROR


RULES: Mapping[str, Rule] = {
    "unreadable-file": Rule(
        "Files", _ERROR, "The system does not let the generator read the file.", "Mend its permissions."
    ),
    "too-long": Rule(
        "Files",
        _ERROR,
        "The file is longer than `policy: text_size` allows, or than any file may be, and was not read; or "
        "so many rows of tables are too short that no more cells are added to them.",
        "Make several texts of it, or raise the limit; give a table no more columns than it has cells.",
    ),
    "not-utf8": Rule(
        "Files",
        _ERROR,
        "The file has bytes that are not UTF-8; the place is that of the first. The message names the "
        "encoding where that can be told.",
        "Save it as UTF-8, or convert it with the command of the hint.",
    ),
    "misread-characters": Rule(
        "Files",
        _ERROR,
        "A word was written in UTF-8 and read in another encoding before it was saved, as `Ã©tÃ©` for `été`.",
        "Write the word of the hint.",
    ),
    "merge-conflict": Rule(
        "Files",
        _ERROR,
        "The marks of a merge are left in the file: `<<<<<<<`, `=======`, `>>>>>>>`, "
        "`\\|\\|\\|\\|\\|\\|\\|`.",
        "Keep one of the versions, and delete the marks. In an example of a whole conflict, put a space "
        "before each mark.",
    ),
    "forbidden-character": Rule(
        "Files",
        _ERROR,
        "The file holds a control character, a byte-order mark inside its text, a character of the private "
        "planes of Unicode, or a sign that turns the direction of what stands beside it: an override or an "
        "embedding, an isolate without its end, a mark from right to left beside no letter of such a script. "
        "An escape of YAML (`\\u202E`) and a reference of HTML (`&#x202E;`) count too.",
        "Delete it.",
    ),
    "empty-file": Rule(
        "Files", _ERROR, "There is nothing in the file, or only NUL bytes.", "Write it or delete it."
    ),
    "broken-picture": Rule(
        "Files",
        _ERROR,
        "A picture that readers would get is empty or none, or a file is a pointer of Git LFS.",
        "Save the picture anew, or run `git lfs pull`.",
    ),
    "large-picture": Rule(
        "Files",
        _WARNING,
        "A picture that readers would get has more bytes than `policy: picture_size` allows, or more pixels "
        "than `policy: picture_pixels`.",
        "Save it with fewer pixels or a lower quality, or raise the limit.",
    ),
    "picture-not-scaled": Rule(
        "Files",
        _WARNING,
        "A picture could not be made in sizes for screens, since its pixels cannot be read. It is published "
        "as it is.",
        "Save it anew.",
    ),
    "no-pillow": Rule(
        "Files",
        _NOTE,
        "Pictures are published in one size alone, since Pillow is not installed; the first of them is "
        "named.",
        "Install the generator again, which brings it.",
    ),
    "kept-metadata": Rule(
        "Files",
        _ERROR,
        "A file that readers would get tells of its makers, and cannot be cleaned: it is signed, locked, "
        "broken, of an old kind, or the raw data of a camera.",
        "Publish a copy without signature and password, or a plain PDF; or set it to `warn`, and it is "
        "published as it is.",
        lowered=True,
    ),
    "unknown-metadata": Rule(
        "Files",
        _WARNING,
        "A file that readers would get is of a kind whose metadata the generator does not know.",
        "Give it in a form that is cleaned, or look through it and turn the warning off.",
    ),
    "internal-error": Rule(
        "Files",
        _ERROR,
        "The generator itself failed at the file. All others were worked on, and nothing of it is kept.",
        "Take back the last change to the file, and report the text with the line that the hint gives.",
    ),
    "stray-file": Rule(
        "Files",
        _WARNING,
        "A text has a name or lies in a folder in which it is not read, and is left out.",
        "Rename it, or move it to `briefings/<region>/` or `seeds/`, as the hint says.",
    ),
    "address-taken": Rule(
        "Files",
        _ERROR,
        "A file of `public/`, or an alias of a briefing or in config.yaml, would take the address of a page "
        "or file of the site, of a folder, or of another alias.",
        "Rename the file, or delete it; delete the alias.",
    ),
    "secret-file": Rule(
        "Files",
        _ERROR,
        "A file of `public/` has the name of those that hold passwords or keys, such as `.env`, `.npmrc` "
        "or `id_rsa`.",
        "Move it out of `public/`; rename it where it holds none.",
    ),
    "unknown-page": Rule(
        "Files",
        _ERROR,
        "An entry of `aliases` in config.yaml leads to an address that no page has.",
        "Write the address of a page, from the root of the site.",
    ),
    "unlinked-file": Rule(
        "Files",
        _WARNING,
        "No text links to a picture or to data in `briefings/`.",
        "Link to it, or move it out of the way.",
        off=True,
    ),
    "unused-theme-file": Rule(
        "Files",
        _WARNING,
        "No page needs a template of the theme, or nothing names one of its static files.",
        "Correct its name, or delete it.",
    ),
    "missing-front-matter": Rule(
        "Front matter and YAML",
        _ERROR,
        "The file does not begin with `---`.",
        "Put the keys between two such lines.",
    ),
    "unclosed-front-matter": Rule("Front matter and YAML", _ERROR, "The second `---` is missing.", "Add it."),
    "bad-yaml": Rule(
        "Front matter and YAML",
        _ERROR,
        "The YAML cannot be read, or something in it is not taken as it was meant.",
        "Follow the hint: mostly quotation marks around a text with a colon, or a tab to be replaced.",
    ),
    "comment-in-text": Rule(
        "Front matter and YAML",
        _ERROR,
        "A `#` behind a text without quotation marks begins a comment: the rest would not be printed.",
        "Put the text in quotation marks, or the comment on a line of its own.",
    ),
    "duplicate-key": Rule("Front matter and YAML", _ERROR, "A key is given twice.", "Keep one."),
    "unknown-key": Rule(
        "Front matter and YAML",
        _ERROR,
        "There is no such key.",
        "See [reference.md](reference.md); the hint names the nearest.",
    ),
    "missing-field": Rule(
        "Front matter and YAML", _ERROR, "A key that is needed is missing or has nothing after it.", "Add it."
    ),
    "name-twice": Rule(
        "Front matter and YAML",
        _ERROR,
        "A name is given both whole (`literal`) and in parts.",
        "Leave one of them out.",
    ),
    "wrong-type": Rule(
        "Front matter and YAML",
        _ERROR,
        "The value is of another type than the key takes, is empty, or is no word of its list.",
        "Write what the message asks for.",
    ),
    "bad-date": Rule(
        "Front matter and YAML",
        _ERROR,
        "The date is not written as ISO 8601 has it, or no calendar has it.",
        "Write `2026-02-12`, `2026-02` or `2026`; the hint has the date in this form where it can be told.",
    ),
    "bad-id": Rule(
        "Front matter and YAML",
        _ERROR,
        "A key, a topic or a file name cannot be an id, or has more than 200 bytes.",
        "Use lower-case letters, digits and single hyphens, and few of them.",
    ),
    "not-inline": Rule(
        "Front matter and YAML",
        _ERROR,
        "A text of the front matter is more than one paragraph.",
        "Move the rest to the body.",
    ),
    "no-config": Rule(
        "Site and theme",
        _ERROR,
        "The folder has no config.yaml.",
        "Go to a site folder, name one with `--site`, or make one with `briefing init`.",
    ),
    "example-address": Rule(
        "Site and theme",
        _WARNING,
        "`base_url` is an address of the examples (example.org and its like) or of your own machine, "
        "which no page may print as its own.",
        "Write the address at which the site will be read, or leave `base_url` out until it is known.",
    ),
    "reserved-name": Rule(
        "Site and theme",
        _ERROR,
        (
            "The site has pages of its own at that name: `assets`, `people`, `sources`, "
            "`topics`, or `index` for a file; or Windows keeps it for a device and stores no such file: "
            "`con`, `nul`, `aux`, `prn`, `com1`, `lpt1` and their like."
        ),
        "Choose another name.",
    ),
    "tile-taken": Rule(
        "Site and theme",
        _ERROR,
        "Two regions, or a region and the viewpoint, have the same `tile`.",
        "Choose a free column and row.",
    ),
    "unknown-theme": Rule(
        "Site and theme",
        _ERROR,
        "Neither the site nor the generator has the theme.",
        "Correct `theme` or `extends`.",
    ),
    "foreign-words": Rule(
        "Site and theme",
        _NOTE,
        "The theme has no words in the language of the site, so that what it prints itself is English.",
        "Write such a table into a theme of the site, as the hint says.",
    ),
    "unknown-words": Rule(
        "Site and theme",
        _WARNING,
        "A table of words in a theme has a key that no page asks for.",
        "Correct the key, or delete it; a template of the theme may print it too.",
    ),
    "unknown-citation-style": Rule(
        "Site and theme",
        _ERROR,
        "The site folder has no such CSL file, or not the one that it depends on.",
        "Put the file there, as the hint says, or correct `citation_style`.",
    ),
    "bad-citation-style": Rule(
        "Site and theme",
        _ERROR,
        "A file is no citation style in CSL, or nothing can be printed with it.",
        "Take the file anew from where it is published.",
    ),
    "no-citation-processor": Rule(
        "Site and theme",
        _ERROR,
        "A CSL file is the citation style, and the library that prints with it is not installed.",
        "Install it as the hint says, or write `chicago` or `apa`.",
    ),
    "unknown-lint": Rule(
        "Site and theme",
        _WARNING,
        "`lint` in config.yaml names no lint.",
        "Correct the code; this page has them all.",
    ),
    "bad-theme": Rule(
        "Site and theme",
        _ERROR,
        "A theme extends itself, its name is not that of its folder, the folder is a symbolic link, "
        "words are empty or have no form `other` or a place without a value, a style sheet has a brace "
        "without its pair, a comment or a text without its end, a declaration that a browser drops, or a "
        "property of its own that nothing sets; or a part of a script has an `import` that no part fills or "
        "that cannot be left out, or such an `export`.",
        "Mend what the message names.",
    ),
    "template-error": Rule(
        "Site and theme",
        _ERROR,
        "A template cannot be read, asks for what its view does not have, or has a block that "
        "nothing prints.",
        "Go to the file and line; [views.md](views.md) has the fields.",
    ),
    "unknown-region": Rule(
        "Briefings", _ERROR, "config.yaml has no such region.", "Correct it, or add the region."
    ),
    "foreign-topic": Rule(
        "Briefings",
        _ERROR,
        "A judgement is on a topic that its briefing does not have.",
        "Correct it, or add it to the `topics` of the briefing.",
    ),
    "region-mismatch": Rule(
        "Briefings",
        _ERROR,
        "`region` and the folder differ.",
        "Write the folder's name, or move the file with `briefing move`.",
    ),
    "address-collision": Rule(
        "Briefings",
        _ERROR,
        "Two files, topics or people would have one address, letter case apart.",
        "Rename one.",
    ),
    "duplicate-id": Rule(
        "Briefings",
        _ERROR,
        "An excerpt or a footnote is given twice, or an id stands twice on a page.",
        "Rename one; a heading takes `{#another-id}`.",
    ),
    "changed-without-date": Rule(
        "Briefings",
        _WARNING,
        "Claims or citations differ from the last published edition, and the date is still that of it. "
        "The fault names every claim with what was published.",
        "Move `updated`, or run `briefing release` where nothing of substance changed.",
    ),
    "date-without-change": Rule(
        "Briefings",
        _WARNING,
        "`updated` is not that of the last published edition, and nothing else differs from it.",
        "Write the old date.",
    ),
    "lost-edition": Rule(
        "Briefings",
        _ERROR,
        "An address of the last edition leads nowhere: its briefing, source, excerpt, topic, person or "
        "region was renamed or deleted by hand, or lost an alias; no text cites the source any longer; or a "
        "heading has other words.",
        "Add the address to the `aliases` of the briefing, card or excerpt that readers want now, of a "
        "topic, person or region to those of config.yaml, or write the old id behind the heading, "
        "`{#old-id}`; or run `briefing release` where it is to be gone.",
    ),
    "early-date": Rule(
        "Briefings",
        _WARNING,
        "`date`, `updated`, `as_of` or the date of a correction has not come yet: a date does not hold a "
        "text back.",
        "Correct the date, or write `draft: true` until that day.",
    ),
    "date-order": Rule("Briefings", _ERROR, "`updated` lies before `date`.", "Correct one of them."),
    "bad-translation": Rule(
        "Briefings",
        _ERROR,
        "`translation_of` names the briefing itself, another translation, a text in the same language, or "
        "one that has a translation in this language.",
        "Name the original, or write the `language` of this text.",
    ),
    "translation-behind": Rule(
        "Briefings",
        _WARNING,
        "The original has changed since the state that this briefing translates (`translated_from`).",
        "Bring the translation up to date, and write the date of that state.",
    ),
    "heading-level": Rule(
        "Briefings",
        _WARNING,
        "A heading of the first level, or one that leaves a level out; or a sentence of which a line of "
        "hyphens below makes one.",
        "Begin the line as the hint says.",
    ),
    "unsafe-html": Rule(
        "Briefings",
        _ERROR,
        (
            "A tag, an attribute, a kind of link, a picture with a program in it, or a file "
            "that a browser would run, is not let through."
        ),
        "Write it in Markdown; export the picture as a plain one; link to a page where it is published.",
    ),
    "unclosed-comment": Rule(
        "Markdown",
        _ERROR,
        "A comment begins with `%%` or `<!--` and does not end, or begins inside another.",
        "Write its end, or `\\%%` for plain signs.",
    ),
    "foreign-markup": Rule(
        "Markdown",
        _ERROR,
        "The notation of another program, which would be printed as it stands.",
        "Write it as the hint says.",
    ),
    "no-words": Rule(
        "Markdown",
        _ERROR,
        "A heading, a quotation, a footnote or a link has no words.",
        "Write them, or take it out.",
    ),
    "lost-number": Rule(
        "Markdown",
        _ERROR,
        "The items of a list have numbers that do not follow one another, and would be printed with others.",
        "Number them in order, or write `5\\.` for a number that is no item's.",
    ),
    "too-deep": Rule(
        "Markdown",
        _ERROR,
        "Too many lists, quotations, pictures or notes lie inside one another.",
        "Take some of the signs away from the beginning of the line, or the inner ones out of the outer.",
    ),
    "markup-in-plain-text": Rule(
        "Markdown",
        _ERROR,
        "Markdown in a title, a summary or another text that is printed as it stands.",
        "Leave the words alone. Where a document itself has such signs, as a title on “C*-algebras and "
        "*-rings: A* search”, say so in a waiver.",
        lowered=True,
    ),
    "unclosed-emphasis": Rule(
        "Markdown",
        _ERROR,
        "Signs of emphasis such as `**` have no partner.",
        "Write them at both ends, or a backslash before each.",
    ),
    "unclosed-tag": Rule(
        "Markdown",
        _ERROR,
        "A tag of HTML is not closed, or closes nothing.",
        "Write its partner, or take it out.",
    ),
    "lost-cell": Rule(
        "Markdown",
        _ERROR,
        "A row of a table has more cells than its head has columns.",
        "Add a column, or write `\\|` for a bar inside a cell.",
    ),
    "unclosed-code": Rule(
        "Markdown",
        _ERROR,
        "The fence of a block of code is not closed.",
        "Write the marks of the fence where the code ends.",
    ),
    "unused-label": Rule(
        "Markdown",
        _WARNING,
        "A line `[label]: address` that no link uses, or whose label was defined before.",
        "Use it or delete it; for plain words write `\\[`.",
    ),
    "unknown-label": Rule(
        "Markdown",
        _ERROR,
        "In `[words][label]` no line of the file defines the label.",
        "Add `[label]: address`.",
    ),
    "misplaced-link": Rule(
        "Markdown",
        _ERROR,
        "A link or a footnote stands where none can be printed.",
        "Write it beside.",
    ),
    "not-a-citation": Rule(
        "Citations and links",
        _ERROR,
        (
            "It looks like a citation and is none: a dot, a capital or an invisible character in the key, "
            "brackets of another kind or not closed, no at sign before the key of a source, lines that "
            "their indentation makes code, and so on; or it is the mark of a note that was "
            "pasted with a text, as "
            "`[1]` or `【4†source】`."
        ),
        "Follow the hint, which names the character.",
    ),
    "citation-misplaced": Rule(
        "Citations and links",
        _ERROR,
        (
            "A citation stands where no mark can be printed: on a card, in the text of an "
            "image, in the title of a link."
        ),
        "Move it into a sentence.",
    ),
    "unknown-source": Rule(
        "Citations and links",
        _ERROR,
        "There is no card of that name.",
        "Correct the name, or write the card.",
    ),
    "unknown-excerpt": Rule(
        "Citations and links",
        _ERROR,
        "The card has no such excerpt.",
        "Correct the name, or add the excerpt.",
    ),
    "wrong-page": Rule(
        "Citations and links",
        _WARNING,
        "A citation names another page than the one on which its passage stands in the archived text.",
        "Write the page of the message, or take the page out.",
    ),
    "unused-excerpt": Rule(
        "Citations and links",
        _NOTE,
        "No briefing cites the excerpt. What else is wrong in it is a note too.",
        "Cite it or delete it.",
    ),
    "broken-link": Rule(
        "Citations and links",
        _ERROR,
        "A link leads nowhere, or nowhere that readers can follow: to a file on your own disk, to what is "
        "not published, to an address that is miswritten, cut short, or leads by way of a program of mail or "
        "search.",
        "Follow the hint.",
    ),
    "ambiguous-link": Rule(
        "Citations and links",
        _ERROR,
        "Several regions have a briefing of that name.",
        "Write `[[region/slug]]`.",
    ),
    "broken-anchor": Rule(
        "Citations and links", _ERROR, "The page has no such heading.", "Correct what follows the `#`."
    ),
    "blocked-by-policy": Rule(
        "Citations and links",
        _ERROR,
        "A text or a theme would load a picture, script, style sheet, font, frame, sound or video of another "
        "site, or a template holds a script or a style itself: the policy of every page blocks it.",
        "Bring the picture in with `briefing fetch-picture`, put the file into the theme, or allow its host "
        "with `policy: outside`.",
    ),
    "link-to-draft": Rule(
        "Citations and links",
        _ERROR,
        "A published page links to a draft.",
        "Publish it too, or take the link out.",
    ),
    "undefined-footnote": Rule(
        "Citations and links", _ERROR, "`[^name]` has no text.", "Add a paragraph `[^name]: ...`."
    ),
    "unused-footnote": Rule(
        "Citations and links", _WARNING, "Nothing refers to the footnote.", "Refer to it or delete it."
    ),
    "bad-excerpt": Rule(
        "Sources, archive, pins",
        _ERROR,
        "A heading of the card names no excerpt, a text stands before the first, or keys or a translation "
        "stand where they are not read.",
        'Write `## excerpt-id {at="7"}`.',
    ),
    "missing-quote": Rule(
        "Sources, archive, pins",
        _ERROR,
        "The excerpt quotes nothing.",
        "Put the words on a line that begins with `>`.",
    ),
    "second-quotation": Rule(
        "Sources, archive, pins",
        _ERROR,
        "An excerpt has a second quotation, which nothing compares with the source.",
        "Put a heading above it, which makes an excerpt of it, or join the two.",
    ),
    "quote-too-long": Rule(
        "Sources, archive, pins",
        _ERROR,
        "The quotation has more words than `policy` allows.",
        "Shorten it, or join parts with `[...]`.",
    ),
    "over-budget": Rule(
        "Sources, archive, pins",
        _ERROR,
        "Everything published has more words of a source than `policy` allows, or any of a private one. "
        "The fault names every place.",
        "Shorten or drop quotations, or correct `rights`.",
    ),
    "quote-not-found": Rule(
        "Sources, archive, pins",
        _ERROR,
        "The words do not stand in the source, or not at the place.",
        "Read the hint; see [what a quotation may be](authors.md#what-a-quotation-may-be).",
    ),
    "ambiguous-quote": Rule(
        "Sources, archive, pins",
        _ERROR,
        "The words stand there more than once.",
        "Give `at`, as the hint says.",
    ),
    "unverified-quote": Rule(
        "Sources, archive, pins",
        _WARNING,
        "There was nothing to compare the words with.",
        "Name the stored text in `archive`, or run `briefing pin` where the archive is.",
    ),
    "source-changed": Rule(
        "Sources, archive, pins",
        _ERROR,
        (
            "The stored text is not the one that was pinned. The message lists the sentences, judgements, "
            "pages, feeds and exports that rest on it."
        ),
        "Read the passages again, then run `briefing pin`.",
    ),
    "odd-detail": Rule(
        "Sources, archive, pins",
        _WARNING,
        "A detail of a card that references would print wrong: words before a DOI, a volume or pages that "
        "every style adds itself (`pp. 12`), “et al.” as a name, an ISBN or ISSN whose last digit does not "
        "fit, a first edition after this one.",
        "Write what the hint says. Where the document itself has it so, say so in a waiver.",
    ),
    "uncertain": Rule(
        "Sources, archive, pins",
        _NOTE,
        "Title, author, date or the like of a card was guessed when the document was taken in.",
        "Compare with the document, mend what is wrong, and take it off the list `uncertain`.",
    ),
    "card-changed": Rule(
        "Sources, archive, pins",
        _WARNING,
        "A card says something else than when it was accepted: a quotation, its gist, voice or speaker, an "
        "address, a date, a notice. The message lists all that rests on it.",
        "Read the sentences again, then run `briefing pin`, which accepts the card.",
    ),
    "withdrawn-source": Rule(
        "Sources, archive, pins",
        _WARNING,
        "A sentence rests on a source that was withdrawn, or on a copy of one.",
        "Cite another source, or tell of the withdrawal and cite with `cf.`.",
    ),
    "early-notice": Rule(
        "Sources, archive, pins",
        _WARNING,
        "`withdrawn` or `corrected` has a date that has not come yet.",
        "Correct the date, or take the notice out until that day.",
    ),
    "not-pinned": Rule(
        "Sources, archive, pins",
        _WARNING,
        "Excerpts stand in the card otherwise than in seeds.lock, or not at all in that.",
        "Run `briefing pin`.",
    ),
    "bad-lock": Rule(
        "Sources, archive, pins",
        _ERROR,
        "seeds.lock cannot be read.",
        "Restore it, or run `briefing pin` where the archive is.",
    ),
    "bad-editions": Rule(
        "Sources, archive, pins",
        _ERROR,
        "editions.lock cannot be read.",
        "Restore it; where it is lost, delete it and run `briefing release`, which begins anew.",
    ),
    "shared-archive": Rule(
        "Sources, archive, pins",
        _ERROR,
        "Two cards name one archived text, so that one document would count as two sources.",
        "Delete one of the cards, or name the text of each.",
    ),
    "circular-origin": Rule(
        "Sources, archive, pins",
        _ERROR,
        "A source is derived from itself, as it says or by way of others, so that none is the original.",
        "Name the source that each reprints or translates; of the original delete the key.",
    ),
    "alias-taken": Rule(
        "Sources, archive, pins",
        _ERROR,
        "An alias of a card is the id or an alias of another source, which a citation by it means; or an "
        "excerpt has the id or a former id of another as its own former id.",
        "Take the alias out of one of the two.",
    ),
    "missing-archive": Rule(
        "Sources, archive, pins",
        _WARNING,
        "The archive is here, but not the text that the card names.",
        "Add it, or correct the name.",
    ),
    "quoted-words": Rule(
        "Grounding",
        _ERROR,
        "Words in quotation marks stand in none of the passages that their sentence cites, nor in a "
        "translation of one.",
        "Quote them as they stand, cite the passage that has them, or take the quotation marks away.",
        lowered=True,
    ),
    "figures": Rule(
        "Grounding",
        _WARNING,
        "A figure, a date or a comparison (first, record, only) stands in no cited passage, and follows "
        "from none by arithmetic or from the date of the source; or the passage has the figure as a bound "
        'only ("at least 90").',
        "Correct it, write the bound too, or cite the passage that has it.",
    ),
    "names": Rule(
        "Grounding",
        _WARNING,
        "A name stands in no cited document, and not on the card of one; or words are given to another "
        "speaker of the source than their own.",
        "Correct it, cite the passage that has it, or name it in the gist.",
    ),
    "negation": Rule(
        "Grounding",
        _WARNING,
        "The sentence negates what no cited passage negates, or affirms a word that the passage negates, "
        "doubts, only reports or plans, or says the opposite, or another word of which a thing has one; "
        "or says more on the same scale (`convicted` for `accused`), or leaves out what takes something "
        "back (`former`, `suspected`); or two names have changed places.",
        "Read the passage again: it may say less, or the opposite.",
    ),
    "not-shown": Rule(
        "Grounding",
        _WARNING,
        "Quoted words, a figure or a date stand in the passage, but neither in the words nor in the gist "
        "that the note "
        "shows.",
        "Cut an excerpt that has them; the fix does.",
    ),
    "close-copying": Rule(
        "Lints and waivers",
        _WARNING,
        "More words in a row than `policy` allows stand in an archived document too, outside of "
        "quotation marks.",
        "Say it in your own words, or quote it.",
    ),
    "uncited-claim": Rule(
        "Lints and waivers",
        _WARNING,
        "A sentence states a figure, a date, quoted words or a name, and no citation carries it; nothing "
        "bears out a judgement; or a block quotation, a title, a summary, a heading or a reason has quoted "
        "words or a figure that nothing has which the briefing cites.",
        "Cite the passage that carries it.",
    ),
    "voice": Rule(
        "Lints and waivers",
        _WARNING,
        "All that a sentence cites is somebody's opinion, forecast or report, and the sentence names nobody.",
        "Name who says so.",
    ),
    "indirect-as-quotation": Rule(
        "Lints and waivers",
        _WARNING,
        "Words in quotation marks that the source tells in indirect speech.",
        "Tell them in indirect speech, or call them a paraphrase.",
    ),
    "one-excerpt-many-claims": Rule(
        "Lints and waivers",
        _WARNING,
        "One excerpt is cited for several claims of a page that share no word with it.",
        "Cite for each claim the passage that speaks of it.",
    ),
    "one-origin": Rule(
        "Lints and waivers",
        _WARNING,
        "A judgement, or a whole briefing, rests on one origin and does not say so.",
        "Cite a source that does not depend on it, or say that there is one.",
        off=True,
    ),
    "old-sources": Rule(
        "Lints and waivers",
        _WARNING,
        "The newest source of a briefing or a judgement is older than `policy` allows.",
        "Cite a newer one, or set `as_of`.",
    ),
    "later-date": Rule(
        "Lints and waivers",
        _WARNING,
        "A source was published, or an event that is not `planned` lies, after the latest of `as_of`, "
        "`updated` and `date` of the text; or a correction is older than the text.",
        "Correct the date that is wrong, write `planned: true`, or move `updated` or `as_of`.",
    ),
    "date-form": Rule(
        "Lints and waivers",
        _WARNING,
        "A date is written in another form than the dates that the site prints in its language, "
        "`12 February 2026` (in `en-US`: `February 12, 2026`).",
        "Write it in that form; the fix does.",
    ),
    "missing-alt": Rule(
        "Lints and waivers",
        _WARNING,
        "A picture has no alternative text, or the name of a file as such: a reader who does not see it "
        "is told nothing.",
        "Say in the brackets what it shows; waive it for one that only decorates.",
    ),
    "unfinished": Rule(
        "Lints and waivers",
        _ERROR,
        "A place is left for later: `[citation needed]`, `[when?]`, `[edit]`, `TODO: the "
        "date`, `Note to self:`, "
        "`$XX`, `Lorem ipsum`, or what a word processor prints for a lost reference; or a line or a "
        "comment says that its text is not for readers: `DRAFT`, `EMBARGOED UNTIL 5 MAY`, `Status: draft`.",
        "Write what belongs there, or make a draft of the text.",
        lowered=True,
    ),
    "confidence-words": Rule(
        "Lints and waivers",
        _WARNING,
        "A judgement has a word of likelihood that is not of the site's scale or of that of most "
        "judgements, mixes two scales, or joins likelihood and confidence in a sentence.",
        "Keep to one scale; say in `confidence` how sure the desk is.",
    ),
    "judgement-ignores-disagreement": Rule(
        "Lints and waivers",
        _WARNING,
        "A judgement cites one side of a disagreement that the text records, and not the other.",
        "Cite it too, or say in the reason why it does not count.",
    ),
    "weak-disagreement": Rule(
        "Lints and waivers",
        _WARNING,
        "A passage is cited as a contradiction and shares no word with what it contradicts.",
        "Look whether the two speak of the same thing; `cf.` compares.",
    ),
    "unknown-signal": Rule(
        "Lints and waivers",
        _WARNING,
        "Words before a citation look like a signal of disagreement and are none, so that the passage "
        "counts as support.",
        "Write `but see` or `contra`, or other words.",
    ),
    "bad-waiver": Rule(
        "Lints and waivers",
        _ERROR,
        "A waiver has no reason, names no lint or several, or names an error that no site can change.",
        "Write `<!-- lint: CODE reason -->`, or `# lint: CODE reason` in the front matter.",
    ),
    "unused-waiver": Rule(
        "Lints and waivers",
        _WARNING,
        "The lint finds nothing where the waiver stands. Not judged where the lint is off or could not run.",
        "Take the waiver out.",
    ),
}
"""By code, in the order of the page."""
