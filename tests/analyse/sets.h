/* sets.h - R's data sets of times, and what R says of them. */
#ifndef TESTS_ANALYSE_SETS_H
#define TESTS_ANALYSE_SETS_H

#include "analyse/survival.h"
#include "reference.h"

#define SEEN (-INFINITY) /* from the start */

struct set {
	const char *name;
	struct life *lives;
	size_t n;
	char *csv, *json;
};

/* Right-censored sets have `time`, the others `start` and `stop`. */
static inline bool set_open(const char *name, struct set *set)
{
	char path[200];
	size_t n = 0;
	double *entry, *time, *event;

	*set = (struct set){.name = name};
	snprintf(path, sizeof path, REFERENCE "datasets/%s%s.csv", name,
		strncmp(name, "edge", 4) ? ".design" : "");
	set->csv = reference_text(path);
	snprintf(path, sizeof path, REFERENCE "expected/%s.json", name);
	set->json = reference_text(path);
	if (!set->csv || !set->json) {
		free(set->csv), free(set->json);
		return false;
	}
	entry = csv_column(set->csv, "start", &n);
	time = csv_column(set->csv, entry ? "stop" : "time", &n);
	event = csv_column(set->csv, "event", &set->n);
	assert_int_equal(n, set->n);
	set->lives = malloc(n * sizeof *set->lives);
	for (size_t i = 0; i < n; i++)
		set->lives[i] = (struct life){entry ? entry[i] : SEEN, time[i], event[i] == 1};
	free(entry), free(time), free(event);
	return true;
}

static inline void set_close(struct set *set)
{
	free(set->lives), free(set->csv), free(set->json);
}

/* Which of the groups named at `path` of R's results each row belongs to (path NULL: any number
 * that tells the words apart); NULL: there is no such column. Owner: the caller. */
static inline size_t *set_groups(
	const struct set *set, const char *path, const char *column, size_t *groups)
{
	size_t *of = malloc(set->n * sizeof *of), at = 0, place = 0;
	const char *p = set->csv;

	*groups = path ? json_count(set->json, path) : 0;
	while (strcspn(p, ",\r\n") != strlen(column) || strncmp(p, column, strlen(column))) {
		p += strcspn(p, ",\r\n");
		if (*p++ != ',') {
			free(of);
			return NULL;
		}
		place++;
	}
	for (p = strchr(set->csv, '\n'); p && p[1] && at < set->n; p = strchr(p, '\n')) {
		size_t length, found = 0;

		p++;
		for (size_t i = 0; i < place; i++)
			p += strcspn(p, ",\n") + 1;
		p += *p == '"';
		length = strcspn(p, "\",\r\n");
		for (; path && found < *groups; found++) {
			char item[200];
			const char *name;

			snprintf(item, sizeof item, "%s/%zu", path, found);
			name = json_at(set->json, item);
			if (!strncmp(name + 1, p, length) && name[1 + length] == '"')
				break;
		}
		for (size_t i = 0; !path && i < length; i++)
			found = found * 31 + (unsigned char)p[i];
		of[at++] = found;
	}
	return of;
}

#endif
