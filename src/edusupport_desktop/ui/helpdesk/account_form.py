"""The fields of a helpdesk account: only those that system and way of signing in have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn
from edusupport_desktop.domain.helpdesk_systems import HelpdeskSystem, HelpdeskTerms, PlaceKind, system_named
from edusupport_desktop.ui.helpdesk.system_words import (
    place_label,
    place_missing,
    secret_label,
    sign_in_text,
    system_title,
)

_HAS_USER = (SignIn.BASIC, SignIn.OAUTH_PASSWORD)
_HAS_CLIENT = (SignIn.OAUTH_CLIENT, SignIn.OAUTH_PASSWORD)


@dataclass(frozen=True, slots=True)
class Missing:
    """What has to be written first, and where."""

    field: QWidget
    text: str


class AccountForm(QWidget):
    """``terms`` are chosen and locked. ``changed``: anything is; with another system or way of signing in other
    fields are shown."""

    changed = Signal()

    def __init__(self, systems: Sequence[HelpdeskSystem], terms: HelpdeskTerms, desk: str) -> None:
        super().__init__()
        self._terms = terms
        self._note = QLabel(self.tr("What is grey is laid down by the administrator."))
        self._note.setWordWrap(True)
        self._note.setProperty("role", "muted")
        self._note.hide()
        self._system = self._make_list("helpdesk_system")
        for system in systems:
            self._system.addItem(system_title(system, desk), system)
        self._address = self._make_line("helpdesk_address", self.tr("For example: https://helpdesk.region.ru"))
        self._place = self._make_line("helpdesk_place")
        self._sign_in = self._make_list("helpdesk_sign_in")
        self._user_name = self._make_line("helpdesk_user_name")
        self._secret = self._make_line("helpdesk_secret")
        self._client_id = self._make_line("helpdesk_client_id")
        self._client_secret = self._make_line("helpdesk_client_secret")
        for line in (self._secret, self._client_secret):
            line.setEchoMode(QLineEdit.EchoMode.Password)
        kept = QLabel(self.tr("It is kept in the keyring of this computer and is never shown again."))
        kept.setWordWrap(True)
        kept.setProperty("role", "muted")
        form = self._form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._add(self.tr("&System"), self._system, locked=bool(terms.system) or len(systems) == 1)
        self._add(self.tr("&Address"), self._address, locked=bool(terms.address))
        self._add(place_label(PlaceKind.TABLE), self._place, locked=bool(terms.place))
        self._add(self.tr("Sign-&in"), self._sign_in, locked=terms.sign_in is not None)
        self._add(self.tr("&User name"), self._user_name)
        self._add(secret_label(SignIn.BASIC), self._secret)
        self._add(self.tr("Program &name (client_id)"), self._client_id)
        self._add(self.tr("Program's secret (cl&ient_secret)"), self._client_secret)
        form.addRow("", kept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._note)
        column.addLayout(form)
        self._begin_with(terms)
        lines = (self._address, self._place, self._user_name, self._secret, self._client_id, self._client_secret)
        for line in lines:
            line.textEdited.connect(self.changed)
        self._system.currentIndexChanged.connect(self._system_changed)
        self._sign_in.currentIndexChanged.connect(self._sign_in_changed)
        self._system_changed()

    @property
    def system(self) -> HelpdeskSystem:
        system = self._system.currentData()
        return system if isinstance(system, HelpdeskSystem) else system_named("")

    def show_account(self, account: HelpdeskAccount) -> None:
        """What is stored, but for what is laid down; the secrets stay where they are."""
        row = next((at for at in range(self._system.count()) if self._named(at) == account.system), -1)
        if row >= 0 and not self._terms.system:
            self._system.setCurrentIndex(row)
        if self.system.name != account.system:
            return
        terms = self._terms
        self._address.setText(terms.address or account.address)
        self._place.setText(terms.place or account.place)
        if terms.sign_in is None:
            self._sign_in.setCurrentIndex(max(self._sign_in.findData(account.sign_in), 0))
        self._user_name.setText(account.user_name)
        self._client_id.setText(account.client_id)
        for line in (self._secret, self._client_secret):
            line.setPlaceholderText(self.tr("unchanged"))

    def focus(self) -> None:
        """To the first field that is empty."""
        lines = (self._address, self._place, self._user_name, self._secret)
        empty = [line for line in lines if line.isEnabled() and self._form.isRowVisible(line) and not line.text()]
        (empty[0] if empty else self._address).setFocus()

    def account(self) -> HelpdeskAccount | Missing:
        """What is entered, or what is missing first."""
        address = _completed(self._address.text())
        if not address:
            return Missing(self._address, self.tr("Write the address of the helpdesk; the support knows it."))
        if address.startswith("http://") and not _is_this_computer(address):
            text = self.tr("The address must begin with https://: otherwise others could read the password.")
            return Missing(self._address, text)
        place, system, way = self._place.text().strip(), self.system, self._way
        if system.needs_place and not place:
            return Missing(self._place, place_missing(system.place))
        if way in _HAS_USER and not self._user_name.text().strip():
            return Missing(self._user_name, self.tr("Write the user name with which you sign in to the helpdesk."))
        if way in _HAS_CLIENT and not self._client_id.text().strip():
            return Missing(self._client_id, self.tr("Write the name of the program (client_id); the support knows it."))
        return HelpdeskAccount(
            system.name,
            address,
            way,
            place,
            self._user_name.text().strip() if way in _HAS_USER else "",
            self._client_id.text().strip() if way in _HAS_CLIENT else "",
        )

    def secrets(self, stored: HelpdeskSecrets | None) -> HelpdeskSecrets | None:
        """What was typed, and of what was not, what is ``stored``. None: a secret is missing."""
        before = stored or HelpdeskSecrets("")
        secret = (self._secret.text() or before.secret) if secret_label(self._way) else ""
        client_secret = (self._client_secret.text() or before.client_secret) if self._way in _HAS_CLIENT else ""
        needed = [secret] if secret_label(self._way) else [client_secret]
        return HelpdeskSecrets(secret, client_secret) if all(needed) else None

    def secret_missing(self) -> Missing:
        """For ``secrets`` that are None."""
        if self._way is SignIn.TOKEN:
            return Missing(self._secret, self.tr("Write the token or key that the support gave you."))
        if self._way is SignIn.OAUTH_CLIENT:
            return Missing(self._client_secret, self.tr("Write the secret of the program that the support gave you."))
        return Missing(self._secret, self.tr("Write the password with which you sign in to the helpdesk."))

    @property
    def has_new_secrets(self) -> bool:
        return bool(self._secret.text() or self._client_secret.text())

    @property
    def _way(self) -> SignIn:
        return SignIn(self._sign_in.currentData())  # Qt gives the plain text back

    def _named(self, row: int) -> str:
        system = self._system.itemData(row)
        return system.name if isinstance(system, HelpdeskSystem) else ""

    def _begin_with(self, terms: HelpdeskTerms) -> None:
        for row in range(self._system.count()):
            if self._named(row) == terms.system:
                self._system.setCurrentIndex(row)
        self._address.setText(terms.address)
        self._place.setText(terms.place)

    def _system_changed(self) -> None:
        system = self.system
        self._label(self._place).setText(place_label(system.place))
        example = self.tr("For example: {example}") if system.needs_place else self.tr("If empty: {example}")
        self._place.setPlaceholderText(example.format(example=system.place_example) if system.place_example else "")
        self._sign_in.blockSignals(True)
        self._sign_in.clear()
        laid_down = self._terms.sign_in
        for way in system.sign_ins if laid_down is None else (laid_down,):
            self._sign_in.addItem(sign_in_text(way), way)
        self._sign_in.blockSignals(False)
        self._sign_in_changed()

    def _sign_in_changed(self) -> None:
        way = self._way
        self._form.setRowVisible(self._user_name, way in _HAS_USER)
        self._form.setRowVisible(self._client_id, way in _HAS_CLIENT)
        self._form.setRowVisible(self._client_secret, way in _HAS_CLIENT)
        label = secret_label(way)
        self._form.setRowVisible(self._secret, bool(label))
        self._label(self._secret).setText(label)
        self.changed.emit()

    def _label(self, field: QWidget) -> QLabel:
        label = self._form.labelForField(field)
        assert isinstance(label, QLabel)  # noqa: S101 (every row was made with one)
        return label

    def _add(self, label: str, field: QWidget, *, locked: bool = False) -> None:
        self._form.addRow(label, field)
        if not locked:
            return
        laid_down = self.tr("Laid down by the administrator")
        field.setEnabled(False)
        field.setToolTip(laid_down)
        field.setAccessibleDescription(laid_down)
        self._note.show()

    def _make_line(self, name: str, example: str = "") -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(name)
        line.setPlaceholderText(example)
        return line

    def _make_list(self, name: str) -> QComboBox:
        made = QComboBox()
        made.setObjectName(name)
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return made


def _completed(address: str) -> str:
    """Without spaces and slashes at its ends; https where nothing is said."""
    address = address.strip().rstrip("/")
    return address if "://" in address or not address else f"https://{address}"


def _is_this_computer(address: str) -> bool:
    host = address.removeprefix("http://").partition("/")[0]
    return host.startswith(("127.0.0.1", "localhost", "[::1]"))
