"""A helpdesk under the contract of connectors: opens connectors to it, and closes them at the end of the test."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import dataclass, replace

from edusupport_desktop.delivery.helpdesk.connector import Connector, MakeConnector
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets


@dataclass
class OpenedDesk:
    """``account`` and ``secret`` are right."""

    make: MakeConnector
    account: HelpdeskAccount
    secret: str
    stack: contextlib.ExitStack

    def opened(self, account: HelpdeskAccount, secret: str) -> Connector:
        return self.stack.enter_context(contextlib.closing(self.make(account, HelpdeskSecrets(secret))))

    def connector(self) -> Connector:
        return self.opened(self.account, self.secret)

    def with_wrong_secret(self) -> Connector:
        return self.opened(self.account, "wrong")

    def at(self, place: str) -> Connector:
        return self.opened(replace(self.account, place=place), self.secret)

    def at_wrong_place(self) -> Connector:
        return self.at("Nowhere")

    def at_nobody(self) -> Connector:
        with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as server:
            nobody = f"http://127.0.0.1:{server.getsockname()[1]}"
        return self.opened(replace(self.account, address=nobody), self.secret)
