"""Faults of a theme and its templates."""

from __future__ import annotations

from collections.abc import Iterable, Set

from briefing_site.model.diagnostic import Diagnostic, Span, asked, error, nearest_word, note, warning
from briefing_site.model.edit import Move
from briefing_site.model.faults.phrases import listed
from briefing_site.model.fix import Fix, Safety, meant, replaced


def no_theme(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A theme that is neither the site's nor the generator's."""
    names = sorted(known)
    near = nearest_word(name, names)
    return error(
        at,
        "unknown-theme",
        f'there is no theme "{name}"',
        asked(near) or (f"themes are {listed(names)}" if len(names) > 1 else f"the one theme is {names[0]}"),
        suggestion=near,
        fixes=meant(at, name, near),
    )


def bad_theme(at: Span, message: str, hint: str = "") -> Diagnostic:
    """A theme whose own files are at odds."""
    return error(at, "bad-theme", message, hint)


def other_folder(at: Span, name: str, folder: str) -> Diagnostic:
    """A theme whose name is not that of its folder."""
    return error(
        at,
        "bad-theme",
        f'the theme is called "{name}", but its folder is called "{folder}"',
        f"write {folder} here, or rename the folder",
        suggestion=folder,
        fixes=(replaced(at, folder, f"Write {folder}"),) if at.holds(len(name)) else (),
    )


def extends_itself(at: Span, name: str) -> Diagnostic:
    """A theme that is built on itself, at last."""
    fixes = (replaced(at, "base", "Extend base", Safety.UNSAFE),) if at.holds(len(name)) else ()
    return error(
        at,
        "bad-theme",
        f'the theme "{name}" extends itself',
        "write base here, or leave extends out",
        fixes=fixes,
    )


def stands_alone(path: str, lacks: str, *, plain: bool) -> Diagnostic:
    """A theme that extends no other and lacks what every page is made with.

    `plain` says that a line may be put before all others of theme.yaml.
    """
    start = Span.at(Span.whole_file(path).start)
    fix = replaced(start, "extends: base\n", "Extend base", Safety.UNSAFE)
    return error(
        Span.whole_file(path),
        "bad-theme",
        f"the theme extends no other, and has no {lacks}: no page can be made with it",
        "write a line extends: base, and put into the folder what is to be different",
        fixes=(fix,) if plain else (),
    )


def foreign_words(at: Span, language: str, theme: str, *, of_site: bool) -> Diagnostic:
    """A theme without words in the language of the site; `theme` is the name of that theme."""
    table = f"words/{language}.yaml"
    return note(
        at,
        "foreign-words",
        f'the theme "{theme}" has no words in "{language}": labels, dates and counts are printed in English',
        f"write themes/{theme}/{table}"
        if of_site
        else f"write {table} into a theme of your own with `extends: {theme}`, and name it as `theme`",
    )


def unknown_words(at: Span, key: str, known: Iterable[str]) -> Diagnostic:
    """Words in a table of a theme for which nothing asks; `known` are the keys that something asks for."""
    near = nearest_word(key, sorted(known))
    return warning(
        at,
        "unknown-words",
        f'nothing prints the words of "{key}"',
        asked(near) or f'correct the key, print it in a template, as in {{{{ t("{key}") }}}}, or delete it',
        suggestion=near,
        fixes=meant(at, key, near),
    )


def empty_words(at: Span, key: str) -> Diagnostic:
    """A key in a table of words with nothing behind it."""
    return error(
        at,
        "bad-theme",
        f'"{key}" has nothing behind it',
        'write its words, or "" if nothing is to be printed',
    )


def odd_brace(at: Span, *, opens: bool) -> Diagnostic:
    """A brace of a style sheet without its pair: one that is never closed, or one that closes nothing."""
    if opens:
        return error(
            at,
            "bad-theme",
            "this brace is never closed: what follows counts as a part of the rule",
            "close it",
        )
    return error(at, "bad-theme", "this brace closes nothing: the rule behind it is dropped", "delete it")


def unset_property(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A custom property of a style sheet that nothing sets, read without another value."""
    near = nearest_word(name, sorted(set(known)))
    return error(
        at,
        "bad-theme",
        f'nothing sets the property "{name}": the declaration has no effect',
        asked(near) or f"set it, or give the value that counts without it: var({name}, 1rem)",
        suggestion=near,
        fixes=meant(at, name, near),
    )


def lost_words(path: str, key: str) -> Diagnostic:
    """Words that pages need and that no table of the theme has; `path` is that of its English table."""
    return error(
        Span.whole_file(path),
        "bad-theme",
        f'no table of the theme has words for "{key}"',
        f"write {key} with its words into {path}, or have the theme extend base",
    )


def unfilled_place(path: str, key: str, name: str, known: Iterable[str]) -> Diagnostic:
    """Words with a place `name` that has no value; `path` is their table, `known` the places with one."""
    near = nearest_word(name, sorted(known))
    places = listed(f"{{{each}}}" for each in sorted(known))
    return error(
        Span.whole_file(path),
        "bad-theme",
        f'the words of "{key}" have a place {{{name}}} for which there is no value',
        f"did you mean {{{near}}}?" if near else f"the values are {places}",
    )


def unused_template(path: str, name: str, needed: Set[str], there: Set[str]) -> Diagnostic:
    """A template that no page is rendered with.

    `needed` are the names of those that pages need, and `there` those that this theme has.
    """
    near = nearest_word(name, sorted(needed - there))
    right = f"{path.removesuffix(name)}{near}"
    return warning(
        Span.whole_file(path),
        "unused-theme-file",
        f'no page has the type of the template "{name}", and no template names it',
        asked(near) or "give it the name of a page type, name it in another template, or delete it",
        suggestion=near,
        fixes=(Fix(f"Rename it to {near}", (Move(path, right),), Safety.DISPLAY),) if near else (),
    )


def unused_static_file(path: str, name: str) -> Diagnostic:
    """A static file of a theme that nothing names."""
    return warning(
        Span.whole_file(path),
        "unused-theme-file",
        f'no template and no style sheet names "{name}"',
        f'name it in a template, as in {{{{ asset("{name}") }}}}, or delete it',
    )


def misplaced_theme_file(path: str, folder: str, new: str) -> Diagnostic:
    """A file of a theme outside of the `folder` in which it would be looked for.

    `new` is the path that it should have, empty where there is a file already.
    """
    return warning(
        Span.whole_file(path),
        "unused-theme-file",
        f"is not in {folder} of the theme, so it is left out",
        f"move it to {folder}" + (", with the ending .yaml" if path.endswith(".yml") else ""),
        fixes=(Fix(f"Move it to {folder}", (Move(path, new),), Safety.DISPLAY),) if new else (),
    )


def words_of_no_language(path: str, tag: str, meant_tag: str, *, alone: bool) -> Diagnostic:
    """A table of words whose name is no language tag; `alone` says whether none is called `meant_tag`."""
    right = f"{path.removesuffix(f'{tag}.yaml')}{meant_tag}.yaml"
    return warning(
        Span.whole_file(path),
        "unused-theme-file",
        f'"{tag}" is no language tag, so no page has its words',
        asked(meant_tag) or "name it by the tag of its language: en.yaml, pt-BR.yaml",
        suggestion=meant_tag,
        fixes=(Fix(f"Rename it to {meant_tag}.yaml", (Move(path, right),), Safety.DISPLAY),)
        if meant_tag and alone
        else (),
    )


def lost_file(at: Span, name: str) -> Diagnostic:
    """A file that a style sheet names and the theme does not have."""
    return error(
        at,
        "bad-theme",
        f"the theme has no file {name}",
        "put it into static/, or correct the address; it counts from the folder of the style sheet",
    )


def lost_part(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """An import of a part (`name`) that the script does not have; `known` are the parts that it has."""
    return _lost_name(at, f'the script has no part "{name}"', name, known)


def lost_import(at: Span, name: str, part: str, known: Iterable[str]) -> Diagnostic:
    """An import of a name that a part does not have; `known` are names that it declares."""
    return _lost_name(at, f'"{part}" has no "{name}"', name, known)


def renamed_import(at: Span, words: str) -> Diagnostic:
    """An import under another name: parts are joined, so that a name is the same in all of them."""
    return error(
        at, "bad-theme", f'"{words}" cannot stand in a part of a script', "import it by the name that it has"
    )


def _lost_name(at: Span, message: str, name: str, known: Iterable[str]) -> Diagnostic:
    names = sorted(set(known))
    near = nearest_word(name, names)
    return error(
        at,
        "bad-theme",
        message,
        asked(near) or (f"there are {listed(names)}" if names else ""),
        suggestion=near,
        fixes=meant(at, name, near),
    )


def lost_block(at: Span, name: str, known: Iterable[str]) -> Diagnostic:
    """A block of a template that nothing prints; `known` are those of the templates that it extends."""
    names = sorted(known)
    near = nearest_word(name, names)
    return error(
        at,
        "template-error",
        f'no template that this one extends has a block "{name}", so nothing prints it',
        asked(near) or (f"there are {listed(names)}" if names else "put it into a block that there is"),
        suggestion=near,
        fixes=meant(at, name, near),
    )


def template_error(at: Span, message: str, page: str, hint: str = "") -> Diagnostic:
    """A template that cannot be read, or that asks for what its view does not have."""
    return error(at, "template-error", f"{message}{_rendering(page)}", hint)


def endless_template(at: Span, page: str) -> Diagnostic:
    """A template that takes itself in, or a macro that calls itself, again and again."""
    return template_error(
        at,
        "takes itself in without an end",
        page,
        'the template of a theme that yours extends goes by the name of that theme: "base/base.html"',
    )


def _rendering(page: str) -> str:
    return f" (rendering {page})" if page else ""


def unknown_name(at: Span, message: str, page: str, name: str, known: Iterable[str]) -> Diagnostic:
    """A template that asks for a template, a file or a field (`name`) that is none of those `known`."""
    names = sorted(known)
    near = nearest_word(name, names)
    return error(
        at,
        "template-error",
        f"{message}{_rendering(page)}",
        asked(near) or f"there are {listed(names)}",
        suggestion=near,
        fixes=meant(at, name, near),
    )
