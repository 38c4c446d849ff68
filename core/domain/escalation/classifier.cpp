// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/classifier.h"

#include <QResource>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace baton::escalation {

namespace {

constexpr qsizetype maxWords = 64;
/// How many words a negation reaches, within its clause.
constexpr int reach = 8;

using Words = std::u16string_view;

constexpr std::array<Words, 11> negators{u"not",     u"dont", u"wont",    u"no",  u"never", u"stop",
                                         u"without", u"than", u"instead", u"nor", u"refuse"};
/// A wish begins anew here, unless the negation stands right before: "no bot i want a human".
constexpr std::array<Words, 16> beginners{u"i",    u"id",      u"im",       u"ive",  u"you", u"but",
                                          u"just", u"please",  u"get",      u"give", u"let", u"need",
                                          u"want", u"connect", u"transfer", u"put"};
constexpr std::array<Words, 5> adverbs{u"really", u"actually", u"even", u"ever", u"just"};
constexpr std::array<Words, 5> subjects{u"i", u"id", u"im", u"ive", u"you"};

class MessageCutter
{
public:
    MessageCutter(QStringView written, qsizetype from) : m_written(written), m_at(from) {}

    HeardMessage cut()
    {
        for (; m_at < m_written.size() && m_message.words.size() < maxWords; ++m_at)
            take(m_written[m_at]);
        endWord();
        m_message.next = nextPart();
        endClause();
        return std::move(m_message);
    }

private:
    qsizetype nextPart() const
    {
        if (m_at >= m_written.size())
            return m_written.size();
        if (m_clauseStart == m_message.words.size())
            return m_at;
        return m_message.words[std::max(m_clauseStart, maxWords / 2)].from;
    }

    void take(QChar c)
    {
        if (c.isLetterOrNumber()) {
            if (!m_inside)
                start();
            m_digits += c.isDigit();
            m_message.text.append(c.toLower());
        } else if (c != u'\'' && c != u'\u2019') {
            endWord();
            if (c == u'.' || c == u',' || c == u';' || c == u':' || c == u'!' || c == u'?' || c == u'\n')
                endClause();
        }
    }

    void start()
    {
        m_inside = true;
        m_digits = 0;
        m_word = {m_message.text.size(), 0, m_at, 0, false};
    }

    void endWord()
    {
        if (!m_inside || m_message.words.size() >= maxWords)
            return;
        m_inside = false;
        m_word.keyEnd = m_message.text.size();
        m_word.to = m_at;
        const auto length = m_word.keyEnd - m_word.key;
        // Long numbers say nothing.
        if (length > 1 && m_digits == length) {
            m_message.text.truncate(m_word.key);
            return;
        }
        negate(m_message.key(m_word));
        m_message.words.append(m_word);
    }

    void negate(QStringView word)
    {
        const bool several = m_message.words.size() > m_clauseStart;
        const auto before = several ? m_message.key(m_message.words.last()) : QStringView();
        const bool again = before == u"no" && isOneOf(word, subjects);
        if (again || (isOneOf(word, beginners) && !isOneOf(before, negators) && !isOneOf(before, adverbs)))
            m_reach = 0;
        m_word.negated = m_reach > 0;
        m_reach = isOneOf(word, negators) ? reach : std::max(m_reach - 1, 0);
    }

    void endClause()
    {
        m_reach = 0;
        if (m_message.words.size() > m_clauseStart)
            m_message.clauseEnds.append(m_message.words.size());
        m_clauseStart = m_message.words.size();
    }

    QStringView m_written;
    HeardMessage m_message;
    HeardWord m_word;
    qsizetype m_at = 0;
    qsizetype m_clauseStart = 0;
    qsizetype m_digits = 0;
    int m_reach = 0;
    bool m_inside = false;
};

/// FNV-1a, 32 bits, of the UTF-8 bytes of what add() is given.
class Hash
{
public:
    Hash& add(QStringView text)
    {
        for (const QChar c : text) {
            const auto code = c.unicode();
            if (code < 0x80) {
                addByte(quint8(code));
            } else if (code < 0x800) {
                addByte(quint8(0xC0 | (code >> 6)));
                addByte(quint8(0x80 | (code & 0x3F)));
            } else {
                addByte(quint8(0xE0 | (code >> 12)));
                addByte(quint8(0x80 | ((code >> 6) & 0x3F)));
                addByte(quint8(0x80 | (code & 0x3F)));
            }
        }
        return *this;
    }
    quint32 value() const { return m_value; }

private:
    void addByte(quint8 byte) { m_value = (m_value ^ byte) * 0x01000193U; }

    quint32 m_value = 0x811C9DC5U;
};

class Features
{
public:
    Features(const HeardMessage& message, Passage passage, const Weights& weights)
        : m_message(message)
        , m_passage(passage)
        , m_buckets(quint32(weights.of.size()))
    {
        const auto end = qsizetype(passage.size());
        for (qsizetype i = 0; i < end; ++i) {
            addWord(passage[size_t(i)]);
            if (weights.closely)
                addPieces(wordAt(i));
        }
        for (qsizetype i = -1; i < end; ++i) {
            add(Hash().add(u"p:").add(wordAt(i)).add(u" ").add(wordAt(i + 1)));
            if (weights.closely)
                addNeighbours(i, end);
        }
        std::sort(m_found.begin(), m_found.end());
        m_found.erase(std::unique(m_found.begin(), m_found.end()), m_found.end());
    }

    const QVarLengthArray<quint32, 1024>& found() const { return m_found; }

private:
    void add(const Hash& hash) { m_found.append(hash.value() % m_buckets); }

    QStringView wordAt(qsizetype i) const
    {
        if (i < 0)
            return u"^";
        return i < qsizetype(m_passage.size()) ? m_message.key(m_passage[size_t(i)]) : QStringView(u"$");
    }

    void addWord(const HeardWord& word)
    {
        const auto key = m_message.key(word);
        add(Hash().add(u"w:").add(key));
        if (word.negated)
            add(Hash().add(u"n:").add(key));
    }

    void addPieces(QStringView word)
    {
        QVarLengthArray<QChar, 64> padded;
        padded.append(u'<');
        padded.append(word.begin(), word.size());
        padded.append(u'>');
        for (const int size : {3, 4})
            for (qsizetype from = 0; from + size <= padded.size(); ++from)
                add(Hash().add(u"c:").add(QStringView(padded.data() + from, size)));
    }

    void addNeighbours(qsizetype i, qsizetype end)
    {
        if (i + 2 <= end)
            add(Hash().add(u"s:").add(wordAt(i)).add(u" ").add(wordAt(i + 2)));
        if (i >= 0 && i + 2 < end)
            add(Hash().add(u"t:").add(wordAt(i)).add(u" ").add(wordAt(i + 1)).add(u" ").add(wordAt(i + 2)));
    }

    const HeardMessage& m_message;
    Passage m_passage;
    quint32 m_buckets;
    QVarLengthArray<quint32, 1024> m_found;
};

} // namespace

QVarLengthArray<Passage, 17> HeardMessage::passages() const
{
    QVarLengthArray<Passage, 17> all;
    const Passage whole(words.data(), size_t(words.size()));
    all.append(whole);
    qsizetype from = 0;
    for (const auto end : clauseEnds) {
        if (clauseEnds.size() > 1)
            all.append(whole.subspan(size_t(from), size_t(end - from)));
        from = end;
    }
    return all;
}

bool isOneOf(QStringView word, std::span<const std::u16string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [word](Words one) { return word == QStringView(one.data(), qsizetype(one.size())); });
}

Weights learntWeights(const QString& name, bool closely)
{
    const QResource resource(QStringLiteral(":/escalation/%1.weights").arg(name));
    constexpr qsizetype head = 2 * sizeof(quint64);
    if (resource.size() <= head || resource.compressionAlgorithm() != QResource::NoCompression)
        qFatal("%s was not built into this program as it should be.", qPrintable(resource.fileName()));
    const auto number = [&](qsizetype at) {
        return std::bit_cast<double>(qFromLittleEndian<quint64>(resource.data() + at));
    };
    const auto* buckets = reinterpret_cast<const qint8*>(resource.data() + head);
    return {{buckets, size_t(resource.size() - head)}, number(sizeof(quint64)), number(0), closely};
}

HeardMessage hear(QStringView written, qsizetype from) { return MessageCutter(written, from).cut(); }

double score(const HeardMessage& message, Passage passage, const Weights& weights)
{
    const Features features(message, passage, weights);
    qint64 sum = 0;
    for (const auto bucket : features.found())
        sum += weights.of[bucket];
    const auto count = double(std::max<qsizetype>(features.found().size(), 1));
    return weights.bias + double(sum) * weights.step / std::sqrt(count);
}

} // namespace baton::escalation
