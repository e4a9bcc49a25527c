/* search.c - search.js: what the box at the head of each page finds besides the pages, which the
 * index at the foot names. A script that only sets a variable, because a page opened from disk may
 * load a script but no data. */
#include "view/data.h"

#include "render/escape.h"

/* A line of the list: name, tab, id. Either may not divide lines or fields itself. */
static void put_line(struct buf *out, struct str name, struct str id)
{
	size_t from = 0;

	for (size_t i = 0; i <= name.n; i++)
		if (i == name.n || (unsigned char)name.p[i] < ' ') {
			escape_json(str_slice(name, from, i), out);
			if (i < name.n)
				buf_char(out, ' ');
			from = i + 1;
		}
	buf_put(out, STR("\\t"));
	escape_json(id, out);
	buf_put(out, STR("\\n"));
}

static void put_accounts(struct buf *out, const struct site *site, bool departed)
{
	const struct book *book = site->book;

	for (size_t i = 0; i < book->accounts.n; i++)
		if (site->figures->accounts[i].departed == departed)
			put_line(out, book->accounts.v[i]->name, book->accounts.v[i]->id);
}

void data_search(const struct site *site, struct buf *out)
{
	const struct book *book = site->book;

	buf_put(out, STR("fugaIndex={departments:\""));
	for (size_t i = 0; i < book->departments.n; i++)
		put_line(out, book->departments.v[i]->name, book->departments.v[i]->id);
	buf_put(out, STR("\",accounts:\""));
	put_accounts(out, site, false);
	buf_put(out, STR("\",left:\""));
	put_accounts(out, site, true);
	buf_put(out, STR("\"};\n"));
}
