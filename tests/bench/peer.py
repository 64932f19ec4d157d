"""The script that somebody writes with genanki: `python peer.py questions.yaml out.apkg`."""

import sys
from pathlib import Path

import genanki
import markdown
import yaml

MODEL = genanki.Model(
    1_584_210_733,
    "Multiple choice",
    fields=[{"name": name} for name in ("Question", "Choices", "Answer", "Explanation")],
    templates=[
        {
            "name": "Card",
            "qfmt": "{{Question}}<br>{{Choices}}",
            "afmt": "{{FrontSide}}<hr id=answer>{{Answer}}<br>{{Explanation}}",
        }
    ],
)
CONVERTER = markdown.Markdown(extensions=["extra", "sane_lists"])


def html(text: str) -> str:
    return CONVERTER.reset().convert(text)


def note(question: dict) -> genanki.Note:
    choices = [html(option) for option in question["options"]]
    listed = "".join(f"<li>{choice}</li>" for choice in choices)
    return genanki.Note(
        model=MODEL,
        fields=[
            html(question["stem"]),
            f"<ol>{listed}</ol>",
            choices[question["answer"] - 1],
            html(question["explanation"]),
        ],
        tags=question["tags"],
        guid=genanki.guid_for(question["id"]),
    )


def main(source: str, target: str) -> None:
    data = yaml.load(Path(source).read_text("utf-8"), Loader=yaml.CSafeLoader)
    deck = genanki.Deck(1_938_276_410, data["deck"])
    for question in data["questions"]:
        deck.add_note(note(question))
    genanki.Package(deck).write_to_file(target)


main(*sys.argv[1:])
