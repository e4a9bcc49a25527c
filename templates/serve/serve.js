// serve.js - asks fuga serve whether the site is still what this page shows, and loads it again when not.
(() => {
	'use strict';
	const state = document.currentScript.dataset.state;
	const pause = ms => new Promise(done => { setTimeout(done, ms); });
	// A tab that is not seen asks nothing: a browser has few connections to one server.
	const seen = () => document.visibilityState !== 'hidden' ? Promise.resolve() : new Promise(done => {
		const look = () => {
			if (document.visibilityState === 'hidden')
				return;
			document.removeEventListener('visibilitychange', look);
			done();
		};
		document.addEventListener('visibilitychange', look);
	});
	let asking;
	document.addEventListener('visibilitychange', () => {
		if (document.visibilityState === 'hidden')
			asking?.abort();
	});
	// The server answers when the state is another, or after some seconds that it is not.
	const ask = async () => {
		asking = new AbortController();
		const answer = await fetch(`/.fuga/state?since=${state}`, { cache: 'no-store', signal: asking.signal });
		return answer.ok ? answer.text() : state;
	};
	const wait = async () => {
		for (;;) {
			await seen();
			try {
				if (await ask() !== state)
					return location.reload();
				await pause(100);
			} catch {
				await pause(500); // it ended, or the tab was left
			}
		}
	};
	wait();
})();
