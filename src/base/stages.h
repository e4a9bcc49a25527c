/* stages.h - tells whoever keeps the time that a stage of the work begins: no clock below cli/. */
#ifndef BASE_STAGES_H
#define BASE_STAGES_H

struct stages {
	void (*begin)(void *keeper, const char *name);
	void *keeper;
};

/* The stage `name` begins, and the one before it is over. A name lives as long as the program and
 * says "part of the work.stage": "read.link". NULL: nobody listens. Only by the thread that leads,
 * between parallel loops. */
static inline void stage_begin(const struct stages *stages, const char *name)
{
	if (stages)
		stages->begin(stages->keeper, name);
}

#endif
