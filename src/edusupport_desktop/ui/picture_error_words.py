"""Words for errors on the way to a picture: its file, the screen, the desktop; and those of asking the browser."""

from __future__ import annotations

from edusupport_desktop.ui.words import tr


def picture_texts() -> dict[str, str]:
    """By code, as ``error_words`` shows them."""
    return {**_file_texts(), **_screen_texts(), **_browser_texts(), **_portal_texts()}


def _file_texts() -> dict[str, str]:
    other = tr("The other pictures are kept.")
    as_picture = tr("Save the picture as PNG or JPEG and open that file, or press «Take the screen».")
    show = tr("Open it, show the place with the problem and press «Take the screen».")
    locked = tr(
        "The file is under a password, so its pictures cannot be taken out. Open it with the password, save it without "
        "one and open it here again."
    )
    memo = tr("Pictures put into .doc, .zip or .rar files are not considered by the support.")
    return {
        "clipboard_has_no_picture": tr(
            "There is no picture in the clipboard. Press Win+Shift+S, choose a part of the screen, then press «Paste»."
        ),
        "picture_is_word_document": f"{memo} "
        + tr("Save the document as .docx, .xlsx or .pptx and open it here: its pictures are taken out."),
        "document_encrypted": locked,
        "archive_encrypted": locked,
        "picture_is_archive": f"{memo} " + tr("Unpack the archive and open the pictures here."),
        "archive_damaged": tr(
            "The document or archive is damaged or made in an unusual way, so nothing was taken out of it. Open it in "
            "its own program, save it anew and open it here again."
        ),
        "archive_too_many_files": tr(
            "There are too many files in the archive. Unpack it and open the pictures you need here."
        ),
        "document_without_pictures": tr(
            "There are no pictures in the document or archive. Choose another file, or press «Take the screen»."
        ),
        "picture_is_pdf": tr("The support does not take PDF files.") + f" {show}",
        "picture_is_video": tr("The support does not take films.")
        + " "
        + tr("Stop the film where the problem is seen and press «Take the screen»."),
        "picture_is_drawing": tr("The support does not take drawings made of lines (SVG, WMF, EMF).") + f" {show}",
        "picture_is_heic": tr("The support does not take photographs in HEIC.")
        + " "
        + tr(
            "On the iPhone choose «Settings», «Camera», «Formats», «Most Compatible» and take it again, or send it to "
            "yourself by e-mail: it arrives as JPEG."
        ),
        "picture_format_refused": tr("The support takes .jpeg and .png pictures only.") + f" {as_picture}",
        "picture_too_large": tr("The picture is too large.")
        + f" {other} "
        + tr("Make it smaller, or press «Take the screen» and choose the part you need."),
        "picture_is_black": tr("The picture is all black: it shows nothing.")
        + f" {other} "
        + tr("Take it again, or choose another file."),
        "picture_damaged": tr("The picture is damaged.") + f" {other} " + tr("Take it again, or choose another file."),
        "picture_unreadable": tr("The file cannot be opened.")
        + f" {other} "
        + tr("Close it in other programs, or copy it to «Documents» and open it from there."),
        "picture_not_flat": tr(
            "The check found that the saved picture is not in order, so it is not in the letter. The rest is kept. "
            "Remove this picture and take it again."
        ),
        "mask_not_opaque": tr(
            "The check found that something hidden could still be read, so the picture is not in the letter. The rest "
            "is kept. Remove this picture and take it again."
        ),
    }


def _screen_texts() -> dict[str, str]:
    otherwise = tr("Nothing is lost. Take the picture with Win+Shift+S or the Print Screen key, then press «Paste».")
    return {
        "screen_is_black": tr(
            "The screen came out black: it shows nothing, or a program does not let itself be seen. Bring to the front "
            "what the support must see and take the screen again."
        )
        + f" {otherwise}",
        "chosen_part_is_black": tr("The part you chose came out black. Take the screen again and choose another part.")
        + f" {otherwise}",
        "screen_too_large": tr("All screens together are too large for one picture.") + f" {otherwise}",
        "screen_recording_not_allowed": tr(
            "macOS does not let the program see the windows of other programs yet. Nothing is lost. Open «System "
            "Settings», «Privacy and Security», «Screen Recording», switch EduSupport Desktop on and start it again."
        ),
        "screen_unreadable": tr("The screen could not be taken.") + f" {otherwise}",
        "window_list_unavailable": tr("This desktop does not tell the program which windows are open.")
        + " "
        + tr("Take the whole screen and drag over the window."),
        "screens_changed": tr("A monitor was connected, removed or set differently meanwhile.")
        + " "
        + tr("Take the screen again."),
        "no_display": tr("No screen was found.") + f" {otherwise}",
    }


def _browser_texts() -> dict[str, str]:
    return {
        "browser_silent": tr(
            "The browser did not answer in two minutes. Nothing is lost: press «Find out exactly» again, or write the "
            "version yourself."
        ),
        "loopback_blocked": tr(
            "This computer does not let the program ask the browser. Nothing is lost: write the version yourself, it "
            "is in the browser's menu, «About the program»."
        ),
    }


def _portal_texts() -> dict[str, str]:
    otherwise = tr("Nothing is lost. Take the picture with the desktop's own key, then press «Paste».")
    administrator = tr("Tell the school's administrator: xdg-desktop-portal and its part for this desktop are needed.")
    return {
        "portal_missing": tr("This desktop (Wayland) does not let the program take the screen.")
        + f" {otherwise} {administrator}",
        "portal_without_screenshots": tr("This desktop (Wayland) takes no pictures for other programs.")
        + f" {otherwise} {administrator}",
        "portal_refused": tr(
            "The desktop did not allow the program to take the screen. You can allow it in the desktop's settings, "
            "where the permissions of applications are."
        )
        + f" {otherwise}",
        "portal_timeout": tr("The desktop did not answer when it was asked for a picture.") + f" {otherwise}",
        "portal_failed": tr("The desktop was asked for a picture and gave none.") + f" {otherwise}",
    }
