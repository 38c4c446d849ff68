// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/formtable.h"

#include "ui/parts/form.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>

namespace baton::ui {

QComboBox* makeFormBox(bool asForAll, QWidget* parent)
{
    auto* box = new QComboBox(parent);
    box->setMinimumSize(smallestField);
    if (asForAll)
        box->addItem(FormTable::tr("As for all"), QString());
    box->addItem(FormTable::tr("Banner with a sound"), push::formName(push::Form::Loud));
    box->addItem(FormTable::tr("Banner"), push::formName(push::Form::Banner));
    box->addItem(FormTable::tr("In the list only"), push::formName(push::Form::Listed));
    box->addItem(FormTable::tr("Off"), push::formName(push::Form::Off));
    return box;
}

void chooseForm(QComboBox* box, const QString& value)
{
    if (box->findData(value) < 0)
        box->addItem(value, value);
    box->setCurrentIndex(box->findData(value));
}

FormTable::FormTable(const QString& allText, const QList<Row>& rows, QWidget* parent)
    : QWidget(parent)
    , m_rows(rows)
    , m_allText(allText)
    , m_subject(new QComboBox(this))
{
    auto* form = makeForm();
    setLayout(form);
    // Strangers name them, at any length.
    m_subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subject->setMinimumContentsLength(20);
    m_subject->setMinimumSize(smallestField);
    form->addRow(tr("Set for"), m_subject);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        auto* cell = new QWidget(this);
        auto* line = new QHBoxLayout(cell);
        line->setContentsMargins(0, 0, 0, 0);
        for (const bool apart : {false, true}) {
            auto* box = makeFormBox(apart, cell);
            box->setAccessibleName(rows.at(i).text);
            box->setProperty("kind", rows.at(i).kind);
            (apart ? m_apart : m_all).append(box);
            line->addWidget(box);
            connect(box, &QComboBox::activated, this, [this, i] { rowChosen(i); });
        }
        line->addStretch();
        form->addRow(rows.at(i).text, cell);
    }
    // Its rows take each other's place before they are laid out, which the page above is not told.
    const int rowHeight = smallestField.height() + form->verticalSpacing();
    setMinimumHeight(int(rows.size() + 1) * rowHeight - form->verticalSpacing());
    connect(m_subject, &QComboBox::currentIndexChanged, this, &FormTable::fill);
    setFocusProxy(m_subject);
    setSubjects({});
}

QString FormTable::subject() const { return m_subject->currentData().toString(); }

void FormTable::setSubjects(const QList<std::pair<QString, QString>>& idsAndNames)
{
    const auto held = subject();
    const QSignalBlocker blocker(m_subject);
    m_subject->clear();
    m_subject->addItem(m_allText, QString());
    for (const auto& [id, name] : idsAndNames)
        m_subject->addItem(name, id);
    m_subject->setCurrentIndex(std::max(0, m_subject->findData(held)));
    m_subject->setEnabled(!idsAndNames.isEmpty());
    fill();
}

void FormTable::setForms(const Forms& forAll, const QHash<QString, Forms>& own)
{
    m_forAll = forAll;
    m_own = own;
    fill();
}

void FormTable::fill()
{
    const auto id = subject();
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const auto& row = m_rows.at(i);
        m_all.at(i)->setVisible(id.isEmpty());
        m_apart.at(i)->setVisible(!id.isEmpty());
        chooseForm(m_all.at(i), m_forAll.value(row.kind, push::formName(row.usual)));
        chooseForm(m_apart.at(i), m_own.value(id).value(row.kind));
    }
}

void FormTable::rowChosen(qsizetype row)
{
    const auto id = subject();
    const auto& kind = m_rows.at(row).kind;
    if (id.isEmpty()) {
        m_forAll.insert(kind, m_all.at(row)->currentData().toString());
    } else {
        const auto form = m_apart.at(row)->currentData().toString();
        if (form.isEmpty())
            m_own[id].remove(kind);
        else
            m_own[id].insert(kind, form);
    }
    Q_EMIT changed();
}

} // namespace baton::ui
