"""Which boxes can be read? One decoder per family, by the name the user chooses; a new box is one line here."""

from app.telephony.decoders.ad800 import Ad800Decoder
from app.telephony.decoders.ami import AmiDecoder
from app.telephony.decoders.at_modem import ModemDecoder
from app.telephony.decoders.helper import HelperDecoder
from app.telephony.decoders.ncid import NcidDecoder
from app.telephony.decoders.serial_ascii import SerialAsciiDecoder
from app.telephony.decoders.serial_fsk import SerialFskDecoder
from app.telephony.decoders.simulator import SimulatorDecoder
from app.telephony.decoders.sound import SoundDecoder
from app.telephony.decoders.whozz import WhozzDecoder
from app.telephony.protocol import Decoder

DECODERS: dict[str, type[Decoder]] = {
    decoder.name: decoder
    for decoder in (
        ModemDecoder,
        WhozzDecoder,
        NcidDecoder,
        Ad800Decoder,
        SerialFskDecoder,
        SerialAsciiDecoder,
        SoundDecoder,
        AmiDecoder,
        HelperDecoder,
        SimulatorDecoder,
    )
}
