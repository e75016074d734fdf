"""PyInstaller: see hook-PIL.py; PyInstaller's own would bring every format Pillow knows."""

hiddenimports = ["PIL.JpegImagePlugin", "PIL.PngImagePlugin"]
