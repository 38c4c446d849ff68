// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/subscriptions.h"

#include <QHash>
#include <QWidget>

class QComboBox;

namespace baton::ui {

/// The combo box of the forms a device can tell in. @p asForAll adds "As for all" with an empty value.
QComboBox* makeFormBox(bool asForAll, QWidget* parent);
/// Chooses the value; one that this program does not know is added, so that it does not turn into another.
void chooseForm(QComboBox* box, const QString& value);

/// For each of some kinds the form this device tells it in: for all, and apart for single ones. UI thread.
class FormTable : public QWidget
{
    Q_OBJECT
public:
    using Forms = QMap<QString, QString>; ///< by kind; missing: the usual, or as for all
    struct Row
    {
        QString kind;
        QString text;
        push::Form usual;
    };

    FormTable(const QString& allText, const QList<Row>& rows, QWidget* parent = nullptr);

    /// Those that can be set apart, by id.
    void setSubjects(const QList<std::pair<QString, QString>>& idsAndNames);
    void setForms(const Forms& forAll, const QHash<QString, Forms>& own);
    const Forms& forAll() const { return m_forAll; }
    const QHash<QString, Forms>& own() const { return m_own; }

Q_SIGNALS:
    /// By the person.
    void changed();

private:
    void fill();
    void rowChosen(qsizetype row);
    QString subject() const;

    QList<Row> m_rows;
    QString m_allText;
    QComboBox* m_subject;
    QList<QComboBox*> m_all;
    QList<QComboBox*> m_apart;
    Forms m_forAll;
    QHash<QString, Forms> m_own;
};

} // namespace baton::ui
