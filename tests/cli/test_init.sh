#!/bin/sh
# A new repository checks without a word and builds at once, in both languages, and nothing of anybody's is overwritten.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0 hooks=$PWD/.pre-commit-hooks.yaml
cd "$dir" || exit 1
holds() {
	name=$1
	shift
	if "$@" >held 2>&1; then
		echo "[       OK ] $name"
	else
		echo "[  FAILED  ] $name"
		cat held
		failed=1
	fi
}
silent() { # a check that says nothing on stderr and ends well
	"$FUGA" check "$1" -q --strict >out 2>&1 && [ ! -s out ] || { cat out; return 1; }
}

for language in es en; do
	"$FUGA" init "new $language" --language $language --name "Ferretería \"Sur\": & <Hijos> #1" >said 2>&1
	holds "a_new_repository_is_made_in_$language" test $? = 0
	holds "it_checks_without_a_word_in_$language" silent "new $language/content"
	(cd "new $language" && "$FUGA" build -q) >built 2>&1
	holds "it_builds_from_its_own_folder_in_$language" test $? = 0 -a ! -s built -a -s "new $language/site/index.html"
	holds "the_site_speaks_$language" grep -q "<html lang=\"$language" "new $language/site/index.html"
	holds "it_bears_the_name_in_$language" grep -q 'Sur&quot;: &amp; &lt;Hijos&gt; #1' "new $language/site/index.html"
	holds "no_word_is_left_to_fill_in_$language" sh -c "! grep -rnE '@(name|today)' 'new $language' --include=* --exclude-dir=site"
	holds "every_record_has_its_schema_in_$language" sh -c "
		for file in \$(cd 'new $language/content' && find . -name '*.yaml'); do
			schema=\$(sed -n 's/^# yaml-language-server: \$schema=//p' \"new $language/content/\$file\")
			test -s \"new $language/content/\$(dirname \$file)/\$schema\" || exit 1
		done"
	holds "what_the_program_makes_is_ignored_by_git_in_$language" grep -qx /site/ "new $language/.gitignore"
	holds "the_hook_can_be_run_in_$language" test -x "new $language/.githooks/pre-commit"
	# A year on it is still free of errors, whatever it warns of.
	SOURCE_DATE_EPOCH=$(($(date +%s) + 31536000)) "$FUGA" check "new $language/content" -q >out 2>&1
	holds "it_has_no_errors_a_year_on_in_$language" test $? = 0
done
"$FUGA" schema >schema
holds the_schema_is_that_of_the_program cmp -s schema 'new es/fuga.schema.json'

SOURCE_DATE_EPOCH=1772366400 "$FUGA" init fixed >/dev/null
holds days_are_told_from_the_day_it_is_made grep -q 'made: 2026-01-20' fixed/content/accounts/cliente-de-ejemplo.yaml
holds it_is_named_after_its_folder grep -q 'name: fixed$' fixed/content/company.yaml
holds spanish_is_what_it_speaks_unasked grep -q 'language: es' fixed/content/company.yaml
LC_ALL=en_US.UTF-8 LANG=en_US.UTF-8 SOURCE_DATE_EPOCH=1772366400 "$FUGA" init other --name fixed >/dev/null
holds the_environment_does_not_choose_the_language diff -r fixed other

# The recipes for CI: what they are to do, read by somebody else's parser; all of it where a linter is here.
if python3 -c 'import yaml' 2>/dev/null; then
	cat >recipes.py <<'P'
import sys, yaml
folder = sys.argv[1]
flow = yaml.safe_load(open(folder + "/.github/workflows/fuga.yml"))
on = flow.get("on", flow.get(True))  # YAML 1.1 reads the key as a truth
assert "push" in on and "pull_request" in on, on
steps = flow["jobs"]["check"]["steps"]
runs = " ".join(step.get("run", "") for step in steps)
assert steps[0]["with"]["fetch-depth"] == 0
assert "fuga check content --format github" in runs and "fuga build content -o public" in runs
main = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
assert flow["jobs"]["publish"]["if"] == main and steps[-1]["if"] == main
assert flow["permissions"] == {"contents": "read"}
lab = yaml.safe_load(open(folder + "/.gitlab-ci.yml"))
assert lab["variables"]["GIT_DEPTH"] == "0"
assert "--format gitlab" in lab["check"]["script"][0]
assert lab["check"]["artifacts"]["reports"]["codequality"] in lab["check"]["script"][0]
assert lab["check"]["artifacts"]["when"] == "always"
assert lab["pages"]["artifacts"]["paths"] == ["public"]
assert lab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
for hook in yaml.safe_load(open(folder + "/.pre-commit-config.yaml"))["repos"][0]["hooks"] + yaml.safe_load(open(sys.argv[2])):
    assert hook["id"] == "fuga-check" and hook["language"] == "system" and hook["pass_filenames"] is False
P
	for language in es en; do
		holds "the_recipes_check_and_publish_in_$language" python3 recipes.py "new $language" "$hooks"
	done
else
	echo "SKIP the recipes for CI: python3-yaml is not here"
fi
if command -v actionlint >/dev/null 2>&1; then
	holds the_workflows_pass_the_linter actionlint 'new es/.github/workflows/fuga.yml' 'new en/.github/workflows/fuga.yml'
else
	echo "SKIP the linter of workflows: actionlint is not here"
fi

# The hook stops a commit of records that cannot be read, and lets others pass.
if command -v git >/dev/null 2>&1; then
	(
		cd 'new es' && git init -q && git config core.hooksPath .githooks && git config user.name a &&
			git config user.email a@example.com && mkdir ../bin && ln -s "$FUGA" ../bin/fuga && git add -A &&
			PATH="$dir/bin:$PATH" git commit -qm one
	) >said 2>&1
	holds a_commit_passes_the_hook test "$(git -C 'new es' log --oneline 2>/dev/null | wc -l)" = 1
	holds the_site_is_not_committed sh -c "! git -C 'new es' ls-files | grep '^site/'"
	echo 'promises: x' >'new es/content/wrong.yaml'
	(cd 'new es/content' && git add -A && PATH="$dir/bin:$PATH" git commit -qm two) >said 2>&1
	holds a_wrong_record_does_not test "$(git -C 'new es' log --oneline | wc -l)" = 1
	holds it_is_said_why grep -q 'content/wrong.yaml:1:11: error: ' said
else
	echo "SKIP the hook: git is not here"
fi

mkdir mine
echo mine >mine/README.md
"$FUGA" init mine >said 2>&1
holds a_folder_with_a_file_of_the_name_is_refused test $? = 2
holds the_file_is_named grep -q 'mine/README.md' said
holds nothing_was_written_there test "$(find mine -type f)" = mine/README.md -a "$(cat mine/README.md)" = mine
mkdir -p theirs/content
echo x >theirs/content/notes.md
"$FUGA" init theirs >said 2>&1
holds records_of_others_are_not_mixed_with_ours test $? = 2 -a "$(find theirs -type f)" = theirs/content/notes.md
mkdir empty
echo x >empty/LICENSE
holds a_folder_with_other_files_is_fine "$FUGA" init empty
holds no_folder_is_a_wrong_call sh -c "'$FUGA' init; test \$? = 2"
holds another_language_is_a_wrong_call sh -c "'$FUGA' init x --language fr; test \$? = 2 -a ! -e x"
exit $failed
