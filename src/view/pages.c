/* pages.c - the list of pages and tables. A new one is a line here. */
#include "view/page.h"

const struct page_kind page_kinds[] = {
	/* name, template, menu entry, group of the menu, count, path, build */
	{"index", "index", "index", "bucket", NULL, NULL, view_index},
	{"actions", "actions", "actions", "bucket", NULL, NULL, view_actions},
	{"accounts/index", "accounts", "accounts", "relations", NULL, NULL, view_accounts},
	{"accounts/ID", "account", "accounts", NULL, account_count, account_path, view_account},
	{"departments/index", "departments", "departments", "leaks", NULL, NULL, view_departments},
	{"departments/ID", "department", "departments", NULL, department_count, department_path,
		view_department},
	{"coherence", "coherence", "coherence", "leaks", NULL, NULL, view_coherence},
	{"leak", "leak", "leak", "leaks", NULL, NULL, view_leak},
	{"retention", "retention", "retention", "stays", NULL, NULL, view_retention},
	{"causes", "causes", "causes", "stays", NULL, NULL, view_causes},
	{"forecast", "forecast", "forecast", "stays", NULL, NULL, view_forecast},
	{"trust", "trust", "trust", "relations", NULL, NULL, view_trust},
	{"negotiation", "negotiation", "negotiation", "relations", NULL, NULL, view_negotiation},
	{"leadership", "leadership", "leadership", "leaks", NULL, NULL, view_leadership},
	{"records", "records", "records", "report", NULL, NULL, view_records},
	{"method", "method", "method", "report", NULL, NULL, view_method},
	{"handbook/index", "handbook", "handbook", "report", NULL, NULL, view_handbook},
	{"handbook/write", "handbook_write", "handbook", NULL, NULL, NULL, view_handbook_write},
	{"handbook/fields", "handbook_fields", "handbook", NULL, NULL, NULL, view_handbook_fields},
	{"handbook/errors", "handbook_errors", "handbook", NULL, NULL, NULL, view_handbook_errors},
	{"own", "own", "own", NULL, own_count, own_path, view_own},
};
const size_t page_kinds_n = sizeof page_kinds / sizeof *page_kinds;
