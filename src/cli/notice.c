/* notice.c - what is wrong, as HTML to stand at the top of a page that fuga serve shows. */
#include "cli/notice.h"

#include "cli/quoted.h"
#include "render/escape.h"

#include <stdlib.h>

enum { SHOWN_MOST = 20 };

static void begin(const char *title, const struct notice_how *how, struct buf *out)
{
	const char *below = how->spanish ? ": se ve el último sitio sin errores"
					 : ": this is the last site without errors";

	buf_printf(out,
		"<aside class=\"fuga-notice\" role=\"alert\" tabindex=\"0\" "
		"lang=\"%s\">\n<h2>%s%s</h2>\n",
		how->spanish ? "es" : "en", title, how->has_site ? below : "");
}

/* The line and the caret below it, as they are printed. */
static void put_excerpt(const struct diag *diag, const struct diag_style *style, struct buf *out)
{
	struct diag copy = *diag;
	struct diags one = {.list = {&copy, 1, 1}};
	char *bytes = NULL;
	size_t n = 0;
	FILE *file = open_memstream(&bytes, &n);
	ptrdiff_t head;

	if (!file)
		memory_exhausted();
	diags_print_text(&one, style, file);
	if (fclose(file) != 0)
		memory_exhausted();
	head = str_find((struct str){bytes, n}, STR("\n"));
	if (head >= 0 && (size_t)head + 1 < n) {
		buf_put(out, STR("<pre tabindex=\"0\">"));
		escape_html((struct str){bytes + head + 1, n - (size_t)head - 1}, out);
		buf_put(out, STR("</pre>\n"));
	}
	free(bytes);
}

static void put_diag(const struct diag *diag, const struct diag_style *style,
	const struct notice_how *how, struct buf *out)
{
	struct arena *arena = arena_new();
	const char *code = diag_kind(diag->code)->code;

	buf_put(out, STR("<li><p><b>"));
	escape_html(text_visible(diag->file, arena), out);
	if (diag->at.line)
		buf_printf(out, ":%u:%u", diag->at.line, diag->at.col);
	buf_put(out, STR("</b> <span lang=\"en\">"));
	escape_html(text_visible(diag->text, arena), out);
	if (how->has_site)
		buf_printf(out,
			"</span> <a href=\"/handbook/errors.html#%s\"><code>%s</code></a></p>\n",
			code, code);
	else
		buf_printf(out, "</span> <code>%s</code></p>\n", code);
	put_excerpt(diag, style, out);
	buf_put(out, STR("</li>\n"));
	arena_free(arena);
}

void notice_of_records(const struct options *options, const struct records *records,
	const struct notice_how *how, struct buf *out)
{
	const struct diags *diags = &records->diags;
	struct quoted quoted = {
		.store = &records->store, .stand_in = options->stand_in, .arena = arena_new()};
	struct diag_style style = {.line_of = quoted_line, .context = &quoted};
	char title[64];
	size_t shown = 0;

	snprintf(title, sizeof title, "%zu error%s", diags->errors,
		diags->errors == 1 ? ""
		: how->spanish     ? "es"
				   : "s");
	begin(title, how, out);
	buf_put(out, STR("<ol>\n"));
	for (size_t i = 0; i < diags->list.n && shown < SHOWN_MOST; i++) {
		const struct diag *diag = &diags->list.v[i];

		if (diag_kind(diag->code)->severity != SEVERITY_ERROR)
			continue;
		put_diag(diag, &style, how, out);
		shown++;
	}
	buf_put(out, STR("</ol>\n"));
	if (diags->errors > shown)
		buf_printf(out,
			how->spanish ? "<p>y %zu más: <code>fuga check</code></p>\n"
				     : "<p>and %zu more: <code>fuga check</code></p>\n",
			diags->errors - shown);
	buf_put(out, STR("</aside>\n"));
	arena_free(quoted.arena);
}

void notice_of_text(struct str said, const struct notice_how *how, struct buf *out)
{
	begin(how->spanish ? "No se pudo hacer el sitio" : "The site could not be made", how, out);
	buf_put(out, STR("<pre lang=\"en\" tabindex=\"0\">"));
	escape_html(said, out);
	buf_put(out, STR("</pre>\n</aside>\n"));
}
