"""Is a test that fails beside five thousand others wrong, or was the machine too busy? It is tried once more, and told.

With `--again` (what `.ci/run` says; never where somebody works on a test): the first failure stands in the run's last
lines with its test, so that nobody overlooks a test that is right only the second time.
"""

import pytest
from _pytest.runner import runtestprotocol

_FIRST = "failed first"


def pytest_addoption(parser):
    parser.addoption("--again", action="store_true", help="try a test that fails once more, and say so at the end")


def pytest_runtest_protocol(item, nextitem):
    """Run the test; a second time where it failed."""
    if not item.config.getoption("again"):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if failed := next((one for one in reports if one.failed), None):
        _forget(item)
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
        for one in reports:
            one.user_properties.append((_FIRST, failed.longreprtext[-1500:]))
    for one in reports:
        item.ihook.pytest_runtest_logreport(report=one)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


def _forget(item):
    """Let fixtures that could not be made be made anew."""
    for fixtures in item._fixtureinfo.name2fixturedefs.values():
        for one in fixtures:
            if one.cached_result is not None and one.cached_result[2] is not None:
                one.cached_result = None


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter):
    """Say which were right only the second time."""
    for one in terminalreporter.stats.get("passed", ()):
        for name, why in one.user_properties:
            if name == _FIRST and one.when == "call":
                terminalreporter.section(f"right only the second time: {one.nodeid}")
                terminalreporter.write_line(why)
