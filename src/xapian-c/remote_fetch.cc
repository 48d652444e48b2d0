// SPDX-License-Identifier: GPL-3.0-or-later
/* What a remote shard will be asked for, asked ahead, over several connections. Xapian's objects count their
 * references without a lock: a thread touches none but those of its own connection, and what it read is put
 * into the cache after it has ended. */
#include "xapian-c/remote_shard.h"
#include "xapian-c/workers.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

/* How many connections there are at most, and for how many questions there is one: where an answer takes as
 * long as from afar, a connection is worth more than its making. */
struct spread {
    std::size_t connections, questions;
};
static const spread nearby = {4, 8}, distant = {16, 1};
static const double distant_from = 0.005; /* seconds */
/* More terms than that are counted by one query, which takes two round trips. */
static const std::size_t frequencies_at_once = 8;
/* Of those beside the first: so many are made at once, for the server lets no more than five wait; and they
 * are given up after so many times the least wait, for what they do not bring the first one does. */
static const unsigned made_at_once = 3;
static const double patience = 25, patience_least = 0.25, patience_most = 1;

/* Lets so many in at once. */
class gate
{
    std::mutex lock;
    std::condition_variable freed;
    unsigned room = made_at_once;

  public:
    void enter()
    {
        std::unique_lock<std::mutex> held(lock);
        freed.wait(held, [this] { return room > 0; });
        room--;
    }
    void leave()
    {
        const std::lock_guard<std::mutex> held(lock);
        room++;
        freed.notify_one();
    }
};

/* What a connection says of the state that it shows; it was told so when it was opened. */
static std::string state_of(const Xapian::Database &database)
{
    return database.get_uuid() + ' ' + std::to_string(database.get_doccount()) + ' ' +
           std::to_string(database.get_lastdocid()) + ' ' + std::to_string(database.get_total_length());
}

bool xc::remote_shard::is_distant() const
{
    return least_wait < 1e9 && least_wait >= distant_from;
}

/* Calls `read` for each of `count` questions. What is not read here is read when it is asked for, over the
 * first connection, which says what is wrong. */
void xc::remote_shard::read_apart(std::size_t count, const reading &read)
{
    const spread how = is_distant() ? distant : nearby;
    std::atomic<std::size_t> next{0};
    const auto read_all = [&](const Xapian::Database &database) {
        for (std::size_t i; (i = next++) < count;)
            read(database, i);
    };
    const std::string state = ask(state_of);
    const double patient = std::max(patience_least, std::min(patience_most, least_wait * patience));
    std::atomic<bool> vain{false}; /* no more connections are made */
    gate making;
    const auto make = [&](std::unique_ptr<Xapian::Database> *connection) noexcept {
        making.enter();
        try {
            if (next < count && !vain)
                connection->reset(new Xapian::Database(connect(static_cast<unsigned>(patient * 1000))));
        } catch (...) {
            vain = true;
        }
        making.leave();
    };
    const auto read_beside = [&](std::unique_ptr<Xapian::Database> *connection) noexcept {
        if (!*connection)
            make(connection);
        try {
            if (*connection && state_of(**connection) == state)
                return read_all(**connection);
        } catch (...) {
        }
        connection->reset();
    };
    auto lent = std::move(further); /* where the first connection is lost, these go with it */
    lent.resize(std::max(lent.size(), how.connections - 1));
    {
        workers apart;
        for (std::size_t i = 0; i < lent.size() && count > (i + 1) * how.questions; i++)
            apart.run([&, i] { read_beside(&lent[i]); });
        try {
            ask(read_all);
        } catch (...) {
            vain = true;
            throw;
        }
    }
    further = std::move(lent);
}

void xc::remote_shard::fetch(std::vector<Xapian::docid> wanted)
{
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    wanted.erase(std::remove_if(wanted.begin(), wanted.end(),
                                [&](Xapian::docid docid) { return documents.find(docid) != nullptr; }),
                 wanted.end());
    wanted.resize(std::min(wanted.size(), documents.room()));
    if (wanted.empty())
        return;
    std::vector<std::shared_ptr<const fetched_document>> got(wanted.size());
    read_apart(wanted.size(), [&](const Xapian::Database &database, std::size_t i) {
        got[i] = read_document(database, wanted[i]);
    });
    for (std::size_t i = 0; i < wanted.size(); i++)
        if (got[i])
            keep(wanted[i], got[i]);
}

static std::shared_ptr<const xc::term_list> read_terms(const Xapian::Database &database,
                                                       const std::string &beginning)
{
    auto list = std::make_shared<xc::term_list>();
    const Xapian::TermIterator end = database.allterms_end(beginning);
    for (Xapian::TermIterator i = database.allterms_begin(beginning); i != end; ++i)
        list->emplace_back(*i, i.get_termfreq());
    return list;
}

/* Keeps the frequencies of terms: a query tells of each of its words how many documents have it. */
void xc::remote_shard::count_terms(const std::vector<std::string> &terms)
{
    ask([&](const Xapian::Database &database) {
        Xapian::Enquire enquire(database);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
        const Xapian::MSet found = enquire.get_mset(0, 0);
        for (const std::string &term : terms)
            frequencies.put(term, std::make_shared<Xapian::doccount>(found.get_termfreq(term)),
                            term.size() + 64);
    });
}

void xc::remote_shard::ask_ahead(const xc_question *questions, std::size_t count)
{
    struct answer {
        xc_asked what;
        std::string name;
        std::shared_ptr<const Xapian::doccount> frequency = {};
        std::shared_ptr<const posting_list> postings = {};
        std::shared_ptr<const term_list> terms = {};
        std::shared_ptr<const std::string> fact = {};
    };
    std::vector<answer> all;
    for (std::size_t i = 0; i < count; i++) {
        answer one{questions[i].what, questions[i].name};
        one.frequency = frequencies.find(one.name);
        const bool known = one.what == XC_ASKED_METADATA   ? facts.find(one.name) != nullptr
                           : one.what == XC_ASKED_TERMS    ? beginnings.find(one.name) != nullptr
                           : one.what == XC_ASKED_POSTINGS ? lists.find(one.name) != nullptr
                                                           : one.frequency != nullptr;
        const auto is_same = [&](const answer &other) {
            return other.what == one.what && other.name == one.name;
        };
        if (!known && std::none_of(all.begin(), all.end(), is_same))
            all.push_back(std::move(one));
    }
    if (all.empty())
        return;
    std::vector<std::string> terms;
    for (const answer &one : all)
        if (!one.frequency && (one.what == XC_ASKED_FREQUENCY || one.what == XC_ASKED_POSTINGS))
            terms.push_back(one.name);
    if (is_distant() && terms.size() > frequencies_at_once)
        count_terms(terms);
    for (answer &one : all)
        one.frequency = one.frequency ? one.frequency : frequencies.find(one.name);
    read_apart(all.size(), [&](const Xapian::Database &database, std::size_t i) {
        answer *one = &all[i];
        if (one->what == XC_ASKED_METADATA)
            one->fact = std::make_shared<std::string>(database.get_metadata(one->name));
        else if (one->what == XC_ASKED_TERMS)
            one->terms = read_terms(database, one->name);
        else if (!one->frequency)
            one->frequency = std::make_shared<Xapian::doccount>(database.get_termfreq(one->name));
        if (one->what == XC_ASKED_POSTINGS)
            one->postings = read_postings(database, one->name, one->frequency.get());
    });
    for (const answer &one : all) {
        if (one.fact)
            facts.put(one.name, one.fact, one.name.size() + one.fact->size() + 128);
        if (one.terms)
            keep_terms(one.name, one.terms);
        if (one.frequency)
            frequencies.put(one.name, one.frequency, one.name.size() + 64);
        if (one.postings)
            keep_postings(one.name, one.postings);
    }
}

void xc::remote_shard::keep_terms(const std::string &beginning, std::shared_ptr<const term_list> list)
{
    std::size_t bytes = beginning.size() + 128;
    for (const auto &term : *list)
        bytes += term.first.size() + sizeof term;
    beginnings.put(beginning, std::move(list), bytes);
}

std::shared_ptr<const xc::term_list> xc::remote_shard::kept_terms(const std::string &beginning)
{
    return beginnings.find(beginning);
}
