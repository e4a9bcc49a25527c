/* diag_catalogue.c - what `fuga explain` says of each diagnostic, in both languages. */
#include "base/diag.h"

/* A code without an entry leaves its two constants unused, which the compiler does not let pass. */
#define X(id, code, severity)                 \
	static const char code_##id[] = code; \
	enum { severity_##id = severity };
#include "base/diag_codes.h"
#undef X

#define KIND(id, title, english, spanish) \
	[DIAG_##id] = {code_##id, (enum severity)severity_##id, title, english, spanish}

/* clang-format off */
static const struct diag_kind kinds[] = {
	KIND(UNREADABLE, "a file cannot be read, or must not be",
		"Only plain files below the content folder are read. This one is not allowed to be read, is\n"
		"a pipe, a device or a socket, or is a link that leaves the folder. Nothing outside of the\n"
		"folder ever reaches the site.\n\n"
		"Mend: copy the file into the folder instead of linking to it, or allow reading it\n"
		"(chmod a+r FILE), or remove it.\n",
		"Solo se leen archivos normales dentro de la carpeta de contenido. Este no tiene permiso de\n"
		"lectura, es una tubería, un dispositivo o un socket, o es un enlace que sale de la carpeta.\n"
		"Nada de fuera de la carpeta llega nunca al sitio.\n\n"
		"Solución: copie el archivo a la carpeta en vez de enlazarlo, dé permiso de lectura\n"
		"(chmod a+r ARCHIVO) o quítelo.\n"),
	KIND(LIMIT, "larger, deeper or longer than the limits allow",
		"Limits keep a slip (a log pasted into a record) from filling memory: 64 MiB a file, 64\n"
		"levels of nesting, 1 MiB a text.\n\n"
		"Mend: split the file; any number of files is read. If it has to be so large, raise the\n"
		"limit in the company's record, up to ten times:\n\n"
		"    company:\n"
		"      limits: {file_bytes: 134217728}\n",
		"Los límites evitan que un descuido (un registro de sistema pegado en un archivo) llene la\n"
		"memoria: 64 MiB por archivo, 64 niveles de anidamiento, 1 MiB por texto.\n\n"
		"Solución: divida el archivo; se leen cuantos haya. Si tiene que ser así de grande, suba el\n"
		"límite en la ficha de la empresa, hasta diez veces:\n\n"
		"    company:\n"
		"      limits: {file_bytes: 134217728}\n"),
	KIND(ENCODING, "bytes that are not plain UTF-8 text",
		"Records are UTF-8. At this place stands a byte of another encoding, a NUL or another\n"
		"control character, or a mark that turns the direction of writing, with which a line can\n"
		"look other than it is.\n\n"
		"Mend: save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\"; on the command line:\n"
		"iconv -f WINDOWS-1252 -t UTF-8 FILE), or delete the character shown as \\u{…}.\n",
		"Los registros se escriben en UTF-8. En este lugar hay un byte de otra codificación, un NUL\n"
		"u otro carácter de control, o una marca que invierte el sentido de la escritura, con la\n"
		"que una línea puede parecer lo que no es.\n\n"
		"Solución: guarde el archivo como UTF-8 (en una hoja de cálculo: «CSV UTF-8»; en la línea\n"
		"de órdenes: iconv -f WINDOWS-1252 -t UTF-8 ARCHIVO) o borre el carácter que se muestra\n"
		"como \\u{…}.\n"),
	KIND(SYNTAX, "not YAML",
		"The file can't be understood from here on. Mostly it is one of three slips: a text with\n"
		"\": \" in it that is not quoted, a tab where blanks belong, or a line that is not under the\n"
		"one it belongs to. Marks that a merge left (<<<<<<<) are reported here too.\n\n"
		"    summary: Client said: too late      wrong, a second \": \"\n"
		"    summary: \"Client said: too late\"    right\n",
		"Desde aquí el archivo no se entiende. Casi siempre es uno de tres descuidos: un texto con\n"
		"«: » sin comillas, un tabulador donde van espacios, o una línea que no está debajo de\n"
		"aquella a la que pertenece. También se avisa aquí de las marcas que deja una fusión\n"
		"(<<<<<<<).\n\n"
		"    summary: El cliente dijo: tarde      mal, un segundo «: »\n"
		"    summary: \"El cliente dijo: tarde\"    bien\n"),
	KIND(REFUSED, "a feature of YAML that records do without",
		"Anchors (&name), aliases (*name), merge keys (<<) and tags (!!str) are refused, so that\n"
		"everybody can see what a file says without following it through.\n\n"
		"Mend: write the value out. A text that begins with &, * or ! is put in quotes:\n\n"
		"    summary: \"*Urgent* delivery came late\"\n",
		"No se admiten anclas (&nombre), alias (*nombre), claves de mezcla (<<) ni etiquetas\n"
		"(!!str), para que cualquiera vea lo que dice un archivo sin tener que descifrarlo.\n\n"
		"Solución: escriba el valor completo. Un texto que empieza con &, * o ! va entre comillas:\n\n"
		"    summary: \"*Urgente*: la entrega llegó tarde\"\n"),
	KIND(STRUCTURE, "a list where a mapping belongs, or the other way round",
		"A document is a mapping whose keys say which records it holds, and each record is a\n"
		"mapping too. A key must have a value: an empty `promises:` may be a file cut short.\n\n"
		"    incidents:            a list: each record begins with a hyphen\n"
		"      - when: 2026-02-03\n"
		"        kind: defect\n"
		"    account:              one record: no hyphen\n"
		"      id: acme\n",
		"Un documento es un conjunto de claves que dicen qué registros contiene, y cada registro\n"
		"también lo es. Una clave ha de tener valor: un `promises:` vacío puede ser un archivo\n"
		"cortado.\n\n"
		"    incidents:            una lista: cada registro empieza con un guion\n"
		"      - when: 2026-02-03\n"
		"        kind: defect\n"
		"    account:              un solo registro: sin guion\n"
		"      id: acme\n"),
	KIND(UNKNOWN_KEY, "a key that this kind of record does not have",
		"A misspelt key would silently drop what it says, perhaps a promise. So a key that is not in\n"
		"the table of the record is an error, and the nearest one is suggested.\n\n"
		"    ower: ana-ruiz     wrong\n"
		"    owner: ana-ruiz    right\n",
		"Una clave mal escrita haría perder en silencio lo que dice, quizá una promesa. Por eso una\n"
		"clave que no está en la tabla del registro es un error, y se sugiere la más parecida.\n\n"
		"    ower: ana-ruiz     mal\n"
		"    owner: ana-ruiz    bien\n"),
	KIND(DUPLICATE_KEY, "the same key twice in one record",
		"Of two values only one can be meant, and nobody could tell which. Often the hyphen that\n"
		"begins the next record is missing:\n\n"
		"    promises:\n"
		"      - what: Delivery in five days\n"
		"        due: 2026-01-19\n"
		"        what: Samples          here \"- \" is missing\n",
		"De dos valores solo uno puede valer, y nadie sabría cuál. A menudo falta el guion con que\n"
		"empieza el registro siguiente:\n\n"
		"    promises:\n"
		"      - what: Entrega en cinco días\n"
		"        due: 2026-01-19\n"
		"        what: Muestras         aquí falta «- »\n"),
	KIND(MISSING_KEY, "a key that this kind of record must have",
		"Without it the record can't be counted: a promise without `due` is neither kept nor broken.\n"
		"The place shown is the first key of the record that lacks it.\n\n"
		"Mend: add the key. An empty value does not help; if the fact is not known yet, the record\n"
		"has to wait.\n",
		"Sin ella el registro no se puede contar: una promesa sin `due` no está ni cumplida ni rota.\n"
		"El lugar indicado es la primera clave del registro al que le falta.\n\n"
		"Solución: añada la clave. Un valor vacío no sirve; si el dato aún no se conoce, el registro\n"
		"debe esperar.\n"),
	KIND(TYPE, "a value that is not written as its field wants it",
		"Each field has one way of writing, whatever the language of the texts:\n\n"
		"    date     2026-02-03\n"
		"    moment   2026-02-03T10:15, 2026-02-03T10:15+02:00\n"
		"    money    45000.50      no sign, no thousands mark\n"
		"    span     36h, 5d, 3bd, 2w\n"
		"    percent  60%\n"
		"    yes/no   yes, no\n",
		"Cada campo se escribe de una sola manera, sea cual sea el idioma de los textos:\n\n"
		"    fecha       2026-02-03\n"
		"    momento     2026-02-03T10:15, 2026-02-03T10:15+02:00\n"
		"    dinero      45000.50      sin signo ni separador de miles\n"
		"    plazo       36h, 5d, 3bd (días hábiles), 2w (semanas)\n"
		"    porcentaje  60%\n"
		"    sí o no     yes, no\n"),
	KIND(VALUE, "a value that is well written and cannot be",
		"There is no 30 February, no hour 25, no time that clocks skip in spring, no negative amount,\n"
		"no score of 11, no currency EURO (it is EUR), no such word in the list of this field. The\n"
		"message says what is allowed.\n",
		"No existe el 30 de febrero, ni la hora 25, ni la hora que los relojes saltan en primavera,\n"
		"ni un importe negativo, ni una nota de 11, ni la moneda EURO (es EUR), ni esa palabra en la\n"
		"lista de este campo. El mensaje dice qué se admite.\n"),
	KIND(ID, "an id that cannot be a file name and an address",
		"An id names a page, so it holds only a-z, 0-9 and the hyphen, begins with a letter or digit\n"
		"and has at most 63 characters. A few names are taken: index, con, nul, aux, prn, com1 to\n"
		"lpt9.\n\n"
		"    id: Constructora del Sur    wrong\n"
		"    id: constructora-sur        right; the name goes into `name`\n",
		"Un id da nombre a una página: solo admite a-z, 0-9 y el guion, empieza por letra o cifra y\n"
		"tiene como mucho 63 caracteres. Algunos nombres están ocupados: index, con, nul, aux, prn,\n"
		"com1 a lpt9.\n\n"
		"    id: Constructora del Sur    mal\n"
		"    id: constructora-sur        bien; el nombre va en `name`\n"),
	KIND(DUPLICATE_ID, "two records with one id",
		"An id names one record of its kind, in all files together. The message names the other\n"
		"place. A person and a department may not share an id either, since `by` can name both.\n\n"
		"Mend: if it is one record written twice, delete one; else give the second another id, and\n"
		"change what refers to it.\n",
		"Un id nombra un solo registro de su clase, en todos los archivos a la vez. El mensaje\n"
		"indica el otro lugar. Tampoco una persona y un departamento pueden compartir id, porque\n"
		"`by` puede nombrar a ambos.\n\n"
		"Solución: si es un registro escrito dos veces, borre uno; si no, dé otro id al segundo y\n"
		"cambie lo que se refiere a él.\n"),
	KIND(REFERENCE, "a name that no record bears",
		"The field names an account, a person, a department, a promise, an incident or a standard by\n"
		"its id, and no record has it. What refers to a record in a file with errors of its own is\n"
		"not reported.\n\n"
		"    owner: Ana Ruiz    wrong: the name\n"
		"    owner: ana-ruiz    right: the id\n",
		"El campo nombra una cuenta, una persona, un departamento, una promesa, un incidente o un\n"
		"estándar por su id, y ningún registro lo tiene. No se avisa de lo que se refiere a un\n"
		"registro de un archivo con errores propios.\n\n"
		"    owner: Ana Ruiz    mal: el nombre\n"
		"    owner: ana-ruiz    bien: el id\n"),
	KIND(CONFLICT, "two fields that exclude each other",
		"A story is about one thing: an account, a department, or a page of its own. A record in a\n"
		"document with `account:` is of that account and can't name another.\n\n"
		"Mend: keep the one that is true, or give the record a document of its own (---).\n\n"
		"    account: acme\n"
		"    department: sales    wrong: whose story is it?\n",
		"Un relato trata de una sola cosa: una cuenta, un departamento o una página propia. Un\n"
		"registro en un documento con `account:` es de esa cuenta y no puede nombrar otra.\n\n"
		"Solución: deje la que sea cierta, o ponga el registro en un documento aparte (---).\n\n"
		"    account: acme\n"
		"    department: sales    mal: ¿de quién es el relato?\n"),
	KIND(EMPTY, "a file without records",
		"The file is empty or holds only comments. That is allowed, but it may be one that was never\n"
		"saved. Delete it, or leave it if it is meant as a place for records to come.\n",
		"El archivo está vacío o solo tiene comentarios. Se admite, pero quizá nunca se llegó a\n"
		"guardar. Bórrelo, o déjelo si espera registros futuros.\n"),
	KIND(STRAY_STORY, "a Markdown file that belongs to no page",
		"A story is shown on the page of its account or department, or is a page of its own. This\n"
		"file names neither, so nobody will read it.\n\n"
		"Mend: name it accounts/ID.md, or begin it with front matter:\n\n"
		"    ---\n"
		"    account: acme        or department: sales, or page: about\n"
		"    ---\n",
		"Un relato se muestra en la página de su cuenta o departamento, o es una página propia.\n"
		"Este archivo no nombra ninguna, así que nadie lo leerá.\n\n"
		"Solución: llámelo accounts/ID.md, o empiece con un encabezado:\n\n"
		"    ---\n"
		"    account: acme        o department: sales, o page: nosotros\n"
		"    ---\n"),
	/* The rules of check. */
#include "base/diag_rules_promises.inc"
#include "base/diag_rules_accounts.inc"
#include "base/diag_rules_others.inc"
#include "base/diag_rules_warnings.inc"
};
/* clang-format on */

_Static_assert(
	sizeof kinds / sizeof kinds[0] == DIAG_CODES, "a code has no entry in the catalogue");

const struct diag_kind *diag_kind(enum diag_code code)
{
	return &kinds[code];
}
