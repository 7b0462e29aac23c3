"""Citations as W3C Web Annotations: what the model demands of them, and what they tell."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.sites import Site, tree

FILE = "water/lead.annotations.jsonld"
BODY = "Rain fell for six hours [@rain#hours; but see @rain#crew], as [@rain] says."
BASE = "https://harbour.example/notes/"


def collection(site: Site) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tree(site.build().output)[FILE])
    return found


def test_each_mark_of_a_passage_is_an_annotation(small: Site) -> None:
    small.lead(BODY)
    found = collection(small)
    first, second = found["first"]["items"]
    assert (found["total"], found["label"]) == (2, "Rain on the quay")
    assert first["target"] == {
        "source": f"{BASE}water/lead.html",
        "selector": [
            {
                "type": "FragmentSelector",
                "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
                "value": "r-rain--hours-1",
            },
            {"type": "TextQuoteSelector", "exact": "Rain fell for six hours, as says."},
        ],
    }
    passage, verdict, grounding = first["body"]
    assert (passage["source"], passage["selector"][0]["value"]) == (f"{BASE}sources/rain.html", "e-hours")
    assert passage["selector"][1] == {"type": "TextQuoteSelector", "exact": "Rain fell for six hours"}
    told = json.loads(verdict["value"])
    assert (told["verdict"], told["basis"], len(told["sha256"])) == ("found", "archive", 64)
    assert {"text": "six", "standing": "carried"} in json.loads(grounding["value"])["grounding"]
    assert (first["motivation"], second["motivation"]) == ("linking", "questioning")


def test_a_passage_and_a_sentence_are_told_of_once(small: Site) -> None:
    small.lead("Six crews came [@rain#hours]. Six left [@rain#hours; @rain#crew]. It was wet [@rain#hours].")
    items = collection(small)["first"]["items"]
    first, second, third, of_last = (each["body"] for each in items)
    (passage, _, of_first), (of_second, of_sentence), (other, _) = first, second, third
    places = [each["selector"][0]["value"] for each in (passage, other)]
    assert places == ["e-hours", "e-crew"]
    assert of_second == of_last == passage["id"] != other["id"]
    assert json.loads(of_first["value"])["grounding"]
    assert json.loads(of_sentence["value"])["grounding"]


def test_the_same_words_said_twice_are_two_sentences(small: Site) -> None:
    small.lead("Rain fell for six hours [@rain#hours].\n\nRain fell for six hours [@rain#crew].")
    told = [each["body"][-1] for each in collection(small)["first"]["items"]]
    standings = [{t["text"]: t["standing"] for t in json.loads(each["value"])["grounding"]} for each in told]
    assert (standings[0]["six"], standings[1]["six"]) == ("carried", "not judged")


def test_of_a_sentence_with_nothing_to_compare_no_grounding_is_told(small: Site) -> None:
    small.lead("It was wet [@rain#hours].")
    ((annotation,),) = (collection(small)["first"]["items"],)
    assert [each.get("purpose") for each in annotation["body"]] == [None, "describing"]


def test_the_record_has_the_digest_of_each_passage(small: Site) -> None:
    small.lead(BODY)
    output = tree(small.build().output)
    (claim,) = json.loads(output["water/lead.json"])["claims"]
    digests = {cited["passage"]["sha256"] for cited in claim["citations"] if cited["passage"]}
    assert len(digests) == 1 and digests.pop().encode() in output["sources/rain.html"]


def test_no_word_of_a_private_source_is_in_it(small: Site) -> None:
    card = small.read("seeds/rain.md").replace("kind: news", "kind: news\nrights: private")
    small.put("seeds/rain.md", card)
    small.lead("It was wet [@rain#hours].")
    assert "six hours" not in json.dumps(collection(small))


def test_a_passage_in_several_pieces_has_no_words_that_stand_nowhere(small: Site) -> None:
    card = small.read("seeds/rain.md").replace("> Rain fell for six hours", "> Rain fell [...] six hours")
    small.put("seeds/rain.md", card)
    small.lead("It was wet [@rain#hours].")
    ((annotation,),) = (collection(small)["first"]["items"],)
    assert [each["type"] for each in annotation["body"][0]["selector"]] == ["FragmentSelector"]


# --- the model -----------------------------------------------------------------------------------


TWICE = f"{BODY} It rained for six hours [@rain#hours; see @rain#crew]."


@pytest.mark.parametrize("address", ["", "base_url: https://harbour.example/notes/\n"])
def test_it_is_what_the_recommendation_demands(small: Site, address: str) -> None:
    """Sections 3.1, 3.2, 4 and 5 of the Web Annotation Data Model: what MUST be there, and as what."""
    config = "\n".join(line for line in small.read("config.yaml").splitlines() if "base_url" not in line)
    small.put("config.yaml", f"{config}\n{address}")
    small.lead(TWICE)
    found = collection(small)
    assert (found["@context"], found["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationCollection")
    page = found["first"]
    assert (page["type"], page["partOf"]["id"], page["startIndex"]) == ("AnnotationPage", found["id"], 0)
    assert found["total"] == len(page["items"]) > 0
    names = [found["id"], page["id"], *(each["id"] for each in page["items"])]
    assert len(set(names)) == len(names)
    told: set[str] = set()
    """The bodies that annotations before have told of, and later ones may name."""
    for each in page["items"]:
        assert each["type"] == "Annotation" and "bodyValue" not in each
        bodies = [each["body"]] if isinstance(each["body"], str) else each["body"]
        for resource in (each["target"], *bodies):
            if isinstance(resource, str):
                assert resource in told
                continue
            if "id" in resource:
                assert resource["id"] not in names
                names.append(resource["id"])
                told.add(resource["id"])
            if "source" in resource:
                names.append(resource["source"])
                assert "value" not in resource
                for selector in resource["selector"]:
                    wanted = {"FragmentSelector": "value", "TextQuoteSelector": "exact"}[selector["type"]]
                    assert isinstance(selector[wanted], str)
            else:
                assert resource["type"] == "TextualBody" and isinstance(resource["value"], str)
    assert all(urlsplit(name).scheme in ("https", "tag") and " " not in name for name in names)


SUITE = os.environ.get("BRIEFING_ANNOTATION_TESTS", "")
"""A checkout of https://github.com/w3c/web-annotation-tests; its files are not ours to copy."""


@pytest.mark.skipif(not SUITE, reason="BRIEFING_ANNOTATION_TESTS names no checkout of the W3C's tests")
def test_the_schemas_of_the_w3c_hold(small: Site) -> None:
    small.lead(TWICE)
    assert list(broken(Path(SUITE), collection(small))) == []


def broken(suite: Path, found: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The assertions of the W3C's tests that a collection, its page or an annotation does not meet."""
    jsonschema, referencing = pytest.importorskip("jsonschema"), pytest.importorskip("referencing.jsonschema")
    registered = pytest.importorskip("referencing").Registry()
    files = {
        path: json.loads(path.read_text("utf-8"))
        for path in suite.rglob("*.json")
        if "tools" not in path.parts
    }
    schemas = {data["id"]: data for data in files.values() if isinstance(data, dict) and "id" in data}
    resources = ((name, referencing.DRAFT4.create_resource(each)) for name, each in schemas.items())
    registry = registered.with_resources(resources)
    context = {"@context": found["@context"]}
    for test, instances in (
        ("collections/collectionMusts.test", [found]),
        ("collections/pages/pageMusts.test", [{**context, **found["first"]}]),
        ("annotations/annotationMusts.test", [{**context, **each} for each in found["first"]["items"]]),
    ):
        for assertion in json.loads((suite / test).read_text("utf-8"))["assertions"]:
            schema = files[suite / assertion]
            check = jsonschema.Draft4Validator(
                schema, registry=registry, format_checker=jsonschema.FormatChecker()
            )
            for instance in instances:
                if check.is_valid(instance) != (schema.get("expectedResult", "valid") == "valid"):
                    yield assertion, instance["id"]
