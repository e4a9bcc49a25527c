/* threads.c - how many threads the system lets us have. */
#include "cli/threads.h"

#include "base/arena.h"

#include <pthread.h>

static void *wait_for_all(void *context)
{
	pthread_mutex_t *all_made = context;

	pthread_mutex_lock(all_made);
	pthread_mutex_unlock(all_made);
	return NULL;
}

int threads_granted(int wanted)
{
	pthread_mutex_t all_made = PTHREAD_MUTEX_INITIALIZER;
	struct arena *arena = arena_new();
	pthread_t *made = NEW_N(arena, pthread_t, (size_t)(wanted > 1 ? wanted - 1 : 1));
	int n = 0;

	pthread_mutex_lock(&all_made);
	while (n < wanted - 1 && pthread_create(&made[n], NULL, wait_for_all, &all_made) == 0)
		n++;
	pthread_mutex_unlock(&all_made);
	for (int i = 0; i < n; i++)
		pthread_join(made[i], NULL);
	arena_free(arena);
	return n + 1;
}
