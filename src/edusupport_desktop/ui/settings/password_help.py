"""Which password a provider wants from a program, and the steps to get it."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def password_steps(key: str) -> str:
    """By ``MailProvider.password_help``; empty for a key nobody wrote words for."""
    return {
        "yandex_application_password": tr(
            "Yandex wants a password made for this program:\n"
            "1. Open Yandex ID, «Security», «Application passwords», choose «Mail» and give it any name.\n"
            "2. Copy the password that is shown and put it here.\n"
            "3. In the settings of the mailbox, under «Mail programs», allow reading from the imap.yandex.ru server."
        ),
        "mail_ru_application_password": tr(
            "Mail.ru wants a password made for this program:\n"
            "1. Open the settings of your Mail.ru account, «Security», «Passwords for external applications».\n"
            "2. Press «Create», give it any name and choose full access to the mail.\n"
            "3. Copy the password that is shown and put it here."
        ),
        "rambler_allow_programs": tr(
            "Rambler wants the password of the mailbox itself, and programs must be allowed first:\n"
            "1. Open the settings of the mailbox, «Mail programs».\n"
            "2. Switch on access by mail programs."
        ),
        "gmail_application_password": tr(
            "Gmail wants a password made for this program:\n"
            "1. Open your Google account, «Security», and switch on two-step verification.\n"
            "2. There, open «App passwords», give it any name and press «Create».\n"
            "3. Copy the 16 letters that are shown and put them here."
        ),
    }.get(key, "")
