"""The program's parts and a teacher before its windows."""

from __future__ import annotations

from real_program import parts, program
from spoken import said
from step_hands import at_steps
from teacher import boxes, teacher

__all__ = ["at_steps", "boxes", "parts", "program", "said", "teacher"]
