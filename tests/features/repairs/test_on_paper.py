"""What does a repair give to its slip?"""

from app.core.phone import Numbers
from app.features.repairs.model import Warranty
from app.printing.values import Money
from app.records.paper_fields import Reading
from tests.features.repairs.conftest import BY_KEY, REPAIR


def test_a_repair_gives_its_own_fields_and_those_of_its_customer(desk, store, customer, technician):
    values = {
        "customer_id": customer,
        "fault": "不制冷",
        "technician_id": technician,
        "warranty": Warranty.OUT,
        "service_fee": 5000,
        "parts": ({"name": "压缩机", "quantity": 2, "price": 30000},),
    }
    id_ = desk.save(REPAIR, None, 0, values).result().id
    reading = Reading(BY_KEY.__getitem__, str, Numbers("CN", "010").shown)
    given = store.look(lambda s: reading.values(s, REPAIR, id_)).result()
    assert given["fault"] == "不制冷"
    assert given["technician_id"] == "张建国"
    assert given["warranty"] == "Out of warranty"
    assert given["total"] == Money(65000)
    assert [(row["name"], row["amount"]) for row in given["parts"]] == [("压缩机", Money(60000))]
    assert given["customer_id"] == given["customer_id.name"] == "海底捞望京店"
    assert given["customer_id.phone"] == "138-0013-8000"
    assert given["customer_id.phones.number"] == "138-0013-8000、139-1111-2222"
    assert given["customer_id.addresses.line"] == "望京西路 41 号"
