"""Typed identifiers: plain text inside, but never mixed up."""

from __future__ import annotations

from typing import NewType

RequestId = NewType("RequestId", str)
"""Identifies a request from its first draft on: a UUID as text. Never shown to the teacher."""

PictureId = NewType("PictureId", str)
"""Identifies one picture of a draft whatever its place: a UUID as text."""

MarkId = NewType("MarkId", str)
"""Identifies one mark on a picture: a UUID as text."""

MessageId = NewType("MessageId", str)
"""An e-mail's Message-ID with its angle brackets, for example ``<20261122.1234@school.ru>``."""
