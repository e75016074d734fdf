"""EduSupport Desktop: perfect requests to the support of the АИС «Электронная школа»."""

__version__ = "0.1.0"
