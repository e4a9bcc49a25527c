/* verb_build.c - fuga build: the site of a content folder. */
#include "cli/build.h"
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

/* A site below its own content would be read as content the next time. */
static bool site_inside_content(const struct options *options, struct arena *arena)
{
	char *content = realpath(str_copy(options->content, arena).p, NULL);
	char *site = realpath(str_copy(options->site, arena).p, NULL), *parent = NULL;
	struct str inside, outside;
	bool found;

	if (!site) {
		struct str copy = str_copy(options->site, arena);
		char *name = memrchr(copy.p, '/', copy.n);

		parent =
			name ? realpath(str_copy(str_slice(copy, 0, (size_t)(name - copy.p)), arena)
						.p,
				       NULL)
			     : realpath(".", NULL);
	}
	inside = str_c(site ? site : parent);
	outside = str_c(content);
	found = content && str_starts(inside, outside) &&
		(inside.n == outside.n || inside.p[outside.n] == '/');
	free(content);
	free(site);
	free(parent);
	return found;
}

int verb_build(const struct options *options, struct arena *arena)
{
	struct built built;
	int status;

	if (site_inside_content(options, arena)) {
		fputs("fuga: the site may not lie in the content folder: choose another --output\n",
			stderr);
		return EXIT_CALL;
	}
	if (options->stats_form == STATS_JSON && options->report->for_programs) {
		fputs("fuga: --stats=json and --diagnostics both want standard output\n", stderr);
		return EXIT_CALL;
	}
	status = build_site(options, &built, arena);
	build_tell(options, &built);
	return status;
}
