"""Is everything there, and once, that seats acknowledged while their server was killed again and again?

Seats as processes without windows take calls, note something about each and leave messages, through the program's own
services; the server is killed (`pg_ctl -m immediate`) at random moments and started again.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.db.killing import cut_once, kill_again_and_again


def main() -> int:
    """Run and print; 1 where something is missing or doubled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seats", type=int, default=8)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--cut", type=float, help="instead: cut the seats' network, in a namespace, for so many seconds"
    )
    args = parser.parse_args()
    began = time.perf_counter()
    if args.cut:
        return cut(args.seats, args.cut)
    with tempfile.TemporaryDirectory() as folder:
        acknowledged, wrong = kill_again_and_again(folder, seats=args.seats, kills=args.kills, seed=args.seed)
    many = {kind: sum(len(done[kind]) for done in acknowledged.values()) for kind in ("call", "note", "message")}
    took = time.perf_counter() - began
    print(json.dumps({"kills": args.kills, "seats": args.seats, "acknowledged": many, "seconds": round(took)}))
    print("\n".join(wrong[:20]) or "nothing is missing, nothing doubled, the order kept")
    return bool(wrong)


def cut(seats: int, seconds: float) -> int:
    """The same for a network that is cut; needs root."""
    with tempfile.TemporaryDirectory() as folder:
        (before, meanwhile, all_), wrong = cut_once(folder, seats=seats, seconds=seconds)
    many = {"before": before, "meanwhile": meanwhile, "all": all_}
    print(json.dumps({"cut_s": seconds, "seats": seats, "acknowledged": many}))
    print("\n".join(wrong[:20]) or "nothing is missing, nothing doubled, the order kept")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
