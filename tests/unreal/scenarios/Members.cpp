// Members: roles, names and moderation, as the delegates tell of them.
#include "Scenario.h"

#include "Calls/TickcordMemberLibrary.h"

SCENARIO(members)
{
	FGame Game;
	FTickcordMember Changed;
	FTickcordMemberLeave Left;
	FTickcordVoiceState Voice;
	Game.Bot->OnMemberUpdateNative.AddLambda([&](const FTickcordMember& Member) { Changed = Member; });
	Game.Bot->OnMemberLeaveNative.AddLambda([&](const FTickcordMemberLeave& Member) { Left = Member; });
	Game.Bot->OnVoiceStateNative.AddLambda([&](const FTickcordVoiceState& State) { Voice = State; });
	REQUIRE(Game.Bot->SetIntents(UTickcordSettings::DefaultIntents | 1 << static_cast<int32>(ETickcordIntent::GuildMembers)));
	TickUntilReady(Game);
	const FString Guild = IdOf("guild_id");
	const FString Mina = IdOf("mina");
	const FString Role = IdOf("moderator");

	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::AddRole(Game.Bot, Guild, Mina, Role, TEXT("Ten waves"))).bSucceeded);
	TickUntil("the role", [&] { return Changed.User.Id == Mina && Changed.RoleIds.Contains(Role); });
	REQUIRE(AskSandbox("GET", "/journal").find("Ten waves") != std::string::npos);
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::RemoveRole(Game.Bot, Guild, Mina, Role)).bSucceeded);
	TickUntil("its loss", [&] { return !Changed.RoleIds.Contains(Role); });

	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::SetNickname(Game.Bot, Guild, Mina, TEXT("Mina [12]"))).bSucceeded);
	TickUntil("the name", [&] { return Changed.Nick == TEXT("Mina [12]"); });
	REQUIRE(Changed.DisplayName == TEXT("Mina [12]") && Changed.GuildId == Guild && !Changed.JoinedAt.IsEmpty());
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::SetNickname(Game.Bot, Guild, Mina, TEXT(""))).bSucceeded);
	TickUntil("its end", [&] { return Changed.Nick.IsEmpty(); });

	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::TimeoutMember(Game.Bot, Guild, Mina, 600)).bSucceeded);
	TickUntil("the timeout", [&] { return !Changed.TimeoutUntil.IsEmpty(); });
	REQUIRE(UTickcordMemberLibrary::TimeoutMember(Game.Bot, Guild, Mina, -1) == 0);

	const FString Rook = IdOf("rook");
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::MoveMember(Game.Bot, Guild, Rook, TEXT(""))).bSucceeded);
	TickUntil("the end of a call", [&] { return Voice.UserId == Rook && Voice.ChannelId.IsEmpty(); });
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::KickMember(Game.Bot, Guild, Rook)).bSucceeded);
	TickUntil("the kick", [&] { return Left.User.Id == Rook; });
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::BanMember(Game.Bot, Guild, Mina, 3600, TEXT("Cheats"))).bSucceeded);
	TickUntil("the ban", [&] { return Left.User.Id == Mina; });
	REQUIRE(ResultOf(Game, UTickcordMemberLibrary::UnbanMember(Game.Bot, Guild, Mina)).bSucceeded);

	// Whom Discord protects.
	const FTickcordRequestResult Refused = ResultOf(Game, UTickcordMemberLibrary::KickMember(Game.Bot, Guild, IdOf("ada")));
	REQUIRE(!Refused.bSucceeded && Refused.CodeName == TEXT("TICKCORD_ERROR_HTTP_FORBIDDEN") && Refused.DiscordCode == 50013 && !Refused.Text.IsEmpty());
}

SCENARIO(listed_members)
{
	FGame Game;
	TickUntilReady(Game);
	const FTickcordRequestResult Found = ResultOf(Game, Game.Bot->RequestGuildMembers(IdOf("guild_id"), TEXT("ro"), 10));
	REQUIRE(Found.bSucceeded && Found.Members.Num() == 1);
	const FTickcordMember& Rook = Found.Members[0];
	REQUIRE(Rook.User.Id == IdOf("rook") && Rook.Nick == TEXT("Sir Rook") && Rook.DisplayName == TEXT("Sir Rook") && Rook.GuildId == IdOf("guild_id"));
	const FTickcordRequestResult Ada = ResultOf(Game, Game.Bot->RequestGuildMembers(IdOf("guild_id"), TEXT("ada"), 1));
	REQUIRE(Ada.Members.Num() == 1 && Ada.Members[0].DisplayName == TEXT("Ada") && Ada.Members[0].RoleIds.Contains(IdOf("moderator")));
}

SCENARIO(roles_and_permissions)
{
	REQUIRE(UTickcordMemberLibrary::HasAnyRole({TEXT("1"), TEXT("2")}, {TEXT("2"), TEXT("3")}));
	REQUIRE(!UTickcordMemberLibrary::HasAnyRole({TEXT("1")}, {TEXT("2")}) && !UTickcordMemberLibrary::HasAnyRole({}, {}));
	REQUIRE(UTickcordMemberLibrary::HasPermission(2, ETickcordPermission::KickMembers));
	REQUIRE(!UTickcordMemberLibrary::HasPermission(2, ETickcordPermission::BanMembers));
	REQUIRE(UTickcordMemberLibrary::HasPermission(8, ETickcordPermission::BypassSlowmode));
}
