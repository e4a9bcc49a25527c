/* csv.c - tables as text: RFC 4180, with any separator. */
#include "import/csv.h"

struct reader {
	const struct csv_input *in;
	struct str text;
	size_t at;
	struct mark mark; /* of the byte at `at` */
	char separator;
	bool spoilt;  /* the row was told about */
	bool stopped; /* nothing that follows can be trusted */
	struct diags *diags;
	struct arena *arena;
};

static char here(const struct reader *r)
{
	return r->at < r->text.n ? r->text.p[r->at] : '\0';
}

static bool at_end(const struct reader *r)
{
	return r->at >= r->text.n;
}

static bool at_line_end(const struct reader *r)
{
	return at_end(r) || here(r) == '\n' || here(r) == '\r';
}

/* One byte on; of a CRLF both. */
static void step(struct reader *r)
{
	char c = here(r);

	r->at++;
	if (c == '\r' && here(r) == '\n')
		r->at++;
	if (c == '\n' || c == '\r')
		r->mark = (struct mark){r->mark.line + 1, 1};
	else if (((unsigned char)here(r) & 0xC0) != 0x80)
		r->mark.col++;
}

static void wrong(struct reader *r, enum diag_code code, struct mark at, const char *what)
{
	if (!r->spoilt)
		diag_add(r->diags, code, r->in->file, at, "%s", what);
	r->spoilt = true;
}

/* Where the quote stands that closes a cell; the end of the text where none does. */
static size_t closing_quote(struct str text, size_t at, bool *changes)
{
	for (; at < text.n; at++) {
		if (text.p[at] == '"' && !(at + 1 < text.n && text.p[at + 1] == '"'))
			return at;
		*changes |= text.p[at] == '"' || text.p[at] == '\r';
		at += text.p[at] == '"';
	}
	return text.n;
}

/* Doubled quotes stand for one, and line ends become LF. */
static struct str unescaped(struct str text, struct arena *arena)
{
	char *out = arena_alloc(arena, text.n);
	size_t n = 0;

	for (size_t i = 0; i < text.n; i++) {
		bool crlf = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';

		out[n++] = text.p[i] == '\r' ? '\n' : text.p[i];
		i += text.p[i] == '"' || crlf;
	}
	return (struct str){out, n};
}

static struct str quoted_cell(struct reader *r)
{
	struct mark opened = r->mark;
	bool changes = false;
	size_t from = r->at + 1, to = closing_quote(r->text, from, &changes);
	struct str cell = str_slice(r->text, from, to);

	while (r->at < to)
		step(r);
	if (changes)
		cell = unescaped(cell, r->arena);
	if (at_end(r)) {
		wrong(r, DIAG_SYNTAX, opened,
			"the quote that opens here is never closed; a quote inside a cell is "
			"written "
			"\"\"");
		r->stopped = true;
		return cell;
	}
	step(r);
	if (!at_line_end(r) && here(r) != r->separator)
		wrong(r, DIAG_SYNTAX, r->mark,
			"after the quote that closes a cell comes a separator or the end of the "
			"line; a quote inside a cell is written \"\"");
	while (!at_line_end(r) && here(r) != r->separator)
		step(r);
	return cell;
}

static struct str plain_cell(struct reader *r)
{
	size_t from = r->at;

	while (!at_line_end(r) && here(r) != r->separator) {
		if (here(r) == '"')
			wrong(r, DIAG_SYNTAX, r->mark,
				"a quote in a cell that doesn't begin with one: write the cell as "
				"\"…\", and the quote twice");
		step(r);
	}
	return str_slice(r->text, from, r->at);
}

static struct csv_row read_row(struct reader *r)
{
	struct csv_row row = {.at = r->mark};
	VEC(struct cell) cells = {0};
	bool more = true;

	r->spoilt = false;
	while (more) {
		struct cell cell = {.at = r->mark, .quoted = here(r) == '"'};

		cell.text = cell.quoted ? quoted_cell(r) : plain_cell(r);
		VEC_PUSH(&cells, cell, r->arena);
		more = !at_end(r) && here(r) == r->separator;
		if (more)
			step(r);
	}
	if (!at_end(r))
		step(r);
	row.cells = cells.v;
	row.n = cells.n;
	return row;
}

/* The one that the line has most of, outside of quotes. */
static char separator_of(const struct reader *r)
{
	static const char all[] = ",;\t|";
	size_t counts[4] = {0}, best = 0;
	bool inside = false;

	for (size_t i = r->at; i < r->text.n; i++) {
		char c = r->text.p[i];

		if (c == '"')
			inside = !inside;
		if (!inside && (c == '\n' || c == '\r'))
			break;
		for (size_t k = 0; k < 4; k++)
			counts[k] += !inside && c == all[k];
	}
	for (size_t k = 1; k < 4; k++)
		if (counts[k] > counts[best])
			best = k;
	return all[best];
}

/* Excel's own first line, "sep=;", and the lines above the header. */
static void go_to_header(struct reader *r)
{
	if (str_starts(r->text, STR("sep=")) && r->text.n > 4) {
		r->separator = r->separator ? r->separator : r->text.p[4];
		while (!at_line_end(r))
			step(r);
		step(r);
	}
	while (!at_end(r) && r->mark.line < (uint32_t)r->in->header)
		step(r);
	if (!r->separator)
		r->separator = separator_of(r);
}

static bool is_blank(const struct csv_row *row)
{
	return row->n == 1 && !row->cells[0].quoted && !str_trim(row->cells[0].text).n;
}

/* As many cells as the header has; empty ones beyond it are what spreadsheets leave. */
static bool fits(struct reader *r, struct csv_row *row, size_t n)
{
	while (row->n > n && !str_trim(row->cells[row->n - 1].text).n)
		row->n--;
	if (row->n != n && !r->spoilt) {
		diag_add(r->diags, DIAG_STRUCTURE, r->in->file,
			row->n > n ? row->cells[n].at : row->at,
			"the row has %zu cells, the header %zu (the separator is %s)", row->n, n,
			r->separator == '\t'  ? "a tab"
			: r->separator == ';' ? "';'"
			: r->separator == '|' ? "'|'"
					      : "','");
		r->spoilt = true;
	}
	return !r->spoilt;
}

struct csv csv_read(const struct csv_input *in, struct diags *diags, struct arena *arena)
{
	struct reader r = {.in = in,
		.text = in->text,
		.mark = {1, 1},
		.separator = in->separator,
		.diags = diags,
		.arena = arena};
	VEC(struct csv_row) rows = {0};
	struct csv csv = {0};

	go_to_header(&r);
	while (!at_end(&r) && !r.stopped) {
		struct csv_row row = read_row(&r);

		if (is_blank(&row) && in->footer && csv.header.n)
			break;
		if (is_blank(&row))
			continue;
		if (!csv.header.n)
			csv.header = row;
		else if (!r.stopped && fits(&r, &row, csv.header.n))
			VEC_PUSH(&rows, row, arena);
		else
			csv.wrong++;
	}
	if (!csv.header.n)
		diag_add(diags, DIAG_STRUCTURE, in->file, (struct mark){1, 1},
			"the file holds no table: its first line names the columns");
	csv.rows.v = rows.v;
	csv.rows.n = rows.n;
	csv.whole = !r.stopped;
	return csv;
}
