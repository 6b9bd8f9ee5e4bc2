#pragma once

#include "CoreMinimal.h"
#include "TickcordEvents.h"
#include "TickcordFunctions.h"
#include "TickcordDelegates.generated.h"

// A dynamic one for Blueprints, and its native twin for C++.
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordConnectionStateDelegate, const FTickcordConnectionState&, ConnectionState);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordConnectionStateNative, const FTickcordConnectionState&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordEventDelegate, const FTickcordEvent&, Event);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordEventNative, const FTickcordEvent&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordInteractionDelegate, const FTickcordInteraction&, Interaction);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordInteractionNative, const FTickcordInteraction&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordLogRecordDelegate, const FTickcordLogRecord&, LogRecord);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordLogRecordNative, const FTickcordLogRecord&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordMemberDelegate, const FTickcordMember&, Member);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordMemberNative, const FTickcordMember&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordMemberLeaveDelegate, const FTickcordMemberLeave&, MemberLeave);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordMemberLeaveNative, const FTickcordMemberLeave&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordMessageDelegate, const FTickcordMessage&, Message);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordMessageNative, const FTickcordMessage&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordMessageDeleteDelegate, const FTickcordMessageDelete&, MessageDelete);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordMessageDeleteNative, const FTickcordMessageDelete&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordPresenceDelegate, const FTickcordPresence&, Presence);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordPresenceNative, const FTickcordPresence&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordReactionDelegate, const FTickcordReaction&, Reaction);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordReactionNative, const FTickcordReaction&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordReadyDelegate, const FTickcordReady&, Ready);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordReadyNative, const FTickcordReady&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordRequestResultDelegate, const FTickcordRequestResult&, RequestResult);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordRequestResultNative, const FTickcordRequestResult&);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FTickcordVoiceStateDelegate, const FTickcordVoiceState&, VoiceState);
DECLARE_MULTICAST_DELEGATE_OneParam(FTickcordVoiceStateNative, const FTickcordVoiceState&);

/** What WhenCompleted calls, once. */
DECLARE_DELEGATE_OneParam(FTickcordRequestCompleted, const FTickcordRequestResult&);
DECLARE_MULTICAST_DELEGATE_TwoParams(FTickcordRawEventNative, const FTickcordFunctions&, const tickcord_event*);
