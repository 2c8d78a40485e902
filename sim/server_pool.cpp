#include "sim/server_pool.hpp"

namespace teleplan::sim {

ServerPool::ServerPool(const PoolSpec& spec) : waiting_places_(spec.waiting_places)
{
    require(spec.priorities >= 1 && spec.priorities <= most_priorities, "ServerPool: 1 to 64 priorities");
    lines_.resize(static_cast<std::size_t>(spec.priorities));
    open_ = ~std::uint64_t{0} >> static_cast<unsigned>(most_priorities - spec.priorities);
}

bool ServerPool::would_start(std::uint32_t priority) const
{
    if ((open_ & bit_of(priority)) == 0) return false;
    int before = 0;
    for (std::uint32_t p = 0; p <= priority; ++p)
        if ((open_ & bit_of(p)) != 0) before += lines_[p].length;
    return before < level_.staffed - level_.busy;
}

void ServerPool::withdraw(Place place)
{
    require(place.priority < lines_.size() && place.index < slots_.size() && level_.waiting > 0,
            "ServerPool::withdraw: no such place");
    unlink(place.priority, place.index);
}

void ServerPool::staff(int servers)
{
    require(servers >= 0, "ServerPool::staff: below 0");
    level_.staffed = servers;
}

void ServerPool::open(std::uint32_t priority, bool is_open)
{
    require(priority < lines_.size(), "ServerPool::open: no such priority");
    if (((open_ & bit_of(priority)) != 0) == is_open) return;
    open_ ^= bit_of(priority);
    waiting_open_ += is_open ? lines_[priority].length : -lines_[priority].length;
}

}  // namespace teleplan::sim
