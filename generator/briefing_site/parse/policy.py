"""The keys of `policy` in config.yaml: limits that every text and page of a site keeps."""

from __future__ import annotations

from briefing_site.model.files import LARGEST_TEXT
from briefing_site.parse.kinds import FLAG, number
from briefing_site.parse.outside_hosts import OUTSIDE
from briefing_site.parse.schema import Field, Table

QUOTE_WORDS = Field(
    "quote_words",
    number(1, 1_000),
    "The longest quotation in words that an excerpt may have; two CJK characters count as one.",
    default=15,
)
SOURCE_WORDS = Field(
    "source_words",
    number(1, 10_000_000),
    "How many words of one source everything published may have together, where its rights are `quote`.",
    default=800,
)
SOURCE_SHARE = Field(
    "source_share",
    number(1, 100),
    "How many per cent of its document these words may be; 100 words are always allowed.",
    default=25,
)
PUBLISH_UNCITED = Field(
    "publish_uncited",
    FLAG,
    "Whether sources and excerpts that no published text uses are published too.",
    False,
)
COPY_WORDS = Field(
    "copy_words",
    number(1, 1_000),
    "As many words in a row a text may share with an archived document without quotation marks.",
    default=8,
)
COPY_CHARACTERS = Field(
    "copy_characters",
    number(1, 10_000),
    "The same of characters in Chinese, Japanese and Korean.",
    default=20,
)
CLAIMS_PER_EXCERPT = Field(
    "claims_per_excerpt",
    number(2, 1_000),
    "From so many claims of a page on that share no word with an excerpt they cite, it is told.",
    default=3,
)
OLD_AFTER = Field(
    "old_after",
    number(1, 100_000),
    "How many days before `as_of` or `date` the newest source may have been published.",
    default=1826,
)
TEXT_SIZE = Field(
    "text_size",
    number(10, LARGEST_TEXT // 1000),
    "How many thousand bytes the file of a briefing or source card may have; a longer one is not read.",
    default=1_000,
)
PICTURE_SIZE = Field(
    "picture_size",
    number(10, 100_000),
    "How many thousand bytes a picture may have before it is told.",
    default=5_000,
)
PICTURE_PIXELS = Field(
    "picture_pixels",
    number(1, 250),
    "How many million pixels a picture may have before it is told; no smaller ones are made of it.",
    default=50,
)
POLICY = Table(
    "the policy",
    (
        QUOTE_WORDS,
        SOURCE_WORDS,
        SOURCE_SHARE,
        COPY_WORDS,
        COPY_CHARACTERS,
        CLAIMS_PER_EXCERPT,
        OLD_AFTER,
        TEXT_SIZE,
        PICTURE_SIZE,
        PICTURE_PIXELS,
        PUBLISH_UNCITED,
        OUTSIDE,
    ),
)
