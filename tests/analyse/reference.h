/* reference.h - reads the results of R and their data sets, which lie beside the project. */
#ifndef TESTS_ANALYSE_REFERENCE_H
#define TESTS_ANALYSE_REFERENCE_H

#include <ctype.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REFERENCE "../shared/reference/"

/* The whole file, ended by a NUL byte (the caller frees it); NULL, and a line that says so, where
 * it is absent. */
static inline char *reference_text(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *text = NULL;
	size_t n = 0;

	if (!file) {
		printf("SKIP %s is not there\n", path);
		return NULL;
	}
	do {
		text = realloc(text, n + 65536 + 1);
		n += fread(text + n, 1, 65536, file);
	} while (!feof(file) && !ferror(file));
	text[n] = 0;
	fclose(file);
	return text;
}

static inline const char *json_blank(const char *p)
{
	while (isspace((unsigned char)*p) || *p == ',' || *p == ':')
		p++;
	return p;
}

/* What follows the value at p. */
static inline const char *json_skip(const char *p)
{
	int depth = 0;

	p = json_blank(p);
	do {
		if (*p == '"') {
			for (p++; *p != '"'; p++)
				p += *p == '\\';
		} else if (*p == '{' || *p == '[') {
			depth++;
		} else if (*p == '}' || *p == ']') {
			depth--;
		} else if (!depth) {
			return p + strcspn(p, ",]}\n");
		}
		p++;
	} while (depth);
	return p;
}

/* The value at a path such as "km/by_group/0/surv"; NULL if there is none. */
static inline const char *json_at(const char *p, const char *path)
{
	while (p && *path) {
		size_t n = strcspn(path, "/");
		long item = strtol(path, NULL, 10);
		bool list;

		p = json_blank(p);
		list = *p == '[';
		if (*p != '{' && !list)
			return NULL;
		for (p = json_blank(p + 1); *p != '}' && *p != ']'; p = json_blank(json_skip(p))) {
			const char *key = p + 1;

			if (!list)
				p = json_skip(p);
			if (list ? item-- == 0
				 : (size_t)(p - key) == n + 1 && !strncmp(key, path, n))
				break;
		}
		if (*p == '}' || *p == ']')
			return NULL;
		path += n + (path[n] == '/');
	}
	return p ? json_blank(p) : NULL;
}

/* A number; NAN where it is null or not there. */
static inline double json_number(const char *json, const char *path)
{
	const char *p = json_at(json, path);
	char *end;
	double x;

	if (!p)
		return NAN;
	x = strtod(p, &end);
	return end == p ? NAN : x;
}

/* The item of a list of numbers. */
static inline double json_item(const char *json, const char *path, size_t i)
{
	char full[200];

	snprintf(full, sizeof full, "%s/%zu", path, i);
	return json_number(json, full);
}

static inline size_t json_count(const char *json, const char *path)
{
	const char *p = json_at(json, path);
	size_t n = 0;

	if (!p)
		return 0;
	for (p = json_blank(p + 1); *p != '}' && *p != ']'; p = json_blank(json_skip(p)))
		n++;
	return n;
}

/* One column of a CSV file without quoted commas: NAN where it is empty. Owner: the caller. */
static inline double *csv_column(const char *text, const char *name, size_t *n)
{
	int column = 0;
	const char *p = text;
	double *v = NULL;

	while (strcspn(p, ",\r\n") != strlen(name) || strncmp(p, name, strlen(name))) {
		p += strcspn(p, ",\r\n");
		if (*p++ != ',')
			return NULL;
		column++;
	}
	*n = 0;
	for (p = strchr(text, '\n'); p && p[1]; p = strchr(p, '\n')) {
		char *end;

		p++;
		for (int i = 0; i < column; i++)
			p += strcspn(p, ",\n") + 1;
		v = realloc(v, (*n + 1) * sizeof *v);
		v[*n] = strtod(p, &end); /* which would read on in the next line */
		if (end == p || *p == '\n' || *p == '\r')
			v[*n] = NAN;
		++*n;
	}
	return v;
}

#endif
