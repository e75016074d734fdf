"""The words a click puts into a text: «картинка1» in the case the word before asks for, with blanks where they belong.

Without a word that decides, the memo's own form stays: «картинка1».
"""

from __future__ import annotations

import re

_ENDINGS = {
    **dict.fromkeys(("на", "в", "о", "об", "при"), "е"),
    **dict.fromkeys(("см", "смотри", "смотрите", "посмотрите", "через", "вижу"), "у"),
    **dict.fromkeys(("из", "от", "до", "у", "около", "возле", "без", "для", "кроме", "после"), "и"),
    **dict.fromkeys(("к", "ко", "по"), "е"),
    **dict.fromkeys(("под", "над", "перед", "за", "между"), "ой"),
}
_WORD_BEFORE = re.compile(r"([А-ЯЁа-яё]+)\.?\s*[«\"(]?\Z")
_NO_BLANK_AFTER = "([{«„“\"'-–—/"


def picture_reference(before: str, place: int) -> str:
    """«картинка1» for a text that ends with ``before``: «на» makes it «картинке1», «см.» «картинку1»."""
    return f"картинк{_ending(before, 'а')}{place}"


def number_reference(before: str, number: int, place: int) -> str:
    """«цифра 3 на картинке1», in the case ``before`` asks for."""
    return f"цифр{_ending(before, 'а')} {number} на картинке{place}"


def reference_in_step(before: str, number: int | None, place: int) -> str:
    """For a part of a step, that tells of something else and shows it by the way: «(картинка1, цифра 3)».

    As in any text where the word before leads to it: «см. картинку1».
    """
    if _ending(before, ""):
        return picture_reference(before, place) if number is None else number_reference(before, number, place)
    words = f"картинка{place}" if number is None else f"картинка{place}, цифра {number}"
    return words if not before.strip() or before[-1] in _NO_BLANK_AFTER else f"({words})"


def insertion(before: str, after: str, words: str) -> str:
    """``words`` with the blanks they need between ``before`` and ``after``."""
    blank_before = bool(before) and not (before[-1].isspace() or before[-1] in _NO_BLANK_AFTER)
    blank_after = bool(after) and (after[0].isalnum() or after[0] in "(«„“_")
    return f"{' ' * blank_before}{words}{' ' * blank_after}"


def _ending(before: str, otherwise: str) -> str:
    # The last words decide: the rest of a long text need not be read.
    found = _WORD_BEFORE.search(before[-40:])
    return _ENDINGS.get(found[1].lower(), otherwise) if found else otherwise
