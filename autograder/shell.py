"""IPython without a terminal and without a kernel: cells run as in Jupyter, nothing is shown."""

from IPython.core.compilerop import CachingCompiler
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config


class CellCompiler(CachingCompiler):
    """Names code after its cell, so that an error can say where it was raised."""

    cell = ""

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        return self.cell


class Shell(InteractiveShell):
    """Runs cells, magics and `!` too; opens no window and prints no traceback."""

    compiler_class = Type(CellCompiler)

    def run(self, source: str, cell: str) -> None:
        """Run one cell; what it raises is raised here."""
        self.compile.cell = cell
        self.run_cell(source).raise_error()

    def enable_matplotlib(self, gui=None) -> tuple[str, str]:
        """`%matplotlib inline` and its like: figures are drawn for nobody."""
        return "agg", "agg"

    def showtraceback(self, *_, **__) -> None:
        pass

    def showsyntaxerror(self, *_, **__) -> None:
        pass


def new_shell() -> Shell:
    """The one shell of this process, which `get_ipython` gives. It keeps no history."""
    return Shell.instance(config=Config({"HistoryManager": {"enabled": False}}))
