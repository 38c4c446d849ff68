// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/escalation/personrequest.h"
#include "core/domain/escalation/classifier.h"

#include <algorithm>
#include <array>
#include <bit>

namespace baton::escalation {

namespace {

/// A request names a person, or asks to be passed on; without either nothing is taken for one.
constexpr std::array personWords{"human",       "humans",       "person",         "persons",
                                 "people",      "someone",      "somebody",       "anyone",
                                 "anybody",     "agent",        "agents",         "operator",
                                 "operators",   "assistant",    "representative", "representatives",
                                 "rep",         "manager",      "supervisor",     "staff",
                                 "employee",    "employees",    "colleague",      "colleagues",
                                 "advisor",     "adviser",      "consultant",     "specialist",
                                 "team",        "live",         "hooman",         "individual",
                                 "guy",         "transfer",     "escalate",       "callback",
                                 "support",     "service",      "care",           "helpdesk",
                                 "coworker",    "coworkers",    "executive",      "boss",
                                 "bloke",       "lady",         "mister",         "management",
                                 "department",  "sum1",         "any1",           "dude",
                                 "folks",       "technician",   "technicians",    "officer",
                                 "officers",    "expert",       "experts",        "associate",
                                 "associates",  "salesperson",  "salespeople",    "whoever",
                                 "dispatcher",  "dispatch",     "reception",      "receptionist",
                                 "concierge",   "counsellor",   "counselor",      "clerk",
                                 "clerks",      "nurse",        "doctor",         "pharmacist",
                                 "owner",       "handler",      "handlers",       "nobody",
                                 "noone",       "professional", "worker",         "workers",
                                 "engineer",    "accountant",   "adult",          "teammate",
                                 "teammates",   "attendant",    "reps",           "advisors",
                                 "supervisors", "managers",     "operative",      "operatives"};
/// So does who asks for something of the kind of "put me through", "talk to", whoever it is.
constexpr std::array<std::u16string_view, 21> askingWords{
    u"connect", u"talk",  u"talking", u"speak", u"speaking", u"chat",  u"chatting",
    u"contact", u"call",  u"phone",   u"ring",  u"put",      u"patch", u"hand",
    u"pass",    u"route", u"discuss", u"word",  u"touch",    u"reach", u"message"};
constexpr std::array<std::u16string_view, 7> askedWords{u"me",      u"us",   u"to",  u"with",
                                                        u"through", u"thru", u"over"};
/// Who does not want these wants a person.
constexpr std::array<std::u16string_view, 12> botWords{u"bot",      u"bots",     u"robot",    u"robots",
                                                       u"chatbot",  u"chatbots", u"machine",  u"machines",
                                                       u"computer", u"ai",       u"software", u"automation"};

/// A bit for each letter that occurs; several letters may share one.
quint32 lettersOf(QStringView word)
{
    quint32 letters = 0;
    for (const QChar letter : word)
        letters |= quint32(1) << (letter.unicode() % 32);
    return letters;
}

struct Known
{
    QLatin1String word;
    quint32 letters;
};

/// One typing error at most, two in long words: a letter more, less, other, or two swapped.
bool isWithin(int allowed, QStringView a, QLatin1String b)
{
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

bool near(QStringView word, quint32 letters, const Known& known)
{
    const int allowed = known.word.size() < 5 ? 0 : known.word.size() < 8 ? 1 : 2;
    if (allowed == 0)
        return word == known.word;
    // An error brings one letter at most that the other word has not; most words are told apart by that
    // alone.
    return std::abs(word.size() - known.word.size()) <= allowed &&
           std::popcount(letters & ~known.letters) <= allowed &&
           std::popcount(known.letters & ~letters) <= allowed && isWithin(allowed, word, known.word);
}

/// Also where the space before or after the word was left out: "tosomebody".
bool namesPerson(QStringView word)
{
    static const auto known = [] {
        std::array<Known, personWords.size()> all;
        std::transform(personWords.begin(), personWords.end(), all.begin(), [](const char* name) {
            return Known{QLatin1String(name), lettersOf(QString::fromLatin1(name))};
        });
        return all;
    }();
    const auto letters = lettersOf(word);
    return std::any_of(known.begin(), known.end(), [&](const Known& person) {
        return near(word, letters, person) ||
               (person.word.size() >= 5 && word.size() <= person.word.size() + 4 &&
                word.contains(person.word));
    });
}

/// For each word whether a request may hang on it: alone, or with the word behind it.
struct Tellings
{
    QVarLengthArray<bool, 64> alone;
    QVarLengthArray<bool, 64> withNext;

    explicit Tellings(const HeardMessage& message)
    {
        for (qsizetype i = 0; i < message.words.size(); ++i) {
            const auto& word = message.words[i];
            const auto key = message.key(word);
            alone.append(namesPerson(key) || (word.negated && isOneOf(key, botWords)));
            withNext.append(i + 1 < message.words.size() && isOneOf(key, askingWords) &&
                            isOneOf(message.key(message.words[i + 1]), askedWords));
        }
    }

    /// The next one of either kind; @p end when there is none.
    qsizetype nextOf(qsizetype from, qsizetype end) const
    {
        while (from < end && !alone[from] && !withNext[from])
            ++from;
        return from;
    }

    /// The first in a passage, those before all that say it alone; @p end when there is none.
    qsizetype firstOf(qsizetype from, qsizetype end) const
    {
        const auto* const words = alone.begin();
        const auto* const first = std::find(words + from, words + end, true);
        if (first != words + end)
            return first - words;
        const auto* const pairs = withNext.begin();
        const auto* const pair = std::find(pairs + from, pairs + end - 1, true);
        return pair == pairs + end - 1 ? end : pair - pairs;
    }
};

/// One part of a message.
class Judging
{
public:
    explicit Judging(const HeardMessage& message) : m_message(message), m_telling(message) {}

    void listen(PersonRequest& most) const
    {
        const auto passages = m_message.passages();
        for (const auto& passage : passages) {
            const auto from = passage.data() - m_message.words.data();
            judge(from, from + qsizetype(passage.size()), most);
        }
        // A sentence that never ends drowns its request: there, what stands around each word that tells is
        // judged by itself.
        qsizetype from = 0;
        for (const auto end : m_message.clauseEnds) {
            if (end - from > longClause)
                for (auto at = m_telling.nextOf(from, end); at < end; at = m_telling.nextOf(at + 1, end))
                    judge(std::max(from, at - wordsBefore), std::min(end, at + wordsBehind), most);
            from = end;
        }
    }

private:
    static constexpr qsizetype longClause = 24;
    static constexpr qsizetype wordsBefore = 7;
    static constexpr qsizetype wordsBehind = 4;

    void judge(qsizetype from, qsizetype end, PersonRequest& most) const
    {
        const auto named = from < end ? m_telling.firstOf(from, end) : end;
        if (named == end)
            return;
        static const auto weights = learntWeights(QStringLiteral("english/personrequest"), true);
        const Passage passage(m_message.words.data() + from, size_t(end - from));
        const double heard = score(m_message, passage, weights);
        if (heard > 0 && heard > most.score) {
            const auto& word = m_message.words[named];
            most = {true, heard, m_message.key(word).toString(), word.from};
        }
    }

    const HeardMessage& m_message;
    Tellings m_telling;
};

} // namespace

PersonRequest hearPersonRequest(QStringView written)
{
    PersonRequest most;
    for (qsizetype from = 0; from < written.size();) {
        const auto message = hear(written, from);
        Judging(message).listen(most);
        from = message.next;
    }
    return most;
}

} // namespace baton::escalation
