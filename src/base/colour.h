/* colour.h - colours of the screen (sRGB), and whether one can be read on another. */
#ifndef BASE_COLOUR_H
#define BASE_COLOUR_H

#include "base/str.h"

struct colour {
	uint8_t red, green, blue;
};

/* What texts of the site stand on: the darkest paper in the light, the lightest in the dark
 * (--sheet of templates/fuga.css). */
extern const struct colour paper_light, paper_dark;

/* "#0f597d"; false: it is written otherwise. */
bool colour_parse(struct str text, struct colour *out);

/* Writes "#0f597d" and a NUL byte. */
void colour_write(struct colour colour, char out[8]);

/* How far apart two colours are for a reader, 1 (the same) to 21 (black on white).
 * Formula: (L1 + 0.05) / (L2 + 0.05), L relative luminance. Source: WCAG 2.2, 1.4.3.
 * Example: #767676 on #ffffff: 4.54. */
double colour_contrast(struct colour a, struct colour b);

/* The colour itself where its contrast on `paper` is at least `least` (<= 4.5 can always be had on
 * ours), else the nearest mixture with black (on light paper) or white (on dark) that has it. */
struct colour colour_readable(struct colour colour, struct colour paper, double least);

#endif
