"""The files of adopted note types; what is wrong with them is in `cases/adopted.md`."""

from __future__ import annotations

from ankibuild.adopt.reading import read_notetype, read_notetypes
from ankibuild.source import Source

BASIC = """\
id: 1607392319
name: Basic
sort: Back
fields:
  - name: Front
    id: -12
    from: [stem, option-texts]
  - name: Back
    from: answer
  - Extra
templates:
  - name: Card 1
    id: 7
    front: "{{Front}}"
    back: |
      {{Back}} <img src="_logo.png">
latex: {header: top, footer: end}
"""


def test_a_file_says_all_of_a_note_type() -> None:
    notetype, faults = read_notetype(Source("notetypes/basic.yaml", BASIC), "basic")
    assert notetype and not faults
    assert (notetype.key, notetype.id, notetype.name, notetype.cloze) == ("notetypes/basic", 1607392319, "Basic", False)
    assert notetype.fields == (("Front", -12), ("Back", 0), ("Extra", 0))
    assert notetype.sources == {"Front": ("stem", "option-texts"), "Back": ("answer",), "Extra": ()}
    assert (notetype.sort, notetype.latex, notetype.css) == (1, ("top", "end"), "")
    (template,) = notetype.templates
    assert (template.id, template.front, template.back) == (7, "{{Front}}", '{{Back}} <img src="_logo.png">\n')


def test_files_are_packed_where_a_template_names_them_or_they_begin_with_a_line(folder) -> None:
    folder.write("notetypes/basic.yaml", BASIC)
    for name in ("_logo.png", "_font.ttf", "unnamed.png"):
        folder.write(f"notetypes/media/{name}", name.encode())
    found, faults = read_notetypes(folder.root)
    assert (sorted(file.name for file in found["basic"].media), faults) == (["_font.ttf", "_logo.png"], [])


def test_a_project_without_the_folder_has_none(folder) -> None:
    assert read_notetypes(folder.root) == ({}, [])


def test_note_types_are_no_sources_even_where_a_pattern_fits(folder) -> None:
    folder.write("ankibuild.yaml", "sources: ['**/*.yaml']\nnamespace: x\n")
    folder.write("notetypes/basic.yaml", BASIC)
    folder.write("sources/a.yaml", "- {id: a, notetype: basic, stem: Which?, answer: This}\n")
    assert ([found.headline for found in folder.check()], folder.load().read) == ([], 1)
