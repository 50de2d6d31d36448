"""Checks the parts of OpenDocument files against the grammar of OpenDocument 1.2 that odfpy (python3-odf) has: which
elements there are, their children and attributes, and where text may stand. Prints what is wrong and ends with 1."""

import sys
import xml.etree.ElementTree
import zipfile

from odf import grammar


def name(tag):
    return tuple(tag[1:].split("}")) if tag[0] == "{" else ("", tag)


def check(part, element):
    kind = name(element.tag)
    if kind not in grammar.allowed_children:
        return [f"{part}: there is no {element.tag}"]
    wrong = []
    attributes = grammar.allowed_attributes.get(kind, ())
    for attribute in element.attrib:
        if attributes is not None and name(attribute) not in attributes:
            wrong.append(f"{part}: {element.tag} has no {attribute}")
    for attribute in grammar.required_attributes.get(kind, ()):
        if tuple(attribute) not in map(name, element.attrib):
            wrong.append(f"{part}: {element.tag} lacks {attribute}")
    texts = [element.text] + [child.tail for child in element]
    if kind not in grammar.allows_text and any((text or "").strip() for text in texts):
        wrong.append(f"{part}: there is text in {element.tag}")
    children = grammar.allowed_children[kind]
    for child in element:
        if children is not None and name(child.tag) not in children:
            wrong.append(f"{part}: {child.tag} must not be in {element.tag}")
        wrong += check(part, child)
    return wrong


wrong = []
for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        for part in ("meta.xml", "styles.xml", "content.xml"):
            wrong += check(part, xml.etree.ElementTree.fromstring(package.read(part)))
print("\n".join(wrong))
sys.exit(1 if wrong else 0)
