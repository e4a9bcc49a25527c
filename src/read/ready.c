/* ready.c - the tables of fields made ready for reading: defaults as records, names hashed. */
#include "read/ready.h"

#include "read/value.h"

#include <math.h>
#include <string.h>

static unsigned name_hash(struct str name)
{
	if (!name.n)
		return 0;
	return (unsigned)(name.n * 7 + (unsigned char)name.p[0] * 31 +
			  (unsigned char)name.p[name.n - 1] * 17 +
			  (unsigned char)name.p[name.n / 2] * 5) %
	       128;
}

int ready_field(const struct ready_table *ready, struct str name)
{
	unsigned at = name_hash(name);

	while (ready->slots[at]) {
		if (str_eq(ready->table->fields[ready->slots[at] - 1].name, name))
			return ready->slots[at] - 1;
		at = (at + 1) % 128;
	}
	return -1;
}

const struct ready_table *ready_find(const struct ready_tables *tables, const struct table *table)
{
	const struct ready_table *ready = tables->v;

	while (ready->table != table) /* every table is in the list */
		ready++;
	return ready;
}

/* The value of a field that is left out and has no default of its own. */
static void blank_field(const struct field *field, char *member)
{
	switch (field->type) {
	case FIELD_DAY: *(int32_t *)(void *)member = DAY_NONE; break;
	case FIELD_WHEN: *(struct when *)(void *)member = WHEN_NONE; break;
	case FIELD_MONEY: *(int64_t *)(void *)member = -1; break;
	case FIELD_MAYBE:
	case FIELD_INT: *(int *)(void *)member = -1; break;
	case FIELD_NUMBER: *(double *)(void *)member = (double)NAN; break;
	default: break;
	}
}

static void blank_make(struct ready_tables *tables, struct ready_table *ready, struct arena *arena)
{
	struct source nowhere = {.path = STR("the table of fields")};
	struct diags diags;
	struct decoder d = {.tables = tables,
		.source = &nowhere,
		.diags = &diags,
		.arena = arena,
		.scratch = arena};

	diags_init(&diags, arena);
	ready->blank = arena_alloc(arena, ready->table->size);
	for (size_t i = 0; i < ready->table->n; i++) {
		const struct field *field = &ready->table->fields[i];
		struct node node = {.kind = NODE_TEXT, .text = str_c(field->standard)};

		blank_field(field, (char *)ready->blank + field->member);
		if (field->standard && strcmp(field->standard, "none") != 0)
			value_read(&d, field, &node, (char *)ready->blank + field->member);
	}
}

struct ready_tables tables_ready_of(const struct table *const *tables, size_t n,
	const struct company *company, struct arena *arena)
{
	struct ready_tables out = {NEW_N(arena, struct ready_table, n), n, company, false};

	for (size_t i = 0; i < n; i++) {
		struct ready_table *ready = &out.v[i];

		ready->table = tables[i];
		for (size_t f = 0; f < tables[i]->n; f++) {
			unsigned at = name_hash(tables[i]->fields[f].name);

			while (ready->slots[at])
				at = (at + 1) % 128;
			ready->slots[at] = (uint8_t)(f + 1);
		}
		blank_make(&out, ready, arena);
	}
	for (size_t i = 0; i < n; i++) /* records inside records begin with their own defaults */
		for (size_t f = 0; f < tables[i]->n; f++)
			if (tables[i]->fields[f].type == FIELD_RECORD) {
				const struct ready_table *inner =
					ready_find(&out, tables[i]->fields[f].table);

				memcpy((char *)out.v[i].blank + tables[i]->fields[f].member,
					inner->blank, inner->table->size);
			}
	return out;
}

struct ready_tables tables_ready(const struct company *company, struct arena *arena)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);

	return tables_ready_of(tables, n, company, arena);
}

void *record_blank(
	const struct ready_tables *tables, const struct table *table, struct arena *arena)
{
	void *record = arena_alloc(arena, table->size);

	memcpy(record, ready_find(tables, table)->blank, table->size);
	return record;
}
