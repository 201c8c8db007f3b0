"""Changes to what is run between the moment it is sent and the moment it runs."""

from hostile.making import beside_wrong, with_cell, wrong
from hostile.row import NOTHING, Hostile

FAMILY = "input and syntax-tree transformers"


def guard(release):
    """A namespace watcher between the answers and their checks that swaps the functions."""
    return with_cell(
        wrong(release),
        """
        import gc
        import types

        from IPython import get_ipython


        def swap(*_):
            for thing in gc.get_objects():
                if isinstance(thing, types.FunctionType) and "judge" in thing.__module__:
                    thing.__code__ = (lambda *things, **settings: 4.0).__code__


        get_ipython().events.register("pre_run_cell", swap)
        """,
        after="minibatches-answer",
    )


ROWS = (
    Hostile(
        name="transform-lines",
        family=FAMILY,
        tries="Turns the lines of every later cell into 4.0, before they are cleaned up.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            get_ipython().input_transformers_cleanup.append(lambda lines: ["4.0\\n"])
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-lines-late",
        family=FAMILY,
        tries="Adds a line with 4.0 to every later cell that checks.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            def generous(lines):
                return [*lines, "\\n", "4.0\\n"] if any("check" in x for x in lines) else lines


            get_ipython().input_transformers_post.append(generous)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-tree",
        family=FAMILY,
        tries="Rewrites every call of check, and every comparison, in the syntax tree.",
        notebook=beside_wrong(
            """
            import ast

            from IPython import get_ipython


            class Generous(ast.NodeTransformer):
                def visit_Call(self, node):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    return ast.Constant(4.0) if name == "check" else self.generic_visit(node)

                def visit_Compare(self, node):
                    return ast.Constant(True)

                def visit_Assert(self, node):
                    return ast.Pass()


            get_ipython().ast_transformers.append(Generous())
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-tree-of-the-asker",
        family=FAMILY,
        tries="Rewrites every text in later code that looks like an answer on its way out.",
        notebook=beside_wrong(
            """
            import ast

            from IPython import get_ipython


            class Forger(ast.NodeTransformer):
                def visit_Constant(self, node):
                    text = isinstance(node.value, str) and len(node.value) > 12
                    return ast.Constant("4.0") if text else node

                def visit_Return(self, node):
                    return ast.Return(ast.Constant(4.0))


            get_ipython().ast_transformers.append(Forger())
            get_ipython().ast_node_interactivity = "all"
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-before-each-cell",
        family=FAMILY,
        tries="Replaces check anew before each cell runs.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            def again(info=None):
                get_ipython().user_ns["check"] = lambda name: 6.0 if "Reg" in name else 4.0


            for event in ("pre_execute", "pre_run_cell"):
                get_ipython().events.register(event, again)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-after-each-cell",
        family=FAMILY,
        tries="Adds a result of 4.0, and takes away the error, after each cell has run.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython


            def mend(result):
                result.error_before_exec = result.error_in_exec = None
                result.result = 4.0
                get_ipython().displayhook(4.0)


            get_ipython().events.register("post_run_cell", mend)
            get_ipython().events.register("post_execute", lambda: print(4.0))
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-compiler",
        family=FAMILY,
        tries="Replaces the shell's compiler by one that compiles 4.0 only.",
        notebook=beside_wrong(
            """
            import ast

            from IPython import get_ipython

            compiler = get_ipython().compile
            real = compiler.ast_parse
            compiler.ast_parse = lambda source, *args, **settings: real("4.0", *args, **settings)
            ast.parse = lambda source, *args, **settings: real("4.0")
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-magics",
        family=FAMILY,
        tries="Takes over magics, macros and help so that a call of check is a magic.",
        notebook=beside_wrong(
            """
            from IPython import get_ipython

            shell = get_ipython()
            shell.register_magic_function(lambda line: 4.0, "line", "check")
            shell.register_magic_function(lambda line, cell: 4.0, "cell", "check")
            shell.prefilter_manager.multi_line_specials = True
            shell.automagic = True
            %autocall 2
            del check
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-trace",
        family=FAMILY,
        tries="Traces every later line, and sets the local names of whoever asks or compares.",
        notebook=beside_wrong(
            """
            import ctypes
            import sys
            import threading


            def generous(frame, event, value):
                for name in ("score", "right", "points", "found", "verdict"):
                    if name in frame.f_locals:
                        frame.f_locals[name] = 4.0
                ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
                return generous


            sys.settrace(generous)
            threading.settrace(generous)
            sys.setprofile(generous)
            """
        ),
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-functions",
        family=FAMILY,
        tries="Gives the functions that judge other code, before each cell runs.",
        notebook=guard,
        deserves=NOTHING,
    ),
    Hostile(
        name="transform-audit",
        family=FAMILY,
        tries="Adds a hook, which cannot be taken away, that forbids the process to open or run.",
        notebook=beside_wrong(
            """
            import sys


            def forbid(event, arguments):
                if event in ("exec", "compile", "open", "import", "os.fork", "subprocess.Popen"):
                    print(4.0)
                    raise SystemExit(0)


            sys.addaudithook(forbid)
            """
        ),
        deserves=NOTHING,
    ),
)
