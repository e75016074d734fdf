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

_PROMISE = r"(?:во вложени\w+|прилагаю|приложил\w?|приложен\w*|прикрепил\w?|прикрепл[её]н\w*|вложил\w?|см\.?|смотрите)"


def _no_refused_files(draft: Draft, basis: Basis) -> Judgement:
    fields = (Field.ESSENCE, *((Field.STEPS,) if draft.has_error_message else ()))
    if not basis.desk.pictures.refused_names or all(is_blank(draft.answers[field]) for field in fields):
        return None
    promised = _promised(basis.desk.pictures.refused_names)
    for field in fields:
        match = promised.search(draft.answers[field])
        if match is not None:
            return Place(field, match.start("file"), match.end("file"))
    return True


@lru_cache(maxsize=4)
def _promised(endings: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(ending) for ending in sorted(endings, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w){_PROMISE}(?!\w)[^.!?\n]{{0,60}}?(?P<file>[\w()-]{{0,60}}(?:{names}))(?!\w)", re.IGNORECASE
    )


RULES = (Rule("no_refused_files", Field.ESSENCE, Severity.WARNS, _no_refused_files, may_be_dismissed=True),)
