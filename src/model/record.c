/* record.c - where the fields of a record stand. */
#include "model/record.h"

const struct spot *record_spot(const struct record *record, const void *member)
{
	uint32_t offset = (uint32_t)((const char *)member - (const char *)record);
	int n = __builtin_popcountll(record->given);

	for (int i = 0; i < n; i++)
		if (record->spots[i].member == offset)
			return &record->spots[i];
	return NULL;
}

struct mark record_value_at(const struct record *record, const void *member)
{
	const struct spot *spot = record_spot(record, member);

	return spot ? spot->value : record->at;
}

struct mark record_key_at(const struct record *record, const void *member)
{
	const struct spot *spot = record_spot(record, member);

	return spot ? spot->key : record->at;
}
