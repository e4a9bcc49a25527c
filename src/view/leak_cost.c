/* leak_cost.c - the expected loss that goes with a leak, shown the same way on every page. */
#include "view/leak_cost.h"

#include <math.h>

/* Leaves room for the dot at the right end, in percent. */
#define WIDEST 96.0

struct value *put_leak_cost(
	struct value *map, const char *key, const struct leak_cost *leak, double most)
{
	double low = WIDEST * fmax(leak->low, 0) / most;
	struct value *v, *dot;

	if (leak->loss < 0.5) {
		put_none(map, key);
		return NULL;
	}
	v = put_map(map, key);
	put_money(v, "loss", llround(leak->loss), true);
	put_money(v, "low", llround(leak->low), true);
	put_money(v, "high", llround(leak->high), true);
	put_bool(v, "clear", leak->low > 0);
	dot = put_drawn(v, "dot");
	put_bool(dot, "clear", leak->low > 0);
	put_coord(dot, "x", WIDEST * fmax(leak->loss, 0) / most);
	put_coord(dot, "low", low);
	put_coord(dot, "width", fmax(WIDEST * leak->high / most - low, 0));
	return v;
}

bool put_leak_total(struct value *map, const char *key, const struct figures *figures)
{
	double loss = figures->leak.loss;
	struct value *v;

	if (loss < 0.5) {
		put_none(map, key);
		return false;
	}
	v = put_map(map, key);
	put_money(v, "loss", llround(loss), true);
	put_money(v, "low", llround(figures->leak.low), true);
	put_money(v, "high", llround(figures->leak.high), true);
	put_money(v, "now", llround(figures->risk.loss), true);
	put_share(v, "share", loss / figures->risk.loss, figures->risk.loss > 0);
	return true;
}

double most_of_departments(const struct figures *figures)
{
	double most = 1;

	for (size_t i = 0; i < figures->book->departments.n; i++)
		most = fmax(most, figures->departments[i].leak.high);
	return most;
}

double most_of_kinds(const struct figures *figures)
{
	double most = 1;

	for (int kind = 0; kind < LEAK_KINDS; kind++)
		most = fmax(most, figures->kinds[kind].leak.high);
	return most;
}
