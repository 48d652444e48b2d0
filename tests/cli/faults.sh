# SPDX-License-Identifier: GPL-3.0-or-later
# Disks that fail and power that goes, the short form of `make stress`.
root=$(cd "$(dirname "$0")/../.." && pwd)
faults=40 losses=12
[ "${SUITE:-}" != asan ] || { faults=12 losses=3; }
for part in "disk_faults.py --most $faults" "power_loss.py $losses"; do
    # shellcheck disable=SC2086
    python3 "$root"/tests/stress/$part
done | awk '/^[0-9]+ passed, / { passed += $1; failed += $3; skipped += $5; next } { print }
    END { print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped"; exit failed > 0 || !(passed + skipped) }'
