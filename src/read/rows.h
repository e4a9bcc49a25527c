/* rows.h - how the rows of the tables of fields are written; only for those who write
 * tables. */
#ifndef READ_ROWS_H
#define READ_ROWS_H

#include "read/fields.h"

#include <stddef.h>

#define WORD(word)                        \
	{                                 \
		"" word, sizeof(word) - 1 \
	}
#define ROW(kind, owner, part, key, ...)                                                         \
	{                                                                                        \
		.name = WORD(key), .type = FIELD_##kind, .member = offsetof(struct owner, part), \
		__VA_ARGS__                                                                      \
	}
#define TABLE(owner, rows, ...)                                                             \
	{                                                                                   \
		.name = WORD(#owner), .fields = (rows), .n = sizeof(rows) / sizeof *(rows), \
		.size = sizeof(struct owner), __VA_ARGS__                                   \
	}

extern const struct table parameters_table, windows_table, own_kind_table, site_table, limits_table,
	history_table, gate_table, revenue_table, purchase_table, spell_table, review_table,
	contact_table, disclosed_table, moved_table, concession_table;

#endif
