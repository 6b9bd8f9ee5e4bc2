// What Discord sends, as each delegate gives it: first to C++, then to Blueprints.
#include "Scenario.h"

namespace
{
/** A Blueprint with all events bound. Each must have been told to C++ before. */
class UBlueprint : public UObject
{
public:
	explicit UBlueprint(FGame& Game)
	{
		UTickcordSubsystem& Bot = *Game.Bot;
		Bot.OnReadyNative.AddLambda([this](const FTickcordReady&) { Native.Add("ready"); });
		Bot.OnMessageCreateNative.AddLambda([this](const FTickcordMessage&) { Native.Add("create"); });
		Bot.OnMessageUpdateNative.AddLambda([this](const FTickcordMessage&) { Native.Add("update"); });
		Bot.OnMessageDeleteNative.AddLambda([this](const FTickcordMessageDelete&) { Native.Add("delete"); });
		Bot.OnInteractionNative.AddLambda([this](const FTickcordInteraction&) { Native.Add("interaction"); });
		Bot.OnMemberJoinNative.AddLambda([this](const FTickcordMember&) { Native.Add("join"); });
		Bot.OnMemberUpdateNative.AddLambda([this](const FTickcordMember&) { Native.Add("change"); });
		Bot.OnMemberLeaveNative.AddLambda([this](const FTickcordMemberLeave&) { Native.Add("leave"); });
		Bot.OnReactionNative.AddLambda([this](const FTickcordReaction&) { Native.Add("reaction"); });
		Bot.OnPresenceNative.AddLambda([this](const FTickcordPresence&) { Native.Add("presence"); });
		Bot.OnVoiceStateNative.AddLambda([this](const FTickcordVoiceState&) { Native.Add("voice"); });
		Bot.OnConnectionStateChangedNative.AddLambda([this](const FTickcordConnectionState&) { Native.Add("state"); });
		Bot.OnRequestCompletedNative.AddLambda([this](const FTickcordRequestResult&) { Native.Add("result"); });
		Bot.OnAnyEventNative.AddLambda([this](const FTickcordEvent&) { Native.Add("any"); });
		Bot.OnLogNative.AddLambda([this](const FTickcordLogRecord&) { Native.Add("log"); });
		Bot.OnReady.AddDynamic(this, &UBlueprint::HandleReady);
		Bot.OnMessageCreate.AddDynamic(this, &UBlueprint::HandleMessageCreate);
		Bot.OnMessageUpdate.AddDynamic(this, &UBlueprint::HandleMessageUpdate);
		Bot.OnMessageDelete.AddDynamic(this, &UBlueprint::HandleMessageDelete);
		Bot.OnInteraction.AddDynamic(this, &UBlueprint::HandleInteraction);
		Bot.OnMemberJoin.AddDynamic(this, &UBlueprint::HandleMemberJoin);
		Bot.OnMemberUpdate.AddDynamic(this, &UBlueprint::HandleMemberUpdate);
		Bot.OnMemberLeave.AddDynamic(this, &UBlueprint::HandleMemberLeave);
		Bot.OnReaction.AddDynamic(this, &UBlueprint::HandleReaction);
		Bot.OnPresence.AddDynamic(this, &UBlueprint::HandlePresence);
		Bot.OnVoiceState.AddDynamic(this, &UBlueprint::HandleVoiceState);
		Bot.OnConnectionStateChanged.AddDynamic(this, &UBlueprint::HandleConnectionState);
		Bot.OnRequestCompleted.AddDynamic(this, &UBlueprint::HandleRequestResult);
		Bot.OnAnyEvent.AddDynamic(this, &UBlueprint::HandleAnyEvent);
		Bot.OnLog.AddDynamic(this, &UBlueprint::HandleLog);
	}
	void HandleReady(const FTickcordReady& It) { Ready = It; Told("ready"); }
	void HandleMessageCreate(const FTickcordMessage& It) { Created = It; Told("create"); }
	void HandleMessageUpdate(const FTickcordMessage& It) { Updated = It; Told("update"); }
	void HandleMessageDelete(const FTickcordMessageDelete& It) { Deleted = It; Told("delete"); }
	void HandleInteraction(const FTickcordInteraction& It) { Interaction = It; Told("interaction"); }
	void HandleMemberJoin(const FTickcordMember& It) { Joined = It; Told("join"); }
	void HandleMemberUpdate(const FTickcordMember& It) { Changed = It; Told("change"); }
	void HandleMemberLeave(const FTickcordMemberLeave& It) { Left = It; Told("leave"); }
	void HandleReaction(const FTickcordReaction& It) { Reaction = It; Told("reaction"); }
	void HandlePresence(const FTickcordPresence& It) { Presence = It; Told("presence"); }
	void HandleVoiceState(const FTickcordVoiceState& It) { Voice = It; Told("voice"); }
	void HandleConnectionState(const FTickcordConnectionState& It) { State = It; Told("state"); }
	void HandleRequestResult(const FTickcordRequestResult& It) { Result = It; Told("result"); }
	void HandleAnyEvent(const FTickcordEvent& It) { Any = It; Told("any"); }
	void HandleLog(const FTickcordLogRecord& It) { Log = It; Told("log"); }

	FTickcordReady Ready;
	FTickcordMessage Created;
	FTickcordMessage Updated;
	FTickcordMessageDelete Deleted;
	FTickcordInteraction Interaction;
	FTickcordMember Joined;
	FTickcordMember Changed;
	FTickcordMemberLeave Left;
	FTickcordReaction Reaction;
	FTickcordPresence Presence;
	FTickcordVoiceState Voice;
	FTickcordConnectionState State;
	FTickcordRequestResult Result;
	FTickcordEvent Any;
	FTickcordLogRecord Log;

private:
	void Told(const std::string& What)
	{
		REQUIRE(Native.Num() > 0 && Native.Last() == What);
	}
	TArray<std::string> Native;
};

void Dispatch(const std::string& Json)
{
	sandbox_control("/dispatch", Json.c_str());
}
}

SCENARIO(events)
{
	FGame Game;
	UBlueprint Heard(Game);
	TickUntil("ready", [&] { return !Heard.Ready.User.Id.IsEmpty(); });
	REQUIRE(Heard.Ready.User.Id == IdOf("bot_id") && Heard.Ready.GuildCount == 1 && Heard.State.State == ETickcordState::Ready);
	REQUIRE(Game.Bot->GetBotUser().Id == IdOf("bot_id"));

	Dispatch(R"({"t":"MESSAGE_CREATE","d":{"id":"10","channel_id":"7","type":0,"content":"a *torch*","timestamp":"2026-01-01T00:00:00+00:00","author":{"id":"5","username":"rook","avatar":"abc"},"member":{"nick":"Sir Rook","roles":["77","78"]},"mentions":[{"id":"8","username":"ada"}],"mention_roles":["77"],"mention_everyone":true,"attachments":[{"id":"11","filename":"SPOILER_map.png","size":5,"url":"https://example.com/map.png","width":640,"height":480,"flags":8}]}})");
	TickUntil("a message", [&] { return Heard.Created.Id == TEXT("10"); });
	REQUIRE(Heard.Created.DisplayName == TEXT("Sir Rook") && Heard.Created.Author.Avatar == TEXT("abc") && Heard.Created.PlainText == TEXT("a torch [SPOILER_map.png]"));
	REQUIRE(Heard.Created.AuthorRoleIds.Num() == 2 && Heard.Created.AuthorRoleIds[1] == TEXT("78") && Heard.Created.bMentionsEveryone);
	REQUIRE(Heard.Created.Mentions.Num() == 1 && Heard.Created.Mentions[0].Username == TEXT("ada") && Heard.Created.MentionedRoleIds[0] == TEXT("77"));
	REQUIRE(Heard.Created.Attachments.Num() == 1 && Heard.Created.Attachments[0].Width == 640 && Heard.Created.Attachments[0].Height == 480 && Heard.Created.Attachments[0].bIsSpoiler);
	Dispatch(R"({"t":"MESSAGE_UPDATE","d":{"id":"10","channel_id":"7","embeds":[{"title":"A preview","color":0}]}})");
	TickUntil("its preview", [&] { return Heard.Updated.Id == TEXT("10"); });
	REQUIRE(!Heard.Updated.bHasContent && Heard.Updated.Embeds.Num() == 1 && Heard.Updated.Embeds[0].Color == FColor(0, 0, 0));
	Dispatch(R"({"t":"MESSAGE_DELETE","d":{"id":"6","channel_id":"7"}})");
	TickUntil("a deletion", [&] { return Heard.Deleted.Id == TEXT("6"); });
	REQUIRE(Heard.Deleted.ChannelId == TEXT("7") && Heard.Deleted.GuildId.IsEmpty());

	Dispatch(R"({"t":"INTERACTION_CREATE","d":{"id":"12","token":"t","type":3,"application_id":"1","version":1,"channel_id":"7","user":{"id":"5","username":"rook"},"data":{"custom_id":"vote","component_type":2}}})");
	TickUntil("an interaction", [&] { return Heard.Interaction.CustomId == TEXT("vote"); });
	REQUIRE(Heard.Interaction.Kind == ETickcordInteractionKind::Component && Heard.Interaction.GuildId.IsEmpty());

	Dispatch(R"({"t":"GUILD_MEMBER_ADD","d":{"guild_id":"4","user":{"id":"5","username":"rook","global_name":"Rook"},"roles":["77"],"joined_at":"2026-01-01T00:00:00+00:00","pending":true}})");
	TickUntil("a member", [&] { return Heard.Joined.User.Id == TEXT("5"); });
	REQUIRE(Heard.Joined.DisplayName == TEXT("Rook") && Heard.Joined.RoleIds.Contains(TEXT("77")) && Heard.Joined.bIsPending);
	Dispatch(R"({"t":"GUILD_MEMBER_UPDATE","d":{"guild_id":"4","user":{"id":"5","username":"rook"},"nick":"Sir Rook","roles":[],"communication_disabled_until":"2026-01-02T00:00:00+00:00"}})");
	TickUntil("a change", [&] { return Heard.Changed.Nick == TEXT("Sir Rook"); });
	REQUIRE(Heard.Changed.RoleIds.Num() == 0 && Holds(Heard.Changed.TimeoutUntil, "2026-01-02"));
	Dispatch(R"({"t":"GUILD_MEMBER_REMOVE","d":{"guild_id":"4","user":{"id":"5","username":"rook"}}})");
	TickUntil("a loss", [&] { return Heard.Left.User.Id == TEXT("5"); });
	REQUIRE(Heard.Left.User.Username == TEXT("rook") && Heard.Left.GuildId == TEXT("4"));

	Dispatch(R"({"t":"MESSAGE_REACTION_ADD","d":{"user_id":"18446744073709551615","channel_id":"2","message_id":"3","emoji":{"id":null,"name":"x"}}})");
	TickUntil("a reaction", [&] { return Heard.Reaction.MessageId == TEXT("3"); });
	REQUIRE(Heard.Reaction.bIsAdded && Heard.Reaction.UserId == TEXT("18446744073709551615") && Heard.Reaction.EmojiId.IsEmpty() && Heard.Reaction.EmojiName == TEXT("x"));
	Dispatch(R"({"t":"VOICE_STATE_UPDATE","d":{"user_id":"8","channel_id":null,"self_mute":true}})");
	TickUntil("a voice", [&] { return Heard.Voice.UserId == TEXT("8"); });
	REQUIRE(Heard.Voice.ChannelId.IsEmpty() && Heard.Voice.bIsMuted && !Heard.Voice.bIsDeafened);
	Dispatch(R"({"t":"PRESENCE_UPDATE","d":{"user":{"id":"9"},"guild_id":"4","status":"idle","activities":[{"name":"Chess","type":0,"state":"Game 3"}]}})");
	TickUntil("a presence", [&] { return Heard.Presence.UserId == TEXT("9"); });
	REQUIRE(Heard.Presence.Status == TEXT("idle") && Heard.Presence.ActivityName == TEXT("Chess") && Heard.Presence.ActivityState == TEXT("Game 3"));

	// An event that Discord may add tomorrow.
	Dispatch(R"({"t":"TOMORROW_CREATE","d":{"x":1}})");
	TickUntil("an unknown one", [&] { return Heard.Any.Name == TEXT("TOMORROW_CREATE"); });
	REQUIRE(Heard.Any.Json == TEXT("{\"x\":1}"));

	const int64 Sent = Game.Bot->SendChannelMessage(IdOf("general"), TEXT("x"));
	TickUntil("a result", [&] { return Heard.Result.Request == Sent; });
	REQUIRE(Heard.Result.bSucceeded && Heard.Result.Status == 200);
	REQUIRE(Game.Bot->Disconnect());
	TickUntil("the end", [&] { return Heard.State.State == ETickcordState::Disconnected; });
	TickUntil("its line in the log", [&] { return Holds(Heard.Log.Message, "DISCONNECTED"); });
}
