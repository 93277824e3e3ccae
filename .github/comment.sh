#!/usr/bin/env bash
# Writes, or renews, the one comment on the proposal whose run has just ended (.github/workflows/comment.yml).
#
# It runs the main branch's code with the right to write comments. What the proposal's run left is data: it is read
# by `python -m scripts comment` and nothing of it is run. Which proposal it is, is asked of the host, not of the run.
#
# GH_TOKEN, GH_REPO  for gh
# RUN_ID             the run that has ended
# HEAD, HEAD_SHA     owner:branch and commit that it was about; both come from strangers
set -euo pipefail

[[ $RUN_ID =~ ^[0-9]+$ && $HEAD_SHA =~ ^[0-9a-f]{40}$ ]] || { echo "Not the names of a run and a commit."; exit 1; }
work="$(mktemp -d)"
server="${GITHUB_SERVER_URL:-https://github.com}/$GH_REPO"

number="$(gh api --method GET "repos/$GH_REPO/pulls" -f state=open -f per_page=100 -f head="$HEAD" |
  jq --raw-output --arg sha "$HEAD_SHA" '[.[] | select(.head.sha == $sha)][0].number // empty')"
if [[ ! $number =~ ^[0-9]+$ ]]; then
  echo "No open proposal is at this commit any more."
  exit 0
fi

gh api --paginate "repos/$GH_REPO/pulls/$number/files?per_page=100" >"$work/files"
jq --raw-output '.[] | .filename, .previous_filename // empty' "$work/files" >"$work/changed"
gh api "repos/$GH_REPO/actions/runs/$RUN_ID/artifacts?per_page=100" >"$work/artifacts"
preview="$(jq --raw-output --arg name "preview-$number" \
  '[.artifacts[] | select(.name == $name and (.expired | not))][0].id // empty' "$work/artifacts")"
small="$(jq '[.artifacts[] | select(.name == "desk" and .size_in_bytes < 2000000)] | length' "$work/artifacts")"
if [[ $small == 1 ]]; then
  gh run download "$RUN_ID" --repo "$GH_REPO" --name desk --dir "$work/desk"
fi

.venv/bin/python -m scripts comment \
  --checked "$work/desk/check.json" --changed "$work/changed" --run "$server/actions/runs/$RUN_ID" \
  ${preview:+--preview "$server/actions/runs/$RUN_ID/artifacts/$preview"} >"$work/comment.md"

mark="$(head -n 1 "$work/comment.md")"
old="$(gh api --paginate "repos/$GH_REPO/issues/$number/comments?per_page=100" |
  jq --raw-output --arg mark "$mark" \
    '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith($mark))) | .id' | head -n 1)"
jq --raw-input --slurp '{body: .}' "$work/comment.md" >"$work/body.json"
if [[ -n $old ]]; then
  gh api --method PATCH "repos/$GH_REPO/issues/comments/$old" --input "$work/body.json" --silent
else
  gh api --method POST "repos/$GH_REPO/issues/$number/comments" --input "$work/body.json" --silent
fi
