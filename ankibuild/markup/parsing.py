"""HTML → a tree of elements, in linear time and with a bounded depth, whatever the HTML is.

The tags are read by turbohtml's tokenizer (`tags`), which does what the HTML Living Standard says (section 13.2.5); how
they nest is decided here (`nesting`). A browser's whole tree, which turbohtml and others build as well, serves less:

- it moves what stands wrongly in a table before the table, so that its text no longer is where it stands
- it says no place of texts, nor of the elements that it makes itself
- it repeats open formatting in each paragraph: `<b` with many attributes, then `<p>`s, 200 kB, takes more than 6 GB
- cells without a table, as in a part of a page, lose their tags, and their words run together
- a title or a field for text that never ends takes in all that follows, and a tag that never ends is dropped

This reads and never judges what is safe: whatever becomes of it passes the sanitiser (nh3) when it is rendered.
"""

from __future__ import annotations

from ankibuild.markup.elements import Element


def parse(text: str) -> Element:
    """The tree of an HTML text.

    Comments, scripts and styles vanish. TeX in a script becomes an element `formula`, and of JSON-LD an empty element
    `script` says where it stands.
    """
    from ankibuild.markup.tags import tree  # loads turbohtml, which takes a while

    return tree(text)
