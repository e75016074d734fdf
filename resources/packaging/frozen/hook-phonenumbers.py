"""PyInstaller: the rules of numbers, which ``phonenumbers`` loads by name; places, carriers and time zones stay out."""

from PyInstaller.utils.hooks import collect_submodules

hiddenimports = collect_submodules("phonenumbers.data")
