#!/usr/bin/env bash
# Deploys the real data stack to a local AWS (MiniStack, from PyPI) and runs tests/aws against it:
#
#   tests/aws/run.sh [options of vitest]
#   tests/aws/run.sh exec COMMAND...   runs something else there, with the environment that the tests have
#   tests/aws/run.sh bare COMMAND...   the same in an account that is bootstrapped, and in which nothing is deployed
#
# The imitation is strict: it checks each function's IAM role (AUTH), takes TLS only as the policies of the buckets and
# queues demand (USE_SSL), and runs the bundles on the Node version that they are deployed for. It listens on 127.0.0.1
# alone, is started fresh and is stopped at the end, whatever happens.
set -euo pipefail
cd "$(dirname "$0")/../.."

readonly NODE_VERSION=24.21.0 # of the Lambda runtime nodejs24.x
readonly ACCOUNT=000000000000
venv="$PWD/.venv"

fail() {
  echo "test:aws: $*" >&2
  exit 1
}

# --- what has to be there -------------------------------------------------------------------------------------------
python=$(command -v python3) || fail 'needs Python 3.10 or newer (python3 is not to be found)'
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' || fail "needs Python 3.10 or newer, not $("$python" -V)"
command -v openssl > /dev/null || fail 'needs openssl, for the certificate of the local AWS'

if ! cmp -s tests/aws/requirements.txt "$venv/installed.txt"; then
  echo 'test:aws: installs MiniStack into .venv/ ...'
  rm -rf "$venv"
  "$python" -m venv "$venv" || fail 'cannot make a Python environment (the venv module is missing)'
  "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps -r tests/aws/requirements.txt ||
    fail 'cannot install MiniStack from the Python package index'
  cp tests/aws/requirements.txt "$venv/installed.txt"
fi

platform=$(node -p '`${process.platform}-${process.arch}`')
node_home="$venv/node-$NODE_VERSION"
if [ ! -x "$node_home/node_modules/node-$platform/bin/node" ]; then
  echo "test:aws: installs Node $NODE_VERSION into .venv/ ..."
  npm install --prefix "$node_home" --no-save --no-package-lock --no-audit --no-fund --loglevel error \
    "node-$platform@$NODE_VERSION" || fail "cannot install Node $NODE_VERSION for $platform from the npm registry"
fi
lambda_node="$node_home/node_modules/node-$platform/bin"

# --- the local AWS --------------------------------------------------------------------------------------------------
work=$(mktemp -d "${TMPDIR:-/tmp}/open-minutes-aws.XXXXXX")
ministack=
stop() {
  status=$?
  trap - EXIT INT TERM
  if [ -n "$ministack" ]; then
    kill "$ministack" 2> /dev/null || true
    wait "$ministack" 2> /dev/null || true
  fi
  if [ "$status" -ne 0 ] && [ -f "$work/ministack.log" ]; then
    cp "$work/ministack.log" tests/aws/ministack.log
    echo 'test:aws: failed; what the local AWS said is in tests/aws/ministack.log' >&2
  fi
  rm -rf "$work"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

port=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true
export AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED=true
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL

mkdir "$work/tmp"
# Its workers are CommonJS, whatever a package.json further up says of files below it.
echo '{ "type": "commonjs" }' > "$work/tmp/package.json"
certificate="$work/tmp/ministack-tls/server.crt" # made by MiniStack when it starts
env PATH="$lambda_node:$PATH" TMPDIR="$work/tmp" BIND_HOST=127.0.0.1 MINISTACK_HOST=127.0.0.1 GATEWAY_PORT="$port" \
  AUTH=true USE_SSL=1 MINISTACK_REGION="$AWS_REGION" NODE_EXTRA_CA_CERTS="$certificate" \
  "$venv/bin/python" -m ministack > "$work/ministack.log" 2>&1 &
ministack=$!

export AWS_ENDPOINT_URL="https://127.0.0.1:$port" AWS_CA_BUNDLE="$certificate" NODE_EXTRA_CA_CERTS="$certificate"
is_up() {
  "$python" - "$certificate" "$AWS_ENDPOINT_URL/_ministack/health" 2> /dev/null <<'PYTHON'
import ssl, sys, urllib.request
context = ssl.create_default_context(cafile=sys.argv[1])
urllib.request.urlopen(sys.argv[2], timeout=2, context=context)
PYTHON
}
for _ in $(seq 60); do
  if is_up; then break; fi
  kill -0 "$ministack" 2> /dev/null || fail 'the local AWS did not start'
  sleep 0.5
done
is_up || fail 'the local AWS does not answer within half a minute'

# --- the stack ------------------------------------------------------------------------------------------------------
cdk() {
  CDK_DISABLE_CLI_TELEMETRY=true npx --no-install cdk --no-notices --output "$work/cdk.out" "$@" \
    > "$work/cdk.log" 2>&1 || { cat "$work/cdk.log" >&2; fail "cdk $1 failed"; }
}
began=$SECONDS
# With the invented governments of the sample, so that invented minutes have a source to belong to, and one more whose
# site is a server that the tests start; its lists are looked at every minute.
export REPLICA_PORT
REPLICA_PORT=$("$python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
cp -r samples/sources "$work/sources"
npx --no-install tsx tests/aws/crawled-source.ts > "$work/sources/yunling-qingxi.json"
export STACK_SOURCES="$work/sources" PATH="$venv/bin:$PATH"
if [ "${1:-}" = bare ]; then
  shift
  command=$PWD/node_modules/.bin/cdk
  # Where no app is: it would be synthesized.
  (cd "$work" && "$command" bootstrap "aws://$ACCOUNT/$AWS_REGION" > "$work/cdk.log" 2>&1) ||
    { cat "$work/cdk.log" >&2; fail 'cdk bootstrap failed'; }
  "$@"
  exit
fi
cdk synth --quiet -c sources="$(node -p 'require("node:path").relative(".", process.argv[1])' "$work/sources")" \
  -c allowPrivate=true -c discoverEveryMinutes=1 -c restMinutes=0.02 -c settings=tests/infra/deployment.json
echo "test:aws: synthesized in $((SECONDS - began)) s"
began=$SECONDS
cdk bootstrap "aws://$ACCOUNT/$AWS_REGION" --app "$work/cdk.out"
cdk deploy OpenMinutes-prod-Data --app "$work/cdk.out" --require-approval never --outputs-file "$work/outputs.json"
echo "test:aws: bootstrapped and deployed in $((SECONDS - began)) s"

# MiniStack asks for sqs:SendMessageBatch, an action that AWS does not know: there sqs:SendMessage covers it. Whoever has
# been granted the one gets the other here, and only here.
"$venv/bin/python" tests/aws/grant_batches.py

# --- the tests ------------------------------------------------------------------------------------------------------
export STACK_OUTPUTS="$work/outputs.json" STACK_ASSEMBLY="$work/cdk.out" LAMBDA_NODE="$lambda_node/node"
if [ "${1:-}" = exec ]; then
  shift
  "$@"
  exit
fi
npx --no-install vitest run --config tests/aws/vitest.config.ts "$@"
