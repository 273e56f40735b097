"""What does a test of windows need? A theme, and the certainty that it leaves no widget behind."""

import gc

import pytest


@pytest.fixture(scope="session")
def _one_theme(qapp):
    from app.ui.theme import Theme

    return Theme(qapp, "light")


@pytest.fixture
def theme(_one_theme):
    """The light theme; a test may switch it."""
    yield _one_theme
    _one_theme.use("light")


@pytest.fixture(autouse=True)
def _no_widget_left(request):
    """Fails a test whose windows outlive it."""
    if "qapp" not in request.fixturenames and "qtbot" not in request.fixturenames:
        yield
        return
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtWidgets import QApplication

    request.getfixturevalue("qapp")
    before = set(QApplication.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [one for one in QApplication.topLevelWidgets() if one not in before]
    if left:
        del left
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [repr(one) for one in QApplication.topLevelWidgets() if one not in before]
    if left:
        pytest.fail("widgets left alive: " + ", ".join(left), pytrace=False)
