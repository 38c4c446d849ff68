// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/tonewords.h"

#include <QFile>
#include <algorithm>
#include <vector>

namespace baton::escalation {

namespace {

using Spoken = SpokenPhrase::Kind;

struct WordEntry
{
    QString word;
    qint8 valence = 0;
    quint16 classes = 0;
};

struct PhraseEntry
{
    QString phrase;
    Spoken kind = Spoken::None;
    quint8 weight = 0; ///< in hundredths
};

Spoken kindOf(QByteArrayView name)
{
    return name == "dissatisfaction" ? Spoken::Dissatisfaction
           : name == "sarcasm"       ? Spoken::Sarcasm
           : name == "insult"        ? Spoken::Insult
                                     : Spoken::None;
}

/// Words and phrases, each sorted, as resources/escalation/lexicon.py wrote them: `word TAB valence TAB
/// classes`, an empty line, then `phrase TAB kind TAB weight`.
struct Lexicon
{
    std::vector<WordEntry> words;
    std::vector<PhraseEntry> phrases;

    Lexicon()
    {
        QFile file(QStringLiteral(":/escalation/english/lexicon.tsv"));
        const bool isThere = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isThere);
        bool arePhrases = false;
        const auto lines = isThere ? file.readAll().split('\n') : QList<QByteArray>();
        for (const auto& line : lines) {
            const auto cells = line.split('\t');
            if (cells.size() != 3)
                arePhrases = arePhrases || !words.empty();
            else if (arePhrases)
                phrases.push_back({QString::fromUtf8(cells[0]), kindOf(cells[1]), quint8(cells[2].toInt())});
            else
                words.push_back(
                    {QString::fromUtf8(cells[0]), qint8(cells[1].toInt()), quint16(cells[2].toInt())});
        }
    }
};

const Lexicon& lexicon()
{
    static const Lexicon read;
    return read;
}

constexpr qsizetype maxWords = lettersHeard / 2; ///< more do not fit
constexpr qsizetype longestPhrase = 8;

const WordEntry* find(QStringView key)
{
    const auto& words = lexicon().words;
    const auto found =
        std::lower_bound(words.begin(), words.end(), key,
                         [](const WordEntry& entry, QStringView wanted) { return entry.word < wanted; });
    return found != words.end() && found->word == key ? &*found : nullptr;
}

bool isApostrophe(QChar c) { return c == u'\'' || c == u'\u2019'; }

class TurnCutter
{
public:
    TurnCutter(QStringView message, const QSet<QString>& ignored)
        : m_message(message.first(std::min(message.size(), lettersHeard)))
        , m_ignored(ignored)
    {}

    TurnWords cut()
    {
        for (m_at = 0; m_at < m_message.size() && m_turn.words.size() < maxWords; ++m_at)
            take(m_message[m_at]);
        finish();
        return std::move(m_turn);
    }

private:
    void take(QChar c)
    {
        if (c.isLetter()) {
            if (!m_inside)
                start();
            ++m_letters;
            m_upper += c.isUpper();
            m_turn.text.append(c.toLower().unicode());
        } else if (c.isDigit() || (c == u'*' && m_inside)) {
            // A word with digits is a number, "f***" is none that one could look up.
            if (!m_inside)
                start();
            m_turn.text.append(c.unicode());
            m_digits += c.isDigit();
        } else if (!isApostrophe(c)) {
            finish();
            if (const auto closing = closingQuotation(c); !closing.isNull())
                skipQuotation(closing);
            else if (c == u'.' || c == u'!' || c == u'?' || c == u':' || c == u'\n')
                m_sentence = true;
        }
    }

    void start()
    {
        m_inside = true;
        m_letters = m_upper = m_digits = 0;
        if (!m_turn.text.isEmpty())
            m_turn.text.append(u' ');
        m_word = {};
        m_word.from = m_at;
        m_word.key = m_turn.text.size();
    }

    void finish()
    {
        if (!m_inside)
            return;
        m_inside = false;
        m_word.to = m_at;
        m_word.keyEnd = m_turn.text.size();
        m_word.capitals = m_digits == 0 && m_letters >= 2 && m_upper == m_letters;
        m_word.name = !m_sentence && m_upper == 1 && m_letters > 1 && m_message[m_word.from].isUpper();
        m_sentence = false;
        classify();
        m_turn.words.append(m_word);
    }

    void classify()
    {
        const auto key = m_turn.key(m_word);
        if (!m_ignored.isEmpty() && m_ignored.contains(key.toString())) {
            m_word.used = true;
            return;
        }
        if (const auto* const entry = find(key)) {
            m_word.classes = entry->classes;
            m_word.valence = entry->valence;
        } else if (key.size() >= 3 && key.size() <= 8 && key.sliced(1, 2) == u"**") {
            m_word.classes = Expletive;
        } else if (std::any_of(key.begin(), key.end(), [](QChar c) { return c.unicode() > 127; })) {
            m_word.classes = Foreign;
        }
        m_turn.english += (m_word.classes & English) != 0;
        m_turn.foreign += (m_word.classes & Foreign) != 0;
    }

    /// Titles and what others said are not the customer's own words.
    void skipQuotation(QChar until)
    {
        const auto end = m_message.indexOf(until, m_at + 1);
        if (end > 0)
            m_at = end;
    }

    QStringView m_message;
    const QSet<QString>& m_ignored;
    TurnWords m_turn;
    Word m_word;
    qsizetype m_at = 0;
    int m_letters = 0;
    int m_upper = 0;
    int m_digits = 0;
    bool m_inside = false;
    bool m_sentence = true;
};

} // namespace

QStringView TurnWords::key(const Word& word) const { return key(word, word); }

QStringView TurnWords::key(const Word& first, const Word& last) const
{
    return QStringView(text.data() + first.key, last.keyEnd - first.key);
}

QChar closingQuotation(QChar mark)
{
    return mark == u'"' ? mark : mark == u'\u201C' ? QChar(u'\u201D') : QChar();
}

TurnWords readWords(QStringView message, const QSet<QString>& ignored)
{
    return TurnCutter(message, ignored).cut();
}

SpokenPhrase phraseAt(const TurnWords& turn, qsizetype word)
{
    SpokenPhrase longest;
    const auto end = std::min(turn.words.size(), word + longestPhrase);
    const auto& phrases = lexicon().phrases;
    auto from = phrases.begin();
    for (auto last = word; last < end && !turn.words[last].used; ++last) {
        const auto key = turn.key(turn.words[word], turn.words[last]);
        from = std::lower_bound(from, phrases.end(), key, [](const PhraseEntry& entry, QStringView wanted) {
            return entry.phrase < wanted;
        });
        if (from == phrases.end() || !from->phrase.startsWith(key))
            break;
        if (from->phrase == key)
            longest = {from->kind, from->weight / 100.0, int(last - word) + 1};
    }
    return longest;
}

} // namespace baton::escalation
