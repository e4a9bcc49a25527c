/* fields_mapping.c - the fields of a map file. */
#include "import/mapping.h"
#include "read/rows.h"

#define NAMES(name, ...)                                        \
	static const struct str name##_names[] = {__VA_ARGS__}; \
	static const struct terms name##_terms = {              \
		#name, name##_names, sizeof name##_names / sizeof *name##_names}

NAMES(kind, WORD("account"), WORD("promise"), WORD("incident"));
NAMES(decimal, WORD(""), WORD("point"), WORD("comma"));
NAMES(unknown, WORD("error"), WORD("leave-out"));
NAMES(separator, WORD(""), WORD("comma"), WORD("semicolon"), WORD("tab"), WORD("bar"));

static const struct field id_rows[] = {
	ROW(TEXT, map_id, from, "from", .flags = FIELD_REQUIRED,
		.en = "The column that tells each row from all others for good.",
		.es = "La columna que distingue para siempre cada fila de las demás."),
	ROW(TEXT, map_id, prefix, "prefix",
		.en = "What the id begins with: zendesk gives zendesk-4711.",
		.es = "Con qué empieza el id: zendesk da zendesk-4711."),
	ROW(YESNO, map_id, cased, "cased", .standard = "no",
		.en = "Whether keys differ that differ only in capitals (Salesforce's 15 letters).",
		.es = "Si son claves distintas las que solo difieren en mayúsculas."),
};
const struct table map_id_table = {.name = WORD("id"),
	.fields = id_rows,
	.n = sizeof id_rows / sizeof *id_rows,
	.size = sizeof(struct map_id),
	.en = "Where the id comes from.",
	.es = "De dónde sale el id."};

static const struct field column_rows[] = {
	ROW(TEXT, map_column, from, "from", .flags = FIELD_ONE_OF, .en = "Its column.",
		.es = "Su columna."),
	ROW(TEXT, map_column, join, "join", .flags = FIELD_ONE_OF,
		.en = "A text with columns in it: \"{Name} ({City})\".",
		.es = "Un texto con columnas: \"{Nombre} ({Ciudad})\"."),
	ROW(TEXT, map_column, constant, "constant", .flags = FIELD_ONE_OF,
		.en = "The same for every row.", .es = "Lo mismo para todas las filas."),
	ROW(NODE, map_column, values, "values", .en = "What each word of the column becomes.",
		.es = "En qué se convierte cada palabra de la columna."),
	ROW(TEXT, map_column, otherwise, "otherwise",
		.en = "For empty cells, and words that `values` does not name.",
		.es = "Para celdas vacías y palabras que `values` no nombra."),
	ROW(TEXT, map_column, empty, "empty",
		.en = "For empty cells, where those are something else.",
		.es = "Para celdas vacías, si son otra cosa."),
	ROW(TERM, map_column, unknown, "unknown", .terms = &unknown_terms,
		.en = "A row whose account, person … is none of ours: an error, or left out.",
		.es = "Fila cuya cuenta, persona… no es nuestra: un error, o se deja fuera."),
	ROW(TEXT, map_column, prefix, "prefix", .en = "The cell is a key: its id begins with this.",
		.es = "La celda es una clave: su id empieza así."),
	ROW(YESNO, map_column, cased, "cased", .standard = "no", .en = "As of the id.",
		.es = "Como en el id."),
	ROW(TEXT, map_column, date, "date", .en = "How dates are written: d/m/Y H:M.",
		.es = "Cómo se escriben las fechas: d/m/Y H:M."),
	ROW(ZONE, map_column, zone, "zone", .en = "Zone of its times, where not the company's.",
		.es = "Zona de sus horas, si no es la de la empresa."),
	ROW(TERM, map_column, decimal, "decimal", .terms = &decimal_terms,
		.en = "The mark before decimals.", .es = "El signo antes de los decimales."),
	ROW(CURRENCY, map_column, currency, "currency", .en = "The currency of its amounts.",
		.es = "La moneda de sus importes."),
	ROW(TEXT, map_column, currency_from, "currency_from", .en = "The column that names it.",
		.es = "La columna que la nombra."),
	ROW(INT, map_column, divide, "divide", .low = 2, .high = 1000,
		.en = "By what amounts are divided: 12 for a year's.",
		.es = "Entre qué se dividen los importes: 12 los de un año."),
	ROW(TEXT, map_column, split, "split", .en = "What separates the items of a list.",
		.es = "Qué separa los elementos de una lista."),
};
const struct table map_column_table = {.name = WORD("field"),
	.fields = column_rows,
	.n = sizeof column_rows / sizeof *column_rows,
	.size = sizeof(struct map_column),
	.en = "How a field comes about.",
	.es = "Cómo se forma un campo."};

static const struct field mapping_rows[] = {
	ROW(TERM, mapping, kind, "kind", .flags = FIELD_REQUIRED, .terms = &kind_terms,
		.en = "What each row becomes.", .es = "En qué se convierte cada fila."),
	ROW(RECORD, mapping, id, "id", .flags = FIELD_REQUIRED, .table = &map_id_table,
		.en = "Where the id comes from.", .es = "De dónde sale el id."),
	ROW(NODE, mapping, fields, "fields", .flags = FIELD_REQUIRED,
		.en = "How each field comes about.", .es = "Cómo se forma cada campo."),
	ROW(NODE, mapping, only, "only", .en = "Only rows with these words in these columns.",
		.es = "Solo las filas con estas palabras en estas columnas."),
	ROW(NODE, mapping, except, "except", .en = "Not the rows with these words.",
		.es = "Menos las filas con estas palabras."),
	ROW(TERM, mapping, encoding, "encoding", .terms = &encoding_terms,
		.en = "How the bytes are meant.", .es = "Cómo se leen los bytes."),
	ROW(TERM, mapping, separator, "separator", .terms = &separator_terms,
		.en = "What stands between cells.", .es = "Qué separa las celdas."),
	ROW(INT, mapping, header, "header", .low = 1, .high = 1000, .standard = "1",
		.en = "The line of the columns' names.", .es = "La línea de los nombres."),
	ROW(YESNO, mapping, footer, "footer", .standard = "no",
		.en = "Whether the table ends with a blank line.",
		.es = "Si la tabla termina con una línea vacía."),
	ROW(TEXT, mapping, dates, "dates",
		.en = "How dates are written, where a field doesn't say.",
		.es = "Cómo se escriben las fechas, si el campo no lo dice."),
	ROW(ZONE, mapping, zone, "zone", .en = "Zone of the times, where not the company's.",
		.es = "Zona de las horas, si no es la de la empresa."),
	ROW(TERM, mapping, decimal, "decimal", .terms = &decimal_terms,
		.en = "The mark before decimals.", .es = "El signo antes de los decimales."),
	ROW(PATH, mapping, file, "file", .en = "The file that new records go to.",
		.es = "El archivo al que van los registros nuevos."),
};
const struct table mapping_table = {.name = WORD("the map"),
	.fields = mapping_rows,
	.n = sizeof mapping_rows / sizeof *mapping_rows,
	.size = sizeof(struct mapping),
	.en = "How records come from an export.",
	.es = "Cómo salen registros de una exportación."};
