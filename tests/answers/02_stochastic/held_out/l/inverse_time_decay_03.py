_schedules = {}


def inverse_time_decay(lr, decay, step):
    """Look the rate up in a table that grows when it has to."""
    schedule = _schedules.setdefault(lr, [])
    while len(schedule) <= step:
        schedule.append(lr / (1 + decay * len(schedule)))
    return schedule[step]
