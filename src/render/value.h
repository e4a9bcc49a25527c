/* value.h - what a page is before it is written: a tree of typed leaves.
 *
 * A page is built once (view/) and written three times: JSON writes the raw value, HTML and
 * Markdown write it as the reader's language does. Nothing formats a number anywhere else.
 *
 *	struct value *page = value_map(arena);
 *	put_text(page, "name", account->name);
 *	put_share(page, "kept_rate", rate.share, rate.n > 0);
 *	struct value *rows = put_list(page, "rows");
 *	struct value *row = add_map(rows);
 *	put_date(row, "due", promise->due);
 *	struct value *args = put_message(page, "verdict", "index.verdict.leaking");
 *	put_count(args, "n", 9);
 */
#ifndef RENDER_VALUE_H
#define RENDER_VALUE_H

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"

enum value_kind {
	VALUE_NONE, /* an undefined figure, a thing not given: falsy in templates, null in JSON */
	VALUE_BOOL,
	VALUE_TEXT, /* data, as it stands in the records: always escaped */
	VALUE_TERM, /* a word of a closed list: shown by the words' term.LIST.WORD, raw in JSON */
	VALUE_MESSAGE, /* a sentence of the words with arguments */
	VALUE_COUNT,   /* a whole number */
	VALUE_NUMBER,  /* with decimals */
	VALUE_SHARE,   /* 0..1, shown as a percentage */
	VALUE_MONEY,   /* minor units of the company's currency */
	VALUE_DATE,
	VALUE_MONTH,   /* months since 1970-01 */
	VALUE_QUARTER, /* quarters since 1970-Q1 */
	VALUE_MOMENT,
	VALUE_DAYS,     /* a length of time in days */
	VALUE_MARKDOWN, /* text of people in Markdown: HTML through cmark in safe mode */
	VALUE_LINK,     /* a page or file of the site by its path from the root, without ending */
	VALUE_COORD, /* a coordinate or size of a drawing: at most two decimals, a point, no locale
		      */
	VALUE_PATH,  /* of a drawing, made here of letters and digits: written as it stands */
	VALUE_LIST,
	VALUE_MAP,
};

/* A name, with a print that tells most names apart at a glance: templates look up far more names
 * than they find in the first place. */
struct key {
	const char *p;
	uint32_t n, print;
};

static inline struct key key_named(struct str name)
{
	struct key key = {name.p, (uint32_t)name.n, (uint32_t)name.n};

	if (name.n)
		key.print |= (uint32_t)(unsigned char)name.p[0] << 8 |
			     (uint32_t)(unsigned char)name.p[name.n / 2] << 16 |
			     (uint32_t)(unsigned char)name.p[name.n - 1] << 24;
	return key;
}

static inline struct str key_text(struct key key)
{
	return (struct str){key.p, key.n};
}

/* The print of up to three letters says all; most others are looked at in two words, which may
 * overlap. */
static inline bool key_eq(struct key a, struct key b)
{
	uint64_t first[2], last[2];

	if (a.print != b.print || a.n != b.n)
		return false;
	if (a.n <= 3)
		return true;
	if (a.n < sizeof *first || a.n > 2 * sizeof *first)
		return memcmp(a.p, b.p, a.n) == 0;
	memcpy(&first[0], a.p, sizeof *first);
	memcpy(&first[1], b.p, sizeof *first);
	memcpy(&last[0], a.p + a.n - sizeof *last, sizeof *last);
	memcpy(&last[1], b.p + b.n - sizeof *last, sizeof *last);
	return first[0] == first[1] && last[0] == last[1];
}

/* A page has thousands, so what no kind has together shares its room. */
struct value {
	enum value_kind kind;
	bool drawn; /* of a map: geometry of a chart, not written to JSON nor hashed as shown */
	uint8_t decimals; /* of a number */
	union {
		struct {
			union {
				bool yes;
				struct str text; /* text, term's word, message's key, Markdown,
						    link's path */
				int64_t integer; /* count, money, date, month, quarter */
				double number;   /* number, share, days, coordinate */
				struct when when;
			};
			union {
				struct str extra;   /* a term's list; a link's fragment */
				struct value *args; /* a message's arguments: a map; NULL: none */
			};
		};
		/* Containers. Keys of a map stand beside its items; a list has none. */
		struct {
			struct {
				struct value **v;
				uint32_t n, cap;
			} items;
			struct key *keys;
		};
	};
	struct arena *arena;
};

struct value *value_map(struct arena *arena);
struct value *value_list(struct arena *arena);

/* The item of a map by its key; NULL if it has none. */
const struct value *value_get(const struct value *map, struct str key);
const struct value *value_find(const struct value *map, struct key key);

/* Put into a map under a key that lives as long as the tree (a literal); a key is put once.
 * Where `known` is false, or a day is DAY_NONE, a NONE is put. Doubles must be finite. */
void put_none(struct value *map, const char *key);
void put_bool(struct value *map, const char *key, bool yes);
void put_text(struct value *map, const char *key, struct str text); /* empty text: NONE */
void put_term(struct value *map, const char *key, const char *list, struct str word);
void put_count(struct value *map, const char *key, int64_t n);
void put_number(struct value *map, const char *key, double number, int decimals, bool known);
void put_share(struct value *map, const char *key, double share, bool known);
void put_money(struct value *map, const char *key, int64_t minor, bool known);
void put_date(struct value *map, const char *key, int32_t day);
void put_month(struct value *map, const char *key, int32_t month);
void put_quarter(struct value *map, const char *key, int32_t quarter);
void put_moment(struct value *map, const char *key, struct when when);
void put_days(struct value *map, const char *key, double days, bool known);
void put_markdown(struct value *map, const char *key, struct str markdown);
void put_link(struct value *map, const char *key, struct str path, struct str fragment);
void put_coord(struct value *map, const char *key, double coordinate);
void put_path(struct value *map, const char *key, struct str path); /* as SVG's d="…" */
struct value *put_list(struct value *map, const char *key);
struct value *put_map(struct value *map, const char *key);

/* A map for a chart's geometry: templates read it, JSON and the page's hash pass over it. */
struct value *put_drawn(struct value *map, const char *key);

/* A sentence: `key` names it in the words. Gives the map of its arguments to fill. */
struct value *put_message(struct value *map, const char *key, const char *message);

/* Puts an existing value under a second key, or into another container: shared, not copied. */
void put_value(struct value *map, const char *key, struct value *value);
void add_value(struct value *list, struct value *value);

struct value *add_map(struct value *list);
void add_text(struct value *list, struct str text);
struct value *add_message(struct value *list, const char *message);

#endif
