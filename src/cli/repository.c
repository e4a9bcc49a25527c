/* repository.c - where the content folder lies in its repository. */
#include "cli/repository.h"

#include "cli/records.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How much of an absolute path is the root of its repository; 0: it is in none. Whose repository it
 * is does not matter here, so git/ is not asked: CI often checks out as another user. */
static size_t root_length(struct str path, struct arena *arena)
{
	while (path.n) {
		if (access(str_printf(arena, "%.*s/.git", STR_ARG(path)).p, F_OK) == 0)
			return path.n;
		path.n = (size_t)((const char *)memrchr(path.p, '/', path.n) - path.p);
	}
	return 0;
}

/* The content folder from the root of its repository: "" where it is the root; false where it is in
 * none. */
static bool place_in_repository(struct str content, struct str *out, struct arena *arena)
{
	char *real = realpath(str_copy(content, arena).p, NULL);
	struct str path = str_copy(str_c(real), arena);
	size_t root = real ? root_length(path, arena) : 0;

	free(real);
	*out = str_slice(path, root + 1, path.n);
	return root > 0;
}

void report_paths(
	const struct options *options, struct str root, struct diags *diags, struct arena *arena)
{
	struct str prefix = options->path_prefix;

	if (!prefix.p && !place_in_repository(records_root(options), &prefix, arena))
		return;
	while (prefix.n && prefix.p[prefix.n - 1] == '/')
		prefix.n--;
	for (size_t i = 0; i < diags->list.n; i++) {
		struct diag *diag = &diags->list.v[i];
		struct str name = str_slice(diag->file, root.n, diag->file.n);

		while (name.n && name.p[0] == '/')
			name = str_slice(name, 1, name.n);
		diag->file = str_printf(arena, "%.*s%s%.*s", STR_ARG(prefix),
			prefix.n && name.n ? "/" : "", STR_ARG(name));
	}
}
