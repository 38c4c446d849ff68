// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/cage_unix.h"

#include <array>
#include <cstddef>
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <vector>

namespace baton::picture {

namespace {

#if defined(__x86_64__)
constexpr unsigned architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned architecture = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned architecture = 0;
#endif

/// Reading and writing what is open, memory and time.
constexpr std::array allowed{SYS_read,         SYS_write,          SYS_writev,       SYS_pread64,
                             SYS_lseek,        SYS_fstat,          SYS_close,        SYS_mmap,
                             SYS_munmap,       SYS_mremap,         SYS_mprotect,     SYS_madvise,
                             SYS_brk,          SYS_futex,          SYS_exit,         SYS_exit_group,
                             SYS_rt_sigreturn, SYS_rt_sigprocmask, SYS_rt_sigaction, SYS_sigaltstack,
                             SYS_getrandom,    SYS_clock_gettime,  SYS_gettimeofday, SYS_sched_yield,
                             SYS_gettid,       SYS_getpid,         SYS_sysinfo,      SYS_restart_syscall};

sock_filter load(unsigned offset) { return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset); }
sock_filter answer(unsigned what) { return BPF_STMT(BPF_RET | BPF_K, what); }
sock_filter unless(unsigned value, unsigned char skip)
{
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, skip);
}

std::vector<sock_filter> program()
{
    constexpr unsigned no = SECCOMP_RET_ERRNO | (EPERM & SECCOMP_RET_DATA);
    // One of another architecture would have other numbers.
    std::vector<sock_filter> steps{load(offsetof(seccomp_data, arch)), unless(architecture, 1),
                                   BPF_STMT(BPF_JMP | BPF_JA, 1), answer(SECCOMP_RET_KILL_PROCESS),
                                   load(offsetof(seccomp_data, nr))};
    for (const long call : allowed) {
        steps.push_back(unless(unsigned(call), 1));
        steps.push_back(answer(SECCOMP_RET_ALLOW));
    }
    steps.push_back(answer(no));
    return steps;
}

} // namespace

bool forbidCalls()
{
    if (architecture == 0)
        return true;
    auto steps = program();
    const sock_fprog filter{static_cast<unsigned short>(steps.size()), steps.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

} // namespace baton::picture
