// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/cage.h"

#include <io.h>
#include <windows.h>

namespace baton::picture {

void passBytesAsTheyAre()
{
    constexpr int binary = 0x8000; // _O_BINARY
    for (const int stream : {0, 1, 2})
        _setmode(stream, binary);
}

bool enterCage()
{
    // Kept open until the program ends, which ends the job.
    const HANDLE job = CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {};
    limits.BasicLimitInformation.LimitFlags =
        JOB_OBJECT_LIMIT_PROCESS_MEMORY | JOB_OBJECT_LIMIT_PROCESS_TIME | JOB_OBJECT_LIMIT_ACTIVE_PROCESS;
    limits.BasicLimitInformation.ActiveProcessLimit = 1;
    limits.BasicLimitInformation.PerProcessUserTimeLimit.QuadPart = LONGLONG(mostSeconds) * 10'000'000;
    limits.ProcessMemoryLimit = SIZE_T(mostMemory);
    return job && SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits, sizeof limits) &&
           AssignProcessToJobObject(job, GetCurrentProcess());
}

} // namespace baton::picture
