/* scene.h - a company of three departments and one account, for tests of the analysis. */
#ifndef TESTS_ANALYSE_SCENE_H
#define TESTS_ANALYSE_SCENE_H

#include "test.h"

#include "analyse/analysis.h"
#include "book.h"

#define DAY(y, m, d) day_of(y, m, d)

/* Everything is looked at on 2026-03-31. */
struct scene {
	struct arena *arena;
	struct draft draft;
	struct department *sales, *operations, *service;
	struct account *acme;
	int32_t today;
};

static inline int scene_open(void **state)
{
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	scene->draft = draft_new(arena);
	scene->sales = add_department(&scene->draft, "sales");
	scene->operations = add_department(&scene->draft, "operations");
	scene->service = add_department(&scene->draft, "service");
	scene->acme = add_account(&scene->draft, "acme", DAY(2025, 1, 1));
	scene->today = DAY(2026, 3, 31);
	*state = scene;
	return 0;
}

static inline int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static inline struct figures *figures_of(struct scene *scene)
{
	return analyse(draft_link(&scene->draft), scene->today, 1, scene->arena);
}

/* `ago` days before today; kept so many days after its date. */
static inline struct promise *promise(struct scene *scene, struct department *maker,
	struct department *owner, int32_t ago, int32_t late)
{
	struct promise *promise = add_promise(
		&scene->draft, scene->acme, owner, scene->today - ago - 10, scene->today - ago);

	promise->by = to_department(maker);
	promise->by_department = maker;
	promise->kept = promise->due + late;
	return promise;
}

static inline struct incident *incident(struct scene *scene, struct department *origin, int32_t ago)
{
	return add_incident(
		&scene->draft, scene->acme, origin, INCIDENT_WRONG_INVOICE, scene->today - ago);
}

#define SCENE(test) cmocka_unit_test_setup_teardown(test, scene_open, scene_close)

#endif
