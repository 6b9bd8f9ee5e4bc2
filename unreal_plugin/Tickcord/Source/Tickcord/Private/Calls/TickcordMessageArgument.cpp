#include "Calls/TickcordMessageArgument.h"

#include "Misc/Paths.h"
#include "Policies/CondensedJsonPrintPolicy.h"
#include "Serialization/JsonWriter.h"
#include "TickcordToken.h"

namespace
{
int32 ToLibrary(ETickcordPriority Priority)
{
	switch (Priority)
	{
	case ETickcordPriority::Low:
		return TICKCORD_PRIORITY_LOW;
	case ETickcordPriority::High:
		return TICKCORD_PRIORITY_HIGH;
	default:
		return TICKCORD_PRIORITY_NORMAL;
	}
}

uint32 Flags(const FTickcordMessageCreate& From)
{
	return (From.bSilent ? TICKCORD_MESSAGE_SUPPRESS_NOTIFICATIONS : 0) | (From.bEphemeral ? TICKCORD_MESSAGE_EPHEMERAL : 0)
		| (From.bSuppressEmbeds ? TICKCORD_MESSAGE_SUPPRESS_EMBEDS : 0);
}

/** What attachments_json says of files with a description; empty if none has one. */
FString Descriptions(const TArray<FTickcordFile>& Files)
{
	if (!Files.ContainsByPredicate([](const FTickcordFile& File) { return !File.Description.IsEmpty(); }))
	{
		return FString();
	}
	FString Json;
	const auto Writer = TJsonWriterFactory<TCHAR, TCondensedJsonPrintPolicy<TCHAR>>::Create(&Json);
	Writer->WriteArrayStart();
	for (int32 Index = 0; Index < Files.Num(); ++Index)
	{
		Writer->WriteObjectStart();
		Writer->WriteValue(TEXT("id"), Index);
		Writer->WriteValue(TEXT("description"), Files[Index].Description);
		Writer->WriteObjectEnd();
	}
	Writer->WriteArrayEnd();
	Writer->Close();
	return Json;
}
}

FTickcordMessageArgument::FTickcordMessageArgument(FTickcordCall& Call, const FTickcordMessageCreate& From, int32 RemovedParts)
{
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return;
	}
	Api->message_create_init(&Message, sizeof Message);
	Message.content = Texts.KeepOrNone(From.Content);
	ReadEmbeds(*Api, Call, From.Embeds);
	ReadFiles(*Api, From.Files);
	ReadMentions(*Api, Call, From.AllowedMentions);
	ReadPoll(*Api, Call, From.Poll);
	Message.components_json = Texts.KeepOrNone(From.ComponentsJson);
	Message.attachments_json = Texts.KeepOrNone(Descriptions(From.Files));
	Stickers = Call.Ids(TEXT("StickerIds"), From.StickerIds);
	Message.sticker_ids = Stickers.GetData();
	Message.sticker_id_count = static_cast<size_t>(Stickers.Num());
	Message.nonce = Texts.KeepOrNone(From.Nonce);
	Message.reply_to = Call.IdOrNone(TEXT("ReplyTo"), From.ReplyTo);
	Message.max_file_size = static_cast<uint64>(From.MaxFileSize);
	Message.flags = Flags(From);
	Message.on_too_long = static_cast<int32>(From.OnTooLong);
	Message.fail_if_not_exists = From.bFailIfNotExists ? 1 : 0;
	Message.tts = From.bTts ? 1 : 0;
	Message.merge = From.bMerge ? 1 : 0;
	Message.priority = ToLibrary(From.Priority);
	Remove(RemovedParts);
}

void FTickcordMessageArgument::ReadEmbeds(const FTickcordFunctions& Api, FTickcordCall& Call, const TArray<FTickcordEmbed>& From)
{
	for (const FTickcordEmbed& It : From)
	{
		TArray<tickcord_embed_field> Table;
		for (const FTickcordEmbedField& Row : It.Fields)
		{
			tickcord_embed_field Field;
			Api.embed_field_init(&Field, sizeof Field);
			Field.name = Texts.Keep(Row.Name);
			Field.value = Texts.Keep(Row.Value);
			Field.is_inline = Row.bIsInline ? 1 : 0;
			Table.Add(Field);
		}
		tickcord_embed Embed;
		Api.embed_init(&Embed, sizeof Embed);
		Embed.title = Texts.KeepOrNone(It.Title);
		Embed.description = Texts.KeepOrNone(It.Description);
		Embed.url = Texts.KeepOrNone(It.Url);
		Embed.author_name = Texts.KeepOrNone(It.AuthorName);
		Embed.author_url = Texts.KeepOrNone(It.AuthorUrl);
		Embed.author_icon_url = Texts.KeepOrNone(It.AuthorIconUrl);
		Embed.image_url = Texts.KeepOrNone(It.ImageUrl);
		Embed.thumbnail_url = Texts.KeepOrNone(It.ThumbnailUrl);
		Embed.footer_text = Texts.KeepOrNone(It.FooterText);
		Embed.footer_icon_url = Texts.KeepOrNone(It.FooterIconUrl);
		Embed.field_count = static_cast<size_t>(Table.Num());
		if (It.Timestamp.GetTicks() != 0)
		{
			const int64 Milliseconds = It.Timestamp.ToUnixTimestamp() * 1000 + It.Timestamp.GetMillisecond();
			if (Milliseconds <= 0)
			{
				Call.Refuse(TEXT("Timestamp of an embed is before the year 1970."));
			}
			Embed.timestamp = static_cast<uint64>(Milliseconds);
		}
		if (It.Color.A != 0)
		{
			Embed.color = It.Color.R << 16 | It.Color.G << 8 | It.Color.B;
		}
		Embeds.Add(Embed);
		Fields.Add(MoveTemp(Table));
	}
	// Only now, as no array moves any more.
	for (int32 Index = 0; Index < Embeds.Num(); ++Index)
	{
		Embeds[Index].fields = Fields[Index].GetData();
	}
	Message.embeds = Embeds.GetData();
	Message.embed_count = static_cast<size_t>(Embeds.Num());
}

void FTickcordMessageArgument::ReadFiles(const FTickcordFunctions& Api, const TArray<FTickcordFile>& From)
{
	for (const FTickcordFile& It : From)
	{
		tickcord_http_file File;
		Api.http_file_init(&File, sizeof File);
		File.name = Texts.Keep(It.Name.IsEmpty() ? FPaths::GetCleanFilename(It.Path) : It.Name);
		File.content_type = Texts.KeepOrNone(It.ContentType);
		if (It.Path.IsEmpty())
		{
			// Even one without a byte lies somewhere.
			File.data = It.Bytes.Num() > 0 ? It.Bytes.GetData() : reinterpret_cast<const uint8*>("");
			File.size = static_cast<size_t>(It.Bytes.Num());
		}
		else
		{
			File.path = Texts.Keep(TickcordProjectPath(It.Path));
		}
		Files.Add(File);
	}
	Message.files = Files.GetData();
	Message.file_count = static_cast<size_t>(Files.Num());
}

void FTickcordMessageArgument::ReadMentions(const FTickcordFunctions& Api, FTickcordCall& Call, const FTickcordAllowedMentions& From)
{
	Api.allowed_mentions_init(&Mentions, sizeof Mentions);
	MentionedUsers = Call.Ids(TEXT("UserIds"), From.UserIds);
	Mentions.user_ids = MentionedUsers.GetData();
	Mentions.user_id_count = static_cast<size_t>(MentionedUsers.Num());
	MentionedRoles = Call.Ids(TEXT("RoleIds"), From.RoleIds);
	Mentions.role_ids = MentionedRoles.GetData();
	Mentions.role_id_count = static_cast<size_t>(MentionedRoles.Num());
	Mentions.parse = (From.bUsers ? TICKCORD_MENTION_USERS : 0) | (From.bRoles ? TICKCORD_MENTION_ROLES : 0)
		| (From.bEveryone ? TICKCORD_MENTION_EVERYONE : 0);
	Mentions.replied_user = From.bRepliedUser ? 1 : 0;
	Message.allowed_mentions = &Mentions;
}

void FTickcordMessageArgument::ReadPoll(const FTickcordFunctions& Api, FTickcordCall& Call, const FTickcordPoll& From)
{
	if (From.Question.IsEmpty())
	{
		return;
	}
	if (From.Emojis.Num() != 0 && From.Emojis.Num() != From.Answers.Num())
	{
		Call.Refuse(TEXT("Emojis of the poll are not as many as its Answers: leave the text of those empty that have none."));
		return;
	}
	Api.poll_init(&Poll, sizeof Poll);
	Poll.question = Texts.Keep(From.Question);
	for (const FString& Answer : From.Answers)
	{
		Answers.Add(Texts.Keep(Answer));
	}
	for (const FString& Emoji : From.Emojis)
	{
		Emojis.Add(Texts.Keep(Emoji));
	}
	Poll.answers = Answers.GetData();
	Poll.answer_count = static_cast<size_t>(Answers.Num());
	Poll.answer_emojis = Emojis.Num() > 0 ? Emojis.GetData() : nullptr;
	Poll.duration_hours = Call.Count(TEXT("DurationHours"), From.DurationHours);
	Poll.allow_multiselect = From.bAllowMultiselect ? 1 : 0;
	Message.poll = &Poll;
}

void FTickcordMessageArgument::Remove(int32 Parts)
{
	const auto IsRemoved = [Parts](ETickcordMessagePart Part) { return (Parts >> static_cast<int32>(Part) & 1) != 0; };
	const tickcord_str None = Texts.Keep(TEXT("[]"));
	if (IsRemoved(ETickcordMessagePart::Content))
	{
		Message.content = Texts.Keep(FString());
	}
	if (IsRemoved(ETickcordMessagePart::Embeds))
	{
		Message.embeds_json = None;
	}
	if (IsRemoved(ETickcordMessagePart::Components))
	{
		Message.components_json = None;
	}
	if (IsRemoved(ETickcordMessagePart::Files))
	{
		Message.attachments_json = None;
	}
}
