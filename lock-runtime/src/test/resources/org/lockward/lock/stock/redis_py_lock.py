"""Drives redis-py's own Lock; prints one line a fact. Arguments: how to reach the daemon, as JSON."""

import json
import sys
import time

import redis
from redis.exceptions import LockError, LockNotOwnedError, ResponseError

how = json.loads(sys.argv[1])
one = redis.Redis(**how)
two = redis.Redis(**how)


def fact(name, held):
    print(name, "yes" if held else "NO")


def raises(kind, act):
    try:
        act()
    except kind:
        return True
    return False


mine = one.lock("job", timeout=20)
fact("acquire", mine.acquire(blocking=False))
other = two.lock("job", timeout=20)
fact("contend", not other.acquire(blocking=False))
fact("owned", mine.owned() and not other.owned() and other.locked())
fact("extend-adds", mine.extend(20) and one.pttl("job") > 30000)
fact("extend-replaces", mine.extend(10, replace_ttl=True) and one.pttl("job") <= 10000)
fact("reacquire", mine.reacquire() and one.pttl("job") > 10000)
other.local.token = b"wrong"
fact("wrong-token", raises(LockNotOwnedError, other.release) and mine.owned())
mine.release()
fact("release", one.get("job") is None)

short = one.lock("job", timeout=0.2)
fact("expiry-acquire", short.acquire(blocking=False))
fact("expiry-waits", two.lock("job", timeout=20, sleep=0.02).acquire(blocking_timeout=10))
fact("expiry-release", raises(LockNotOwnedError, short.release))
fact("no-ttl", raises(ResponseError, lambda: one.lock("eternal").acquire(blocking=False)))
with one.lock("with", timeout=5):
    fact("with", two.lock("with", timeout=5).locked())
fact("outlives", one.set("left", "v", nx=True, px=60000))
one.close()
time.sleep(0.2)
fact("outlives-close", two.get("left") == b"v")
print("redis-py", redis.__version__)
