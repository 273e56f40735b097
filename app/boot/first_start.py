"""What does the program ask at its first start, and where are the answers kept?"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from app.boot.start import Start
from app.features.lines.lines import Lines
from app.features.lines.secrets import Secrets
from app.features.lines.setup import kept_of
from app.features.lines.view.setup import BoxSetup
from app.features.lines.view.trial import BoxTrial
from app.features.welcome.answers import Answers
from app.features.welcome.view.pages import BoxPart
from app.features.welcome.view.wizard import Welcome
from app.telephony.box import USUAL
from app.telephony.hub import Hub
from app.telephony.sim import Simulator
from app.ui.bridge import Bridge
from app.ui.language import install


def ask(start: Start) -> Answers | None:
    """The pages; what concerns the seat is kept at once. Nothing else runs yet, so this one dialog is waited for.

    None where it was left before there was anybody who could sign in: the next start asks again.
    """
    bridge, pool = Bridge(start.app), ThreadPoolExecutor(max_workers=2, thread_name_prefix="pool")
    lines = _lines_to_try(start)

    def box() -> BoxPart:
        setup = BoxSetup(start.theme, bridge, BoxTrial(start.theme, bridge, start.clock, lines), country="CN")
        return BoxPart(setup, setup.config)

    given: list[Answers] = []
    welcome = Welcome(start.theme, bridge, pool, lambda language: _speak(start, language), box)
    welcome.done_with.connect(given.append)
    welcome.exec()
    lines.close()
    pool.shutdown(wait=False, cancel_futures=True)
    welcome.deleteLater()
    answers = given[-1] if given else Answers()
    if not answers.is_enough:
        return None
    for key, value in answers.seat_values().items():
        start.memory.keep(key, value)
    if answers.boxes is not None:
        start.memory.keep("boxes", kept_of(answers.boxes))
    return answers


def _lines_to_try(start: Start) -> Lines:
    secrets = Secrets()

    def hub(on_call: Callable[..., None], on_box: Callable[..., None]) -> Hub:
        return Hub(on_call, on_box, start.clock, Simulator(), replace(USUAL, secret=secrets.of))

    return Lines(hub(lambda _: None, lambda _: None), hub, lambda _: None, secrets=secrets)


def _speak(start: Start, language: str) -> None:
    install(start.app, language)
