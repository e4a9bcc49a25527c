/* fate.c - what became of one promise. */
#include "analyse/fate.h"

static bool known_by(int32_t event, int32_t day)
{
	return event != DAY_NONE && event <= day;
}

/* The day it was kept, broken or withdrawn as known on `day`; sets the state (kept stands for late
 * too). */
static int32_t ending(const struct promise *promise, int32_t day, enum promise_state *state)
{
	if (known_by(promise->kept, day))
		return *state = PROMISE_KEPT, promise->kept;
	if (known_by(promise->broken, day))
		return *state = PROMISE_BROKEN, promise->broken;
	if (known_by(promise->withdrawn, day))
		return *state = PROMISE_WITHDRAWN, promise->withdrawn;
	*state = PROMISE_OPEN;
	return DAY_NONE;
}

static void follow_moves(const struct promise *promise, int32_t last, struct fate *fate)
{
	fate->in_force = promise->due;
	for (size_t i = 0; i < promise->moved.n; i++) {
		const struct moved *moved = &promise->moved.v[i];

		if (moved->on > last)
			continue;
		if (moved->on > fate->in_force)
			fate->moved_late++;
		else if (!moved->agreed)
			fate->moved_alone++;
		else
			fate->in_force = moved->to;
	}
}

struct fate promise_fate(const struct promise *promise, int32_t day, const struct setting *setting)
{
	struct fate fate = {.in_force = promise->due, .ended = DAY_NONE};

	if (promise->made > day)
		return fate;
	fate.ended = ending(promise, day, &fate.state);
	follow_moves(promise, fate.ended == DAY_NONE ? day : fate.ended, &fate);
	if (fate.state == PROMISE_KEPT) {
		fate.days_late = fate.ended - fate.in_force;
		fate.credit = promise->delivered * decay_at(&setting->late, fate.days_late);
		if (fate.days_late > 0)
			fate.state = PROMISE_LATE;
	} else if (fate.state == PROMISE_OPEN && fate.in_force < day) {
		fate.state = PROMISE_OVERDUE;
		fate.days_late = day - fate.in_force;
		fate.credit = decay_at(&setting->late, fate.days_late);
	}
	return fate;
}

double promise_decay(const struct promise *promise, const struct fate *fate, int32_t day,
	const struct setting *setting)
{
	return promise->weight * decay_at(&setting->coherence, day - fate->in_force);
}

bool fate_settled(const struct fate *fate)
{
	return fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE ||
	       fate->state == PROMISE_BROKEN || fate->state == PROMISE_OVERDUE;
}
