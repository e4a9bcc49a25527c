/* test_http.c - the server by itself, turn by turn. */
#include "place.h"

#include "serve/http.h"

#include <arpa/inet.h>
#include <sys/socket.h>

enum { MORE_THAN_MAY_BE = 140 };

struct visit {
	struct place place;
	struct served served;
	struct server *server;
};

static int begin(void **state)
{
	struct visit *visit = calloc(1, sizeof *visit);
	struct trouble trouble;
	bool taken;

	visit->place = place_make();
	visit->served = (struct served){
		.folder = visit->place.root, .dress.state = STR("s"), .idle_seconds = 1};
	visit->server = server_open(0, &visit->served, &taken, &trouble, visit->place.arena);
	assert_non_null(visit->server);
	*state = visit;
	return 0;
}

static int end(void **state)
{
	struct visit *visit = *state;

	server_close(visit->server);
	place_end(&visit->place);
	free(visit);
	return 0;
}

static int connected(const struct visit *visit)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
		.sin_port = htons((uint16_t)server_port(visit->server)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
	return fd;
}

/* One turn, as long as the server itself would wait. */
static void turn(const struct visit *visit)
{
	struct pollfd fd = {.fd = server_fd(visit->server), .events = POLLIN};
	int wait = server_timeout(visit->server, now_ms());

	/* Where only the descriptor may wake it, a while that it does not is for ever. */
	if (poll(&fd, 1, wait < 0 ? 1000 : wait) > 0 || wait >= 0)
		server_run(visit->server, now_ms());
}

static bool is_answered(const struct visit *visit, int fd)
{
	struct pollfd answer = {.fd = fd, .events = POLLIN};
	int64_t until = now_ms() + PATIENCE_MS / 3;

	while (now_ms() < until && poll(&answer, 1, 0) == 0)
		turn(visit);
	return poll(&answer, 1, 0) == 1;
}

static void who_says_nothing_keeps_nobody_out_for_long(void **state)
{
	static const char question[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
	const struct visit *visit = *state;
	int silent[MORE_THAN_MAY_BE], fd;

	for (int i = 0; i < MORE_THAN_MAY_BE; i++) {
		silent[i] = connected(visit);
		server_run(visit->server, now_ms());
	}
	fd = connected(visit);
	assert_int_equal(send(fd, question, sizeof question - 1, 0), sizeof question - 1);
	assert_true(is_answered(visit, fd));
	close(fd);
	for (int i = 0; i < MORE_THAN_MAY_BE; i++)
		close(silent[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			who_says_nothing_keeps_nobody_out_for_long, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
