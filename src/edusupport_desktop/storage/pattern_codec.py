"""What another request may be made of, as JSON and back."""

from __future__ import annotations

import json
import logging

from edusupport_desktop.domain.pattern import PATTERN_FIELDS, Pattern
from edusupport_desktop.storage.json_object import JsonObject

_log = logging.getLogger(__name__)


def encode_pattern(pattern: Pattern) -> str:
    """ASCII alone, as drafts are: a text with lone surrogates comes back as it was."""
    texts = {field.value: text for field, text in pattern.texts.items() if field in PATTERN_FIELDS}
    return json.dumps({"texts": texts, "has_error_message": pattern.has_error_message})


def decode_pattern(stored: str) -> Pattern | None:
    """None when it is damaged. What is no field of a pattern is skipped."""
    try:
        document = JsonObject(json.loads(stored))
        texts = document.inner("texts")
        known = {field: texts.text(field.value) for field in PATTERN_FIELDS if texts.has(field.value)}
        return Pattern(known, document.truth("has_error_message"))
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        _log.warning("a pattern cannot be read: %s", type(error).__name__)
        return None
