"""Learning rates that decay in another way, by name.

A hint says where to look; it does not give the line.
"""

import numpy as np

from autograder.exercise import Misconception
from autograder.families import negated, piles_up, remembers, whole_numbers
from mbgd_lessons import inverse_time_decay


def no_decay_before(first):
    """Constant for so many steps."""
    return lambda lr, decay, step: lr / (1 + decay * max(0, step - first))


BRACKETS = (
    Misconception(
        "only lr divided by one, the rest added",
        lambda lr, decay, step: lr / 1 + decay * step,
        "Your rate grows from step to step. Division comes before addition: what should stand "
        "below the fraction line as a whole?",
    ),
    Misconception(
        "the step multiplies the fraction",
        lambda lr, decay, step: lr / (1 + decay) * step,
        "Your rate grows with the step, and is 0 at the start. Which product stands below the "
        "fraction line?",
    ),
    Misconception(
        "the step multiplies the one as well",
        lambda lr, decay, step: lr / ((1 + decay) * step),
        "At step 0 you divide by zero. The step multiplies the decay alone.",
    ),
    Misconception(
        "the one is missing",
        lambda lr, decay, step: lr / (decay * step),
        "At step 0 you divide by zero, where the rate should be lr itself. What keeps the "
        "denominator at one there?",
    ),
    *(
        Misconception(
            "one added to a quotient",
            code,
            "You divide first and add one afterwards, so that the rate never falls below one. "
            "Where do the parentheses begin?",
        )
        for code in (
            lambda lr, decay, step: 1 + lr / (decay * step),
            lambda lr, decay, step: 1 + lr * decay * step,
        )
    ),
    Misconception(
        "multiplied instead of divided",
        lambda lr, decay, step: lr * (1 + decay * step),
        "Your rate grows from step to step. A rate that decays has what grows below the fraction "
        "line.",
    ),
    Misconception(
        "a minus in the denominator",
        lambda lr, decay, step: lr / (1 - decay * step),
        "Below the fraction line your number shrinks, and becomes zero or negative. It should "
        "grow with the step.",
    ),
    Misconception(
        "decay and step added instead of multiplied",
        lambda lr, decay, step: lr / (1 + decay + step),
        "At step 0 the rate should be lr, whatever the decay is. Which sign stands between decay "
        "and step?",
    ),
    Misconception(
        "upside down",
        lambda lr, decay, step: (1 + decay * step) / lr,
        "Your fraction stands on its head: it grows from step to step.",
    ),
)

OTHER_LAWS = (
    Misconception(
        "the rate multiplied by decay in every step",
        lambda lr, decay, step: lr * decay**step,
        "That is exponential decay: it keeps the share `decay` of the rate in every step. Here the "
        "rate falls as one over time, and a decay of 0 leaves it as it is.",
    ),
    *(
        Misconception(
            "the rate loses the same share in every step",
            code,
            "That is exponential decay, whose steps soon become too short to arrive. Here the rate "
            "falls as one over time: after 1/decay steps it is half, after 9/decay a tenth.",
        )
        for code in (
            lambda lr, decay, step: lr * (1 - decay) ** step,
            lambda lr, decay, step: lr * np.exp(-decay * step),
            lambda lr, decay, step: lr / (1 + decay) ** step,
            lambda lr, decay, step: lr * 0.5 ** (decay * step),
        )
    ),
    *(
        Misconception(
            "the rate falls along a straight line",
            code,
            "The same amount is taken off in every step, so that the rate reaches zero or goes "
            "below it. Here it falls as one over time, ever more slowly.",
        )
        for code in (
            lambda lr, decay, step: lr - decay * step,
            lambda lr, decay, step: lr * (1 - decay * step),
            lambda lr, decay, step: lr * max(0.0, 1 - decay * step),
            lambda lr, decay, step: max(0.0, lr - decay * step),
        )
    ),
    *(
        Misconception(
            "a square root in the denominator",
            code,
            "Your rate falls as one over the root of time, which is slower. Other schedules do so; "
            "this one has no root.",
        )
        for code in (
            lambda lr, decay, step: lr / np.sqrt(1 + decay * step),
            lambda lr, decay, step: lr / (1 + decay * np.sqrt(step)),
        )
    ),
    *(
        Misconception(
            "the step or the denominator squared",
            code,
            "Your rate falls as one over time squared: the steps soon become too short to arrive. "
            "No square stands in the equation.",
        )
        for code in (
            lambda lr, decay, step: lr / (1 + decay * step**2),
            lambda lr, decay, step: lr / (1 + decay * step) ** 2,
            lambda lr, decay, step: lr / (1 + (decay * step) ** 2),
        )
    ),
    *(
        Misconception(
            "decay as an exponent",
            code,
            "The decay stands in an exponent. In the equation it multiplies the step.",
        )
        for code in (
            lambda lr, decay, step: lr / (1 + step) ** decay,
            lambda lr, decay, step: lr / (1 + step**decay),
        )
    ),
    Misconception(
        "logarithmic decay",
        lambda lr, decay, step: lr / (1 + decay * np.log1p(step)),
        "Your rate falls as one over the logarithm of the step, which is far slower. The step "
        "itself stands in the equation.",
    ),
)

WRONG_INPUTS = (
    Misconception(
        "the learning rate does not decay",
        lambda lr, decay, step: lr,
        "The rate is lr at every step: step and decay play no part in what is returned.",
    ),
    Misconception(
        "the step plays no part",
        lambda lr, decay, step: lr / (1 + decay),
        "The rate is the same at every step. What should multiply the decay?",
    ),
    Misconception(
        "the decay plays no part",
        lambda lr, decay, step: lr / (1 + step),
        "The rate falls at its own pace, whatever `decay` is.",
    ),
    Misconception(
        "the start rate plays no part",
        lambda lr, decay, step: 1 / (1 + decay * step),
        "The rate starts from one. It should start from lr.",
    ),
    Misconception(
        "lr and decay swapped",
        lambda lr, decay, step: decay / (1 + lr * step),
        "The rate starts from decay, and falls the faster the larger lr is. Which of the two "
        "stands above the fraction line?",
    ),
    Misconception(
        "the decay kept at one or below",
        lambda lr, decay, step: lr / (1 + min(decay, 1) * step),
        "A decay above one counts as one. It is no share: it may be any number from zero on.",
    ),
    Misconception(
        "lr in place of decay",
        lambda lr, decay, step: lr / (1 + lr * step),
        "The rate falls the faster the larger lr is, and decay plays no part.",
    ),
    Misconception(
        "the step divided by the decay",
        lambda lr, decay, step: lr / (1 + step / decay),
        "A larger decay makes your rate fall more slowly, and a decay of 0 cannot be. Which sign "
        "stands between step and decay?",
    ),
    Misconception(
        "decay taken as a percentage",
        lambda lr, decay, step: lr / (1 + decay / 100 * step),
        "The decay counts a hundredth of what it should: it is a plain number, not per cent.",
    ),
    Misconception(
        "steps counted one too far",
        lambda lr, decay, step: lr / (1 + decay * (step + 1)),
        "At step 0 your rate is already lower than lr. `step` counts the updates made so far, from "
        "0 on.",
    ),
    *(
        Misconception(
            "steps counted from one",
            code,
            "At step 1 your rate is still lr: it lags one step behind. `step` counts the updates "
            "made so far, from 0 on.",
        )
        for code in (lambda lr, decay, step: lr / (1 + decay * (step - 1)), no_decay_before(1))
    ),
    Misconception(
        "the rate falls in stairs",
        lambda lr, decay, step: lr / (1 + int(decay * step)),
        "The rate stays the same for a while and then jumps: decay · step is cut to a whole "
        "number. Look for `int`, `//` or a call that rounds.",
    ),
)


def decayed_again_and_again(lr, decay, step):
    for k in range(step + 1):
        lr = lr / (1 + decay * k)
    return lr


def doubled_in_loop(lr, decay, step):
    return sum(lr / (1 + decay * k) for k in range(step + 1))


RETURNED = (
    Misconception(
        "the decayed rate is decayed again",
        decayed_again_and_again,
        "The rate of the step before is divided once more. Every rate is computed from the first "
        "one, lr.",
    ),
    Misconception(
        "all rates up to this step added up",
        doubled_in_loop,
        "What comes back is the sum of the rates so far. Asked for is the rate at this step.",
    ),
    *(
        Misconception(
            "a list of rates instead of one",
            code,
            "What comes back holds a rate for every step so far. Asked for is the rate at this "
            "step, one number.",
        )
        for code in (
            lambda lr, decay, step: [lr / (1 + decay * k) for k in range(step + 1)],
            lambda lr, decay, step: [lr / (1 + decay * k) for k in range(step)],
        )
    ),
    Misconception(
        "only how much the rate has fallen",
        lambda lr, decay, step: lr - lr / (1 + decay * step),
        "What comes back is the difference to lr: 0 at the start, and growing. Asked for is the "
        "rate itself.",
    ),
    *(
        Misconception(
            "a lowest rate of its own",
            lambda lr, decay, step, floor=floor: max(floor, lr / (1 + decay * step)),
            "Late rates do not fall any further: a lower bound stands in your code. The equation "
            "has none.",
        )
        for floor in (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-8)
    ),
    *(
        Misconception(
            "rounded",
            lambda lr, decay, step, digits=digits: round(lr / (1 + decay * step), digits),
            "The rates are right to a few decimals only. Rounding is for printing.",
        )
        for digits in (2, 3, 4)
    ),
    negated(inverse_time_decay, "the rate"),
    whole_numbers(inverse_time_decay),
    remembers(inverse_time_decay),
    piles_up(inverse_time_decay),
)

MISTAKES = (*BRACKETS, *OTHER_LAWS, *WRONG_INPUTS, *RETURNED)
