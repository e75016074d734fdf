"""Every rule of the memo, fulfilled, broken and not applying."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edusupport_desktop.domain.annotation import Number, Point
from edusupport_desktop.domain.answers import TEXT_FIELDS, Field
from edusupport_desktop.domain.contacts_doubt import Doubt
from edusupport_desktop.domain.desk import Desk
from edusupport_desktop.domain.draft import Dismissal, Draft, DraftPicture, Way
from edusupport_desktop.domain.identifiers import MarkId, PictureId
from edusupport_desktop.domain.incident import JournalEntry, State
from edusupport_desktop.domain.rules.check import RULE_CODES, dismissal_of, findings, may_be_sent, verdicts
from edusupport_desktop.domain.rules.rule import Basis, Severity
from hostile_text import any_text, pasted_text
from sample_request import COMPLETE_DRAFT, DESK, PICTURE, all_regions, complete_draft, draft_with

REGIONS = all_regions()
BASIS = Basis(DESK, REGIONS)
UNSEEN = " \n\xa0\u200b\x00\u202e"


@dataclass(frozen=True)
class Case:
    """Drafts a rule says yes and no to, and one it says nothing to (None: it applies to every draft)."""

    field: Field
    severity: Severity
    fulfilled: Draft
    broken: Draft
    not_applying: Draft | None
    desk: Desk = DESK
    not_applying_desk: Desk | None = None
    doubt: Doubt | None = None
    """Of the contacts, where the rule is to be broken."""
    similar: tuple[JournalEntry, ...] = ()
    """In the journal, where the rule is to be broken."""


def required(field: Field) -> Case:
    return Case(
        field,
        Severity.BLOCKS,
        fulfilled=COMPLETE_DRAFT,
        broken=COMPLETE_DRAFT.answered({field: UNSEEN}),
        not_applying=COMPLETE_DRAFT.answered({field: ""}),
        desk=replace(DESK, required=(field,), required_with_error=()),
        not_applying_desk=replace(DESK, required=(), required_with_error=()),
    )


def picture(**changes: object) -> DraftPicture:
    return replace(PICTURE, **changes)


NO_PICTURES = complete_draft(pictures=())

CASES = {
    **{f"{field.value}_filled_in": required(field) for field in TEXT_FIELDS},
    "region_known": Case(
        Field.REGION,
        Severity.BLOCKS,
        fulfilled=draft_with(region="орловская область"),
        broken=draft_with(region="РК"),
        not_applying=draft_with(region=""),
    ),
    "full_name_full": Case(
        Field.FULL_NAME,
        Severity.ADVISES,
        fulfilled=draft_with(full_name="Ли Ян"),
        broken=draft_with(full_name=" Королёва "),
        not_applying=draft_with(full_name=UNSEEN),
    ),
    "email_valid": Case(
        Field.EMAIL,
        Severity.BLOCKS,
        fulfilled=draft_with(email="koroleva@школа.рф\n"),
        broken=draft_with(email="koroleva@mail"),
        not_applying=draft_with(email=""),
    ),
    "phone_valid": Case(
        Field.PHONE,
        Severity.BLOCKS,
        fulfilled=draft_with(phone="8-800-200-9582"),
        broken=draft_with(phone="2-34-56"),
        not_applying=draft_with(phone=""),
    ),
    "error_answered": Case(
        Field.ERROR_MESSAGE,
        Severity.BLOCKS,
        fulfilled=complete_draft(has_error_message=False),
        broken=complete_draft(has_error_message=None),
        not_applying=None,
    ),
    "circumstances_named": Case(
        Field.SCHOOL_CLASS,
        Severity.ADVISES,
        fulfilled=draft_with(school_class="", school_subject="", dates="12.11.2026", people=""),
        broken=draft_with(school_class="", school_subject="", dates=UNSEEN, people=""),
        not_applying=complete_draft(has_error_message=False),
    ),
    "pictures_filled_in": Case(
        Field.PICTURES,
        Severity.BLOCKS,
        fulfilled=COMPLETE_DRAFT,
        broken=NO_PICTURES,
        not_applying=complete_draft(pictures=(), has_error_message=False),
    ),
    "pictures_accepted": Case(
        Field.PICTURES,
        Severity.BLOCKS,
        fulfilled=complete_draft(pictures=(PICTURE, picture(media_type="image/jpeg"))),
        broken=complete_draft(pictures=(PICTURE, picture(media_type="image/gif"))),
        not_applying=NO_PICTURES,
    ),
    "pictures_fit": Case(
        Field.PICTURES,
        Severity.BLOCKS,
        fulfilled=complete_draft(pictures=(picture(file_size=600), picture(file_size=400))),
        broken=complete_draft(pictures=(picture(file_size=600), picture(file_size=401))),
        not_applying=NO_PICTURES,
    ),
    "pictures_not_too_many": Case(
        Field.PICTURES,
        Severity.BLOCKS,
        fulfilled=complete_draft(pictures=(PICTURE, PICTURE)),
        broken=complete_draft(pictures=(PICTURE, PICTURE, PICTURE)),
        not_applying=NO_PICTURES,
    ),
    "named_pictures_exist": Case(
        Field.PICTURES,
        Severity.BLOCKS,
        fulfilled=COMPLETE_DRAFT,
        broken=draft_with(essence="Видно на картинке2."),
        not_applying=draft_with(essence="Видно на картинке 1."),
    ),
    "meant_pictures_exist": Case(
        Field.ESSENCE,
        Severity.WARNS,
        fulfilled=draft_with(essence="Видно на картинке 1."),
        broken=draft_with(essence="Видно на картинке 2."),
        not_applying=COMPLETE_DRAFT,
    ),
    "pictures_named": Case(
        Field.PICTURES,
        Severity.ADVISES,
        fulfilled=COMPLETE_DRAFT,
        broken=draft_with(essence="Журнал не открывается."),
        not_applying=NO_PICTURES,
    ),
    "named_numbers_exist": Case(
        Field.ESSENCE,
        Severity.WARNS,
        fulfilled=complete_draft(pictures=(picture(marks=(Number(MarkId("mark"), Point(5, 5), 3),)),)).answered(
            {Field.ESSENCE: "Цифра 3 на картинке1"}
        ),
        broken=draft_with(essence="Цифра 3 на картинке1"),
        not_applying=COMPLETE_DRAFT,
    ),
}

CASES |= {
    "contacts_true": Case(
        Field.EMAIL,
        Severity.WARNS,
        fulfilled=COMPLETE_DRAFT,
        broken=COMPLETE_DRAFT,
        not_applying=draft_with(phone=""),
        doubt=Doubt.OLD,
    ),
    "no_refused_files": Case(
        Field.ESSENCE,
        Severity.WARNS,
        fulfilled=draft_with(essence="Не загружается план.doc, см. картинка1."),
        broken=draft_with(essence="Скриншот во вложении: ошибка 1.DOC"),
        not_applying=draft_with(essence=UNSEEN, steps=""),
    ),
    "no_password": Case(
        Field.ESSENCE,
        Severity.BLOCKS,
        fulfilled=draft_with(essence="Забыл пароль: он не принимается, см. картинка1."),
        broken=draft_with(essence="Мой пароль: Зима2026"),
        not_applying=None,
    ),
    "no_other_names": Case(
        Field.ESSENCE,
        Severity.ADVISES,
        fulfilled=draft_with(essence="Королёва А. С. и Иван Петров не видят картинка1."),
        broken=draft_with(essence="Сидоров И. И. не видит картинка1."),
        not_applying=draft_with(subject="", essence=UNSEEN, steps=""),
    ),
    "pictures_masked": Case(
        Field.PICTURES,
        Severity.ADVISES,
        fulfilled=COMPLETE_DRAFT,
        broken=complete_draft(pictures=(PICTURE, picture(marks=()))),
        not_applying=NO_PICTURES,
    ),
    "mailbox_not_abroad": Case(
        Field.EMAIL,
        Severity.ADVISES,
        fulfilled=draft_with(email="koroleva@mygmail.com"),
        broken=draft_with(email=" koroleva@GMail.com "),
        not_applying=draft_with(email=""),
    ),
    "no_second_incident": Case(
        Field.SUBJECT,
        Severity.ADVISES,
        fulfilled=COMPLETE_DRAFT,
        broken=COMPLETE_DRAFT,
        not_applying=draft_with(subject=UNSEEN),
        similar=(JournalEntry(COMPLETE_DRAFT.id, "Журнал", *2 * (COMPLETE_DRAFT.started_at,), Way.MAIL, State.SENT),),
    ),
    "one_problem": Case(
        Field.ESSENCE,
        Severity.ADVISES,
        fulfilled=draft_with(essence="Не идёт, см. картинка1. Также пробовала в другом браузере"),
        broken=draft_with(essence="Не идёт, см. картинка1. Также не печатается справка"),
        not_applying=draft_with(essence=UNSEEN),
    ),
}

each_rule = pytest.mark.parametrize("code", RULE_CODES)


def verdict_of(code: str, draft: Draft, desk: Desk) -> bool | None:
    basis = Basis(desk, REGIONS)
    return {verdict.finding.code: verdict.fulfilled for verdict in verdicts(draft, basis)}.get(code)


def test_every_rule_is_tested_here_and_has_a_code_of_its_own():
    assert len(RULE_CODES) == len(set(RULE_CODES))
    assert set(RULE_CODES) == set(CASES)


@each_rule
def test_a_rule_is_fulfilled(code):
    case = CASES[code]
    assert verdict_of(code, case.fulfilled, case.desk) is True
    assert code not in [finding.code for finding in findings(case.fulfilled, Basis(case.desk, REGIONS))]


@each_rule
def test_a_rule_is_broken(code):
    case = CASES[code]
    basis = Basis(case.desk, REGIONS, case.doubt, case.similar)
    (verdict,) = [verdict for verdict in verdicts(case.broken, basis) if verdict.finding.code == code]
    assert not verdict.fulfilled
    assert (code, case.field, case.severity) in [
        (finding.code, finding.field, finding.severity) for finding in findings(case.broken, basis)
    ]
    if case.severity is Severity.BLOCKS:
        assert not may_be_sent(case.broken, basis)


@each_rule
def test_a_rule_that_does_not_apply_says_nothing(code):
    case = CASES[code]
    if case.not_applying is None:
        assert all(verdict_of(code, draft, DESK) is not None for draft in (case.fulfilled, case.broken, NO_PICTURES))
    else:
        assert verdict_of(code, case.not_applying, case.not_applying_desk or case.desk) is None


def test_a_complete_draft_has_no_findings_and_may_be_sent():
    assert findings(COMPLETE_DRAFT, BASIS) == ()
    assert may_be_sent(COMPLETE_DRAFT, BASIS)


def test_advice_alone_does_not_hold_a_letter_back():
    draft = draft_with(full_name="Королёва")
    assert [finding.severity for finding in findings(draft, BASIS)] == [Severity.ADVISES]
    assert may_be_sent(draft, BASIS)


def test_what_leaves_no_doubt_cannot_be_dismissed():
    broken = draft_with(email="koroleva@mail")
    (finding,) = findings(broken, BASIS)
    assert dismissal_of(finding) is None
    assert not may_be_sent(replace(broken, dismissed=(Dismissal("email_valid"),)), BASIS)


def test_an_empty_draft_is_told_of_every_required_field():
    empty = Draft(COMPLETE_DRAFT.id, COMPLETE_DRAFT.started_at)
    fields = {finding.field for finding in findings(empty, BASIS)}
    assert fields == {*DESK.required, Field.ERROR_MESSAGE}


@pytest.mark.parametrize("field", DESK.required_with_error)
def test_what_an_error_message_demands_is_not_asked_for_without_one(field):
    texts = dict.fromkeys(set(DESK.required_with_error) - {Field.PICTURES}, "")
    blank = complete_draft(pictures=()).answered({**texts, Field.ESSENCE: "Журнал не открывается."})
    asked = [finding.field for finding in findings(blank, BASIS)]
    assert field in asked
    assert field not in [f.field for f in findings(replace(blank, has_error_message=False), BASIS)]


@pytest.mark.parametrize("field", [Field.SCHOOL_CLASS, Field.SCHOOL_SUBJECT, Field.DATES, Field.PEOPLE])
def test_one_circumstance_is_enough(field):
    named = draft_with(school_class="", school_subject="", dates="", people="").answered({field: "5 «Б»"})
    assert findings(named, BASIS) == ()


def test_a_desk_without_a_list_of_regions_takes_any():
    assert findings(draft_with(region="Атлантида"), Basis(DESK, ())) == ()


def test_a_picture_whose_file_is_not_written_yet_does_not_count_into_the_size():
    unwritten = DraftPicture(PictureId("new"), 10, 10)
    assert verdict_of("pictures_fit", complete_draft(pictures=(unwritten,)), DESK) is True


@given(st.dictionaries(st.sampled_from(TEXT_FIELDS), any_text | pasted_text), st.sampled_from([True, False, None]))
def test_no_text_breaks_the_check(answers, has_error_message):
    draft = replace(COMPLETE_DRAFT.answered(answers), has_error_message=has_error_message)
    broken = findings(draft, BASIS)
    assert set(broken) <= {verdict.finding for verdict in verdicts(draft, BASIS)}
    assert may_be_sent(draft, BASIS) == all(finding.severity is not Severity.BLOCKS for finding in broken)
