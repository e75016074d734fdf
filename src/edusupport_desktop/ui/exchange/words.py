"""Words for tables of requests: their columns, and rows that are wrong."""

from __future__ import annotations

from edusupport_desktop.domain.table import Column
from edusupport_desktop.domain.table_request import WrongReason
from edusupport_desktop.ui.words import tr


def column_text(column: Column) -> str:
    """What a column of a table of requests can mean."""
    return {
        Column.NUMBER: tr("Number of the incident"),
        Column.REGISTERED_ON: tr("Date of the incident"),
        Column.MADE_ON: tr("Date of the request"),
        Column.SUBJECT: tr("Subject"),
        Column.STATE: tr("State"),
        Column.TEXT: tr("Text of the request"),
        Column.ANSWER: tr("Answer of the support"),
    }[column]


def wrong_row_text(reason: WrongReason) -> str:
    """Why a row was not entered; follows «Line 7: »."""
    return {
        WrongReason.NUMBER_WRONG: tr("what stands for the number is no number of an incident"),
        WrongReason.SEVERAL_NUMBERS: tr("several numbers in one row"),
        WrongReason.DATE_MISSING: tr("no date"),
        WrongReason.DATE_WRONG: tr("the date cannot be read or is not possible"),
        WrongReason.SUBJECT_MISSING: tr("neither a subject nor a number"),
        WrongReason.NEVER_SENT: tr("its state says that it was never sent"),
    }[reason]
