"""An Asterisk exchange to ring at: what it would say of calls, and a server that says it."""

import hashlib
import socket
import ssl
import threading
from contextlib import suppress


def packet(**fields):
    """One packet as it stands on the wire."""
    return "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode() + b"\r\n"


class Channel:
    """One leg; `says` makes packets of its events."""

    def __init__(self, house, channel, root=None, **facts):
        house.count += 1
        self.house, self.channel = house, channel
        self.uid = f"1795299000.{house.count}"
        self.linked = root.linked if root else self.uid
        self.facts = {
            "ChannelState": 0,
            "CallerIDNum": "<unknown>",
            "CallerIDName": "<unknown>",
            "ConnectedLineNum": "<unknown>",
            "Context": "from-internal",
            "Exten": "s",
        } | facts

    def fields(self, prefix=""):
        whole = {"Channel": self.channel, **self.facts, "Uniqueid": self.uid, "Linkedid": self.linked}
        return {f"{prefix}{key}": value for key, value in whole.items()}

    def says(self, event, **more):
        return packet(Event=event, Privilege="call,all", **self.fields(), **more)

    def turns(self, state, **facts):
        self.facts |= {"ChannelState": state} | facts
        return self.says("Newstate")

    def enters(self, bridge):
        self.facts["ChannelState"] = 6
        return self.says("BridgeEnter", BridgeUniqueid=bridge)

    def hangs_up(self, cause=16):
        return self.says("Hangup", Cause=cause)


class House:
    """Makes calls and what is said of them, in the order Asterisk 20 says it."""

    def __init__(self):
        self.count = 0

    def comes_in(self, number="13800138000", name="<unknown>", channel="PJSIP/carrier-00000001", **facts):
        facts = {"ChannelState": 4, "CallerIDNum": number, "CallerIDName": name, "Context": "from-carrier"} | facts
        caller = Channel(self, channel, **({"Exten": "100"} | facts))
        return caller, caller.says("Newchannel")

    def lifts(self, extension="801", exten="013700137000"):
        own = Channel(self, f"PJSIP/{extension}-0000000a", ChannelState=4, CallerIDNum=extension, Exten=exten)
        return own, own.says("Newchannel")

    def rings(self, caller, extension, channel=None, dial=None, **facts):
        """A telephone is dialled and rings."""
        leg = Channel(self, channel or f"PJSIP/{extension}-0000001{self.count}", caller, CallerIDNum=extension, **facts)
        said = leg.says("Newchannel") + self.dials(caller, leg, dial or extension)
        return leg, said + leg.turns(5, ConnectedLineNum=caller.facts["CallerIDNum"])

    def dials(self, caller, leg, dial):
        return caller.says("DialBegin", **leg.fields("Dest"), DialString=dial)

    def trunk(self, own, number, dial=None, context="from-carrier"):
        """The way out is dialled and rings at the other side."""
        leg = Channel(self, f"PJSIP/carrier-0000002{self.count}", own, CallerIDNum=number, Context=context)
        said = leg.says("Newchannel") + self.dials(own, leg, dial or f"{number}@carrier")
        return leg, said + leg.turns(5)

    def answers(self, caller, leg, bridge="b1"):
        said = leg.turns(6) + caller.says("DialEnd", **leg.fields("Dest"), DialStatus="ANSWER") + caller.turns(6)
        return said + leg.enters(bridge) + caller.enters(bridge)

    def gives_up(self, caller, *legs):
        said = b"".join(caller.says("DialEnd", **leg.fields("Dest"), DialStatus="CANCEL") for leg in legs)
        return said + b"".join(leg.hangs_up(127) for leg in legs) + caller.hangs_up(127)


class Server:
    """A manager port: signs in whoever knows the password, answers pings, lists channels, and says what it is given.

    Args:
        going_on: channels listed to whoever asks.
        context: TLS of the server side, None for plain TCP.
    """

    def __init__(self, secret="opensesame", going_on=(), context=None, port=0):
        self.secret, self.going_on, self.context = secret, list(going_on), context
        self.heard, self.connections = [], []
        self._told = threading.Condition()
        self._socket = socket.create_server(("127.0.0.1", port))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def say(self, data):
        for connection in list(self.connections):
            connection.sendall(data)

    def wait(self, action, times=1):
        """The fields of the `times`th action of that name; waits for it."""
        with self._told:
            found = lambda: [one for one in self.heard if one.get("Action") == action][times - 1 :]  # noqa: E731
            assert self._told.wait_for(found, 20), (action, self.heard)
            return found()[0]

    def drop(self):
        """The connections are cut, as when the exchange is started anew."""
        connections, self.connections = self.connections, []
        for connection in connections:
            with suppress(OSError):  # the other side was first
                connection.shutdown(socket.SHUT_RDWR)

    def close(self):
        self._socket.close()
        self.drop()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection):
        try:
            if self.context:
                connection = self.context.wrap_socket(connection, server_side=True)
            connection.sendall(b"Asterisk Call Manager/9.0.0\r\n")
            kept = b""
            while data := connection.recv(4096):
                *whole, kept = (kept + data).split(b"\r\n\r\n")
                for one in whole:
                    self._answer(connection, dict(line.split(": ", 1) for line in one.decode().split("\r\n")))
        except (OSError, ssl.SSLError):
            pass
        finally:
            connection.close()

    def _answer(self, connection, asked):
        name = asked.get("ActionID", "")
        reply = {
            "Challenge": lambda: packet(Response="Success", ActionID=name, Challenge="169241"),
            "Login": lambda: self._login(asked),
            "Ping": lambda: packet(Response="Success", ActionID=name, Ping="Pong"),
            "CoreShowChannels": lambda: self._channels(name),
            "Originate": lambda: packet(Response="Success", ActionID=name, Message="Originate successfully queued"),
        }[asked["Action"]]()
        if asked["Action"] == "Login" and b"Success" in reply:
            self.connections.append(connection)  # whoever knows that it is signed in hears what is said from now on
        connection.sendall(reply)
        with self._told:
            self.heard.append(asked)
            self._told.notify_all()

    def _login(self, asked):
        key = hashlib.md5(b"169241" + self.secret.encode(), usedforsecurity=False).hexdigest()
        if asked.get("Key") == key:
            return packet(Response="Success", ActionID=asked["ActionID"], Message="Authentication accepted")
        return packet(Response="Error", ActionID=asked["ActionID"], Message="Authentication failed")

    def _channels(self, name):
        start = packet(Response="Success", ActionID=name, EventList="start", Message="Channels will follow")
        lines = b"".join(
            packet(Event="CoreShowChannel", ActionID=name, **channel.fields(), **more)
            for channel, more in self.going_on
        )
        return start + lines + packet(Event="CoreShowChannelsComplete", ActionID=name, EventList="Complete")
