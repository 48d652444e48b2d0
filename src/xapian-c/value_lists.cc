// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of a slot over the documents of a database, and of a document over its slots. A remote shard gives
 * them with its documents alone: one after another, and ahead where one follows another. */
#include "xapian-c/private.h"

#include <algorithm>

struct xc_values {
    std::shared_ptr<const xc::shard_list> shards; /* empty: values of a document */
    uint32_t slot = 0;
    size_t at = 0; /* the shard */
    Xapian::ValueIterator here = {}, end = {};
    Xapian::docid far_docid = 0; /* where a remote shard was looked at */
    uint32_t ahead = 1;          /* so many of its documents are fetched at once */
    bool started = false;
    uint32_t key = 0;
    std::string value = {};
};

static const uint32_t most_ahead = 64;

static void enter(xc_values *values)
{
    const xc::shard &one = (*values->shards)[values->at];
    values->here = values->end = Xapian::ValueIterator();
    values->far_docid = 0;
    xc::shard_at_work = one.number;
    if (!one.far && !one.dropped) {
        values->here = one.near.valuestream_begin(values->slot);
        values->end = one.near.valuestream_end(values->slot);
    }
}

xc_values *xc_database_values(const xc_database *database, uint32_t slot, xc_error *error)
{
    return xc::make(error, [&] {
        auto values = std::make_unique<xc_values>();
        values->shards = database->shards;
        values->slot = slot;
        enter(values.get());
        return values.release();
    });
}

xc_values *xc_document_values(const xc_document *document, xc_error *error)
{
    return xc::make(error, [&] {
        auto values = std::make_unique<xc_values>();
        values->here = document->document.values_begin();
        values->end = document->document.values_end();
        return values.release();
    });
}

static xc_step give(xc_values *values, xc_step step, uint32_t key, std::string &&value)
{
    values->key = key;
    values->value = std::move(value);
    return step;
}

/* The first document of a remote shard, from `docid` on, that has a value. */
static bool find_far(xc_values *values, const xc::shard &one, Xapian::docid docid)
{
    const Xapian::docid last =
        one.ask([](const Xapian::Database &database) { return database.get_lastdocid(); });
    for (; docid <= last; docid++) {
        Xapian::docid found = docid;
        auto kept = one.far->kept_value(values->slot, &found);
        if (found == 0)
            break;
        docid = found;
        if (kept) {
            values->far_docid = docid;
            give(values, XC_ITEM, one.base + docid, std::string(*kept));
            return true;
        }
        auto document = one.far->document(docid, std::min(values->ahead, last - docid + 1));
        values->far_docid = docid;
        for (const auto &value : document->values)
            if (value.first == values->slot) {
                give(values, XC_ITEM, one.base + docid, std::string(value.second));
                return true;
            }
        values->ahead = std::min(values->ahead * 2, most_ahead);
    }
    values->far_docid = last;
    return false;
}

/* The first value at hand or after it, in this shard and those that follow; `least`: of a remote shard, the
 * first docid to look at. */
static xc_step settle(xc_values *values, Xapian::docid least)
{
    values->started = true;
    for (;; enter(values), least = 1) {
        const xc::shard *one = values->shards ? &(*values->shards)[values->at] : nullptr;
        if (one && one->far && find_far(values, *one, least))
            return XC_ITEM;
        if (values->here != values->end)
            return give(values, XC_ITEM,
                        one ? one->base + values->here.get_docid() : values->here.get_valueno(),
                        *values->here);
        if (!one || values->at + 1 >= values->shards->size())
            return give(values, XC_END, 0, std::string());
        values->at++;
    }
}

xc_step xc_values_next(xc_values *values, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (values->shards)
            xc::shard_at_work = (*values->shards)[values->at].number;
        if (values->started && values->here != values->end)
            ++values->here;
        if (values->started)
            values->ahead = std::min(values->ahead * 2, most_ahead);
        return settle(values, values->far_docid + 1);
    });
}

xc_step xc_values_skip(xc_values *values, uint32_t docid, xc_error *error)
{
    return xc::guard(error, XC_FAILED, [&] {
        if (!values->shards)
            throw Xapian::InvalidOperationError("values of one document are not found by a docid");
        const xc::shard_list &shards = *values->shards;
        while (values->at + 1 < shards.size() && shards[values->at + 1].base < docid) {
            values->at++;
            enter(values);
        }
        const xc::shard &one = shards[values->at];
        const Xapian::docid there = docid > one.base ? docid - one.base : 1;
        xc::shard_at_work = one.number;
        if (values->here != values->end && values->here.get_docid() < there)
            values->here.skip_to(there);
        values->ahead = 1;
        return settle(values, std::max(there, values->far_docid));
    });
}

uint32_t xc_values_key(const xc_values *values)
{
    return values->key;
}

const char *xc_values_value(const xc_values *values, size_t *length)
{
    if (length)
        *length = values->value.size();
    return values->value.c_str();
}

void xc_values_free(xc_values *values)
{
    delete values;
}
