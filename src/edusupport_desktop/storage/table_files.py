"""Tables that somebody kept: CSV in whatever encoding and with whatever separator, and XLSX through openpyxl.

Everything is bounded before it is read (docs/adr/012). Formulas are not computed: their last result is taken.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from itertools import islice
from pathlib import Path

from edusupport_desktop.domain.errors import UntrustedInput
from edusupport_desktop.domain.table import Table, TableRow
from edusupport_desktop.storage.bounded_zip import BROKEN, Limits, NotAllowed, blocks, bounded_zip
from edusupport_desktop.storage.disk_trouble import disk_trouble

MOST_ROWS = 20_000
MOST_COLUMNS = 60
LONGEST_CELL = 32_767
LARGEST_CSV = 16 * 1024 * 1024
"""Bytes."""
XLSX_LIMITS = Limits(files=2_000, total=48 * 1024 * 1024, each=40 * 1024 * 1024, ratio=200)
"""Twenty thousand rows of long texts are some twenty megabytes of XML."""

_SEPARATORS = ";,\t|"
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_XML_BEGINS = (b"<", b"\xef\xbb\xbf<")


def read_table(path: Path) -> Table:
    """The table in a file; blank rows are left out. Raises ``UntrustedInput``: ``table_unreadable``,
    ``table_too_large``, ``table_is_old_excel`` (.xls), ``table_empty``; ``Unavailable("storage_unreadable")``."""
    with disk_trouble(reading=True), path.open("rb") as file:
        beginning = file.read(8)
    if beginning.startswith(b"\xd0\xcf\x11\xe0"):
        raise UntrustedInput("table_is_old_excel")
    table = _xlsx(path) if beginning.startswith(b"PK\x03\x04") else _csv(path)
    if not table.rows:
        raise UntrustedInput("table_empty")
    return table


def _csv(path: Path) -> Table:
    with disk_trouble(reading=True), path.open("rb") as file:
        data = file.read(LARGEST_CSV + 1)
    if len(data) > LARGEST_CSV:
        raise UntrustedInput("table_too_large")
    text = _decoded(data)
    lines = text.splitlines()
    if lines and (told := re.fullmatch(r"sep=(.)", lines[0], re.IGNORECASE)):  # Excel's own hint
        text, separator, before = text.partition("\n")[2], told[1], 1
    else:
        separator, before = _separator(lines), 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)

    def rows() -> Iterator[tuple[int, list[str]]]:
        line = before + 1
        for cells in reader:
            yield line, cells
            line = before + reader.line_num + 1

    try:
        return _table(rows())
    except csv.Error as error:
        raise UntrustedInput("table_unreadable") from error


def _decoded(data: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else what Russian Windows writes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise UntrustedInput("table_unreadable")  # no text: a picture, a document, a database
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1251", "replace")  # one byte of it has no letter


def _separator(lines: list[str]) -> str:
    """The sign that cuts most of the first lines into the same number of cells, more than one."""

    def likelihood(separator: str) -> tuple[int, int]:
        sample = [line for line in lines[:40] if line.strip()]
        widths = Counter(len(cells) for cells in csv.reader(sample, delimiter=separator) if len(cells) > 1)
        width, times = widths.most_common(1)[0] if widths else (0, 0)
        return times, width

    try:
        return max(_SEPARATORS, key=likelihood)
    except csv.Error:
        return ";"


def _xlsx(path: Path) -> Table:
    """The first sheet in which something stands."""
    try:
        _refuse_bombs(path)
        # Imported here: it takes a tenth of a second and is needed once in a teacher's life.
        from openpyxl import load_workbook

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it leaves out: pictures, lists to choose from
            with path.open("rb") as file, closing(load_workbook(file, read_only=True, data_only=True)) as book:
                for sheet in book.worksheets:
                    sheet.reset_dimensions()  # whatever it says of its size
                    values = sheet.iter_rows(max_row=MOST_ROWS + 1_000, max_col=MOST_COLUMNS, values_only=True)
                    table = _table((line, [_text(value) for value in row]) for line, row in enumerate(values, 1))
                    if table.rows:
                        return table
    except UntrustedInput:
        raise
    except OSError as error:
        raise UntrustedInput("table_unreadable") from error
    except MemoryError as error:
        raise UntrustedInput("table_too_large") from error
    except Exception as error:  # a foreign library over a foreign file: whatever it raises, the file is at fault
        raise UntrustedInput("table_unreadable") from error
    return Table(())


def _refuse_bombs(path: Path) -> None:
    """Unpacks everything once, without keeping it: what the directory says need not be true, and an XML file may
    declare entities that grow while they are read."""
    try:
        with bounded_zip(path, XLSX_LIMITS) as (archive, files):
            if "xl/workbook.xml" not in archive.namelist():
                raise UntrustedInput("table_unreadable")
            for entry in files:
                before = b""
                for number, block in enumerate(blocks(archive, entry)):
                    if not entry.filename.lower().endswith((".xml", ".rels")):
                        continue
                    if number == 0 and not block.lstrip().startswith(_XML_BEGINS):
                        raise UntrustedInput("table_unreadable")
                    if _DECLARES.search(before + block):
                        raise UntrustedInput("table_unreadable")
                    before = block[-32:]
    except NotAllowed as error:
        raise UntrustedInput("table_too_large") from error
    except BROKEN as error:
        raise UntrustedInput("table_unreadable") from error


def _table(rows: Iterable[tuple[int, list[str]]]) -> Table:
    kept = []
    iterator = iter(rows)
    for line, cells in iterator:
        shortened = tuple(cell[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS])
        while shortened and not shortened[-1].strip():
            shortened = shortened[:-1]
        if shortened:
            kept.append(TableRow(line, shortened))
        if len(kept) == MOST_ROWS:
            break
    left_out = sum(1 for _, cells in islice(iterator, MOST_ROWS) if any(cells))
    return Table(tuple(kept), left_out)


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
