/* Intents, permissions and the like are types of their own: what does not belong together does not compile. */
#include "sandbox.hpp"

using namespace tickcord;

static_assert((intent::guilds | intent::message_content).bits() == ((1u << 0) | (1u << 15)));
static_assert(default_intents.contains(intent::guilds | intent::guild_messages));
static_assert(!default_intents.intersects(privileged_intents));
static_assert((default_intents | privileged_intents) == all_intents);
static_assert((all_intents - privileged_intents) == default_intents);
static_assert((all_intents & privileged_intents) == privileged_intents);
static_assert(no_intents.empty() && intents() == no_intents);
static_assert(permissions(permission::bypass_slowmode).bits() == std::uint64_t{1} << 52);
static_assert(intents::from_bits(std::uint64_t{1} << 63).bits() == std::uint64_t{1} << 63);
static_assert(sizeof(intents) == sizeof(std::uint64_t) && sizeof(message_flags) == sizeof(std::uint32_t));

template <class A, class B, class = void>
struct can_mix : std::false_type {};
template <class A, class B>
struct can_mix<A, B, std::void_t<decltype(std::declval<A>() | std::declval<B>())>> : std::true_type {};

static_assert(can_mix<intents, intent>::value && can_mix<intent, intents>::value && can_mix<intent, intent>::value);
static_assert(!can_mix<intents, permissions>::value && !can_mix<intent, permission>::value);
static_assert(!can_mix<intents, int>::value && !can_mix<state, state>::value);
static_assert(!std::is_convertible_v<int, intents> && !std::is_convertible_v<intents, std::uint64_t>);

int main() {
    intents wanted = default_intents;
    wanted |= intent::message_content;
    wanted -= intent::guild_message_typing;
    REQUIRE(wanted.contains(intent::message_content) && !wanted.contains(intent::guild_message_typing));

    const event_kind kinds[] = {event_kind::message_create, event_kind::guild_member_add};
    const auto least = intents_for_events(kinds);
    REQUIRE(least.ok() && least->contains(intent::guild_messages | intent::guild_members));
    REQUIRE(!least->contains(intent::guild_voice_states));
}
