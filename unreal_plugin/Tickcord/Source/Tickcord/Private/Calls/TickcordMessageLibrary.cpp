#include "Calls/TickcordMessageLibrary.h"

#include "Calls/TickcordMessageArgument.h"
#include "TickcordCall.h"

int64 UTickcordMessageLibrary::CreateMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FTickcordMessageCreate& Message)
{
	FTickcordCall Call(Bot, TEXT("CreateMessage"));
	const FTickcordMessageArgument Argument(Call, Message);
	return Call.Make(&FTickcordFunctions::client_create_message, Call.Id(TEXT("ChannelId"), ChannelId), Argument.Get());
}

int64 UTickcordMessageLibrary::SendDirectMessage(UTickcordSubsystem* Bot, const FString& UserId, const FTickcordMessageCreate& Message)
{
	FTickcordCall Call(Bot, TEXT("SendDirectMessage"));
	const FTickcordMessageArgument Argument(Call, Message);
	return Call.Make(&FTickcordFunctions::client_send_direct_message, Call.Id(TEXT("UserId"), UserId), Argument.Get());
}

int64 UTickcordMessageLibrary::EditMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FTickcordMessageCreate& Edit, int32 Remove)
{
	FTickcordCall Call(Bot, TEXT("EditMessage"));
	const FTickcordMessageArgument Argument(Call, Edit, Remove);
	return Call.Make(&FTickcordFunctions::client_edit_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Argument.Get());
}

int64 UTickcordMessageLibrary::DeleteMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("DeleteMessage"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_delete_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Why.Ptr(), Why.Len());
}

int64 UTickcordMessageLibrary::BulkDeleteMessages(UTickcordSubsystem* Bot, const FString& ChannelId, const TArray<FString>& MessageIds, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("BulkDeleteMessages"));
	const TArray<uint64_t> Messages = Call.Ids(TEXT("MessageIds"), MessageIds);
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_bulk_delete_messages, Call.Id(TEXT("ChannelId"), ChannelId), Messages.GetData(), static_cast<size_t>(Messages.Num()), Why.Ptr(), Why.Len());
}

int64 UTickcordMessageLibrary::ForwardMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& FromChannelId, const FString& MessageId)
{
	FTickcordCall Call(Bot, TEXT("ForwardMessage"));
	return Call.Make(&FTickcordFunctions::client_forward_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("FromChannelId"), FromChannelId), Call.Id(TEXT("MessageId"), MessageId));
}

int64 UTickcordMessageLibrary::CrosspostMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId)
{
	FTickcordCall Call(Bot, TEXT("CrosspostMessage"));
	return Call.Make(&FTickcordFunctions::client_crosspost_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId));
}

int64 UTickcordMessageLibrary::PinMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("PinMessage"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_pin_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Why.Ptr(), Why.Len());
}

int64 UTickcordMessageLibrary::UnpinMessage(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("UnpinMessage"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_unpin_message, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Why.Ptr(), Why.Len());
}

int64 UTickcordMessageLibrary::AddReaction(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji)
{
	FTickcordCall Call(Bot, TEXT("AddReaction"));
	const FTickcordUtf8 Text(Emoji);
	return Call.Make(&FTickcordFunctions::client_add_reaction, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Text.Ptr(), Text.Len());
}

int64 UTickcordMessageLibrary::RemoveReaction(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji, const FString& UserId)
{
	FTickcordCall Call(Bot, TEXT("RemoveReaction"));
	const FTickcordUtf8 Text(Emoji);
	return Call.Make(&FTickcordFunctions::client_remove_reaction, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Text.Ptr(), Text.Len(), Call.IdOrNone(TEXT("UserId"), UserId));
}

int64 UTickcordMessageLibrary::ClearReactions(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId, const FString& Emoji)
{
	FTickcordCall Call(Bot, TEXT("ClearReactions"));
	const FTickcordUtf8 Text(Emoji);
	return Call.Make(&FTickcordFunctions::client_clear_reactions, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId), Text.StrOrNone().ptr, Text.Len());
}

int64 UTickcordMessageLibrary::EndPoll(UTickcordSubsystem* Bot, const FString& ChannelId, const FString& MessageId)
{
	FTickcordCall Call(Bot, TEXT("EndPoll"));
	return Call.Make(&FTickcordFunctions::client_end_poll, Call.Id(TEXT("ChannelId"), ChannelId), Call.Id(TEXT("MessageId"), MessageId));
}
