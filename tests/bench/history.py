#!/usr/bin/env python3
"""history.py FILES COMMITS - a company's repository for git fast-import, the same every time:
the first commit adds FILES accounts, each later one moves or answers promises of one to three."""
import datetime
import random
import sys

COMPANY = "company: {name: Bench, language: en, currency: EUR, timezone: UTC}\n"
PROMISES = 40
START = datetime.date(2022, 1, 3)


def day(n):
    return (START + datetime.timedelta(days=n)).isoformat()


def account(i, promises):
    lines = [f"account: {{id: a{i:05}, name: Account {i}, since: 2021-01-01, segment: s{i % 7}}}\npromises:\n"]
    for k, (due, kept) in enumerate(promises):
        lines.append(
            f"  - what: Delivery {k} of account {i} in the agreed quantity and quality\n"
            f"    made: {day(k)}\n    by: sales\n    owner: operations\n    about: quality\n    due: {day(due)}\n"
            + (f"    kept: {day(kept)}\n" if kept else "    notes: |\n      To be told as soon as it is done.\n")
        )
    return "".join(lines)


def blob(out, path, text):
    data = text.encode()
    out.write(b"M 100644 inline %s\ndata %d\n%s\n" % (path.encode(), len(data), data))


def commit(out, n, on):
    seconds = int(datetime.datetime.combine(on, datetime.time(12), datetime.timezone.utc).timestamp())
    who = b"Ana <ana@example.com> %d +0000\n" % seconds
    message = b"change %d" % n
    out.write(b"commit refs/heads/main\nauthor %scommitter %sdata %d\n%s\n" % (who, who, len(message), message))


def main():
    files, commits = int(sys.argv[1]), int(sys.argv[2])
    dice, out = random.Random(5), sys.stdout.buffer
    state = [[[30 + 20 * k, 0] for k in range(PROMISES)] for _ in range(files)]
    commit(out, 0, START)
    blob(out, "records/company.yaml", COMPANY)
    for i in range(files):
        blob(out, f"records/accounts/a{i:05}.yaml", account(i, state[i]))
    for n in range(1, commits):
        commit(out, n, START + datetime.timedelta(days=n * 1200 // commits))
        for _ in range(dice.randint(1, 3)):
            i, k = dice.randrange(files), dice.randrange(PROMISES)
            promise = state[i][k]
            if dice.random() < 0.3:
                promise[0] += 30
            else:
                promise[1] = promise[0] + dice.randint(-5, 9)
            blob(out, f"records/accounts/a{i:05}.yaml", account(i, state[i]))


main()
