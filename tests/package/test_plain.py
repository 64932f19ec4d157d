"""The sort field and the checksum are those that Anki itself computes."""

import pytest
from anki.collection import Collection
from hypothesis import given, settings
from hypothesis import strategies as st

from ankibuild.package.plain import checksum, sort_text

FIELDS = [
    "Plain text, ünïcode, 你好, שלום, 🧠",
    "a\u2028b \u00a0 raw no-break space",
    # tags
    "<b>x</b><i>y",
    "a<br>b<div\nclass=x>y</div>",
    "<<b>>",
    "a < b",
    "<!-- a > b -->c",
    "<!-- x\ny --> z",
    "<style>a\n{}</style>b<STYLE x>c</STYLE>d",
    "<script>\n1 < 2</script>c",
    "<style a>b</style >c",
    # media
    "x<img src=a.png>",
    "x<img src='a b.png'>",
    'x<IMG SRC="A.PNG">',
    'x<img alt="a > b" src="x.png">y',
    'x<img alt="it\'s > that" src="x.png">y',
    "x<img alt='>' title=\">\" src=c.png>",
    'x<img alt=\'src="q"\' src="z.png">',
    'x<img alt="img src=&quot;x&quot;" src="y.png" title="z">',
    'x<img data-src="u.png">',
    'x<img src="">',
    "x<img srcset=1 src=y>",
    "x<imgsrc=y>",
    "x<img src=x/>",
    "x<img\u2003src=é.png\u00a0x>",
    'x<img src="a&amp;b.png">',
    'x<audio src="x.mp3" controls></audio>',
    'x<video controls src="v.mp4"></video>',
    'x<object data="d.svg"></object>',
    "x<video><source src='q.mp3'></video>",
    "x[sound:a.mp3]",
    # entities
    "a &amp; b",
    "&lt;b&gt; &quot;",
    "&amp;lt;",
    "&hellip;&alpha;&Alpha;&zwj;&shy;",
    "a&nbsp;b &#160; \u00a0",
    "\u00a0&amp;",
    "&#x41;&#65;",
    "&#X41;",
    "&#128; &#x80;",
    # entities that Anki does not know, and leaves all others of the field for
    "&foo; &amp;",
    "&ALPHA; &amp;",
    "&apos; &amp;",
    "&NewLine; &amp;",
    "a & b &amp;",
    "a &amp b &amp;",
    "&copy &amp;",
    "&; &amp;",
    "&#; &amp;",
    "&#x; &amp;",
    "&#xZZ; &amp;",
    "&#xD800; &amp;",
    "&#x110000; &amp;",
    "&#99999999999999999999; &amp;",
    "&#١; &amp;",
    # Anki's template language and clozes are text
    "{{c1::a::b}} {{Field}}",
]


@pytest.fixture(scope="module")
def in_anki(tmp_path_factory):
    """Gives what a real collection computes for a first field: its sort field and its checksum."""
    collection = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    note = collection.new_note(collection.models.by_name("Basic"))
    collection.add_note(note, 1)

    def computed(field: str) -> tuple[str, int]:
        note.fields[0] = field
        collection.update_note(note)
        return tuple(collection.db.first("select sfld, csum from notes"))

    yield computed
    collection.close()


@pytest.mark.parametrize("field", FIELDS)
def test_an_odd_field_has_the_sort_field_and_checksum_of_anki(in_anki, field: str) -> None:
    assert (sort_text(field), checksum(sort_text(field))) == in_anki(field)


MARKUP = """
<b> </b> <br> < > & ; &amp; &lt; &nbsp; &#38; &#x26; &x; é a {{ }} <!-- --> <style> </style> <script> </script>
<img_src='a.png'> <img_alt='b'_src=c> <img_alt='>'_src='d'>
"""
PIECES = st.sampled_from([*MARKUP.replace("\n", " ").replace("_", "\n").split(" "), " "])


@settings(deadline=None)
@given(pieces=st.lists(PIECES, max_size=12))
def test_any_mix_of_tags_and_entities_has_the_sort_field_and_checksum_of_anki(in_anki, pieces: list[str]) -> None:
    field = "x" + "".join(pieces)  # SQLite would keep a number as a number
    assert (sort_text(field), checksum(sort_text(field))) == in_anki(field)


def test_the_checksum_is_the_start_of_a_sha1() -> None:
    assert checksum("Stem") == 0x48A36D6F
