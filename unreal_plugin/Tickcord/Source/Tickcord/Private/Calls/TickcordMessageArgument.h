#pragma once

#include "CoreMinimal.h"
#include "Calls/TickcordMessageCreate.h"
#include "Calls/TickcordTexts.h"
#include "TickcordCall.h"

/** A message as the C API reads it, with all that it points to. It must outlive the call. */
class FTickcordMessageArgument
{
public:
	/** Remove has bits of ETickcordMessagePart, of what an edit takes away. */
	FTickcordMessageArgument(FTickcordCall& Call, const FTickcordMessageCreate& From, int32 Remove = 0);
	FTickcordMessageArgument(const FTickcordMessageArgument&) = delete;
	FTickcordMessageArgument& operator=(const FTickcordMessageArgument&) = delete;

	const tickcord_message_create* Get() const { return &Message; }

private:
	void ReadEmbeds(const FTickcordFunctions& Api, FTickcordCall& Call, const TArray<FTickcordEmbed>& From);
	void ReadFiles(const FTickcordFunctions& Api, const TArray<FTickcordFile>& From);
	void ReadMentions(const FTickcordFunctions& Api, FTickcordCall& Call, const FTickcordAllowedMentions& From);
	void ReadPoll(const FTickcordFunctions& Api, FTickcordCall& Call, const FTickcordPoll& From);
	void Remove(int32 Parts);

	tickcord_message_create Message = {};
	FTickcordTexts Texts;
	TArray<tickcord_embed> Embeds;
	/** One array for each embed. */
	TArray<TArray<tickcord_embed_field>> Fields;
	TArray<tickcord_http_file> Files;
	tickcord_allowed_mentions Mentions = {};
	TArray<uint64_t> MentionedUsers;
	TArray<uint64_t> MentionedRoles;
	TArray<uint64_t> Stickers;
	tickcord_poll Poll = {};
	TArray<tickcord_str> Answers;
	TArray<tickcord_str> Emojis;
};
