/* fields.c - which tables of fields there are, and how to find a field. */
#include "read/fields.h"

#include "read/rows.h"

#define LINKED(owner, many, ref_, sorted)                                                         \
	{                                                                                         \
		.key = WORD(#many), .table = &owner##_table, .list = offsetof(struct book, many), \
		.ids = offsetof(struct book, owner##_ids), .ref = ref_, .by_id = sorted,          \
		.id = offsetof(struct owner, id), .index = offsetof(struct owner, index)          \
	}
#define PLAIN(owner, many)                                                                        \
	{                                                                                         \
		.key = WORD(#many), .table = &owner##_table, .list = offsetof(struct book, many), \
		.ids = SIZE_MAX, .id = SIZE_MAX, .index = offsetof(struct owner, index)           \
	}

const struct record_list record_lists[RECORD_KINDS] = {
	[RECORD_DEPARTMENT] = LINKED(department, departments, REF_DEPARTMENT, false),
	[RECORD_PERSON] = LINKED(person, people, REF_PERSON, true),
	[RECORD_ACCOUNT] = LINKED(account, accounts, REF_ACCOUNT, true),
	[RECORD_STANDARD] = LINKED(standard, standards, REF_STANDARD, true),
	[RECORD_PROMISE] = LINKED(promise, promises, REF_PROMISE, false),
	[RECORD_INCIDENT] = LINKED(incident, incidents, REF_INCIDENT, false),
	[RECORD_TOUCHPOINT] = PLAIN(touchpoint, touchpoints),
	[RECORD_ASSESSMENT] = PLAIN(assessment, assessments),
	[RECORD_OBJECTION] = PLAIN(objection, objections),
	[RECORD_DECISION] = PLAIN(decision, decisions),
};

const struct table *const *tables_all(size_t *n)
{
	static const struct table *const tables[] = {
		&company_table,
		&windows_table,
		&parameters_table,
		&own_kind_table,
		&site_table,
		&limits_table,
		&history_table,
		&gate_table,
		&department_table,
		&person_table,
		&account_table,
		&revenue_table,
		&purchase_table,
		&spell_table,
		&review_table,
		&contact_table,
		&disclosed_table,
		&standard_table,
		&promise_table,
		&moved_table,
		&incident_table,
		&touchpoint_table,
		&assessment_table,
		&objection_table,
		&concession_table,
		&decision_table,
		&story_table,
	};

	*n = sizeof tables / sizeof *tables;
	return tables;
}

int table_find(const struct table *table, struct str name)
{
	for (size_t i = 0; i < table->n; i++)
		if (str_eq(table->fields[i].name, name))
			return (int)i;
	return -1;
}

struct str ref_word(enum ref_kind kind)
{
	static const struct str words[] = {
		[REF_NONE] = WORD(""),
		[REF_ACCOUNT] = WORD("account"),
		[REF_PERSON] = WORD("person"),
		[REF_DEPARTMENT] = WORD("department"),
		[REF_PROMISE] = WORD("promise"),
		[REF_INCIDENT] = WORD("incident"),
		[REF_STANDARD] = WORD("standard"),
	};

	return words[kind];
}

struct str refers_words(unsigned refers, struct arena *arena)
{
	struct str out = STR_NONE;

	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++) {
		struct str word = ref_word((enum ref_kind)kind);

		if (!(refers >> kind & 1))
			continue;
		out = out.n ? str_printf(arena, "%.*s or %.*s", STR_ARG(out), STR_ARG(word)) : word;
	}
	return out;
}
