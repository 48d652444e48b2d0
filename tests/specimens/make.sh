#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the specimens in corpus/ and what is expected of them in tests/golden/expected/ from the sources here.
# Needs (Debian names): weasyprint 57, fonts-liberation (Liberation Serif), python3, poppler-utils.
# The same versions give the same bytes: the date in the PDFs is fixed below.
set -eu

cd "$(dirname "$0")"
SOURCE_DATE_EPOCH=1780000000
export SOURCE_DATE_EPOCH

if ! fc-list | grep -q LiberationSerif-Regular; then
    echo "make.sh: Liberation Serif is missing; install the package fonts-liberation" >&2
    exit 1
fi

while read -r source target; do
    case $target in
        *.pdf) weasyprint --quiet "$source" "../../corpus/$target" ;;
        *.txt) python3 plain.py "$source" > "../../corpus/$target" ;;
    esac
done < names.tsv

python3 expected.py ../golden/expected
python3 check.py ../../corpus
