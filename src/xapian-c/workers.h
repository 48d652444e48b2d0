// SPDX-License-Identifier: GPL-3.0-or-later
/* Threads that do not outlive the block that starts them. Where the system gives no more of them, the work is
 * done at once. */
#pragma once

#include <functional>
#include <system_error>
#include <thread>
#include <vector>

namespace xc
{

class workers
{
    std::vector<std::thread> threads;

  public:
    workers() = default;
    workers(const workers &) = delete;
    workers &operator=(const workers &) = delete;
    ~workers()
    {
        for (std::thread &one : threads)
            one.join();
    }
    /* `work` must not throw. */
    void run(const std::function<void()> &work)
    {
        threads.reserve(threads.size() + 1);
        try {
            threads.emplace_back(work);
        } catch (const std::system_error &) {
            work();
        }
    }
};

} // namespace xc
