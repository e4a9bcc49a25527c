/* slug.h - an id made of a name. */
#ifndef WRITE_SLUG_H
#define WRITE_SLUG_H

#include "base/arena.h"
#include "base/str.h"

/* Letters without their accents, small, with single hyphens between words, cut after a word at 40
 * letters: "Constructora Ñandú, S.A." gives "constructora-nandu-s-a". Empty where nothing of the
 * text can stand in an id. Owner: the arena. */
struct str slug_of(struct str text, struct arena *arena);

/* The same of any length: by it names are compared whatever their accents, case and commas. */
struct str slug_whole(struct str text, struct arena *arena);

#endif
