/* suggest.c - what somebody may have meant. */
#include "base/suggest.h"

#include "base/utf8.h"

/* Edits are counted in halves, so that a slip of the shift key counts less than another. */
enum { LONGEST = 64, EDIT = 2, SLIP = 1, SHORTEST_START = 3 };

struct letters {
	uint32_t v[LONGEST];
	size_t n;
};

static bool letters_of(struct str word, struct letters *out)
{
	size_t n;

	out->n = 0;
	if (word.n > LONGEST)
		return false;
	for (size_t i = 0; i < word.n; i += n)
		out->v[out->n++] = utf8_decode(str_slice(word, i, word.n), &n);
	return true;
}

static uint32_t lower(uint32_t c)
{
	bool latin_1 = c >= 0xc0 && c <= 0xde && c != 0xd7;

	return (c >= 'A' && c <= 'Z') || latin_1 ? c + 32 : c;
}

static bool is_joint(uint32_t c)
{
	return c == '-' || c == '_' || c == ' ' || c == '.';
}

static size_t cost_of_letter(uint32_t c)
{
	return is_joint(c) ? SLIP : EDIT;
}

static size_t cost_of_change(uint32_t a, uint32_t b)
{
	if (a == b)
		return 0;
	return lower(a) == lower(b) || (is_joint(a) && is_joint(b)) ? SLIP : EDIT;
}

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edit distance with swaps of neighbours (Damerau-Levenshtein, no letter edited twice). */
static size_t distance(const struct letters *a, const struct letters *b)
{
	size_t rows[3][LONGEST + 1], *before = rows[0], *last = rows[1], *row = rows[2];

	last[0] = 0;
	for (size_t j = 0; j < b->n; j++)
		last[j + 1] = last[j] + cost_of_letter(b->v[j]);
	for (size_t i = 0; i < a->n; i++) {
		size_t *spare = before;

		row[0] = last[0] + cost_of_letter(a->v[i]);
		for (size_t j = 0; j < b->n; j++) {
			size_t cost = last[j] + cost_of_change(a->v[i], b->v[j]);

			cost = smaller(cost, last[j + 1] + cost_of_letter(a->v[i]));
			cost = smaller(cost, row[j] + cost_of_letter(b->v[j]));
			if (i && j && a->v[i] == b->v[j - 1] && a->v[i - 1] == b->v[j])
				cost = smaller(cost, before[j - 1] + EDIT);
			row[j + 1] = cost;
		}
		before = last;
		last = row;
		row = spare;
	}
	return last[b->n];
}

static bool begins(const struct letters *word, const struct letters *start)
{
	if (start->n < SHORTEST_START || start->n > word->n)
		return false;
	for (size_t i = 0; i < start->n; i++)
		if (lower(word->v[i]) != lower(start->v[i]))
			return false;
	return true;
}

struct str suggest(struct str word, const struct str *words, size_t n)
{
	struct letters wrong, known;
	struct str best = STR_NONE;
	size_t least = SIZE_MAX;

	if (!letters_of(word, &wrong) || !wrong.n)
		return STR_NONE;
	for (size_t i = 0; i < n; i++) {
		size_t cost, longer;

		if (!letters_of(words[i], &known))
			continue;
		longer = wrong.n > known.n ? wrong.n : known.n;
		if (smaller(wrong.n, known.n) * 2 < longer && !begins(&known, &wrong) &&
			!begins(&wrong, &known))
			continue; /* too far apart to be worth a table */
		cost = distance(&wrong, &known);
		if (cost * 3 > longer * EDIT && !begins(&known, &wrong) && !begins(&wrong, &known))
			continue;
		if (cost < least) {
			least = cost;
			best = words[i];
		}
	}
	return best;
}
