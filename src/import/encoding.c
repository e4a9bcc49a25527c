/* encoding.c - the bytes of an export as UTF-8 text. */
#include "import/encoding.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>

enum { CHUNK = 64 * 1024 };

static const struct str encoding_names[] = {
	{"", 0}, {"utf-8", 5}, {"windows-1252", 12}, {"utf-16", 6}};
const struct terms encoding_terms = {"encoding", encoding_names, 4};

/* What the bytes look like. */
struct look {
	size_t wide, bad; /* letters of several bytes in UTF-8; bytes that are none */
	size_t first_bad;
};

static struct look look_at(struct str bytes)
{
	struct look look = {0};

	for (size_t i = 0, n = 1; i < bytes.n; i += n) {
		n = 1;
		if (!((unsigned char)bytes.p[i] & 0x80))
			continue;
		if (utf8_decode(str_slice(bytes, i, i + 4), &n) != UTF8_BAD)
			look.wide++;
		else if (!look.bad++)
			look.first_bad = i;
	}
	return look;
}

static uint32_t line_at(struct str text, size_t at)
{
	uint32_t line = 1;

	for (size_t i = 0; i < at && i < text.n; i++)
		line += text.p[i] == '\n' ||
			(text.p[i] == '\r' && !(i + 1 < text.n && text.p[i + 1] == '\n'));
	return line;
}

/* With the system's own tables; false and told where a byte stands for nothing. */
static bool convert(
	const struct encoded *in, const char *from, struct buf *out, struct diags *diags)
{
	iconv_t how = iconv_open("UTF-8", from);
	char *rest = (char *)(uintptr_t)in->bytes.p, room[CHUNK];
	size_t left = in->bytes.n;
	bool good = true;

	if (how == (iconv_t)-1) {
		diag_add(diags, DIAG_ENCODING, in->file, (struct mark){1, 1},
			"this system can't convert from %s: save the file as UTF-8", from);
		return false;
	}
	while (good && left) {
		char *to = room;
		size_t free = sizeof room;

		good = iconv(how, &rest, &left, &to, &free) != (size_t)-1 || errno == E2BIG;
		buf_put(out, (struct str){room, sizeof room - free});
	}
	iconv_close(how);
	if (!good)
		diag_add(diags, DIAG_ENCODING, in->file,
			(struct mark){line_at(buf_str(out), out->n), 1},
			"the byte 0x%02x in this line stands for nothing in %s: save the file as "
			"UTF-8",
			(unsigned char)*rest, from);
	return good;
}

static bool is_utf16(struct str bytes)
{
	return str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF"));
}

/* What the bytes are where nobody said it. */
static enum encoding guess(const struct encoded *in, struct decoded *out, struct diags *diags)
{
	struct look look;

	if (is_utf16(in->bytes))
		return ENCODING_UTF16;
	look = look_at(in->bytes);
	if (!look.bad || str_starts(in->bytes, STR("\xEF\xBB\xBF")))
		return ENCODING_UTF8;
	if (!look.wide) {
		out->guessed = line_at(in->bytes, look.first_bad);
		return ENCODING_WINDOWS;
	}
	diag_add(diags, DIAG_ENCODING, in->file,
		(struct mark){line_at(in->bytes, look.first_bad), 1},
		"the byte 0x%02x in this line is no UTF-8, and other lines hold letters in UTF-8: "
		"save "
		"the file as UTF-8, or say `encoding: windows-1252` in the map",
		(unsigned char)in->bytes.p[look.first_bad]);
	return ENCODING_NONE;
}

/* No text may hold a NUL, and no byte may be left that is no letter. */
static bool is_text(const struct encoded *in, struct str text, struct diags *diags)
{
	struct look look = look_at(text);
	size_t nul = 0;

	while (nul < text.n && text.p[nul])
		nul++;
	if (nul < text.n)
		diag_add(diags, DIAG_ENCODING, in->file, (struct mark){line_at(text, nul), 1},
			"this line holds a NUL character: if the file is UTF-16, say `encoding: "
			"utf-16` "
			"in the map; else it is no CSV");
	else if (look.bad)
		diag_add(diags, DIAG_ENCODING, in->file,
			(struct mark){line_at(text, look.first_bad), 1},
			"the byte 0x%02x in this line is no UTF-8: save the file as UTF-8, or say "
			"`encoding: windows-1252` in the map",
			(unsigned char)text.p[look.first_bad]);
	return nul == text.n && !look.bad;
}

struct decoded text_decode(const struct encoded *in, struct diags *diags, struct arena *arena)
{
	struct decoded out = {.text = in->bytes};
	enum encoding as = in->as ? in->as : guess(in, &out, diags);
	struct buf text = {0};

	out.good = as != ENCODING_NONE;
	if (as == ENCODING_WINDOWS)
		out.good = convert(in, "WINDOWS-1252", &text, diags);
	else if (as == ENCODING_UTF16)
		out.good = convert(in, is_utf16(in->bytes) ? "UTF-16" : "UTF-16LE", &text, diags);
	if (text.n)
		out.text = str_copy(buf_str(&text), arena);
	buf_free(&text);
	if (str_starts(out.text, STR("\xEF\xBB\xBF")))
		out.text = str_slice(out.text, 3, out.text.n);
	out.good = out.good && is_text(in, out.text, diags);
	return out;
}
