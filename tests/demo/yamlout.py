"""yamlout.py - records as a tidy team writes them: blocks, and one line for small things."""
import datetime as dt
import re

SPECIAL = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`]|: |:$| #|^\s|\s$|^$""")


def scalar(value, flow=False):
    if value is True:
        return "yes"
    if value is False:
        return "no"
    if isinstance(value, dt.datetime):
        return value.strftime("%Y-%m-%dT%H:%M")
    if isinstance(value, (dt.date, int)):
        return str(value)
    if isinstance(value, float):
        return ("%.2f" % value).rstrip("0").rstrip(".")
    text = str(value)
    if SPECIAL.search(text) or flow and re.search(r"[,\[\]{}]", text):
        return "'" + text.replace("'", "''") + "'"
    return text


def small(value):
    """A flow map or list: {on: 2026-01-12, agreed: yes}, [a, b]."""
    if isinstance(value, dict):
        pairs = ["%s: %s" % (k, small(v)) for k, v in value.items() if v is not None]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(small(v) for v in value) + "]"
    return scalar(value, flow=True)


def field(key, value, indent, out):
    pad = " " * indent
    if isinstance(value, str) and "\n" in value:
        out.append("%s%s: |" % (pad, key))
        out += [pad + "  " + line if line else "" for line in value.rstrip("\n").split("\n")]
    elif isinstance(value, list) and value and (
        isinstance(value[0], dict) or len(key) + len(small(value)) > 72):
        out.append("%s%s:" % (pad, key))
        out += ["%s  - %s" % (pad, small(x) if isinstance(x, dict) else scalar(x)) for x in value]
    elif isinstance(value, (dict, list)):
        line = "%s%s: %s" % (pad, key, small(value))
        if len(line) > 96 and isinstance(value, dict):
            out.append("%s%s:" % (pad, key))
            out += ["%s  %s: %s" % (pad, k, small(v)) for k, v in value.items() if v is not None]
        else:
            out.append(line)
    else:
        out.append("%s%s: %s" % (pad, key, scalar(value)))


def fields(record, indent, out):
    for key, value in record.items():
        if not key.startswith("_") and value is not None and value != []:
            field(key, value, indent, out)


def mapping(key, record, out):
    out.append(key + ":")
    fields(record, 2, out)


def records(key, items, out, blank=False):
    if not items:
        return
    if out and out[-1] != "":
        out.append("")
    out.append(key + ":")
    for n, record in enumerate(items):
        if blank and n:
            out.append("")
        lines = []
        fields(record, 4, lines)
        lines[0] = "  - " + lines[0][4:]
        out += lines


def rows(key, items, out):
    """Records of one line each."""
    if out and out[-1] != "":
        out.append("")
    out.append(key + ":")
    out += ["  - " + small({k: v for k, v in r.items() if not k.startswith("_")}) for r in items]


def write(path, out):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
