/* cli.h - the command line: arguments, the list of stages, exit status. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

/* Runs the program. 0 fine, 1 wrong records, 2 wrong call, 3 wrong environment, 4 a gate. */
int cli_main(int argc, char **argv);

#endif
