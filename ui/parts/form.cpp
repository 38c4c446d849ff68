// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <algorithm>

namespace baton::ui {

namespace {
constexpr int widestLabel = 230; ///< a longer one takes another line

template <typename Does>
void eachLabel(const QWidget& page, Does does)
{
    const auto forms = page.findChildren<QFormLayout*>();
    for (const auto* form : forms) {
        for (int row = 0; row < form->rowCount(); ++row) {
            auto* item = form->itemAt(row, QFormLayout::LabelRole);
            if (auto* label = item ? qobject_cast<QLabel*>(item->widget()) : nullptr)
                does(*label);
        }
    }
}

} // namespace

QFormLayout* makeForm()
{
    auto* form = new QFormLayout;
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setRowWrapPolicy(QFormLayout::DontWrapRows);
    form->setFormAlignment(Qt::AlignLeading | Qt::AlignTop);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    return form;
}

void alignForms(const QWidget& page)
{
    int width = 0;
    eachLabel(page, [&](QLabel& label) {
        width = std::max(width, label.fontMetrics().size(Qt::TextShowMnemonic, label.text()).width());
    });
    width = std::min(width + 2, widestLabel);
    eachLabel(page, [&](QLabel& label) {
        label.setWordWrap(true);
        label.setFixedWidth(width);
        // What is written the other way round, such as a name, would stand at the other side.
        label.setAlignment((page.layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft) |
                           Qt::AlignAbsolute | Qt::AlignVCenter);
    });
    const auto boxes = page.findChildren<QComboBox*>();
    for (auto* box : boxes)
        box->setMinimumSize(smallestField);
}

} // namespace baton::ui
