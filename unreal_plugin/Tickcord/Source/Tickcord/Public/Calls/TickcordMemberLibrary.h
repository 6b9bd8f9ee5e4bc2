#pragma once

#include "CoreMinimal.h"
#include "Kismet/BlueprintFunctionLibrary.h"
#include "TickcordTypes.h"
#include "TickcordMemberLibrary.generated.h"

class UTickcordSubsystem;

/**
 * Members of a guild: roles, names, moderation. Each call gives a request's number, or 0 if it was refused. Reason is for the guild's
 * audit log, and may be empty.
 */
UCLASS()
class TICKCORD_API UTickcordMemberLibrary : public UBlueprintFunctionLibrary
{
	GENERATED_BODY()

public:
	/** Needs the permission Manage Roles, and a role of the bot above this one. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 AddRole(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& RoleId, const FString& Reason = TEXT(""));

	/** Needs the permission Manage Roles, and a role of the bot above this one. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 RemoveRole(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& RoleId, const FString& Reason = TEXT(""));

	/** The name in this guild, up to 32 characters; empty removes it. Needs the permission Manage Nicknames. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 SetNickname(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Nickname, const FString& Reason = TEXT(""));

	/** To another voice channel, or out of voice if ChannelId is empty. Needs the permission Move Members. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 MoveMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& ChannelId, const FString& Reason = TEXT(""));

	/** No writing, reacting and speaking for so long, 2419200 seconds at the most; 0 ends that. Needs the permission Time Out Members. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 TimeoutMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, int32 Seconds, const FString& Reason = TEXT(""));

	/** Needs the permission Kick Members. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 KickMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Reason = TEXT(""));

	/** Also deletes what the user wrote in the last DeleteMessageSeconds, 604800 at the most. Needs the permission Ban Members. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 BanMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, int32 DeleteMessageSeconds = 0, const FString& Reason = TEXT(""));

	/** Needs the permission Ban Members. */
	UFUNCTION(BlueprintCallable, Category = "Tickcord|Members")
	static int64 UnbanMember(UTickcordSubsystem* Bot, const FString& GuildId, const FString& UserId, const FString& Reason = TEXT(""));

	/** Whether one of a member's roles, such as UserRoleIds of an interaction, is among those that are wanted. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Members")
	static bool HasAnyRole(const TArray<FString>& RoleIds, const TArray<FString>& Wanted);

	/** Whether permissions, such as UserPermissions of an interaction, hold one. Administrators have all. */
	UFUNCTION(BlueprintPure, Category = "Tickcord|Members")
	static bool HasPermission(int64 Permissions, ETickcordPermission Permission);
};
