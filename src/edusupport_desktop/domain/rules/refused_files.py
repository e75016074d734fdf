"""«Изображения, вставленные в файлы .doc, .zip или .rar, не принимаются»: nor should the text promise such a file.

The program attaches none (see ``services/pictures``); but «скриншот во вложении, файл 1.docx» in the text would let the
support wait for one. A file that is itself the problem («не загружается план.docx») is something else.
"""

from __future__ import annotations

import re
from functools import lru_cache

from edusupport_desktop.domain.answers import Field
from edusupport_desktop.domain.draft import Draft
from edusupport_desktop.domain.plain_text import is_blank
from edusupport_desktop.domain.rules.rule import Basis, Judgement, Place, Rule, Severity

_PROMISE = re.compile(
    r"(?<!\w)(?:во вложени\w+|прилагаю|приложил\w?|приложен\w*|прикрепил\w?|прикрепл[её]н\w*|вложил\w?|см\.?|смотрите)"
    r"(?!\w)[^.!?\n]{0,60}?(?P<file>[\w()-]{0,60})$",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 150


def _no_refused_files(draft: Draft, basis: Basis) -> Judgement:
    fields = (Field.ESSENCE, *((Field.STEPS,) if draft.has_error_message else ()))
    if not basis.desk.pictures.refused_names or all(is_blank(draft.answers[field]) for field in fields):
        return None
    for field in fields:
        text = draft.answers[field]
        for ending in _endings(basis.desk.pictures.refused_names).finditer(text):
            match = _PROMISE.search(text[max(0, ending.start() - _LONGEST_PHRASE) : ending.start()])
            if match is not None:
                return Place(field, ending.start() - len(match["file"]), ending.end())
    return True


@lru_cache(maxsize=4)
def _endings(names: tuple[str, ...]) -> re.Pattern[str]:
    """Where a file's name may end: rare in a text, and so quicker to look for than what stands before."""
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)


RULES = (Rule("no_refused_files", Field.ESSENCE, Severity.WARNS, _no_refused_files, may_be_dismissed=True),)
