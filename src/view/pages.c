/* pages.c - the list of pages and tables. A new one is a line here. */
#include "view/page.h"

const struct page_kind page_kinds[] = {
	/* name, template, menu entry, in the menu, count, path, build */
	{"index", "index", "index", true, NULL, NULL, view_index},
	{"actions", "actions", "actions", true, NULL, NULL, view_actions},
	{"accounts/index", "accounts", "accounts", true, NULL, NULL, view_accounts},
	{"accounts/ID", "account", "accounts", false, account_count, account_path, view_account},
	{"departments/index", "departments", "departments", true, NULL, NULL, view_departments},
	{"departments/ID", "department", "departments", false, department_count, department_path,
		view_department},
	{"coherence", "coherence", "coherence", true, NULL, NULL, view_coherence},
	{"leak", "leak", "leak", true, NULL, NULL, view_leak},
	{"retention", "retention", "retention", true, NULL, NULL, view_retention},
	{"trust", "trust", "trust", true, NULL, NULL, view_trust},
	{"negotiation", "negotiation", "negotiation", true, NULL, NULL, view_negotiation},
	{"leadership", "leadership", "leadership", true, NULL, NULL, view_leadership},
	{"records", "records", "records", true, NULL, NULL, view_records},
	{"method", "method", "method", true, NULL, NULL, view_method},
	{"own", "own", "own", false, own_count, own_path, view_own},
};
const size_t page_kinds_n = sizeof page_kinds / sizeof *page_kinds;
