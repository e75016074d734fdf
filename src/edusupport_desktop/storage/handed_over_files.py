"""Letters that were handed over, as files: ``<request id>/letter/text.txt`` and ``<request id>/pictures/picture1.png``.

The text lies apart, so that the teacher who opens the folder finds nothing there but the pictures to drag.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from edusupport_desktop.domain.identifiers import RequestId
from edusupport_desktop.domain.outgoing import Outgoing
from edusupport_desktop.services.hand_off_ports import LetterFiles
from edusupport_desktop.storage.atomic_file import make_private_folder, write_atomically
from edusupport_desktop.storage.disk_trouble import disk_trouble
from edusupport_desktop.storage.folder_names import attachment_name, identifier_name, is_identifier

_log = logging.getLogger(__name__)


class FileHandedOver:
    """Implements ``HandedOverFiles``. ``visible`` is asked for a folder that sandboxed programs see, once and late.

    That folder may be the user's own: nothing there is touched but folders named as this program names them.
    """

    def __init__(self, folder: Path, visible: Callable[[], Path]) -> None:
        self._hidden = folder
        self._find_visible = visible

    def write(self, outgoing: Outgoing, *, for_sandbox: bool = False) -> LetterFiles:
        self.remove(outgoing.request_id)
        name = identifier_name(outgoing.request_id)
        folder = (self._visible if for_sandbox else self._hidden) / name
        with disk_trouble():
            make_private_folder(self._hidden / name)  # so that ``kept`` knows, wherever the files are
            for part in ("letter", "pictures"):
                make_private_folder(folder / part)
            text = folder / "letter" / "text.txt"
            write_atomically(text, outgoing.letter.body.encode("utf-8", "replace"))
            pictures = [folder / "pictures" / attachment_name(file.name) for file in outgoing.files]
            for path, file in zip(pictures, outgoing.files, strict=True):
                write_atomically(path, file.data)
        return LetterFiles(str(text), tuple(map(str, pictures)))

    def folder(self, request_id: RequestId) -> str | None:
        for place in (self._hidden, self._visible):
            pictures = place / identifier_name(request_id) / "pictures"
            if pictures.is_dir() and any(pictures.iterdir()):
                return str(pictures)
        return None

    def kept(self) -> Sequence[RequestId]:
        with disk_trouble(reading=True):
            names = [entry.name for entry in self._hidden.iterdir()] if self._hidden.is_dir() else []
        return tuple(RequestId(name) for name in names if is_identifier(name))

    def remove(self, request_id: RequestId) -> None:
        for place in (self._visible, self._hidden):
            try:
                shutil.rmtree(place / identifier_name(request_id))
            except FileNotFoundError:
                continue
            except OSError as error:
                _log.info("files of a letter that was handed over stay for now: %s", type(error).__name__)
                return  # not forgotten: tried again later

    @cached_property
    def _visible(self) -> Path:
        return self._find_visible()
