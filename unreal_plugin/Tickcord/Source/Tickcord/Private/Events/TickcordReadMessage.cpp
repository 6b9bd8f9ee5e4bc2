#include "Events/TickcordJson.h"
#include "Events/TickcordReaders.h"
#include "Events/TickcordView.h"
#include "TickcordPlainText.h"

namespace
{
FTickcordAttachment ReadAttachment(const tickcord_attachment& From)
{
	FTickcordAttachment Attachment;
	Attachment.Id = TickcordId(From.id);
	Attachment.FileName = TickcordText(From.filename);
	Attachment.Description = TickcordText(From.description);
	Attachment.ContentType = TickcordText(From.content_type);
	Attachment.Url = TickcordText(From.url);
	Attachment.Size = static_cast<int64>(From.size);
	Attachment.Width = static_cast<int32>(From.width);
	Attachment.Height = static_cast<int32>(From.height);
	Attachment.bIsSpoiler = From.is_spoiler != 0;
	return Attachment;
}

FTickcordEmbed ReadEmbed(const FTickcordJson& From)
{
	FTickcordEmbed Embed;
	Embed.Title = From.Text(TEXT("/title"));
	Embed.Description = From.Text(TEXT("/description"));
	Embed.Url = From.Text(TEXT("/url"));
	const int64 Color = From.Integer(TEXT("/color"), -1);
	if (Color >= 0)
	{
		Embed.Color = FColor(static_cast<uint8>(Color >> 16), static_cast<uint8>(Color >> 8), static_cast<uint8>(Color), 255);
	}
	Embed.AuthorName = From.Text(TEXT("/author/name"));
	Embed.AuthorUrl = From.Text(TEXT("/author/url"));
	Embed.AuthorIconUrl = From.Text(TEXT("/author/icon_url"));
	Embed.ImageUrl = From.Text(TEXT("/image/url"));
	Embed.ThumbnailUrl = From.Text(TEXT("/thumbnail/url"));
	Embed.FooterText = From.Text(TEXT("/footer/text"));
	Embed.FooterIconUrl = From.Text(TEXT("/footer/icon_url"));
	const FString Timestamp = From.Text(TEXT("/timestamp"));
	if (!FDateTime::ParseIso8601(*Timestamp, Embed.Timestamp))
	{
		Embed.Timestamp = FDateTime(0);
	}
	const int32 Fields = From.Count(TEXT("/fields"));
	for (int32 Index = 0; Index < Fields; ++Index)
	{
		const FTickcordJson Row = From.At(TEXT("/fields"), Index);
		FTickcordEmbedField Field;
		Field.Name = Row.Text(TEXT("/name"));
		Field.Value = Row.Text(TEXT("/value"));
		Field.bIsInline = Row.IsTrue(TEXT("/inline"));
		Embed.Fields.Add(MoveTemp(Field));
	}
	return Embed;
}
}

FTickcordMessage TickcordReadMessage(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_message View = TickcordReadView(Functions.message_init, Functions.event_as_message, Event);
	const FTickcordJson Json(Functions, Event, FString());
	FTickcordMessage Message;
	Message.Id = TickcordId(View.id);
	Message.ChannelId = TickcordId(View.channel_id);
	Message.GuildId = TickcordId(View.guild_id);
	Message.WebhookId = TickcordId(View.webhook_id);
	Message.ReferencedMessageId = TickcordId(View.referenced_message_id);
	Message.Type = View.message_type;
	Message.Author = TickcordReadUser(View.author);
	Message.DisplayName = TickcordText(View.display_name);
	Message.AuthorRoleIds = Json.Ids(TEXT("/member/roles"));
	Message.Content = TickcordText(View.content);
	Message.bHasContent = View.content_field == TICKCORD_FIELD_VALUE;
	Message.PlainText = TickcordPlainText(Functions, Event, 0);
	Message.Timestamp = TickcordText(View.timestamp);
	Message.EditedTimestamp = TickcordText(View.edited_timestamp);
	for (int32 Index = 0; Index < static_cast<int32>(View.mention_count); ++Index)
	{
		Message.Mentions.Add(Json.At(TEXT("/mentions"), Index).User(TEXT("")));
	}
	Message.MentionedRoleIds = Json.Ids(TEXT("/mention_roles"));
	Message.bMentionsEveryone = View.mentions_everyone != 0;
	for (uint32 Index = 0; Index < View.attachment_count; ++Index)
	{
		tickcord_attachment Attachment;
		Functions.attachment_init(&Attachment, sizeof Attachment);
		if (Functions.event_attachment_at(Event, Index, &Attachment) == TICKCORD_OK)
		{
			Message.Attachments.Add(ReadAttachment(Attachment));
		}
	}
	for (int32 Index = 0; Index < static_cast<int32>(View.embed_count); ++Index)
	{
		Message.Embeds.Add(ReadEmbed(Json.At(TEXT("/embeds"), Index)));
	}
	return Message;
}

FTickcordMessageDelete TickcordReadMessageDelete(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const tickcord_message_delete View = TickcordReadView(Functions.message_delete_init, Functions.event_as_message_delete, Event);
	FTickcordMessageDelete Deleted;
	Deleted.Id = TickcordId(View.id);
	Deleted.ChannelId = TickcordId(View.channel_id);
	Deleted.GuildId = TickcordId(View.guild_id);
	return Deleted;
}

TArray<FTickcordMessageDelete> TickcordReadMessageDeleteBulk(const FTickcordFunctions& Functions, const tickcord_event* Event)
{
	const FTickcordJson Json(Functions, Event, FString());
	FTickcordMessageDelete Deleted;
	Deleted.ChannelId = Json.Id(TEXT("/channel_id"));
	Deleted.GuildId = Json.Id(TEXT("/guild_id"));
	TArray<FTickcordMessageDelete> All;
	for (const FString& Id : Json.Ids(TEXT("/ids")))
	{
		Deleted.Id = Id;
		All.Add(Deleted);
	}
	return All;
}
