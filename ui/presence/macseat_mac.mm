// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/macseat.h"

#import <CoreGraphics/CoreGraphics.h>
#import <Foundation/Foundation.h>

@interface BatonLockEar : NSObject
{
@public
    baton::ui::MacLock* lock; // which owns this, and stops it before it goes
}
- (void)locked:(NSNotification*)notification;
- (void)unlocked:(NSNotification*)notification;
@end

@implementation BatonLockEar

// Distributed notifications come on the main thread, which is the GUI's.
- (void)locked:(NSNotification*)notification
{
    Q_UNUSED(notification)
    lock->hear(true);
}

- (void)unlocked:(NSNotification*)notification
{
    Q_UNUSED(notification)
    lock->hear(false);
}

@end

namespace baton::ui {

namespace {

bool isLockedNow()
{
    NSDictionary* session = CFBridgingRelease(CGSessionCopyCurrentDictionary());
    return [session[@"CGSSessionScreenIsLocked"] boolValue];
}

} // namespace

void MacInputClock::ask()
{
    const CFTimeInterval seconds =
        CGEventSourceSecondsSinceLastEventType(kCGEventSourceStateCombinedSessionState, kCGAnyInputEventType);
    Q_EMIT told(std::chrono::milliseconds(static_cast<qint64>(seconds * 1000)));
}

struct MacLock::Ear
{
    BatonLockEar* object = [[BatonLockEar alloc] init];
};

MacLock::MacLock(QObject* parent) : ScreenLock(parent), m_ear(std::make_unique<Ear>())
{
    m_ear->object->lock = this;
    NSDistributedNotificationCenter* center = [NSDistributedNotificationCenter defaultCenter];
    // At once: by default they are kept back while another program is in front.
    [center addObserver:m_ear->object
                  selector:@selector(locked:)
                      name:@"com.apple.screenIsLocked"
                    object:nil
        suspensionBehavior:NSNotificationSuspensionBehaviorDeliverImmediately];
    [center addObserver:m_ear->object
                  selector:@selector(unlocked:)
                      name:@"com.apple.screenIsUnlocked"
                    object:nil
        suspensionBehavior:NSNotificationSuspensionBehaviorDeliverImmediately];
    setLocked(isLockedNow());
}

MacLock::~MacLock() { [[NSDistributedNotificationCenter defaultCenter] removeObserver:m_ear->object]; }

} // namespace baton::ui
