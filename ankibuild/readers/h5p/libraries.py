"""The content types of H5P: which is read how, which holds others, which asks nothing."""

from __future__ import annotations

import html
from collections.abc import Callable

from ankibuild.readers.h5p import cards, choices, gaps
from ankibuild.readers.h5p.content import Piece, pieces_in, text_at
from ankibuild.readers.h5p.writing import Writer

_READERS: dict[str, Callable[[Piece, Writer], None]] = {
    "H5P.MultiChoice": choices.multi_choice,
    "H5P.TrueFalse": choices.true_false,
    "H5P.SingleChoiceSet": choices.single_choice_set,
    "H5P.Summary": choices.summary,
    "H5P.Blanks": gaps.blanks,
    "H5P.DragText": gaps.drag_text,
    "H5P.MarkTheWords": gaps.mark_the_words,
    "H5P.Dialogcards": cards.dialog_cards,
    "H5P.Flashcards": cards.flashcards,
    "H5P.Essay": cards.essay,
    "H5P.GuessTheAnswer": cards.guess_the_answer,
    "H5P.Crossword": cards.crossword,
    "H5P.SortParagraphs": cards.sort_paragraphs,
    "H5P.ImageSequencing": cards.image_sequencing,
    "H5P.DragQuestion": cards.drag_question,
}
_COMPUTED = ("H5P.ArithmeticQuiz",)
_NO_QUESTIONS = frozenset(
    f"H5P.{name}"
    for name in (
        *("AdvancedText", "Text", "Image", "Video", "Audio", "Table", "Link", "Nil", "Shape", "Accordion", "Collage"),
        *("ImageSlider", "ImageJuxtaposition", "Agamotto", "Chart", "IFrameEmbed", "TwitterUserFeed", "Timeline"),
        *("ImageHotspots", "ContinuousText", "GoToQuestion", "DocumentationTool", "ExportableTextArea"),
        *("TextInputField", "AudioRecorder", "GuidedTour", "InformationWall", "IVHotspot", "StandardPage"),
    )
)


def read_piece(piece: Piece, writer: Writer, *, is_main: bool = False) -> None:
    """Adds the questions of a piece and of the pieces in it."""
    reader = _READERS.get(piece.library)
    if reader:
        reader(piece, writer)
        return
    if piece.library in _NO_QUESTIONS:
        writer.not_on_cards(piece.node, "texts and media that ask nothing", "only questions are read")
        return
    inner = list(pieces_in(piece.params, _decks(piece, is_main=is_main)))
    if not inner:
        code = "computed-answer" if piece.library in _COMPUTED else "type-not-carried"
        facts = {"how": "random numbers"} if piece.library in _COMPUTED else {"type": piece.library}
        writer.reject(code, piece.node, **facts)
    for found in inner:
        read_piece(found, writer)


def _decks(piece: Piece, *, is_main: bool) -> tuple[str, ...]:
    """The decks around what a piece holds: its title, unless it is the package's own or says nothing."""
    title = text_at(piece.params, "title") if piece.library == "H5P.QuestionSet" else piece.title
    title = title or piece.title
    is_layout = piece.library in ("H5P.Row", "H5P.RowColumn")
    if title is None or is_layout or is_main:
        return piece.decks
    name = " ".join(html.unescape(title.value).split())
    return piece.decks if name in piece.decks else (*piece.decks, name)
