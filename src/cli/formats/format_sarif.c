// SPDX-License-Identifier: GPL-3.0-or-later
/* SARIF 2.1.0, which editors and services that check changes read: a result for what is not true. */
#include "base/json_writer.h"
#include "cli/formats/verified.h"

#include <string.h>

/* What each rule is about, for those who look at it in an editor. */
static const char *const rules[UNDEX_VERDICT_COUNT] = {
    [UNDEX_VERDICT_ALTERED] = "An ellipsis or brackets make a quotation say something else.",
    [UNDEX_VERDICT_ELSEWHERE] = "A quotation is verbatim, but not at the place cited.",
    [UNDEX_VERDICT_NEARLY] = "Some words of a quotation differ from those of the document.",
    [UNDEX_VERDICT_NOT_FOUND] = "A quotation is in no document of the index.",
    [UNDEX_VERDICT_NO_PLACE] = "A document has no such paragraph, note or page.",
    [UNDEX_VERDICT_NO_DOCUMENT] = "A document is not in the index.",
};

static const char *level_of(undex_verdict verdict)
{
    return verdict == UNDEX_VERDICT_NO_DOCUMENT ? "warning" : "error";
}

static void put_text(GString *out, const char *key, const char *text)
{
    undex_json_open_object(out, key);
    undex_json_string(out, "text", text);
    undex_json_close_object(out);
}

static void put_driver(GString *out)
{
    undex_json_open_object(out, "tool");
    undex_json_open_object(out, "driver");
    undex_json_string(out, "name", "undex");
    undex_json_string(out, "version", UNDEX_VERSION);
    undex_json_open_array(out, "rules");
    for (int i = 0; i < UNDEX_VERDICT_COUNT; i++) {
        if (!rules[i])
            continue;
        undex_json_open_object(out, NULL);
        undex_json_string(out, "id", undex_verdict_name((undex_verdict)i));
        put_text(out, "shortDescription", rules[i]);
        undex_json_open_object(out, "defaultConfiguration");
        undex_json_string(out, "level", level_of((undex_verdict)i));
        undex_json_close_object(out);
        undex_json_close_object(out);
    }
    undex_json_close_array(out);
    undex_json_close_object(out);
    undex_json_close_object(out);
}

/* A relative address is one of the folder that the reader takes for the root of the sources. */
static char *address_of(const char *path)
{
    g_autofree char *escaped = g_uri_escape_bytes((const guint8 *)path, strlen(path), "/");
    return *path == '/' ? g_strconcat("file://", escaped, NULL) : g_steal_pointer(&escaped);
}

static void put_location(GString *out, const char *address, const undex_verified *v)
{
    undex_json_open_array(out, "locations");
    undex_json_open_object(out, NULL);
    undex_json_open_object(out, "physicalLocation");
    undex_json_open_object(out, "artifactLocation");
    undex_json_string(out, "uri", address);
    undex_json_close_object(out);
    if (v->start.line) {
        undex_json_open_object(out, "region");
        undex_json_int(out, "startLine", v->start.line);
        undex_json_int(out, "startColumn", v->start.column);
        undex_json_int(out, "endLine", v->end.line);
        undex_json_int(out, "endColumn", v->end.column);
        undex_json_close_object(out);
    }
    undex_json_close_object(out);
    undex_json_close_object(out);
    undex_json_close_array(out);
}

static void put_result(GString *out, const char *address, const undex_verified *v)
{
    g_autofree char *message = undex_verified_message(v);
    g_autofree char *place = undex_verified_place(v);
    g_autofree char *placed = v->start.line ? NULL : g_strdup_printf("%s: %s", place, message);
    undex_json_open_object(out, NULL);
    undex_json_string(out, "ruleId", undex_verdict_name(v->verdict));
    undex_json_string(out, "level", level_of(v->verdict));
    put_text(out, "message", placed ? placed : message);
    put_location(out, address, v);
    undex_json_close_object(out);
}

static void verified(undex_output *out, const undex_verification *verification)
{
    g_autoptr(GString) json = g_string_new(NULL);
    g_autofree char *address = address_of(verification->draft);
    undex_json_open_object(json, NULL);
    undex_json_string(json, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    undex_json_string(json, "version", "2.1.0");
    undex_json_open_array(json, "runs");
    undex_json_open_object(json, NULL);
    put_driver(json);
    undex_json_string(json, "columnKind", "unicodeCodePoints");
    undex_json_open_array(json, "results");
    for (guint i = 0; i < verification->items->len; i++) {
        const undex_verified *v = g_ptr_array_index(verification->items, i);
        if (!undex_verdict_is_true(v->verdict))
            put_result(json, address, v);
    }
    undex_json_close_array(json);
    undex_json_close_object(json);
    undex_json_close_array(json);
    undex_json_close_object(json);
    g_string_append_c(json, '\n');
    undex_output_bytes(out, json->str, json->len);
}

const undex_printer undex_printer_sarif = {.name = "sarif", .verified = verified};
