/* ready.h - the tables of fields made ready for reading: defaults as records, names hashed. */
#ifndef READ_READY_H
#define READ_READY_H

#include "read/fields.h"

/* A table made ready: a record with every default, and a hash of the names. */
struct ready_table {
	const struct table *table;
	void *blank;
	uint8_t slots[128]; /* field + 1; 0: free */
};

/* All tables made ready; shared by the threads. */
struct ready_tables {
	struct ready_table *v;
	size_t n;
	const struct company *company; /* for currency, zone and kinds; NULL: not known (yet) */
	bool kinds_known;              /* company->kinds are all there are */
};

/* Owner: the arena. */
struct ready_tables tables_ready(const struct company *company, struct arena *arena);

/* The same of other tables than those of records, n of them; those of mappings inside them too. */
struct ready_tables tables_ready_of(const struct table *const *tables, size_t n,
	const struct company *company, struct arena *arena);

/* A new record of the table with its defaults. Owner: the arena. */
void *record_blank(
	const struct ready_tables *tables, const struct table *table, struct arena *arena);

/* The table made ready; it must be one of them. */
const struct ready_table *ready_find(const struct ready_tables *tables, const struct table *table);

/* The place of a field in its table by its name; -1 if there is none. */
int ready_field(const struct ready_table *ready, struct str name);

#endif
