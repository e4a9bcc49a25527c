/* curves.c - wear and strength of an account over many days. */
#include "analyse/wear.h"

#include <string.h>

/* The first of the days that is not before `day`. */
static size_t first_from(const struct curve *curve, int32_t day)
{
	size_t low = 0, high = curve->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (curve->days[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static int32_t never(int32_t event)
{
	return event == DAY_NONE ? INT32_MAX : event;
}

/* From `begins` on a case may have points; from `over` on they only fade. */
struct course {
	int32_t begins, over;
};

static struct course case_course(const struct setting *setting, const struct promise *promise)
{
	struct course course = {.begins = promise->made, .over = never(promise->kept)};

	if (never(promise->broken) < course.over)
		course.over = promise->broken;
	if (never(promise->withdrawn) < course.over)
		course.over = promise->withdrawn;
	for (uint32_t i = setting->cases.first[promise->index]; i != CASE_NONE;
		i = setting->cases.next[i]) {
		const struct incident *incident = setting->book->incidents.v[i];

		if (incident->when.day < course.begins)
			course.begins = incident->when.day;
		if (incident->when.day > course.over)
			course.over = incident->when.day;
		if (never(incident->resolved.day) > course.over)
			course.over = never(incident->resolved.day);
	}
	return course;
}

/* What a case has left on the i-th day: it is there for that day alone, or fades from it on. */
static void leave(struct curve *curve, size_t i, const struct scratch *scratch, bool fades)
{
	curve->kinds |= 1u << scratch->kind;
	(fades ? curve->fading : curve->wear)[i].kind[scratch->kind] += scratch->wear;
}

static void case_curve(
	const struct setting *setting, const struct promise *promise, struct curve *curve)
{
	struct course course = case_course(setting, promise);

	for (size_t i = first_from(curve, course.begins); i < curve->n; i++) {
		struct scratch scratch = case_scratch(setting, promise, curve->days[i]);
		bool over = curve->days[i] >= course.over;

		leave(curve, i, &scratch, over);
		if (over)
			return;
	}
}

static void incident_curve(
	const struct setting *setting, const struct incident *incident, struct curve *curve)
{
	for (size_t i = first_from(curve, incident->when.day); i < curve->n; i++) {
		struct scratch scratch = incident_scratch(setting, incident, curve->days[i]);
		bool over = curve->days[i] >= never(incident->resolved.day);

		leave(curve, i, &scratch, over);
		if (over)
			return;
	}
}

/* Adds to each day what faded from the days before it. Most accounts have few of the kinds. */
static void fade(const struct setting *setting, const struct curve *curve)
{
	struct wear faded = {0};

	for (size_t i = 0; i < curve->n; i++) {
		double left = i ? decay_at(&setting->wear, curve->days[i] - curve->days[i - 1]) : 0;

		for (unsigned kinds = curve->kinds; kinds; kinds &= kinds - 1) {
			int kind = __builtin_ctz(kinds);

			faded.kind[kind] = faded.kind[kind] * left + curve->fading[i].kind[kind];
			curve->wear[i].kind[kind] += faded.kind[kind];
			curve->wear[i].all += curve->wear[i].kind[kind];
		}
	}
}

struct strengthened {
	const struct setting *setting;
	const struct curve *curve;
};

static void strengthen(void *context, const struct strengthening *one)
{
	const struct strengthened *to = context;
	size_t i = first_from(to->curve, one->day);

	if (i < to->curve->n)
		to->curve->strength[i] +=
			one->points * decay_at(&to->setting->wear, to->curve->days[i] - one->day);
}

static void strength_curve(
	const struct setting *setting, const struct account *account, const struct curve *curve)
{
	struct strengthened to = {setting, curve};

	memset(curve->strength, 0, curve->n * sizeof *curve->strength);
	strength_each(account, strengthen, &to);
	for (size_t i = 1; i < curve->n; i++)
		curve->strength[i] += curve->strength[i - 1] *
				      decay_at(&setting->wear, curve->days[i] - curve->days[i - 1]);
}

void account_curves(
	const struct setting *setting, const struct account *account, struct curve *curve)
{
	curve->kinds = 0;
	memset(curve->wear, 0, curve->n * sizeof *curve->wear);
	memset(curve->fading, 0, curve->n * sizeof *curve->fading);
	for (size_t i = 0; i < account->promises.n; i++)
		case_curve(setting, account->promises.v[i], curve);
	for (size_t i = 0; i < account->incidents.n; i++)
		if (!incident_promise(account->incidents.v[i]))
			incident_curve(setting, account->incidents.v[i], curve);
	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];
		size_t day = first_from(curve, touchpoint->when.day);
		struct scratch scratch;

		if (day == curve->n)
			continue;
		scratch = contact_scratch(setting, touchpoint, curve->days[day]);
		leave(curve, day, &scratch, true);
	}
	fade(setting, curve);
	strength_curve(setting, account, curve);
}
