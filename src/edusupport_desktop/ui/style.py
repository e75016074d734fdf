"""Looks: the platform's style with one accent colour, calm in light and dark.

What is called before the first paint keeps clear of the namespace ``Qt``: making its hundred enumerations takes 9 ms,
a tenth of the whole start. ``QColor("#…")`` and a copied QPalette would make them too.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QWidget

from edusupport_desktop.resource_files import resources_folder
from edusupport_desktop.ui.contrast import READABLE, contrast


@dataclass(frozen=True, slots=True)
class Colours:
    """sRGB; each has a contrast of at least 4.5:1 against the window of its theme."""

    accent: str
    accent_hover: str
    on_accent: str
    muted: str
    good: str
    bad: str
    advice: str
    border: str
    panel: str
    notice: str
    on_notice: str
    edge: str
    """Of what is told apart by its ground alone: as the ground is, but where grounds are all the same."""


LIGHT = Colours(
    accent="#1f5fbf",
    accent_hover="#194e9e",
    on_accent="#ffffff",
    muted="#565c66",
    good="#17742f",
    bad="#b42318",
    advice="#8a5a00",
    border="#7f8896",
    panel="#e9edf3",
    notice="#fff1cc",
    on_notice="#5c3d00",
    edge="transparent",
)
DARK = Colours(
    accent="#7fb2ff",
    accent_hover="#a3c8ff",
    on_accent="#0b1f3d",
    muted="#a9b1bd",
    good="#6fd08c",
    bad="#ff9d94",
    advice="#f2c066",
    border="#7a8493",
    panel="#2a2f37",
    notice="#4a3a10",
    on_notice="#ffe2a0",
    edge="transparent",
)


def is_dark() -> bool:
    # What is drawn decides, not what the desktop says: some styles stay light on a dark desktop.
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def is_high_contrast() -> bool:
    """Whether the system paints with few and strong colours: those themes have one ground for everything."""
    palette, role = QGuiApplication.palette(), QPalette.ColorRole
    ground = palette.color(role.Window).rgb()
    return ground == palette.color(role.Base).rgb() == palette.color(role.Button).rgb()


def colours() -> Colours:
    """The colours of the theme in use now; with high contrast the system's own and no others."""
    if is_high_contrast():
        return _of_the_system(QGuiApplication.palette())
    return DARK if is_dark() else LIGHT


def _of_the_system(palette: QPalette) -> Colours:
    role = QPalette.ColorRole
    text, ground = palette.color(role.WindowText).name(), palette.color(role.Window).name()
    chosen, on_chosen = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    return Colours(
        accent=chosen if contrast(chosen, ground) >= READABLE else text,
        accent_hover=chosen,
        on_accent=on_chosen if contrast(chosen, ground) >= READABLE else ground,
        muted=text,
        good=text,
        bad=text,
        advice=text,
        border=text,
        panel=ground,
        notice=ground,
        on_notice=text,
        edge=text,
    )


def make_primary(button: QWidget) -> None:
    """Marks the one button of a window that leads on. Works on buttons already shown, too."""
    button.setProperty("primary", True)
    restyle(button)


def restyle(widget: QWidget) -> None:
    """Applies the style sheet anew after a property it asks for was changed."""
    from PySide6.QtCore import Qt

    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it is applied before the first showing anyway
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def dark_palette() -> QPalette:
    """For desktops that cannot say they are dark; asked for by the environment variable ``EDUSUPPORT_THEME=dark``."""
    role = QPalette.ColorRole
    shades = {
        role.Window: "#23272e",
        role.Base: "#1b1f25",
        role.AlternateBase: "#20242b",
        role.Button: "#2d323a",
        role.ToolTipBase: "#2d323a",
        role.Light: "#454c57",
        role.Midlight: "#383e48",
        role.Mid: "#1f2329",
        role.Dark: "#15181c",
        role.Shadow: "#000000",
    }
    palette = QPalette()
    for where, shade in shades.items():
        palette.setColor(where, QColor(shade))
    for where in (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText):
        palette.setColor(where, QColor("#e6e9ee"))
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor("#7d8592"))
    palette.setColor(role.PlaceholderText, QColor("#9aa3b0"))
    palette.setColor(role.Link, QColor(DARK.accent))
    return palette


def with_accent(palette: QPalette) -> QPalette:
    """The same palette, with our accent for what is selected; with high contrast it stays as it is."""
    if is_high_contrast():
        return palette
    shade = colours()
    accent, on_accent = QColor.fromString(shade.accent), QColor.fromString(shade.on_accent)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        palette.setColor(group, QPalette.ColorRole.Highlight, accent)
        palette.setColor(group, QPalette.ColorRole.HighlightedText, on_accent)
        palette.setColor(group, QPalette.ColorRole.Accent, accent)
    return palette


def _chevron() -> str:
    """A style sheet takes pictures from files only, and in the colours they have."""
    return (resources_folder() / "looks" / f"chevron-{'dark' if is_dark() else 'light'}.svg").as_posix()


def style_sheet() -> str:
    """For the whole application. Few rules: what is not said here is the platform's."""
    shade = colours()
    return f"""
        QLabel[role="heading"] {{ font-size: 15pt; font-weight: 600; }}
        QLabel[role="subheading"] {{ font-size: 12pt; font-weight: 600; }}
        QLabel[role="muted"] {{ color: {shade.muted}; }}
        QLabel[role="problem"] {{ color: {shade.bad}; }}
        QLabel[role="strong"] {{ font-weight: 600; }}
        QLabel[role="good"] {{ color: {shade.good}; font-weight: 600; }}
        QLabel[role="number"] {{ font-size: 16pt; font-weight: 600; }}
        QLineEdit, QPlainTextEdit {{ border: 1px solid {shade.border}; border-radius: 4px; padding: 2px 4px; }}
        QPlainTextEdit {{ background: palette(base); }}
        QLineEdit:disabled {{ background: {shade.panel}; }}
        QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {shade.accent}; padding: 1px 3px; }}
        QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; }}
        QComboBox {{ border: 1px solid {shade.border}; border-radius: 4px; padding: 3px 6px; }}
        QComboBox:focus {{ border: 2px solid {shade.accent}; padding: 2px 5px; }}
        QComboBox::drop-down {{ border: none; width: 24px; }}
        QComboBox::down-arrow {{ image: url("{_chevron()}"); width: 12px; height: 12px; }}
        QRadioButton::indicator {{ width: 12px; height: 12px; border-radius: 7px;
            border: 1px solid {shade.border}; background: palette(base); }}
        QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {shade.accent}; }}
        QCheckBox::indicator:unchecked {{ width: 12px; height: 12px; border-radius: 2px;
            border: 1px solid {shade.border}; background: palette(base); }}
        QRadioButton:focus {{ text-decoration: underline; }}
        QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {{
            border: 1px solid {shade.bad}; border-radius: 4px; padding: 2px; }}
        QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {{
            border: 3px solid {shade.bad}; padding: 0; }}
        QPushButton[primary="true"] {{
            background: {shade.accent}; color: {shade.on_accent}; border: 1px solid {shade.accent};
            border-radius: 4px; padding: 6px 16px; font-weight: 600; min-width: 56px; }}
        QPushButton[primary="true"]:hover {{ background: {shade.accent_hover}; }}
        QPushButton[primary="true"]:focus {{ border: 2px solid {shade.on_accent}; outline: 2px solid {shade.accent};
            padding: 5px 15px; }}
        QPushButton[primary="true"]:disabled {{ background: {shade.panel}; color: {shade.muted};
            border: 1px dashed {shade.border}; }}
        QPushButton[role="link"] {{ border: none; color: {shade.accent}; text-decoration: underline; padding: 0; }}
        QPushButton[role="link"]:focus {{ border: 1px solid {shade.accent}; border-radius: 2px; }}
        * {{ dialogbuttonbox-buttons-have-icons: 0; }}
        #references QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 1px 4px; }}
        #references QToolButton[popupMode="1"] {{ padding-right: 18px; }}
        #references QToolButton::menu-button {{ border: none; width: 16px; }}
        #references QToolButton:hover {{ border: 1px solid {shade.border}; }}
        #references QToolButton:focus {{ border: 2px solid {shade.accent}; padding: 0 3px; }}
        #references QToolButton[popupMode="1"]:focus {{ padding-right: 17px; }}
        #drop_mark {{ background: {shade.accent}; }}
        #step_list {{ background: {shade.panel}; border: 1px solid {shade.edge}; }}
        #step_list QListWidget {{ background: transparent; }}
        #step_list QListWidget::item {{ padding: 6px 4px; }}
        #step_list QListWidget::item:disabled {{ color: {shade.muted}; }}
        #pinned_window {{ border: 1px solid {shade.border}; }}
        #practice_notice, #notice {{ background: {shade.notice}; color: {shade.on_notice};
            border: 1px solid {shade.edge}; border-radius: 4px; padding: 5px 7px; }}
    """ + (_EDGES.format(shade=shade) if is_high_contrast() else "")


_EDGES = """
    QPushButton, QToolButton {{ border: 1px solid {shade.border}; border-radius: 4px; padding: 4px 5px; }}
    QPushButton:focus, QToolButton:focus, QToolButton:checked {{ border: 3px solid {shade.accent}; padding: 2px 3px; }}
    QPushButton:disabled, QToolButton:disabled {{ border: 1px dashed {shade.border}; }}
    QCheckBox::indicator {{ width: 12px; height: 12px; border: 1px solid {shade.border}; }}
    QCheckBox::indicator:checked {{ width: 6px; height: 6px; border: 4px double {shade.accent};
        background: {shade.accent}; }}
    QCheckBox:focus {{ text-decoration: underline; }}
    QAbstractItemView, QTabWidget::pane {{ border: 1px solid {shade.border}; }}
    QAbstractItemView:focus {{ border: 2px solid {shade.accent}; }}
    #step_list QListWidget {{ border: none; }}
"""
"""Where grounds are all the same, the platform's own edges, made of shades of the ground, cannot be seen."""
