"""The browsers of a Mac: LaunchServices' choice and the applications' own Info.plist."""

from __future__ import annotations

import logging
import os
import plistlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.parsers.expat import ExpatError

from edusupport_desktop.domain.browser import ADDRESS, Browser
from edusupport_desktop.domain.browser_table import KnownBrowser, in_order, known_by_bundle_id, known_by_name
from edusupport_desktop.domain.browser_text import clean_name, stated_version

SAFARI = "com.apple.safari"
"""Opens links until the user chooses another browser; LaunchServices then has no entry."""

_HANDLERS = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
_APPLICATIONS = ("/Applications", "/System/Applications", "/System/Cryptexes/App/System/Applications")
"""The last one is Safari's own since macOS 13."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bundle:
    """An application that opens web pages. ``bundle_id`` is in lower case."""

    bundle_id: str
    name: str
    version: str | None
    known: KnownBrowser | None


class MacBrowserFinder:
    """Implements ``BrowserFinder``. Without arguments it reads the folders of this Mac."""

    def __init__(self, home: Path | None = None, applications: Sequence[Path] | None = None) -> None:
        self._home = home or Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() can raise
        standard = [*(Path(folder) for folder in _APPLICATIONS), self._home / "Applications"]
        self._applications = standard if applications is None else list(applications)

    def find(self, seconds: float = 0.0) -> Sequence[Browser]:  # noqa: ARG002 - nothing is started here
        default = default_bundle_id(_plist(self._home / _HANDLERS))
        found: list[Browser] = []
        for path in _bundles(self._applications):
            if bundle := parse_bundle(_plist(path / "Contents/Info.plist"), path.stem):
                name = bundle.known.name if bundle.known else bundle.name
                # By its path: Chromium-Gost bears Chromium's identifier.
                start = ("open", "-a", str(path), ADDRESS)
                is_default = bundle.bundle_id == default
                found.append(Browser(name, bundle.version, is_default, program=str(path), start=start))
        return in_order(found)


def default_bundle_id(plist: Mapping[str, object]) -> str:
    """The bundle that opens https (else http) links, in lower case; Safari's when nothing was chosen."""
    handlers = plist.get("LSHandlers")
    entries = [entry for entry in handlers if isinstance(entry, dict)] if isinstance(handlers, list) else []
    for scheme in ("https", "http"):
        for entry in entries:
            role = entry.get("LSHandlerRoleAll") or entry.get("LSHandlerRoleViewer")
            if entry.get("LSHandlerURLScheme") == scheme and isinstance(role, str) and role != "-":
                return role.lower()
    return SAFARI


def parse_bundle(plist: Mapping[str, object], folder_name: str) -> Bundle | None:
    """None for an application that is no browser: not known, and not one for both web links and HTML files.

    Terminals and mail programs register for ``https`` too; only browsers open HTML documents as well.
    """
    bundle_id = _text(plist, "CFBundleIdentifier").lower()
    titles = (_text(plist, key) for key in ("CFBundleDisplayName", "CFBundleName"))
    name = next((cleaned for title in titles if (cleaned := clean_name(title))), clean_name(folder_name))
    # The name first: Chromium-Gost bears Chromium's identifier.
    known = known_by_name(name) or known_by_name(folder_name) or known_by_bundle_id(bundle_id)
    schemes = _listed(plist, "CFBundleURLTypes", "CFBundleURLSchemes")
    documents = _listed(plist, "CFBundleDocumentTypes", "LSItemContentTypes")
    extensions = _listed(plist, "CFBundleDocumentTypes", "CFBundleTypeExtensions")
    opens_pages = "https" in schemes and ("public.html" in documents or "html" in extensions)
    if not bundle_id or not (opens_pages or known_by_bundle_id(bundle_id)):
        return None
    version = stated_version(known, [_text(plist, "CFBundleShortVersionString"), _text(plist, "CFBundleVersion")])
    return Bundle(bundle_id, name, version, known)


def _bundles(folders: Iterable[Path]) -> Iterator[Path]:
    """Applications in the folders and in their direct folders; of a bundle reached twice the first counts."""
    seen: set[Path] = set()
    for folder in folders:
        try:
            paths = sorted([*folder.glob("*.app"), *folder.glob("*/*.app")])
        except OSError:
            continue
        for path in paths:
            resolved = path.resolve()
            if path.parent.suffix != ".app" and resolved not in seen:
                seen.add(resolved)
                yield path


def _plist(path: Path) -> Mapping[str, object]:
    """The property list, text or binary; empty when it is missing or broken."""
    try:
        with path.open("rb") as file:
            content = plistlib.load(file)
    except FileNotFoundError:
        return {}
    # What plistlib lets through for damaged files, beside its own InvalidFileException (a ValueError).
    except (OSError, ValueError, ExpatError, LookupError, TypeError, AttributeError, RecursionError) as error:
        _log.info("a property list could not be read: %s", type(error).__name__)
        return {}
    return content if isinstance(content, dict) else {}


def _text(plist: Mapping[str, object], key: str) -> str:
    value = plist.get(key)
    return value if isinstance(value, str) else ""


def _listed(plist: Mapping[str, object], key: str, inner: str) -> set[str]:
    """The lower-case texts of lists inside a list of dictionaries."""
    outer = plist.get(key)
    entries = [entry for entry in outer if isinstance(entry, dict)] if isinstance(outer, list) else []
    lists = [entry.get(inner) for entry in entries]
    return {text.lower() for texts in lists if isinstance(texts, list) for text in texts if isinstance(text, str)}
