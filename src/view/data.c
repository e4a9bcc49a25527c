/* data.c - the list of tables below data/. A new one is a line here. */
#include "view/view.h"

const struct data_file data_files[] = {
	{NULL, NULL},
};
const size_t data_files_n = 0;
