// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/transcriptmodel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTimer>
#include <QtTest>

/// A transcript in a window, and the mouse and keyboard of whoever works in it.
namespace baton::testing {

using namespace baton::ui;

inline Message message(qint64 n, const QString& text, AuthorKind author = AuthorKind::Customer)
{
    Message made;
    made.id = MessageId(QStringLiteral("m%1").arg(n, 11, 10, QLatin1Char('0')));
    made.n = n;
    made.author = {author, QStringLiteral("Marta")};
    made.text = text;
    made.at = Instant{1'700'000'000'000 + n * 1000};
    return made;
}

inline QString copied() { return QGuiApplication::clipboard()->text(); }

class TranscriptStage : public QObject
{
protected:
    static void setUp()
    {
        setUpFonts();
        // A busy machine clicks slowly.
        QGuiApplication::styleHints()->setMouseDoubleClickInterval(60'000);
    }
    void begin();
    void show(const QList<Message>& messages);
    /// Where a letter of a row's text stands: its left edge.
    QPoint placeOf(int row, int letter);
    void mouse(QEvent::Type type, const QPoint& at, Qt::KeyboardModifiers modifiers = {});
    void drag(const QPoint& from, const QPoint& to);
    void click(const QPoint& at, Qt::KeyboardModifiers modifiers = {});
    QStringList pressInMenu(const QPoint& at, const QString& words);
    void copy() { QTest::keySequence(m_view.get(), QKeySequence::Copy); }

    models::TranscriptModel m_model;
    std::unique_ptr<TranscriptView> m_view;
};

inline void TranscriptStage::begin()
{
    m_model.clear();
    m_view = std::make_unique<TranscriptView>(m_model);
    m_view->resize(500, 400);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    QGuiApplication::clipboard()->setText(QStringLiteral("nothing yet"));
}

inline void TranscriptStage::show(const QList<Message>& messages)
{
    m_model.reset(messages, {}, true);
    m_view->viewport()->grab();
}

inline QPoint TranscriptStage::placeOf(int row, int letter)
{
    // As people do it: along the middle of the text's first line.
    const auto text = m_model.at(row).message.text;
    const QFontMetrics metrics(m_view->font());
    const auto rect = m_view->rectOf(row);
    // The first of a group stands further down, below its name; the head says who a customer is.
    const bool isFirst = m_model.at(row).showsAuthor;
    const bool isNamed = isFirst && m_model.at(row).message.author.kind != AuthorKind::Customer;
    const int above =
        (isFirst ? 12 : 2) + (isNamed ? QFontMetrics(scaledFont(m_view->font(), 0.85)).height() + 4 : 0);
    return {20 + 28 + 8 + 12 + metrics.horizontalAdvance(text.left(letter)) + 1,
            rect.top() + above + 8 + metrics.height() / 2};
}

inline void TranscriptStage::mouse(QEvent::Type type, const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    const bool isMove = type == QEvent::MouseMove;
    const bool isUp = type == QEvent::MouseButtonRelease;
    QMouseEvent event(type, at, m_view->viewport()->mapToGlobal(at), isMove ? Qt::NoButton : Qt::LeftButton,
                      isUp ? Qt::NoButton : Qt::LeftButton, modifiers);
    QCoreApplication::sendEvent(m_view->viewport(), &event);
}

inline void TranscriptStage::drag(const QPoint& from, const QPoint& to)
{
    mouse(QEvent::MouseButtonPress, from);
    mouse(QEvent::MouseMove, (from + to) / 2);
    mouse(QEvent::MouseMove, to);
    mouse(QEvent::MouseButtonRelease, to);
}

inline void TranscriptStage::click(const QPoint& at, Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, at, modifiers);
    mouse(QEvent::MouseButtonRelease, at, modifiers);
}

inline QStringList TranscriptStage::pressInMenu(const QPoint& at, const QString& words)
{
    QStringList offered;
    QTimer::singleShot(0, this, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        for (auto* action : menu->actions()) {
            const auto text = action->text().remove(u'&');
            if (action->isEnabled())
                offered << text;
            if (text == words)
                action->trigger();
        }
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, m_view->viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(m_view->viewport(), &event);
    return offered;
}

} // namespace baton::testing
