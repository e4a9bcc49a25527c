/* threads.h - how many threads the system lets us have. */
#ifndef CLI_THREADS_H
#define CLI_THREADS_H

/* At most `wanted` threads, the calling one among them; at least 1. Fewer where a limit on
 * processes or memory forbids more: libgomp would then end the program with status 1, which is
 * that of wrong records. */
int threads_granted(int wanted);

#endif
