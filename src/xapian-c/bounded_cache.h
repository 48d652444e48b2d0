// SPDX-License-Identifier: GPL-3.0-or-later
/* What was read last of something that costs a round trip, up to a number of things and of bytes: where there
 * is no more room, what was not asked for longest goes. */
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <unordered_map>

namespace xc
{

template <typename Key, typename Value> class bounded_cache
{
    struct entry {
        Key key;
        std::shared_ptr<const Value> value;
        std::size_t bytes;
    };
    std::list<entry> latest_first;
    std::unordered_map<Key, typename std::list<entry>::iterator> by_key;
    std::size_t held = 0;
    const std::size_t most, most_bytes;

    void forget(typename std::list<entry>::iterator one)
    {
        held -= one->bytes;
        by_key.erase(one->key);
        latest_first.erase(one);
    }

  public:
    bounded_cache(std::size_t number, std::size_t bytes) : most(number), most_bytes(bytes)
    {
    }
    std::size_t room() const
    {
        return most;
    }
    /* Empty where it is not kept. */
    std::shared_ptr<const Value> find(const Key &key)
    {
        auto found = by_key.find(key);
        if (found == by_key.end())
            return nullptr;
        latest_first.splice(latest_first.begin(), latest_first, found->second);
        return found->second->value;
    }
    void put(const Key &key, std::shared_ptr<const Value> value, std::size_t bytes)
    {
        auto found = by_key.find(key);
        if (found != by_key.end())
            forget(found->second);
        if (bytes > most_bytes)
            return;
        latest_first.push_front(entry{key, std::move(value), bytes});
        by_key[key] = latest_first.begin();
        held += bytes;
        while (latest_first.size() > most || held > most_bytes)
            forget(std::prev(latest_first.end()));
    }
    void clear()
    {
        by_key.clear();
        latest_first.clear();
        held = 0;
    }
};

} // namespace xc
