"""The page that asks a browser about itself: one document, nothing from elsewhere, and readable without JavaScript.

The script is written for the oldest browser of the table (Internet Explorer 11): no arrow functions, no fetch.
"""

from __future__ import annotations

from html import escape

from edusupport_desktop.domain.browser_report import PageTexts

_STYLE = """
body{margin:0;font:18px/1.5 system-ui,"Segoe UI",sans-serif;color:#1d2430;background:#f5f7fa}
main{max-width:34em;margin:12vh auto 0;padding:0 24px}
h1{font-size:1.5em;font-weight:600;line-height:1.25}
button{font:inherit;padding:10px 20px;border:0;border-radius:6px;color:#fff;background:#1f5fbf;cursor:pointer}
@media (prefers-color-scheme:dark){body{color:#e6eaf0;background:#1b1f27}button{background:#3a7bd5}}
"""

_SCRIPT = """
(function () {
  var state = document.getElementById("state");
  var told = {
    language: navigator.language || navigator.userLanguage || "",
    devicePixelRatio: window.devicePixelRatio || null,
    window: [window.innerWidth, window.innerHeight],
    screen: [screen.width, screen.height],
    cookies: navigator.cookieEnabled
  };
  var sent = false;
  function send() {
    if (sent) { return; }
    sent = true;
    var request = new XMLHttpRequest();
    request.onload = function () {
      var good = request.status === 204;
      state.textContent = state.getAttribute(good ? "data-done" : "data-late");
      if (good) { setTimeout(function () { window.close(); }, 1500); }
    };
    request.onerror = function () { state.textContent = state.getAttribute("data-late"); };
    request.open("POST", location.pathname);
    request.setRequestHeader("Content-Type", "application/json");
    request.send(JSON.stringify(told));
  }
  var data = navigator.userAgentData;
  if (!data || !data.getHighEntropyValues) { send(); return; }
  told.brands = data.brands;
  setTimeout(send, 2000);
  data.getHighEntropyValues(["fullVersionList", "platformVersion"]).then(function (values) {
    told.brands = values.brands;
    told.fullVersionList = values.fullVersionList;
    told.platform = values.platform;
    told.platformVersion = values.platformVersion;
    send();
  }, send);
})();
"""


def asking_page(texts: PageTexts, token: str, nonce: str) -> bytes:
    """The page that answers by itself, or without JavaScript by its button."""
    state = (
        f'<p id="state" role="status" data-done="{escape(texts.done)}" data-late="{escape(texts.late)}"></p>'
        f'<script nonce="{nonce}">document.getElementById("state").textContent = '
        'document.documentElement.getAttribute("data-asking");</script>'
    )
    form = (
        f'<noscript><p>{escape(texts.without_script)}</p><form method="post" action="/{token}">'
        f"<button>{escape(texts.send)}</button></form></noscript>"
    )
    script = f'<script nonce="{nonce}">{_SCRIPT}</script>'
    return _document(texts, nonce, state + form + script)


def thanking_page(texts: PageTexts, nonce: str) -> bytes:
    """What comes after the button."""
    return _document(texts, nonce, f'<p role="status">{escape(texts.done)}</p>')


def security_headers(nonce: str) -> list[tuple[str, str]]:
    """Nothing but this document's own style and script, no frame around it, nothing kept by the browser."""
    own = f"'nonce-{nonce}'"
    policy = (
        f"default-src 'none'; script-src {own}; style-src {own}; img-src data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return [
        ("Content-Security-Policy", policy),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        # Not «no-referrer»: with it the button's request would have the Origin «null».
        ("Referrer-Policy", "same-origin"),
    ]


def _document(texts: PageTexts, nonce: str, content: str) -> bytes:
    return (
        f'<!doctype html><html lang="ru" data-asking="{escape(texts.asking)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(texts.title)}</title>'
        # An empty icon: the browser would ask for /favicon.ico.
        f'<link rel="icon" href="data:,"><style nonce="{nonce}">{_STYLE}</style></head>'
        f"<body><main><h1>{escape(texts.title)}</h1>{content}</main></body></html>"
    ).encode()
