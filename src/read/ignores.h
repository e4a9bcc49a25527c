/* ignores.h - finds the comments `# fuga: ignore[CODE] reason` of a file of records. */
#ifndef READ_IGNORES_H
#define READ_IGNORES_H

#include "base/ignore.h"
#include "read/yaml.h"

struct found_ignores {
	VEC(struct ignore) list;
};

/* The comments of a file, in their order; never what stands inside a text in quotes or a block.
 * Quick where there is none. Codes: wrong-ignore. Owner: the arena. */
struct found_ignores ignores_read(
	const struct yaml_input *input, struct diags *diags, struct arena *arena);

#endif
