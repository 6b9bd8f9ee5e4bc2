#pragma once

#include "CoreMinimal.h"
#include "Events/TickcordUser.h"
#include "TickcordConvert.h"

/** A typed view of an event; it is empty where the event is another one, which the callers exclude. */
template <typename ViewType>
ViewType TickcordReadView(tickcord_result (*Init)(ViewType*, uint32_t), tickcord_result (*Read)(const tickcord_event*, ViewType*), const tickcord_event* Event)
{
	ViewType View;
	Init(&View, sizeof View);
	Read(Event, &View);
	return View;
}

inline FTickcordUser TickcordReadUser(const tickcord_user& From)
{
	FTickcordUser User;
	User.Id = TickcordId(From.id);
	User.Username = TickcordText(From.username);
	User.GlobalName = TickcordText(From.global_name);
	User.Avatar = TickcordText(From.avatar);
	User.bIsBot = From.is_bot != 0;
	return User;
}
