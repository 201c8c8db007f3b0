"""Markup, script and control codes on their way to a feedback page, a table or a terminal."""

from nbformat import NotebookNode

from hostile.making import beside_right, edited, in_answers, right, with_cell, with_output
from hostile.row import ALL, FEEDBACK, GRADER, Hostile, all_but

FAMILY = "HTML and script in output"

SCRIPT = "<script>document.title = 'mbgd-hostile-was-here'</script>"


def shown(name, tries, source, unharmed=(FEEDBACK,)):
    """A row with all right and one cell that shows something."""
    return Hostile(name, FAMILY, tries, beside_right(source), ALL, unharmed)


def raising(kind, message):
    """A step that raises an error of this name with this message."""
    return in_answers(
        minibatch_step=f"""
        def minibatch_step(w, X, y, rows, lr):
            raise type({kind!r}, (Exception,), {{}})({message!r})
        """
    )


ROWS = (
    shown(
        "markup-script",
        "Displays script: as HTML, as JavaScript, in a picture and in an event.",
        """
        from IPython.display import HTML, SVG, Javascript, display

        display(HTML("<script>document.title = 'mbgd-hostile-was-here'</script>"))
        display(HTML("<img src=x onerror=\\"document.title = 'mbgd-hostile-was-here'\\">"))
        display(Javascript("document.title = 'mbgd-hostile-was-here'"))
        display(SVG("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"))
        """,
    ),
    shown(
        "markup-frames",
        "Displays frames, objects, forms and refreshes that lead elsewhere.",
        """
        from IPython.display import HTML, IFrame, display

        display(IFrame("https://mbgd-hostile-was-here.invalid", 800, 600))
        for text in (
            "<iframe srcdoc='<script>parent.document.title = 1</script>'></iframe>",
            "<object data='data:text/html,<script>alert(1)</script>'></object>",
            "<meta http-equiv='refresh' content='0;url=https://mbgd-hostile-was-here.invalid'>",
            "<form action='https://mbgd-hostile-was-here.invalid'><input name=grade autofocus>",
            "<base href='https://mbgd-hostile-was-here.invalid/'>",
            "<a href='javascript:alert(1)'>your score</a>",
        ):
            display(HTML(text))
        """,
    ),
    shown(
        "markup-style",
        "Displays styles that hide the score and show another one, and fetch a picture.",
        """
        from IPython.display import HTML, display

        display(HTML('''<style>
        body > * { display: none }
        body::before { content: "Score: 20.0 / 20.0" }
        body { background: url(https://mbgd-hostile-was-here.invalid/x.png) }
        </style>'''))
        """,
    ),
    shown(
        "markup-breaks-out",
        "Prints and displays text that closes what surrounds it.",
        """
        from IPython.display import HTML, display

        end = "</pre></div></textarea></title></style></script>"
        print(end + "<script>document.title = 'mbgd-hostile-was-here'</script>")
        display(HTML(end + "<!--"))
        display({"text/plain": end, "text/latex": end, "text/markdown": end}, raw=True)
        """,
    ),
    shown(
        "markup-other-types",
        "Displays types that bring script along: Markdown, LaTeX, widgets, charts, applications.",
        """
        from IPython.display import Latex, Markdown, display

        display(Markdown("[x](javascript:alert(1)) <svg/onload=alert(1)>"))
        display(Latex("\\\\href{javascript:alert(1)}{x} \\\\style{position:fixed}{x}"))
        script = "<script>alert(1)</script>"
        for kind in (
            "application/vnd.jupyter.widget-view+json",
            "application/vnd.plotly.v1+json",
            "application/vnd.vegalite.v5+json",
            "application/vnd.bokehjs_exec.v0+json",
            "application/javascript",
            "text/html; charset=utf-8",
            "image/svg+xml",
        ):
            display({kind: script, "text/plain": script}, raw=True)
        """,
    ),
    shown(
        "markup-in-traceback",
        "Raises an error whose name, message and source line are markup.",
        """
        script = "<script>document.title = 'mbgd-hostile-was-here'</script>"
        codes = "\\x1b]0;title\\x07<img src=x onerror=alert(1)>"
        raise type(script, (Exception,), {})(script + codes)
        """,
    ),
    shown(
        "markup-control-codes",
        "Prints codes that clear, rename, link and write to the clipboard of a terminal.",
        """
        import sys

        codes = "\\x1b[2J\\x1b]0;title\\x07\\x1b]8;;https://mbgd-hostile-was-here.invalid\\x07x\\x1b]8;;\\x07"
        codes += "\\x1b]52;c;bWJnZA==\\x07\\x1b[31m\\x1b[8mhidden\\x9b6n\\r\\x08\\x08\\u202e\\u2066"
        print(codes)
        print(codes, file=sys.stderr)
        """,
        (GRADER, FEEDBACK),
    ),
    shown(
        "markup-templates",
        "Prints what a template engine would run.",
        """
        print("{{ self.__init__.__globals__ }} {% include '/etc/passwd' %} ${7*7} <%= 7 %>")
        """,
        (GRADER, FEEDBACK),
    ),
    Hostile(
        name="markup-in-text-cells",
        family=FAMILY,
        tries="Has script in text cells, raw cells and their attachments.",
        notebook=lambda release: with_cell(
            with_cell(right(release), SCRIPT + "\n\n[x](javascript:alert(1))", "markdown"),
            SCRIPT,
            "raw",
        ),
        deserves=ALL,
        unharmed=(FEEDBACK,),
    ),
    Hostile(
        name="markup-in-title",
        family=FAMILY,
        tries="Has script in the notebook's title, its authors and its language.",
        notebook=edited(
            in_answers(),
            lambda notebook: notebook.metadata.update(
                title=f"</title>{SCRIPT}", authors=[{"name": SCRIPT}], toc={"title": SCRIPT}
            ),
            lambda notebook: notebook.metadata.language_info.update(
                pygments_lexer=f'"><script>{SCRIPT}', codemirror_mode=SCRIPT
            ),
        ),
        deserves=ALL,
        unharmed=(FEEDBACK,),
    ),
    Hostile(
        name="markup-in-stored-output",
        family=FAMILY,
        tries="Has script among the outputs that it brings along.",
        notebook=lambda release: with_output(
            right(release),
            {
                "output_type": "display_data",
                "metadata": {"isolated": True, "text/html": {"isolated": True}},
                "data": NotebookNode({"text/html": SCRIPT, "text/plain": SCRIPT}),
            },
            {"output_type": "stream", "name": "stdout", "text": SCRIPT},
        ),
        deserves=ALL,
        unharmed=(FEEDBACK,),
    ),
    Hostile(
        name="markup-in-a-verdict",
        family=FAMILY,
        tries="Raises an error in an answer, so that the verdict quotes its markup.",
        notebook=raising("Broken<img src=x onerror=alert(1)>", SCRIPT + "\x1b[2J"),
        deserves=all_but("minibatch_step"),
        unharmed=(FEEDBACK, GRADER),
    ),
    Hostile(
        name="markup-in-a-table",
        family=FAMILY,
        tries="Raises an error that a spreadsheet would take for a formula, over several lines.",
        notebook=raising("=HYPERLINK", '=cmd|"/c calc"!A1,"20"\n"lea","minibatches","4.0"\r\n'),
        deserves=all_but("minibatch_step"),
        unharmed=(GRADER,),
    ),
)
