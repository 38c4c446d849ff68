// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/savedwords.h"
#include "tests/support/program.h"

using namespace baton;

/// Saved replies with names filled in.
class TestSavedWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesAreFilledIn_data();
    void namesAreFilledIn();
    void aNameIsNoMarkdown();
    void whatWasFilledInIsNotFilledInAgain();
};

void TestSavedWords::namesAreFilledIn_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("filled");
    const auto row = [](const char* name, const char* text, const char* filled) {
        QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(filled);
    };
    row("all", "Hello {{customer.name}}, {{agent.name}} of {{bot.name}}.", "Hello Jane, Ana of Shop bot.");
    row("spaces", "{{ customer.name }}!", "Jane!");
    row("unknown", "{{customer.mail}} {{x}} {{}}", "{{customer.mail}} {{x}} {{}}");
    row("unknown around known", "{{{{customer.name}}}}", "{{Jane}}");
    row("unfinished", "Hello {{customer.name", "Hello {{customer.name");
    row("case", "{{Customer.Name}}", "{{Customer.Name}}");
    row("none", "No names.", "No names.");
    row("empty", "", "");
}

void TestSavedWords::namesAreFilledIn()
{
    QFETCH(QString, text);
    QFETCH(QString, filled);
    QCOMPARE(filledIn(text, {QStringLiteral("Jane"), QStringLiteral("Ana"), QStringLiteral("Shop bot")}),
             filled);
    // Who is not known is greeted all the same.
    QCOMPARE(filledIn(QStringLiteral("Hello {{customer.name}}!"), {}), QStringLiteral("Hello there!"));
    QCOMPARE(filledIn(QStringLiteral("{{customer.name}}"),
                      {QStringLiteral(" \u200b"), {}, {}, QStringLiteral("مرحبًا")}),
             QStringLiteral("مرحبًا"));
}

void TestSavedWords::aNameIsNoMarkdown()
{
    const SpokenNames names{QStringLiteral("[Jane](https://evil.example)\n# **Doe**"), {}, {}};
    QCOMPARE(filledIn(QStringLiteral("Hello {{customer.name}}"), names),
             QStringLiteral("Hello \\[Jane\\]\\(https\\://evil.example\\) \\# \\*\\*Doe\\*\\*"));
}

void TestSavedWords::whatWasFilledInIsNotFilledInAgain()
{
    const SpokenNames names{QStringLiteral("{{agent.name}}"), QStringLiteral("Ana"), {}};
    QCOMPARE(filledIn(QStringLiteral("{{customer.name}}"), names), QStringLiteral("{{agent.name}}"));
}

BATON_PLAIN_TEST(TestSavedWords)
#include "tst_savedwords.moc"
