// Messages with all that they can have: what is sent comes back as an event, which the sandbox made of what it got.
#include "Scenario.h"

#include "Calls/TickcordInteractionLibrary.h"
#include "Calls/TickcordMessageLibrary.h"
#include "Calls/TickcordTextLibrary.h"

#include <cstdio>

namespace
{
/** The last message of a channel, as OnMessageCreate and OnMessageUpdate told it. */
struct FHeard
{
	explicit FHeard(FGame& Game)
	{
		Game.Bot->OnMessageCreateNative.AddLambda([this](const FTickcordMessage& Message) { Created = Message; });
		Game.Bot->OnMessageUpdateNative.AddLambda([this](const FTickcordMessage& Message) { Updated = Message; });
		Game.Bot->OnMessageDeleteNative.AddLambda([this](const FTickcordMessageDelete& Message) { Deleted.Add(Message.Id); });
	}
	FTickcordMessage Created;
	FTickcordMessage Updated;
	TArray<FString> Deleted;
};

/** Sends it, and gives it as it was heard. */
FTickcordMessage Send(FGame& Game, FHeard& Heard, const FTickcordMessageCreate& Message)
{
	const FTickcordRequestResult Result = ResultOf(Game, UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message));
	REQUIRE(Result.bSucceeded && !Result.CreatedId.IsEmpty());
	TickUntil("the message", [&] { return Heard.Created.Id == Result.CreatedId; });
	return Heard.Created;
}

/** What the sandbox keeps of a file. */
std::string Download(const FTickcordAttachment& Attachment)
{
	const std::string Url = ToUtf8(Attachment.Url.Text);
	return AskSandbox("GET", Url.substr(Url.find("/attachments/")).c_str());
}
}

SCENARIO(embeds)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordEmbed Embed;
	Embed.Title = TEXT("Wave 3");
	Embed.Description = TEXT("12 left \U0001F526");
	Embed.Url = TEXT("https://example.com/wave");
	Embed.Color = FColor(0x12, 0xAB, 0xEF);
	Embed.AuthorName = TEXT("Server");
	Embed.AuthorUrl = TEXT("https://example.com/");
	Embed.AuthorIconUrl = TEXT("https://example.com/author.png");
	Embed.ImageUrl = TEXT("https://example.com/map.png");
	Embed.ThumbnailUrl = TEXT("https://example.com/small.png");
	Embed.FooterText = TEXT("Night falls");
	Embed.FooterIconUrl = TEXT("https://example.com/footer.png");
	Embed.Timestamp = FDateTime(FDateTime::FromUnixTimestamp(1700000000).GetTicks() + 1230000);
	Embed.Fields.Add({TEXT("Ada"), TEXT("9"), true});
	Embed.Fields.Add({TEXT("Rook"), TEXT("3"), false});
	FTickcordMessageCreate Message;
	Message.Embeds.Add(Embed);
	FTickcordEmbed Plain;
	Plain.Title = TEXT("Black is a colour");
	Plain.Color = FColor(0, 0, 0);
	Message.Embeds.Add(Plain);

	const FTickcordMessage Sent = Send(Game, Heard, Message);
	REQUIRE(Sent.Content.IsEmpty() && Sent.Embeds.Num() == 2);
	const FTickcordEmbed& Shown = Sent.Embeds[0];
	REQUIRE(Shown.Title == Embed.Title && Shown.Description == Embed.Description && Shown.Url == Embed.Url);
	REQUIRE(Shown.Color == Embed.Color && Shown.Timestamp == Embed.Timestamp);
	REQUIRE(Shown.AuthorName == Embed.AuthorName && Shown.AuthorUrl == Embed.AuthorUrl && Shown.AuthorIconUrl == Embed.AuthorIconUrl);
	REQUIRE(Shown.ImageUrl == Embed.ImageUrl && Shown.ThumbnailUrl == Embed.ThumbnailUrl);
	REQUIRE(Shown.FooterText == Embed.FooterText && Shown.FooterIconUrl == Embed.FooterIconUrl);
	REQUIRE(Shown.Fields.Num() == 2 && Shown.Fields[0].Name == TEXT("Ada") && Shown.Fields[0].Value == TEXT("9"));
	REQUIRE(Shown.Fields[0].bIsInline && !Shown.Fields[1].bIsInline);
	REQUIRE(Sent.Embeds[1].Color == Plain.Color && Sent.Embeds[1].Timestamp == FDateTime(0));

	Message.Embeds[0].Timestamp = FDateTime(1);
	REQUIRE(UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "before the year 1970"));
}

SCENARIO(files)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	const std::string Path = ToUtf8(StandIn.PluginDir.Text) + "/save.txt";
	FILE* Written = fopen(Path.c_str(), "wb");
	fputs("from the disk", Written);
	fclose(Written);
	FTickcordMessageCreate Message;
	Message.Content = TEXT("Two files");
	FTickcordFile OnDisk;
	OnDisk.Path = FString(ToUtf16(Path).c_str());
	OnDisk.Description = TEXT("The \"save\"\nof today");
	Message.Files.Add(OnDisk);
	FTickcordFile InMemory;
	InMemory.Name = TEXT("log.txt");
	InMemory.ContentType = TEXT("text/plain");
	for (const char Byte : std::string("from memory"))
	{
		InMemory.Bytes.Add(static_cast<uint8>(Byte));
	}
	Message.Files.Add(InMemory);

	const FTickcordMessage Sent = Send(Game, Heard, Message);
	REQUIRE(Sent.Attachments.Num() == 2);
	REQUIRE(Sent.Attachments[0].FileName == TEXT("save.txt") && Sent.Attachments[0].Description == OnDisk.Description);
	REQUIRE(Sent.Attachments[1].FileName == TEXT("log.txt") && Sent.Attachments[1].ContentType == TEXT("text/plain"));
	REQUIRE(Sent.Attachments[1].Size == 11 && !Sent.Attachments[1].bIsSpoiler);
	REQUIRE(Download(Sent.Attachments[0]) == "from the disk" && Download(Sent.Attachments[1]) == "from memory");
	REQUIRE(Holds(Sent.PlainText, "Two files") && Holds(Sent.PlainText, "log.txt"));

	// A file that is not there is a result, since it is read while it is sent.
	Message.Files[0].Path = TEXT("/nonexistent/save.txt");
	const int64 Missing = UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message);
	REQUIRE(Missing == 0 || !ResultOf(Game, Missing).bSucceeded);
}

SCENARIO(edits)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.Content = TEXT("Wave 3");
	Message.Embeds.Add(FTickcordEmbed());
	Message.Embeds[0].Title = TEXT("12 left");
	Message.ComponentsJson = UTickcordInteractionLibrary::MakeButtons({FTickcordButton{TEXT("Vote"), TEXT("vote"), TEXT(""), ETickcordButtonStyle::Success, false}});
	const FString Id = Send(Game, Heard, Message).Id;

	// What is not given stays, and what is named goes.
	FTickcordMessageCreate Edit;
	Edit.Content = TEXT("Wave 4");
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::EditMessage(Game.Bot, IdOf("general"), Id, Edit)).bSucceeded);
	TickUntil("the edit", [&] { return Heard.Updated.Content == TEXT("Wave 4"); });
	REQUIRE(Heard.Updated.Id == Id && Heard.Updated.bHasContent && Heard.Updated.Embeds.Num() == 1 && !Heard.Updated.EditedTimestamp.IsEmpty());
	constexpr int32 EmbedsAndComponents = 1 << static_cast<int32>(ETickcordMessagePart::Embeds) | 1 << static_cast<int32>(ETickcordMessagePart::Components);
	const FTickcordRequestResult Removed = ResultOf(Game, UTickcordMessageLibrary::EditMessage(Game.Bot, IdOf("general"), Id, FTickcordMessageCreate(), EmbedsAndComponents));
	REQUIRE(Removed.bSucceeded && Holds(Removed.Body, "\"components\":[]"));
	TickUntil("the removal", [&] { return Heard.Updated.Embeds.Num() == 0; });
	REQUIRE(Heard.Updated.Content == TEXT("Wave 4"));

	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::PinMessage(Game.Bot, IdOf("general"), Id)).bSucceeded);
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::UnpinMessage(Game.Bot, IdOf("general"), Id)).bSucceeded);
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::DeleteMessage(Game.Bot, IdOf("general"), Id, TEXT("It is over"))).bSucceeded);
	TickUntil("the deletion", [&] { return Heard.Deleted.Contains(Id); });
	REQUIRE(AskSandbox("GET", "/journal").find("It is over") != std::string::npos);
}

SCENARIO(bulk_deletion_tells_each_message)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	TArray<FString> Ids;
	for (int32 Line = 0; Line < 3; ++Line)
	{
		Message.Content = FString::Printf(TEXT("line %d"), Line);
		Ids.Add(Send(Game, Heard, Message).Id);
	}
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::BulkDeleteMessages(Game.Bot, IdOf("general"), Ids)).bSucceeded);
	TickUntil("the deletions", [&] { return Heard.Deleted.Num() == 3; });
	REQUIRE(Heard.Deleted.Contains(Ids[0]) && Heard.Deleted.Contains(Ids[1]) && Heard.Deleted.Contains(Ids[2]));
}

SCENARIO(mentions_and_replies)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	const FString Ada = IdOf("ada");
	const FString Moderator = IdOf("moderator");
	FTickcordMessageCreate Message;
	Message.Content = FString::Printf(TEXT("<@%s> <@&%s> @everyone"), *Ada, *Moderator);
	const FTickcordMessage Harmless = Send(Game, Heard, Message);
	REQUIRE(Harmless.Mentions.Num() == 0 && Harmless.MentionedRoleIds.Num() == 0 && !Harmless.bMentionsEveryone);

	Message.AllowedMentions.UserIds.Add(Ada);
	Message.AllowedMentions.bRoles = true;
	Message.AllowedMentions.bEveryone = true;
	Message.bSilent = true;
	Message.ReplyTo = Harmless.Id;
	const FTickcordMessage Loud = Send(Game, Heard, Message);
	REQUIRE(Loud.Mentions.Num() == 1 && Loud.Mentions[0].Id == Ada && Loud.Mentions[0].Username == TEXT("ada"));
	REQUIRE(Loud.MentionedRoleIds.Contains(Moderator) && Loud.bMentionsEveryone);
	REQUIRE(Loud.ReferencedMessageId == Harmless.Id && Loud.Type == 19);
	REQUIRE(AskSandbox("GET", "/journal").find("\"flags\":4096") != std::string::npos);

	// What a player types cannot ping, format or lead anywhere.
	Message = FTickcordMessageCreate();
	Message.Content = UTickcordTextLibrary::EscapeText(TEXT("**@everyone**\n<@1>"));
	REQUIRE(Send(Game, Heard, Message).PlainText == TEXT("**@everyone** <@1>"));
	REQUIRE(Holds(UTickcordTextLibrary::EscapeText(TEXT("a\nb"), true), "a\nb"));

	Message.AllowedMentions.UserIds.Add(TEXT("Ada"));
	REQUIRE(UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "CreateMessage: UserIds is \"Ada\", which is no id"));
}

SCENARIO(long_texts)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	for (int32 Line = 0; Line < 300; ++Line)
	{
		Message.Content += TEXT("0123456789\n");
	}
	REQUIRE(UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "TICKCORD_ERROR_CONTENT_TOO_LONG"));
	Message.OnTooLong = ETickcordOnTooLong::Truncate;
	REQUIRE(Send(Game, Heard, Message).Content.Len() <= 2000);
	Message.OnTooLong = ETickcordOnTooLong::Split;
	int32 Pieces = 0;
	Game.Bot->OnMessageCreateNative.AddLambda([&](const FTickcordMessage&) { ++Pieces; });
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message)).bSucceeded);
	TickUntil("both pieces", [&] { return Pieces == 2; });
}

SCENARIO(lines_share_a_message)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.bMerge = true;
	TArray<int64> Requests;
	for (int32 Line = 0; Line < 20; ++Line)
	{
		Message.Content = FString::Printf(TEXT("line %d"), Line);
		Requests.Add(UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message));
	}
	TArray<FString> Messages;
	for (const int64 Request : Requests)
	{
		const FString Id = ResultOf(Game, Request).CreatedId;
		if (!Messages.Contains(Id))
		{
			Messages.Add(Id);
		}
	}
	REQUIRE(Messages.Num() < 20);
}

SCENARIO(polls)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.Poll.Question = TEXT("Next map?");
	Message.Poll.Answers = {TEXT("Desert"), TEXT("Ice")};
	Message.Poll.Emojis = {TEXT("\U0001F3DC"), TEXT("")};
	const FString Id = Send(Game, Heard, Message).Id;
	const FTickcordRequestResult Ended = ResultOf(Game, UTickcordMessageLibrary::EndPoll(Game.Bot, IdOf("general"), Id));
	REQUIRE(Ended.bSucceeded && Holds(Ended.Body, "Desert") && Holds(Ended.Body, "Next map?"));
	Message.Poll.Emojis = {TEXT("\U0001F3DC")};
	REQUIRE(UTickcordMessageLibrary::CreateMessage(Game.Bot, IdOf("general"), Message) == 0);
	REQUIRE(Holds(Game.Bot->GetLastError(), "not as many"));
}

SCENARIO(reactions)
{
	FGame Game;
	FHeard Heard(Game);
	TArray<FTickcordReaction> Reactions;
	Game.Bot->OnReactionNative.AddLambda([&](const FTickcordReaction& Reaction) { Reactions.Add(Reaction); });
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.Content = TEXT("React");
	const FString Id = Send(Game, Heard, Message).Id;
	const FString Fire = TEXT("\U0001F525");
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::AddReaction(Game.Bot, IdOf("general"), Id, Fire)).bSucceeded);
	TickUntil("a reaction", [&] { return Reactions.Num() == 1; });
	REQUIRE(Reactions[0].bIsAdded && Reactions[0].EmojiName == Fire && Reactions[0].MessageId == Id && Reactions[0].UserId == IdOf("bot_id"));
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::RemoveReaction(Game.Bot, IdOf("general"), Id, Fire)).bSucceeded);
	TickUntil("its removal", [&] { return Reactions.Num() == 2; });
	REQUIRE(!Reactions[1].bIsAdded && Reactions[1].EmojiName == Fire);
	REQUIRE(ResultOf(Game, UTickcordMessageLibrary::ClearReactions(Game.Bot, IdOf("general"), Id)).bSucceeded);
	TickUntil("the end of all", [&] { return Reactions.Num() == 3; });
	REQUIRE(!Reactions[2].bIsAdded && Reactions[2].UserId.IsEmpty() && Reactions[2].EmojiName.IsEmpty());
}

SCENARIO(direct_messages_and_forwards)
{
	FGame Game;
	FHeard Heard(Game);
	TickUntilReady(Game);
	FTickcordMessageCreate Message;
	Message.Content = TEXT("For you alone");
	const FTickcordRequestResult Direct = ResultOf(Game, UTickcordMessageLibrary::SendDirectMessage(Game.Bot, IdOf("ada"), Message));
	REQUIRE(Direct.bSucceeded);
	TickUntil("the direct message", [&] { return Heard.Created.Id == Direct.CreatedId; });
	REQUIRE(Heard.Created.GuildId.IsEmpty() && Heard.Created.ChannelId == IdOf("dm"));

	Message.Content = TEXT("For all");
	const FString Id = Send(Game, Heard, Message).Id;
	const FTickcordRequestResult Forwarded = ResultOf(Game, UTickcordMessageLibrary::ForwardMessage(Game.Bot, IdOf("server-log"), IdOf("general"), Id));
	REQUIRE(Forwarded.bSucceeded && Forwarded.CreatedId != Id);
}
