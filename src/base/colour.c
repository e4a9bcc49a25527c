/* colour.c - colours of the screen (sRGB), and whether one can be read on another. */
#include "base/colour.h"

#include <math.h>
#include <stdio.h>

const struct colour paper_light = {0xf4, 0xf1, 0xea}, paper_dark = {0x1d, 0x20, 0x24};

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool colour_parse(struct str text, struct colour *out)
{
	int digits[6];

	if (text.n != 7 || text.p[0] != '#')
		return false;
	for (int i = 0; i < 6; i++) {
		digits[i] = hex_digit(text.p[i + 1]);
		if (digits[i] < 0)
			return false;
	}
	*out = (struct colour){(uint8_t)(digits[0] * 16 + digits[1]),
		(uint8_t)(digits[2] * 16 + digits[3]), (uint8_t)(digits[4] * 16 + digits[5])};
	return true;
}

void colour_write(struct colour colour, char out[8])
{
	snprintf(out, 8, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}

static double linear(uint8_t part)
{
	double share = part / 255.0;

	return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(struct colour colour)
{
	return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
	       0.0722 * linear(colour.blue);
}

double colour_contrast(struct colour a, struct colour b)
{
	double x = luminance(a), y = luminance(b);

	return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static uint8_t between(uint8_t from, int to, int step, int steps)
{
	return (uint8_t)((from * (steps - step) + to * step + steps / 2) / steps);
}

struct colour colour_readable(struct colour colour, struct colour paper, double least)
{
	enum { STEPS = 100 };
	int to = luminance(paper) > 0.18 ? 0 : 255;
	struct colour out = colour;

	for (int i = 1; i <= STEPS && colour_contrast(out, paper) < least; i++)
		out = (struct colour){between(colour.red, to, i, STEPS),
			between(colour.green, to, i, STEPS), between(colour.blue, to, i, STEPS)};
	return out;
}
