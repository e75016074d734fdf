"""The Russian translation is whole, up to date, and found when the program runs."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from translated_texts import ROOT, TRANSLATIONS, Key, texts_in_sources, translations

TS, QM = "edusupport_ru.ts", "edusupport_ru.qm"

RUSSIAN = {key: translation.russian for key, translation in translations(TRANSLATIONS / TS).items()}

PLACEHOLDER = re.compile(r"\{\w*\}|%n|%L?\d")
LATIN = re.compile(
    r"""EduSupport\ Desktop|JavaScript|Print\ Screen|Wayland|macOS|xdg-desktop-portal|Word|Excel|Outlook # names
    |Google|Gmail|Яндекс\ ID|Mail\.ru|imap\.yandex\.ru                   # names of providers
    |https|PNG|JPEG|HEIC|AVIF|SVG|WMF|EMF|CSV|XLSX|PDF|STARTTLS|TLS|HTTP     # words without a Russian one
    |OAuth|API|client_(?:id|secret)|helpdesk\.region\.ru           # what a helpdesk's support calls them
    |(?:\*?\.)(?:docx?|xls[xm]?|pptx|zip|rar|jpe?g|png|csv|txt|eml|msg|pdf)  # endings of files
    |\b(?:Ctrl|Shift|Alt|Win|Enter|Esc|Tab|Del)\b|\+[A-Z]\b # keys
    |[\w.]+@[\w.]+                                           # addresses""",
    re.VERBOSE,
)


def every(pattern: str) -> dict[Key, str]:
    """The Russian texts in which the pattern is found."""
    return {key: russian for key, russian in RUSSIAN.items() if re.search(pattern, russian)}


def test_the_tool_finds_every_text_where_the_program_looks_it_up() -> None:
    keys, lost = texts_in_sources()
    assert lost == [], "use words.tr in functions and self.tr in classes, with one literal text"
    # The tool does not look into f-strings, and files a text under the name of the variable before ".tr".
    assert keys ^ set(RUSSIAN) == set(), "run scripts/translate; a text in an f-string is never found"


def test_every_text_has_a_finished_translation() -> None:
    missing = [
        key
        for key, translation in translations(TRANSLATIONS / TS).items()
        if not translation.is_finished or not translation.russian.strip()
    ]
    assert missing == []


@pytest.mark.not_windows("the developers' scripts are Bash")
def test_the_committed_files_are_what_the_tools_make_of_the_sources(tmp_path: Path) -> None:
    shutil.copy(TRANSLATIONS / TS, tmp_path)
    subprocess.run([ROOT / "scripts/translate", tmp_path], check=True, timeout=60)
    for name in (TS, QM):
        assert (tmp_path / name).read_bytes() == (TRANSLATIONS / name).read_bytes(), "run scripts/translate"


@pytest.fixture
def translated(qapp: QApplication) -> Iterator[None]:
    """Our translation alone."""
    translator = QTranslator()
    assert translator.load(QM, str(TRANSLATIONS))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("translated")
def test_every_text_is_found_in_the_file_that_is_loaded() -> None:
    found = {(context, text): QCoreApplication.translate(context, text) for context, text in RUSSIAN}
    assert found == RUSSIAN


def test_facts_stand_in_both_languages() -> None:
    different = {
        key: russian
        for key, russian in RUSSIAN.items()
        if sorted(PLACEHOLDER.findall(key[1])) != sorted(PLACEHOLDER.findall(russian))
    }
    assert different == {}


def test_no_english_word_is_left() -> None:
    left = {
        key: words
        for key, russian in RUSSIAN.items()
        if (words := re.findall("[A-Za-z]+", LATIN.sub("", PLACEHOLDER.sub("", russian))))
    }
    assert left == {}


def test_nobody_is_shouted_at() -> None:
    assert every("!") == {}


def test_the_marks_are_russian() -> None:
    assert every(r"""["“”]|\.\.\.| - |--|  |(?<!\d)\.\d\d?\.""") == {}


def test_a_text_that_leads_on_ends_alike_in_both_languages() -> None:
    different = {
        key: russian
        for key, russian in RUSSIAN.items()
        if any(key[1].endswith(end) != russian.endswith(end) for end in ("…", ":", "?"))
    }
    assert different == {}


def test_a_text_has_a_key_of_its_own_in_both_languages_or_in_none() -> None:
    different = {key: russian for key, russian in RUSSIAN.items() if ("&" in key[1]) != ("&" in russian)}
    assert different == {}


def test_a_key_is_a_russian_letter() -> None:
    assert every("&[^А-ЯЁа-яё]") == {}
