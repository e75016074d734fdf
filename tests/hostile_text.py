"""Texts as they come out of clipboards, for property tests: any Unicode, and what has broken letters before."""

from __future__ import annotations

from hypothesis import strategies as st

FRAGMENTS = (
    "Журнал",
    "ёлка",
    "é и\u0306",
    "👩‍🏫",
    "שלום",
    "مرحبا",
    "\u202eобратно\u202c",
    "\u2066изолят\u2069",
    "\x00",
    "\x1b[31m",
    "\x85",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\xad",
    "\ud800",
    "\udfff",
    "\ud83d",
    "\ude00",
    "\r\n",
    "\r",
    "\n\n\n",
    "\t",
    "\xa0",
    " ",
    "Re:",
    "Fwd: ",
    "RE[2]: ",
    "Отв: ",
    "aw:",
    "Accepted: ",
    "In-Reply-To: <a@b.example>\n",
    "\r\nReferences: <a@b.example>\r\n\r\n",
    "\n.\n",
    "<!doctype html><script>alert(1)</script>",
    "Ref:",
    "Ref: ",
    "MSG123_abc",
    "Ref:MSG0012345_x9",
    "INC",
    "inc",
    "ІNС",
    "INC0001234",
    "0001234",
    "№",
    "#",
    "-",
    "[",
    "]",
    "_photo.png",
    ".png",
    "22.11.2026",
    "<b>жирно</b>",
    "priority: 1",
    "Я" * 200,
)

any_text = st.text(st.characters(exclude_categories=()))
"""Every code point there is, lone surrogates included."""

pasted_text = st.lists(st.sampled_from(FRAGMENTS) | any_text, max_size=12).map("".join)
