#include "Calls/TickcordMemberLibrary.h"

#include "TickcordCall.h"

int64 UTickcordMemberLibrary::AddRole(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& RoleId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("AddRole"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_add_member_role, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Call.Id(TEXT("RoleId"), RoleId), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::RemoveRole(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& RoleId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("RemoveRole"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_remove_member_role, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Call.Id(TEXT("RoleId"), RoleId), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::SetNickname(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Nickname, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("SetNickname"));
	const FTickcordFunctions* Api = Call.Api();
	if (Api == nullptr)
	{
		return 0;
	}
	const FTickcordUtf8 Name(Nickname);
	const FTickcordUtf8 Why(Reason);
	tickcord_member_edit Edit;
	Api->member_edit_init(&Edit, sizeof Edit);
	Edit.nick = Name.Str();
	return Call.Make(&FTickcordFunctions::client_edit_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), &Edit, Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::MoveMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& ChannelId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("MoveMember"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_move_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Call.IdOrNone(TEXT("ChannelId"), ChannelId), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::TimeoutMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, int32 Seconds, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("TimeoutMember"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_timeout_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Call.Count(TEXT("Seconds"), Seconds), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::KickMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("KickMember"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_kick_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::BanMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, int32 DeleteMessageSeconds, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("BanMember"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_ban_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Call.Count(TEXT("DeleteMessageSeconds"), DeleteMessageSeconds), Why.Ptr(), Why.Len());
}

int64 UTickcordMemberLibrary::UnbanMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Reason)
{
	FTickcordCall Call(Bot, TEXT("UnbanMember"));
	const FTickcordUtf8 Why(Reason);
	return Call.Make(&FTickcordFunctions::client_unban_member, Call.Id(TEXT("GuildId"), GuildId), Call.Id(TEXT("UserId"), UserId), Why.Ptr(), Why.Len());
}

bool UTickcordMemberLibrary::HasAnyRole(const TArray<FString>& RoleIds, const TArray<FString>& Wanted)
{
	return RoleIds.ContainsByPredicate([&](const FString& It) { return Wanted.Contains(It); });
}

bool UTickcordMemberLibrary::HasPermission(int64 Permissions, ETickcordPermission Permission)
{
	const uint64 Bits = static_cast<uint64>(Permissions);
	return (Bits & TICKCORD_PERMISSION_ADMINISTRATOR) != 0 || (Bits >> static_cast<int32>(Permission) & 1) != 0;
}
