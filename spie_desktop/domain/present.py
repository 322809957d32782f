"""The present, as an instant and as the day it is where this computer stands."""

import datetime as dt


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def today() -> dt.date:
    return now().astimezone().date()
