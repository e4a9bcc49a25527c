#!/bin/sh
# recovery.sh - is the law found again? Companies of a known law, one a seed; how often its weights
# lie inside their 95 % intervals.
#
#   tests/bench/recovery.sh [SEEDS [ACCOUNTS]]
#
# Needs ../shared/bench (skips without). Prints a line a seed and covariate, then the shares.
set -eu

seeds=${1:-10}
accounts=${2:-20000}
maker=../shared/bench/gen_records.py
program=build/release/tests/bench/recovery

[ -e "$maker" ] || {
	echo "SKIP recovery: $maker is not there"
	exit 0
}
make -s "$program"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for seed in $(seq 1 "$seeds"); do
	python3 "$maker" --accounts "$accounts" --seed "$seed" --out "$work/s/records" >"$work/made" || {
		cat "$work/made"
		exit 1
	}
	"$program" "$work/s/records" | sed "s/^/$seed,/; 1s/^[^,]*/seed/" |
		if [ "$seed" = 1 ]; then cat; else sed 1d; fi
	rm -rf "$work/s"
done | tee "$work/all"

awk -F, '
	NR > 1 && $7 != "" { n[$2]++; inside[$2] += $7 == "in"; z[$2] += $6; if (!seen[$2]++) order[++k] = $2 }
	END {
		print "\ncovariate: inside their interval, of seeds; mean z"
		for (i = 1; i <= k; i++) {
			c = order[i]; all += n[c]; good += inside[c]
			printf "%-24s %d of %d  %+.2f\n", c, inside[c], n[c], z[c] / n[c]
		}
		printf "%-24s %d of %d (%.1f %%)\n", "together", good, all, 100 * good / all
	}' "$work/all"
