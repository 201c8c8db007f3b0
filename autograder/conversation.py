"""Ask a kernel that is not to be trusted: cases go in, plain arrays come out.

The request is an expression that the kernel evaluates (`inside.answers`); what it gives comes back
with the reply, apart from everything that is printed. It is read as data: see `wire`.
"""

import asyncio
import base64
import inspect
import json
import re
import time
from collections.abc import Sequence
from queue import Empty

from jupyter_core.utils import ensure_async

from autograder.asked import Asked
from autograder.exercise import Case, Exercise
from autograder.wire import RUBBISH, packed_inputs, unpacked

LARGEST = 44 << 20
"""Characters of an answer: 32 MB in base64."""

GRACE = 15.0
"""Seconds that the kernel has beyond those after which it should have stopped the code itself.

A busy machine has twice those seconds: see `watchdog`.
"""

SHOWN = re.compile(r"'([A-Za-z0-9+/=]*)'")


class Lost(Exception):
    """The kernel is gone, hangs or talks nonsense; the text says which."""


GONE = "the code ends the process that runs the notebook"
HANGS = "the code does not end, and cannot be stopped"
NONSENSE = "the code answers with something other than plain numbers"


def expression(exercise: Exercise, cases: Sequence[Case], seconds: float) -> str:
    """What the kernel is to evaluate."""
    request = {
        "how": f"{inspect.getmodule(exercise.ask).__name__}:{exercise.ask.__name__}",
        "cases": [packed_inputs(case.inputs) for case in cases],
        "seconds": seconds,
    }
    text = base64.b64encode(json.dumps(request).encode()).decode("ascii")
    answers = "__import__('autograder.inside', fromlist=['answers']).answers"
    return f"{answers}({exercise.name!r}, globals(), {text!r})"


async def asked(
    client, exercise: Exercise, cases: Sequence[Case], seconds: float, most: float
) -> Asked | None:
    """What the notebook's object answers; None where there is none. Raises Lost.

    seconds : after which the kernel is to stop the code
    most : seconds to wait for the reply
    """
    content = await evaluated(client, expression(exercise, cases, seconds), most)
    try:
        answer = content["user_expressions"]["answer"]
        if answer["status"] != "ok":
            raise Lost(NONSENSE)
        text = answer["data"]["text/plain"]
        found = SHOWN.fullmatch(text) if len(text) <= LARGEST else None
        if found is None:
            raise Lost(NONSENSE)
        return heard(found[1], len(cases)) if found[1] else None
    except RUBBISH:
        raise Lost(NONSENSE) from None


def heard(text: str, number: int) -> Asked:
    """An answer, read; it must speak of as many cases as were posed."""
    found = unpacked(json.loads(base64.b64decode(text, validate=True)))
    if found.stopped is None and len(found.answers) != number:
        raise Lost(NONSENSE)
    return found


async def evaluated(client, code: str, most: float) -> dict:
    """The content of the kernel's reply; what is printed meanwhile is dropped."""
    wanted = client.execute(
        "", silent=True, store_history=False, user_expressions={"answer": code}, allow_stdin=False
    )
    deadline = time.monotonic() + most
    while time.monotonic() < deadline:
        try:
            reply = await ensure_async(client.shell_channel.get_msg(timeout=0.5))
        except Empty:
            if not await ensure_async(client.is_alive()):
                raise Lost(GONE) from None
            continue
        except Exception:  # unsigned, or no message at all
            raise Lost(NONSENSE) from None
        finally:
            await drained(client)
        if reply["parent_header"].get("msg_id") == wanted:
            return reply["content"]
    raise Lost(HANGS)


async def drained(client, at_a_time: int = 1_000) -> None:
    """Drop what waits on the channel of outputs, so that the kernel can go on."""
    for _ in range(at_a_time):
        try:
            await ensure_async(client.iopub_channel.get_msg(timeout=0))
        except Empty:
            return
        except Exception:  # no message at all
            await asyncio.sleep(0)
