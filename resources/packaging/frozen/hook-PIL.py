"""PyInstaller: a picture is a PNG or a JPEG here; Pillow loads what reads the two by name."""

hiddenimports = ["PIL.JpegImagePlugin", "PIL.PngImagePlugin"]
excludedimports = ["numpy", "tkinter"]
