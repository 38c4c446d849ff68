// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/filestrip.h"

#include "core/models/filetext.h"
#include "core/models/theirwords.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/flowlayout.h"
#include "ui/parts/toolbutton.h"
#include "ui/theme/paint.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

namespace baton::ui {

namespace {

using File = models::DraftFiles::File;

constexpr int chipWidth = 168;
constexpr int barHeight = 3;

QString aboutText(const File& file)
{
    switch (file.state) {
    case File::State::There:
        return models::sizeText(file.size);
    case File::State::Failed:
        return FileChip::tr("not sent");
    case File::State::Sending:
        break;
    }
    const int percent = file.size > 0 ? int(100 * file.sent / file.size) : 0;
    return FileChip::tr("%1 % of %2", "how much of a file has been sent, and its size")
        .arg(QLocale().toString(percent), models::sizeText(file.size));
}

} // namespace

FileChip::FileChip(QWidget* parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("fileChip"));
    setFixedWidth(chipWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 4, 4, 6);
    row->setSpacing(4);
    row->addSpacing(6); // margins are not mirrored
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    m_name = new ElidedLabel(this);
    m_about = new ElidedLabel(this);
    m_about->setObjectName(QStringLiteral("muted"));
    m_about->setFont(scaledFont(font(), 0.88));
    lines->addWidget(m_name);
    lines->addWidget(m_about);
    row->addLayout(lines, 1);
    m_remove = smallToolButton(Icon::Close, QString(), this);
    m_remove->setProperty("driverName", QStringLiteral("removeFile"));
    connect(m_remove, &QToolButton::clicked, this, &FileChip::removeRequested);
    row->addWidget(m_remove);
}

void FileChip::set(const File& file)
{
    m_file = file;
    m_name->setText(file.name);
    m_about->setText(aboutText(file));
    setToolTip(file.state == File::State::Failed ? file.why : file.name);
    const auto name = models::within(file.name);
    setAccessibleName(file.state == File::State::Failed
                          ? tr("%1, not sent: %2").arg(name, file.why)
                          : QStringLiteral("%1, %2").arg(name, aboutText(file)));
    m_remove->setAccessibleName(file.state == File::State::Sending ? tr("Stop sending %1").arg(name)
                                                                   : tr("Remove %1").arg(name));
    m_remove->setToolTip(m_remove->accessibleName());
    update();
}

void FileChip::paintEvent(QPaintEvent*)
{
    const auto& t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool failed = m_file.state == File::State::Failed;
    painter.setPen(QPen(failed ? t.danger.text : t.line, 1));
    painter.setBrush(failed ? t.danger.fill : t.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    if (m_file.state != File::State::Sending || m_file.size <= 0)
        return;
    const int width = int((this->width() - 16) * m_file.sent / m_file.size);
    const QRect bar(8, height() - barHeight - 2, width, barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), bar), 1.5, 1.5);
}

FileStrip::FileStrip(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("fileStrip"));
    new FlowLayout(this);
    auto policy = sizePolicy();
    policy.setHeightForWidth(true);
    policy.setVerticalPolicy(QSizePolicy::Minimum);
    setSizePolicy(policy);
    hide();
}

void FileStrip::setFiles(const QList<File>& files)
{
    QList<std::pair<int, FileChip*>> now;
    for (const auto& file : files) {
        const auto known = std::find_if(m_chips.begin(), m_chips.end(),
                                        [&](const auto& chip) { return chip.first == file.upload; });
        FileChip* chip = nullptr;
        if (known != m_chips.end()) {
            chip = known->second;
            m_chips.erase(known);
        } else {
            chip = new FileChip(this);
            connect(chip, &FileChip::removeRequested, this,
                    [this, upload = file.upload] { Q_EMIT removeRequested(upload); });
            layout()->addWidget(chip);
            chip->show();
        }
        chip->set(file);
        now.append({file.upload, chip});
    }
    for (const auto& [upload, chip] : std::as_const(m_chips)) {
        layout()->removeWidget(chip);
        chip->hide();
        chip->deleteLater(); // it may be what was clicked
    }
    m_chips = now;
    setVisible(!files.isEmpty());
    layout()->invalidate();
    updateGeometry();
}

} // namespace baton::ui
