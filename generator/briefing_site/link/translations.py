"""Briefings that say the same in several languages: an original, and those that name it as `translation_of`.

An author says with `translated_from` which state of the original was translated, by its date or the date of
its update. Where the key is left out, that is the state of the day on which the translation itself was
published or last updated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefing_site.model import faults
from briefing_site.model.briefing import Briefing
from briefing_site.model.compact import compact
from briefing_site.model.date import Date
from briefing_site.model.diagnostic import Diagnostic, Span
from briefing_site.model.paths import is_briefing, name_at
from briefing_site.text.dataclass import dataclass


@compact
@dataclass(frozen=True, slots=True)
class Version:
    """A briefing as one of several that say the same, each in a language of its own."""

    path: str
    name: str
    """Region and slug."""
    title: str
    language: str
    draft: bool
    original: str | None
    """Name of the briefing that it translates; None of an original."""
    given: Date
    """When its substance was last published."""
    state: Date
    """For a translation, the state of the original that it translates."""
    place: Span
    """Of `translation_of`."""
    state_place: Span
    changed_place: Span
    """Of `updated`, or of `date` where it was never updated."""

    @property
    def shown(self) -> tuple[str, str, str]:
        """What the pages of its other languages show of it."""
        return self.name, self.title, self.language


@dataclass(frozen=True, slots=True)
class Versions:
    """What the page of a briefing says of its other languages."""

    every: tuple[Version, ...]
    """The original first, then its translations in order of languages, itself among them."""
    moved: Date | None
    """When the original changed, where this is a translation of an earlier state."""


def version_of(language: str) -> Callable[[Briefing], Version]:
    """Makes a briefing a version, on a site in a language."""

    def make(briefing: Briefing) -> Version:
        given = briefing.last_changed
        changed = "updated" if briefing.updated else "date"
        state = "translated_from" if briefing.translated_from else changed
        return Version(
            briefing.path,
            name_at(briefing.path),
            briefing.title,
            briefing.lang or language,
            briefing.draft,
            briefing.translation_of,
            given,
            briefing.translated_from or given,
            briefing.place_of("translation_of"),
            briefing.place_of(state if briefing.translated_from else "translation_of"),
            briefing.place_of(changed),
        )

    return make


def families(versions: Iterable[Version]) -> Mapping[str, Versions]:
    """By path, what each briefing of which there are several languages says of them.

    What is at fault (`translation_faults`) is left out: such a briefing stands for itself.
    """
    by_name = {version.name: version for version in versions}
    found: dict[str, dict[str, Version]] = {}
    for version in by_name.values():
        original = by_name.get(version.original or "")
        if original and original is not version and original.original is None:
            of_original = found.setdefault(original.name, {original.language.lower(): original})
            of_original.setdefault(version.language.lower(), version)
    every: dict[str, Versions] = {}
    for name, by_language in found.items():
        original = by_name[name]
        rest = sorted((v for v in by_language.values() if v is not original), key=lambda v: v.language)
        if rest:
            for version in (original, *rest):
                late = version is not original and _is_behind(version, original)
                every[version.path] = Versions((original, *rest), original.given if late else None)
    return every


def translation_faults(versions: Sequence[Version], there: frozenset[str]) -> Iterator[Diagnostic]:
    """The faults of briefings that name an original; `there` are names of files that could not be read."""
    by_name = {version.name: version for version in versions}
    first: dict[tuple[str, str], Version] = {}
    for version in versions:
        named = version.original
        if named is None:
            continue
        original = by_name.get(named)
        if original is None:
            if named not in there:
                yield faults.link.broken_link(version.place, named, by_name, version.place, "name a briefing")
        elif original is version:
            yield faults.translation.of_itself(version.place)
        elif original.original is not None:
            if _leads_back(version, by_name):
                yield faults.translation.circular(version.place, named)
            else:
                yield faults.translation.of_translation(version.place, named, original.original)
        elif original.language.lower() == version.language.lower():
            yield faults.translation.same_language(version.place, named, version.language)
        else:
            other = first.setdefault((named, version.language.lower()), version)
            if other is not version:
                yield faults.translation.second(version.place, named, version.language, other.place)
            elif _is_behind(version, original):
                yield faults.translation.behind(
                    version.state_place,
                    named,
                    str(version.state),
                    str(original.given),
                    original.changed_place,
                )


def _is_behind(version: Version, original: Version) -> bool:
    return original.given.first_day > version.state.last_day


def _leads_back(version: Version, by_name: Mapping[str, Version]) -> bool:
    """Whether those that are named from one translation to the next come to one a second time."""
    seen: set[str] = set()
    at: Version | None = version
    while at and at.original:
        if at.name in seen:
            return True
        seen.add(at.name)
        at = by_name.get(at.original)
    return False


def unread_names(paths: Iterable[str]) -> frozenset[str]:
    """The names of the briefings among files that could not be read."""
    return frozenset(name_at(path) for path in paths if is_briefing(path))
