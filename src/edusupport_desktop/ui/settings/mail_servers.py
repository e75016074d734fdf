"""The servers of a mailbox: where letters go out, where answers come in. Filled in for known providers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from edusupport_desktop.domain.mail_account import IncomingServer, MailAccount, MailProvider, Security
from edusupport_desktop.ui.words import tr

_PORTS_OUT = {Security.TLS: 465, Security.STARTTLS: 587}
_PORTS_IN = {Security.TLS: 993, Security.STARTTLS: 143}


class ServerRow(QWidget):
    """Name, port and encryption of one server. ``name`` begins the object names of the three."""

    changed = Signal()

    def __init__(self, name: str, title: str, example: str, ports: dict[Security, int]) -> None:
        super().__init__()
        self._ports = ports
        self.host = QLineEdit()
        self.host.setObjectName(f"{name}_host")
        self.host.setPlaceholderText(example)
        self.host.setAccessibleName(title)
        self.host.textEdited.connect(self.changed)
        self._port = QSpinBox()
        self._port.setObjectName(f"{name}_port")
        self._port.setRange(1, 65535)
        self._port.setValue(ports[Security.TLS])
        self._port.setAccessibleName(tr("{server}: port").format(server=title))
        self._security = QComboBox()
        self._security.setObjectName(f"{name}_security")
        self._security.setAccessibleName(tr("{server}: encryption").format(server=title))
        self._security.addItem("TLS", Security.TLS)
        self._security.addItem("STARTTLS", Security.STARTTLS)
        self._security.activated.connect(lambda: self._port.setValue(ports[self._security.currentData()]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.host, 1)
        row.addWidget(self._port)
        row.addWidget(self._security)

    def show_server(self, server: IncomingServer | None) -> None:
        """None empties the row."""
        self.host.setText(server.host if server else "")
        security = server.security if server else Security.TLS
        self._port.setValue(server.port if server else self._ports[security])
        self._security.setCurrentIndex(self._security.findData(security))

    def server(self) -> IncomingServer | None:
        """None while there is no name."""
        host = self.host.text().strip()
        security = Security(self._security.currentData())  # Qt gives the plain text back
        return IncomingServer(host, self._port.value(), security) if host else None


class MailServers(QWidget):
    """Both servers, the name to sign in with, and whether to keep copies of sent letters."""

    def __init__(self) -> None:
        super().__init__()
        self.outgoing = ServerRow("mail", self.tr("Outgoing mail"), "smtp.yandex.ru", _PORTS_OUT)
        self.incoming = ServerRow("mail_in", self.tr("Incoming mail"), "imap.yandex.ru", _PORTS_IN)
        self._user_name = QLineEdit()
        self._user_name.setObjectName("mail_user_name")
        self._copies = QCheckBox(self.tr("Put a &copy of each letter into the folder of sent letters"))
        self._copies.setObjectName("mail_copies")
        about_copies = QLabel(self.tr("Only where your provider does not do it by itself. It needs the incoming mail."))
        about_copies.setWordWrap(True)
        about_copies.setProperty("role", "muted")
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Outgoing mail"), self.outgoing)
        form.addRow(self.tr("&Incoming mail"), self.incoming)
        form.addRow(self.tr("Sign-in &name"), self._user_name)
        for label, row in ((form.labelForField(each), each) for each in (self.outgoing, self.incoming)):
            if isinstance(label, QLabel):
                label.setBuddy(row.host)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self._copies)
        column.addWidget(about_copies)

    def show_provider(self, provider: MailProvider, address: str) -> None:
        self.outgoing.show_server(IncomingServer(provider.host, provider.port, provider.security))
        self.incoming.show_server(provider.incoming)
        self._user_name.setText(address.rpartition("@")[0] if provider.by_local_part else address)
        self._copies.setChecked(provider.incoming is not None and not provider.keeps_sent)

    def show_account(self, account: MailAccount) -> None:
        self.outgoing.show_server(IncomingServer(account.host, account.port, account.security))
        self.incoming.show_server(account.incoming)
        self._user_name.setText(account.user_name)
        self._copies.setChecked(account.keeps_copies)

    def forget(self) -> None:
        """Nothing is known of the domain of this address."""
        for row in (self.outgoing, self.incoming):
            row.show_server(None)
        self._user_name.clear()
        self._copies.setChecked(False)

    def account(self, address: str) -> MailAccount | None:
        """None while there is no server for outgoing mail."""
        out = self.outgoing.server()
        if out is None:
            return None
        incoming = self.incoming.server()
        return MailAccount(
            address,
            self._user_name.text().strip() or address,
            out.host,
            out.port,
            out.security,
            incoming,
            keeps_copies=self._copies.isChecked() and incoming is not None,
        )
