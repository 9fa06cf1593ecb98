"""PDF files for tests, written by hand: Chinese lines at their places."""

from collections.abc import Sequence

Line = tuple[float, float, float, str]
"""Points from the left, points from below, size and words."""

# A font that is not in the file: readers know its characters by the name of its order.
ORDER = b"<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>"
BOX = b"[0 -200 1000 900]"
MAP = b"UniGB-UCS2-H"
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /S /Encoding /%s /DescendantFonts [4 0 R] >>" % MAP,
    b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /S /CIDSystemInfo %s /DW 1000" % ORDER
    + b" /FontDescriptor 5 0 R >>",
    b"<< /Type /FontDescriptor /FontName /S /Flags 4 /FontBBox %s /ItalicAngle 0" % BOX
    + b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
)
FIRST_PAGE = 6


def pdf(*pages: Sequence[Line]) -> bytes:
    """A PDF of 600 by 800 points a page."""
    count = len(pages)
    kids = b" ".join(b"%d 0 R" % (FIRST_PAGE + 2 * number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        *FONT,
    ]
    for number, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 {size} Tf {x} {y} Td <{words.encode('utf-16-be').hex()}> Tj ET\n"
            for x, y, size, words in lines
        ).encode()
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (FIRST_PAGE + 2 * number + 1),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        ]
    return _file(objects)


def locked_pdf(*pages: Sequence[Line]) -> bytes:
    """The same file, locked with a password that nobody knows."""
    key = b"<%s>" % (b"5A" * 32)
    lock = b"/ID [%s %s] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >>" % (
        (key,) * 4
    )
    return pdf(*pages).replace(b"trailer\n<<", b"trailer\n<< " + lock)


def _file(objects: Sequence[bytes]) -> bytes:
    body = b"%PDF-1.4\n"
    offsets = []
    for number, each in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n" % size
    foot = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(body))
    return body + head + table + foot
