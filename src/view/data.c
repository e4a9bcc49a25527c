/* data.c - the list of tables below data/ and the index of the search. A new one is a line here. */
#include "view/data.h"

const struct data_file data_files[] = {
	{"search.js", data_search},
	{"data/promises.csv", data_promises},
	{"data/incidents.csv", data_incidents},
	{"data/departments.csv", data_departments},
	{"data/movements.csv", data_movements},
	{"data/accounts.csv", data_accounts},
	{"data/survival.csv", data_survival},
	{"data/cohorts.csv", data_cohorts},
	{"data/actions.csv", data_actions},
	{"data/risk.csv", data_risk},
	{"data/hazard.csv", data_hazard},
	{"data/silent-leak.csv", data_silent_leak},
	{"data/leaks.csv", data_leaks},
	{"data/backtest.csv", data_backtest},
	{"data/causes.csv", data_causes},
	{"data/trend.csv", data_trend},
	{"data/history.csv", data_history},
};
const size_t data_files_n = sizeof data_files / sizeof *data_files;
