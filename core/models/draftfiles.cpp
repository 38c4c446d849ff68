// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/draftfiles.h"

#include "core/domain/filename.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <optional>

namespace baton::models {

using client::Files;
using client::KeptFile;

namespace {

DraftFiles::File chosen(int upload, const QFileInfo& from)
{
    DraftFiles::File file;
    file.upload = upload;
    file.name = plainFileName(from.fileName());
    file.size = from.size();
    file.path = from.absoluteFilePath();
    file.changed = from.lastModified().toMSecsSinceEpoch();
    return file;
}

DraftFiles::File restored(int upload, const KeptFile& kept)
{
    DraftFiles::File file;
    file.upload = upload;
    file.name = kept.name;
    file.size = kept.size;
    file.id = kept.id;
    file.path = kept.path;
    file.changed = kept.changed;
    if (kept.isThere) {
        file.state = DraftFiles::File::State::There;
        file.sent = kept.size;
    }
    return file;
}

std::optional<KeptFile> keptFrom(const QJsonObject& json)
{
    KeptFile file;
    file.id = FileId(json.value(QLatin1String("id")).toString());
    file.path = json.value(QLatin1String("path")).toString();
    file.name = plainFileName(json.value(QLatin1String("name")).toString());
    file.size = json.value(QLatin1String("size")).toInteger();
    file.changed = json.value(QLatin1String("changed")).toInteger();
    file.isThere = json.value(QLatin1String("there")).toBool() && !file.id.isEmpty();
    const bool isOne = file.size > 0 && file.size <= Files::largest;
    return isOne ? std::optional(file) : std::nullopt;
}

} // namespace

DraftFiles::DraftFiles(Files& files, QObject* parent) : QObject(parent), m_files(files)
{
    connect(&files, &Files::uploadBegun, this, [this](int upload, const FileId& id) {
        update(upload, [&id](File& file) {
            // Also of one that was there: the relay had forgotten it.
            file.state = File::State::Sending;
            file.sent = 0;
            file.id = id;
        });
    });
    connect(&files, &Files::uploadMoved, this, [this](int upload, qint64 sent) {
        update(upload, [sent](File& file) { file.sent = std::min(sent, file.size); });
    });
    connect(&files, &Files::uploaded, this, [this](int upload, const FileId& id) {
        update(upload, [&id](File& file) {
            file.state = File::State::There;
            file.sent = file.size;
            file.id = id;
        });
    });
    connect(&files, &Files::uploadFailed, this, [this](int upload, const QString& why) {
        update(upload, [&why](File& file) {
            file.state = File::State::Failed;
            file.why = why;
        });
    });
}

bool DraftFiles::hasRoom(const QString& place)
{
    if (m_places.value(place).size() < Files::mostOfMessage)
        return true;
    Q_EMIT refused(tr("A message carries at most %Ln file(s). Send the others with another one.", nullptr,
                      int(Files::mostOfMessage)));
    return false;
}

void DraftFiles::add(const QString& place, const QStringList& paths)
{
    for (const auto& path : paths) {
        if (!hasRoom(place))
            return;
        const QFileInfo file(path);
        const auto name = plainFileName(file.fileName());
        if (file.isDir())
            Q_EMIT refused(tr("“%1” is a folder. Attach the files in it.").arg(name));
        else if (!file.isFile() || !file.isReadable())
            Q_EMIT refused(tr("“%1” cannot be read.").arg(name));
        else if (file.size() == 0)
            Q_EMIT refused(tr("“%1” is empty.").arg(name));
        else if (file.size() > Files::largest)
            Q_EMIT refused(tr("“%1” is larger than 25 MB.").arg(name));
        else
            put(place, chosen(m_files.upload(path), file));
    }
}

void DraftFiles::add(const QString& place, const QString& name, const QByteArray& bytes)
{
    if (!hasRoom(place))
        return;
    if (bytes.size() > Files::largest) {
        Q_EMIT refused(tr("“%1” is larger than 25 MB.").arg(name));
        return;
    }
    File file;
    file.upload = m_files.upload(name, bytes);
    file.name = plainFileName(name);
    file.size = bytes.size();
    put(place, std::move(file));
}

void DraftFiles::put(const QString& place, File file)
{
    m_places[place].append(std::move(file));
    Q_EMIT changed(place);
}

void DraftFiles::remove(const QString& place, int upload)
{
    const auto found = m_places.find(place);
    if (found == m_places.end() ||
        found->removeIf([upload](const File& file) { return file.upload == upload; }) == 0)
        return;
    if (found->isEmpty())
        m_places.erase(found);
    m_files.cancel(upload);
    Q_EMIT changed(place);
}

const QList<DraftFiles::File>& DraftFiles::at(const QString& place) const
{
    static const QList<File> none;
    const auto found = m_places.constFind(place);
    return found == m_places.constEnd() ? none : *found;
}

bool DraftFiles::isReady(const QString& place) const
{
    const auto& files = at(place);
    return std::all_of(files.begin(), files.end(),
                       [](const File& file) { return file.state == File::State::There; });
}

QList<FileId> DraftFiles::take(const QString& place)
{
    QList<FileId> ids;
    const auto files = m_places.take(place);
    for (const auto& file : files)
        if (file.state == File::State::There)
            ids.append(file.id);
    if (!files.isEmpty())
        Q_EMIT changed(place);
    return ids;
}

QString DraftFiles::kept(const QString& place) const
{
    QJsonArray all;
    for (const auto& file : at(place))
        all.append(QJsonObject{{QStringLiteral("id"), file.id.toString()},
                               {QStringLiteral("path"), file.path},
                               {QStringLiteral("name"), file.name},
                               {QStringLiteral("size"), file.size},
                               {QStringLiteral("changed"), file.changed},
                               {QStringLiteral("there"), file.state == File::State::There}});
    return all.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact));
}

void DraftFiles::restore(const QString& place, const QString& kept)
{
    const auto all = QJsonDocument::fromJson(kept.toUtf8()).array();
    if (all.isEmpty() || !at(place).isEmpty())
        return;
    for (const auto& item : all) {
        const auto file = keptFrom(item.toObject());
        if (file && m_places.value(place).size() < Files::mostOfMessage)
            m_places[place].append(restored(m_files.resume(*file), *file));
    }
    Q_EMIT changed(place);
}

void DraftFiles::clear()
{
    const auto places = std::exchange(m_places, {});
    for (auto it = places.cbegin(); it != places.cend(); ++it) {
        for (const auto& file : it.value())
            m_files.cancel(file.upload);
        Q_EMIT changed(it.key());
    }
}

void DraftFiles::update(int upload, const std::function<void(File&)>& how)
{
    for (auto place = m_places.begin(); place != m_places.end(); ++place) {
        for (auto& file : *place) {
            if (file.upload != upload)
                continue;
            how(file);
            Q_EMIT changed(place.key());
            return;
        }
    }
}

} // namespace baton::models
