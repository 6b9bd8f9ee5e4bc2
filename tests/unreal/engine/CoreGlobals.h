#pragma once

extern bool GIsEditor;
bool IsRunningCommandlet();
