"""Short ways to read QTI in tests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from ankibuild.readers.collecting import Collector, Read
from ankibuild.readers.file import File
from ankibuild.readers.qti import read
from ankibuild.readers.qti.media import Media
from ankibuild.readers.qti.texts import Texts
from ankibuild.readers.xmltree import Element, parse_xml
from ankibuild.source import Source

Reading: TypeAlias = Callable[..., Read]

DATA = Path(__file__).parent.parent.parent / "data" / "readers" / "qti"


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.fixture
def fixture() -> Reading:
    """Reads a file of tests/data."""
    return lambda name: read(File.of(name, (DATA / name).read_bytes()))


@pytest.fixture
def package() -> Reading:
    """Reads a package of files."""
    return lambda files, name="bank.zip": read(File.of(name, zipped(files)))


@pytest.fixture
def item() -> Reading:
    """Reads the body of an item of QTI 2.1, with what it declares before and what comes after."""

    def reading(body: str, before: str = "", after: str = "") -> Read:
        text = (
            '<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i1" title="Title">'
            f"{before}<itemBody>{body}</itemBody>{after}</assessmentItem>"
        )
        return read(File.of("item.xml", text))

    return reading


@pytest.fixture
def old() -> Reading:
    """Reads the presentation of an item of QTI 1.2, with its conditions and what comes after."""

    def reading(presentation: str, conditions: str = "", after: str = "", kind: str = "") -> Read:
        entry = f"<fieldlabel>question_type</fieldlabel><fieldentry>{kind}</fieldentry>"
        field = f"<qtimetadatafield>{entry}</qtimetadatafield>"
        text = (
            f'<questestinterop><item ident="o1"><itemmetadata><qtimetadata>{field if kind else ""}</qtimetadata>'
            f"</itemmetadata><presentation>{presentation}</presentation><resprocessing>{conditions}</resprocessing>"
            f"{after}</item></questestinterop>"
        )
        return read(File.of("old.xml", text))

    return reading


@pytest.fixture
def tree() -> Callable[[str], tuple[Element, Texts]]:
    """Parses XML, and makes what writes its texts."""

    def parsing(text: str) -> tuple[Element, Texts]:
        source = Source("a.xml", text)
        root, faults = parse_xml(source)
        assert root is not None
        assert faults == []
        return root, Texts(source, Media(Collector(File.of("a.xml", text))))

    return parsing
