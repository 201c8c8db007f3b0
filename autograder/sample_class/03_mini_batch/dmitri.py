# Nothing answered: every stub is as it was.
