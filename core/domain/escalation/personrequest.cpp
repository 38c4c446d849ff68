#include "core/domain/escalation/personrequest.h"

#include <QByteArray>
#include <QStringList>
#include <QVarLengthArray>
#include <algorithm>
#include <array>
#include <cmath>

namespace baton::escalation {

namespace {

#include "core/domain/escalation/personrequestweights.inc"

constexpr qsizetype maxWords = 64;

constexpr std::array personWords{
    "human",           "humans",     "person",     "persons",    "people",
    "someone",         "somebody",   "anyone",     "anybody",    "agent",
    "agents",          "operator",   "operators",  "assistant",  "representative",
    "representatives", "rep",        "manager",    "supervisor", "staff",
    "employee",        "employees",  "colleague",  "colleagues", "advisor",
    "adviser",         "consultant", "specialist", "team",       "live",
    "hooman",          "individual", "being",      "guy",        "transfer",
    "escalate",        "callback",   "support"};

/// Lower case, letters only; digits and marks separate; apostrophes vanish.
QStringList wordsOf(QStringView message)
{
    QStringList words;
    QString word;
    const auto finish = [&] {
        if (!word.isEmpty() && words.size() < maxWords)
            words.append(word);
        word.clear();
    };
    for (const QChar c : message) {
        if (c.isLetter() || c.isSurrogate())
            word.append(c.toLower());
        else if (c != u'\'' && c != u'\u2019')
            finish();
        if (words.size() >= maxWords)
            break;
    }
    finish();
    return words;
}

/// FNV-1a, 32 bits, of the UTF-8 bytes of what add() is given.
class Hash
{
public:
    Hash& add(const QByteArray& bytes)
    {
        for (const char c : bytes)
            m_value = (m_value ^ quint8(c)) * 0x01000193U;
        return *this;
    }
    quint16 bucket() const { return quint16(m_value % personRequestWeights.size()); }

private:
    quint32 m_value = 0x811C9DC5U;
};

using Buckets = QVarLengthArray<quint16, 512>;

void addPieces(const QString& word, Buckets& buckets)
{
    const QString padded = u'<' + word + u'>';
    for (const int size : {3, 4}) {
        for (qsizetype start = 0; start + size <= padded.size(); ++start)
            buckets.append(Hash().add("c:").add(QStringView(padded).sliced(start, size).toUtf8()).bucket());
    }
}

Buckets featuresOf(const QStringList& words)
{
    Buckets buckets;
    QList<QByteArray> framed{"^"};
    for (const auto& word : words) {
        framed.append(word.toUtf8());
        buckets.append(Hash().add("w:").add(framed.last()).bucket());
        addPieces(word, buckets);
    }
    framed.append("$");
    for (qsizetype i = 0; i + 1 < framed.size(); ++i)
        buckets.append(Hash().add("p:").add(framed[i]).add(" ").add(framed[i + 1]).bucket());
    for (qsizetype i = 0; i + 2 < framed.size(); ++i) {
        buckets.append(Hash().add("s:").add(framed[i]).add(" ").add(framed[i + 2]).bucket());
        if (i > 0 && i + 3 < framed.size()) {
            buckets.append(Hash()
                               .add("t:")
                               .add(framed[i])
                               .add(" ")
                               .add(framed[i + 1])
                               .add(" ")
                               .add(framed[i + 2])
                               .bucket());
        }
    }
    std::sort(buckets.begin(), buckets.end());
    buckets.erase(std::unique(buckets.begin(), buckets.end()), buckets.end());
    return buckets;
}

/// One typing error at most, two in long words: a letter more, less, other, or two swapped.
bool near(const QString& a, QLatin1String b)
{
    const int allowed = b.size() < 4 ? 0 : b.size() < 8 ? 1 : 2;
    if (std::abs(a.size() - b.size()) > allowed)
        return false;
    QVarLengthArray<int, 32> before2(b.size() + 1);
    QVarLengthArray<int, 32> before(b.size() + 1);
    QVarLengthArray<int, 32> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        before2 = before;
        before = row;
        row[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1] == b[j - 1];
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before2[j - 2] + 1);
        }
    }
    return row[b.size()] <= allowed;
}

/// Also where the space before or after the word was left out: "tosomebody".
bool namesPerson(const QString& word)
{
    return std::any_of(personWords.begin(), personWords.end(), [&](const char* name) {
        const QLatin1String person(name);
        return near(word, person) ||
               (person.size() >= 5 && word.size() <= person.size() + 4 && word.contains(person));
    });
}

} // namespace

PersonRequest hearPersonRequest(QStringView message)
{
    const auto words = wordsOf(message);
    const auto named = std::find_if(words.begin(), words.end(), namesPerson);
    if (named == words.end())
        return {};
    const auto buckets = featuresOf(words);
    double sum = 0;
    for (const auto bucket : buckets)
        sum += personRequestWeights[bucket];
    const double score = personRequestBias + sum * personRequestStep / std::sqrt(double(buckets.size()));
    return {score > 0, score, score > 0 ? *named : QString()};
}

} // namespace baton::escalation
