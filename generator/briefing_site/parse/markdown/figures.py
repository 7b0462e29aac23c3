"""Pictures with a caption: a title in the link of the picture, or a definition of which it is the term.

    ![The quay](quay.jpg "A caption of plain words")

    ![The quay](quay.jpg)
    : A caption with *markup* and citations [@harbour-2026#traffic].

Other programs show the second form as a list of definitions, whose term is the picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor


class Figures(Treeprocessor):
    """Makes figures of a tree."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        if next(root.iter("img"), None) is None:
            return
        for parent in list(root.iter()):
            if any(child.tag == "dl" for child in parent):
                parent[:] = [part for child in parent for part in _parts(child)]
            for child in parent:
                if child.tag == "p":
                    _titled(child)


def _titled(paragraph: Element) -> None:
    """A paragraph that is one picture with a title becomes a figure."""
    image = _only_image(paragraph)
    if image is not None and image.get("title"):
        paragraph.tag = "figure"
        SubElement(paragraph, "figcaption").text = image.attrib.pop("title")


def _only_image(of: Element) -> Element | None:
    """The picture that is all there is in an element; None for every other element."""
    if len(of) != 1 or (of.text or "").strip():
        return None
    image = of[0]
    return image if image.tag == "img" and not (image.tail or "").strip() else None


def _parts(of: Element) -> Iterator[Element]:
    """A list of definitions as figures and lists; any other element as it is."""
    if of.tag != "dl":
        yield of
        return
    rest: Element | None = None
    for terms, texts in _entries(of):
        image = _only_image(terms[0]) if len(terms) == 1 and texts else None
        if image is not None:
            rest = None
            yield _figure(image, texts)
            continue
        if rest is None:
            rest = Element("dl", dict(of.attrib))
            rest.tail = of.tail
            yield rest
        rest.extend((*terms, *texts))


def _entries(of: Element) -> Iterator[tuple[list[Element], list[Element]]]:
    """The terms of a list of definitions, each with the texts behind it."""
    terms: list[Element] = []
    texts: list[Element] = []
    for child in of:
        if child.tag == "dt" and texts:
            yield terms, texts
            terms, texts = [], []
        (terms if child.tag == "dt" else texts).append(child)
    if terms or texts:
        yield terms, texts


def _figure(image: Element, texts: list[Element]) -> Element:
    """A picture with its caption, of which each further text is a paragraph."""
    figure = Element("figure")
    image.tail = None
    figure.append(image)
    caption = SubElement(figure, "figcaption")
    if len(texts) == 1:
        caption.text = texts[0].text
        caption.extend(list(texts[0]))
        return figure
    for text in texts:
        if any(child.tag == "p" for child in text):
            caption.extend(list(text))
        else:
            text.tag = "p"
            caption.append(text)
    return figure
