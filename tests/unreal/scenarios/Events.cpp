// What Discord sends, as the delegates give it.
#include "Scenario.h"

SCENARIO(events)
{
	FGame Game;
	TickUntilReady(Game);
	FTickcordReaction Reaction;
	FTickcordMemberLeave Leave;
	FTickcordMessageDelete Deleted;
	FTickcordVoiceState Voice;
	FTickcordPresence Presence;
	Game.Bot->OnReactionNative.AddLambda([&](const FTickcordReaction& It) { Reaction = It; });
	Game.Bot->OnMemberLeaveNative.AddLambda([&](const FTickcordMemberLeave& It) { Leave = It; });
	Game.Bot->OnMessageDeleteNative.AddLambda([&](const FTickcordMessageDelete& It) { Deleted = It; });
	Game.Bot->OnVoiceStateNative.AddLambda([&](const FTickcordVoiceState& It) { Voice = It; });
	Game.Bot->OnPresenceNative.AddLambda([&](const FTickcordPresence& It) { Presence = It; });
	sandbox_control("/dispatch", "{\"t\":\"MESSAGE_REACTION_ADD\",\"d\":{\"user_id\":\"18446744073709551615\",\"channel_id\":\"2\",\"message_id\":\"3\",\"emoji\":{\"id\":null,\"name\":\"x\"}}}");
	sandbox_control("/dispatch", "{\"t\":\"GUILD_MEMBER_REMOVE\",\"d\":{\"guild_id\":\"4\",\"user\":{\"id\":\"5\",\"username\":\"rook\"}}}");
	sandbox_control("/dispatch", "{\"t\":\"MESSAGE_DELETE\",\"d\":{\"id\":\"6\",\"channel_id\":\"7\"}}");
	sandbox_control("/dispatch", "{\"t\":\"VOICE_STATE_UPDATE\",\"d\":{\"user_id\":\"8\",\"channel_id\":null,\"self_mute\":true}}");
	sandbox_control("/dispatch", "{\"t\":\"PRESENCE_UPDATE\",\"d\":{\"user\":{\"id\":\"9\"},\"guild_id\":\"4\",\"status\":\"idle\",\"activities\":[]}}");
	TickUntil("a presence", [&] { return Presence.UserId == TEXT("9"); });
	REQUIRE(Presence.Status == TEXT("idle"));
	REQUIRE(Reaction.bIsAdded && Reaction.UserId == TEXT("18446744073709551615") && Reaction.EmojiId.IsEmpty() && Reaction.EmojiName == TEXT("x"));
	REQUIRE(Leave.User.Id == TEXT("5") && Leave.User.Username == TEXT("rook") && Leave.GuildId == TEXT("4"));
	REQUIRE(Deleted.Id == TEXT("6") && Deleted.ChannelId == TEXT("7") && Deleted.GuildId.IsEmpty());
	REQUIRE(Voice.UserId == TEXT("8") && Voice.ChannelId.IsEmpty() && Voice.bIsMuted && !Voice.bIsDeafened);
}
