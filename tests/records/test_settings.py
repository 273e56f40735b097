"""Are shared settings kept for the whole shop?"""

from app.core.options import COMPANY_NAME, CUSTOM_FIELDS
from app.db.system import Setting
from app.records.settings import load_shared, save_shared


def test_what_is_saved_is_loaded_and_strangers_are_left_out(store):
    store.run(lambda s: save_shared(s, COMPANY_NAME, "海底捞望京店")).result()
    store.run(lambda s: save_shared(s, COMPANY_NAME, "海底捞三里屯店")).result()
    store.run(lambda s: save_shared(s, CUSTOM_FIELDS[0], "发动机号")).result()
    store.run(lambda s: s.add(Setting(key="of_a_newer_program", value=1)) or None).result()
    assert store.look(load_shared).result() == {"company_name": "海底捞三里屯店", "custom_1": "发动机号"}
