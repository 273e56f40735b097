"""Are the kept slips compared or written anew?"""

import pytest


@pytest.fixture
def update_golden(request):
    """Whether what is kept is to be written anew."""
    return request.config.getoption("--update-golden")
