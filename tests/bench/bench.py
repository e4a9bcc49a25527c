#!/usr/bin/env python3
"""bench.py - how fast and how small fuga is, as ratios of runs that took turns (make bench).

    bench.py turns N     fuga on all threads, on one, again without a change, again with one file changed, and the floor
    bench.py memory N    the most memory at N/8, N/4, N/2 and N accounts, and what each further account and record takes
    bench.py scale N     N accounts beside 5 N
    bench.py demo        the demonstration company

Each round runs every kind once, the order turned round from one to the next; a ratio is taken within a round, and the
median of the rounds is printed with the least and the most. A cold build finds neither site nor cache, and makes both.
Where other processes used much of the machine, as is told, believe CPU and not wall.

From the environment: RUNS (3), THREADS (the machine's cores), BENCH_DIR for the records, BENCH_OUT for the output
(memory where there is /dev/shm), FUGA (build/fuga), FLOOR. Standard library only.
"""
import hashlib
import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import time

MAKER = "../shared/bench/gen_records.py"
FUGA = os.path.abspath(os.environ.get("FUGA", "build/fuga"))
FLOOR = os.path.abspath(os.environ.get("FLOOR", "build/release/tests/bench/floor"))
RUNS = int(os.environ.get("RUNS", 3))
THREADS = int(os.environ.get("THREADS", os.cpu_count()))
BENCH_DIR = os.environ.get("BENCH_DIR", os.path.join(os.environ.get("TMPDIR", "/tmp"), "fuga-bench-data"))
BENCH_OUT = os.environ.get("BENCH_OUT") or f"{'/dev/shm' if os.path.isdir('/dev/shm') else BENCH_DIR}/fuga-bench-{os.getpid()}"
CHANGED = "  - what: 'Una llamada más al mes'\n    made: {}\n    by: {}\n    owner: {}\n    about: closeness\n    due: {}\n"


def records_of(n):
    """The folder of a company of n accounts, made unless it is there; run_peers.sh uses the same."""
    home = os.path.join(BENCH_DIR, str(n))
    made, records = os.path.join(home, ".generated"), os.path.join(home, "records")
    want = f"{n} 1 per-account {hashlib.sha256(open(MAKER, 'rb').read()).hexdigest()[:16]}"
    if not os.path.exists(made) or open(made).read().strip() != want:
        shutil.rmtree(home, ignore_errors=True)
        subprocess.run([sys.executable, MAKER, "--accounts", str(n), "--seed", "1", "--out", records], check=True, stdout=subprocess.DEVNULL)
        with open(made, "w") as f:
            f.write(want + "\n")
    with open(os.path.join(home, "truth.json")) as f:
        return records, json.load(f)["as_of"]


def busy():
    """CPU seconds that all processes of the machine have used; 0 where it does not tell."""
    try:
        with open("/proc/stat") as f:
            ticks = [int(word) for word in f.readline().split()[1:9]]
    except OSError:
        return 0
    return (sum(ticks) - ticks[3] - ticks[4]) / os.sysconf("SC_CLK_TCK")


def run(command):
    """Wall and CPU seconds and the most memory of one run, and what it wrote to standard output."""
    os.sync()
    start, before = time.monotonic(), busy()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "XDG_CACHE_HOME": os.path.join(BENCH_OUT, "cache")})
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"bench: {' '.join(command)}: status {child.returncode}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0, busy() - before - cpu) / wall / os.cpu_count()
    return {"wall": wall, "cpu": cpu, "others": others, "memory": usage.ru_maxrss * 1024, "said": said.decode()}


def empty(name):
    path = os.path.join(BENCH_OUT, name)
    shutil.rmtree(path, ignore_errors=True)
    return path


def build(records, as_of, site, threads):
    got = run([FUGA, "build", records, "-o", site, "--as-of", as_of, "--no-git", "-j", str(threads), "--stats=json"])
    return {**got, "stats": json.loads(got["said"])}


def cold(records, as_of, threads):
    empty("cache")
    return build(records, as_of, empty("site"), threads)


def floor(records, site, threads):
    out = empty("floor")
    os.makedirs(out)
    got = run([FLOOR, str(threads), records, site, out])
    empty("floor")
    return {**got, **{k: float(v) for k, v in (pair.split("=") for pair in got["said"].split())}}


def one_with_promises(records):
    """The file of an account about the middle, and its text."""
    folder = os.path.join(records, "accounts")
    names = sorted(os.listdir(folder))
    for name in names[len(names) // 2:] + names[: len(names) // 2]:
        with open(os.path.join(folder, name)) as f:
            text = f.read()
        if "\npromises:\n" in text:
            return os.path.join(folder, name), text
    sys.exit("bench: no account has a promise")


def changed(records, as_of, site):
    """Writes one promise more into the file of one account, builds, and takes it back."""
    path, text = one_with_promises(records)
    field = lambda key: text.split(f"\n    {key}: ", 1)[1].split("\n", 1)[0]
    with open(path, "w") as f:
        f.write(text.replace("\npromises:\n", "\npromises:\n" + CHANGED.format(field("made"), field("by"), field("owner"), as_of), 1))
    try:
        return build(records, as_of, site, THREADS)
    finally:
        with open(path, "w") as f:
            f.write(text)


def ratio(rows, of, to, what="wall"):
    values = sorted(row[of][what] / row[to][what] for row in rows)
    return f"{statistics.median(values):.3g} ({values[0]:.3g}–{values[-1]:.3g})"


def least(rows, kind, what):
    return min(row[kind][what] for row in rows)


def head(line):
    print(f"\n{line}\n")


def turns(n):
    records, as_of = records_of(n)
    rows = []
    cold(records, as_of, THREADS)  # reads the records into the page cache
    for k in range(RUNS):
        row = {}

        def threads_all():
            row["all"] = cold(records, as_of, THREADS)
            site = os.path.join(BENCH_OUT, "site")
            row["same"] = build(records, as_of, site, THREADS)
            row["changed"] = changed(records, as_of, site)
            row["floor"] = floor(records, site, THREADS)

        def threads_one():
            row["one"] = cold(records, as_of, 1)

        for kind in (threads_all, threads_one) if k % 2 == 0 else (threads_one, threads_all):
            kind()
        rows.append(row)
    stats = rows[-1]["all"]["stats"]
    head(f"{n:,} accounts, {stats['read']['records']:,} records, {stats['read']['bytes'] / 1e6:,.1f} MB in; {stats['site']['written']:,} files, "
         f"{stats['site']['bytes'] / 1e6:,.1f} MB out; {THREADS} threads; {RUNS} rounds; median (least–most)")
    print("| ratio | wall | CPU | wanted |\n| --- | --- | --- | --- |")
    for name, of, to, wanted in (("fuga ÷ floor", "all", "floor", "at most 2.0"), (f"1 thread ÷ {THREADS}", "one", "all", "at least 1.75 of 2"),
                                 ("nothing changed ÷ cold", "same", "all", "at most 0.05"), ("one file changed ÷ cold", "changed", "all", "at most 0.40")):
        print(f"| {name} | {ratio(rows, of, to)} | {ratio(rows, of, to, 'cpu')} | {wanted} |")
    print("\n| least of the runs | wall s | CPU s | MB |\n| --- | --: | --: | --: |")
    for name, kind in (("fuga", "all"), ("fuga, 1 thread", "one"), ("fuga, nothing changed", "same"), ("fuga, one file changed", "changed"), ("floor", "floor")):
        print(f"| {name} | {least(rows, kind, 'wall'):.3f} | {least(rows, kind, 'cpu'):.3f} | {least(rows, kind, 'memory') / 1e6:,.1f} |")
    for part in ("walk", "parse", "write"):
        print(f"| floor: {part} | {least(rows, 'floor', part + '_wall'):.3f} | {least(rows, 'floor', part + '_cpu'):.3f} | |")
    others = statistics.median(got["others"] for row in rows for got in row.values())
    print(f"\nOther processes used {100 * others:.0f} % of the machine meanwhile{': do not believe wall' if others > 0.1 else ''}.")
    stages(rows)


def stages(rows):
    """The parts of a cold build as shares of the whole: median of the rounds."""
    head("Where a cold build spends its time, median share of its CPU; CPU ÷ wall tells how many threads were at work")
    print("| stage | share of CPU | CPU ÷ wall |\n| --- | --: | --: |")
    told = [row["all"]["stats"] for row in rows]
    for i, stage in enumerate(told[0]["stages"]):
        each = [t["stages"][i] for t in told]
        share = statistics.median(s["cpu_s"] / t["cpu_s"] for s, t in zip(each, told))
        if share < 0.005:
            continue
        print(f"| {stage['name']} | {100 * share:.1f} % | {statistics.median(s['cpu_s'] / max(s['wall_s'], 1e-6) for s in each):.2f} |")
        if stage["name"] == "pages":
            for lap in told[0]["pages_cpu_s"]:
                print(f"| – {lap} | {100 * statistics.median(t['pages_cpu_s'][lap] / t['cpu_s'] for t in told):.1f} % | |")


def memory(n):
    sizes = [n // 8, n // 4, n // 2, n]
    got = [cold(*records_of(size), THREADS) for size in sizes]
    head(f"Memory by doubling, {THREADS} threads: the most at once, and what each account and record more takes")
    print("| accounts | records | MB | bytes an account more | bytes a record more | bytes per byte read more |\n| --: | --: | --: | --: | --: | --: |")
    for i, g in enumerate(got):
        read, before = g["stats"]["read"], got[i - 1]["stats"]["read"]
        grown = g["memory"] - got[i - 1]["memory"]
        more = [f"{grown / (read[k] - before[k]):,.{d}f}" for k, d in (("accounts", 0), ("records", 0), ("bytes", 2))] if i else ["", "", ""]
        print(f"| {read['accounts']:,} | {read['records']:,} | {g['memory'] / 1e6:,.1f} | {' | '.join(more)} |")


def scale(n):
    small, large, rows = records_of(n), records_of(5 * n), []
    for k in range(RUNS):
        row = {}
        for kind in ("small", "large") if k % 2 == 0 else ("large", "small"):
            row[kind] = cold(*(small if kind == "small" else large), THREADS)
            empty("site")
        rows.append(row)
    head(f"{5 * n:,} accounts ÷ {n:,}, {RUNS} rounds; median (least–most)")
    print("| ratio | | wanted |\n| --- | --- | --- |")
    print(f"| wall | {ratio(rows, 'large', 'small')} | at most 5.3 |\n| CPU | {ratio(rows, 'large', 'small', 'cpu')} | |")
    print(f"| memory | {ratio(rows, 'large', 'small', 'memory')} | |")
    print(f"\nThe most memory at {5 * n:,}: {max(row['large']['memory'] for row in rows) / 1e6:,.0f} MB (wanted: under 2,000 at 100,000)")


def demo():
    runs = [cold("content", "2026-06-30", THREADS) for _ in range(max(5, RUNS))]
    walls, cpus = (sorted(1000 * r[k] for r in runs) for k in ("wall", "cpu"))
    head("The demonstration company, cold, median (least–most)")
    print(f"wall {statistics.median(walls):.0f} ms ({walls[0]:.0f}–{walls[-1]:.0f}), CPU {statistics.median(cpus):.0f} ms "
          f"({cpus[0]:.0f}–{cpus[-1]:.0f}); wanted: under 150 ms")


def main():
    if len(sys.argv) < 2 or sys.argv[1] not in ("turns", "memory", "scale", "demo"):
        sys.exit(__doc__)
    if sys.argv[1] != "demo" and not (len(sys.argv) == 3 and sys.argv[2].isdigit() and int(sys.argv[2]) >= 16):
        sys.exit("bench: N is a number of accounts, at least 16")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was changed is taken back
    try:
        os.makedirs(BENCH_OUT, exist_ok=True)
        demo() if sys.argv[1] == "demo" else globals()[sys.argv[1]](int(sys.argv[2]))
    finally:
        shutil.rmtree(BENCH_OUT, ignore_errors=True)


if __name__ == "__main__":
    main()
