"""Everything that judges and grades. A notebook needs two names of it."""

from autograder.checking import check, yours_or_reference

__all__ = ["check", "yours_or_reference"]
