/* diag_print.c - diagnostics for people, with the line and a caret. */
#include "base/diag.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { EXCERPT_WIDTH = 96, BEFORE_CARET = 60 };

bool is_unseen(uint32_t c)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = {
		{0, 0x1f},
		{0x7f, 0x9f},
		{0xad, 0xad},
		{0x61c, 0x61c},
		{0x180e, 0x180e},
		{0x200b, 0x200f},
		{0x2028, 0x202e},
		{0x2060, 0x206f},
		{0xfeff, 0xfeff},
		{0xfff9, 0xfffb},
		{0xfffe, 0xffff},
		{0xe0000, 0xe0fff},
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

/* Columns of a terminal: 0 for marks that combine, 2 for letters of East Asia and pictures. */
static size_t width_of(uint32_t c)
{
	static const struct {
		uint32_t first, last;
		size_t width;
	} ranges[] = {
		{0x300, 0x36f, 0},
		{0x1100, 0x115f, 2},
		{0x20d0, 0x20ff, 0},
		{0x2e80, 0xa4cf, 2},
		{0xac00, 0xd7a3, 2},
		{0xf900, 0xfaff, 2},
		{0xfe00, 0xfe0f, 0},
		{0xfe30, 0xfe6f, 2},
		{0xff00, 0xff60, 2},
		{0xffe0, 0xffe6, 2},
		{0x1f300, 0x1f64f, 2},
		{0x1f900, 0x1f9ff, 2},
		{0x20000, 0x3fffd, 2},
	};

	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].width;
	return 1;
}

/* One character as it is printed. */
struct shown {
	char text[16];
	size_t n, width, taken; /* bytes and columns printed; bytes of the source */
};

static struct shown shown_of(struct str s)
{
	struct shown shown = {0};
	uint32_t c = utf8_decode(s, &shown.taken);

	if (c == UTF8_BAD)
		shown.n = (size_t)snprintf(
			shown.text, sizeof shown.text, "\\x{%x}", (unsigned char)s.p[0]);
	else if (is_unseen(c))
		shown.n = (size_t)snprintf(shown.text, sizeof shown.text, "\\u{%x}", (unsigned)c);
	shown.width = shown.n;
	if (!shown.n) {
		shown.n = utf8_encode(c, shown.text);
		shown.width = width_of(c);
	}
	return shown;
}

/* The same in a line of source, where a tab is a blank. */
static struct shown shown_in_line(struct str s)
{
	return s.p[0] == '\t' ? (struct shown){" ", 1, 1, 1} : shown_of(s);
}

void text_print(struct str text, FILE *out)
{
	while (text.n) {
		struct shown shown = shown_of(text);

		fwrite(shown.text, 1, shown.n, out);
		text = str_slice(text, shown.taken, text.n);
	}
}

struct str text_visible(struct str text, struct arena *arena)
{
	struct buf out = {0};
	struct str copy;

	while (text.n) {
		struct shown shown = shown_of(text);

		buf_put(&out, (struct str){shown.text, shown.n});
		text = str_slice(text, shown.taken, text.n);
	}
	copy = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return copy;
}

const char *severity_word(enum severity severity)
{
	return severity == SEVERITY_ERROR ? "error" : "warning";
}

static void spaces(size_t n, FILE *out)
{
	fprintf(out, "%*s", (int)n, "");
}

/* Where the excerpt of a line begins, so that the caret is seen. */
struct clip {
	size_t from;  /* byte of the line */
	size_t caret; /* columns from there to the caret */
};

static struct clip clip_of(struct str line, uint32_t col)
{
	struct clip clip = {0};
	size_t at = 0;

	for (uint32_t i = 1; i < col && at < line.n; i++) {
		struct shown shown = shown_in_line(str_slice(line, at, line.n));

		at += shown.taken;
		clip.caret += shown.width;
	}
	while (clip.caret > BEFORE_CARET) {
		struct shown shown = shown_in_line(str_slice(line, clip.from, line.n));

		clip.from += shown.taken;
		clip.caret -= shown.width;
	}
	return clip;
}

/* The line and, below it, the caret; a long line is cut at both ends. */
static void print_excerpt(
	struct str line, struct mark at, const struct diag_style *style, FILE *out)
{
	struct clip clip = clip_of(line, at.col);
	struct str rest = str_slice(line, clip.from, line.n);
	size_t width = 0;

	fprintf(out, "%6u | %s", at.line, clip.from ? "…" : "");
	while (rest.n) {
		struct shown shown = shown_in_line(rest);

		if (width + shown.width > EXCERPT_WIDTH) {
			fputs("…", out);
			break;
		}
		fwrite(shown.text, 1, shown.n, out);
		width += shown.width;
		rest = str_slice(rest, shown.taken, rest.n);
	}
	fputs("\n       | ", out);
	spaces(clip.caret + (clip.from > 0), out);
	fputs(style->colour ? "\033[1;32m^\033[0m\n" : "^\n", out);
}

static void print_head(const struct diag *diag, const struct diag_style *style, FILE *out)
{
	const struct diag_kind *kind = diag_kind(diag->code);
	bool error = kind->severity == SEVERITY_ERROR;
	const char *colour = error ? "\033[1;31m" : "\033[1;33m";

	if (style->colour)
		fputs("\033[1m", out);
	text_print(diag->file, out);
	if (diag->at.line)
		fprintf(out, ":%u:%u", diag->at.line, diag->at.col);
	fputs(style->colour ? ":\033[0m " : ": ", out);
	fprintf(out, "%s%s:%s ", style->colour ? colour : "", error ? "error" : "warning",
		style->colour ? "\033[0m" : "");
	text_print(diag->text, out);
	fprintf(out, " [%s]\n", kind->code);
}

static void print_one(const struct diag *diag, const struct diag_style *style, FILE *out)
{
	struct str line = STR_NONE;

	print_head(diag, style, out);
	if (style->line_of && diag->at.line)
		line = style->line_of(style->context, diag->file, diag->at.line);
	if (line.n && diag->at.col)
		print_excerpt(line, diag->at, style, out);
}

void diags_print_text(const struct diags *diags, const struct diag_style *style, FILE *out)
{
	size_t n;

	for (size_t i = 0; i < diags->list.n; i += n) {
		const struct diag *first = &diags->list.v[i];

		for (n = 0; i + n < diags->list.n && str_eq(first[n].file, first->file); n++)
			if (!style->most_per_file || n < style->most_per_file)
				print_one(&first[n], style, out);
		if (!style->most_per_file || n <= style->most_per_file)
			continue;
		text_print(first->file, out);
		fprintf(out, ": and %zu more\n", n - style->most_per_file);
	}
}
