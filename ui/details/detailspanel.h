#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

class QFormLayout;
class QScrollArea;

namespace baton::ui {

/// The right column: who the customer is. Text can be selected and copied.
class DetailsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit DetailsPanel(QWidget* parent = nullptr);

    void setConversation(const Conversation* conversation);

private:
    void addRow(const QString& name, const QString& value);

    Contact m_shown;
    QWidget* m_inner = nullptr;
    QFormLayout* m_rows = nullptr;
};

} // namespace baton::ui
