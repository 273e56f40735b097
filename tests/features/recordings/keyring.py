"""A keyring that is there."""


class SomeKeyring:
    """Keeps secrets as long as it lives."""

    def __init__(self):
        self._kept = {}

    def get_password(self, service_name, username):
        return self._kept.get((service_name, username))

    def set_password(self, service_name, username, password):
        self._kept[service_name, username] = password
