"""The whole job by itself: a message on the screen, the wizard, the pictures, the letter, the number in the journal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from email import message_from_bytes, policy
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QWidget,
    QWizard,
)

from edusupport_desktop.domain.annotation import Point
from edusupport_desktop.services.program import Program
from edusupport_desktop.ui.annotator.window import AnnotatorWindow
from edusupport_desktop.ui.demo.hands import (
    DemoFailed,
    click,
    drag,
    pause,
    photograph,
    press,
    type_text,
    visible,
    wait_for,
)
from edusupport_desktop.ui.demo.sample_page import SamplePage
from edusupport_desktop.ui.screenshot.overlay import Overlay
from edusupport_desktop.ui.windows import Windows
from edusupport_desktop.ui.wizard.pictures_page import PicturesPage
from edusupport_desktop.ui.wizard.wizard import RequestWizard

_APPLICANT = {
    "full_name": "Иванова Мария Петровна",
    "region": "Чувашия",
    "city": "г. Чебоксары",
    "institution": "МБОУ «Средняя школа № 5»",
    "email": "ivanova@school5.example",
    "phone": "8 912 345 67 89",
}
_PROBLEM = {
    "subject": "Не сохраняется отметка в журнале 7 «Б»",
    "essence": "Отметка за 23.11 по алгебре не сохраняется: сообщение видно на картинке1, место в журнале — картинка2.",
    "initiator_login": "ivanova_mp",
    "affected_login": "ivanova_mp",
}
_ERROR = {
    "step_1_place": "журнал 7 «Б», предмет «Алгебра»",
    "step_1_action": "Поставила отметку «5» за 23.11",
    "step_2_action": "Нажала «Сохранить» (картинка1, цифра 1)",
    "step_2_expected": "отметка останется в журнале",
    "step_2_result": "сообщение об ошибке, отметки нет",
    "school_class": "7 «Б»",
    "school_subject": "Алгебра",
    "dates": "урок 23.11.2026",
    "people": "Васильев Илья (ученик)",
}
_BROWSER = {"browser_name": "Яндекс Браузер", "browser_version": "26.4.0.1234"}


class Demo:
    """Leaves ``letter.eml``, ``picture1.png`` …, ``reply.eml``, ``journal.csv`` and ``screens/`` in ``folder``, and
    ends the program with status 0, or 1 after saying what went wrong."""

    def __init__(self, folder: str, program: Program, windows: Windows, app: QApplication) -> None:
        self._folder = Path(folder)
        self._program = program
        self._windows = windows
        self._app = app
        # The hands press buttons of Qt's windows; those of the system's file dialogs are out of their reach.
        app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self._screens = 0

    def start(self) -> None:
        # From the event loop, so that the program is running as it does for a teacher.
        QTimer.singleShot(200, self._run)

    def _run(self) -> None:
        try:
            self._whole_job()
        except DemoFailed as failure:
            print(f"The demo failed: {failure}", file=sys.stderr)  # noqa: T201  # its only way to speak
            self._app.exit(1)
        else:
            self._app.exit(0)

    def _whole_job(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        page = SamplePage()
        page.show()
        self._show(self._windows.journal, "journal-empty")
        click(visible(QPushButton, "new_request"))
        wizard = visible(RequestWizard)
        self._fill_in(wizard)
        self._take_pictures(page)
        self._show(wizard, "wizard-pictures")
        self._next(wizard)
        click(visible(QRadioButton, "way_practice"), QPoint(12, 12))
        self._show(wizard, "wizard-review")
        click(wizard.button(QWizard.WizardButton.CommitButton))
        visible(QWidget, "incident_number")
        self._show(wizard, "wizard-result")
        click(wizard.button(QWizard.WizardButton.FinishButton))
        page.close()
        wait_for(lambda: self._windows.journal.selected_request(), "the request in the journal")
        visible(QWidget, "details_number")
        self._show(self._windows.journal, "journal")
        self._save_table()
        self._keep_letter()

    def _fill_in(self, wizard: RequestWizard) -> None:
        self._answer(_APPLICANT)
        self._show(wizard, "wizard-applicant")
        self._next(wizard)
        self._answer(_PROBLEM)
        click(visible(QRadioButton, "error_yes"), QPoint(12, 12))
        self._show(wizard, "wizard-problem")
        self._next(wizard)
        self._answer(_ERROR)
        for name, text in _BROWSER.items():  # the detected one is there already; a teacher may write another
            field = _line_of(visible(QWidget, name))
            press(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            type_text(field, text)
        self._show(wizard, "wizard-error")
        self._next(wizard)

    def _take_pictures(self, page: SamplePage) -> None:
        whole = QRect(page.mapToGlobal(QPoint(0, 0)), page.size())
        self._take(1, whole, lambda annotator: self._mark(annotator, page, whole))
        names = page.pupils_area()
        table = QRect(page.mapToGlobal(names.topLeft()), page.mapToGlobal(page.rect().bottomRight()))
        self._take(2, table, lambda annotator: self._hide_names(annotator, page, table))

    def _take(self, place: int, area: QRect, mark: Callable[[AnnotatorWindow], None]) -> None:
        click(visible(QPushButton, "take_screen"))
        overlay = visible(Overlay)
        pause(200)
        drag(overlay, overlay.mapFromGlobal(area.topLeft()), overlay.mapFromGlobal(area.bottomRight()))
        annotator = visible(AnnotatorWindow)
        pause(200)
        mark(annotator)
        click(annotator.done_button)
        wait_for(lambda: not annotator.isVisible(), "the annotator to close")
        pictures = visible(QListWidget, "pictures")
        wait_for(lambda: pictures.count() == place, f"picture {place} in the list")
        draft = visible(PicturesPage).session
        wait_for(lambda: draft.draft.pictures[-1].marks and draft.draft.pictures[-1].file_size, "the marked file")
        wait_for(lambda: not pictures.item(place - 1).icon().isNull(), "its small picture")
        pause(300)

    def _mark(self, annotator: AnnotatorWindow, page: SamplePage, area: QRect) -> None:
        """An arrow to the message, a number on it, and the pupils' names hidden."""
        message, names = page.message_area(), page.pupils_area()
        at = _PlaceOn(annotator, page, area)
        self._draw(annotator, Qt.Key.Key_O, at(names.topLeft()), at(names.bottomRight()))
        target = QPoint(message.left() + message.width() * 2 // 3, message.bottom())
        self._draw(annotator, Qt.Key.Key_A, at(target + QPoint(120, 110)), at(target + QPoint(0, -4)))
        press(annotator, Qt.Key.Key_I)
        click(annotator.canvas.viewport(), at(target + QPoint(150, 130)))
        self._show(annotator, "annotator")

    def _hide_names(self, annotator: AnnotatorWindow, page: SamplePage, area: QRect) -> None:
        names = page.pupils_area()
        at = _PlaceOn(annotator, page, area)
        self._draw(annotator, Qt.Key.Key_O, at(names.topLeft()), at(names.bottomRight()))

    def _draw(self, annotator: AnnotatorWindow, tool: Qt.Key, start: QPoint, end: QPoint) -> None:
        press(annotator, tool)
        drag(annotator.canvas.viewport(), start, end)

    def _answer(self, answers: dict[str, str]) -> None:
        for name, text in answers.items():
            type_text(_line_of(visible(QWidget, name)), text)

    def _next(self, wizard: RequestWizard) -> None:
        before = wizard.currentId()
        click(wizard.button(QWizard.WizardButton.NextButton))
        wait_for(lambda: wizard.currentId() != before, f"the page after page {before} of the wizard")

    def _save_table(self) -> None:
        """Through the menu and its file dialog, as a teacher would."""
        path = self._folder.absolute() / "journal.csv"
        path.unlink(missing_ok=True)
        QTimer.singleShot(300, lambda: self._name_file(path))
        action = self._windows.journal.findChild(QAction, "export_journal")
        if action is None:
            raise DemoFailed("there is no action to save the journal")
        action.trigger()
        wait_for(path.exists, "journal.csv")

    def _name_file(self, path: Path) -> None:
        dialog = visible(QFileDialog)
        name = dialog.findChild(QLineEdit, "fileNameEdit")
        if name is None:
            raise DemoFailed("the file dialog has no place for a name")
        name.selectAll()
        type_text(name, str(path))
        press(name, Qt.Key.Key_Return)

    def _keep_letter(self) -> None:
        """The letter as the practice desk got it, its pictures, and the desk's answer."""
        practice = Path(self._program.practice_folder)
        for folder, name in (("letters", "letter.eml"), ("replies", "reply.eml")):
            files = sorted((practice / folder).rglob("*.eml"))
            if not files:
                raise DemoFailed(f"the practice desk has no {folder}")
            (self._folder / name).write_bytes(files[-1].read_bytes())
        letter = message_from_bytes((self._folder / "letter.eml").read_bytes(), policy=policy.default)
        for part in letter.iter_attachments():
            content = part.get_content()
            (self._folder / Path(part.get_filename() or "unnamed").name).write_bytes(content)

    def _show(self, window: QWidget, name: str) -> None:
        self._screens += 1
        photograph(window, self._folder / "screens" / f"{self._screens:02}-{name}.png")


class _PlaceOn:
    """From a place on the sample page to the same place on the annotator's canvas, where the picture of it lies."""

    def __init__(self, annotator: AnnotatorWindow, page: SamplePage, area: QRect) -> None:
        self._annotator = annotator
        self._page = page
        self._area = area

    def __call__(self, place: QPoint) -> QPoint:
        on_picture = (self._page.mapToGlobal(place) - self._area.topLeft()) * self._page.devicePixelRatio()
        return self._annotator.canvas.mapping.to_view(Point(on_picture.x(), on_picture.y())).toPoint()


def _line_of(widget: QWidget) -> QWidget:
    """The line inside an editable list, or the widget itself."""
    return widget.findChild(QLineEdit) or widget
