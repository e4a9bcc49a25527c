/* handbook.h - what the pages of the handbook have in common. */
#ifndef VIEW_HANDBOOK_H
#define VIEW_HANDBOOK_H

#include "view/view.h"

/* handbook: a list of {link, title, current}, its pages. */
void put_handbook_pages(struct value *page, const char *current);

#endif
