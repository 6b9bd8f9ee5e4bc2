// Channels: topic and name, typing, threads, forum posts, invites.
#include "Scenario.h"

#include "Calls/TickcordChannelLibrary.h"

SCENARIO(channels)
{
	FGame Game;
	FString Channel;
	bool bTypes = false;
	Game.Bot->OnAnyEventNative.AddLambda([&](const FTickcordEvent& Event) {
		bTypes = bTypes || Event.Name == TEXT("TYPING_START");
		if (Event.Name == TEXT("CHANNEL_UPDATE"))
		{
			Channel = Event.Json;
		}
	});
	TickUntilReady(Game);
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::TriggerTyping(Game.Bot, IdOf("general"))).bSucceeded);
	TickUntil("typing", [&] { return bTypes; });
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::SetChannelTopic(Game.Bot, IdOf("general"), TEXT("12 online \U0001F525"))).bSucceeded);
	TickUntil("the topic", [&] { return Holds(Channel, "12 online"); });
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::SetChannelName(Game.Bot, IdOf("server-log"), TEXT("log-2"))).bSucceeded);
	TickUntil("the name", [&] { return Holds(Channel, "\"log-2\""); });
	const FTickcordRequestResult Invite = ResultOf(Game, UTickcordChannelLibrary::CreateInvite(Game.Bot, IdOf("general"), 600, 5, true));
	REQUIRE(Invite.bSucceeded && Holds(Invite.Body, "\"max_age\":600") && Holds(Invite.Body, "\"max_uses\":5") && Holds(Invite.Body, "\"code\":\""));
}

SCENARIO(threads)
{
	FGame Game;
	FString Thread;
	Game.Bot->OnAnyEventNative.AddLambda([&](const FTickcordEvent& Event) {
		if (Event.Name == TEXT("THREAD_CREATE") || Event.Name == TEXT("THREAD_UPDATE"))
		{
			Thread = Event.Json;
		}
	});
	TickUntilReady(Game);
	FTickcordThreadCreate New;
	New.Name = TEXT("Round 7");
	New.AutoArchiveMinutes = 60;
	New.SlowmodeSeconds = 5;
	const FTickcordRequestResult Created = ResultOf(Game, UTickcordChannelLibrary::CreateThread(Game.Bot, IdOf("general"), New));
	REQUIRE(Created.bSucceeded);
	TickUntil("the thread", [&] { return Holds(Thread, "Round 7"); });
	REQUIRE(Holds(Thread, "\"auto_archive_duration\":60") && Holds(Thread, "\"rate_limit_per_user\":5"));
	REQUIRE(Game.Bot->SendChannelMessage(Created.CreatedId, TEXT("It begins")) != 0);
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::AddThreadMember(Game.Bot, Created.CreatedId, IdOf("rook"))).bSucceeded);
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::RemoveThreadMember(Game.Bot, Created.CreatedId, IdOf("rook"))).bSucceeded);
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::ArchiveThread(Game.Bot, Created.CreatedId)).bSucceeded);
	TickUntil("the archive", [&] { return Holds(Thread, "\"archived\":true"); });
	REQUIRE(ResultOf(Game, UTickcordChannelLibrary::ArchiveThread(Game.Bot, Created.CreatedId, false)).bSucceeded);
	TickUntil("its end", [&] { return Holds(Thread, "\"archived\":false"); });
	New.AutoArchiveMinutes = -1;
	REQUIRE(UTickcordChannelLibrary::CreateThread(Game.Bot, IdOf("general"), New) == 0);
}

SCENARIO(forum_posts)
{
	FGame Game;
	FTickcordMessage Heard;
	Game.Bot->OnMessageCreateNative.AddLambda([&](const FTickcordMessage& Message) { Heard = Message; });
	TickUntilReady(Game);
	FTickcordThreadCreate Post;
	Post.Name = TEXT("The bridge falls down");
	FTickcordMessageCreate First;
	First.Content = TEXT("As I said");
	const FTickcordRequestResult Created = ResultOf(Game, UTickcordChannelLibrary::CreateForumPost(Game.Bot, IdOf("forum"), Post, First));
	REQUIRE(Created.bSucceeded);
	TickUntil("its first message", [&] { return Heard.ChannelId == Created.CreatedId; });
	REQUIRE(Heard.Content == TEXT("As I said"));
}
