"""What another program wrote into its title, fit to be shown in one line."""

from __future__ import annotations

import unicodedata

LONGEST_TITLE = 300
"""Characters. A page's title can be a novel."""

SMALLEST_WINDOW = 32
"""Device pixels, either way: what is smaller is a helper window nobody looks at."""


def one_line(untrusted: str) -> str:
    """Without control characters and marks that turn the direction of the text around; white space becomes a space."""
    # Cf holds the marks of direction and of width; Cs cannot be written into a file.
    kept = ("" if unicodedata.category(c) in ("Cf", "Cs") else c if c.isprintable() else " " for c in untrusted)
    return " ".join("".join(kept).split())[:LONGEST_TITLE]
