// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/sound/effectplayer.h"

#include <QAudioDevice>
#include <QElapsedTimer>
#include <QHash>
#include <QLoggingCategory>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QThread>
#include <QUrl>
#include <cstdlib>

namespace baton::ui {

namespace {

Q_LOGGING_CATEGORY(lcSound, "baton.sound")

constexpr int patienceMs = 4'000;
constexpr int partingMs = 1'000;
/// A device that refuses a sound ends it at once.
constexpr int tooShortMs = 150;

} // namespace

/// The part that may block, in the audio thread.
class SoundBooth : public QObject
{
    Q_OBJECT
public:
    void prepare();
    void play(const QString& sound, int volume);

Q_SIGNALS:
    /// Whether it could be heard.
    void answered(bool works, const QString& why);

private:
    QAudioDevice device();
    QSoundEffect* effect(const QString& sound);
    void follow(QSoundEffect* effect);

    QMediaDevices* m_devices = nullptr;
    QAudioDevice m_device;
    QHash<QString, QSoundEffect*> m_effects;
    QElapsedTimer m_begun;
};

QAudioDevice SoundBooth::device()
{
    if (!m_devices) {
        m_devices = new QMediaDevices(this);
        // Headphones that come later make it work again.
        connect(m_devices, &QMediaDevices::audioOutputsChanged, this, [this] {
            if (!QMediaDevices::defaultAudioOutput().isNull())
                Q_EMIT answered(true, {});
        });
    }
    return QMediaDevices::defaultAudioOutput();
}

void SoundBooth::prepare()
{
    const bool isThere = !device().isNull();
    Q_EMIT answered(isThere, isThere ? QString() : QStringLiteral("there is no audio device"));
}

void SoundBooth::play(const QString& sound, int volume)
{
    const auto now = device();
    if (now.isNull()) {
        Q_EMIT answered(false, QStringLiteral("there is no audio device"));
        return;
    }
    if (now != m_device) {
        m_device = now;
        for (auto* gone : std::exchange(m_effects, {})) {
            gone->disconnect(this); // Cut off is not refused.
            delete gone;
        }
    }
    auto* one = effect(sound);
    one->setVolume(float(
        QAudio::convertVolume(volume / 100.0F, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale)));
    if (one->isPlaying()) {
        Q_EMIT answered(true, {});
        return;
    }
    m_begun.start();
    one->play();
}

QSoundEffect* SoundBooth::effect(const QString& sound)
{
    if (auto* known = m_effects.value(sound))
        return known;
    auto* made = new QSoundEffect(m_device, this);
    m_effects.insert(sound, made);
    follow(made);
    made->setSource(QUrl(QStringLiteral("qrc:/sounds/%1.wav").arg(sound)));
    return made;
}

void SoundBooth::follow(QSoundEffect* effect)
{
    connect(effect, &QSoundEffect::statusChanged, this, [this, effect] {
        if (effect->status() == QSoundEffect::Error)
            Q_EMIT answered(false, QStringLiteral("it cannot be loaded: ") + effect->source().toString());
    });
    connect(effect, &QSoundEffect::playingChanged, this, [this, effect] {
        if (effect->isPlaying() || effect->status() == QSoundEffect::Error)
            return;
        const bool wasHeard = m_begun.elapsed() >= tooShortMs;
        Q_EMIT answered(wasHeard,
                        wasHeard ? QString() : QStringLiteral("refused by ") + m_device.description());
    });
}

EffectPlayer::EffectPlayer(QObject* parent) : SoundPlayer(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this,
            [this] { hear(false, QStringLiteral("the sound system does not answer")); });
}

EffectPlayer::~EffectPlayer()
{
    if (!m_thread)
        return;
    m_booth->disconnect(this);
    m_thread->quit();
    if (m_thread->wait(partingMs)) {
        delete m_thread;
        return;
    }
    qCWarning(lcSound) << "the sound system does not let go";
    // The libraries would wait for it half a minute at the very end. Registered last, this comes before them.
    std::atexit([] { std::_Exit(EXIT_SUCCESS); });
}

SoundBooth& EffectPlayer::booth()
{
    if (!m_thread) {
        m_thread = new QThread;
        m_thread->setObjectName(QStringLiteral("sound"));
        m_booth = new SoundBooth;
        m_booth->moveToThread(m_thread);
        connect(m_thread, &QThread::finished, m_booth, &QObject::deleteLater);
        connect(m_booth, &SoundBooth::answered, this, &EffectPlayer::hear);
        m_thread->start(QThread::LowPriority);
    }
    return *m_booth;
}

void EffectPlayer::prepare()
{
    QMetaObject::invokeMethod(&booth(), &SoundBooth::prepare, Qt::QueuedConnection);
    m_patience.start();
}

void EffectPlayer::play(const QString& sound, int volume)
{
    auto* booth = &this->booth();
    QMetaObject::invokeMethod(
        booth, [booth, sound, volume] { booth->play(sound, volume); }, Qt::QueuedConnection);
    m_patience.start();
}

void EffectPlayer::hear(bool works, const QString& why)
{
    m_patience.stop();
    if (!works && !std::exchange(m_hasSaid, true))
        qCWarning(lcSound) << "no sounds of Baton's own, the desktop makes its own:" << qUtf8Printable(why);
    if (std::exchange(m_works, works) != works)
        Q_EMIT worksChanged(works);
}

} // namespace baton::ui

#include "effectplayer.moc"
