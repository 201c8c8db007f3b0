"""Inside the sandbox: ask what the notebook has defined, and say what came as text.

Student code may have changed anything in this process, this file included. What it says is data
and no more: see `wire.unpacked`.
"""

import base64
import json
from collections.abc import Mapping
from importlib import import_module

from autograder.ask import ask, last_line, quiet
from autograder.asked import Asked
from autograder.exercise import Case
from autograder.watchdog import TookTooLong, within
from autograder.wire import packed, unpacked_inputs

WITHHELD = "Withheld"
"""What a reference raises where it must not be used: the name of the exception."""


def answers(name: str, namespace: Mapping[str, object], request: str) -> str:
    """What `namespace[name]` answers to the cases of a request, in base64; "" if it is missing."""
    if name not in namespace:
        return ""
    wanted = json.loads(base64.b64decode(request))
    module, _, function = wanted["how"].partition(":")
    how = getattr(import_module(module), function)
    cases = [Case("", unpacked_inputs(inputs)) for inputs in wanted["cases"]]
    found = asked(how, namespace[name], cases, wanted["seconds"])
    return base64.b64encode(json.dumps(packed(found)).encode()).decode("ascii")


def asked(how, thing: object, cases: list[Case], seconds: float) -> Asked:
    """Ask, and stop what does not end."""
    with quiet() as printed:
        try:
            given = within(seconds, lambda: ask(how, thing, cases))
        except TookTooLong as error:
            return Asked(stopped=last_line(error))
    reference = any(answer.raised and answer.raised.kind == WITHHELD for answer in given)
    return Asked(tuple(given), (), printed.getvalue(), reference)
