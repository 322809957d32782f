"""A vault of fictional data, built through the services: the same day, seed and size give the same data."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from spie_desktop.domain.present import today as present_day
from spie_desktop.i18n import _
from spie_desktop.services.all import Services
from spie_desktop.services.beginning import NewVault
from spie_desktop.services.demo import arrivals, coming, endings, journeys, land
from spie_desktop.services.demo.crowd import crowd
from spie_desktop.services.demo.library import library
from spie_desktop.services.demo.names import Names, email
from spie_desktop.services.demo.scale import Scale
from spie_desktop.services.demo.sittings import Sittings
from spie_desktop.services.demo.timeline import Calendar, Stage, Story, Timeline
from spie_desktop.services.demo.workshop import Place, Workshop
from spie_desktop.services.facilitator import FacilitatorDraft
from spie_desktop.services.opening import OpenVault
from spie_desktop.services.overview import IS_DEMO
from spie_desktop.services.people import Minter

# Public on purpose: everything in a demonstration vault is invented.
DEMO_PASSPHRASE = "vitrine sans donnée réelle, tout ici est inventé"
PEOPLE, SEED = 60, 1
Progress = Callable[[float, str], object]


def create_demo(
    folder: Path,
    passphrase: str = DEMO_PASSPHRASE,
    *,
    people: int = PEOPLE,
    seed: int = SEED,
    today: dt.date | None = None,
    progress: Progress | None = None,
) -> OpenVault:
    """A new vault with its fictional facilitator and everything she has done for a year; stopped, it leaves nothing."""
    beginning = NewVault(folder, passphrase, label=_("Fictional data"))
    vault = beginning.finish(_facilitator())
    try:
        build_demo(vault, people=people, seed=seed, today=today, progress=progress)
    except BaseException:
        vault.store.close()
        beginning.abandon()
        raise
    return vault


def build_demo(
    target: OpenVault | Services,
    *,
    people: int = PEOPLE,
    seed: int = SEED,
    today: dt.date | None = None,
    progress: Progress | None = None,
) -> None:
    """Fills an open vault; stopped on the way, it leaves none of it (but for the last people of a crowd)."""
    services = target.services if isinstance(target, OpenVault) else target
    tell = progress or _silent
    _introduce(services)
    _mark(services)
    rng, scale, day = random.Random(seed), Scale.of(people), today or present_day()
    names = Names(rng)
    places = _write(services, rng, names, scale, day, tell)
    if scale.crowd:
        share = scale.stories / max(people, 1)
        rows = crowd(rng, names, places, scale.crowd, day)
        services.people.register_many(
            rows, count=scale.crowd, progress=lambda done, words: tell(share + (1 - share) * done, words)
        )
    tell(1.0, _("The fictional data is ready."))


def _write(
    services: Services, rng: random.Random, names: Names, scale: Scale, day: dt.date, tell: Progress
) -> list[Place]:
    """Everything but the crowd, in one transaction."""
    end = scale.stories / max(scale.people, 1)
    with services.store.write("build_demo", bulk=True, is_undoable=False) as session:
        minter = Minter(session, services.store.author)
        workshop = Workshop(session, minter, rng, names, scale, day, lambda share, words: tell(share * end, words))
        tell(0.0, _("Settling the fictional département…"))
        land.settle(workshop)
        land.plan_calendar(workshop)
        calendars = [Calendar(place.days, day, place.skipped) for place in workshop.places]
        stories = Timeline(rng, names, scale, calendars).stories()
        with workshop.remembering():
            _live(workshop, stories)
    return workshop.places


def _live(workshop: Workshop, stories: list[Story]) -> None:
    for story in workshop.through(stories, len(stories), (0.05, 0.4), _("People enter…")):
        arrivals.arrive(workshop, story)
    sittings = Sittings(workshop, stories)
    past = sittings.past()
    for territory, rank in workshop.through(past, len(past), (0.4, 0.7), _("Committees are held…")):
        sittings.hold(territory, rank)
    for story in workshop.through(stories, len(stories), (0.7, 0.9), _("Actions go on…")):
        journeys.go_on(workshop, story)
    ended = [story for story in stories if story.stage is Stage.ENDED]
    for rank, story in workshop.through(enumerate(ended), len(ended), (0.9, 0.95), _("Parcours end…")):
        endings.finish(workshop, story, rank)
    for territory in range(len(workshop.places)):
        coming.prepare_next(workshop, territory, stories)
    coming.receive(workshop)


def _introduce(services: Services) -> None:
    """The facilitator of the demonstration, unless somebody was introduced already."""
    if services.facilitator.present() is None:
        services.facilitator.introduce(_facilitator())


def _facilitator() -> FacilitatorDraft:
    who = library().facilitator
    return FacilitatorDraft(
        first_name=who["first_name"],
        last_name=who["last_name"],
        job_title=who["job_title"],
        email=email(who["first_name"], who["last_name"], "val-de-lise.example"),
        phone="03 53 01 99 99",
    )


def _mark(services: Services) -> None:
    """Machine state: the window says that everything here is invented."""
    with services.store.plain("BEGIN IMMEDIATE") as connection:
        connection.exec_driver_sql(
            "INSERT INTO machine_state (key, value) VALUES (?, 'true')"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (IS_DEMO,),
        )


def _silent(_share: float, _words: str) -> None:
    """Nobody asked how far it is."""
