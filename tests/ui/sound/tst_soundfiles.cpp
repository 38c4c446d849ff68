// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/sound/soundplayer.h"

#include <QFile>
#include <QtEndian>
#include <QtTest>

using namespace baton::ui;

/// The sounds in the program are short, clean and loud enough. That they are what make.mjs makes is a test of
/// its own, sound_files.
class TestSoundFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void isPlainAndSmall_data() { everySound(); }
    void isPlainAndSmall();
    void isShortAndBeginsAndEndsInSilence_data() { everySound(); }
    void isShortAndBeginsAndEndsInSilence();
    void isLoudEnoughAndNeverClips_data() { everySound(); }
    void isLoudEnoughAndNeverClips();
    void noTwoAreAlike();

private:
    static void everySound();
    void read(const QString& sound);

    QByteArray m_file;
    QList<qint16> m_samples;
};

namespace {

constexpr qsizetype headerBytes = 44;
constexpr int rate = 48'000;

template <typename Number>
Number at(const QByteArray& file, qsizetype offset)
{
    return qFromLittleEndian<Number>(file.constData() + offset);
}

int loudest(const QList<qint16>& samples, qsizetype from, qsizetype to)
{
    int most = 0;
    for (auto i = from; i < to; ++i)
        most = std::max(most, std::abs(int(samples[i])));
    return most;
}

} // namespace

void TestSoundFiles::everySound()
{
    QTest::addColumn<QString>("sound");
    for (const auto& sound : SoundPlayer::sounds())
        QTest::newRow(qPrintable(sound)) << sound;
}

void TestSoundFiles::init()
{
    m_file.clear();
    m_samples.clear();
}

void TestSoundFiles::read(const QString& sound)
{
    QFile file(QStringLiteral(":/sounds/%1.wav").arg(sound));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    m_file = file.readAll();
    QVERIFY(m_file.size() > headerBytes);
    for (auto i = headerBytes; i + 1 < m_file.size(); i += 2)
        m_samples.append(at<qint16>(m_file, i));
}

void TestSoundFiles::isPlainAndSmall()
{
    QFETCH(QString, sound);
    read(sound);
    QVERIFY(m_file.size() < 120'000);
    QVERIFY(m_file.startsWith("RIFF"));
    QCOMPARE(at<quint32>(m_file, 4), quint32(m_file.size() - 8));
    QCOMPARE(m_file.mid(8, 8), QByteArray("WAVEfmt "));
    QCOMPARE(at<quint16>(m_file, 20), quint16(1)); // PCM
    QCOMPARE(at<quint16>(m_file, 22), quint16(1)); // one channel
    QCOMPARE(at<quint32>(m_file, 24), quint32(rate));
    QCOMPARE(at<quint16>(m_file, 34), quint16(16));
    QCOMPARE(m_file.mid(36, 4), QByteArray("data"));
    QCOMPARE(at<quint32>(m_file, 40), quint32(m_file.size() - headerBytes));
}

void TestSoundFiles::isShortAndBeginsAndEndsInSilence()
{
    QFETCH(QString, sound);
    read(sound);
    QVERIFY(m_samples.size() >= rate * 4 / 10);
    QVERIFY(m_samples.size() <= rate * 12 / 10);
    QVERIFY(std::abs(m_samples.first()) < 8);
    QVERIFY(loudest(m_samples, m_samples.size() - rate / 1000, m_samples.size()) < 16);
    // A click is a jump: no sample is far from its neighbour.
    int widest = 0;
    for (qsizetype i = 1; i < m_samples.size(); ++i)
        widest = std::max(widest, std::abs(m_samples[i] - m_samples[i - 1]));
    QVERIFY2(widest < 5'000, qPrintable(QString::number(widest)));
}

void TestSoundFiles::isLoudEnoughAndNeverClips()
{
    QFETCH(QString, sound);
    read(sound);
    const double peak = loudest(m_samples, 0, m_samples.size()) / 32'768.0;
    QVERIFY(peak <= 0.708); // -3 dBFS
    QVERIFY(peak >= 0.501); // -6 dBFS
    const auto sum = std::accumulate(m_samples.begin(), m_samples.end(), 0LL);
    QVERIFY(std::abs(sum / m_samples.size()) < 16); // It swings around nothing.
}

void TestSoundFiles::noTwoAreAlike()
{
    QSet<QByteArray> all;
    for (const auto& sound : SoundPlayer::sounds()) {
        init();
        read(sound);
        all.insert(m_file);
    }
    QCOMPARE(all.size(), SoundPlayer::sounds().size());
    QVERIFY(all.size() >= 3);
}

BATON_PLAIN_TEST(TestSoundFiles)
#include "tst_soundfiles.moc"
