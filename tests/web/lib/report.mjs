// report.mjs - says of each check how it went: one line, and where it fails what and where.
const most = 12;
let passed = 0, failed = 0, skipped = 0;

// What many pages have in common is said once, with the first of them.
function gathered(problems) {
	const places = new Map();
	for (const problem of new Set(problems)) {
		const what = problem.slice(problem.indexOf(': ') + 2);
		places.set(what, [...places.get(what) ?? [], problem]);
	}
	return [...places.values()].map(([first, ...more]) =>
		more.length ? `${first} (and in ${more.length} places more)` : first);
}

export function tell(name, problems, seen) {
	const texts = process.env.ALL ? [...new Set(problems)] : gathered(problems);
	if (!texts.length) {
		passed++;
		console.log(`ok      ${name}${seen ? ` (${seen})` : ''}`);
		return;
	}
	failed++;
	console.log(`FAILED  ${name}: ${texts.length}`);
	const shown = process.env.ALL ? texts : texts.slice(0, most);
	for (const text of shown)
		console.log(`          ${text}`);
	if (texts.length > shown.length)
		console.log(`          and ${texts.length - shown.length} more; ALL=1 shows them`);
}

export function skip(name, why) {
	skipped++;
	console.log(`SKIP ${name}: ${why}`);
}

export function close() {
	console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
	process.exitCode = failed ? 1 : 0;
}
