"""Request Tracker 5 by its interface «REST2». The place is a queue.

A request carries its correlation as a link to ``urn:uuid:…``: every account may make such a link, and the search finds
it at once. A comment carries it in its own content type, where nobody sees it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from edusupport_desktop.delivery.helpdesk.connector import NewComment, NewIncident
from edusupport_desktop.domain.errors import EduSupportError, Refused
from edusupport_desktop.domain.helpdesk import RemoteComment, RemoteFile, RemoteIncident, RemoteStanding
from edusupport_desktop.domain.html_text import text_of_html
from edusupport_desktop.domain.outgoing import MailAddress, OutgoingFile
from edusupport_desktop.domain.plain_text import clean_line, clean_text

_PER_PAGE = 100
"""The most it gives."""
_MOST_PAGES = 20
_NEVER = "1970-01-01T00:00:00Z"
