// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptaccessible.h"

#include "core/models/clocktext.h"
#include "core/models/transcriptmodel.h"
#include "ui/conversation/transcriptview.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <map>

namespace baton::ui {

namespace {

using Kind = models::TranscriptModel::Kind;

/// One row. It is thrown away when rows come or go before it, so its number is always right.
class RowAccessible : public QAccessibleInterface
{
public:
    RowAccessible(TranscriptView& view, int row) : m_view(view), m_row(row) {}

    bool isValid() const override { return m_row < m_view.model().rowCount(); }
    QObject* object() const override { return nullptr; }
    QWindow* window() const override { return m_view.window()->windowHandle(); }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    void setText(QAccessible::Text, const QString&) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QRect rect() const override
    {
        const auto rect = m_view.rectOf(m_row);
        return {m_view.viewport()->mapToGlobal(rect.topLeft()), rect.size()};
    }
    QString text(QAccessible::Text kind) const override
    {
        if (!isValid())
            return {};
        const auto& entry = m_view.model().at(m_row);
        const auto text = m_view.model().data(m_view.model().index(m_row)).toString();
        if (kind == QAccessible::Value && entry.kind == Kind::Message)
            return text;
        if (kind != QAccessible::Name)
            return {};
        switch (entry.kind) {
        case Kind::Date:
            return text;
        case Kind::Notice:
            return QStringLiteral("%1, %2").arg(text, models::clockText(entry.message.at));
        case Kind::Pending:
            if (entry.pending.isNote)
                return TranscriptView::tr("Private note, not kept yet: %1").arg(text);
            return entry.pending.failure ? TranscriptView::tr("Not sent: %1").arg(text)
                                         : TranscriptView::tr("Sending: %1").arg(text);
        case Kind::Note:
            return TranscriptView::tr("Private note of %1, %2: %3")
                .arg(m_view.model().authorOf(m_row), models::clockText(entry.note.at), text);
        case Kind::Message:
            break;
        }
        const auto said = QStringLiteral("%1, %2: %3")
                              .arg(m_view.model().authorOf(m_row), models::clockText(entry.message.at), text);
        return entry.message.seenAt && entry.message.author.kind == AuthorKind::Agent
                   ? QString(said + QStringLiteral(", ") + TranscriptView::tr("seen"))
                   : said;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.focusable = state.readOnly = state.selectable = true;
        state.focused = m_view.hasFocus() && m_view.currentRow() == m_row;
        state.offscreen = !m_view.rectOf(m_row).intersects(m_view.viewport()->rect());
        return state;
    }

private:
    TranscriptView& m_view;
    int m_row;
};

class TranscriptAccessible : public QAccessibleWidget
{
public:
    explicit TranscriptAccessible(TranscriptView& view)
        : QAccessibleWidget(&view, QAccessible::List)
        , m_view(view)
    {
        auto* model = &view.model();
        for (auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
            m_watched.append(QObject::connect(model, changed, &view, [this] { forget(); }));
        m_watched.append(
            QObject::connect(model, &QAbstractItemModel::modelReset, &view, [this] { forget(); }));
    }
    ~TranscriptAccessible() override
    {
        for (const auto& connection : std::as_const(m_watched))
            QObject::disconnect(connection);
        forget();
    }
    Q_DISABLE_COPY_MOVE(TranscriptAccessible)

    int childCount() const override { return m_view.model().rowCount(); }
    QAccessibleInterface* child(int row) const override
    {
        if (row < 0 || row >= childCount())
            return nullptr;
        const auto known = m_rows.find(row);
        if (known != m_rows.end())
            return QAccessible::accessibleInterface(known->second);
        auto* made = new RowAccessible(m_view, row);
        m_rows.emplace(row, QAccessible::registerAccessibleInterface(made)); // which it belongs to
        return made;
    }
    QAccessibleInterface* childAt(int x, int y) const override
    {
        const auto point = m_view.viewport()->mapFromGlobal(QPoint(x, y));
        for (int row = 0; row < childCount(); ++row)
            if (m_view.rectOf(row).contains(point))
                return child(row);
        return nullptr;
    }
    int indexOfChild(const QAccessibleInterface* child) const override
    {
        for (const auto& [row, id] : m_rows)
            if (QAccessible::accessibleInterface(id) == child)
                return row;
        return -1;
    }
    QAccessibleInterface* focusChild() const override { return child(m_view.currentRow()); }

private:
    void forget()
    {
        for (const auto& [row, id] : m_rows)
            QAccessible::deleteAccessibleInterface(id);
        m_rows.clear();
    }

    TranscriptView& m_view;
    mutable std::map<int, QAccessible::Id> m_rows;
    QList<QMetaObject::Connection> m_watched;
};

QAccessibleInterface* accessibleOf(const QString& className, QObject* object)
{
    if (className != QLatin1String(TranscriptView::staticMetaObject.className()))
        return nullptr;
    return new TranscriptAccessible(*static_cast<TranscriptView*>(object));
}

} // namespace

void makeTranscriptsAccessible()
{
    static const bool isKnown = [] {
        QAccessible::installFactory(accessibleOf);
        return true;
    }();
    Q_UNUSED(isKnown)
}

} // namespace baton::ui
