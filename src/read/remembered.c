/* remembered.c - what is kept from run to run so that files which stayed the same are not parsed
 * again. */
#include "read/remembered.h"

/* All but its bytes that decides what is read from a file. */
static struct hash made_under(
	const struct remembered *remembered, const struct limits *limits, struct arena *arena)
{
	return hash_of(str_printf(arena, "%.*s %lld %lld", STR_ARG(remembered->version),
		(long long)limits->depth, (long long)limits->text_bytes));
}

struct parsed *remembered_open(
	struct remembered *remembered, const struct limits *limits, struct arena *arena)
{
	struct parsed *parsed = NULL;

	if (remembered->before.n)
		parsed = parsed_open(remembered->before, made_under(remembered, limits, arena),
			&remembered->damaged, arena);
	return parsed;
}

void remembered_add(struct remembered *remembered, struct hash hash, struct str pack)
{
#pragma omp atomic
	remembered->parsed++;
	if (pack.n)
		parsed_put(&remembered->writer, hash, pack);
}

void remembered_close(struct remembered *remembered, const struct parsed *parsed,
	const struct limits *limits, struct arena *arena)
{
	if (parsed) {
		remembered->found = parsed_found(parsed);
		remembered->damaged = parsed_damaged(parsed) > 0;
	}
	remembered->worth_writing = remembered->writer.n || !parsed || parsed_is_stale(parsed);
	if (remembered->worth_writing)
		parsed_end(&remembered->writer, parsed, made_under(remembered, limits, arena));
}
