// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/savedreplylist.h"

#include "core/models/sidebyside.h"
#include "core/models/spokenline.h"
#include "core/models/theirwords.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/parts/wrappedlabel.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace baton::ui {

namespace {
constexpr int edge = 18;
constexpr int mostRows = 6;
constexpr qsizetype longestPreview = 240;
constexpr int overComposer = 6;

QString wordsOf(const SavedReplyList::Choice& choice)
{
    return models::within(models::spokenLine(AuthorKind::Agent, choice.filled, longestPreview));
}
} // namespace

SavedReplyList::SavedReplyList(Composer& composer, QWidget* parent) : QFrame(parent), m_composer(composer)
{
    setObjectName(QStringLiteral("popup"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    m_head = new QLabel(this);
    m_head->setObjectName(QStringLiteral("section"));
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("savedReplyList"));
    m_list->setAccessibleName(tr("Saved replies"));
    m_list->setFocusPolicy(Qt::NoFocus); // one goes on typing
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_preview = new QLabel(this);
    m_preview->setObjectName(QStringLiteral("muted"));
    m_preview->setWordWrap(true);
    m_preview->setTextFormat(Qt::PlainText);
    column->addWidget(m_head);
    column->addWidget(m_list);
    column->addWidget(m_preview);
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedReplyList::showPreview);
    connect(m_list, &QListWidget::itemClicked, this, &SavedReplyList::take);
    m_composer.installEventFilter(this);
    // Only replies: a note is nobody's but colleagues'.
    connect(&m_composer, &Composer::modeChanged, this, &QWidget::hide);
    hide();
}

void SavedReplyList::offer(const QList<Choice>& choices, const QString& typed)
{
    m_choices = choices;
    if (choices.isEmpty() || m_composer.mode() != Composer::Mode::Reply) {
        hide();
        return;
    }
    m_composer.editor().removeEventFilter(this);
    m_composer.editor().installEventFilter(this);
    m_head->setText(typed.isEmpty()
                        ? tr("%Ln saved reply(s)", nullptr, int(choices.size()))
                        : tr("%Ln saved reply(s) for “%1”", nullptr, int(choices.size())).arg(typed));
    m_list->clear();
    for (const auto& one : choices)
        m_list->addItem(models::sideBySide(
            {models::within(u'/' + one.shortcut), models::within(one.title), wordsOf(one)}));
    m_list->setCurrentRow(0);
    place();
    show();
    raise();
}

void SavedReplyList::place()
{
    const int rows = std::min(mostRows, m_list->count());
    m_list->setFixedHeight(rows * std::max(1, m_list->sizeHintForRow(0)) + 2 * m_list->frameWidth() + 4);
    const int width = std::max(1, m_composer.width() - 2 * edge);
    const auto corner = m_composer.mapTo(parentWidget(), QPoint(edge, 0));
    m_preview->setFixedWidth(width - 16);
    layout()->activate();
    const int bottom = corner.y() - overComposer;
    const int height = std::min(sizeHint().height(), std::max(0, bottom - 8));
    setGeometry(corner.x(), bottom - height, width, height);
}

void SavedReplyList::showPreview()
{
    const auto& one = m_choices.value(m_list->currentRow());
    const auto gets = tr("They get: %1").arg(wordsOf(one));
    m_preview->setText(one.does.isEmpty() ? gets : gets + u'\n' + tr("With it: %1").arg(one.does));
    m_list->setAccessibleDescription(m_preview->text());
    if (isVisible())
        place(); // it may be another number of lines
}

void SavedReplyList::take()
{
    const int row = m_list->currentRow();
    hide();
    if (row >= 0 && row < m_choices.size())
        Q_EMIT chosen(row);
}

bool SavedReplyList::press(int key)
{
    switch (key) {
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(0, m_list->currentRow() - 1));
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->count() - 1, m_list->currentRow() + 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        take();
        return true;
    case Qt::Key_Escape:
        hide();
        return true;
    default:
        return false;
    }
}

bool SavedReplyList::eventFilter(QObject* watched, QEvent* event)
{
    if (!isVisible())
        return QFrame::eventFilter(watched, event);
    if (watched == &m_composer && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    if (watched != &m_composer && event->type() == QEvent::FocusOut)
        hide();
    if (watched != &m_composer && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        return key->modifiers() == Qt::NoModifier && press(key->key());
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace baton::ui
