/* dress.c - a page as the person who edits sees it: it reloads, and carries what is wrong. */
#include "serve/dress.h"

/* Which directives of a policy must let 'self' in. */
static const char *const needed[] = {"script-src", "style-src", "connect-src"};

enum { NEEDED = sizeof needed / sizeof needed[0] };

/* Which of the needed ones a directive is; NEEDED: none. */
static size_t need_of(struct str directive)
{
	struct str rest = str_trim(directive), name = STR_NONE;

	str_split(&rest, ' ', &name);
	for (size_t i = 0; i < NEEDED; i++)
		if (str_eq(name, str_c(needed[i])))
			return i;
	return NEEDED;
}

/* 'none' stands alone or counts for nothing, so what a directive allows is written anew. */
static void put_allowed(struct str directive, struct buf *out)
{
	struct str rest = str_trim(directive), word;

	str_split(&rest, ' ', &word);
	buf_put(out, word);
	while (str_split(&rest, ' ', &word)) {
		if (!word.n || str_eq(word, STR("'none'")) || str_eq(word, STR("'self'")))
			continue;
		buf_char(out, ' ');
		buf_put(out, word);
	}
	buf_put(out, STR(" 'self'"));
}

/* Appends a policy that lets the script, its style and its question to the server through. What it
 * does not name is as its default-src has it; without that all is allowed already. */
static void put_policy(struct str policy, struct buf *out)
{
	bool given[NEEDED + 1] = {false};
	struct str rest = policy, directive;

	while (str_split(&rest, ';', &directive)) {
		size_t need = need_of(directive);

		directive = str_trim(directive);
		if (!directive.n)
			continue;
		if (need == NEEDED)
			buf_put(out, directive);
		else
			put_allowed(directive, out);
		buf_put(out, STR("; "));
		given[need] = true;
	}
	for (size_t i = 0; i < NEEDED && str_find(policy, STR("default-src")) >= 0; i++)
		if (!given[i])
			buf_printf(out, "%s 'self'; ", needed[i]);
}

/* Where the policy of a head stands between its quotes; n 0: it has none. */
static struct str policy_of(struct str head)
{
	struct str before = STR("<meta http-equiv=\"Content-Security-Policy\" content=\"");
	ptrdiff_t at = str_find(head, before), end;
	struct str rest = at < 0 ? STR_NONE : str_slice(head, (size_t)at + before.n, head.n);

	end = str_find(rest, STR("\""));
	return end < 0 ? STR_NONE : str_slice(rest, 0, (size_t)end);
}

static void put_links(const struct dress *dress, struct buf *out)
{
	buf_put(out, STR("<link rel=\"stylesheet\" href=\"" DRESS_STYLE "\">\n"
			 "<script src=\"" DRESS_SCRIPT "\" data-state=\""));
	buf_put(out, dress->state);
	buf_put(out, STR("\" defer></script>\n"));
}

void dress_page(struct str page, const struct dress *dress, struct buf *out)
{
	ptrdiff_t head_end = str_find(page, STR("</head>"));
	struct str head = str_slice(page, 0, head_end < 0 ? 0 : (size_t)head_end);
	struct str body = str_slice(page, head.n, page.n), policy = policy_of(head);
	ptrdiff_t at = str_find(body, STR("<body"));

	if (policy.n) {
		buf_put(out, str_slice(head, 0, (size_t)(policy.p - head.p)));
		put_policy(policy, out);
		head = str_slice(head, (size_t)(policy.p - head.p) + policy.n, head.n);
	}
	buf_put(out, head);
	put_links(dress, out);
	if (at >= 0) {
		struct str rest = str_slice(body, (size_t)at, body.n);
		size_t n = (size_t)(at + str_find(rest, STR(">")) + 1);

		buf_put(out, str_slice(body, 0, n));
		body = str_slice(body, n, body.n);
	}
	buf_put(out, dress->notice);
	buf_put(out, body);
}

void dress_empty(bool spanish, const struct dress *dress, struct buf *out)
{
	buf_printf(out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"",
		spanish ? "es" : "en");
	put_policy(STR("default-src 'none'; base-uri 'none'; form-action 'none'"), out);
	buf_put(out, STR("\">\n<meta name=\"viewport\" content=\"width=device-width, "
			 "initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
			 "<title>fuga serve</title>\n"));
	put_links(dress, out);
	buf_put(out, STR("</head>\n<body class=\"fuga-empty\">\n"));
	buf_put(out, dress->notice);
	if (!dress->notice.n)
		buf_put(out, spanish ? STR("<p>fuga prepara el sitio…</p>\n")
				     : STR("<p>fuga is making the site…</p>\n"));
	buf_put(out, STR("</body>\n</html>\n"));
}
