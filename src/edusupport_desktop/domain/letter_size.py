"""How large a letter is on its way: e-mail carries files as lines of text (base64, RFC 2045), a third larger."""

from __future__ import annotations

_HEADERS = 1024
"""Of the letter and its parts, roughly: bytes."""
_LINE_OF_FILE, _LINE_OF_LETTER = 57, 78


def letter_size(body: str, files: int) -> int:
    """Bytes of the e-mail with this text and ``files`` bytes of pictures together."""
    return _HEADERS + _as_lines(len(body.encode("utf-8", "replace"))) + _as_lines(files)


def _as_lines(size: int) -> int:
    lines, rest = divmod(size, _LINE_OF_FILE)
    return lines * _LINE_OF_LETTER + (4 * -(-rest // 3) + 2 if rest else 0)
