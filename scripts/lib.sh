# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# What the scripts share. Sourced, never run. Leaves the shell in the repository's root.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# Outside the checkout, so that another clone of the repository finds compiled dependencies.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/computechain/target}
BIN=$CARGO_TARGET_DIR/release

step() {
	printf '\n==> %s\n' "$*"
}

fail() {
	printf 'error: %s\n' "$*" >&2
	exit 1
}

# Installs those of the named Debian packages that are missing.
install_packages() {
	local package missing=() as_root=()
	for package; do
		dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing+=("$package")
	done
	((${#missing[@]})) || return 0
	if ((EUID)); then
		command -v sudo >/dev/null || fail "install as root: ${missing[*]}"
		as_root=(sudo)
	fi
	step "Installing ${missing[*]}"
	"${as_root[@]}" apt-get update -q </dev/null
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
		apt-get install -q -y --no-install-recommends "${missing[@]}" </dev/null
}

# --- processes of this run: started here, logged into one folder, ended with the script ---

declare -A PROCESSES=()

# Makes the folder for logs and data, and sees to it that nothing outlives the script.
begin_processes() {
	WORK=$(mktemp -d "${TMPDIR:-/tmp}/computechain.XXXXXX")
	trap 'stop_all' EXIT
	trap 'exit 130' INT
	trap 'exit 143' TERM HUP
}

# start NAME COMMAND...: runs a command in the background; its output goes to $WORK/NAME.log.
start() {
	local name=$1
	shift
	"$@" >"$WORK/$name.log" 2>&1 </dev/null &
	PROCESSES[$name]=$!
}

running() {
	kill -0 "${PROCESSES[$1]:-0}" 2>/dev/null
}

stop() {
	local pid=${PROCESSES[$1]:-} tenths=0
	[[ -n $pid ]] || return 0
	unset "PROCESSES[$1]"
	kill "$pid" 2>/dev/null || true
	while kill -0 "$pid" 2>/dev/null && ((tenths++ < 100)); do
		sleep 0.1
	done
	kill -KILL "$pid" 2>/dev/null || true
	wait "$pid" 2>/dev/null || true
}

# Ends everything; after a failure shows how each log ends.
stop_all() {
	local status=$? name
	trap - EXIT
	trap '' INT TERM HUP
	if ((status != 0 && status != 130 && status != 143)); then
		for name in "${!PROCESSES[@]}"; do
			[[ -f $WORK/$name.log ]] || continue
			printf '\n--- the last lines of %s ---\n' "$name" >&2
			tail -n 25 "$WORK/$name.log" >&2
		done
	fi
	for name in "${!PROCESSES[@]}"; do
		stop "$name"
	done
	rm -rf "$WORK"
	exit "$status"
}

# Runs a command so that a signal to the script does not have to wait for its end.
interruptible() {
	local status=0
	"$@" &
	PROCESSES[foreground]=$!
	wait "${PROCESSES[foreground]}" || status=$?
	unset 'PROCESSES[foreground]'
	return "$status"
}

free_port() {
	node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => {
		console.log(s.address().port);
		s.close();
	});'
}

# Starts the witness of the development chain's validator and publishes it.
start_witness() {
	local address
	address=127.0.0.1:$(free_port)
	start witness "$BIN/computechain-witness" run --url "$URL" --suri //Alice --listen "$address"
	interruptible "$BIN/computechain-witness" publish --url "$URL" --suri //Alice//stash \
		--account 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY --address "$address"
}

# Starts a development chain of one node, reachable at $URL, and waits for its RPC.
start_chain() {
	local port seconds=0
	port=$(free_port)
	URL=ws://127.0.0.1:$port
	start node "$BIN/computechain-node" --dev --base-path "$WORK/chain" --rpc-port "$port" \
		--listen-addr /ip4/127.0.0.1/tcp/0 --no-prometheus --no-telemetry
	until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
		running node || fail "the node ended"
		((seconds++ < 60)) || fail "the node gives no RPC after a minute"
		sleep 1
	done
}
