/* story.h - Markdown beside the records: an account's story, a department's, or a page of its own.
 */
#ifndef MODEL_STORY_H
#define MODEL_STORY_H

#include "model/record.h"

struct story {
	struct record record;
	struct ref subject; /* account or department; none: a page */
	struct str page;    /* slug of a page of its own, else empty */
	struct str title;   /* front matter's, else the first heading, else empty */
	struct str markdown;
};

#endif
