/* book.h - all records of a company, linked. */
#ifndef MODEL_BOOK_H
#define MODEL_BOOK_H

#include "base/ignore.h"
#include "base/map.h"
#include "model/account.h"
#include "model/company.h"
#include "model/contact.h"
#include "model/decision.h"
#include "model/incident.h"
#include "model/people.h"
#include "model/promise.h"
#include "model/story.h"

/* Lists of pointers; accounts, people and standards by id, departments as given, the rest by file
 * and place in it. `index` of each record is its place here. Records of broken files are not in. */
struct book {
	struct company company;
	LIST(struct source *) sources;
	LIST(struct department *) departments;
	LIST(struct person *) people;
	LIST(struct account *) accounts;
	LIST(struct promise *) promises;
	LIST(struct standard *) standards;
	LIST(struct incident *) incidents;
	LIST(struct touchpoint *) touchpoints;
	LIST(struct assessment *) assessments;
	LIST(struct objection *) objections;
	LIST(struct decision *) decisions;
	LIST(struct story *) stories;
	struct ignores ignores; /* by file and place in it; of all files that were read */
	struct map account_ids, person_ids, department_ids, promise_ids, incident_ids, standard_ids;
	struct history history; /* of the records; each has its own part in record.past */
	int32_t today;          /* events after it are errors */
	size_t records;         /* how many in all */
};

/* By id; NULL if there is none. */
struct account *book_account(const struct book *book, struct str id);
struct department *book_department(const struct book *book, struct str id);
struct person *book_person(const struct book *book, struct str id);

/* How long the account was or is a client: [since, end). The end is `ended`, for business by order
 * the last purchase + lapse_after where that day is not after `day`; DAY_NONE while it lasts. By
 * order: no recurring value was agreed up to `day`. */
int32_t account_end(const struct account *account, const struct company *company, int32_t day);

#endif
