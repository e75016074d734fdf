"""The least a program with a wizard can do: one empty QWizard on the screen."""

import sys

from PySide6.QtWidgets import QApplication, QWizard

app = QApplication(sys.argv)
wizard = QWizard()
wizard.show()
sys.exit(app.exec())
