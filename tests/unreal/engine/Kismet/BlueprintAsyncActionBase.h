#pragma once

#include "Core/Object.h"
#include "UObject/WeakObjectPtrTemplates.h"

class UGameInstance;

/** What a latent node makes. It lives while its game instance holds it. */
class UBlueprintAsyncActionBase : public UObject
{
public:
	/** Called by the node, once its pins are bound. */
	virtual void Activate() {}
	void RegisterWithGameInstance(const UObject* WorldContextObject);
	/** It may be collected from now on. */
	virtual void SetReadyToDestroy();

private:
	TWeakObjectPtr<UGameInstance> RegisteredWith;
};
