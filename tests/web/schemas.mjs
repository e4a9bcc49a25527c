// schemas.mjs - what is printed for programs, held to its schemas by a validator of others: SARIF, the JSON
// of check as README documents it, and the schema of records over records that are right and wrong.
// Called by tests/cli/test_schemas.sh FUGA.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import { parseAllDocuments } from 'yaml';

const fuga = process.argv[2];
const corpus = '../shared/corpus';
let failed = false;

// faults: a line for each thing that is not as it should be.
function verdict(name, faults, n) {
	if (!n) faults = ['nothing was looked at'];
	console.log(faults.length ? `[  FAILED  ] ${name}` : `[       OK ] ${name} (${n})`);
	for (const fault of faults.slice(0, 100)) console.log(`  ${fault}`);
	if (faults.length) failed = true;
}

// What check prints; it ends with status 1 where there are errors.
function check(folder, format) {
	try {
		return execFileSync(fuga, ['check', folder, '--format', format], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
	} catch (error) {
		return error.stdout;
	}
}

const why = (validate) => validate.errors.slice(0, 3).map((e) => `${e.instancePath} ${e.message}`).join('; ');
const golden = readdirSync('tests/golden').filter((name) => existsSync(`tests/golden/${name}/content`));

function holds(name, format, validate) {
	const faults = [];
	for (const one of golden) {
		const data = JSON.parse(check(`tests/golden/${one}/content`, format));
		if (!validate(data)) faults.push(`${one}: ${why(validate)}`);
	}
	verdict(name, faults, golden.length);
}

// A schema that lets everything through would hold, too.
function refuses(name, validate, wrong) {
	verdict(name, validate(wrong) ? ['it is accepted'] : [], 1);
}

// What a baseline silences is told as suppressed, and valid too.
function suppressed() {
	const folder = 'tests/golden/kept-without-evidence/content', room = mkdtempSync(join(tmpdir(), 'fuga-'));
	const run = (...args) => execFileSync(fuga, ['check', folder, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
	run('--write-baseline', join(room, 'known'));
	const data = JSON.parse(run('--format', 'sarif', '--baseline', join(room, 'known')));
	const silenced = data.runs[0].results.filter((result) => result.suppressions?.[0].kind === 'external');
	verdict('what a baseline knows is valid SARIF, suppressed',
		[...(sarif(data) ? [] : [why(sarif)]), ...(silenced.length ? [] : ['nothing is suppressed'])], 1);
	rmSync(room, { recursive: true });
}

const sarif = new AjvDraft04({ strict: false, validateFormats: false, unicodeRegExp: false, logger: false }).compile(
	JSON.parse(readFileSync(createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'))));
holds('every case of check is valid SARIF 2.1.0', 'sarif', sarif);
suppressed();
refuses('SARIF without a tool is not', sarif, { version: '2.1.0', runs: [{ results: [] }] });

const documented = /```json\n(\{\n {2}"\$schema"[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))[1];
const json = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(JSON.parse(documented));
holds('the JSON of check is as README says', 'json', json);
refuses('JSON without a count is not', json, { errors: 0, diagnostics: [] });

const records = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, strictNumbers: false, validateFormats: false })
	.compile(JSON.parse(execFileSync(fuga, ['schema'], { encoding: 'utf8' })));

// As yaml-language-server reads it: YAML 1.2, the core schema. null: it is no YAML.
function documentsOf(file) {
	const documents = parseAllDocuments(readFileSync(file, 'utf8'), { version: '1.2', schema: 'core', logLevel: 'silent' });
	const list = Array.isArray(documents) ? documents : [];
	if (list.some((document) => document.errors.length)) return null;
	return list.map((document) => document.toJS()).filter((value) => value !== null);
}

function filesBelow(path) {
	if (!statSync(path).isDirectory()) return /\.ya?ml$/.test(path) ? [path] : [];
	return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)));
}

function accepts(name, files) {
	const faults = [];
	for (const file of files)
		for (const value of documentsOf(file) ?? [])
			if (!records(value)) faults.push(`${file}: ${why(records)}`);
	verdict(name, faults, files.length);
}

accepts('the schema of records accepts the demonstration company', filesBelow('content'));
accepts('the schema of records accepts the cases without a fault',
	['clean', 'ignored', 'same-day-is-fine'].flatMap((name) => filesBelow(`tests/golden/${name}/content`)));
// What a schema can see: shapes and words, not what records say of one another.
const seen = ['unknown-key', 'missing-key', 'type', 'structure', 'value', 'id'];
for (const name of seen) {
	const files = filesBelow(`tests/golden/${name}/content`);
	verdict(`the schema of records refuses the case ${name}`,
		files.some((file) => (documentsOf(file) ?? []).some((value) => !records(value))) ? [] : ['it is accepted'], files.length);
}

if (!existsSync(corpus)) {
	console.log('SKIP the schema of records over ../shared/corpus: it is not there');
} else {
	accepts('the schema of records accepts what is odd but right', filesBelow(`${corpus}/yaml-valid`));
	const rows = readFileSync(`${corpus}/yaml-invalid/expect.tsv`, 'utf8').trim().split('\n').slice(1).map((row) => row.split('\t'));
	const shapes = rows.filter(([, , , , kind]) => ['unknown-key', 'missing-key', 'type', 'structure', 'value'].some((k) => kind.split('|').includes(k)));
	// What no schema of one file can see.
	const unseen = new Set([
		// hangs on the company: its people, kinds, currency
		'mis-account-owner', 'val-enum-kind-underscore', 'val-enum-kind-space', 'val-money-decimals', 'val-money-yen',
		// hangs on the document: its account
		'mis-promise-account-or-to',
		// hangs on the calendar, the zones of the system, the size of a sum
		'val-date-feb-30', 'val-when-dst-gap', 'val-tz-mars', 'val-tz-traversal', 'val-tz-absolute', 'val-tz-directory',
		'val-tz-case', 'val-money-int64', 'val-span-huge', 'val-span-zero', 'val-percent-100.1',
		// YAML's guess comes before the schema: +45000 is the number, a blank text a text
		'val-money-inf', 'val-money-point-last', 'val-money-plus', 'mis-blank-text', 'mis-blank-nbsp', 'mis-empty-list-item',
		// Markdown
		'md-unknown-key.d',
	]);
	const faults = [];
	for (const [file, , , , kind, , , , note] of shapes) {
		if (unseen.has(file.split('/')[0].replace(/\.yaml$/, ''))) continue;
		const files = filesBelow(`${corpus}/yaml-invalid/${file.split('/')[0]}`);
		const refused = files.some((one) => {
			const values = documentsOf(one);
			return values === null || values.some((value) => !records(value));
		});
		if (!refused) faults.push(`${file} (${kind}) is accepted: ${note}`);
	}
	verdict('the schema of records refuses what has a wrong shape', faults, shapes.length - unseen.size);
}
process.exit(failed ? 1 : 0);
