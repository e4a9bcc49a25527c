/* badges.c - badges/: one figure each, to be shown on other pages. */
#include "base/utf8.h"
#include "view/common.h"
#include "view/extras.h"

enum { PAD = 8 }; /* on each side of a text */

/* Of 11 px Verdana, on average; textLength does the rest. */
static const double letter_width = 6.6, bold_width = 7.6;

static struct str text_of(const struct site *site, const struct value *tree, const char *key)
{
	const struct value *leaf = value_get(tree, str_c(key));

	return render_text(site->renderer, leaf, tree->arena);
}

/* Where its parts stand. `label`, `value` and `title` are there already. */
static void put_drawing(const struct site *site, struct value *tree)
{
	double label = (double)utf8_count(text_of(site, tree, "label")) * letter_width;
	double value = (double)utf8_count(text_of(site, tree, "value")) * bold_width;

	put_coord(tree, "label_width", label);
	put_coord(tree, "value_width", value);
	put_coord(tree, "label_box", label + 2 * PAD);
	put_coord(tree, "value_x", label + 3 * PAD);
	put_coord(tree, "width", label + value + 4 * PAD);
}

/* The figure with what it is and how sure; without one, that there is none. */
static void put_coherence_badge(struct value *tree, const struct site *site, struct str name,
	const struct coherence *figure)
{
	struct value *value, *title;

	put_bool(tree, "known", figure->n > 0);
	if (!figure->n) {
		put_message(tree, "value", "badge.none");
		title = put_message(tree, "title", "badge.title_none");
	} else {
		value = put_message(tree, "value", figure->pale ? "badge.few" : "badge.plain");
		put_number(value, "value", figure->index, 0, true);
		title = put_message(tree, "title", "badge.coherence_title");
		put_number(title, "value", figure->index, 0, true);
		put_number(title, "low", figure->low, 0, true);
		put_number(title, "high", figure->high, 0, true);
		put_count(title, "n", figure->n);
	}
	put_text(title, "name", name);
	put_date(title, "as_of", site->figures->as_of);
	put_drawing(site, tree);
}

void extra_coherence_badge(const struct site *site, size_t i, struct value *tree)
{
	(void)i;
	put_message(tree, "label", "badge.coherence");
	put_coherence_badge(tree, site, site->book->company.name, &site->figures->totals.coherence);
}

void extra_department_badge(const struct site *site, size_t i, struct value *tree)
{
	const struct department *department = site->book->departments.v[i];

	put_text(put_message(tree, "label", "badge.department"), "name", department->name);
	put_coherence_badge(
		tree, site, department->name, &site->figures->departments[i].owned.coherence);
}

struct str department_badge_path(const struct site *site, size_t i, struct arena *arena)
{
	return str_printf(
		arena, "badges/departments/%.*s.svg", STR_ARG(site->book->departments.v[i]->id));
}

void extra_retention_badge(const struct site *site, size_t i, struct value *tree)
{
	const struct flow *flow = &site->figures->flow;
	struct value *value, *title;

	(void)i;
	put_message(tree, "label", "badge.retention");
	put_bool(tree, "known", flow->grr_known);
	if (flow->grr_known) {
		value = put_message(tree, "value", "badge.plain");
		put_share(value, "value", flow->grr, true);
		title = put_message(tree, "title", "badge.retention_title");
		put_share(title, "value", flow->grr, true);
		put_count(title, "n", flow->base_n);
	} else {
		put_message(tree, "value", "badge.none");
		title = put_message(tree, "title", "badge.title_none");
	}
	put_text(title, "name", site->book->company.name);
	put_date(title, "as_of", site->figures->as_of);
	put_drawing(site, tree);
}
