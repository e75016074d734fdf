"""Signing in to a helpdesk: what goes into the headers of every call. Tokens are kept in memory alone."""

from __future__ import annotations

import base64
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from edusupport_desktop.domain.errors import Refused
from edusupport_desktop.domain.helpdesk import HelpdeskAccount, HelpdeskSecrets, SignIn

AskToken = Callable[[Mapping[str, str]], object]
"""Posts the fields of an OAuth2 form and returns the JSON that came back."""

_EARLY = 30.0
_SHORTEST, _LONGEST = 60.0, 24 * 60 * 60.0


@dataclass(frozen=True, slots=True)
class SignInShape:
    """How a system wants it. ``token_header`` is the header's name and what stands before the token in it;
    ``oauth_path`` is where OAuth2 tokens are given out, empty where there are none. ``by_connector``: the connector
    puts the secrets where they belong."""

    token_header: tuple[str, str] = ("Authorization", "Bearer ")
    oauth_path: str = ""
    by_connector: bool = False


class SignedIn:
    """One account with its secrets."""

    def __init__(
        self, account: HelpdeskAccount, secrets: HelpdeskSecrets, shape: SignInShape, ask_token: AskToken
    ) -> None:
        self._account = account
        self._secrets = secrets
        self._shape = shape
        self._ask_token = ask_token
        self._token = ""
        self._good_until = 0.0

    @property
    def can_be_renewed(self) -> bool:
        """Whether a refused token may only be an old one."""
        return bool(self._token)

    def forget_token(self) -> None:
        self._token = ""

    def headers(self) -> Mapping[str, str]:
        """Raises ``Refused("helpdesk_secret_not_latin")``, ``("helpdesk_sign_in_unknown")``, and what the asking for a
        token raises."""
        account, secrets = self._account, self._secrets
        if self._shape.by_connector:
            return {}
        if account.sign_in is SignIn.BASIC:
            pair = base64.b64encode(f"{account.user_name}:{secrets.secret}".encode("utf-8", "replace")).decode()
            return {"Authorization": f"Basic {pair}"}
        if account.sign_in is SignIn.TOKEN:
            name, before = self._shape.token_header
            return {name: before + _latin(secrets.secret)}
        if not self._shape.oauth_path:
            raise Refused("helpdesk_sign_in_unknown")
        if not self._token or time.monotonic() >= self._good_until:
            self._renew()
        return {"Authorization": f"Bearer {self._token}"}

    def _renew(self) -> None:
        account, secrets = self._account, self._secrets
        form = {"client_id": account.client_id, "client_secret": secrets.client_secret}
        if account.sign_in is SignIn.OAUTH_PASSWORD:
            form |= {"grant_type": "password", "username": account.user_name, "password": secrets.secret}
        else:
            form |= {"grant_type": "client_credentials", "client_secret": secrets.client_secret or secrets.secret}
        match self._ask_token(form):
            case {"access_token": str(token), **rest} if token and token.isascii() and token.isprintable():
                self._token = token
            case _:
                raise Refused("helpdesk_sign_in_refused", answer="")
        try:
            seconds = float(str(rest.get("expires_in", _SHORTEST)))
        except ValueError:
            seconds = _SHORTEST
        self._good_until = time.monotonic() + min(max(seconds, _SHORTEST), _LONGEST) - _EARLY


def _latin(secret: str) -> str:
    if not (secret and secret.isascii() and secret.isprintable()):
        raise Refused("helpdesk_secret_not_latin")
    return secret
