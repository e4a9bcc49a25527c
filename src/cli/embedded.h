/* embedded.h - the templates that are part of the program (made by embed.sh). */
#ifndef CLI_EMBEDDED_H
#define CLI_EMBEDDED_H

struct embedded {
	const char *name; /* "pages/index.html" */
	const char *bytes;
	unsigned long n;
};

extern const struct embedded embedded_files[]; /* in order of the names' bytes */
extern const unsigned long embedded_files_n;

#endif
