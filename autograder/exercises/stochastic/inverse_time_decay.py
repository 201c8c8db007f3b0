"""The exercise `inverse_time_decay`: a learning rate that falls as one over time."""

from functools import cache

import numpy as np

from autograder.ask_repeatedly import at_each_step
from autograder.exercise import Answer, Case, Exercise, Facts, Rule
from autograder.exercises.stochastic.inverse_time_decay_mistakes import MISTAKES
from autograder.verdict import number
from mbgd_lessons import inverse_time_decay

START = "the start"
CONSTANT = "no decay"


def schedules(rng: np.random.Generator) -> list[Case]:
    """Rates at the start, after some steps, after many, and without decay."""
    lr, decay = rng.uniform(0.02, 0.2), rng.uniform(0.05, 0.4)
    return [
        schedule("a decay of 0.5", lr=0.6, decay=0.5, step=[1, 2, 3, 4, 10]),
        schedule("other steps and rates", lr=lr, decay=decay, step=[1, 5, 17, 80, 1000]),
        schedule("a decay above one", lr=1.5, decay=3.0, step=[1, 2, 7]),
        schedule("the first rate, another decay", lr=0.6, decay=0.25, step=[1, 2, 3, 4, 10]),
        schedule("a tiny rate", lr=1e-9, decay=0.5, step=[1, 4, 50]),
        schedule("a decay of 0", lr=0.3, decay=0.0, step=[0, 1, 9], kind=CONSTANT),
        schedule("step 0", lr=lr, decay=decay, step=[0], kind=START),
    ]


def schedule(name: str, lr: float, decay: float, step: list[int], kind: str = "") -> Case:
    return Case(name, {"lr": lr, "decay": decay, "step": np.array(step)}, kind=kind)


@cache
def small_schedules() -> tuple[Case, ...]:
    """Three rates that a person can compute."""
    return (
        schedule("three steps", lr=6.0, decay=1.0, step=[1, 2, 5]),
        schedule("three steps, a decay of 0.5", lr=6.0, decay=0.5, step=[1, 2, 4]),
        schedule("step 0", lr=6.0, decay=0.5, step=[0], kind=START),
        schedule("a decay of 0", lr=6.0, decay=0.0, step=[1, 2, 3], kind=CONSTANT),
    )


def rate_facts(case: Case, answer: Answer) -> Facts:
    """The rates, one for each step."""
    if answer.raised:
        return {}
    name = {START: "rate at step 0", CONSTANT: "rates without decay"}.get(case.kind, "rates")
    return {name: answer.values["result"]}


def written(case: Case, expected: Answer, yours: Answer) -> list[tuple[str, str]]:
    """The equation at each step, with its numbers."""
    if yours.raised:
        return []
    lr, decay, steps = case.inputs.values()
    lines = [("equation", "lr / (1 + decay · step)")]
    for k, (step, rate) in enumerate(zip(steps, expected.values["result"], strict=True)):
        given = yours.values["result"]
        said = f"{number(lr)} / (1 + {number(decay)} · {step}) = {number(rate)}"
        if len(given) == len(steps):
            said += f"   yours: {number(given[k])}"
        lines.append((f"step {step}", said))
    return lines


PICTURED = schedule("thirty steps", lr=0.1, decay=0.2, step=list(range(31)))


def rates_drawn(case: Case, expected: Answer, yours: Answer) -> tuple[str, ...]:
    """The rates against the step, over the expected ones."""
    from mbgd_lessons import figures  # here: a right answer does not wait for matplotlib

    steps, given = case.inputs["step"], yours.values["result"]
    if given.shape != steps.shape or not np.isfinite(given).all():
        return ()
    picture = figures.learning_curves(
        {"expected": (steps, expected.values["result"]), "yours": (steps, given)},
        xlabel="step",
        ylabel="learning rate",
        title=f"lr = {number(case.inputs['lr'])}, decay = {number(case.inputs['decay'])}",
        log=False,
    )
    return picture.html(dpi=100), picture.alt


INVERSE_TIME_DECAY = Exercise(
    name="inverse_time_decay",
    points=3,
    cases=schedules,
    ask=at_each_step,
    facts=rate_facts,
    reference=inverse_time_decay,
    rules=(
        Rule("falls", "the rate falls as one over time", 2, ("rates",)),
        Rule(
            "start",
            "at step 0, and without decay, it is `lr` itself",
            1,
            ("rate at step 0", "rates without decay"),
            after=("falls",),
        ),
    ),
    misconceptions=MISTAKES,
    small=small_schedules,
    written=written,
    pictured=PICTURED,
    picture=rates_drawn,
    quantities=lambda case: {"lr": case.inputs["lr"]},
    what="the rate",
)
