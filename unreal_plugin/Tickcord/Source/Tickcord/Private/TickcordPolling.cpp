#include "TickcordPolling.h"

#include "TickcordConvert.h"
#include "TickcordModule.h"

FTickcordLogRecord TickcordWriteLog(const tickcord_log_record& Record)
{
	FTickcordLogRecord Line;
	Line.Level = Record.level;
	Line.Message = TickcordText({Record.message, Record.message_len});
	switch (Record.level)
	{
	case TICKCORD_LOG_LEVEL_ERROR:
		UE_LOG(LogTickcord, Error, TEXT("%s"), *Line.Message);
		break;
	case TICKCORD_LOG_LEVEL_WARNING:
		UE_LOG(LogTickcord, Warning, TEXT("%s"), *Line.Message);
		break;
	case TICKCORD_LOG_LEVEL_INFO:
		UE_LOG(LogTickcord, Log, TEXT("%s"), *Line.Message);
		break;
	default:
		UE_LOG(LogTickcord, Verbose, TEXT("%s"), *Line.Message);
		break;
	}
	return Line;
}
