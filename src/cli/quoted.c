/* quoted.c - the lines of records that diagnostics quote. */
#include "cli/quoted.h"

struct str quoted_line(void *context, struct str path, uint32_t wanted)
{
	struct quoted *quoted = context;
	struct str rest;
	uint32_t line = 1;
	size_t from = 0;

	if (!str_eq(quoted->path, path)) {
		struct str root = quoted->store->root;
		struct str name =
			str_starts(path, root) ? str_slice(path, root.n + 1, path.n) : path;

		arena_reset(quoted->arena);
		if (quoted->stand_in && str_eq(quoted->stand_in->name, name))
			quoted->bytes = quoted->stand_in->bytes;
		else
			quoted->bytes = quoted->store
						->read(quoted->store, name, UINT64_C(640) << 20,
							quoted->arena)
						.bytes;
		quoted->path = path;
	}
	rest = quoted->bytes;
	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		from = 3;
	for (size_t i = from; i <= rest.n; i++) {
		bool cr = i < rest.n && rest.p[i] == '\r';

		if (i < rest.n && !cr && rest.p[i] != '\n')
			continue;
		if (line == wanted)
			return str_slice(rest, from, i);
		if (cr && i + 1 < rest.n && rest.p[i + 1] == '\n')
			i++;
		from = i + 1;
		line++;
	}
	return STR_NONE;
}
