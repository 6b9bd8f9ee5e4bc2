#include "Calls/TickcordChannelLibrary.h"

#include "Calls/TickcordMessageArgument.h"
#include "TickcordCall.h"

namespace
{
/** A thread as the C API reads it. It must outlive the call. */
class FThreadArgument
{
public:
	FThreadArgument(FTickcordCall& Call, const FTickcordThreadCreate& From) : Name(From.Name), Tags(Call.Ids(TEXT("TagIds"), From.TagIds))
	{
		const FTickcordFunctions* Api = Call.Api();
		if (Api == nullptr)
		{
			return;
		}
		Api->thread_create_init(&Thread, sizeof Thread);
		Thread.name = Name.Str();
		Thread.message_id = Call.IdOrNone(TEXT("MessageId"), From.MessageId);
		Thread.applied_tags = Tags.GetData();
		Thread.applied_tag_count = static_cast<size_t>(Tags.Num());
		Thread.auto_archive_duration = Call.Count(TEXT("AutoArchiveMinutes"), From.AutoArchiveMinutes);
		Thread.rate_limit_per_user = Call.Count(TEXT("SlowmodeSeconds"), From.SlowmodeSeconds);
		Thread.is_private = From.bIsPrivate ? 1 : 0;
		Thread.invitable = From.bIsInvitable ? 1 : 0;
	}

	const tickcord_thread_create* Get() const { return &Thread; }

private:
	tickcord_thread_create Thread = {};
	FTickcordUtf8 Name;
	TArray<uint64_t> Tags;
};
}

int64 UTickcordChannelLibrary::SetChannelTopic(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Topic)
{
	FTickcordCall Call(Bot, TEXT("SetChannelTopic"));
	const FTickcordUtf8 Text(Topic);
	return Call.Make(&FTickcordFunctions::client_set_channel_topic, Call.Id(TEXT("ChannelId"), ChannelId), Text.Ptr(), Text.Len());
}

int64 UTickcordChannelLibrary::SetChannelName(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& Name)
{
	FTickcordCall Call(Bot, TEXT("SetChannelName"));
	const FTickcordUtf8 Text(Name);
	return Call.Make(&FTickcordFunctions::client_set_channel_name, Call.Id(TEXT("ChannelId"), ChannelId), Text.Ptr(), Text.Len());
}

int64 UTickcordChannelLibrary::TriggerTyping(UTickcordSubsystem* Bot, const FString& ChannelId)
{
	FTickcordCall Call(Bot, TEXT("TriggerTyping"));
	return Call.Make(&FTickcordFunctions::client_trigger_typing, Call.Id(TEXT("ChannelId"), ChannelId));
}

int64 UTickcordChannelLibrary::CreateThread(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordThreadCreate& Thread, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("CreateThread"));
	const FThreadArgument Argument(Call, Thread);
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_create_thread, Call.Id(TEXT("ChannelId"), ChannelId), Argument.Get(), Why.Ptr(), Why.Len());
}

int64 UTickcordChannelLibrary::CreateForumPost(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordThreadCreate& Post, const FTickcordMessageCreate& Message, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("CreateForumPost"));
	const FThreadArgument Thread(Call, Post);
	const FTickcordMessageArgument First(Call, Message);
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_create_forum_post, Call.Id(TEXT("ChannelId"), ChannelId), Thread.Get(), First.Get(), Why.Ptr(), Why.Len());
}

int64 UTickcordChannelLibrary::ArchiveThread(UTickcordSubsystem* Bot, const FString& ThreadId, bool bIsArchived, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("ArchiveThread"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Why(Reason);
	tickcord_channel_edit Edit;
	Api->channel_edit_init(&Edit, sizeof Edit);
	Edit.archived = bIsArchived ? 1 : 0;
	return Call.Make(&FTickcordFunctions::client_edit_channel, Call.Id(TEXT("ThreadId"), ThreadId), &Edit, Why.Ptr(), Why.Len());
}

int64 UTickcordChannelLibrary::AddThreadMember(UTickcordSubsystem* Bot, const FString& ThreadId, const FString& UserId)
{
	FTickcordCall Call(Bot, TEXT("AddThreadMember"));
	return Call.Make(&FTickcordFunctions::client_add_thread_member, Call.Id(TEXT("ThreadId"), ThreadId), Call.Id(TEXT("UserId"), UserId));
}

int64 UTickcordChannelLibrary::RemoveThreadMember(UTickcordSubsystem* Bot, const FString& ThreadId, const FString& UserId)
{
	FTickcordCall Call(Bot, TEXT("RemoveThreadMember"));
	return Call.Make(&FTickcordFunctions::client_remove_thread_member, Call.Id(TEXT("ThreadId"), ThreadId), Call.Id(TEXT("UserId"), UserId));
}

int64 UTickcordChannelLibrary::CreateInvite(UTickcordSubsystem* Bot, const FString& ChannelId, int32 MaxAgeSeconds, int32 MaxUses, bool bIsUnique, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("CreateInvite"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Why(Reason);
	tickcord_invite_create Invite;
	Api->invite_create_init(&Invite, sizeof Invite);
	Invite.max_age = Call.Count(TEXT("MaxAgeSeconds"), MaxAgeSeconds);
	Invite.max_uses = Call.Count(TEXT("MaxUses"), MaxUses);
	Invite.unique = bIsUnique ? 1 : 0;
	return Call.Make(&FTickcordFunctions::client_create_invite, Call.Id(TEXT("ChannelId"), ChannelId), &Invite, Why.Ptr(), Why.Len());
}
