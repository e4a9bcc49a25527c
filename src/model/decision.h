/* decision.h - what leadership did about it. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include "model/record.h"
#include "model/terms.h"

struct decision {
	struct record record;
	size_t index;
	struct str id; /* empty: none */
	int32_t on;
	struct ref by; /* person or department */
	struct str what;
	struct refs departments;
	struct texts kinds;
	struct ref account;
	int32_t review; /* DAY_NONE: none */
	struct str notes;
};

#endif
