/* people.h - departments and the people in them. */
#ifndef MODEL_PEOPLE_H
#define MODEL_PEOPLE_H

#include "model/record.h"
#include "model/terms.h"

struct department {
	struct record record; /* record.source is NULL for a built-in one */
	size_t index;         /* in book.departments */
	struct str id, name;
	struct ref lead;
	enum role role;
};

struct person {
	struct record record;
	size_t index;
	struct str id, name;
	struct ref department;
	int64_t authority; /* the largest cost this person may settle alone; -1: not given */
	int32_t left;      /* DAY_NONE: still here */
};

#endif
