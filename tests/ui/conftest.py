"""The program's parts and a teacher before its windows."""

from __future__ import annotations

from real_program import parts, program
from spoken import said
from teacher import boxes, teacher

__all__ = ["boxes", "parts", "program", "said", "teacher"]
