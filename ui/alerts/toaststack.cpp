// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/toaststack.h"

#include "ui/alerts/fade.h"
#include "ui/alerts/toast.h"
#include "ui/notify/notifier.h"

#include <QAccessible>
#include <QEvent>
#include <QStyle>
#include <QToolButton>
#include <algorithm>
#include <numeric>

namespace baton::ui {

namespace {

constexpr int widest = 276;
constexpr int margin = 12;
constexpr int gap = 4; ///< with what lifts each off the ground
constexpr qsizetype mostAtOnce = 2;
constexpr std::chrono::milliseconds wordTime{5'000};

} // namespace

ToastStack::ToastStack(QWidget* ground, std::function<QRect()> area)
    : QWidget(ground)
    , m_area(std::move(area))
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("banners"));
    m_more->setObjectName(QStringLiteral("moreToasts"));
    m_more->setProperty("driverName", QStringLiteral("banners.more"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_isOpened = !m_isOpened;
        arrange();
    });
    ground->installEventFilter(this);
    hide();
}

void ToastStack::put(Toast* toast, Toast* before)
{
    toast->setParent(this);
    auto place = m_toasts.indexOf(before);
    if (before && place >= 0) {
        m_toasts.removeAt(place);
        before->hide();
        before->deleteLater();
    }
    if (!before || place < 0 || before->rank() != toast->rank())
        place = std::find_if(m_toasts.begin(), m_toasts.end(),
                             [rank = toast->rank()](const Toast* one) { return one->rank() < rank; }) -
                m_toasts.begin();
    m_toasts.insert(place, toast);
    arrange();
    // One in the place of another says it in other words: nothing has come.
    if (!before)
        fadeIn(*toast);
    QAccessibleEvent alert(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void ToastStack::takeAway(Toast* toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    leaveFading(*toast, *parentWidget());
    toast->hide();
    // It may be its own button that asks for this.
    toast->deleteLater();
    arrange();
}

void ToastStack::say(const QString& text)
{
    Notice notice;
    notice.title = text;
    auto* toast = new Toast(notice);
    toast->passAfter(wordTime);
    connect(toast, &Toast::passed, this, [this, toast] { takeAway(toast); });
    put(toast, m_word);
    m_word = toast;
}

QString ToastStack::word() const { return m_toasts.contains(m_word) ? m_word->title() : QString(); }

Toast* ToastStack::offer(const QString& text, const QString& action, std::chrono::milliseconds time)
{
    Notice notice;
    notice.title = text;
    notice.actions = {{QStringLiteral("undo"), action}};
    auto* toast = new Toast(notice);
    toast->runOut(time);
    connect(toast, &Toast::passed, this, [this, toast] { takeAway(toast); });
    put(toast);
    return toast;
}

int ToastStack::widthIn(const QRect& area) const { return std::min(widest, area.width() - 2 * margin); }

int ToastStack::heightOf(Toast* toast, int width) const
{
    toast->ensurePolished();
    // A hint knows nothing of the least height that was given.
    return std::max(
        {toast->heightForWidth(width), toast->minimumSizeHint().height(), toast->minimumHeight()});
}

/// How many of the first find room. One is shown whatever it takes.
qsizetype ToastStack::mostIn(const QRect& area, int width) const
{
    const auto most = m_isOpened ? m_toasts.size() : std::min(mostAtOnce, m_toasts.size());
    int room = area.height() - 2 * margin - m_more->sizeHint().height();
    qsizetype count = 0;
    while (count < most && (count == 0 || heightOf(m_toasts[count], width) <= room))
        room -= heightOf(m_toasts[count++], width) + gap;
    return count;
}

void ToastStack::arrange()
{
    const auto area = m_area();
    m_isOpened = m_isOpened && m_toasts.size() > mostAtOnce;
    if (m_toasts.isEmpty() || area.isEmpty())
        return hide();
    const int width = widthIn(area);
    const auto shown = mostIn(area, width);
    tellOfMore(shown);
    const bool hasLine = !m_more->isHidden();
    int height = hasLine ? m_more->sizeHint().height() + gap : 0;
    for (qsizetype i = 0; i < shown; ++i)
        height += heightOf(m_toasts[i], width) + (i > 0 ? gap : 0);
    const QRect place(area.right() - margin - width + 1, area.bottom() - margin - height + 1, width, height);
    setGeometry(QStyle::visualRect(layoutDirection(), area, place));
    int bottom = height;
    for (qsizetype i = 0; i < m_toasts.size(); ++i) {
        auto* toast = m_toasts[i];
        if (i < shown) {
            const int tall = heightOf(toast, width);
            toast->setGeometry(0, bottom - tall, width, tall);
            bottom -= tall + gap;
        }
        toast->setVisible(i < shown);
    }
    if (hasLine) {
        const auto size = m_more->sizeHint();
        m_more->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width, 1),
                                               QRect(width - size.width(), 0, size.width(), size.height())));
    }
    show();
    raise();
}

/// What is out of sight is named, for those who ask.
void ToastStack::tellOfMore(qsizetype shown)
{
    const auto hidden = m_toasts.size() - shown;
    const auto titles = std::accumulate(m_toasts.begin() + shown, m_toasts.end(), QStringList(),
                                        [](QStringList all, const Toast* one) { return all << one->title(); })
                            .join(u'\n');
    m_more->setText(m_isOpened ? tr("Show fewer") : tr("%Ln more", nullptr, int(hidden)));
    m_more->setAccessibleName(m_isOpened ? tr("Show fewer notifications")
                                         : tr("Show %Ln more notification(s)", nullptr, int(hidden)));
    m_more->setAccessibleDescription(titles);
    m_more->setVisible(hidden > 0 || m_isOpened);
}

bool ToastStack::event(QEvent* event)
{
    // Other words take other room.
    if (event->type() == QEvent::LayoutRequest && isVisible())
        arrange();
    return QWidget::event(event);
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parent() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
