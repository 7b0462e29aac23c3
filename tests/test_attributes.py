"""What is read of a finished page: every address and id of its elements, however it is written."""

from __future__ import annotations

import pytest

from briefing_site.render.attributes import attributes_of

WITH_ADDRESSES = ("href", "src", "poster", "data", "action", "formaction", "xlink:href")


@pytest.mark.parametrize("name", WITH_ADDRESSES)
@pytest.mark.parametrize(
    "form",
    [
        pytest.param('<x class="c" {}="a.html">', id="as templates write it"),
        pytest.param('<x {}="a.html" id="i">', id="before an id"),
        pytest.param("<x {} = 'a.html'>", id="in single marks"),
        pytest.param("<x {}=a.html>", id="without marks"),
    ],
)
def test_an_address_is_found(name: str, form: str) -> None:
    for written in (name, name.upper()):
        assert attributes_of(form.format(written)).addresses == ("a.html",)


@pytest.mark.parametrize("name", ["class", "data-href", "rel", "title", "lang", "value", "ref", "content"])
def test_no_other_attribute_is_taken_for_one(name: str) -> None:
    found = attributes_of(f'<x {name}="a.html">')
    assert (found.addresses, found.ids) == ((), frozenset())


def test_ids_and_those_that_stand_twice() -> None:
    found = attributes_of('<p id="a"><p ID="b"><p data-id="c"><p id="a">')
    assert (found.ids, found.repeated) == (frozenset("ab"), ("a",))


def test_an_address_stands_once_in_the_order_of_the_page() -> None:
    found = attributes_of('<a href="b"><a href="a"><a href="b"><a href="c?d=1&amp;e">')
    assert found.addresses == ("b", "a", "c?d=1&e")
