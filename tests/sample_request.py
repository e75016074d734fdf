"""A desk and a request in which nothing is missing: tests change the one thing they are about."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from edusupport_desktop.domain.annotation import Box, Mask
from edusupport_desktop.domain.answers import Answers, Field
from edusupport_desktop.domain.desk import ContactTerms, Desk, NumberPattern, PictureLimits
from edusupport_desktop.domain.draft import Draft, DraftPicture
from edusupport_desktop.domain.identifiers import MarkId, PictureId, RequestId
from edusupport_desktop.domain.region import Region

NUMBER_PATTERN = NumberPattern(prefix="INC", min_digits=5, max_digits=15, example="INC0001234")

DESK = Desk(
    id="test_desk",
    name="Техническая поддержка",
    system="АИС «Электронная школа»",
    phone="8-800-200-9582",
    email="support@example.ru",
    number=NUMBER_PATTERN,
    required=(
        Field.REGION,
        Field.FULL_NAME,
        Field.INSTITUTION,
        Field.CITY,
        Field.EMAIL,
        Field.PHONE,
        Field.INITIATOR_LOGIN,
        Field.AFFECTED_LOGIN,
        Field.SUBJECT,
        Field.ESSENCE,
    ),
    required_with_error=(Field.PICTURES, Field.BROWSER_NAME, Field.BROWSER_VERSION, Field.STEPS),
    pictures=PictureLimits(
        media_types=("image/png", "image/jpeg"), total_bytes=1000, max_count=2, refused_names=(".doc", ".zip")
    ),
    advice={},
    contacts=ContactTerms(valid_days=90, foreign_mail=("gmail.com",)),
)

COMPLETE_ANSWERS = Answers(
    region="Орловская область",
    full_name="Королёва Анна Сергеевна",
    institution="МБОУ «Лицей №1»",
    city="Орёл",
    email="koroleva@школа.рф",
    phone="+7 912 345-67-89",
    initiator_login="koroleva.as",
    affected_login="petrov.ii",
    subject="Не открывается журнал 5 «Б»",
    essence="Журнал не открывается.\nВидно белую страницу, см. картинка1.",
    steps="1. Открыла «Журнал».\n2. Выбрала 5 «Б».",
    browser_name="Яндекс.Браузер",
    browser_version="25.2.1.887",
    school_class="5 «Б»",
    school_subject="Алгебра",
    dates="с 12.11.2026 по 14.11.2026",
    people="Петров Иван Ильич",
)

HIDDEN_NAMES = Mask(MarkId("mask"), Box(10, 10, 200, 20))
PICTURE = DraftPicture(PictureId("picture"), width=800, height=600, marks=(HIDDEN_NAMES,), file_size=400)

COMPLETE_DRAFT = Draft(
    RequestId("request"),
    datetime(2026, 11, 12, 8, 30, tzinfo=UTC),
    COMPLETE_ANSWERS,
    has_error_message=True,
    pictures=(PICTURE,),
)


def complete_draft(**changes: Any) -> Draft:
    """The complete draft with other attributes, for instance ``pictures=()``."""
    return replace(COMPLETE_DRAFT, **changes)


def draft_with(**answers: str) -> Draft:
    """The complete draft with other answers, for instance ``phone="112"``."""
    return complete_draft(answers=replace(COMPLETE_ANSWERS, **answers))


def all_regions() -> tuple[Region, ...]:
    """The real ``resources/regions.json``."""
    file = Path(__file__).parents[1] / "resources" / "regions.json"
    rows = json.loads(file.read_text(encoding="utf-8"))
    return tuple(Region(row["code"], row["name"], tuple(row["aliases"])) for row in rows)
