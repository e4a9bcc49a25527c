/* replay.c - how the company, or a department, stood month by month: small charts and their table.
 */
#include "view/replay.h"

#include "analyse/replay.h"
#include "view/chart.h"

#include <math.h>

enum {
	PANEL_HEIGHT = 104,
	PANEL_TOP = 14,
	PANEL_BELOW = 20,
	POINTS = REPLAY_MONTHS + 1,
	YEAR = 12
};

/* One figure along the points; NAN where there is none. */
struct course {
	double v[POINTS], low[POINTS], high[POINTS], part[POINTS];
	bool banded, parted; /* low and high, or part are there */
};

static size_t known_from(const struct replay *replay)
{
	return replay->n - replay->known;
}

/* The point that today is held against: a year ago, else the first. */
static size_t before_of(const struct replay *replay)
{
	size_t year_ago = replay->n - 1 - YEAR, first = known_from(replay);

	return first > year_ago ? first : year_ago;
}

static double highest(const struct course *course)
{
	double most = 0;

	for (size_t i = 0; i < POINTS; i++) {
		const double *of = course->banded ? course->high : course->v;

		if (!isnan(of[i]))
			most = fmax(most, of[i]);
	}
	return most;
}

static void put_ends(struct value *chart, const struct replay *replay)
{
	put_month(chart, "first", month_of(replay->v[0].day));
	put_month(chart, "last", month_of(replay->v[replay->n - 1].day));
}

static void draw(struct value *chart, const struct replay *replay, const struct course *course,
	const struct scale *y)
{
	struct point line[POINTS], low[POINTS], high[POINTS], part[POINTS];
	struct scale x = scale_days(replay->v[0].day, replay->v[POINTS - 1].day);

	for (size_t i = 0; i < POINTS; i++) {
		double at = scale_at(&x, replay->v[i].day);

		line[i] = (struct point){at, scale_at(y, course->v[i])};
		low[i] = (struct point){at, scale_at(y, course->low[i])};
		high[i] = (struct point){at, scale_at(y, course->high[i])};
		part[i] = (struct point){at, scale_at(y, course->part[i])};
	}
	put_line(chart, "line", line, POINTS);
	if (course->banded)
		put_band(chart, "band", low, high, POINTS);
	else
		put_none(chart, "band");
	if (course->parted)
		put_area(chart, "part", part, POINTS, PANEL_HEIGHT);
	else
		put_none(chart, "part");
	if (isnan(line[POINTS - 1].y))
		put_none(chart, "dot");
	else
		put_coord(chart, "dot", line[POINTS - 1].y);
}

/* How a panel's figures are written. */
struct panel {
	const char *title, *aria; /* messages */
	enum axis_unit unit;
	double top; /* of the axis; 0: as the figures are */
};

static void put_figure(struct value *map, const char *key, double figure, enum axis_unit unit)
{
	bool known = !isnan(figure);

	if (unit == AXIS_MONEY)
		put_money(map, key, known ? llround(figure) : 0, known);
	else
		put_number(map, key, known ? figure : 0, 0, known);
}

static void put_panel(struct value *panels, const struct replay *replay,
	const struct course *course, const struct panel *how)
{
	struct value *panel = add_map(panels), *aria, *chart;
	struct scale y = {0, how->top > 0 ? how->top : highest(course), PANEL_HEIGHT, PANEL_TOP};
	size_t last = replay->n - 1;

	put_message(panel, "title", how->title);
	put_bool(panel, "money", how->unit == AXIS_MONEY);
	put_figure(panel, "now", course->v[last], how->unit);
	put_number(panel, "overdue", course->parted ? course->part[last] : 0, 0,
		course->parted && course->part[last] > 0);
	aria = put_message(panel, "aria", how->aria);
	put_month(aria, "first", month_of(replay->v[known_from(replay)].day));
	put_figure(aria, "before", course->v[known_from(replay)], how->unit);
	put_figure(aria, "now", course->v[last], how->unit);
	chart = put_drawn(panel, "chart");
	put_coord(chart, "height", PANEL_HEIGHT);
	put_coord(chart, "full", PANEL_HEIGHT + PANEL_BELOW);
	put_value_axis(chart, &y, how->unit, 3);
	put_ends(chart, replay);
	draw(chart, replay, course, &y);
}

static const struct panel loss_panel = {"trend.loss.title", "trend.loss.aria", AXIS_MONEY, 0};
static const struct panel coherence_panel = {
	"trend.coherence.title", "trend.coherence.aria", AXIS_NUMBER, 100};
static const struct panel owed_panel = {"trend.owed.title", "trend.owed.aria", AXIS_COUNT, 0};

/* True where there is a figure at all, and not only zero. */
static bool says_something(const struct course *course)
{
	return highest(course) > 0;
}

static struct course course_none(void)
{
	struct course course = {0};

	for (size_t i = 0; i < POINTS; i++)
		course.v[i] = course.low[i] = course.high[i] = course.part[i] = NAN;
	return course;
}

static void owe(struct course *course, size_t i, int64_t open, int64_t overdue)
{
	course->v[i] = (double)(open + overdue);
	course->part[i] = (double)overdue;
}

static struct course loss_course(const struct replay *replay)
{
	struct course course = course_none();

	for (size_t i = known_from(replay); i < replay->n; i++)
		course.v[i] = replay->v[i].loss;
	return course;
}

static struct course coherence_course(const struct replay *replay)
{
	struct course course = course_none();

	course.banded = true;
	for (size_t i = known_from(replay); i < replay->n; i++) {
		const struct coherence *coherence = &replay->v[i].coherence;

		if (!coherence->n)
			continue;
		course.v[i] = coherence->index;
		course.low[i] = coherence->low;
		course.high[i] = coherence->high;
	}
	return course;
}

static struct course owed_course(const struct replay *replay)
{
	struct course course = course_none();

	course.parted = true;
	for (size_t i = known_from(replay); i < replay->n; i++)
		owe(&course, i, replay->v[i].open, replay->v[i].overdue);
	return course;
}

/* The first of the courses that says something tells how it went. */
static void put_finding(struct value *trend, const struct replay *replay, const char *message,
	const struct course *course, enum axis_unit unit)
{
	struct value *args = put_message(trend, "finding", message);

	put_month(args, "month", month_of(replay->v[before_of(replay)].day));
	put_figure(args, "before", course->v[before_of(replay)], unit);
	put_figure(args, "now", course->v[replay->n - 1], unit);
}

static bool both_known(const struct replay *replay, const struct course *course)
{
	return says_something(course) && !isnan(course->v[before_of(replay)]) &&
	       !isnan(course->v[replay->n - 1]);
}

static struct value *put_row(struct value *rows, const struct replay *replay, size_t i)
{
	const struct stand *stand = &replay->v[i];
	struct value *row = add_map(rows);

	put_month(row, "month", month_of(stand->day));
	put_date(row, "day", stand->day);
	put_bool(row, "today", i + 1 == replay->n);
	put_bool(row, "known", stand->known);
	return row;
}

static void put_company_rows(struct value *trend, const struct replay *replay)
{
	struct value *rows = put_list(trend, "rows");

	for (size_t i = replay->n; i-- > 0;) {
		const struct stand *stand = &replay->v[i];
		struct value *row = put_row(rows, replay, i);

		put_number(row, "open", (double)stand->open, 0, stand->known);
		put_number(row, "overdue", (double)stand->overdue, 0, stand->known);
		put_coherence(row, "coherence", &stand->coherence);
		put_number(row, "accounts", (double)stand->accounts, 0, stand->known);
		put_money(row, "loss", llround(stand->loss), stand->known);
	}
}

void put_company_trend(struct value *page, const struct site *site)
{
	const struct replay *replay = site->figures->replay;
	struct course loss = loss_course(replay), coherence = coherence_course(replay),
		      owed = owed_course(replay);
	struct value *trend, *panels;

	if (replay->known < 2 || !(both_known(replay, &loss) || both_known(replay, &coherence) ||
					 both_known(replay, &owed))) {
		put_none(page, "trend");
		return;
	}
	trend = put_map(page, "trend");
	if (both_known(replay, &loss))
		put_finding(trend, replay, "trend.loss.finding", &loss, AXIS_MONEY);
	else if (both_known(replay, &coherence))
		put_finding(trend, replay, "trend.coherence.finding", &coherence, AXIS_NUMBER);
	else
		put_finding(trend, replay, "trend.owed.finding", &owed, AXIS_COUNT);
	put_month(trend, "first", month_of(replay->v[known_from(replay)].day));
	panels = put_list(trend, "panels");
	if (says_something(&loss))
		put_panel(panels, replay, &loss, &loss_panel);
	if (says_something(&coherence))
		put_panel(panels, replay, &coherence, &coherence_panel);
	if (says_something(&owed))
		put_panel(panels, replay, &owed, &owed_panel);
	put_company_rows(trend, replay);
}

static const struct department_stand *stand_of(const struct site *site, size_t i, size_t d)
{
	return &site->figures->replay->departments[i * site->book->departments.n + d];
}

static void put_department_rows(struct value *trend, const struct site *site, size_t d)
{
	const struct replay *replay = site->figures->replay;
	struct value *rows = put_list(trend, "rows");

	for (size_t i = replay->n; i-- > 0;) {
		const struct department_stand *stand = stand_of(site, i, d);
		struct value *row = put_row(rows, replay, i);
		bool known = replay->v[i].known;

		put_number(row, "open", (double)stand->open, 0, known);
		put_number(row, "overdue", (double)stand->overdue, 0, known);
		put_number(row, "index", stand->index, 0, stand->n > 0);
		put_number(row, "settled", (double)stand->n, 0, known);
	}
}

void put_department_trend(struct value *page, const struct site *site, size_t d)
{
	const struct replay *replay = site->figures->replay;
	struct course owed = course_none(), coherence = course_none();
	struct value *trend, *panels;

	owed.parted = true;
	for (size_t i = known_from(replay); i < replay->n; i++) {
		const struct department_stand *stand = stand_of(site, i, d);

		owe(&owed, i, stand->open, stand->overdue);
		if (stand->n > 0)
			coherence.v[i] = stand->index;
	}
	if (replay->known < 2 || !(says_something(&owed) || both_known(replay, &coherence))) {
		put_none(page, "trend");
		return;
	}
	trend = put_map(page, "trend");
	if (both_known(replay, &coherence))
		put_finding(trend, replay, "trend.coherence.finding", &coherence, AXIS_NUMBER);
	else
		put_finding(trend, replay, "trend.owed.finding", &owed, AXIS_COUNT);
	panels = put_list(trend, "panels");
	if (says_something(&coherence))
		put_panel(panels, replay, &coherence, &coherence_panel);
	if (says_something(&owed))
		put_panel(panels, replay, &owed, &owed_panel);
	put_department_rows(trend, site, d);
}
