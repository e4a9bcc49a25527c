#!/bin/sh
# The files beside the pages, read back by somebody else's parsers: nothing of a record is markup or
# a line of a calendar, nothing of a hidden person is told.
set -eu
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0
holds() {
	name=$1
	shift
	if "$@" >"$dir/out" 2>&1; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name"
		cat "$dir/out"
		failed=1
	fi
}

mkdir "$dir/content"
cat >"$dir/content/all.yaml" <<'Y'
company:
  name: "Búho & <Hijos>"
  language: es
  currency: MXN
  timezone: America/Mexico_City
  as_of: 2026-06-30
  site: {indexed: yes, address: "https://informes.example.com/fuga"}
people: [{id: ana, name: Ana Robledo, department: ventas}]
departments:
  - {id: ventas, name: "Ventas </title><x>", role: promises}
accounts:
  - {id: acme, name: "Acme]]>&<b>", since: 2025-01-01, owner: ana, renews: 2026-08-01}
promises:
  - account: acme
    what: "uno, dos; tres\\\nEND:VEVENT\nEND:VCALENDAR ñandú 💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧💧"
    made: 2026-06-01
    by: ana
    owner: ventas
    about: speed
    due: 2026-07-03
incidents:
  - {account: acme, when: 2026-06-03T10:15, kind: defect, origin: ventas, resolved_by: ana, resolved: 2026-06-05, summary: "<script>alert(1)</script> &amp; ]]> {{x}}"}
Y
"$FUGA" build "$dir/content" -o "$dir/site" -q
holds a_hidden_person_is_in_none_of_them sh -c "! grep -rl Robledo '$dir/site'/feed.xml '$dir/site'/calendar.ics '$dir/site'/badges"
holds pages_name_the_feed_and_the_icon sh -c "grep -q 'href=\"../feed.xml\"' '$dir/site/accounts/acme.html' && grep -q 'href=\"../favicon.svg\"' '$dir/site/accounts/acme.html'"
holds pages_name_their_own_address grep -q 'og:url" content="https://informes.example.com/fuga/accounts/acme.html"' "$dir/site/accounts/acme.html"
holds the_calendar_is_linked grep -q 'href="calendar.ics"' "$dir/site/actions.html"
holds the_missing_page_starts_at_its_path grep -q 'href="/fuga/index.html"' "$dir/site/404.html"
holds robots_are_told_of_the_map grep -qx 'Sitemap: https://informes.example.com/fuga/sitemap.xml' "$dir/site/robots.txt"

"$FUGA" build "$dir/content" -o "$dir/json" -q --format json
holds they_come_with_html_only sh -c "! ls '$dir/json' | grep -E 'feed|calendar|badges|robots|404'"

if ! python3 -c 'import xml.etree.ElementTree' 2>/dev/null; then
	echo "SKIP what others read in the feed, calendar, badges: python3 is not here"
	exit $failed
fi
cat >"$dir/read.py" <<'P'
import glob, re, sys
import xml.etree.ElementTree as ET
site = sys.argv[1]
A = '{http://www.w3.org/2005/Atom}'
S = '{http://www.sitemaps.org/schemas/sitemap/0.9}'

def feed():
    root = ET.parse(site + '/feed.xml').getroot()
    assert root.tag == A + 'feed'
    for who in [root] + root.findall(A + 'entry'):
        for one in 'id', 'title', 'updated':
            assert len(who.findall(A + one)) == 1, (who, one)
        assert re.fullmatch(r'tag:[a-z0-9.-]+,2026:[a-z0-9./-]+', who.find(A + 'id').text)
        assert re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)', who.find(A + 'updated').text)
    assert root.find(A + 'author/' + A + 'name').text
    ids = [e.find(A + 'id').text for e in root.findall(A + 'entry')]
    assert len(ids) == len(set(ids)) <= 50
    return root

def calendar():
    data = open(site + '/calendar.ics', 'rb').read()
    assert data.endswith(b'\r\n') and b'\n' not in data.replace(b'\r\n', b'')
    lines = data[:-2].split(b'\r\n')
    assert max(map(len, lines)) <= 75
    [l.decode() for l in lines]
    text = data.decode().replace('\r\n ', '')
    events, event = [], None
    for line in text.split('\r\n')[:-1]:
        name, value = line.split(':', 1)
        assert re.fullmatch(r'[A-Z-]+(;VALUE=DATE)?', name), line
        if line == 'BEGIN:VEVENT':
            assert event is None
            event = {}
        elif line == 'END:VEVENT':
            assert {'UID', 'DTSTAMP', 'DTSTART;VALUE=DATE', 'SUMMARY'} <= set(event)
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event
            event[name] = re.sub(r'\\(.)', lambda m: '\n' if m[1] in 'nN' else m[1], value)
    assert event is None and len(re.findall(r'^BEGIN:', text, re.M)) == len(events) + 1
    uids = [e['UID'] for e in events]
    assert len(uids) == len(set(uids))
    return events

def badges():
    out = {}
    for path in glob.glob(site + '/badges/**/*.svg', recursive=True):
        root = ET.parse(path).getroot()
        assert not [e for e in root.iter() if e.tag.split('}')[1] not in ('svg', 'title', 'clipPath', 'g', 'rect', 'text')]
        out[path[len(site) + 8:]] = root
    return out
P
cat "$dir/read.py" - >"$dir/exact.py" <<'P'
root = feed()
assert root.find(A + 'title').text.startswith('Búho & <Hijos>: ')
assert [l.get('href') for l in root.findall(A + 'link') if l.get('rel') == 'self'] == ['https://informes.example.com/fuga/feed.xml']
entry = root.findall(A + 'entry')[0]
assert entry.find(A + 'title').text == 'Acme]]>&<b>: defecto'
assert entry.find(A + 'content').text == '<script>alert(1)</script> &amp; ]]> {{x}}'
assert entry.find(A + 'updated').text == '2026-06-03T10:15:00-06:00'
assert entry.find(A + 'link').get('href') == 'https://informes.example.com/fuga/accounts/acme.html'
due, renewal = calendar()
want = 'uno, dos; tres\\\nEND:VEVENT\nEND:VCALENDAR ñandú ' + 24 * '💧'
assert due['SUMMARY'] == 'Vence: ' + want + ' (Acme]]>&<b>)', due
assert due['DTSTART;VALUE=DATE'] == '20260703' and due['DTEND;VALUE=DATE'] == '20260704'
assert due['URL'] == 'https://informes.example.com/fuga/accounts/acme.html'
assert renewal['DTSTART;VALUE=DATE'] == '20260801'
all = badges()
assert set(all) == {'coherence.svg', 'retention.svg', 'departments/ventas.svg'}
texts = [t.text for t in all['departments/ventas.svg'].iter('{http://www.w3.org/2000/svg}text')]
assert texts == ['Ventas </title><x> · coherencia', 'sin datos'], texts
locs = [l.text for l in ET.parse(site + '/sitemap.xml').getroot().iter(S + 'loc')]
assert 'https://informes.example.com/fuga/accounts/acme.html' in locs and len(locs) == len(set(locs))
P
holds others_read_what_the_records_say python3 "$dir/exact.py" "$dir/site"

"$FUGA" build content -o "$dir/demo" -q
printf 'company: {name: N, language: en, currency: EUR, timezone: Europe/Madrid, as_of: 2026-01-01}\n' >"$dir/empty.yaml"
mkdir "$dir/none" && mv "$dir/empty.yaml" "$dir/none/"
"$FUGA" build "$dir/none" -o "$dir/empty" -q
cat "$dir/read.py" - >"$dir/any.py" <<'P'
feed(), calendar(), badges()
P
holds the_demonstration_can_be_read python3 "$dir/any.py" "$dir/demo"
holds a_company_without_records_can_be_read python3 "$dir/any.py" "$dir/empty"
holds no_address_no_map test ! -e "$dir/demo/sitemap.xml"

corpus=../shared/corpus/hostile
if [ ! -f $corpus/make.py ]; then
	echo "SKIP hostile texts in the feed, calendar, badges: ../shared/corpus is not here"
	exit $failed
fi
python3 $corpus/make.py "$dir/hostile" >/dev/null
"$FUGA" build "$dir/hostile/content" -o "$dir/inert" -q --as-of 2026-03-01 2>/dev/null
cat "$dir/read.py" - >"$dir/inert.py" <<'P'
import json
# Texts that were accepted come back as they were, but for what the formats cannot carry.
want = set()
for line in open(sys.argv[2]):
    want.add(json.loads(line.rstrip('\n').split('\t')[4]))
plain = lambda t: re.sub(r'\s+', ' ', t).strip()
told = [e for e in feed().findall(A + 'entry') if e.find(A + 'category').get('term') not in ('left', 'joined')]
have = {plain(e.find(A + 'content').text) for e in told}
known = {plain(w) for w in want}
assert len(have & known) >= 10, (len(have), len(have & known))
strange = [h for h in have - known if '\ufffd' not in h]
assert not strange, strange[:5]
events = calendar()
seen = sum(any(plain(w) in plain(e['SUMMARY']) for w in want if len(w) > 4) for e in events)
assert seen >= len(events) * 9 // 10 > 10, (seen, len(events))
badges()
P
holds hostile_texts_come_back_as_texts python3 "$dir/inert.py" "$dir/inert" "$dir/hostile/map.tsv"
exit $failed
