"""The pictures the benchmarks work on: drawn here, the same every time."""

from __future__ import annotations

import os
import random

from edusupport_desktop.domain.picture import Picture

WIDTH, HEIGHT = 3840, 2160

_WORDS = """
урок журнал ученик класс предмет домашнее задание оценка учитель школа отчёт ошибка страница браузер логин
регион поддержка инцидент номер дата расписание четверть замена столовая
""".split()  # noqa: SIM905 - words are easier to read than a list of them


def text_page() -> Picture:
    """A 4K screen at 200 %: a header, a margin, and lines of 14-point Cyrillic text with smoothed edges."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter

    application = QGuiApplication.instance() or QGuiApplication([])
    chance = random.Random(1)  # noqa: S311 - the same page every time
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(2, 2)
    width, height = WIDTH / 2, HEIGHT / 2
    painter.fillRect(QRectF(0, 0, width, 60), QColor(32, 74, 135))
    painter.fillRect(QRectF(0, 60, 200, height), QColor(240, 243, 247))
    font = QFont("DejaVu Sans")
    font.setPixelSize(14)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    y = 100.0
    while y < height - 20:
        line, end = "", width - 300 - chance.randint(0, 500)
        while metrics.horizontalAdvance(line) < end:
            line += chance.choice(_WORDS) + " "
        painter.drawText(QPointF(240, y), line)
        y += round(metrics.height() * 1.3)
    painter.end()
    pixels = bytes(image.constBits())
    del application
    return Picture(WIDTH, HEIGHT, pixels, scale=2.0)


def photograph() -> Picture:
    """Soft shapes of every size with the grain of a sensor: neighbours are alike, nothing repeats."""
    from PIL import Image

    chance = random.Random(2)  # noqa: S311 - the same photograph every time
    bands = []
    for _ in range(3):
        band = Image.new("L", (WIDTH, HEIGHT), 128)
        for columns, weight in ((6, 0.5), (24, 0.35), (96, 0.25), (400, 0.18), (1600, 0.10)):
            size = (columns, columns * 9 // 16 + 1)
            shapes = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
            band = Image.blend(band, shapes.resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), weight)
        grain = Image.frombytes("L", (WIDTH, HEIGHT), chance.randbytes(WIDTH * HEIGHT))
        bands.append(Image.blend(band, grain, 0.03))
    return Picture(WIDTH, HEIGHT, Image.merge("RGB", bands).tobytes("raw", "BGRX"))
