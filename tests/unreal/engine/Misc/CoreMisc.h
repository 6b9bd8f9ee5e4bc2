#pragma once

bool IsRunningDedicatedServer();
