"""The bytes of a submitted notebook -> its JSON, whatever the bytes are.

What parsing would cost is measured before: the depth, so that nothing recurses too deeply, and the
number of values, each of which takes some hundred bytes.
"""

import codecs
import json

import nbformat
import numpy as np

from autograder.gate.says import BOM, CLEAR, SAVE_AGAIN, START_AGAIN, TWICE, Ungradable

DEEPEST = 100  # brackets in brackets; a plot in an output has about 20
MOST_VALUES = 1_000_000
LONGEST_NUMBER = 20  # digits of a whole number: what is longer is none that a notebook needs

FORMAT = 4
ENCODINGS = {
    codecs.BOM_UTF32_LE: "UTF-32",  # before UTF-16, whose mark it begins with
    codecs.BOM_UTF32_BE: "UTF-32",
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def notebook_json(content: bytes) -> tuple[dict, list[str]]:
    """A notebook of format 4 as plain JSON with a list of cells, and notes."""
    notes = []
    if content.startswith(codecs.BOM_UTF8):
        content, notes = content[len(codecs.BOM_UTF8) :], [BOM]
    text = decoded(content)
    refuse_costly(content)
    found, twice = parsed(text)
    return in_format(found), notes + [TWICE] * twice


def decoded(content: bytes) -> str:
    if not content.strip():
        raise Ungradable("the file is empty", SAVE_AGAIN)
    for mark, encoding in ENCODINGS.items():
        if content.startswith(mark):
            raise Ungradable(f"the file is written in {encoding}, and not in UTF-8", SAVE_AGAIN)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        what = f"the file is no text in UTF-8, from its byte {error.start:,} on"
        raise Ungradable(what, SAVE_AGAIN) from None


def refuse_costly(content: bytes) -> None:
    """Refuse what is nested too deeply, or would be too many values."""
    depth, values = cost(content)
    if depth > DEEPEST:
        raise Ungradable(f"the file is nested more than {DEEPEST} levels deep", CLEAR)
    if values > MOST_VALUES:
        raise Ungradable(f"the file holds more than {MOST_VALUES:,} values", CLEAR)


def cost(content: bytes) -> tuple[int, int]:
    """The depth and the number of values of a JSON text.

    Of a text that is no JSON, it is that of the part before the first error at least.

    >>> cost(b'{"a": [1, 2, {"b]": "[[["}]}')
    (3, 6)
    """
    plain = content.replace(rb"\\", b"").replace(rb"\"", b"")  # no quote is left but strings' ends
    codes = np.frombuffer(plain, np.uint8)
    outside = np.cumsum(codes == ord('"'), dtype=np.uint8) % 2 == 0
    opens, closes = (
        outside & ((codes == ord(square)) | (codes == ord(curly))) for square, curly in ("[{", "]}")
    )
    steps = opens.astype(np.int8) - closes.astype(np.int8)
    deepest = np.cumsum(steps, dtype=np.int32).max(initial=0)
    separators = np.count_nonzero(outside & (codes == ord(",")))
    return int(deepest), int(np.count_nonzero(opens) + separators + 1)


def parsed(text: str) -> tuple[object, bool]:
    """The JSON, and whether a name stood twice anywhere."""
    twice = False

    def once(pairs: list[tuple[str, object]]) -> dict:
        nonlocal twice
        found = dict(pairs)
        twice = twice or len(found) < len(pairs)
        return found

    try:
        found = json.loads(
            text, object_pairs_hook=once, parse_int=whole, parse_constant=lambda name: None
        )
    except json.JSONDecodeError as error:
        what = f"the file is no JSON: line {error.lineno:,}, column {error.colno:,}: {error.msg}"
        raise Ungradable(what, SAVE_AGAIN) from None
    return found, twice


def whole(digits: str) -> int | None:
    """A whole number; Python refuses to read thousands of digits, and takes long for fewer."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else None


def in_format(found: object) -> dict:
    """A notebook of today's format; one of the format before it is brought up to date."""
    version = found.get("nbformat") if isinstance(found, dict) else None
    if type(version) is not int:
        raise Ungradable("the file is JSON, but no notebook", START_AGAIN)
    if version == FORMAT - 1:
        found = upgraded(found)
    elif version < FORMAT:
        raise Ungradable(f"the notebook is in the old format {version}", SAVE_AGAIN)
    if version > FORMAT:
        what = f"the notebook is in format {version}, which is newer than this course's {FORMAT}"
        raise Ungradable(what, START_AGAIN)
    if not isinstance(found.get("cells"), list):
        raise Ungradable("the notebook has no list of cells", START_AGAIN)
    return found


def upgraded(found: dict) -> dict:
    """A notebook of format 3 in format 4, by nbformat's own way."""
    if not isinstance(found.get("worksheets"), list):
        what = f"the notebook says that it is in the old format {FORMAT - 1}, and is not"
        raise Ungradable(what, SAVE_AGAIN)
    try:
        return nbformat.v4.upgrade(nbformat.from_dict(found), FORMAT - 1)
    except Exception:  # it takes the file for what it says it is
        what = f"the notebook is in the old format {FORMAT - 1}"
        raise Ungradable(what, SAVE_AGAIN) from None
