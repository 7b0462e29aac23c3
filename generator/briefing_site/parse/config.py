"""config.yaml to a Config: title, regions, theme, policy and lint levels of the site."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from itertools import count

from briefing_site.model import faults
from briefing_site.model.citation import UncitedKey
from briefing_site.model.config import (
    NOWHERE,
    RESERVED,
    ConfidenceScale,
    Config,
    Image,
    Limits,
    PageAlias,
    Region,
    SourceGroup,
    Viewpoint,
)
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.lines import Lines
from briefing_site.model.lints import LINTS
from briefing_site.model.outside import NO_HOSTS, OutsideHosts
from briefing_site.model.paths import LONGEST_NAME
from briefing_site.model.source import KINDS
from briefing_site.model.web_address import folder_meant
from briefing_site.model.work import TYPES
from briefing_site.parse.config_slots import entries_of, limit_slot, new_entries, new_hosts, room_under
from briefing_site.parse.front_matter import decode
from briefing_site.parse.kinds import (
    ADDRESS,
    FLAG,
    LANGUAGE,
    PICTURE,
    STYLE,
    TEXT,
    TILE,
    URL,
    WORD,
    by_address,
    by_id,
    choice,
    list_of,
    number,
    record,
)
from briefing_site.parse.outside_hosts import HOSTS, OUTSIDE
from briefing_site.parse.plain_texts import plain_faults
from briefing_site.parse.policy import (
    CLAIMS_PER_EXCERPT,
    COPY_CHARACTERS,
    COPY_WORDS,
    OLD_AFTER,
    PICTURE_PIXELS,
    PICTURE_SIZE,
    POLICY,
    PUBLISH_UNCITED,
    QUOTE_WORDS,
    SOURCE_SHARE,
    SOURCE_WORDS,
    TEXT_SIZE,
)
from briefing_site.parse.schema import Field, Kind, Partial, Table, Values, defaults, read
from briefing_site.parse.yaml_values import Value, load, without_entries
from briefing_site.text.lazy_pattern import LazyPattern
from briefing_site.text.slug import ID, free_id

_NAME = Field("name", TEXT, "What readers call the region; its id with capitals where left out.", None)
_SUMMARY = Field("summary", TEXT, "A line for the home page and the region's own.", default=None)
_TILE = Field(
    "tile",
    TILE,
    "Where the region stands on the map of the home page; well-known regions have a place of their own.",
    default=None,
)
_REGION = Table("a region", (_NAME, _SUMMARY, _TILE))

_CALLED = Field("name", TEXT, "What readers call it.")
_STANDS = Field("tile", TILE, "Where it stands on the map of the home page, as for a region.", default=None)
_VIEWPOINT = Table("the viewpoint", (_CALLED, _STANDS))

_FILE = Field("file", PICTURE, "A file beside config.yaml or in briefings/.")
_ALT = Field("alt", TEXT, "What it shows, in words.")
_IMAGE = Table("the image", (_FILE, _ALT))

_TITLE = Field("title", TEXT, "Name of the site.")
_BASE_URL = Field(
    "base_url",
    URL,
    "Where the site is published: for feeds, sitemap and canonical links; all else is relative.",
    default=None,
)
_LANGUAGE = Field("language", LANGUAGE, "Language of the site, a BCP 47 tag.", default="en")
_DESCRIPTION = Field("description", TEXT, "A sentence or two on what the site is.", default=None)
_THEME = Field(
    "theme", WORD, "Name of a theme: looked up in themes/, then among the generator's own.", "base"
)
_REGIONS = Field("regions", by_id(record(_REGION, bare=True)), "The regions, in the site's order.")
_VIEWED_FROM = Field(
    "viewpoint",
    record(_VIEWPOINT),
    "The country or place from which the site looks at its regions: marked on the map, without a link.",
    default=None,
)
_PICTURE = Field(
    "image",
    record(_IMAGE),
    "What other sites show beside a link to this one; a briefing with a picture of its own has that.",
    default=None,
)
_SORTS: Kind[str] = choice(*KINDS, *TYPES)
_CITATION_STYLE = Field(
    "citation_style",
    STYLE,
    "How references are printed: chicago (18th edition, notes and bibliography), apa (7th edition), or the "
    "path of a CSL file in the site folder, as styles/nature.csl.",
    default="chicago",
)
_GROUP_NAME = Field("name", TEXT, "Its heading.")
_GROUP_KINDS = Field(
    "kinds",
    list_of(Kind("a kind of cards or a type of CSL", _SORTS.convert, _SORTS.shape)),
    "What stands under it: kinds (news, official) and types (legislation, interview) of cards.",
)
_GROUP = Table("a group of sources", (_GROUP_NAME, _GROUP_KINDS))
_SOURCE_GROUPS = Field(
    "source_groups",
    list_of(record(_GROUP)),
    "The parts of the lists of sources, each with a heading and what stands under it; a source stands in the "
    "first that has its type or its kind, and all others at the end.",
    default=(),
)
_SHOW_GROUNDING = Field(
    "show_grounding",
    FLAG,
    "Whether briefings tell their readers, in one line, how many of the quoted words, figures, dates and "
    "names of their cited sentences stand in the cited passages.",
    default=False,
)
_PICTURE_CREDITS = Field(
    "picture_credits",
    FLAG,
    "Whether published pictures and documents keep their lines of creator, credit and copyright; all else "
    "that tells of their makers, places and cameras is removed in any case.",
    default=False,
)
_SHARE_PICTURES = Field(
    "share_pictures",
    FLAG,
    "Whether each page has a picture of its own for links to it on other sites (`og:image`), drawn from its "
    "title, its region and its first judgement. That needs Pango, as books on paper do, and fonts for the "
    "scripts of the site.",
    default=False,
)
_READABLE_BY = Field(
    "readable_by",
    choice("everyone", "group", "owner"),
    "Who on a machine may read the published files, whatever the umask: everyone (modes 0644, and 0755 of "
    "folders), group (0640, 0750), or owner (0600, 0700). A web server is mostly another user.",
    default="everyone",
)
_FEED_ENTRIES = Field(
    "feed_entries",
    number(1, 1_000),
    "How many of the newest entries a feed has; the others stand in its archives, so many in each file.",
    default=50,
)
_SEARCH_ALIASES = Field(
    "search_aliases",
    list_of(list_of(TEXT)),
    "Groups of names that mean the same to the search, as in `[[ROK, South Korea], [EU, European Union]]`; "
    "a region or a topic of three words or more is found by its initials in any case.",
    default=(),
)
_ALIASES = Field(
    "aliases",
    by_address(ADDRESS),
    "Former addresses of pages that stand for no file (topics, people, regions), each with the address that "
    "readers are taken to: `topics/ships: topics/boats`. Those of a briefing stand in its front matter.",
    default=None,
)
_LIMITS = Field("policy", record(POLICY), "Limits that every text and page keeps.", default=None)
_SCALES: Kind[ConfidenceScale] = choice("icd-203", "uk-yardstick")
_CONFIDENCE_SCALE = Field(
    "confidence_scale",
    _SCALES,
    "The scale of likelihood of all judgements: icd-203 (United States) or uk-yardstick (United Kingdom).",
    default=None,
)
_LINT = Field(
    "lint",
    by_id(choice("off", "warn", "error")),
    "How much a lint weighs: its code, and off, warn or error.",
    default=None,
)

TABLE = Table(
    "config.yaml",
    (
        _TITLE,
        _BASE_URL,
        _LANGUAGE,
        _DESCRIPTION,
        _THEME,
        _REGIONS,
        _VIEWED_FROM,
        _PICTURE,
        _CITATION_STYLE,
        _SOURCE_GROUPS,
        _FEED_ENTRIES,
        _SEARCH_ALIASES,
        _ALIASES,
        _SHOW_GROUNDING,
        _PICTURE_CREDITS,
        _SHARE_PICTURES,
        _READABLE_BY,
        _LIMITS,
        _CONFIDENCE_SCALE,
        _LINT,
    ),
)
"""Every key of config.yaml."""


def parse_config(path: str, data: bytes) -> tuple[Config | None, list[Diagnostic]]:
    """Read config.yaml; returns its value, None where the file cannot serve, and all its faults."""
    text, found = decode(path, data)
    if found:
        return None, found
    if not text.strip():
        return None, [faults.config.empty_config(path)]
    lines = Lines(path, text)
    value, found = load(lines, 0, len(text))
    if value is None:
        return None, found or [faults.config.empty_config(path)]
    given = read(TABLE, value, found)
    unsigned = plain_faults(TABLE, value, found)
    if isinstance(given, Partial):
        return None, found
    return _config(given, value, unsigned, found), found


def _config(
    given: Values, value: Value, unsigned: tuple[UncitedKey, ...], found: list[Diagnostic]
) -> Config | None:
    for code, entry in entries_of(value, "lint").items():
        if code not in LINTS and ID.fullmatch(code):
            found.append(faults.config.unknown_lint(entry.place, code, LINTS))
    regions = _regions(given, value, found)
    if not regions:
        return None
    viewed_from, lint = given[_VIEWED_FROM], given[_LINT]
    policy = given[_LIMITS] or defaults(POLICY)
    outside = policy[OUTSIDE]
    viewpoint = Viewpoint(viewed_from[_CALLED], viewed_from[_STANDS]) if viewed_from else None
    found.extend(_tiles_taken(value.lines, given, regions, viewpoint))
    return Config(
        title=given[_TITLE],
        base_url=_base_url(given, value, found),
        language=given[_LANGUAGE],
        language_place=given.places.get(_LANGUAGE.name, value.place),
        description=given[_DESCRIPTION],
        theme=given[_THEME],
        theme_place=given.places.get("theme", value.place),
        regions=regions,
        viewpoint=viewpoint,
        image=_image(given[_PICTURE]),
        quote_words=policy[QUOTE_WORDS],
        source_words=policy[SOURCE_WORDS],
        source_share=policy[SOURCE_SHARE],
        publish_uncited=policy[PUBLISH_UNCITED],
        outside=OutsideHosts(**{field.name: outside[field] for field in HOSTS}) if outside else NO_HOSTS,
        lint=lint or {},
        limits=Limits(
            policy[COPY_WORDS],
            policy[COPY_CHARACTERS],
            policy[CLAIMS_PER_EXCERPT],
            policy[OLD_AFTER],
            policy[TEXT_SIZE] * 1000,
            policy[PICTURE_SIZE] * 1000,
            policy[PICTURE_PIXELS] * 1_000_000,
        ),
        confidence_scale=given[_CONFIDENCE_SCALE],
        citation_style=given[_CITATION_STYLE],
        style_place=given.places.get(_CITATION_STYLE.name, value.place),
        source_groups=tuple(
            SourceGroup(group[_GROUP_NAME], group[_GROUP_KINDS]) for group in given[_SOURCE_GROUPS]
        ),
        feed_entries=given[_FEED_ENTRIES],
        search_aliases=given[_SEARCH_ALIASES],
        show_grounding=given[_SHOW_GROUNDING],
        picture_credits=given[_PICTURE_CREDITS],
        share_pictures=given[_SHARE_PICTURES],
        readable_by=given[_READABLE_BY],
        aliases=tuple(_aliases(given, value)),
        new_alias=room_under(value, "aliases")
        if "aliases" in given.places
        else new_entries(value, "aliases"),
        new_region=room_under(value, "regions", (":", ": {}")),
        new_lint=room_under(value, "lint") if "lint" in given.places else new_entries(value, "lint"),
        new_outside=dict(new_hosts(value)),
        quote_limit=limit_slot(value, QUOTE_WORDS.name),
        words_limit=limit_slot(value, SOURCE_WORDS.name),
        size_limit=limit_slot(value, TEXT_SIZE.name),
        share_limit=limit_slot(value, SOURCE_SHARE.name),
        uncited=unsigned,
    )


def _regions(given: Values, value: Value, found: list[Diagnostic]) -> dict[str, Region]:
    """The regions by id, in the site's order; none where the faults say why there are none."""
    regions: dict[str, Region] = {}
    entries = entries_of(value, "regions")
    for key, region in given[_REGIONS].items():
        if key in RESERVED:
            found.append(faults.config.reserved_region(entries[key].place, key, free_id(key, entries)))
        elif len(key.encode()) > LONGEST_NAME:
            found.append(faults.briefing.long_name(entries[key].place, key, LONGEST_NAME))
        name = region[_NAME] or key.replace("-", " ").title()
        regions[key] = Region(key, name, region[_SUMMARY], region[_TILE])
    if not regions and not entries:  # of regions that are there, the faults of each have been reported
        wanted = "a region, as in {asean: {name: ASEAN}}"
        found.append(faults.value.missing_value(given.places["regions"], "regions", TABLE.what, wanted))
    return regions


def _base_url(given: Values, value: Value, found: list[Diagnostic]) -> str:
    """Where the site is published, with a slash at the end; `NOWHERE` for an address that cannot be meant."""
    address = given[_BASE_URL]
    if not address:
        return NOWHERE
    place = given.places[_BASE_URL.name]
    if _EXAMPLE.match(address):
        edits = without_entries(value, {_BASE_URL.name})
        found.append(faults.config.example_address(place, address, edits))
    elif _OWN_MACHINE.match(address):
        edits = without_entries(value, {_BASE_URL.name})
        found.append(faults.config.own_machine(place, address, edits))
    elif right := folder_meant(address):
        found.append(faults.config.no_folder(place, address, right))
    else:
        return f"{address.rstrip('/')}/"
    return NOWHERE


def _aliases(given: Values, value: Value) -> Iterator[PageAlias]:
    entries = entries_of(value, _ALIASES.name)
    for former, to in (given[_ALIASES] or {}).items():
        entry, alone = entries[former], len(entries) == 1
        inside = value if alone or not isinstance(value.data, dict) else value.data[_ALIASES.name].value
        edits = without_entries(inside, {_ALIASES.name if alone else former})
        yield PageAlias(former, to, entry.place, entry.value.place, edits)


_EXAMPLE = re.compile(r"https?://(?:[\w-]+\.)*example\.(?:com|net|org)(?=[:/?#]|$)", re.IGNORECASE)
"""Addresses on the hosts that are kept for examples (RFC 2606)."""
_OWN_MACHINE = re.compile(
    r"https?://(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)", re.IGNORECASE
)


def _image(given: Values | None) -> Image | None:
    if given is None:
        return None
    file = given[_FILE] if "://" in given[_FILE] else posixpath.normpath(given[_FILE])
    return Image(file, given[_ALT], given.places["file"])


_BRACKETS = LazyPattern(r"\[[^\]\n]*\]")


def _tiles_taken(
    lines: Lines, given: Values, regions: Mapping[str, Region], viewpoint: Viewpoint | None
) -> Iterator[Diagnostic]:
    """The faults of tiles that two regions, or a region and the viewpoint, have."""
    owners: dict[tuple[int, int], tuple[str, Span]] = {}
    viewed_from = given[_VIEWED_FROM]
    if viewed_from and viewpoint and viewpoint.tile:
        owners[viewpoint.tile] = (viewpoint.name, viewed_from.places["tile"])
    taken = {*owners, *(region.tile for region in regions.values())}
    for key, region in regions.items():
        if region.tile is None:
            continue
        place = given[_REGIONS][key].places["tile"]
        if region.tile in owners:
            column, row = region.tile
            free = next(n for n in count(column + 1) if (n, row) not in taken)
            in_brackets = _BRACKETS.fullmatch(
                lines.text, lines.offset_of(place.start), lines.offset_of(place.end)
            )
            yield faults.config.tile_taken(
                place, *owners[region.tile], (free, row), in_brackets=in_brackets is not None
            )
        else:
            owners[region.tile] = (region.name, place)
