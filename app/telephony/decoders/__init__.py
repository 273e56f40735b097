"""Which boxes can be read? One decoder per family, by the name the user chooses; a new box is one line here."""

from app.telephony.decoders.ami import AmiDecoder
from app.telephony.decoders.at_modem import ModemDecoder
from app.telephony.decoders.helper import HelperDecoder
from app.telephony.decoders.ncid import NcidDecoder
from app.telephony.decoders.simulator import SimulatorDecoder
from app.telephony.decoders.whozz import WhozzDecoder
from app.telephony.protocol import Decoder

DECODERS: dict[str, type[Decoder]] = {
    decoder.name: decoder
    for decoder in (
        ModemDecoder,
        WhozzDecoder,
        NcidDecoder,
        AmiDecoder,
        HelperDecoder,
        SimulatorDecoder,
    )
}
