// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/macnotifier.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLoggingCategory>
#include <QPointer>
#include <algorithm>
#include <functional>

#import <Foundation/Foundation.h>
#import <UserNotifications/UserNotifications.h>

namespace {

Q_LOGGING_CATEGORY(lcCenter, "baton.notify")

using baton::ui::MacNotifier;
using baton::ui::Notice;
using baton::ui::Notifier;

/// The system answers on any thread; @p notifier is only looked at on the GUI's.
void toGui(const QPointer<MacNotifier>& notifier, const std::function<void()>& what)
{
    if (QCoreApplication* application = QCoreApplication::instance()) {
        QMetaObject::invokeMethod(
            application,
            [notifier, what] {
                if (notifier) {
                    what();
                }
            },
            Qt::QueuedConnection);
    }
}

} // namespace

@interface BatonNotificationDelegate : NSObject <UNUserNotificationCenterDelegate>
{
@public
    QPointer<MacNotifier> notifier;
}
@end

@implementation BatonNotificationDelegate

- (void)userNotificationCenter:(UNUserNotificationCenter*)center
       willPresentNotification:(UNNotification*)notification
         withCompletionHandler:(void (^)(UNNotificationPresentationOptions))done
{
    Q_UNUSED(center)
    Q_UNUSED(notification)
    // Whether the window in front makes it needless is for the one who showed it to say; so is its sound.
    done(UNNotificationPresentationOptionBanner | UNNotificationPresentationOptionList |
         UNNotificationPresentationOptionSound);
}

- (void)userNotificationCenter:(UNUserNotificationCenter*)center
    didReceiveNotificationResponse:(UNNotificationResponse*)response
             withCompletionHandler:(void (^)(void))done
{
    Q_UNUSED(center)
    const QString key = QString::fromNSString(response.notification.request.identifier);
    QString action = QString::fromNSString(response.actionIdentifier);
    if ([response.actionIdentifier isEqualToString:UNNotificationDefaultActionIdentifier]) {
        action = Notifier::defaultAction();
    } else if ([response.actionIdentifier isEqualToString:UNNotificationDismissActionIdentifier]) {
        action.clear();
    }
    const QPointer<MacNotifier> target = notifier;
    toGui(target, [target, key, action] { target->hearResponse(key, action); });
    done();
}

@end

namespace baton::ui {

struct MacNotifier::Center
{
    UNUserNotificationCenter* center = [UNUserNotificationCenter currentNotificationCenter];
    BatonNotificationDelegate* delegate = [[BatonNotificationDelegate alloc] init]; // the centre holds it weakly
    NSMutableSet<UNNotificationCategory*>* categories = [NSMutableSet set];

    NSString* categoryFor(const QList<Notice::Action>& actions);
    UNNotificationContent* contentOf(const Notice& notice);
    void remove(const QString& key) const;
};

/// Buttons belong to a category that the centre must know before; the same buttons share one.
NSString* MacNotifier::Center::categoryFor(const QList<Notice::Action>& actions)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    NSMutableArray<UNNotificationAction*>* buttons = [NSMutableArray array];
    for (const Notice::Action& action : actions) {
        hash.addData((action.id + QChar(0) + action.label + QChar(0)).toUtf8());
        [buttons addObject:[UNNotificationAction actionWithIdentifier:action.id.toNSString()
                                                                title:action.label.toNSString()
                                                              options:UNNotificationActionOptionNone]];
    }
    NSString* name = QString::fromLatin1(hash.result().toHex()).toNSString();
    for (UNNotificationCategory* known in categories) {
        if ([known.identifier isEqualToString:name]) {
            return name;
        }
    }
    [categories addObject:[UNNotificationCategory
                              categoryWithIdentifier:name
                                             actions:buttons
                                   intentIdentifiers:@[]
                                             options:UNNotificationCategoryOptionCustomDismissAction]];
    [center setNotificationCategories:categories];
    return name;
}

UNNotificationContent* MacNotifier::Center::contentOf(const Notice& notice)
{
    UNMutableNotificationContent* content = [[UNMutableNotificationContent alloc] init];
    content.title = notice.title.toNSString();
    content.body = notice.body.toNSString();
    content.categoryIdentifier = categoryFor(notice.actions);
    if (!notice.isSilent && notice.urgency == Notice::Urgency::Critical) {
        content.sound = UNNotificationSound.defaultSound;
    }
    switch (notice.urgency) {
    case Notice::Urgency::Low:
        content.interruptionLevel = UNNotificationInterruptionLevelPassive;
        break;
    case Notice::Urgency::Normal:
        content.interruptionLevel = UNNotificationInterruptionLevelActive;
        break;
    case Notice::Urgency::Critical:
        // What the system calls critical breaks through silence and is for fire alarms. Without the entitlement
        // for this one it counts as active.
        content.interruptionLevel = UNNotificationInterruptionLevelTimeSensitive;
        break;
    }
    return content;
}

void MacNotifier::Center::remove(const QString& key) const
{
    NSArray<NSString*>* keys = @[ key.toNSString() ];
    [center removePendingNotificationRequestsWithIdentifiers:keys];
    [center removeDeliveredNotificationsWithIdentifiers:keys];
}

bool MacNotifier::isAvailable() { return NSBundle.mainBundle.bundleIdentifier != nil; }

MacNotifier::MacNotifier(QObject* parent) : Notifier(parent), m_center(std::make_unique<Center>())
{
    m_center->delegate->notifier = this;
    m_center->center.delegate = m_center->delegate;
    askConsent();
}

MacNotifier::~MacNotifier() { m_center->center.delegate = nil; }

void MacNotifier::askConsent()
{
    const QPointer<MacNotifier> self(this);
    [m_center->center requestAuthorizationWithOptions:UNAuthorizationOptionAlert | UNAuthorizationOptionSound
                                    completionHandler:^(BOOL granted, NSError* error) {
                                      const bool given = granted && !error;
                                      toGui(self, [self, given] { self->takeConsent(given); });
                                    }];
}

void MacNotifier::takeConsent(bool given)
{
    m_consent = given ? Consent::Given : Consent::Refused;
    const QList<Notice> waiting = m_up;
    for (const Notice& notice : waiting) {
        if (given) {
            post(notice);
        } else {
            finish(notice.key, CloseReason::Failed);
        }
    }
    Q_EMIT capabilitiesChanged();
}

void MacNotifier::show(const Notice& notice)
{
    m_up.removeIf([&](const Notice& one) { return one.key == notice.key; });
    m_up << presentable(notice);
    if (m_consent == Consent::Given) {
        post(m_up.last());
    } else if (m_consent == Consent::Refused) {
        finish(notice.key, CloseReason::Failed);
    }
}

void MacNotifier::post(const Notice& notice)
{
    const QPointer<MacNotifier> self(this);
    const QString key = notice.key;
    // A request of the same identifier takes the place of the one that is up.
    UNNotificationRequest* request = [UNNotificationRequest requestWithIdentifier:key.toNSString()
                                                                          content:m_center->contentOf(notice)
                                                                          trigger:nil];
    [m_center->center
        addNotificationRequest:request
         withCompletionHandler:^(NSError* error) {
           const QString why = error ? QString::fromNSString(error.localizedDescription) : QString();
           toGui(self, [self, key, why] {
               const bool up = std::any_of(self->m_up.cbegin(), self->m_up.cend(),
                                           [&](const Notice& one) { return one.key == key; });
               if (!up) {
                   self->m_center->remove(key); // closed before it was delivered
               } else if (!why.isEmpty()) {
                   qCWarning(lcCenter) << "a notification was refused:" << why;
                   self->finish(key, CloseReason::Failed);
               }
           });
         }];
}

void MacNotifier::hearResponse(const QString& key, const QString& action)
{
    const auto isKey = [&](const Notice& one) { return one.key == key; };
    const auto found = std::find_if(m_up.cbegin(), m_up.cend(), isKey);
    if (found == m_up.cend()) {
        return; // of an earlier run, or withdrawn meanwhile
    }
    const Notice answered = *found;
    if (!action.isEmpty()) {
        Q_EMIT activated(key, action);
    }
    // Whoever heard it may have closed it, or shown the next.
    if (m_up.contains(answered)) {
        finish(key, CloseReason::Dismissed);
    }
}

void MacNotifier::close(const QString& key)
{
    if (std::any_of(m_up.cbegin(), m_up.cend(), [&](const Notice& one) { return one.key == key; })) {
        m_center->remove(key);
        finish(key, CloseReason::Withdrawn);
    }
}

void MacNotifier::closeAll()
{
    const QList<Notice> all = m_up;
    for (const Notice& notice : all) {
        close(notice.key);
    }
}

void MacNotifier::finish(const QString& key, CloseReason reason)
{
    const QString name = key; // the caller's may lie in what goes
    m_up.removeIf([&](const Notice& one) { return one.key == name; });
    Q_EMIT closed(name, reason);
}

} // namespace baton::ui
