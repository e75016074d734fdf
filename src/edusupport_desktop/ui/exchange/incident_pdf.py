"""One incident as a PDF to print or to send: number and date first, what happened, every letter with its pictures."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile, QSize, Qt, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter, QTextDocument

from edusupport_desktop.domain.errors import Unavailable
from edusupport_desktop.services.whole_incident import WholeIncident, WholeLetter
from edusupport_desktop.ui.exchange.story import happenings
from edusupport_desktop.ui.words import date_text, state_text, time_text, tr

_PICTURE = QSize(620, 820)
"""The room for a picture on a page, in pixels of 1/96 inch."""
_SHARP = 3
"""Pixels kept for one of those: what a printer shows."""

_LOOKS = """
body { font-family: "DejaVu Sans", "Segoe UI", sans-serif; font-size: 10pt; color: #1b1f27; }
h1 { font-size: 20pt; margin-bottom: 2px; color: #1f5fbf; }
h2 { font-size: 12pt; margin-top: 18px; margin-bottom: 6px; color: #1f5fbf; }
p { margin-top: 0; margin-bottom: 6px; }
.muted { color: #565c66; font-size: 9pt; }
"""


def write_incident_pdf(incident: WholeIncident, path: str) -> None:
    """Writes the file in one step. May be called beside the interface's thread.

    Raises ``Unavailable("file_not_written")``.
    """
    file = QSaveFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Unavailable("file_not_written")
    writer = QPdfWriter(file)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    # The document brings margins of 2 cm of its own, and the numbers of the pages in them.
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    writer.setResolution(300)
    writer.setTitle(incident.entry.subject)
    writer.setCreator("EduSupport Desktop")
    document = QTextDocument()
    document.setDefaultStyleSheet(_LOOKS)
    for name, image in _images(incident).items():
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    document.setHtml(incident_html(incident))
    document.print_(writer)
    del writer  # it ends the file
    if not file.commit():
        raise Unavailable("file_not_written")


def incident_html(incident: WholeIncident) -> str:
    """Every text of it escaped: nothing in a letter or an answer is markup."""
    entry = incident.entry
    number = entry.incident.number.text if entry.incident else tr("No number yet")
    facts = [
        (tr("Subject"), entry.subject),
        (tr("Date of the incident"), date_text(entry.incident.registered_on) if entry.incident else "—"),
        (tr("Date of the request"), date_text(entry.prepared_at.astimezone().date())),
        (tr("State"), state_text(entry.state, entry.way)),
    ]
    parts = [f"<h1>{escape(number)}</h1>", _table(facts)]
    parts += [_heading(tr("What happened")), _table([(time_text(at), text) for at, text in happenings(incident)])]
    for place, letter in enumerate(incident.letters):
        title = tr("The request") if place == 0 else tr("A further letter")
        parts += [_heading(title), _letter_html(place, letter)]
    for kept in incident.replies:
        sent = time_text(kept.reply.sent_at or kept.received_at)
        parts += [
            _heading(tr("The support wrote")),
            f'<p class="muted">{escape(sent)}, {escape(kept.reply.sender_address)}</p>',
            f"<p><b>{escape(kept.reply.subject)}</b></p><p>{_lines(kept.reply.text)}</p>",
        ]
    return "".join(parts)


def _letter_html(place: int, letter: WholeLetter) -> str:
    parts = [
        f'<p class="muted">{escape(time_text(letter.entry.prepared_at))}, '
        f"{escape(state_text(letter.entry.state, letter.entry.way))}</p>",
        f"<p><b>{escape(letter.letter.subject)}</b></p><p>{_lines(letter.letter.body)}</p>",
    ]
    if letter.outgoing is None:
        lost = tr("Some pictures are no longer on this computer.")
        parts.append(f'<p class="muted">{escape(lost)}</p>')
        return "".join(parts)
    for number, file in enumerate(letter.outgoing.files):
        image = QImage.fromData(file.data)
        size = image.size().scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(image.size())
        if not image.isNull():
            name = _name(place, number)
            parts.append(f'<p><img src="{name}" width="{size.width()}" height="{size.height()}"></p>')
        # Below: a name above would stay behind at the foot of a page when the picture needs the next one.
        parts.append(f'<p class="muted">{escape(file.name)}</p>')
    return "".join(parts)


def _images(incident: WholeIncident) -> dict[str, QImage]:
    images = {}
    for place, letter in enumerate(incident.letters):
        for number, file in enumerate(letter.outgoing.files if letter.outgoing else ()):
            image = QImage.fromData(file.data)
            if image.isNull():
                continue
            sharp = image.size().scaled(_PICTURE * _SHARP, Qt.AspectRatioMode.KeepAspectRatio)
            if sharp.width() < image.width():
                image = image.scaled(sharp, mode=Qt.TransformationMode.SmoothTransformation)
            images[_name(place, number)] = image
    return images


def _name(place: int, number: int) -> str:
    return f"picture:{place}-{number}"


def _table(rows: list[tuple[str, str]]) -> str:
    cells = "".join(
        f'<tr><td width="150" style="color:#565c66">{escape(head)}</td><td>{_lines(text)}</td></tr>'
        for head, text in rows
    )
    return f'<table cellpadding="3" cellspacing="0" width="100%">{cells}</table>'


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
