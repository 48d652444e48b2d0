// SPDX-License-Identifier: GPL-3.0-or-later
/* undex-reader: reads and draws documents for undex, which starts it. */
#include "reader/fork_server.h"

#include "base/message.h"
#include "index/schema.h"
#include "segment/segment.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    setlocale(LC_CTYPE, ""); /* as undex has it */
    if (argc == 2 && strcmp(argv[1], UNDEX_MESSAGE_SERVE) == 0)
        return undex_fork_server_run(undex_read_document);
    g_autofree char *versions = undex_message_hello(UNDEX_SEGMENT_VERSION, UNDEX_SCHEMA_VERSION);
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        printf("%s\n", versions);
        return 0;
    }
    fprintf(stderr,
            "undex-reader: this program reads documents for undex, which starts it; see 'undex help'\n");
    return 2;
}
